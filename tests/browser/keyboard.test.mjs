// The whole page by keyboard: no mouse, no click, nothing but keys.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, dropFiles } from "./harness.mjs";
import { assertSilent, expectVerdict, open } from "./steps.mjs";

/** Presses Tab until the element has the focus; every stop on the way must be seen. */
async function tabTo(page, selector, most = 120) {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate((wanted) => {
      const here = document.activeElement;
      const { width, height } = here.getBoundingClientRect();
      const outlined = getComputedStyle(here).outlineStyle !== "none";
      // Between the last stop and the first lies the browser's own.
      const seen = here === document.body || (width > 0 && height > 0 && outlined);
      return { there: here.matches(wanted), seen, name: here.id || here.tagName };
    }, selector);
    assert.ok(stop.seen, `the focus on ${stop.name} cannot be seen`);
    if (stop.there) return presses + 1;
  }
  return assert.fail(`${selector} was not reached`);
}

function focused(page) {
  return page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
}

test("a whole visit by keyboard alone", async (t) => {
  const seen = await open(t);
  const { page } = seen;
  await tabTo(page, ".skip");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "main");
  assert.doesNotMatch(page.url(), /#main/);
  await tabTo(page, "#choose");
  await tabTo(page, '[data-sample="dormant"]');
  await page.keyboard.press("Enter");
  await expectVerdict(page, "休眠");
  await page.waitForFunction(() => document.activeElement.matches("#result h2"));

  // Evidence is unfolded and read.
  await tabTo(page, "#result summary");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.closest("details").open);

  // Another rule, another question: the answer changes and the focus stays.
  await tabTo(page, "#rule");
  const before = await page.inputValue("#rule");
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await page.inputValue("#rule"), before);
  await page.waitForFunction((rule) => location.hash.includes(`rule=${rule}`), await page.inputValue("#rule"));
  assert.equal(await focused(page), "rule");

  // Another language; the button keeps the focus.
  await tabTo(page, '.lang[lang="en"]');
  await page.keyboard.press("Space");
  await page.locator("#result h2", { hasText: /dormant|cannot tell|active|sleeping/i }).first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.lang), "en");

  // Pasting opens, takes a list, and is judged.
  await tabTo(page, "#paste");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "paste-text");
  await page.keyboard.insertText("2024-01-05 09:00 Notes\n2024-02-01 10:30 More notes\n");
  await page.locator("#status", { hasText: "Pasted" }).waitFor();
  await page.waitForFunction(() => document.activeElement.matches("#result h2"));
  assertSilent(seen);
});

test("escape closes the error and gives the focus back", async (t) => {
  const { page } = await open(t);
  await page.evaluate(() => void Promise.reject(new Error("made to fail")));
  await page.waitForFunction(() => document.activeElement.id === "error-title");
  assert.match(await page.title(), /^程序出错了/);
  await page.keyboard.press("Escape");
  assert.equal(await page.isVisible("#error"), false);
  assert.equal(await focused(page), "choose");
  assert.doesNotMatch(await page.title(), /出错/);
});

test("the focus moves to a refusal", async (t) => {
  const { page } = await open(t);
  await dropFiles(page, "#drop", [{ name: "photo.png", bytes: Buffer.from("89504e470d0a1a0a0000000d", "hex") }]);
  await page.waitForFunction(() => document.activeElement.matches("#result h2"));
});

test("one heading of the first rank, landmarks, and names in order", async (t) => {
  const { page } = await open(t);
  assert.equal(await page.locator("h1").count(), 1);
  for (const landmark of ["header", "main", "nav", "footer"]) assert.equal(await page.locator(landmark).count(), 1);
  const ranks = await page.locator("h1, h2, h3").evaluateAll((all) => all.filter((one) => one.offsetParent).map((one) => Number(one.tagName[1])));
  for (const [at, rank] of ranks.entries()) assert.ok(at === 0 ? rank === 1 : rank <= ranks[at - 1] + 1, `rank ${rank} at ${at}`);
});

test("what can be pressed is large enough, larger on touch", async (t) => {
  for (const [hasTouch, least] of [[false, 24], [true, 44]]) {
    const { page } = await open(t, { hasTouch, isMobile: hasTouch, viewport: { width: 360, height: 740 } });
    const small = await page.locator("button:visible, summary:visible, select:visible").evaluateAll(
      (all, least) => all.map((one) => [one.id || one.className || one.textContent, one.getBoundingClientRect()])
        .filter(([, { width, height }]) => height < least || width < least).map(([name, { width, height }]) => `${name} ${width}x${height}`),
      least,
    );
    assert.deepEqual(small, []);
  }
});

for (const [name, options] of [
  ["forced colours", { forcedColors: "active" }],
  ["more contrast", { contrast: "more" }],
  ["reduced motion", { reducedMotion: "reduce" }],
]) {
  test(`${name}: accessible, with edges that can be seen`, async (t) => {
    const { page } = await open(t, options);
    await assertAccessible(page);
    const edges = await page.locator(".way, .tile").evaluateAll((all) => all.map((one) => getComputedStyle(one).borderTopStyle));
    assert.ok(edges.every((edge) => edge !== "none"));
    const moving = await page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
  });
}

test("nothing is cut off or runs sideways with wide text spacing and at 400 %", async (t) => {
  const { page } = await open(t, { viewport: { width: 320, height: 256 }, bypassCSP: true });
  await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }" });
  await page.click("#paste");
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.querySelector('[data-sample="active"]').click());
  await expectVerdict(page, "正常更新");
  const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= width, `${content} px in ${width}`);
  const cut = await page.locator("button:visible, h1, .lede").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2).map((one) => one.id || one.textContent));
  assert.deepEqual(cut, []);
});
