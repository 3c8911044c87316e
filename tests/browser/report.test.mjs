// One account's report: the order of its parts, where its figures lead, and what it says in words beside the picture.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, dropFiles } from "./harness.mjs";
import { assertNoSidewaysScroll, assertSilent, expectVerdict, open, openSample } from "./steps.mjs";

const DESKTOP = { width: 1280, height: 900 };

/** Opens a sample and waits for its verdict. */
async function sample(test, id, options = {}) {
  const seen = await open(test, { viewport: DESKTOP, ...options });
  await openSample(seen.page, id);
  await seen.page.locator("#result h2").first().waitFor();
  return seen;
}

/** Unfolds everything in the result. */
async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll("#result details").forEach((fold) => (fold.open = true)));
}

/** Says what has the focus: its id or class, its text, and whether it is in view. */
function focused(page) {
  return page.evaluate(() => {
    const { activeElement } = document;
    const { top, bottom, height } = activeElement.getBoundingClientRect();
    return {
      id: activeElement.id || activeElement.parentElement.id,
      text: activeElement.textContent,
      visible: height > 0 && top >= 0 && bottom <= innerHeight,
      outlined: getComputedStyle(activeElement).outlineStyle !== "none",
    };
  });
}

test("what was recognised comes first, then the word, one sentence, the picture, and what they rest on", async (t) => {
  const { page } = await sample(t, "dormant");
  await page.locator(".receipt").waitFor();
  const parts = await page.locator("#account-1 > *").evaluateAll((all) => all.map((part) => part.className));
  assert.deepEqual(parts, [
    "recognised", "verdict", "sentence", "strip", "figures", "evidence-section", "rules", "rule", "coverage", "advice",
    "deadlines",
  ]);
  const rest = await page.locator(".report > *").evaluateAll((all) => all.map((part) => part.className.split(" ")[0]));
  assert.deepEqual(rest, ["account", "inputs", "receipt", "report-footer"]);
  const [word, other] = await page.evaluate(() => {
    const size = (selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize);
    return [size(".verdict .word"), Math.max(size("h1"), size(".sentence"), size(".report h3"))];
  });
  assert.ok(word > 2 * other, "the verdict is the largest word");
});

test("every figure leads to a row that is in view and has the focus, by mouse and by keyboard", async (t) => {
  const seen = await sample(t, "dormant");
  const { page } = seen;
  const figures = page.locator("a.figure");
  const count = await figures.count();
  assert.ok(count >= 12, `${count} figures`);
  for (let at = 0; at < count; at += 1) {
    const target = (await figures.nth(at).getAttribute("href")).slice(1);
    if (at % 2) {
      await figures.nth(at).focus();
      await page.keyboard.press("Enter");
    } else {
      await figures.nth(at).click();
    }
    const found = await focused(page);
    assert.deepEqual([found.id, found.visible, found.outlined], [target, true, true], found.text);
  }
  assert.equal(new URL(page.url()).hash.includes("account"), false, "the address keeps the settings only");
  assertSilent(seen);
});

test("figures name the item: path, record, title and reads", async (t) => {
  const { page } = await sample(t, "dormant", { locale: "en-GB" });
  for (const [figure, told] of [["7,000", /First post, Most read.*市国土资源局微信公众号开通.*dormant-2019\.json.*Reads: 7,000/], ["300", /Least read.*国有建设用地使用权出让公告.*Reads: 300/]]) {
    await page.locator(".figures a.figure", { hasText: new RegExp(`^${figure}$`) }).click();
    assert.match((await focused(page)).text, told);
  }
});

test("unread records lead to the places where they stand", async (t) => {
  const { page } = await open(t, { locale: "en-GB", viewport: DESKTOP });
  const rows = ["time,title", "2020-01-02,one", "someday,two", "2020-03-04,three"];
  await dropFiles(page, "#drop", [{ name: "posts.csv", text: `${rows.join("\n")}\n` }]);
  await expectVerdict(page, "Cannot tell");
  await page.locator(".coverage a.figure", { hasText: "1 record" }).click();
  const found = await focused(page);
  assert.deepEqual([found.id, found.outlined], ["issues", true]);
  assert.match(found.text, /posts\.csv, record 3 .*someday/);
});

test("the picture has a name, a text and a table that say the same", async (t) => {
  const { page } = await sample(t, "dormant", { locale: "en-GB" });
  const picture = page.locator("svg.strip-drawing");
  assert.equal(await picture.getAttribute("role"), "img");
  const name = await picture.evaluate((svg) =>
    svg.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).textContent).join(". "));
  const told = [/^Silence strip\. /, /First post 2 March 2015/, /longest gap .* days, from/, /300 to 7,000 times/, /“2 years” threshold/];
  told.forEach((part) => assert.match(name, part));
  const text = await page.locator(".strip figcaption > p").textContent();
  assert.ok(name.endsWith(text), "the text beside the picture is its description");
  assert.match(await picture.textContent(), /Longest gap: \d+ days/);
  await page.locator(".months > summary").click();
  const rows = await page.locator(".months tbody tr").evaluateAll((all) => all.map((row) => row.innerText.replaceAll(/\s+/g, " ")));
  assert.match(rows[0], /^March 2015 2 2,140–7,000/);
  assert.equal(rows.filter((row) => row.startsWith("Longest gap ")).length, 1, "the gap stands among the months");
  assert.match(rows.at(-1), /^Silence 909 days \(16 December 2016 to 13 June 2019\)/);
});

for (const [locale, word, heading] of [["zh-CN", "无法判断", "怎样才能判断"], ["zh-TW", "無法判斷", "怎樣才能判斷"], ["en-GB", "Cannot tell", "What would settle it"]]) {
  test(`${locale}: a question left open says why, what is known, and which file to bring`, async (t) => {
    const { page } = await sample(t, "cannot-tell", { locale });
    await expectVerdict(page, word);
    const parts = await page.locator("#account-1 > *").evaluateAll((all) => all.slice(1, 5).map((part) => part.className));
    assert.deepEqual(parts, ["verdict", "sentence", "reason", "settle"]);
    const block = page.locator(".settle");
    assert.equal(await block.locator("h3").textContent(), heading);
    const terms = await block.locator("dd").allTextContents();
    assert.equal(terms.length, 4, "known, what to bring, how to get it, what it proves");
    assert.ok(terms.every((term) => term.length > 5), terms.join("\n"));
    await block.locator("a.figure").first().click();
    assert.equal((await focused(page)).id, "account-1-evidence-1");
  });
}

test("the other verdicts have no such block", async (t) => {
  const { page } = await sample(t, "active");
  assert.equal(await page.locator(".settle").count(), 0);
});

test("a report in which nothing was judged has no receipt", async (t) => {
  const { page } = await open(t);
  await dropFiles(page, "#drop", [{ name: "noise.bin", bytes: Buffer.from([0, 1, 2, 3]) }]);
  await page.locator(".refusals").waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.locator(".receipt").count(), 0);
});

for (const id of ["active", "dormant", "zero-post", "cannot-tell"]) {
  for (const options of [{ locale: "zh-CN" }, { locale: "en-GB", colorScheme: "dark" }]) {
    test(`${id}, ${options.locale}: unfolded, it is accessible and fits 320 px`, async (t) => {
      const { page } = await sample(t, id, { ...options, viewport: { width: 320, height: 640 } });
      await unfold(page);
      await assertAccessible(page);
      await assertNoSidewaysScroll(page);
    });
  }
}

test("in forced colours the picture stays visible", async (t) => {
  const { page } = await sample(t, "dormant", { forcedColors: "active" });
  const [post, reads, paper] = await page.evaluate(() => {
    const fill = (selector) => getComputedStyle(document.querySelector(selector)).fill;
    return [fill(".strip-post"), fill(".strip-reads"), getComputedStyle(document.body).backgroundColor];
  });
  assert.ok(post !== paper && reads !== paper, `${post} and ${reads} on ${paper}`);
});

test("judging again leaves the picture and the verdict where they are", async (t) => {
  const { page } = await sample(t, "dormant");
  const tops = () => page.locator("#account-1 > *").evaluateAll((all) => all.map((part) => part.getBoundingClientRect().top + scrollY));
  await page.locator(".receipt").waitFor();
  const before = await tops();
  await page.locator("#as-of").fill("2019-06-20");
  await page.locator(".sentence", { hasText: "2019年6月20日" }).waitFor();
  assert.deepEqual((await tops()).slice(0, 6), before.slice(0, 6));
});
