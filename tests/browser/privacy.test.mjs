// Nothing leaves the page: every way to send something is tried against a
// server that listens, and the same trial without the policy shows that it would arrive.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { dropFiles, visit } from "./harness.mjs";
import { TABLE } from "./steps.mjs";

const SITE = process.env.DORMOUSE_SITE;
const FILE = process.env.DORMOUSE_FILE;
const PLACES = { "the site": SITE, "the single file": pathToFileURL(FILE).href };

/** Listens, and remembers what arrived. */
async function listen(t) {
  const arrived = new Set();
  const server = createServer((request, response) => {
    arrived.add(request.url.split(/[/?]/)[1]);
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.end("");
  });
  server.on("upgrade", (request, socket) => {
    arrived.add(request.url.slice(1));
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.closeAllConnections() ?? server.close());
  return { arrived, address: `http://127.0.0.1:${server.address().port}` };
}

/** Serves a page of the site without its policies and its sandbox. */
async function bare(t, html) {
  const policy = /(?:<|\\u003c)meta http-equiv=\\?"Content-Security-Policy\\?" content=\\?"[^"\\]*\\?">/g;
  const stripped = html.replace(policy, "").replace(/ sandbox="[^"]*"/, "");
  const server = createServer(async (request, response) => {
    if (request.url === "/") return response.setHeader("Content-Type", "text/html; charset=utf-8").end(stripped);
    return response.end(Buffer.from(await (await fetch(SITE + request.url.slice(1))).arrayBuffer()));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

/** Opens the checker in its frame, where it is ready. */
async function framed(t, place, options) {
  // What is tried here must meet the page's policy, not the part that keeps the site for use offline.
  const seen = await visit(t, { path: place, locale: "zh-CN", serviceWorkers: "block", ...options });
  const checker = await (await seen.page.waitForSelector("iframe")).contentFrame();
  await checker.waitForSelector("html[data-ready]");
  return { ...seen, page: seen.page, checker };
}

/** Tries every way of the page's own list, and those that end the page. */
async function tryAll(checker, address) {
  await checker.evaluate((to) => void (Channels.address = to), address);
  const tried = await checker.evaluate(() => Channels.tryAll());
  const anchors = (to) => {
    const link = Object.assign(document.createElement("a"), { href: `${to}/link`, ping: `${to}/ping` });
    document.body.append(link);
    link.click();
    try {
      window.top.location = `${to}/top`;
    } catch {
      // Refused at once in a sandbox.
    }
    setTimeout(() => (location.href = `${to}/away`), 50);
  };
  await checker.evaluate(anchors, address).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 800));
  return tried;
}

for (const [place, url] of Object.entries(PLACES)) {
  test(`${place}: nothing that can send something reaches a server`, async (t) => {
    const { arrived, address } = await listen(t);
    const { checker } = await framed(t, url);
    const tried = await tryAll(checker, address);
    assert.deepEqual([...arrived], []);
    assert.deepEqual(tried.filter((way) => !way.refused).map((way) => way.name), []);
  });

  test(`${place}: without its policy and sandbox, the same trial arrives`, async (t) => {
    const { arrived, address } = await listen(t);
    const html = url === SITE ? await (await fetch(SITE)).text() : await readFile(FILE, "utf8");
    const { checker } = await framed(t, await bare(t, html));
    await tryAll(checker, address);
    // The sure ones: what a browser may put off, such as prefetching, is not counted on.
    const sure = ["fetch", "request", "beacon", "socket", "events", "image", "script", "style", "font", "media", "object", "frame", "worker"];
    for (const way of sure) assert.ok(arrived.has(way), `${way} did not arrive: ${[...arrived]}`);
    assert.ok(arrived.has("away") || arrived.has("link"), `no navigation arrived: ${[...arrived]}`);
  });
}

test("a person sees each way tried and refused", async (t) => {
  const { checker } = await framed(t, SITE);
  await checker.click(".promise > summary");
  await checker.click("#check");
  await checker.locator("#check-result", { hasText: "浏览器都拒绝了" }).waitFor();
  assert.equal(await checker.locator("#check-result li", { hasText: "已拒绝" }).count(), 16);
});

test("in its frame, the checker judges a file, keeps the address and the title, and goes back", async (t) => {
  const { page, checker } = await framed(t, `${SITE}#as-of=2019-06-13&captured=2019-06-13`);
  await dropFiles(checker, "#drop", [{ name: "notes.csv", text: TABLE }]);
  await checker.locator("#result h2", { hasText: "休眠" }).waitFor();
  await page.waitForFunction(() => document.title.startsWith("休眠"));
  await checker.fill("#as-of", "2017-01-01");
  await checker.locator("#result h2", { hasText: "正常更新" }).waitFor();
  assert.match(page.url(), /as-of=2017-01-01/);
  await page.goBack();
  await checker.locator("#result h2", { hasText: "休眠" }).waitFor();
  await checker.click('.lang[lang="en"]');
  await page.waitForFunction(() => document.documentElement.lang === "en");
  await page.reload();
  const again = await (await page.waitForSelector("iframe")).contentFrame();
  await again.waitForSelector('html[data-ready][lang="en"]');
});

test("a link to a post opens only after the person has agreed to its address", async (t) => {
  const { page, checker } = await framed(t, `${SITE}#as-of=2019-06-13`);
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    return dialog.dismiss();
  });
  const text = "发布时间,标题,链接\n2016-12-16 15:08,年末通知,https://example.org/notice\n";
  await dropFiles(checker, "#drop", [{ name: "notes.csv", text }]);
  await checker.locator('#result a[href="https://example.org/notice"]').first().click();
  for (let wait = 0; wait < 20 && !asked.length; wait += 1) await page.waitForTimeout(50);
  assert.match(asked[0] ?? "", /https:\/\/example\.org\/notice/);
  assert.equal(page.context().pages().length, 1);
});

test("a link that the person agrees to opens, and the article behind it learns of nothing", async (t) => {
  const { page, checker } = await framed(t, `${SITE}#as-of=2019-06-13`);
  await page.context().route("https://example.org/**", (route) => route.fulfill({ body: "a notice" }));
  page.on("dialog", (dialog) => dialog.accept());
  await dropFiles(checker, "#drop", [{ name: "notes.csv", text: "发布时间,标题,链接\n2016-12-16 15:08,年末通知,https://example.org/notice\n" }]);
  const opened = page.context().waitForEvent("page");
  await checker.locator('#result a[href="https://example.org/notice"]').first().click();
  const popup = await opened;
  await popup.waitForURL("https://example.org/notice");
  assert.equal(await popup.evaluate(() => document.referrer + String(window.opener)), "null");
});

test("where the script around the checker cannot run, a plain text says what to do", async (t) => {
  const html = (await (await fetch(SITE)).text()).replace("const NAMES", "const const");
  const seen = await visit(t, { path: await bare(t, html), serviceWorkers: "block" });
  await seen.page.locator("#old", { hasText: "极速模式" }).waitFor();
  assert.equal(await seen.page.locator("iframe").count(), 0);
});
