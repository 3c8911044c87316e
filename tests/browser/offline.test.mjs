// The site keeps itself: after one visit it works without a network, and a
// newer version waits for the person.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { test } from "node:test";
import { dropFiles, visit } from "./harness.mjs";
import { TABLE, workbook } from "./steps.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };

/** Serves a copy of the site under a sub-path, until it is stopped. */
async function host(t) {
  const folder = await mkdtemp(join(tmpdir(), "dormouse-site-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(dirname(process.env.DORMOUSE_FILE), folder, { recursive: true });
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, "http://x").pathname.replace(/^\/some\/where\//, "") || "index.html";
    try {
      response.setHeader("Content-Type", TYPES[extname(name)] ?? "application/octet-stream");
      response.end(await readFile(join(folder, name)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  t.after(stop);
  return { folder, stop, url: `http://127.0.0.1:${server.address().port}/some/where/` };
}

async function checkerOf(page) {
  const checker = await (await page.waitForSelector("iframe")).contentFrame();
  await checker.waitForSelector("html[data-ready]");
  return checker;
}

test("after one visit the site works without a network, workbooks too, from a sub-path", async (t) => {
  const site = await host(t);
  const { page } = await visit(t, { path: site.url, locale: "zh-CN" });
  await (await checkerOf(page)).locator("#offline").waitFor();
  await site.stop();
  await page.reload();
  const checker = await checkerOf(page);
  await dropFiles(checker, "#drop", [{ name: "notes.csv", text: TABLE }]);
  await checker.locator("#result", { hasText: "2016年12月16日" }).waitFor();
  await dropFiles(checker, "#drop", [{ name: "list.xlsx", bytes: workbook([["发布时间", "标题"], ["2015-01-02 15:08", "通知"]]) }]);
  await checker.locator("#result", { hasText: "2015年1月2日" }).waitFor();
});

test("a newer version waits for the person's click, and is not offered while a file is open", async (t) => {
  const site = await host(t);
  const { page } = await visit(t, { path: site.url, locale: "zh-CN" });
  await (await checkerOf(page)).locator("#offline").waitFor();
  await page.reload();
  let checker = await checkerOf(page);
  await dropFiles(checker, "#drop", [{ name: "notes.csv", text: TABLE }]);
  await checker.locator("#result h2").first().waitFor();
  const script = join(site.folder, "offline.js");
  await writeFile(script, (await readFile(script, "utf8")).replace(/"version":"\w+"/, '"version":"newer"'));
  await writeFile(join(site.folder, "index.html"), (await readFile(join(site.folder, "index.html"), "utf8")).replace("<title>", "<title>new "));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()).waiting);
  await page.waitForTimeout(300);
  assert.equal(await checker.isVisible("#update"), false);
  await page.reload();
  checker = await checkerOf(page);
  assert.equal(await page.evaluate(() => caches.keys().then((names) => names.length)), 2);
  await checker.click("#update");
  await page.waitForFunction(() => caches.keys().then((names) => names.length === 1 && names[0] === "dormouse-newer"));
});
