// The steps a person takes on the page, in the tests' own words.
import assert from "node:assert/strict";
import { visit } from "./harness.mjs";
import { zip } from "./zip.mjs";

/** Opens the page and waits until it has loaded all it will ever load. */
export async function open(test, options = {}) {
  const seen = await visit(test, { locale: "zh-CN", timezoneId: "Asia/Shanghai", ...options });
  await seen.page.waitForSelector("html[data-ready]");
  seen.loaded = seen.mark();
  return seen;
}

/** Fails if the page said or asked the network for anything since it had loaded. */
export function assertSilent(seen) {
  seen.assertQuiet();
  seen.assertNoRequestsSince(seen.loaded);
}

/** Lists the files the page has asked for since it had loaded. */
export function asked(seen) {
  return seen.requests.slice(seen.loaded).map((request) => request.split("/").pop()).sort();
}

/** Waits for a verdict of this word and for the hashes that follow it. */
export async function expectVerdict(page, word) {
  await page.locator("#result h2", { hasText: word }).first().waitFor();
}

export async function openSample(page, id) {
  await page.click(`[data-sample="${id}"]`);
}

/** Writes an X archive whose posts have these times. */
export function xArchive(times, { name = "lighthouse" } = {}) {
  const script = (what, value) => `window.YTD.${what}.part0 = ${JSON.stringify(value, null, 1)}\n`;
  const account = { username: name, accountId: "42", createdAt: "2012-03-04T05:06:07.000Z", accountDisplayName: name };
  const tweet = (time, index) => ({ tweet: { id_str: `${900 + index}`, id: `${900 + index}`, created_at: tweetTime(time), full_text: `Note ${index}`, lang: "en" } });
  const files = (count, file, global) => ({ files: [{ fileName: file, globalName: global, count: String(count) }] });
  const manifest = {
    userInfo: { accountId: "42", userName: name, displayName: name },
    archiveInfo: { sizeBytes: "1", generationDate: "2022-07-20T00:00:00.000Z", isPartialArchive: false },
    dataTypes: {
      account: files(1, "data/account.js", "YTD.account.part0"),
      tweets: files(times.length, "data/tweets.js", "YTD.tweets.part0"),
    },
  };
  return zip({
    "Your archive.html": "<!doctype html><title>Your archive</title>",
    "data/account.js": script("account", [{ account }]),
    "data/manifest.js": `window.__THAR_CONFIG = ${JSON.stringify(manifest)}`,
    "data/tweets.js": script("tweets", times.map(tweet)),
    "data/like.js": script("like", []),
  });
}

/** Writes a workbook of one sheet, its cells as text. */
export function workbook(rows) {
  const cell = (text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packaged = "http://schemas.openxmlformats.org/package/2006";
  const relation = (type, target) =>
    `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${rels}/${type}" Target="${target}"/></Relationships>`;
  const part = (path, type) =>
    `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  return zip({
    "[Content_Types].xml":
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `${part("/xl/workbook.xml", "sheet.main")}${part("/xl/worksheets/sheet1.xml", "worksheet")}</Types>`,
    "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${rels}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  });
}

/** Writes a time as X does: Fri Jan 24 11:45:20 +0000 2020. */
function tweetTime(iso) {
  const [weekday, day, month, year, time] = new Date(iso).toUTCString().replace(",", "").split(" ");
  return `${weekday} ${month} ${day} ${time} +0000 ${year}`;
}

export const NOTES = [
  "2016-11-02 09:00 开放时间调整",
  "2016-12-01 10:30 冬季安排",
  "2016-12-16 15:08 年末通知",
].join("\n");

/** The same posts as a table. */
export const TABLE = `发布时间,标题\n${NOTES.replaceAll(/^(\S+ \S+) /gm, "$1,")}\n`;

/** Drops a list of posts of about a gigabyte, which the browser holds as one piece many times over. */
export async function dropHugeFile(page) {
  await page.evaluate(() => {
    const item = JSON.stringify({ tweet: { created_at: "Wed Jan 01 00:00:00 +0000 2020", full_text: "a".repeat(60) } });
    let piece = new Blob([`${item},`.repeat(10000)]);
    for (let doubling = 0; doubling < 10; doubling += 1) piece = new Blob([piece, piece]);
    const head = "window.YTD.tweets.part0 = [";
    const transfer = new DataTransfer();
    transfer.items.add(new File([head, piece, item, "]"], "tweets.js"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
}

/** Fails unless the page is as wide as its window. */
export async function assertNoSidewaysScroll(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`);
}
