// The block for places that strip scripts: what is copied is pasted into such a place, and its code is read by a camera's means.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { test } from "node:test";
import jsQR from "jsqr";
import { assertAccessible, dropFiles } from "./harness.mjs";
import { assertNoSidewaysScroll, assertSilent, expectVerdict, open, openSample } from "./steps.mjs";

const HOME = "https://checker.example/dormouse/";
const EVIL = '<img src=x onerror="window.hurt=1">"\'&';

/** Opens a sample on a page that knows where the project lives, and shows the block. */
async function shown(t, { home = HOME, ...options } = {}) {
  const seen = await open(t, options);
  await seen.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  if (home) await seen.page.evaluate((home) => void (document.documentElement.dataset.home = home), home);
  await openSample(seen.page, "dormant");
  await seen.page.locator("#result .receipt").waitFor();
  await seen.page.click("#away-block");
  await seen.page.locator("#block-shown section").waitFor();
  return seen;
}

/** Presses a button and gives what the clipboard holds in each form. */
async function copied(page, button) {
  await page.evaluate(() => void (document.getElementById("away-status").textContent = ""));
  await page.click(button);
  await page.locator("#away-status:not(:empty)").waitFor();
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const texts = item.types.filter((type) => type.startsWith("text/")).map(async (type) => [type, await (await item.getType(type)).text()]);
    return Object.fromEntries(await Promise.all(texts));
  });
}

/** Serves a page that allows no script, no class's style and no picture from anywhere, with a block pasted in. */
async function pasted(t, seen, html) {
  const policy = "default-src 'none'; style-src-attr 'unsafe-inline'; img-src data:";
  const server = createServer((_, response) => {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="zh"><title>An article</title><body>${html}`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const page = await seen.page.context().newPage();
  const messages = [];
  page.on("console", (message) => messages.push(message.text()));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  return { page, messages };
}

/** Reads the code in a picture, or in the part of it that lies at the top right. */
async function read(page, shot, part = 1) {
  const { dots, width, height } = await page.evaluate(async ([base64, part]) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const [width, height] = [image.width, image.height].map((side) => Math.round(side * part));
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(image, width - image.width, 0);
    const { data } = context.getImageData(0, 0, width, height);
    let dots = "";
    for (let at = 0; at < data.length; at += 4) dots += String.fromCharCode(data[at]);
    return { dots, width, height };
  }, [shot.toString("base64"), part]);
  const pixels = Uint8ClampedArray.from({ length: dots.length * 4 }, (_, at) => dots.charCodeAt(at >> 2));
  return jsQR(pixels, width, height)?.data;
}

for (const [kind, selector] of [["picture", "img"], ["cells", "table:last-of-type"]]) {
  test(`a block whose code is ${kind} is copied and looks right where scripts and classes are stripped`, async (t) => {
    const seen = await shown(t);
    await seen.page.selectOption("#block-code", kind);
    await seen.page.locator(`#block-shown ${kind === "cells" ? "td[colspan]" : "img"}`).first().waitFor();
    const { "text/html": html, "text/plain": text } = await copied(seen.page, "#block-copy");
    assertSilent(seen);
    assert.doesNotMatch(html, /<script|\s(class|id|on\w+)=|<link|<style|<iframe|https?:\/\/[^<]*["'][^<]*src=/i);
    assert.match(text, /^【休眠】南昌市国土资源局\n/);
    assert.match(text, /\n用自己的文件检查：https:\/\/checker\.example\/dormouse\/$/);
    const { page, messages } = await pasted(t, seen, html);
    const words = await page.innerText("body");
    const receipt = await seen.page.evaluate(() => Result.report.receipt.code);
    for (const part of ["南昌市国土资源局", "休眠", "静默 2 年 5 个月 28 天（909 天）", "13 条", "2016年12月16日 15:08", "标准：", "检查日 2019-06-13", receipt, HOME, "自查材料，不是正式认定"]) {
      assert.ok(words.includes(part), part);
    }
    assert.doesNotMatch(words, /关于年末/, "a post's title is somebody's words");
    const [size, colour] = await page.evaluate(() => {
      const { fontSize, color } = getComputedStyle([...document.querySelectorAll("p")].find((line) => line.textContent === "休眠"));
      return [fontSize, color];
    });
    assert.equal(size, "34px");
    assert.equal(colour, await seen.page.evaluate(() => getComputedStyle(document.querySelector("#result .word")).color));
    assert.equal(await read(page, await page.locator(selector).screenshot()), HOME);
    assert.deepEqual(messages, []);
  });
}

test("the code leads to the site's own address, whatever the settings in it", async (t) => {
  const { page } = await shown(t);
  await page.evaluate(() => {
    Outside.address = () => "https://news.example/工具/index.html?from=card";
    return Block.follow();
  });
  await page.locator("#block-shown", { hasText: "news.example" }).waitFor();
  const address = "https://news.example/%E5%B7%A5%E5%85%B7/index.html";
  assert.equal(await read(page, await page.locator("#block-shown img").screenshot()), address);
});

for (const here of ["http://127.0.0.1:8080/", "http://localhost/app.html", "http://[::1]/", "file:///C:/dormouse.html"]) {
  test(`opened from ${here}, the page leads nobody there, and says why there is no code`, async (t) => {
    const { page } = await shown(t, { home: "" });
    await page.evaluate((here) => {
      Outside.address = () => here;
      return Block.follow();
    }, here);
    await page.locator("#block-no-code", { hasText: "没有二维码" }).waitFor();
    assert.equal(await page.locator("#block-code-label").isVisible(), false);
    assert.equal(await page.locator("#block-shown img").count(), 0);
    const { "text/html": html } = await copied(page, "#block-copy");
    assert.doesNotMatch(html, /https?:|file:/);
  });
}

test("a name that looks like markup stays text in every form", async (t) => {
  const seen = await open(t, { path: "#as-of=2019-06-13&captured=2019-06-13" });
  await seen.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const cell = `"${EVIL.replaceAll('"', '""')}"`;
  for (const table of [`账号,发布时间\n${cell},2016-12-16\n`, `账号,发布时间\n${cell},2016-12-16\n老街社区,2019-05-20\n`]) {
    await dropFiles(seen.page, "#drop", [{ name: "notes.csv", text: table }]);
    await expectVerdict(seen.page, "休眠");
    if (await seen.page.locator("#block").isHidden()) await seen.page.click("#away-block");
    await seen.page.locator("#block-shown", { hasText: table.includes("老街") ? "老街社区" : EVIL }).waitFor();
    const { "text/html": html } = await copied(seen.page, "#block-copy");
    const { "text/plain": source } = await copied(seen.page, "#block-source");
    const [file] = await Promise.all([seen.page.waitForEvent("download"), seen.page.click("#block-save")]);
    assert.match(file.suggestedFilename(), /\.block\.html$/);
    const saved = await readFile(await file.path(), "utf8");
    for (const markup of [html, source, saved]) {
      const { page } = await pasted(t, seen, markup);
      assert.ok((await page.innerText("body")).includes(EVIL), markup);
      assert.equal(await page.locator("img, script, [onerror]").count(), 0);
    }
    assert.equal(await seen.page.evaluate(() => window.hurt), undefined);
  }
});

test("a browser that refuses to copy shows the code of the block, selected, and still saves it", async (t) => {
  const refuse = (page) => page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  const { page } = await shown(t, { before: refuse, home: "" }).catch((error) => assert.fail(error));
  await page.click("#block-copy");
  const selected = await page.evaluate(() => {
    const field = document.activeElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
  assert.match(selected, /^<section [\s\S]*<\/section>$/);
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#block-save")]);
  assert.ok((await readFile(await file.path(), "utf8")).includes(selected));
});

test("the block follows another language, fits a phone and is accessible", async (t) => {
  const { page } = await shown(t, { viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  await page.click('.lang[lang="en"]');
  await page.locator("#block-shown section[lang=en]", { hasText: "Dormant" }).waitFor();
  await page.selectOption("#block-code", "cells");
  await page.locator("#block-shown td[colspan]").first().waitFor();
  await assertNoSidewaysScroll(page);
  await assertAccessible(page);
});

test("the picture card carries the code where the address is known", async (t) => {
  const { page } = await shown(t);
  await page.click("#away-card");
  for (const shape of ["tall", "wide"]) {
    const before = await page.getAttribute("#card-image", "src");
    await page.selectOption("#card-shape", shape);
    await page.waitForFunction((before) => (document.getElementById("card-image").getAttribute("src") ?? before) !== before, before);
    const picture = Buffer.from((await page.getAttribute("#card-image", "src")).split(",")[1], "base64");
    assert.equal(await read(page, picture, 0.45), HOME, shape);
  }
  assert.ok((await page.getAttribute("#card-image", "alt")).includes(HOME));
});
