// No text becomes markup or a script, whoever finds a way to put it there: the browser itself refuses (Trusted Types).
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { dropFiles, visit } from "./harness.mjs";
import { TABLE } from "./steps.mjs";

const SITE = process.env.DORMOUSE_SITE;
const DAY = "#as-of=2019-06-13&captured=2019-06-13";
const PLACES = { "alone": process.env.DORMOUSE_URL, "the site": SITE, "the single file": pathToFileURL(process.env.DORMOUSE_FILE).href };

/** Remembers every refusal, in the page and in the frame inside. */
const watch = (page) => page.addInitScript(() => {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, sample }) => window.refused.push(`${effectiveDirective}: ${sample}`));
});

async function opened(t, address) {
  const seen = await visit(t, { path: `${address}${DAY}`, locale: "zh-CN", before: watch });
  const framed = address !== process.env.DORMOUSE_URL;
  const checker = framed ? await (await seen.page.waitForSelector("iframe")).contentFrame() : seen.page;
  await checker.waitForSelector("html[data-ready]");
  return { seen, frames: framed ? [seen.page, checker] : [checker], checker };
}

/** What turns a text into markup or into a script. */
const SINKS = {
  innerHTML: () => void (document.createElement("div").innerHTML = "<b>x</b>"),
  outerHTML: () => void (document.body.appendChild(document.createElement("div")).outerHTML = "<b>x</b>"),
  insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
  fragment: () => document.createRange().createContextualFragment("<b>x</b>"),
  parser: () => new DOMParser().parseFromString("<b>x</b>", "text/html"),
  srcdoc: () => void (document.createElement("iframe").srcdoc = "<b>x</b>"),
  write: () => document.write("<b>x</b>"),
  script: () => void (document.createElement("script").src = "blob:x"),
  text: () => void (document.createElement("script").text = "window.ran = 1"),
  worker: () => new Worker(URL.createObjectURL(new Blob(["1"]))),
  eval: () => (0, eval)("window.ran = 1"),
  function: () => new Function("window.ran = 1")(),
  policy: () => window.trustedTypes.createPolicy("another", {}),
  "the policy again": () => window.trustedTypes.createPolicy("dormouse", { createHTML: (html) => html }),
};

for (const [place, address] of Object.entries(PLACES)) {
  test(`${place}: every way to make markup or a script of a text throws`, async (t) => {
    const { frames } = await opened(t, address);
    for (const frame of frames) {
      for (const [name, sink] of Object.entries(SINKS)) {
        // Later, because a driver's own calls are exempt.
        const trial = `new Promise((resolve) => setTimeout(() => {
          try { (${sink})(); resolve("nothing"); } catch (error) { resolve(error.message); }
        }))`;
        const thrown = await frame.evaluate(trial);
        assert.notEqual(thrown, "nothing", name);
      }
      assert.equal(await frame.evaluate(() => window.ran), undefined);
    }
  });

  test(`${place}: a sample, a file, a rule and what is taken away need none of them`, async (t) => {
    const { seen, frames, checker } = await opened(t, address);
    await checker.click('[data-sample="zero-post"]');
    await checker.locator("#result h2", { hasText: "零发布" }).waitFor();
    await dropFiles(checker, "#drop", [{ name: "notes.csv", text: TABLE }]);
    await checker.locator("#result h2", { hasText: "休眠" }).waitFor();
    await checker.locator("#result .receipt").waitFor();
    for (const kind of ["html", "json", "csv", "xlsx"]) {
      await Promise.all([seen.page.waitForEvent("download"), checker.click(`#away-${kind}`)]);
    }
    await checker.click("#away-card");
    await checker.locator("#card-image[src^='data:image/png']").waitFor();
    await checker.click('.lang[lang="en"]');
    await checker.locator("#result h2", { hasText: "Dormant" }).waitFor();
    for (const frame of frames) assert.deepEqual(await frame.evaluate(() => window.refused), []);
    seen.assertQuiet();
  });
}

test("an article that asks for Trusted Types itself can hold the element", async (t) => {
  const body = `<dormouse-check lang="en"></dormouse-check><script src="${SITE}embed.js"></script>`;
  const server = createServer((request, response) => {
    response.setHeader("Content-Security-Policy", "require-trusted-types-for 'script'; trusted-types 'none'");
    response.setHeader("Content-Type", "text/html; charset=utf-8").end(`<!doctype html><html lang="en"><title>An article</title><body>${body}`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const seen = await visit(t, { path: `http://127.0.0.1:${server.address().port}/`, before: watch });
  const outer = await (await seen.page.waitForSelector("dormouse-check iframe")).contentFrame();
  const checker = await (await outer.waitForSelector("iframe")).contentFrame();
  await checker.waitForSelector("html[data-ready]");
  assert.deepEqual(await seen.page.evaluate(() => window.refused), []);
  seen.assertQuiet();
});
