// The page is accessible and fits, in every language, theme and width.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, dropFiles } from "./harness.mjs";
import { STATES } from "./states.mjs";
import { assertNoSidewaysScroll, expectVerdict, open, openSample } from "./steps.mjs";

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

for (const locale of ["zh-CN", "zh-TW", "en-GB"]) {
  test(`${locale}: every state is accessible, also on paper, in the dark and in large text`, async (t) => {
    const { page } = await open(t, { locale, viewport: PHONE });
    for (const reach of Object.values(STATES)) {
      await reach(page);
      for (const look of [{ media: "print" }, { media: "screen", colorScheme: "dark" }, { media: "screen", colorScheme: "light" }]) {
        await page.emulateMedia(look);
        await assertAccessible(page);
      }
      await page.click("#size");
      await assertAccessible(page);
      await assertNoSidewaysScroll(page);
      await page.click("#size");
    }
  });
}
