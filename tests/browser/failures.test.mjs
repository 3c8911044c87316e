// Wrong files are refused, slow ones can be stopped, and our own failures are
// said to be ours. None of them costs a result that was there before.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dropFiles, visit } from "./harness.mjs";
import { assertSilent, dropHugeFile, expectVerdict, open, openSample, xArchive } from "./steps.mjs";

test("a picture is refused in plain words", async (t) => {
  const seen = await open(t);
  await dropFiles(seen.page, "#drop", [{ name: "photo.png", bytes: Buffer.from("89504e470d0a1a0a0000000d", "hex") }]);
  await seen.page.locator("#result").getByText("这是图片").first().waitFor();
  assert.match(await seen.page.title(), /^文件无法判断/);
  assertSilent(seen);
});

test("an empty file and a cut archive are refused, the file beside them is judged", async (t) => {
  const seen = await open(t, { path: "#as-of=2022-08-01" });
  const whole = xArchive(["2022-07-19T12:00:00Z"]);
  await dropFiles(seen.page, "#drop", [
    { name: "empty.csv", text: "" },
    { name: "cut.zip", bytes: whole.subarray(0, whole.length - 200) },
    { name: "whole.zip", bytes: whole },
  ]);
  await expectVerdict(seen.page, "正常更新");
  const result = await seen.page.innerText("#result");
  assert.match(result, /文件是空的/);
  assert.match(result, /cut\.zip/);
  assertSilent(seen);
});

test("a long reading shows its progress and can be cancelled", async (t) => {
  const seen = await open(t);
  const { page } = seen;
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  await dropHugeFile(page);
  await page.locator("#progress", { hasText: "%" }).waitFor();
  await page.click("#cancel");
  await page.locator("#status", { hasText: "已取消" }).waitFor();
  assert.equal(await page.isVisible("#progress"), false);
  await expectVerdict(page, "休眠");
  // The earlier reading still answers, and a new one starts.
  await page.fill("#as-of", "2017-01-01");
  await expectVerdict(page, "正常更新");
  await openSample(page, "zero-post");
  await expectVerdict(page, "零发布");
  assertSilent(seen);
});

test("escape cancels too", async (t) => {
  const seen = await open(t);
  await dropHugeFile(seen.page);
  await seen.page.locator("#progress", { hasText: "%" }).waitFor();
  await seen.page.keyboard.press("Escape");
  await seen.page.locator("#status", { hasText: "已取消" }).waitFor();
  assertSilent(seen);
});

/** Makes the worker throw where no promise listens when it gets a file of this name. */
function crashOn(name) {
  const trap = `self.addEventListener("message", ({ data }) => {
    if (data.method === "open" && data.args.inputs[0].name === ${JSON.stringify(name)}) throw new Error("trap");
  });\n`;
  return (page) => page.route("**/worker.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: trap + (await response.text()) });
  });
}

test("a crash is said to be our fault, keeps the result, and the next file works", async (t) => {
  const { page } = await open(t, { before: crashOn("crash.json") });
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  await dropFiles(page, "#drop", [{ name: "crash.json", text: "[]" }]);
  await page.locator("#error", { hasText: "我们的问题" }).waitFor();
  await page.waitForFunction(() => document.activeElement.id === "error-title");
  assert.match(await page.textContent("#error-details"), /Dormouse \d+\.\d+\.\d+[^]*trap/);
  await expectVerdict(page, "休眠");
  await openSample(page, "zero-post");
  await expectVerdict(page, "零发布");
  assert.equal(await page.isVisible("#error"), false);
});

test("a worker without a sign of life is given up", async (t) => {
  const mute = () => (window.Worker = class { postMessage() {} terminate() {} });
  const { page } = await open(t, { before: (page) => page.addInitScript(mute) });
  await page.clock.install();
  await openSample(page, "dormant");
  await page.locator("#progress").waitFor({ state: "attached" });
  await page.clock.runFor(61000);
  await page.locator("#error", { hasText: "一分钟没有" }).waitFor();
  assert.equal(await page.isVisible("#progress"), false);
});

test("an engine that does not arrive is said, and tried again with the next file", async (t) => {
  let broken = true;
  const { page } = await visit(t, {
    locale: "zh-CN",
    before: (page) => page.route("**/dormouse.wasm", (route) => (broken ? route.abort() : route.continue())),
  });
  await page.locator("#error", { hasText: "没有加载完整" }).waitFor();
  broken = false;
  await dropFiles(page, "#drop", [{ name: "a.zip", bytes: xArchive([]) }]);
  await expectVerdict(page, "零发布");
});

test("a browser without WebAssembly gets a text, not a blank page", async (t) => {
  const { page } = await visit(t, { before: (page) => page.addInitScript(() => delete window.WebAssembly) });
  await page.locator("#unable", { hasText: "极速模式" }).waitFor();
  assert.equal(await page.isVisible("#drop"), false);
});

test("without scripts the page says what it needs", async (t) => {
  const { page } = await visit(t, { javaScriptEnabled: false });
  assert.match(await page.innerText("noscript"), /脚本/);
});
