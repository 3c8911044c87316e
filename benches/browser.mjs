// The first table: a file in Chromium, read only, judged by Dormouse, and read the obvious way.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { DAY, wanted } from "./inputs.mjs";
import { LONG, median, same } from "./figures.mjs";

/** Milliseconds until a way is given up. */
const PATIENCE = 600_000;
const FLAGS = new URL("../tests/browser/chromium-flags.json", import.meta.url);

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: JSON.parse(readFileSync(FLAGS, "utf8")) });
}

/** Notes in the page when a file was chosen, when the first progress and when the verdict stood there, and long tasks. */
function watch() {
  window.bench = { tasks: [] };
  const note = (what) => (window.bench[what] ??= performance.now());
  document.addEventListener("change", ({ target }) => target.id === "files" && note("chosen"), { capture: true });
  new MutationObserver(() => {
    if (document.getElementById("progress-bar")?.hasAttribute("value")) note("progress");
    if (document.querySelector("#result h2")) note("verdict");
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["value"] });
  new PerformanceObserver((list) => window.bench.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })))).observe({ type: "longtask" });
}

/**
 * Gives what the browser's pages took: the most memory of one, in MB, where the system tells, and their processors'
 * time in milliseconds, opening the page included: other than a clock it hardly heeds what else the machine does.
 */
async function taken(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === "renderer");
  const cpu = pages.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  try {
    const most = ({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0);
    return { cpu, peak: Math.max(...pages.map(most)) * 1024 / 1e6 };
  } catch {
    return { cpu, peak: null };
  }
}

/** Opens a page in a browser of its own, does something there, and closes both. */
export async function inPage(url, before, work) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC" });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const crashed = new Promise((resolve) => page.on("crash", () => resolve({ error: "out of memory: the page crashed" })));
    if (before) await page.addInitScript(before);
    await page.goto(url);
    return await Promise.race([crashed, work(page, browser)]);
  } finally {
    await browser.close();
  }
}

/** Goes one way of the plain page. */
export function goWay(plain, way, { path, spans, bytes }, options) {
  return inPage(`${plain}plain.html`, null, async (page, browser) => {
    await page.evaluate(([way, options]) => go(way, options), [way, { spans: spans ?? [[0, bytes]], ...options }]);
    await page.setInputFiles("#files", path);
    const answer = await page.evaluate(() => window.answer);
    return { ...answer, ...(await taken(browser)) };
  });
}

/** Asks another question about what is read, once the receipt is reckoned too; gives milliseconds to the answer. */
async function again() {
  const wait = () => new Promise((resolve) => setTimeout(resolve, 1));
  while (!Result.report.sources.every(({ sha256 }) => sha256)) await wait();
  const [before, start] = [Result.json, performance.now()];
  Settings.write({ "as-of": "2026-05-30" });
  while (Result.json === before) await wait();
  return performance.now() - start;
}

/** Judges a file by Dormouse. */
export function judge({ path, huge }) {
  return inPage(`${process.env.DORMOUSE_URL}#lang=en&as-of=${DAY}&captured=${DAY}`, watch, async (page, browser) => {
    let module = "light";
    page.on("request", (request) => {
      const name = /dormouse-(\w+)\.wasm$/.exec(request.url());
      if (name) [, module] = name;
    });
    await page.waitForSelector("html[data-ready]");
    await page.setInputFiles("#files", path);
    await page.locator("#result h2, #error:not([hidden])").first().waitFor();
    const { chosen, progress, verdict, tasks } = await page.evaluate(() => window.bench);
    if (!verdict) return { error: (await page.locator("#error-details").textContent()).split("\n")[1] };
    const memory = await page.workers()[0].evaluate(() => memory.buffer.byteLength);
    const longest = Math.max(0, ...tasks.filter(({ startTime }) => startTime >= chosen && startTime < verdict).map(({ duration }) => duration));
    const found = await page.evaluate(() => {
      const { total, verdicts } = JSON.parse(Result.list ?? "{}");
      if (total > 1) return { accounts: total, verdicts };
      const [account] = Result.report.accounts;
      return { accounts: Result.total, verdict: account?.verdict, posts: account?.posts.counted, last: account?.posts.last?.slice(0, 10) };
    });
    const used = await taken(browser);
    // The receipt of a huge file takes a while, and judging again takes as long as after a small one.
    const rejudged = huge ? undefined : await page.evaluate(again);
    return { ms: verdict - chosen, first: progress - chosen, found, module, memory: memory / 1e6, longest, ...used, rejudged };
  });
}

/** Says how Dormouse judged an input otherwise than its maker says; nothing where it did not. */
function fault(input, { found, error }) {
  if (error) return error;
  return same(found, wanted(input)) ? undefined : `judged as ${JSON.stringify(found)}, which is not ${JSON.stringify(wanted(input))}`;
}

/** Measures an input up to `runs` times, each way in turn; a way that takes long goes once. */
export async function measure(plain, input, runs) {
  const ways = { reads: () => goWay(plain, "read", input), ours: () => judge(input), theirs: () => goWay(plain, input.way, input) };
  const all = { reads: [], ours: [], theirs: [] };
  for (let run = 0; run < runs; run += 1) {
    for (const [name, go] of Object.entries(ways)) {
      const before = all[name][run - 1];
      if (run && (!before || before.error || before.ms > LONG)) continue;
      all[name].push(await go());
    }
  }
  const middle = (list, ...names) => Object.fromEntries(names.map((name) => [name, median(list, name)]));
  const summed = (list, error, ...names) => (error ? { error } : { ...list[0], ...middle(list, "ms", "cpu", "peak", ...names) });
  const wrong = all.ours.map((one) => fault(input, one)).find(Boolean);
  const failed = all.theirs.find(({ error }) => error)?.error;
  const ours = summed(all.ours, wrong, "longest", "rejudged");
  if (!wrong) ours.memory = Math.max(...all.ours.map(({ memory }) => memory));
  const theirs = summed(all.theirs, failed);
  theirs.wrong = !failed && Object.entries(wanted(input)).some(([key, value]) => key in theirs && !same(theirs[key], value));
  return { input, read: median(all.reads, "ms"), ours, theirs };
}

/** Measures ways of only reading a file: milliseconds by what they are called. */
export async function readings(plain, input, runs) {
  const even = (size) => ["read", { slice: size << 20, largest: size << 20 }];
  const ways = { "slices of 64 KiB to 4 MiB, as Dormouse reads": ["read", {}], "slices of 1 MiB": even(1), "slices of 4 MiB": even(4), "slices of 16 MiB": even(16), "`stream()`": ["stream", {}] };
  const all = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const [name, [way, options]] of Object.entries(ways)) all[name].push(await goWay(plain, way, input, options));
  }
  return Object.entries(all).map(([name, list]) => ({ name, input, ms: median(list, "ms") }));
}
