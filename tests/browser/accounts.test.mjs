// Many accounts: ranked, counted, searched, opened one by one, and never slow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, dropFiles } from "./harness.mjs";
import { assertNoSidewaysScroll, assertSilent, open } from "./steps.mjs";

const ASKED = "#as-of=2026-06-01";
const PLATFORMS = ["微信公众号", "新浪微博", "抖音"];
/** How the last update stands in the register: two in five are updated, one is said to have never been. */
const LAST = [(n) => `2026-05-${10 + (n % 20)}`, (n) => `2025-0${1 + (n % 9)}-03`, (n) => `20${10 + (n % 7)}-03-05`, () => "从未更新", () => "2026-05-31"];

/** Writes a register of accounts by hand's order: no verdict stands next to its like. */
function register(count) {
  const row = (_, n) => `单位${n}发布,${PLATFORMS[n % 3]},${LAST[n % 5](n)}`;
  const rows = Array.from({ length: count }, row);
  return { name: "accounts.csv", text: ["政务新媒体账号清单（截至2026年6月1日）,,", "账号名称,平台,最近更新日期", ...rows, ""].join("\n") };
}

/** Opens a register of so many accounts. */
async function list(t, count, options = {}) {
  const seen = await open(t, { path: ASKED, ...options });
  await dropFiles(seen.page, "#drop", [register(count)]);
  await seen.page.locator("#result .accounts").waitFor();
  await seen.page.locator("#result .receipt").waitFor();
  return seen;
}

const rows = (page) => page.locator("#result .accounts tbody tr");
const shown = (page, text) => page.locator("#accounts-shown", { hasText: text }).waitFor();

test("accounts are listed worst first, and those nobody can judge are counted apart", async (t) => {
  const seen = await list(t, 200);
  const { page } = seen;
  assert.equal(await rows(page).count(), 100);
  assert.match(await rows(page).first().innerText(), /单位\d+发布[^]*休眠[^]*2010年3月5日/);
  assert.match(await page.innerText(".tally"), /休眠 40[^]*睡眠 \d+[^]*无法判断 40[^]*正常更新 /);
  const share = await page.innerText(".share");
  assert.match(share, /有结论的 160 个账号中 \d+ 个，合格率 [\d.]+%[^]*另有 40 个无法判断，未计入；按全部 200 个/);
  assert.match(await page.title(), /^200 /);
  await shown(page, /共 200 个.*符合条件 200 个.*第 1 至 100 个/);
});

test("the table is turned page by page, and the focus goes along", async (t) => {
  const { page } = await list(t, 250);
  const next = page.getByRole("button", { name: "后 100 个" });
  await next.click();
  await shown(page, /第 101 至 200 个/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "accounts");
  assert.equal(await rows(page).first().getAttribute("aria-rowindex"), "102");
  await next.click();
  await shown(page, /第 201 至 250 个/);
  assert.equal(await rows(page).count(), 50);
  assert.equal(await next.isDisabled(), true);
  await page.getByRole("button", { name: "前 100 个" }).click();
  await shown(page, /第 101 至 200 个/);
});

test("verdict, platform and name narrow the list together, and another file begins anew", async (t) => {
  const seen = await list(t, 200);
  const { page } = seen;
  await page.selectOption("#accounts-verdict", "cannot-tell");
  await shown(page, /符合条件 40 个/);
  await page.selectOption("#accounts-platform", "weibo");
  await shown(page, /符合条件 1[34] 个/);
  const texts = await rows(page).allInnerTexts();
  assert.ok(texts.every((text) => text.includes("微博") && text.includes("无法判断")), texts[0]);
  await page.selectOption("#accounts-verdict", "");
  await page.selectOption("#accounts-platform", "");
  await page.fill("#accounts-name", "单位19");
  await shown(page, /符合条件 11 个/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "accounts-name");
  await page.fill("#accounts-name", "nobody");
  await shown(page, /符合条件 0 个/);
  assert.equal(await page.locator("#result .accounts").count(), 0);
  assert.doesNotMatch(page.url(), /nobody|weibo/);
  await dropFiles(page, "#drop", [register(30)]);
  await shown(page, /共 30 个账号，符合条件 30 个/);
  assert.equal(await page.inputValue("#accounts-name"), "");
  assertSilent({ ...seen, assertQuiet: () => seen.assertQuiet(), assertNoRequestsSince: () => {} });
});

test("a row opens its account, and back leads to the row", async (t) => {
  const { page } = await list(t, 200);
  const row = page.getByRole("button", { name: /^单位102发布$/ });
  const address = page.url();
  await row.press("Enter");
  await page.locator("#account h2", { hasText: "单位102发布" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.matches("#account h2")), true);
  assert.ok((await page.locator("#account .rules tbody tr").count()) > 1, "compared under other rules");
  assert.equal(await page.locator("#result").isVisible(), false);
  assert.equal(page.url(), address);
  await page.goBack();
  await page.locator("#result .accounts").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "单位102发布");
  await page.goForward();
  await page.locator("#account h2", { hasText: "单位102发布" }).waitFor();
  await page.click("#opened-back");
  await page.locator("#result .accounts").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "单位102发布");
});

test("an open account follows the settings, and still leads back to the list", async (t) => {
  const { page } = await list(t, 200);
  await page.getByRole("button", { name: /^单位102发布$/ }).click();
  await page.locator("#account .word", { hasText: "休眠" }).waitFor();
  await page.fill("#as-of", "2012-04-01");
  await page.locator("#account .word", { hasText: /正常更新|无法判断/ }).waitFor();
  await page.click('.lang[lang="en"]');
  await page.locator("#account .word", { hasText: /Active|Cannot tell/ }).waitFor();
  assert.match(await page.title(), /^(Active|Cannot tell) · /);
  await page.click("#opened-back");
  await page.locator("#result .accounts").waitFor();
  assert.equal(await page.inputValue("#as-of"), "2012-04-01");
  assert.match(await page.innerText("#opened-back", { timeout: 1 }).catch(() => ""), /^$|200/);
});

test("ten thousand accounts are searched and opened without a long task on the page", async (t) => {
  const seen = await list(t, 10_000);
  const { page } = seen;
  await page.evaluate(() => {
    window.long = [];
    new PerformanceObserver((found) => window.long.push(...found.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  const time = async (what, act) => {
    const begun = performance.now();
    await act();
    t.diagnostic(`${what}: ${Math.round(performance.now() - begun)} ms`);
  };
  await time("by verdict", async () => {
    await page.selectOption("#accounts-verdict", "dormant");
    await shown(page, /符合条件 2,000 个/);
  });
  await time("by name", async () => {
    await page.fill("#accounts-name", "单位99");
    await shown(page, /符合条件 22 个/);
  });
  await time("opened", async () => {
    await rows(page).first().getByRole("button").click();
    await page.locator("#account h2").waitFor();
  });
  await time("closed", async () => {
    await page.goBack();
    await page.locator("#result .accounts").waitFor();
  });
  await time("another rule", async () => {
    await page.selectOption("#accounts-verdict", "");
    await page.fill("#accounts-name", "");
    await page.selectOption("#rule", "cn-gov-2019");
    await page.locator("#result .rule", { hasText: "19号" }).waitFor();
  });
  const long = await page.evaluate(() => window.long);
  t.diagnostic(`tasks over 50 ms: ${JSON.stringify(long)}`);
  assert.ok(long.every((duration) => duration < 150), String(long));
  assert.equal(await rows(page).count(), 100);
  seen.assertQuiet();
});

test("the list and an open account are accessible and fit a phone", async (t) => {
  const { page } = await list(t, 120, { locale: "en-GB", viewport: { width: 360, height: 740 } });
  await page.getByRole("button", { name: "Next 100" }).click();
  await shown(page, /shown are 101 to 120/);
  await assertAccessible(page);
  await assertNoSidewaysScroll(page);
  await rows(page).first().getByRole("button").click();
  await page.locator("#account h2").waitFor();
  await assertAccessible(page);
  await assertNoSidewaysScroll(page);
});
