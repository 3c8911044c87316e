// What a file cannot settle is asked, and the answer can be kept.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assertAccessible, dropFiles } from "./harness.mjs";
import { assertNoSidewaysScroll, assertSilent, expectVerdict, open } from "./steps.mjs";

const ASKED = "#as-of=2020-03-10&captured=2020-03-10";
const TIED = {
  name: "posts.csv",
  text: "标题,时间甲,时间乙\n一,2016-01-02 10:00,2020-01-03 10:00\n二,2016-02-02 10:00,2020-02-03 10:00\n三,2016-03-02 10:00,2020-03-03 10:00\n",
};

test("which column is the time is asked, and the answer can be kept and used again", async (t) => {
  const seen = await open(t, { path: ASKED });
  const { page } = seen;
  await dropFiles(page, "#drop", [TIED]);
  await page.locator("#columns-ask").waitFor();
  assert.match(await page.innerText("#columns-table"), /时间甲[^]*2016-03-02 10:00/);
  await page.getByLabel("时间甲").check();
  await page.click("#columns-use");
  await expectVerdict(page, "休眠");
  assert.doesNotMatch(page.url(), /map|时间/);

  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#columns-save")]);
  const map = await readFile(await download.path(), "utf8");
  assert.deepEqual(JSON.parse(map), { time: "时间甲" });

  // Another answer, as a file beside the table; then the first again, alone.
  await dropFiles(page, "#drop", [{ ...TIED, name: "again.csv" }, { name: "map.json", text: '{"time": "时间乙"}' }]);
  await expectVerdict(page, "正常更新");
  await dropFiles(page, "#drop", [{ name: "map.json", text: map }]);
  await expectVerdict(page, "休眠");
  // An answer is not carried over to the next file.
  await dropFiles(page, "#drop", [TIED]);
  await page.locator("#columns-ask").waitFor();
  assertSilent(seen);
});

test("day or month first is asked of the person, and never guessed", async (t) => {
  const seen = await open(t, { path: "#as-of=2020-06-01&captured=2020-06-01" });
  const { page } = seen;
  await dropFiles(page, "#drop", [{ name: "a.csv", text: "title,date\nx,03/02/2018\ny,04/03/2018\nz,09/03/2018\n" }]);
  await expectVerdict(page, "无法判断");
  await page.selectOption("#order", "mdy");
  await expectVerdict(page, "睡眠");
  assert.match(await page.innerText("#result"), /2018年9月3日/);
  await page.selectOption("#order", "dmy");
  await expectVerdict(page, "休眠");
  assert.match(await page.innerText("#result"), /2018年3月9日/);
  assertSilent(seen);
});

test("a wrong guess of the encoding can be overruled", async (t) => {
  const seen = await open(t, { path: ASKED });
  const { page } = seen;
  // 发布时间,标题 and 2016-12-16 10:00,年末通知 in GB18030.
  const bytes = Buffer.from("b7a2b2bccab1bce42cb1eacce20a323031362d31322d31362031303a30302cc4eac4a9cda8d6aa0a", "hex");
  await dropFiles(page, "#drop", [{ name: "a.csv", bytes }]);
  await expectVerdict(page, "休眠");
  await page.selectOption("#encoding", "big5");
  await page.locator("#result", { hasNotText: "年末通知" }).waitFor();
  await page.selectOption("#encoding", "gb18030");
  await page.locator("#result", { hasText: "年末通知" }).waitFor();
  assertSilent(seen);
});

test("the question for the column stands first, takes the focus once, and keeps the choice", async (t) => {
  const seen = await open(t, { path: ASKED, viewport: { width: 360, height: 740 } });
  const { page } = seen;
  await dropFiles(page, "#drop", [TIED]);
  await page.waitForFunction(() => document.activeElement.id === "columns-title");
  const [question, report] = await Promise.all(["#columns", "#result"].map((id) => page.locator(id).boundingBox()));
  assert.ok(question.y < report.y, "the question comes before the report");
  await assertAccessible(page);
  await assertNoSidewaysScroll(page);
  await page.getByLabel("时间甲").check();
  await page.fill("#as-of", "2021-03-10");
  await page.waitForFunction(() => Judging.current.asked.as_of === "2021-03-10");
  assert.equal(await page.getByLabel("时间甲").isChecked(), true, "another setting leaves the choice alone");
  await page.click("#columns-use");
  await expectVerdict(page, "休眠");
  await page.waitForFunction(() => document.activeElement.matches("#result h2"));
  assertSilent(seen);
});
