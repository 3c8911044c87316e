// The checker in an article: a hostile host page, a strict one, ten of them at once.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { HOSTILE, SITE, article, script } from "./article.mjs";
import { visit, dropFiles } from "./harness.mjs";
import { TABLE, open, openSample, expectVerdict } from "./steps.mjs";

/** Finds the checker inside the page inside the element. */
async function checkerIn(page, nth = 0) {
  const outer = await (await page.locator("dormouse-check iframe").nth(nth).elementHandle()).contentFrame();
  const inner = await (await outer.waitForSelector("iframe")).contentFrame();
  await inner.waitForSelector("html[data-ready]");
  return inner;
}

test("the element works in a host page with hostile style and a strict policy, loaded twice", async (t) => {
  const origin = new URL(SITE).origin;
  const policy = `default-src 'none'; script-src ${origin}; style-src 'unsafe-inline'; frame-src ${origin}`;
  const body = `<style>${HOSTILE}</style><dormouse-check lang="en" as-of="2019-06-13" captured="2019-06-13"></dormouse-check>${script}${script}`;
  const seen = await visit(t, { path: await article(t, { body, policy }) });
  const checker = await checkerIn(seen.page);
  await dropFiles(checker, "#drop", [{ name: "notes.csv", text: TABLE }]);
  await checker.locator("#result h2", { hasText: "Dormant" }).waitFor();
  assert.equal(await seen.page.title(), "An article");
  assert.deepEqual(await seen.page.evaluate(() => Object.keys(window).filter((name) => /dormouse/i.test(name))), []);
  seen.assertQuiet();
});

test("the frame grows with its content, and the host learns the verdict only after the person agrees", async (t) => {
  const body = `<dormouse-check lang="en" as-of="2019-06-13" captured="2019-06-13"></dormouse-check>${script}`;
  const { page } = await visit(t, { path: await article(t, { body }) });
  await page.evaluate(() => {
    window.heard = [];
    addEventListener("verdict", (event) => window.heard.push(event.detail));
  });
  const checker = await checkerIn(page);
  const height = () => page.evaluate(() => Number(document.querySelector("dormouse-check").shadowRoot.querySelector("iframe").height));
  await page.waitForFunction(() => document.querySelector("dormouse-check").shadowRoot.querySelector("iframe").height !== "640");
  const before = await height();
  await dropFiles(checker, "#drop", [{ name: "notes.csv", text: TABLE }]);
  await checker.locator("#result h2", { hasText: "Dormant" }).waitFor();
  await page.waitForFunction((before) => Number(document.querySelector("dormouse-check").shadowRoot.querySelector("iframe").height) > before, before);
  assert.ok((await height()) <= 3000);
  assert.deepEqual(await page.evaluate(() => window.heard), []);
  await checker.click("#tell");
  await page.waitForFunction(() => window.heard.length);
  assert.deepEqual(await page.evaluate(() => window.heard), ["dormant"]);
});

test("an article shows a report it has prepared, and a reader checks a file of their own", async (t) => {
  const made = await open(t, { path: "#as-of=2019-06-13" });
  await openSample(made.page, "dormant");
  await expectVerdict(made.page, "休眠");
  const report = await made.page.evaluate(() => Result.json);
  const body = `<dormouse-check lang="zh-Hans" src="report.json"></dormouse-check>${script}`;
  const { page } = await visit(t, { path: await article(t, { body, files: { "report.json": report } }) });
  const checker = await checkerIn(page);
  await checker.locator("#result h2", { hasText: "休眠" }).waitFor();
  assert.match(await checker.innerText("#result"), /2016年12月16日/);
  await dropFiles(checker, "#drop", [{ name: "own.csv", text: TABLE.replaceAll("2016", "2018") }]);
  await checker.locator("#result", { hasText: "own.csv" }).waitFor();
});

test("a link in an embed opens after the reader has agreed, free of the frame's sandbox", async (t) => {
  const body = `<dormouse-check lang="en" as-of="2019-06-13"></dormouse-check>${script}`;
  const { page } = await visit(t, { path: await article(t, { body }) });
  await page.context().route("https://example.org/**", (route) => route.fulfill({ contentType: "text/html", body: "<script>document.title = 'runs'</script>" }));
  page.on("dialog", (dialog) => dialog.accept());
  const checker = await checkerIn(page);
  await dropFiles(checker, "#drop", [{ name: "notes.csv", text: "发布时间,标题,链接\n2016-12-16 15:08,年末通知,https://example.org/notice\n" }]);
  const opened = page.context().waitForEvent("page");
  await checker.locator('#result a[href="https://example.org/notice"]').first().click();
  const popup = await opened;
  await popup.waitForURL("https://example.org/notice");
  assert.equal(await popup.title(), "runs");
  assert.equal(await popup.evaluate(() => document.referrer + String(window.opener)), "null");
});

test("ten embeds fetch the checker once, and the article stays responsive", async (t) => {
  const body = `${'<dormouse-check lang="en" height="300"></dormouse-check>'.repeat(10)}${script}`;
  const seen = await visit(t, { path: await article(t, { body }) });
  await seen.page.evaluate(() => {
    window.slowest = 0;
    let last = performance.now();
    setInterval(() => {
      window.slowest = Math.max(window.slowest, performance.now() - last - 20);
      last = performance.now();
    }, 20);
  });
  for (let nth = 0; nth < 10; nth += 1) {
    await seen.page.locator("dormouse-check").nth(nth).scrollIntoViewIfNeeded();
    await checkerIn(seen.page, nth);
  }
  const slowest = await seen.page.evaluate(() => window.slowest);
  t.diagnostic(`the article was held up ${Math.round(slowest)} ms at most`);
  const fetched = seen.requests.filter((request) => /\.wasm|texts\//.test(request));
  assert.deepEqual(fetched, [], "everything is in the one file");
  assert.ok(slowest < 2000, `${slowest} ms`);
});

test("the site's head says what it is, and claims no address where none was given", async () => {
  const html = (await (await fetch(SITE)).text()).split("<body")[0];
  for (const name of ["og:title", "og:description", "og:type", "og:locale"]) assert.match(html, new RegExp(`<meta property="${name}" content="[^"]+">`));
  assert.doesNotMatch(html, /og:image|og:url|canonical|oembed|name="address"/);
  assert.equal((await fetch(`${SITE}oembed.json`)).status, 404);
});

test("the height script is under a kilobyte", async () => {
  const text = await readFile(new URL("../../www/height.js", import.meta.url));
  assert.ok(text.length < 1024, `${text.length} bytes`);
});
