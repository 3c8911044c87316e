// Files that change or vanish, memory that ends, tabs that sleep, clocks that lie: each is said in its own words, and
// nothing that was judged is lost.
import assert from "node:assert/strict";
import { appendFile, mkdtemp, readFile, rm, unlink, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { dropFiles, visit } from "./harness.mjs";
import { NOTES, TABLE, dropHugeFile, expectVerdict, open, openSample, xArchive } from "./steps.mjs";

const SITE = process.env.DORMOUSE_SITE;
const DAY = "#as-of=2019-06-13&captured=2019-06-13";

async function onDisk(t, name, text) {
  const folder = await mkdtemp(join(tmpdir(), "dormouse-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

/** Chooses a file whose reading begins only when `read` is called. */
async function chosen(page, path) {
  await page.evaluate(() => {
    Inputs.take = (given) => (window.given = given);
  });
  await page.setInputFiles("#files", path);
  await page.waitForFunction(() => window.given);
  return { read: () => page.evaluate(() => void App.receive(window.given)) };
}

const LOSSES = {
  changed: (path) => appendFile(path, "2019-06-01 09:00,新\n").then(() => utimes(path, 1, 1)),
  "cut short": (path) => writeFile(path, "发布时间,标题\n"),
  removed: unlink,
};

for (const [name, lose] of Object.entries(LOSSES)) {
  test(`a file that is ${name} between choosing and reading is refused, and never judged by what was left`, async (t) => {
    const { page } = await open(t, { path: DAY });
    const path = await onDisk(t, "notes.csv", TABLE);
    const { read } = await chosen(page, path);
    await lose(path);
    await read();
    await page.locator("#result .refusal", { hasText: "notes.csv" }).waitFor();
    assert.match(await page.innerText("#result .refusal"), /读取文件时出错[^]*重新选择/);
    assert.equal(await page.locator("#result h2 .word").count(), 0);
    assert.equal(await page.isVisible("#error"), false);
  });

  test(`a file that is ${name} after it was judged keeps its result when another reading is wanted`, async (t) => {
    const { page } = await open(t, { path: "#as-of=2019-06-13&lang=en" });
    const path = await onDisk(t, "notes.csv", TABLE);
    await page.setInputFiles("#files", path);
    await expectVerdict(page, "Dormant");
    await page.locator("#result .receipt").waitFor();
    await lose(path);
    await page.evaluate(() => Judging.judge(Judging.current.inputs));
    await page.locator("#error-title", { hasText: "cannot be read any more" }).waitFor();
    assert.match(await page.innerText("#error-text"), /choose the file again/);
    await expectVerdict(page, "Dormant");
    // Another question that needs no other reading is still answered.
    await page.fill("#as-of", "2017-01-01");
    await expectVerdict(page, "Active");
  });
}

test("a file that changes in the middle of reading gives no verdict", async (t) => {
  const { page } = await open(t, { path: "#as-of=2026-06-01&captured=2026-06-01" });
  const item = JSON.stringify({ tweet: { created_at: "Wed Jan 01 00:00:00 +0000 2020", full_text: "a".repeat(2000) } });
  const path = await onDisk(t, "tweets.js", `window.YTD.tweets.part0 = [${`${item},`.repeat(240_000)}${item}]`);
  await page.setInputFiles("#files", path);
  // At every frame, because it is soon over.
  const reads = () => /[1-9]%/.test(document.getElementById("progress").innerText);
  await page.waitForFunction(reads, null, { polling: "raf" });
  await appendFile(path, " ");
  await page.locator("#result .refusal, #result h2 .word").first().waitFor();
  const words = await page.locator("#result h2 .word").allInnerTexts();
  assert.deepEqual(words.filter((word) => word !== "无法判断"), []);
  assert.match(await page.innerText("#result"), /读取文件时出错|在一条记录中间断开/);
});

test("a folder of which one file may not be opened is judged by the others, and says which", async (t) => {
  const { page } = await open(t, { path: DAY });
  await page.evaluate((text) => {
    const file = (name, open) => ({ isFile: true, fullPath: `/mine/${name}`, file: open });
    const refused = (resolve, reject) => reject(new DOMException("no", "NotReadableError"));
    const entries = [file("notes.csv", (resolve) => resolve(new File([text], "notes.csv"))), file("locked.csv", refused)];
    const folder = { isDirectory: true, fullPath: "/mine", createReader: () => ({ readEntries: (resolve) => resolve(entries.splice(0)) }) };
    const items = [{ webkitGetAsEntry: () => folder }];
    const event = new Event("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], files: [], items, getData: () => "" } });
    document.body.dispatchEvent(event);
  }, TABLE);
  await page.locator("#result", { hasText: "locked.csv" }).waitFor();
  assert.match(await page.innerText("#result"), /读取文件时出错/);
  assert.equal(await page.isVisible("#error"), false);
});

test("a rule file that may not be read is said, and the result stays", async (t) => {
  const { page } = await open(t, { locale: "en-GB" });
  await openSample(page, "dormant");
  await expectVerdict(page, "Dormant");
  const path = await onDisk(t, "rule.toml", "x = 1");
  const { read } = await chosen(page, path);
  await unlink(path);
  await read();
  await page.locator("#error-title", { hasText: "cannot be read any more" }).waitFor();
  await expectVerdict(page, "Dormant");
});

/** Starts a browser of its own with more flags, and opens the page in it. */
async function flagged(t, more, options = {}) {
  const flags = JSON.parse(await readFile(new URL("chromium-flags.json", import.meta.url), "utf8"));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...flags, ...more], ...options });
  t.after(() => browser.close());
  const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  return context.newPage();
}

test("where the engine is really refused memory, the page says so, keeps the result, and the next file works", async (t) => {
  // 40 MB a module: enough for a sample, too little for the dates of four million posts.
  const page = await flagged(t, ["--js-flags=--wasm-max-mem-pages=640"]);
  await page.goto(`${process.env.DORMOUSE_URL}${DAY}`);
  await page.waitForSelector("html[data-ready]");
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  await page.evaluate(() => {
    const rows = Array.from({ length: 1000 }, (_, at) => `2019-01-01 10:00,标题${at}`).join("\n");
    const text = ["发布时间,标题\n", ...Array.from({ length: 4000 }, () => `${rows}\n`)];
    App.receive([{ name: "many.csv", modified: Date.now(), blob: new Blob(text) }]);
  });
  await page.locator("#error-title", { hasText: "内存不够" }).waitFor({ timeout: 120_000 });
  assert.match(await page.innerText("#error-text"), /内存用完了[^]*关掉别的网页/);
  await expectVerdict(page, "休眠");
  await openSample(page, "zero-post");
  await expectVerdict(page, "零发布");
});

test("a worker that is killed with a result on show costs a wait, and the next question reads again", async (t) => {
  const { page } = await open(t);
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  await page.evaluate(() => {
    Engine.patience = 2000;
    Judging.current.reading.worker.terminate();
  });
  await page.fill("#as-of", "2017-01-01");
  await page.locator("#error", { hasText: "没有进展" }).waitFor();
  await expectVerdict(page, "休眠");
  await page.fill("#as-of", "2017-01-02");
  await expectVerdict(page, "正常更新");
});

test("a device that slept, or a tab that was frozen, does not lose a reading", async (t) => {
  const late = () => (window.Worker = class { postMessage() {} terminate() {} });
  const { page } = await open(t, { before: (page) => page.addInitScript(late) });
  await page.clock.install();
  await openSample(page, "dormant");
  await page.locator("#progress").waitFor({ state: "attached" });
  // An hour passes at once, as it does for timers after a sleep.
  await page.clock.fastForward(3_600_000);
  assert.equal(await page.isVisible("#error"), false);
  await page.clock.runFor(61_000);
  await page.locator("#error", { hasText: "一分钟没有" }).waitFor();
});

test("a tab that is frozen while it reads goes on when it is looked at again", async (t) => {
  const { page } = await open(t, { path: DAY });
  const session = await page.context().newCDPSession(page);
  await dropHugeFile(page);
  await page.locator("#progress", { hasText: "%" }).waitFor();
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await page.locator("#result .account, #result h2").first().waitFor({ timeout: 120_000 });
  assert.equal(await page.isVisible("#error"), false);
});

for (const [name, address] of [["alone", () => process.env.DORMOUSE_URL], ["in its frame", () => SITE]]) {
  test(`${name}: a storage that is full costs nothing but the memory, and says so`, async (t) => {
    const page = await flagged(t, []);
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await page.goto(address());
    const checker = address() === SITE ? await (await page.waitForSelector("iframe")).contentFrame() : page;
    await checker.waitForSelector("html[data-ready]");
    await checker.click("#size");
    await checker.locator("#status", { hasText: "不让本页记住" }).waitFor();
    await checker.click("#theme");
    await checker.click('[data-sample="dormant"]');
    await checker.locator("#result h2", { hasText: "休眠" }).waitFor();
    assert.equal(await checker.getAttribute("html", "data-theme"), "light");
  });
}

test("a clock ten years behind makes nobody silent: posts of the future are told, not counted", async (t) => {
  const { page } = await visit(t, {
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    before: (page) => page.clock.setFixedTime(new Date("2012-06-01T10:00:00Z")),
  });
  await page.waitForSelector("html[data-ready]");
  await dropFiles(page, "#drop", [{ name: "x.zip", bytes: xArchive(["2022-07-19T12:00:00Z", "2022-07-18T12:00:00Z"]) }]);
  await expectVerdict(page, "Cannot tell");
  assert.match(await page.innerText("#result"), /dated after the day asked about[^]*check the clock/);
  assert.equal(await page.inputValue("#as-of"), "2012-06-01");
  await page.fill("#as-of", "2022-07-20");
  await expectVerdict(page, "Active");
});

test("a clock ten years ahead convicts nobody whose export says when it was made", async (t) => {
  const { page } = await visit(t, {
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    before: (page) => page.clock.setFixedTime(new Date("2032-06-01T10:00:00Z")),
  });
  await page.waitForSelector("html[data-ready]");
  await dropFiles(page, "#drop", [{ name: "x.zip", bytes: xArchive(["2022-07-19T12:00:00Z"]) }]);
  await expectVerdict(page, "Cannot tell");
  assert.match(await page.innerText("#result"), /export is too old/);
});

test("a page that was left and comes back, alive or anew, keeps its choices and judges on", async (t) => {
  // Without this the browser would be started with the cache of pages off.
  const page = await flagged(t, [], { ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  const other = createServer((request, response) => response.setHeader("Content-Type", "text/html").end("<title>elsewhere</title>"));
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  t.after(() => other.close());
  await page.goto(`${process.env.DORMOUSE_URL}#as-of=2019-06-13&captured=2019-06-13`);
  await page.waitForSelector("html[data-ready]");
  await page.click("#theme");
  await page.click("#size");
  await page.click('.lang[lang="en"]');
  await page.waitForSelector('html[lang="en"]');
  await page.evaluate((text) => Inputs.take(Inputs.text(text)), NOTES);
  await expectVerdict(page, "Dormant");
  await page.evaluate(() => addEventListener("pageshow", (event) => (window.persisted = event.persisted)));
  await page.goto(`http://127.0.0.1:${other.address().port}/`);
  await page.goBack({ waitUntil: "commit" });
  await page.waitForSelector('html[data-ready][lang="en"]');
  const restored = await page.evaluate(() => window.persisted === true);
  t.diagnostic(restored ? "the page came back alive" : "the page was loaded anew");
  if (restored) {
    await expectVerdict(page, "Dormant");
    await page.fill("#as-of", "2017-01-01");
    await expectVerdict(page, "Active");
  }
  // A discarded tab is loaded anew when somebody looks at it.
  await page.reload();
  await page.waitForSelector('html[data-ready][lang="en"][data-theme="light"][data-size="large"]');
  assert.match(page.url(), /as-of=201[79]/);
  await openSample(page, "zero-post");
  await expectVerdict(page, "Never posted");
  assert.equal(await page.isVisible("#error"), false);
});
