// Names, titles, file names and rules full of markup, formulas and tricks of direction stay texts: on the page, in
// everything that is taken away, and in the article around an embed.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { dropFiles, visit } from "./harness.mjs";
import { assertSilent, expectVerdict, open, openSample, xArchive } from "./steps.mjs";

const SITE = process.env.DORMOUSE_SITE;
const MARKUP = `"'><script>window.ran=1</script><img src=x onerror=window.ran=1><svg onload=window.ran=1></title></style>{name}`;
const ADDRESS = "javascript:window.ran=1";
const ORDER = "\u202eevitca\u2066\u2069\u200f";
const HEBREW = "שלום 13";
const FORMULAS = ["=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1"];
const DAY = "#as-of=2026-06-01&captured=2026-06-01";
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066\u2067]/;

/** Fails where a text holds what controls or reorders its surroundings, and names that alone. */
function assertPlain(text) {
  const [trick] = CONTROLS.exec(text.replaceAll(/[\n\t\r]/g, "")) ?? [];
  assert.equal(trick && trick.codePointAt(0).toString(16), undefined);
}

/** Writes a table of accounts with these names. */
function table(names, title = MARKUP) {
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const rows = names.map((name, at) => [name, `20${16 + (at % 9)}-12-16 10:00`, title, ADDRESS].map(cell).join(","));
  return ["账号,发布时间,标题,链接", ...rows, ""].join("\n");
}

/** Judges one account whose name, title and file name are tricks. */
async function tricked(t, name, options) {
  const seen = await open(t, { path: `${DAY}&rule=two-years`, ...options });
  await dropFiles(seen.page, "#drop", [{ name: `${name.replaceAll("/", "_").slice(0, 100)}.csv`, text: table([name, name]) }]);
  await seen.page.locator("#result .receipt").waitFor();
  return seen;
}

/** Fails where anything ran, or where the report holds an element or attribute that is none of ours. */
async function assertInert(page) {
  const found = await page.evaluate(() => ({
    ran: window.ran,
    elements: document.querySelectorAll("#result script, #result img, #result iframe, #result object, #result [style]").length,
    attributes: [...document.querySelectorAll("#result *")].flatMap((part) => part.getAttributeNames()).filter((name) => name.startsWith("on")),
    links: [...document.querySelectorAll("a")].map((link) => link.getAttribute("href")).filter((href) => href && !/^(#|https?:)/.test(href)),
  }));
  assert.deepEqual(found, { ran: undefined, elements: 0, attributes: [], links: [] });
}

async function save(page, kind) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#away-${kind}`)]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "latin1"), path: await download.path() };
}

test("markup in a name, a title and a file name is shown as it is written, and nothing runs", async (t) => {
  const seen = await tricked(t, MARKUP);
  await assertInert(seen.page);
  assert.ok((await seen.page.innerText("#result")).includes(MARKUP));
  assert.ok((await seen.page.innerText("#status")).includes("<script>"));
  await seen.page.emulateMedia({ media: "print" });
  await assertInert(seen.page);
  assertSilent(seen);
});

test("the saved page holds the same texts, runs nothing and asks for nothing", async (t) => {
  const seen = await tricked(t, MARKUP);
  const { path } = await save(seen.page, "html");
  const html = await readFile(path, "utf8");
  // Opened without its own policy as well: escaping alone must do.
  for (const text of [html, html.replace(/<meta http-equiv[^>]*>/, "")]) {
    const requests = [];
    const page = await seen.page.context().newPage();
    page.on("request", (request) => requests.push(request.url()));
    const server = createServer((request, response) => response.setHeader("Content-Type", "text/html; charset=utf-8").end(text));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    t.after(() => server.close());
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForTimeout(200);
    await assertInert(page);
    assert.equal(await page.locator("script").count(), 0);
    assert.ok((await page.innerText("main")).includes(MARKUP));
    assert.deepEqual(requests.filter((url) => !url.endsWith("/favicon.ico")).slice(1), []);
  }
});

test("no cell of the table or the workbook is a formula in what the page saves", async (t) => {
  const seen = await open(t, { path: DAY });
  await dropFiles(seen.page, "#drop", [{ name: "names.csv", text: table(FORMULAS, "=1+1") }]);
  await seen.page.locator("#result .receipt").waitFor();
  const { path } = await save(seen.page, "csv");
  const csv = (await readFile(path, "utf8")).slice(1);
  for (const cell of csv.split(/,|\r\n/)) assert.doesNotMatch(cell, /^"?[\s\ufeff]*[=+\-@]/);
  assertPlain(csv);
  const book = await save(seen.page, "xlsx");
  assert.doesNotMatch(book.text, /<f[ >]|hyperlink /);
  assert.match(book.text, /=cmd\|/);
});

test("tricks of direction are taken out, and names from right to left stand apart", async (t) => {
  const seen = await open(t, { path: DAY });
  const { page } = seen;
  await dropFiles(page, "#drop", [{ name: `a${ORDER}.csv`, text: table([`${ORDER}x`, `${HEBREW}`]) }]);
  await page.locator("#result .receipt").waitFor();
  assertPlain(await page.evaluate(() => document.body.innerText));
  assert.ok(await page.locator("#result bdi", { hasText: HEBREW }).count());
  await page.click("#away-text");
  const copied = await page.inputValue("#away-field").catch(() => "");
  const text = copied || (await page.evaluate(() => Copies.text()));
  assertPlain(text);
  // Of one account, the name stands in sentences of ours.
  await dropFiles(page, "#drop", [{ name: `${HEBREW}.csv`, text: table([HEBREW]) }]);
  await page.locator("#status", { hasText: `\u2068${HEBREW}.csv\u2069` }).waitFor({ state: "attached" });
  await page.locator("#result h2", { hasText: HEBREW }).waitFor();
  assert.ok((await page.evaluate(() => Copies.text())).includes(`\u2068${HEBREW}\u2069`));
  assertSilent(seen);
});

test("the calendar keeps to its lines, and the card and the file's name are drawn from clean texts", async (t) => {
  const name = `${ORDER}a\rATTENDEE:mailto:x@example.org\nURL:javascript:alert(1)\u0000`;
  const seen = await open(t, { path: "#as-of=2020-06-01&captured=2020-06-01" });
  const { page } = seen;
  await dropFiles(page, "#drop", [{ name: "x.zip", bytes: xArchive(["2020-01-24T11:45:20Z"], { name }) }]);
  await page.locator("#result .receipt").waitFor();
  const ics = await page.evaluate(async () => {
    await Away.gather();
    return Calendar.text();
  });
  assert.match(ics, /BEGIN:VEVENT/);
  const known = /^(BEGIN|END|VERSION|PRODID|CALSCALE|UID|DTSTAMP|DTSTART;VALUE=DATE|SUMMARY|DESCRIPTION|TRANSP):|^ /;
  for (const line of ics.split("\r\n").filter(Boolean)) assert.match(line, known);
  assertPlain(ics);
  await page.click("#away-card");
  await page.locator("#card-image[src^='data:image/png']").waitFor();
  assertPlain(await page.evaluate(() => Card.lines().join(" ")));
  assert.doesNotMatch(await page.evaluate(() => Away.name("csv")), /[^\p{L}\p{N}_.-]/u);
  assertSilent(seen);
});

test("a name of ten megabytes is cut in what is copied, drawn and named", async (t) => {
  const seen = await open(t, { path: "#as-of=2018-01-01&captured=2018-01-01" });
  await dropFiles(seen.page, "#drop", [{ name: "long.csv", text: table(["长".repeat(3_500_000)], "长".repeat(1000)) }]);
  await seen.page.locator("#result .receipt").waitFor();
  const lengths = await seen.page.evaluate(async () => {
    await Away.gather();
    return [await Copies.text(), Calendar.text(), Card.lines().join(), Away.name("csv")].map((text) => text.length);
  });
  assert.ok(Math.max(...lengths) < 60_000, lengths);
});

test("a rule file full of markup is refused or shown as text", async (t) => {
  const seen = await open(t, { path: DAY });
  const { page } = seen;
  await openSample(page, "dormant");
  await expectVerdict(page, "休眠");
  const rule = (title) => [
    'id = "own"', 'platforms = ["all"]', 'basis = "own"', 'counts = ["original"]', "[title]", `en = ${JSON.stringify(title)}`, `zh-Hans = ${JSON.stringify(title)}`,
    "[citation]", `issuer = ${JSON.stringify(title)}`, `url = "${ADDRESS}"`, "[[level]]", 'state = "dormant"', "over = 1", 'unit = "calendar-years"', `"${MARKUP.replaceAll('"', "'")}" = 1`,
  ].join("\n");
  await dropFiles(page, "#drop", [{ name: "rule.toml", text: rule(`${MARKUP}${ORDER}`) }]);
  await page.waitForFunction(() => document.getElementById("problem").textContent);
  assertPlain(await page.textContent("#problem"));
  await assertInert(page);
});

test("an address full of tricks is told as text", async (t) => {
  const trick = encodeURIComponent(`${MARKUP}${ORDER}`);
  const seen = await open(t, { path: `#as-of=${trick}&captured=${trick}&zone=${trick}&rule=${trick}&receipt=${trick}&lang=${trick}&encoding=${trick}` });
  await openSample(seen.page, "dormant");
  await seen.page.locator("#problem", { hasText: /./ }).or(seen.page.locator("#result h2")).first().waitFor();
  await assertInert(seen.page);
  assertPlain(await seen.page.evaluate(() => document.body.innerText));
});

/** Serves an article whose prepared report is this text, and gives its page and the checker inside. */
async function embedded(t, report) {
  const body = `<dormouse-check lang="en" src="report.json"></dormouse-check><script src="${SITE}embed.js"></script>`;
  const server = createServer((request, response) => {
    response.setHeader("Content-Type", request.url.endsWith(".json") ? "application/json" : "text/html; charset=utf-8");
    response.end(request.url.endsWith(".json") ? report : `<!doctype html><html lang="en"><title>An article</title><body>${body}`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const { page } = await visit(t, { path: `http://127.0.0.1:${server.address().port}/` });
  const outer = await (await page.waitForSelector("dormouse-check iframe")).contentFrame();
  const checker = await (await outer.waitForSelector("iframe")).contentFrame();
  await checker.waitForSelector("html[data-ready]");
  return { page, checker };
}

/** Makes a report as this version writes it. */
async function made(t) {
  const { page } = await open(t, { path: "#as-of=2019-06-13" });
  await openSample(page, "dormant");
  await page.locator("#result .receipt").waitFor();
  const report = JSON.parse(await page.evaluate(() => Result.json));
  await page.context().browser().close();
  return report;
}

test("a hostile report that an article has prepared is shown as texts, and the article is left alone", async (t) => {
  const report = await made(t);
  const trick = (value) => {
    if (typeof value === "string") return `${value}${MARKUP}`;
    if (Array.isArray(value)) return value.map(trick);
    return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, trick(one)])) : value;
  };
  const [account] = report.accounts;
  Object.assign(account, trick({ name: account.name, handle: "x", evidence: account.evidence.map((one) => ({ ...one, link: ADDRESS })) }));
  account.deadlines = [{ state: "dormant", on: "2099-01-01\r\nATTACH:javascript:alert(1)" }];
  report.rule = { ...report.rule, title: trick(report.rule.title), citation: trick(report.rule.citation) };
  const { page, checker } = await embedded(t, JSON.stringify(report));
  await checker.locator("#result h2", { hasText: "Dormant" }).waitFor();
  await assertInert(checker);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  const ics = await checker.evaluate(async () => {
    await Away.gather();
    return Calendar.text();
  });
  assert.doesNotMatch(ics, /ATTACH/);
});

const NO_REPORTS = {
  "no JSON": () => "<script>window.ran=1</script>",
  "nothing": () => "",
  "null": () => "null",
  "a number": () => "1",
  "an empty object": () => "{}",
  "accounts of another type": (report) => JSON.stringify({ ...report, accounts: { length: 1, 0: report.accounts[0] } }),
  "sources of another type": (report) => JSON.stringify({ ...report, sources: "x" }),
  "flags that are numbers": (report) => JSON.stringify({ ...report, accounts: [{ ...report.accounts[0], flags: [1] }] }),
  "half a surrogate pair": (report) => JSON.stringify(report).replace('"name":"', '"name":"\\ud800'),
  "nesting without end": () => "[".repeat(500_000),
  "another version": (report) => JSON.stringify({ ...report, schema: "2" }),
  "five megabytes": (report) => JSON.stringify({ ...report, tool: { ...report.tool, name: "x".repeat(5_000_000) } }),
};

test("what is no report is said to be none, and a reader still checks a file of their own", async (t) => {
  const report = await made(t);
  const { page, checker } = await embedded(t, "{}");
  await checker.locator("#status", { hasText: "cannot be shown" }).waitFor();
  for (const [name, write] of Object.entries(NO_REPORTS)) {
    await checker.evaluate(() => Panels.status(""));
    await checker.evaluate((text) => Embedded.show(text), write(report));
    assert.match(await checker.innerText("#status"), /cannot be shown/, name);
    assert.equal(await checker.isVisible("#error"), false, name);
    assert.equal(await checker.evaluate(() => Result.report), null, name);
  }
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await dropFiles(checker, "#drop", [{ name: "own.csv", text: table(["x"]) }]);
  await checker.locator("#result", { hasText: "own.csv" }).waitFor();
});
