// The result is taken away: printed, saved, drawn, copied, linked; each file is read as its reader would.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { article, script } from "./article.mjs";
import { assertAccessible, dropFiles, visit } from "./harness.mjs";
import { asked, assertNoSidewaysScroll, assertSilent, expectVerdict, open, openSample } from "./steps.mjs";

const PHONE = { width: 360, height: 740 };
const DAY = "#as-of=2026-06-01&captured=2026-06-01";

/** A table of several accounts, one of whose names is a formula and no file name. */
const ACCOUNTS = [
  "账号,发布时间,标题",
  "=1+1/../x,2016-12-16,甲",
  "老街社区,2026-05-20,乙",
  "河畔报,2025-06-30,\"丙, 丁\"",
  "",
].join("\n");

/** Presses a button and reads what it saves. */
async function save(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Opens the sample everybody knows, with its receipt. */
async function dormant(t, options) {
  const seen = await open(t, options);
  await openSample(seen.page, "dormant");
  await expectVerdict(seen.page, options?.locale === "en-GB" ? "Dormant" : "休眠");
  await seen.page.locator("#result .receipt").waitFor();
  return seen;
}

async function several(t) {
  const seen = await open(t, { path: DAY });
  await dropFiles(seen.page, "#drop", [{ name: "accounts.csv", text: ACCOUNTS }]);
  await seen.page.locator("#result .accounts").waitFor();
  await seen.page.locator("#result .receipt").waitFor();
  return seen;
}

/** Counts the pages of a PDF. */
async function pages(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
}

/** Takes a CSV apart. */
function cells(text) {
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r]*))(,|\r\n|$)/g;
  const rows = [[]];
  for (const [, quoted, bare, end] of text.matchAll(cell)) {
    rows[rows.length - 1].push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

/** Takes a zip of stored members apart. */
function members(bytes) {
  const found = {};
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [size, name, extra] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
    const start = at + 30 + name + extra;
    found[bytes.toString("utf8", at + 30, at + 30 + name)] = bytes.toString("utf8", start, start + size);
    at = start + size;
  }
  return found;
}

/** Reads a calendar's lines, unfolded. */
function unfolded(text) {
  assert.doesNotMatch(text, /(^|[^\r])\n/, "every line ends in CRLF");
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  return text.replaceAll("\r\n ", "").trimEnd().split("\r\n");
}

/** Measures a picture: its size, and how many colours and dark dots it has. */
function measure(page, bytes) {
  return page.evaluate(async (base64) => {
    const blob = new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], { type: "image/png" });
    const image = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const dots = new Uint32Array(data.buffer);
    const dark = dots.reduce((count, dot) => count + ((dot & 0xff) < 0x60 ? 1 : 0), 0);
    return { width: image.width, height: image.height, colours: new Set(dots).size, dark };
  }, bytes.toString("base64"));
}

for (const locale of ["zh-CN", "zh-TW", "en-GB"]) {
  for (const style of ["plain", "official"]) {
    test(`${locale}: the 2019 account fits one sheet in the ${style} style`, async (t) => {
      const seen = await dormant(t, { locale });
      const { page } = seen;
      await page.selectOption("#paper", style);
      assert.equal(await pages(page), 1);
      await page.emulateMedia({ media: "print" });
      const paper = await page.innerText("body");
      for (const part of ["南昌市国土资源局", "关于年末业务受理时间的通知", "press.emerson.edu", await page.innerText("#result .receipt .note")]) {
        assert.ok(paper.includes(part), part);
      }
      assert.equal(await page.locator("#away").isVisible(), false);
      assert.equal(await page.locator(".paper-note").isVisible(), style === "official");
      assertSilent(seen);
    });
  }
}

test("official paper has the measures of GB/T 9704 and says that it is no official document", async (t) => {
  const { page } = await dormant(t);
  await page.selectOption("#paper", "official");
  await page.emulateMedia({ media: "print" });
  const order = [".paper-title", ".paper-note", ".verdict .who", ".verdict .word", ".sentence", ".rule", ".evidence-section", ".receipt", ".paper-signed"];
  const tops = await page.evaluate((parts) => parts.map((part) => document.querySelector(part).getBoundingClientRect().top), order);
  assert.deepEqual(tops, [...tops].sort((one, other) => one - other));
  assert.equal(await page.innerText(".paper-note"), "自查材料，不是正式公文");
  assert.match(await page.innerText(".paper-signed"), /检查人（签名）/);
  const sentence = await page.evaluate(() => {
    const { fontSize, lineHeight, color, fontFamily } = getComputedStyle(document.querySelector(".sentence"));
    return [Math.round(parseFloat(fontSize) * 7.5) / 10, Math.round((225 / (parseFloat(lineHeight) / 96)) / 25.4), color, fontFamily];
  });
  assert.deepEqual(sentence.slice(0, 3), [16, 22, "rgb(0, 0, 0)"]);
  assert.match(sentence[3], /FangSong/);
});

test("several accounts are printed as a table and then one by one, whatever is folded", async (t) => {
  const { page } = await several(t);
  const folded = () => page.locator("#result details:not([open])").count();
  const before = await folded();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await folded(), 0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await folded(), before);
  for (const style of ["plain", "official"]) {
    await page.selectOption("#paper", style);
    assert.ok((await pages(page)) <= 4, style);
  }
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".accounts thead")).display), "table-header-group");
});

test("the print button prints, and the style is remembered", async (t) => {
  const seen = await dormant(t, { before: (page) => page.addInitScript(() => (window.print = () => (window.printed = true))) });
  await seen.page.selectOption("#paper", "official");
  await seen.page.click("#away-print");
  assert.equal(await seen.page.evaluate(() => window.printed), true);
  await seen.page.reload();
  await seen.page.waitForSelector("html[data-ready]");
  assert.equal(await seen.page.inputValue("#paper"), "official");
});

test("printed from the browser's menu, the site lets the report print next; in an article it does not", async (t) => {
  const site = process.env.DORMOUSE_SITE;
  const count = (page) => page.addInitScript(() => (window.print = () => (window.printed = (window.printed ?? 0) + 1)));
  const seen = await visit(t, { path: `${site}#lang=en`, before: count, serviceWorkers: "block" });
  const checker = await (await seen.page.waitForSelector("iframe")).contentFrame();
  await checker.waitForSelector("html[data-ready]");
  await seen.page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await checker.waitForFunction(() => window.printed === 1);
  assert.equal(await seen.page.evaluate(() => window.printed), undefined, "only the report prints");
  const host = await visit(t, { path: await article(t, { body: `<dormouse-check lang="en"></dormouse-check>${script}` }), before: count });
  const outer = await (await host.page.locator("dormouse-check iframe").elementHandle()).contentFrame();
  const inner = await (await outer.waitForSelector("iframe")).contentFrame();
  await inner.waitForSelector("html[data-ready]");
  await outer.evaluate(() => dispatchEvent(new Event("afterprint")));
  await outer.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  assert.equal(await inner.evaluate(() => window.printed), undefined);
});

test("the saved report opens from disk without a request and says the same", async (t) => {
  const seen = await dormant(t, { locale: "en-GB" });
  const { name, bytes } = await save(seen.page, "#away-html");
  assertSilent(seen);
  assert.equal(name, "dormouse-南昌市国土资源局-2019-06-13.html");
  const folder = await mkdtemp(join(tmpdir(), "dormouse-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "saved.html"), bytes);
  const context = await seen.page.context().browser().newContext({ offline: true, javaScriptEnabled: true });
  const page = await context.newPage();
  const [requests, messages] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => messages.push(message.text()));
  const address = pathToFileURL(join(folder, "saved.html")).href;
  await page.goto(address);
  assert.deepEqual([requests, messages], [[address], []]);
  for (const part of [".verdict", ".sentence", ".receipt", ".strip figcaption"]) {
    assert.equal(await page.textContent(`#result ${part}`), await seen.page.textContent(`#result ${part}`), part);
  }
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.match(await page.textContent(".saved-settings"), /rule=two-years&as-of=2019-06-13/);
  assert.equal(await page.locator("script, [onclick], link, img, button").count(), 0);
  assert.equal(await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content"), "default-src 'none'; style-src 'unsafe-inline'");
  const colour = (page) => page.evaluate(() => getComputedStyle(document.querySelector(".word")).color);
  assert.equal(await colour(page), await colour(seen.page));
  await assertAccessible(page);
  assert.equal(await pages(page), 1);
});

test("a saved report of several accounts has all of them, with working links", async (t) => {
  const { page } = await several(t);
  const { name, bytes } = await save(page, "#away-html");
  assert.equal(name, "dormouse-3-accounts-2026-06-01.html");
  const html = bytes.toString();
  assert.equal(html.match(/<section class="account /g).length, 3);
  assert.equal(html.split("<table class=\"accounts\"")[1].split("</table>")[0].match(/<th scope="row"/g).length, 3);
  assert.match(html, /href="#account-1"/);
});

test("the table and the workbook come from a build loaded once, and hold no formula", async (t) => {
  const seen = await several(t);
  const csv = await save(seen.page, "#away-csv");
  assert.equal(csv.name, "dormouse-3-accounts-2026-06-01.csv");
  assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const [head, ...rows] = cells(csv.bytes.toString().slice(1));
  assert.deepEqual(rows.map((row) => row[head.indexOf("account")]), ["'=1+1/../x", "老街社区", "河畔报"]);
  assert.deepEqual(rows.map((row) => row[head.indexOf("verdict")]), ["dormant", "active", "sleeping"]);
  assert.deepEqual(rows.map((row) => row[head.indexOf("last")]), ["2016-12-16", "2026-05-20", "2025-06-30"]);
  const receipt = (await seen.page.textContent("#result .receipt")).match(/[0-9A-Z]{4}-[0-9A-Z]{4}/)[0];
  assert.ok(rows.every((row) => row[head.indexOf("receipt")] === receipt));
  const mark = seen.mark();
  const { bytes } = await save(seen.page, "#away-xlsx");
  seen.assertNoRequestsSince(mark);
  assert.deepEqual(asked(seen), ["dormouse-wide.js", "dormouse-wide.wasm", "worker.js"]);
  const parts = members(bytes);
  const first = parts["xl/worksheets/sheet1.xml"];
  assert.doesNotMatch(first, /<f[ >]/);
  assert.match(first, /<c r="A2" t="inlineStr"><is><t xml:space="preserve">=1\+1\/\.\.\/x</);
  assert.match(parts["xl/worksheets/sheet2.xml"], /丙, 丁/);
  assert.match(parts["xl/workbook.xml"], /name="台账"/);
  assert.match(parts["xl/worksheets/sheet3.xml"], /河畔报.*睡眠/);
  seen.assertQuiet();
});

test("a saved workbook is read again by this page as what it is", async (t) => {
  const seen = await several(t);
  const { name, bytes } = await save(seen.page, "#away-xlsx");
  await dropFiles(seen.page, "#drop", [{ name, bytes }]);
  await seen.page.locator("#result", { hasText: name }).waitFor();
  seen.assertQuiet();
});

test("the data are the report as it is", async (t) => {
  const seen = await dormant(t);
  const { name, bytes } = await save(seen.page, "#away-json");
  const report = JSON.parse(bytes);
  assert.equal(report.accounts[0].verdict, "dormant");
  assert.equal(report.as_of, "2019-06-13");
  assert.deepEqual(report, await seen.page.evaluate(() => Result.report));
  assert.match(name, /\.json$/);
  assertSilent(seen);
});

test("the calendar has the days to come, all day and each with a name of its own", async (t) => {
  const seen = await several(t);
  const { name, bytes } = await save(seen.page, "#away-ics");
  assert.match(name, /^dormouse-3-accounts-.*\.ics$/);
  const lines = unfolded(bytes.toString());
  assert.deepEqual([lines[0], lines.at(-1)], ["BEGIN:VCALENDAR", "END:VCALENDAR"]);
  const days = lines.filter((line) => line.startsWith("DTSTART")).sort();
  assert.deepEqual(days, ["DTSTART;VALUE=DATE:20261121", "DTSTART;VALUE=DATE:20270701", "DTSTART;VALUE=DATE:20280521"]);
  const ids = lines.filter((line) => line.startsWith("UID:"));
  assert.equal(new Set(ids).size, 3);
  assert.ok(lines.some((line) => line.startsWith("SUMMARY:老街社区：若未再发布，今日起属“睡眠”")));
  assert.equal(lines.filter((line) => /^DTSTAMP:\d{8}T\d{6}Z$/.test(line)).length, 3);
  const again = unfolded((await save(seen.page, "#away-ics")).bytes.toString());
  assert.deepEqual(again.filter((line) => line.startsWith("UID:")), ids);
  assertSilent(seen);
});

test("without a day to come the calendar says why there is none", async (t) => {
  const { page } = await dormant(t);
  assert.equal(await page.isDisabled("#away-ics"), true);
  assert.match(await page.innerText("#away-ics-none"), /期限/);
});

for (const [locale, word] of [["zh-CN", "休眠"], ["zh-TW", "休眠"], ["en-GB", "Dormant"]]) {
  test(`${locale}: the picture is shown, described and saved`, async (t) => {
    const seen = await dormant(t, { locale, colorScheme: "dark" });
    const { page } = seen;
    await page.click("#away-card");
    await page.locator("#card-image[alt]:not([alt=''])").waitFor();
    const alt = await page.getAttribute("#card-image", "alt");
    for (const part of [word, "南昌市国土资源局", await page.innerText("#result .sentence"), "2019-06-13"]) assert.ok(alt.includes(part), part);
    assert.doesNotMatch(alt, /关于年末/);
    const { name, bytes } = await save(page, "#card-save");
    assert.match(name, /\.png$/);
    const wide = await measure(page, bytes);
    assert.deepEqual([wide.width, wide.height], [1200, 630]);
    assert.ok(wide.colours > 50 && wide.dark > 5000, JSON.stringify(wide));
    await page.check("#card-consent");
    await page.locator("#card-image[alt*='关于年末']").waitFor();
    const titled = await measure(page, (await save(page, "#card-save")).bytes);
    assert.notEqual(titled.dark, wide.dark);
    const before = await page.getAttribute("#card-image", "src");
    await page.selectOption("#card-shape", "tall");
    await page.waitForFunction((before) => document.getElementById("card-image").src !== before, before);
    const tall = await measure(page, (await save(page, "#card-save")).bytes);
    assert.deepEqual([tall.width, tall.height], [1080, 1440]);
    await assertAccessible(page);
    assertSilent(seen);
  });
}

test("the picture of several accounts counts them, and follows another language", async (t) => {
  const { page } = await several(t);
  await page.click("#away-card");
  await page.locator("#card-image[alt*='休眠 1']").waitFor();
  assert.equal(await page.locator("#card-consent-label").isVisible(), false);
  await page.click('.lang[lang="en"]');
  await page.locator("#card-image[alt*='Dormant']").waitFor();
});

test("a short text is copied", async (t) => {
  const seen = await dormant(t);
  await seen.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await seen.page.click("#away-text");
  await seen.page.locator("#away-status", { hasText: "已复制" }).waitFor();
  const text = await seen.page.evaluate(() => navigator.clipboard.readText());
  const lines = text.split("\n");
  assert.equal(lines[0], "【休眠】南昌市国土资源局");
  assert.match(text, /静默 2 年 5 个月 28 天（909 天）/);
  assert.match(text, /回执 [0-9A-Z]{4}-[0-9A-Z]{4}\n自查材料，不是正式认定$/);
  assertSilent(seen);
});

test("a browser that refuses to copy shows the text, selected", async (t) => {
  const refuse = (page) => page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  const { page } = await dormant(t, { before: refuse, viewport: PHONE });
  await page.click("#away-text");
  const selected = await page.evaluate(() => {
    const field = document.activeElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
  assert.match(selected, /^【休眠】南昌市国土资源局\n/);
  await assertAccessible(page);
  await assertNoSidewaysScroll(page);
});

test("a link with the receipt lets another person check the same file", async (t) => {
  const { page } = await dormant(t);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async (button) => {
    await page.click(button);
    await page.locator("#away-status", { hasText: "已复制" }).waitFor();
    return new URL(await page.evaluate(() => navigator.clipboard.readText()));
  };
  assert.doesNotMatch((await copied("#away-link")).hash, /receipt/);
  const { hash } = await copied("#away-receipt-link");
  assert.match(hash, /^#rule=two-years&as-of=2019-06-13&captured=2019-06-13&receipt=[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const other = await open(t, { path: hash.toLowerCase() });
  await other.page.locator("#receipt-check", { hasText: "给出文件后" }).waitFor();
  await openSample(other.page, "dormant");
  await other.page.locator("#receipt-check", { hasText: "回执相同" }).waitFor();
  await assertAccessible(other.page);
  await other.page.fill("#as-of", "2017-01-01");
  await other.page.locator("#receipt-check", { hasText: "回执不同" }).waitFor();
  await other.page.evaluate(() => (location.hash = "receipt=UUUU"));
  await other.page.locator("#receipt-check", { hasText: "不是回执代码" }).waitFor();
  assertSilent(other);
});

test("the bar fits a phone and works by keyboard", async (t) => {
  const { page } = await dormant(t, { viewport: PHONE });
  await assertNoSidewaysScroll(page);
  await page.focus("#away-card");
  await page.keyboard.press("Enter");
  await page.locator("#card-image[src]").waitFor();
  assert.equal(await page.getAttribute("#away-card", "aria-expanded"), "true");
  await assertNoSidewaysScroll(page);
  await assertAccessible(page);
});

test("where nothing was judged there is nothing to take away", async (t) => {
  const { page } = await open(t);
  await dropFiles(page, "#drop", [{ name: "noise.bin", bytes: Buffer.from([0, 1, 2, 3]) }]);
  await page.locator("#result h2").first().waitFor();
  assert.equal(await page.locator("#away").isVisible(), false);
});
