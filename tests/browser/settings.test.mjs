// Settings act at once, live in the address, and lose no result.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { dropFiles } from "./harness.mjs";
import { TABLE, asked, assertSilent, expectVerdict, open, openSample } from "./steps.mjs";

test("another date is judged at once, and back and forward lead to each answer", async (t) => {
  const seen = await open(t, { path: "#as-of=2019-06-13&captured=2019-06-13" });
  const { page } = seen;
  await dropFiles(page, "#drop", [{ name: "notes.csv", text: TABLE }]);
  await expectVerdict(page, "休眠");
  await page.fill("#as-of", "2017-01-01");
  await expectVerdict(page, "正常更新");
  assert.match(page.url(), /as-of=2017-01-01/);
  await page.goBack();
  await expectVerdict(page, "休眠");
  assert.equal(await page.inputValue("#as-of"), "2019-06-13");
  await page.goForward();
  await expectVerdict(page, "正常更新");
  assertSilent(seen);
});

test("switching the language keeps the result and asks nothing of the worker", async (t) => {
  const seen = await open(t);
  const { page } = seen;
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  await page.click('.lang[lang="en"]');
  await expectVerdict(page, "Dormant");
  assert.match(await page.title(), /^Dormant/);
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.match(await page.innerText("#drop"), /Drop it here[^]*Sample: Dormant/);
  await page.click('.lang[lang="zh-Hant"]');
  await page.locator("#result").getByText("檢查日").first().waitFor();
  await page.goBack();
  await expectVerdict(page, "Dormant");
  assertSilent(seen);
});

test("the language follows the browser, and the address before it", async (t) => {
  const english = await open(t, { locale: "en-GB" });
  assert.equal(await english.page.title(), "Dormouse: is anybody still there?");
  const asked = await open(t, { locale: "en-GB", path: "#lang=zh-Hant" });
  assert.equal(await asked.page.title(), "還更新嗎？");
});

test("the page speaks its source language before the catalogues have arrived", async (t) => {
  const html = await readFile(new URL("../../www/index.html", import.meta.url), "utf8");
  const { page } = await open(t);
  const served = [...html.matchAll(/data-text="([\w-]+)">([^<]*)</g)].map(([, key, text]) => [key, text]);
  const catalogue = await page.evaluate(() => Words.table);
  assert.ok(served.length > 20);
  for (const [key, text] of served) assert.equal(text, catalogue[key], key);
});

test("a setting that makes no sense is named, and the result stays", async (t) => {
  const { page } = await open(t);
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  await page.evaluate(() => (location.hash = "as-of=2019-06-31"));
  await page.locator("#problem", { hasText: "2019-06-31" }).waitFor();
  await expectVerdict(page, "休眠");
  await page.fill("#as-of", "2017-01-01");
  await expectVerdict(page, "正常更新");
  assert.equal(await page.innerText("#problem"), "");
});

test("a zone in the address may be written as it is", async (t) => {
  const { page } = await open(t, { path: "#zone=+09:30" });
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  assert.equal(await page.inputValue("#zone"), "+09:30");
  assert.match(await page.innerText("#result"), /\+09:30/);
});

test("the address holds settings and nothing of a file", async (t) => {
  const { page } = await open(t);
  await dropFiles(page, "#drop", [{ name: "secret-name.txt", text: `${TABLE}2016-12-01 10:00,secret-word\n` }]);
  await page.locator("#result h2").first().waitFor();
  await page.fill("#as-of", "2019-06-13");
  await expectVerdict(page, "休眠");
  assert.equal(new URL(page.url()).hash, "#as-of=2019-06-13");
});

test("focus moves to the verdict once, and stays where the person put it", async (t) => {
  const { page } = await open(t);
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  await page.waitForFunction(() => document.activeElement.matches("#result h2"));
  await page.focus("#as-of");
  await page.fill("#as-of", "2017-01-01");
  await expectVerdict(page, "正常更新");
  assert.equal(await page.evaluate(() => document.activeElement.id), "as-of");
});

test("the theme follows the system until it is chosen", async (t) => {
  const { page } = await open(t);
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme ?? "auto");
  const seen = [await theme()];
  for (let click = 0; click < 3; click += 1) {
    await page.click("#theme");
    seen.push(await theme());
  }
  assert.deepEqual(seen, ["auto", "light", "dark", "auto"]);
});

test("refused storage costs nothing but memory", async (t) => {
  const refuse = () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
  const seen = await open(t, { before: (page) => page.addInitScript(refuse) });
  await seen.page.click('.lang[lang="en"]');
  await seen.page.click("#theme");
  await openSample(seen.page, "zero-post");
  await expectVerdict(seen.page, "Never posted");
  assertSilent(seen);
});

const OWN_RULE = 'id = "mine"\nbasis = "person"\n[title]\nen = "One day"\n[citation]\nissuer = "Me"\n[[level]]\nstate = "dormant"\nover = 1\nunit = "days"\n';

test("a dropped rule file judges what is on show, and the address hears nothing of it", async (t) => {
  const seen = await open(t, { path: "#as-of=2017-01-01&captured=2017-01-01" });
  const { page } = seen;
  await dropFiles(page, "#drop", [{ name: "notes.csv", text: TABLE }]);
  await expectVerdict(page, "正常更新");
  await dropFiles(page, "#drop", [{ name: "unnamed", text: OWN_RULE }]);
  await expectVerdict(page, "休眠");
  assert.match(await page.locator("#rule option:checked").innerText(), /One day/);
  assert.doesNotMatch(page.url(), /rule|mine/);
  assert.deepEqual(asked(seen), ["dormouse-full.js", "dormouse-full.wasm", "worker.js"]);
  const mark = seen.mark();
  await page.selectOption("#rule", "two-years");
  await expectVerdict(page, "正常更新");
  await dropFiles(page, "#drop", [{ name: "unnamed", text: OWN_RULE }]);
  await expectVerdict(page, "休眠");
  seen.assertNoRequestsSince(mark);
  seen.assertQuiet();
});

test("a bad rule file is told with line and field, and the result stays", async (t) => {
  const { page } = await open(t);
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  await dropFiles(page, "#drop", [{ name: "bad.toml", text: OWN_RULE.replace("over = 1", "over = 0") }]);
  await page.locator("#problem", { hasText: "level.over" }).waitFor();
  assert.match(await page.innerText("#problem"), /9/);
  await expectVerdict(page, "休眠");
});

test("a narrowed rule in the address keeps its plus sign", async (t) => {
  const { page } = await open(t, { path: "#rule=two-years+originals-only" });
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  assert.equal(await page.inputValue("#rule"), "two-years");
  assert.equal(await page.inputValue("#kinds"), "originals-only");
  assert.match(page.url(), /rule=two-years\+originals-only/);
});

/** One original post long ago, and a repost the other day. */
const KINDS = "发布时间,标题,类型\n2016-12-16 10:00,甲,原创\n2019-06-01 10:00,乙,转发\n";

test("which posts count is chosen, kept in the address, and told in the report", async (t) => {
  const seen = await open(t, { path: "#as-of=2019-06-13&captured=2019-06-13" });
  const { page } = seen;
  await dropFiles(page, "#drop", [{ name: "notes.csv", text: KINDS }]);
  await expectVerdict(page, "正常更新");
  await page.selectOption("#kinds", "originals-only");
  await expectVerdict(page, "休眠");
  assert.match(page.url(), /rule=two-years\+originals-only/);
  assert.match(await page.innerText(".rule"), /由使用者收窄：只计原创/);
  await page.selectOption("#rule", "cn-gov-2019");
  await page.locator("#result .rule", { hasText: "19号" }).waitFor();
  assert.match(page.url(), /rule=cn-gov-2019\+originals-only/);
  await page.goBack();
  await page.goBack();
  await expectVerdict(page, "正常更新");
  assert.equal(await page.inputValue("#kinds"), "");
  assertSilent(seen);
});

test("a rule of the person's own is narrowed as well", async (t) => {
  const { page } = await open(t, { path: "#as-of=2019-06-02&captured=2019-06-02" });
  await dropFiles(page, "#drop", [{ name: "notes.csv", text: KINDS }]);
  await expectVerdict(page, "正常更新");
  await dropFiles(page, "#drop", [{ name: "unnamed", text: OWN_RULE }]);
  await page.locator("#result .rule", { hasText: "One day" }).waitFor();
  await expectVerdict(page, "正常更新");
  await page.selectOption("#kinds", "originals-only");
  await expectVerdict(page, "休眠");
  assert.match(await page.locator("#rule option:checked").innerText(), /One day/);
});

/** Does something and waits until it is answered; tells how long that took and whether the files were read again. */
function change(page, id, value, setting, asked = value) {
  const act = async ({ id, value, setting, asked }) => {
    const { reading } = Judging.current;
    const field = document.getElementById(id);
    const begun = performance.now();
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    while (Judging.attempt || Judging.current.asked[setting] !== asked) {
      if (performance.now() - begun > 20000) throw new Error(`${id} was not heeded`);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return { took: Math.round(performance.now() - begun), same: Judging.current.reading === reading };
  };
  return page.evaluate(act, { id, value, setting, asked });
}

test("another order of day and month reads again only what has such dates", async (t) => {
  const { page } = await open(t, { path: "#as-of=2020-06-01&captured=2020-06-01" });
  await dropFiles(page, "#drop", [{ name: "notes.csv", text: TABLE }]);
  await expectVerdict(page, "休眠");
  assert.equal((await change(page, "order", "mdy", "order")).same, true);
  await page.selectOption("#order", "");
  await dropFiles(page, "#drop", [{ name: "a.csv", text: "title,date\nx,03/02/2018\ny,04/03/2018\nz,09/03/2018\n" }]);
  await expectVerdict(page, "无法判断");
  assert.equal((await change(page, "order", "mdy", "order")).same, false);
  await expectVerdict(page, "睡眠");
  assert.equal((await change(page, "order", "dmy", "order")).same, false);
  await expectVerdict(page, "休眠");
});

test("a changed setting judges 100,000 posts again without reading them again", async (t) => {
  const { page } = await open(t, { path: "#as-of=2026-06-01&captured=2026-06-01" });
  const row = (_, n) => `${new Date(1.2e12 + n * 4e6).toISOString().slice(0, 16).replace("T", " ")},标题${n},${"x".repeat(480)}`;
  const text = `发布时间,标题,正文\n${Array.from({ length: 100_000 }, row).join("\n")}\n`;
  await dropFiles(page, "#drop", [{ name: "posts.csv", text }]);
  await page.locator("#result .receipt").waitFor({ timeout: 60000 });
  const settings = [
    ["rule", "cn-gov-2019", "rule"],
    ["kinds", "originals-only", "rule", "cn-gov-2019+originals-only"],
    ["as-of", "2022-03-04", "as_of"],
    ["captured", "2024-01-02", "captured"],
    ["zone", "+09:00", "zone"],
  ];
  for (const asked of settings) {
    const { took, same } = await change(page, ...asked);
    t.diagnostic(`${asked[0]}: ${took} ms for ${Math.round(text.length / 1e6)} MB`);
    assert.equal(same, true, asked[0]);
    assert.ok(took < 500, `${asked[0]} took ${took} ms`);
  }
});
