// Takes a picture of every state a person can meet, for people to look at, into
// target/screenshots/ (not dist/, which is what a site ships). What a machine can
// tell about a picture it checks: that something is drawn, and not only at the top.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { dropFiles } from "./harness.mjs";
import { dropHugeFile, open, openSample } from "./steps.mjs";

const folder = new URL("../../target/screenshots/", import.meta.url);

await mkdir(folder, { recursive: true });

const verdict = (id) => async (page) => {
  await openSample(page, id);
  // The verdict of this sample, not the one that stood there before.
  await page.locator(`#result .verdict-${id}`).first().waitFor();
};

const STATES = {
  first: async () => {},
  guide: (page) => page.click(".guide-box > summary"),
  active: verdict("active"),
  dormant: verdict("dormant"),
  "zero-post": verdict("zero-post"),
  "cannot-tell": verdict("cannot-tell"),
  refusal: async (page) => {
    await dropFiles(page, "#drop", [{ name: "2021年宣传照.png", bytes: Buffer.from("89504e470d0a1a0a0000000d", "hex") }]);
    await page.locator("#result .refusal").waitFor();
  },
  progress: async (page) => {
    await dropHugeFile(page);
    await page.locator("#progress", { hasText: "%" }).waitFor();
  },
  error: async (page) => {
    await page.keyboard.press("Escape");
    await page.evaluate(() => void Promise.reject(new Error("made to fail")));
    await page.locator("#error").waitFor();
  },
};

const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const FEW = ["first", "dormant", "refusal"];

const VARIANTS = [
  { name: "desktop-zh", ...DESKTOP },
  { name: "phone-zh", ...PHONE },
  { name: "desktop-en", locale: "en-GB", ...DESKTOP },
  { name: "phone-en", locale: "en-GB", ...PHONE, states: FEW },
  { name: "dark-zh", colorScheme: "dark", ...DESKTOP, states: [...FEW, "error"] },
  { name: "print-zh", media: "print", ...DESKTOP, states: ["dormant", "cannot-tell"] },
  { name: "print-en", locale: "en-GB", media: "print", ...DESKTOP, states: ["dormant"] },
  { name: "large-desktop-zh", large: true, ...DESKTOP, states: FEW },
  { name: "large-phone-en", locale: "en-GB", large: true, ...PHONE, states: FEW },
];

for (const { name, states = Object.keys(STATES), media, large, ...options } of VARIANTS) {
  test(`${name}: every state shows something`, async (t) => {
    const { page } = await open(t, options);
    if (large) await page.click("#size");
    if (media) await page.emulateMedia({ media });
    for (const state of states) {
      // Controls are not on paper, but a person has used them before printing.
      if (media) await page.emulateMedia({ media: "screen" });
      await STATES[state](page);
      if (media) await page.emulateMedia({ media });
      const picture = await page.screenshot({ fullPage: true, animations: "disabled" });
      await writeFile(new URL(`${name}-${state}.png`, folder), picture);
      assertDrawn(await look(page, picture), `${name}-${state}`);
    }
  });
}

test("the two pictures of the README show a verdict", async (t) => {
  for (const [name, viewport] of [["readme", { width: 760, height: 1270 }], ["readme-phone", { width: 360, height: 740 }]]) {
    const { page } = await open(t, { viewport });
    await verdict("dormant")(page);
    // A phone shows the verdict, a wide window the way to it as well.
    await page.evaluate((top) => scrollTo(0, top), name === "readme" ? 0 : (await page.locator("#result").boundingBox()).y + (await page.evaluate(() => scrollY)) - 16);
    const picture = await page.screenshot({ animations: "disabled" });
    await writeFile(new URL(`${name}.png`, folder), picture);
    assertDrawn(await look(page, picture), name);
  }
});

/** Measures a picture: how much of it is not the colour of its corner, and in how many of ten bands. */
function look(page, picture) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const { width, height } = bitmap;
    const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const bands = new Array(10).fill(0);
    for (let at = 0; at < data.length; at += 4) {
      const differs = [0, 1, 2].some((part) => Math.abs(data[at + part] - data[part]) > 40);
      if (differs) bands[Math.floor((at / 4 / width / height) * 10)] += 1;
    }
    const ink = bands.reduce((sum, band) => sum + band) / (width * height);
    return { ink, bands: bands.filter((band) => band > 20).length };
  }, picture.toString("base64"));
}

function assertDrawn({ ink, bands }, name) {
  assert.ok(ink > 0.003 && ink < 0.5, `${name} is blank or filled: ${(100 * ink).toFixed(2)} % ink`);
  assert.ok(bands >= 5, `${name} is drawn in ${bands} tenths of its height only`);
}
