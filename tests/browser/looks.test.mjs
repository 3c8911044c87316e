// The page is accessible and fits, in every language, theme and width.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, dropFiles } from "./harness.mjs";
import { assertNoSidewaysScroll, dropHugeFile, expectVerdict, open, openSample } from "./steps.mjs";

const PHONE = { width: 360, height: 740 };

for (const [locale, word] of [["zh-CN", "休眠"], ["zh-TW", "休眠"], ["en-GB", "Dormant"]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${locale}, ${colorScheme}: accessible before and after a verdict`, async (t) => {
      const { page } = await open(t, { locale, colorScheme });
      await assertAccessible(page);
      await page.click("#paste");
      await openSample(page, "dormant");
      await expectVerdict(page, word);
      await assertAccessible(page);
    });
  }
}

for (const [locale, colorScheme] of [["zh-CN", "dark"], ["zh-TW", "light"], ["en-GB", "dark"]]) {
  test(`${locale}, ${colorScheme}: accessible in large text, while reading, refused, broken, and on paper`, async (t) => {
    const { page } = await open(t, { locale, colorScheme, viewport: PHONE });
    await page.click("#size");
    await assertAccessible(page);
    await dropHugeFile(page);
    await page.locator("#progress", { hasText: "%" }).waitFor();
    await assertAccessible(page);
    await dropFiles(page, "#drop", [{ name: "photo.png", bytes: Buffer.from("89504e470d0a1a0a0000000d", "hex") }]);
    await page.locator("#result .refusal").waitFor();
    await assertAccessible(page);
    await page.evaluate(() => void Promise.reject(new Error("made to fail")));
    await page.locator("#error").waitFor();
    await assertAccessible(page);
    await openSample(page, "dormant");
    await page.locator("#result .verdict-dormant").first().waitFor();
    await assertAccessible(page);
    await assertNoSidewaysScroll(page);
    await page.emulateMedia({ media: "print" });
    await assertAccessible(page);
  });
}

for (const id of ["active", "zero-post", "cannot-tell"]) {
  test(`the sample ${id} is accessible and fits a phone`, async (t) => {
    const { page } = await open(t, { viewport: PHONE });
    await openSample(page, id);
    await page.locator("#result h2").first().waitFor();
    await assertAccessible(page);
    await assertNoSidewaysScroll(page);
  });
}

for (const locale of ["zh-CN", "en-GB"]) {
  test(`${locale}: everything fits a phone`, async (t) => {
    const { page } = await open(t, { locale, viewport: PHONE });
    await page.click("#paste");
    await page.click(".promise summary");
    await assertNoSidewaysScroll(page);
    await openSample(page, "dormant");
    await page.locator("#result h2").first().waitFor();
    await assertNoSidewaysScroll(page);
  });
}

for (const [locale, platform, word] of [["zh-CN", "微信公众号", "能证明"], ["zh-TW", "微信公眾號", "證明"], ["en-GB", "X (Twitter)", "prove"]]) {
  test(`${locale}: the page tells how to get a file, platform by platform`, async (t) => {
    const { page } = await open(t, { locale, viewport: PHONE });
    await page.click(".guide-box > summary");
    await page.locator(".guide summary", { hasText: platform }).first().click();
    const opened = page.locator(".guide details[open]");
    assert.match(await opened.textContent(), new RegExp(word));
    await assertAccessible(page);
    await assertNoSidewaysScroll(page);
    await page.click('.lang[lang="en"]');
    await page.locator(".guide summary", { hasText: "Weibo" }).waitFor();
  });
}

test("a refusal and a failure are accessible", async (t) => {
  const { page } = await open(t, { viewport: PHONE });
  await dropFiles(page, "#drop", [{ name: `${"long-".repeat(40)}.bin`, bytes: Buffer.from([0, 1, 2, 3]) }]);
  await page.locator("#result h2").first().waitFor();
  await page.evaluate(() => void Promise.reject(new Error("made to fail")));
  await page.locator("#error").waitFor();
  await page.click("#error summary");
  await assertAccessible(page);
  await assertNoSidewaysScroll(page);
});
