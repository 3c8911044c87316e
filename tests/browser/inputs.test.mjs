// Every way in leads to the same verdict, and none to the network.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dropFiles, visit } from "./harness.mjs";
import { NOTES, asked, assertSilent, expectVerdict, open, openSample, workbook, xArchive } from "./steps.mjs";

const ARCHIVE = { name: "twitter-2022-07-20.zip", bytes: xArchive(["2016-03-01T08:00:00Z", "2022-07-19T12:00:00Z"]) };
const ASKED = "#as-of=2022-08-01";

test("an archive dropped on the box is judged", async (t) => {
  const seen = await open(t, { path: ASKED });
  await dropFiles(seen.page, "#drop", [ARCHIVE]);
  await expectVerdict(seen.page, "正常更新");
  const result = await seen.page.innerText("#result");
  assert.match(result, /2022年7月19日/);
  assert.match(result, /lighthouse/);
  assertSilent(seen);
});

test("a file dropped beside the box is judged and does not replace the page", async (t) => {
  const seen = await open(t, { path: ASKED });
  await dropFiles(seen.page, "footer", [ARCHIVE]);
  await expectVerdict(seen.page, "正常更新");
  assert.equal(await seen.page.locator(".drop.over").count(), 0);
  assertSilent(seen);
});

test("the box shows where a file would land while it hovers", async (t) => {
  const { page } = await open(t);
  const dataTransfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["a"], "a.txt"));
    return transfer;
  });
  const hover = (event, place) => page.locator(place).dispatchEvent(event, { dataTransfer });
  await hover("dragenter", "main");
  await hover("dragenter", "#choose");
  await hover("dragleave", "main");
  assert.equal(await page.locator(".drop.over").count(), 1);
  await hover("dragleave", "#choose");
  assert.equal(await page.locator(".drop.over").count(), 0);
});

test("several chosen files are judged together", async (t) => {
  const seen = await open(t, { path: ASKED });
  const other = xArchive(["2016-03-01T08:00:00Z"], { name: "harbour" });
  await seen.page.setInputFiles("#files", [
    { name: ARCHIVE.name, mimeType: "", buffer: ARCHIVE.bytes },
    { name: "other.zip", mimeType: "", buffer: other },
  ]);
  const result = seen.page.locator("#result");
  await result.getByText("harbour").first().waitFor();
  assert.match(await result.innerText(), /lighthouse/);
  assertSilent(seen);
});

test("text pasted anywhere is judged", async (t) => {
  const seen = await open(t, { path: "#as-of=2019-06-13&captured=2019-06-13" });
  await seen.page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, NOTES);
  await expectVerdict(seen.page, "休眠");
  assertSilent(seen);
});

test("text put into the paste box is judged without another button", async (t) => {
  const seen = await open(t, { path: "#as-of=2019-06-13&captured=2019-06-13" });
  await seen.page.click("#paste");
  await seen.page.fill("#paste-text", NOTES);
  await expectVerdict(seen.page, "休眠");
  assertSilent(seen);
});

for (const [id, word] of [["active", "正常更新"], ["dormant", "休眠"], ["zero-post", "零发布"], ["cannot-tell", "无法判断"]]) {
  test(`the sample ${id} gives its verdict`, async (t) => {
    const seen = await open(t);
    await openSample(seen.page, id);
    await expectVerdict(seen.page, word);
    assert.match(await seen.page.title(), new RegExp(`^${word}`));
    assertSilent(seen);
  });
}

test("the sample of 2019 has the commentary's figures", async (t) => {
  const { page } = await open(t);
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  const text = await page.innerText("#result");
  for (const figure of ["2016年12月16日", "2019年6月13日", "2 年 5 个月 28 天", "909", "13", "7,000"]) {
    assert.ok(text.includes(figure), `${figure} is missing`);
  }
});

test("what a sample was asked is not asked of the next file", async (t) => {
  const { page } = await open(t);
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  assert.equal(await page.inputValue("#as-of"), "2019-06-13");
  await dropFiles(page, "#drop", [ARCHIVE]);
  await page.locator("#result").getByText("lighthouse").first().waitFor();
  assert.doesNotMatch(page.url(), /as-of|captured/);
  assert.notEqual(await page.inputValue("#as-of"), "2019-06-13");
});

test("a file dropped before the engine has arrived is judged when it has", async (t) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const seen = await visit(t, {
    path: ASKED,
    locale: "zh-CN",
    before: (page) => page.route("**/dormouse.wasm", async (route) => {
      await held;
      await route.continue();
    }),
  });
  await dropFiles(seen.page, "#drop", [ARCHIVE]);
  await seen.page.locator("#progress", { hasText: "正在加载程序" }).waitFor();
  release();
  await expectVerdict(seen.page, "正常更新");
  assert.equal(await seen.page.isVisible("#progress"), false);
  seen.assertQuiet();
});

test("the first file of a rarer format loads its reader from this site, and no later one does", async (t) => {
  const seen = await open(t, { path: "#as-of=2019-06-13&captured=2019-06-13" });
  const list = { list: [{ comm_msg_info: { id: 1, type: 49, datetime: 1481872080, status: 2 }, app_msg_ext_info: { title: "年末通知", content_url: "http://mp.weixin.qq.com/s?__biz=MzA=&mid=1&idx=1", del_flag: 1 } }] };
  const answer = { ret: 0, errmsg: "ok", msg_count: 1, can_msg_continue: 0, general_msg_list: JSON.stringify(list), next_offset: 1 };
  const bytes = Buffer.from(JSON.stringify(answer));
  await dropFiles(seen.page, "#drop", [{ name: "answer.json", bytes }]);
  await expectVerdict(seen.page, "休眠");
  assert.deepEqual(asked(seen), ["dormouse-wide.js", "dormouse-wide.wasm", "worker.js"]);
  const mark = seen.mark();
  await dropFiles(seen.page, "#drop", [{ name: "again.json", bytes }]);
  await seen.page.locator("#result").getByText("again.json").first().waitFor();
  seen.assertNoRequestsSince(mark);
  seen.assertQuiet();
});

test("the first workbook loads the reader of workbooks from this site, and no later one does", async (t) => {
  const seen = await open(t, { path: "#as-of=2019-06-13&captured=2019-06-13" });
  const bytes = workbook([
    ["公众号", "ID", "链接", "标题", "创建时间", "发布时间", "阅读"],
    ["示例发布", "1_1", "https://mp.weixin.qq.com/s/a", "年末通知", "2016-12-16 15:00:00", "2016-12-16 15:08:00", "482"],
  ]);
  await dropFiles(seen.page, "#drop", [{ name: "articles.xlsx", bytes }]);
  await expectVerdict(seen.page, "休眠");
  assert.match(await seen.page.innerText("#result"), /示例发布/);
  assert.deepEqual(asked(seen), ["dormouse-full.js", "dormouse-full.wasm", "worker.js"]);
  const mark = seen.mark();
  await dropFiles(seen.page, "#drop", [{ name: "again.xlsx", bytes }]);
  await seen.page.locator("#result").getByText("again.xlsx").first().waitFor();
  seen.assertNoRequestsSince(mark);
  seen.assertQuiet();
});
