// Start times: from opening the page to being ready, with nothing in any cache, beside a page that has nothing to load.
import { median } from "./figures.mjs";
import { goWay, inPage, judge } from "./browser.mjs";

const RUNS = 5;

/** Notes when the page takes files and when it is ready, on one clock for the page and a frame in it. */
function watch() {
  const now = () => performance.timeOrigin + performance.now();
  document.addEventListener("DOMContentLoaded", () => (window.takes = now()));
  new MutationObserver(() => {
    if (document.documentElement?.hasAttribute("data-ready")) window.ready ??= now();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] });
}

/** Opens a page in a new browser; gives milliseconds from the start of navigation. */
function open(url) {
  return inPage(url, watch, async (page) => {
    let frame;
    while (!frame) {
      for (const one of page.frames()) {
        if (await one.evaluate(() => window.ready).catch(() => null)) frame = one;
      }
      await page.waitForTimeout(20);
    }
    const began = await page.evaluate(() => performance.timeOrigin);
    const { painted, takes, ready } = await frame.evaluate(() => {
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      return { painted: paint && performance.timeOrigin + paint.startTime, takes: window.takes, ready: window.ready };
    });
    return { painted: painted - began, takes: takes - began, ready: ready - began };
  });
}

async function several(work) {
  const all = [];
  for (let run = 0; run < RUNS; run += 1) all.push(await work());
  return all;
}

/** Measures each page, and the first word about a file; `input` is a small one. */
export async function measure(plain, input) {
  const site = process.env.DORMOUSE_SITE;
  const pages = [["empty page, empty module", `${plain}empty.html`], ["`app.html`", process.env.DORMOUSE_URL], ["`index.html` (in its frame)", site]];
  if (process.env.DORMOUSE_FILE) pages.push(["`dormouse.html` from disk", `file://${process.env.DORMOUSE_FILE}`]);
  const opened = [];
  for (const [name, url] of pages) {
    const all = await several(() => open(url));
    opened.push({ name, painted: median(all, "painted"), takes: median(all, "takes"), ready: median(all, "ready") });
  }
  const nothing = await several(() => goWay(plain, "first", input));
  const ours = await several(() => judge(input));
  return { opened, first: { nothing: median(nothing, "ms"), ours: median(ours, "first"), input } };
}
