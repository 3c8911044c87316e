// What ships asks no engine of the floors for what it lacks; what is asked for and tested first is listed with the reason.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { namesOf, pageFaults, scriptFaults, sheetFaults } from "./floors.mjs";

const DIST = dirname(process.env.DORMOUSE_FILE);
/** These say in plain words that a browser is too old, so they must run in one. */
const ANYWHERE = ["boot.js", "first.js", "old.js"];

/** What is used only where it is there, or costs nothing where it is not. */
const GUARDED = {
  "Symbol.dispose": "the glue asks for it first",
  detached: "the glue asks for it first",
  memory: "of the module, not of the page",
  properties: "of the unpacker's own",
  ClipboardItem: "its button is hidden where it is missing",
  "window.ClipboardItem": "the question whether it is there",
  createPolicy: "trustedTypes is asked for first",
  createScriptURL: "of the policy, where there is one",
  createHTML: "of the policy, where there is one",
  adoptedStyleSheets: "tried, with an element of style behind it",
  replaceSync: "tried, with an element of style behind it",
  loading: "a frame is loaded at once where it is unknown",
  // What a style sheet asks for and loses nothing by where it is passed over.
  "color-scheme": "bars and fields stay light",
  "color-scheme: light": "bars and fields stay light",
  "color-scheme: dark": "bars and fields stay light",
  "accent-color": "boxes stay in the browser's colour",
  "text-size-adjust": "phones alone ask for it",
  ":focus-visible": "alone in its rule; the browser's own ring stays",
  "prefers-contrast": "the colours are readable as they are",
  "forced-colors": "the browser then forces none",
  "scroll-behavior": "scrolling jumps",
  "scroll-behavior: auto": "scrolling jumps",
  "text-decoration: dotted": "a plain line under figures",
  ":details-content": "alone in its rule; the script opens what is folded before a print",
  "content-visibility": "as above",
  "content-visibility: visible": "as above",
  "@page": "margins are the browser's",
  size: "of @page",
  page: "of @page",
  "break-after: avoid": "a heading may end a sheet",
};

/** Lists the scripts of a page by name, those of the page it holds in its frame included. */
function scriptsOf(html) {
  const found = [];
  for (const [, attributes, text] of html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)) {
    const name = /data-file="([^"]*)"/.exec(attributes)?.[1] ?? "";
    if (/id="app"/.test(attributes)) found.push(...scriptsOf(JSON.parse(text)));
    else if (!/application\//.test(attributes)) found.push([name, text]);
  }
  return found;
}

function partsOf(html) {
  const framed = /<script[^>]*id="app"[^>]*>([^]*?)<\/script>/.exec(html)?.[1];
  return framed ? [html, JSON.parse(framed)] : [html];
}

async function shipped() {
  const files = await readdir(DIST, { recursive: true });
  const read = async (name) => [name, await readFile(join(DIST, name), "utf8")];
  const of = (end) => Promise.all(files.filter((name) => name.endsWith(end)).map(read));
  return { pages: await of(".html"), scripts: await of(".js"), sheets: await of(".css") };
}

const allowed = Object.keys(GUARDED);

test("no script that ships asks for what an engine of the floors lacks", async () => {
  const { pages, scripts } = await shipped();
  const all = [...scripts.filter(([name]) => !name.startsWith("samples")), ...pages.flatMap(([page, html]) => scriptsOf(html).map(([name, text]) => [`${page}: ${name}`, text]))];
  for (const part of ["worker.js", "embed.js", "height.js", "offline.js", "dormouse-full.js", "dormouse-wide.js", "app.html: dormouse.js", "index.html: frame.js", "dormouse.html: unpack.js", "dormouse.html: dormouse-full.js"]) {
    assert.ok(all.some(([name]) => name === part), `${part} is not among ${all.map(([name]) => name)}`);
  }
  const schema = await readFile(join(DIST, "report.schema.json"), "utf8");
  const named = [...namesOf(all.map(([, text]) => text)), ...[...schema.matchAll(/"(\w+)": \{/g)].map(([, name]) => name)];
  const faults = all.flatMap(([name, text]) => {
    const edition = ANYWHERE.some((file) => name.endsWith(` ${file}`)) ? 5 : undefined;
    return scriptFaults(text, { edition, allowed, named }).map((fault) => `${name}: ${fault}`);
  });
  assert.deepEqual([...new Set(faults)], []);
});

test("no style sheet and no page that ships asks for what an engine of the floors lacks", async () => {
  const { pages, sheets } = await shipped();
  const faults = [];
  for (const [name, html] of pages.flatMap(([name, html]) => partsOf(html).map((part) => [name, part]))) {
    faults.push(...pageFaults(html, { allowed }).map((fault) => `${name}: ${fault}`));
    for (const [, text] of html.replace(/<script\b[^>]*>[^]*?<\/script>/g, "").matchAll(/<style>([^]*?)<\/style>/g)) sheets.push([name, text]);
  }
  assert.ok(sheets.length > 3, sheets.length);
  faults.push(...sheets.flatMap(([name, text]) => sheetFaults(text, { allowed }).map((fault) => `${name}: ${fault}`)));
  assert.deepEqual([...new Set(faults)], []);
});

test("what a browser too old must run is there, and in the oldest syntax", async () => {
  const { pages } = await shipped();
  const names = pages.flatMap(([, html]) => scriptsOf(html).map(([name]) => name));
  for (const file of ANYWHERE) assert.ok(names.includes(file), file);
});

const PLANTED = [
  ["[1].at(-1);", /^at \(/],
  ["[1].findLast((one) => one);", /^findLast/],
  ["[3, 1].toSorted();", /^toSorted/],
  ["structuredClone({});", /^structuredClone/],
  ["Object.hasOwn({}, 'a');", /^Object\.hasOwn/],
  ["Object.groupBy([], String);", /^Object\.groupBy/],
  ["Promise.withResolvers();", /^Promise\.withResolvers/],
  ["Array.fromAsync([]);", /^Array\.fromAsync/],
  ["crypto.randomUUID();", /^crypto\.randomUUID/],
  ["new CompressionStream('gzip');", /^CompressionStream/],
  ["AbortSignal.timeout(9);", /^AbortSignal\.timeout/],
  ["document.body.checkVisibility();", /checkVisibility/],
  ["class A { static { f(); } }", /^a static block/],
  ["class A { #a; has(b) { return #a in b; } }", /^a private name in/],
  ["const [a] = /(?<=b)c/.exec(d);", /^lookbehind/],
  ["/a/d.exec(b);", /^the flag d/],
  ["import('x').then((one) => one?.#a);", /^syntax/],
];

for (const [text, fault] of PLANTED) {
  test(`a script that says ${text} is found`, () => {
    const found = scriptFaults(text);
    assert.ok(found.some((one) => fault.test(one)), found.join());
  });
}

test("what every engine of the floors has is no fault", () => {
  for (const text of ["a ??= b?.c ?? 1_000;", "'a'.replaceAll('a', 'b');", "[1].flat().includes(1);", "Promise.allSettled([]); Promise.any([]);", "document.body.replaceChildren();", "new ResizeObserver(f);", "const { a, at } = b; at(a);"]) {
    assert.deepEqual(scriptFaults(text), [], text);
  }
});

test("newer syntax is found in what must run anywhere", () => {
  for (const text of ["const a = 1;", "(a) => a;", "`a`;", "var { a } = b;", "a?.b;"]) {
    assert.match(scriptFaults(text, { edition: 5 }).join(), /^syntax/, text);
  }
  assert.deepEqual(scriptFaults("var a = function () {};", { edition: 5 }), []);
});

const SHEETS = [
  [":has(a) { color: red }", /^:has/],
  ["a { &:hover { color: red } }", /^nesting/],
  ["@layer a { b { color: red } }", /^@layer/],
  ["@container (width > 1px) { a { color: red } }", /^@container/],
  ["a { color: color-mix(in srgb, red, blue) }", /^color-mix/],
  ["a { height: 100dvh }", /^dvh/],
  ["a { text-wrap: balance }", /^text-wrap/],
  ["a { accent-color: red }", /^accent-color/],
];

for (const [text, fault] of SHEETS) {
  test(`a style sheet that says ${text} is found, and passed behind @supports`, () => {
    assert.ok(sheetFaults(text).some((one) => fault.test(one)), sheetFaults(text).join());
    assert.deepEqual(sheetFaults(`@supports (a: b) { ${text} }`), []);
  });
}

test("a newer value behind a simpler one is no fault, alone it is", () => {
  assert.deepEqual(sheetFaults("a { height: 100vh; height: 100dvh }"), []);
  assert.deepEqual(sheetFaults("a { display: grid; gap: 1px; color: rgb(0 0 0 / 50%) } a:focus-within { outline: 0 }"), []);
});

test("an element or an attribute that came later is found", () => {
  assert.match(pageFaults("<dialog open></dialog>").join(), /<dialog>/);
  assert.match(pageFaults('<div popover="auto"></div>').join(), /div popover/);
  assert.deepEqual(pageFaults('<details open><summary>a</summary></details><input type="date">'), []);
});
