// Pictures of every state, for people to look at: dist/screenshots/. A blank one fails.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { open } from "./steps.mjs";
import { STATES } from "./states.mjs";

const FOLDER = fileURLToPath(new URL("../../dist/screenshots/", import.meta.url));
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

const LOOKS = {
  desktop: { viewport: DESKTOP },
  phone: { viewport: PHONE },
  dark: { viewport: DESKTOP, colorScheme: "dark" },
  english: { viewport: DESKTOP, locale: "en-GB" },
  "english-phone-dark": { viewport: PHONE, locale: "en-GB", colorScheme: "dark" },
  large: { viewport: DESKTOP, large: true },
  // Only a result is printed; the rest of the page stays off the paper.
  print: { viewport: { width: 700, height: 990 }, media: "print", without: ["first", "error"] },
};

/** Counts the colours of a picture and the share of its commonest one. */
async function measure(page, picture) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const paint = canvas.getContext("2d");
    paint.drawImage(image, 0, 0);
    const pixels = new Uint32Array(paint.getImageData(0, 0, image.width, image.height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    return { colours: counts.size, commonest: Math.max(...counts.values()) / pixels.length };
  }, picture.toString("base64"));
}

function isBlank({ colours, commonest }) {
  return colours < 16 || commonest > 0.995;
}

test("a blank picture is told from one with a page on it", async (t) => {
  const { page } = await open(t, { bypassCSP: true });
  assert.equal(isBlank(await measure(page, await page.screenshot())), false);
  await page.addStyleTag({ content: "body { visibility: hidden }" });
  assert.equal(isBlank(await measure(page, await page.screenshot())), true);
});

for (const [look, { large, media, without = [], ...options }] of Object.entries(LOOKS)) {
  test(`pictures: ${look}`, async (t) => {
    await mkdir(FOLDER, { recursive: true });
    for (const [state, reach] of Object.entries(STATES)) {
      if (without.includes(state)) continue;
      const { page } = await open(t, options);
      if (large) await page.click("#size");
      await reach(page);
      // The sums that follow a verdict are part of it.
      await page.waitForTimeout(200);
      if (media) await page.emulateMedia({ media });
      const picture = await page.screenshot({ path: `${FOLDER}${state}-${look}.png`, fullPage: true });
      const found = await measure(page, picture);
      assert.ok(!isBlank(found), `${state}-${look} is blank: ${JSON.stringify(found)}`);
      await page.context().browser().close();
    }
  });
}
