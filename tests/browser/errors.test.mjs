// Each way to fail has its own words, keeps what was judged, and says what to do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, dropFiles, visit } from "./harness.mjs";
import { assertSilent, expectVerdict, open, openSample } from "./steps.mjs";
import { zip } from "./zip.mjs";

/** Drops one file and gives what the page then says about it. */
async function refusalOf(page, file) {
  await dropFiles(page, "#drop", [file]);
  await page.locator("#result .refusal", { hasText: file.name }).waitFor();
  return page.innerText("#result .refusal");
}

const REFUSED = [
  ["an empty file", { name: "a.csv", text: "" }, /文件是空的/],
  ["a list in another language than dates", { name: "b.txt", text: "nothing\nof the kind\n" }, /没有能代表发布的日期/],
  ["a packed file that is no zip", { name: "c.rar", bytes: Buffer.from("526172211a0701000000", "hex") }, /不支持的压缩方式/],
  ["several tables in one archive", { name: "d.zip", bytes: zip({ "a.csv": "x,y\n1,2\n3,4\n", "b.csv": "u,v\n5,6\n7,8\n" }) }, /有几个表格[^]*只放入列出发布的那一个/],
  ["a table without dates", { name: "e.csv", text: "name,views\nnote,3\nother,4\n" }, /没有日期列/],
];

for (const [name, file, words] of REFUSED) {
  test(`${name} is refused in its own words`, async (t) => {
    const seen = await open(t);
    assert.match(await refusalOf(seen.page, file), words);
    assert.match(await seen.page.title(), /^文件无法判断/);
    assert.equal(await seen.page.isVisible("#error"), false);
  });
}

test("a date that cannot be read is shown", async (t) => {
  const { page } = await open(t, { path: "#as-of=2024-03-01" });
  const rows = ["2024-01-05 09:00,one", "soon-ish 99,two", "2024-02-01 10:30,three"];
  await dropFiles(page, "#drop", [{ name: "f.csv", text: `发布时间,标题\n${rows.join("\n")}\n` }]);
  await page.locator("#result h2").first().waitFor();
  assert.match(await page.textContent("#result"), /soon-ish 99/);
});

test("a text whose encoding was guessed says so, until a person chooses one", async (t) => {
  const { page } = await open(t, { path: "#as-of=2024-03-01" });
  // 发布时间,标题 and 通知 in GBK.
  const bytes = Buffer.concat([
    Buffer.from("b7a2b2bccab1bce42cb1eacce20a", "hex"), Buffer.from("2024-01-05 09:00,"), Buffer.from("cda8d6aa0a", "hex"),
    Buffer.from("2024-02-01 10:30,"), Buffer.from("cda8d6aa0a", "hex"),
  ]);
  await dropFiles(page, "#drop", [{ name: "g.csv", bytes }]);
  await page.locator("#encoding-doubt", { hasText: "GB18030" }).waitFor();
  await page.selectOption("#encoding", "gb18030");
  await page.locator("#encoding-doubt").waitFor({ state: "hidden" });
});

/** Makes the worker fail in a way when it gets a file of this name. */
function failOn(name, code) {
  const trap = `{ const open = methods.open; methods.open = (args, progress) => {
    if (args.inputs[0].name === ${JSON.stringify(name)}) { ${code} }
    return open(args, progress);
  }; }\n`;
  return (page) => page.route("**/worker.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()) + trap });
  });
}

const BROKEN = [
  ["a trap", 'throw new WebAssembly.RuntimeError("unreachable");', /已经重新启动/, /我们的问题/],
  [
    "a trap for want of memory",
    'WebAssembly.Memory.prototype.grow = () => { throw new RangeError("no more"); }; throw new WebAssembly.RuntimeError("unreachable");',
    /内存用完了/,
    /内存不够/,
  ],
  ["a lack of memory", 'throw new RangeError("Array buffer allocation failed");', /内存用完了/, /内存不够/],
  ["a worker that dies", "self.close(); return new Promise(() => {});", /一分钟没有/, /我们的问题/],
];

for (const [name, code, words, title] of BROKEN) {
  test(`${name} has its words, costs no result, and the next file works`, async (t) => {
    const { page } = await open(t, { before: failOn("bad.json", code) });
    await page.evaluate(() => (Engine.patience = 3000));
    await openSample(page, "dormant");
    await expectVerdict(page, "休眠");
    await dropFiles(page, "#drop", [{ name: "bad.json", text: "[]" }]);
    await page.locator("#error").waitFor();
    assert.match(await page.innerText("#error-text"), words);
    assert.match(await page.innerText("#error-title"), title);
    assert.match(await page.title(), title);
    await page.waitForFunction(() => document.activeElement.id === "error-title");
    await assertAccessible(page);
    await expectVerdict(page, "休眠");
    // What is on show can still be asked another question.
    await page.fill("#as-of", "2017-01-01");
    await expectVerdict(page, "正常更新");
    await openSample(page, "zero-post");
    await expectVerdict(page, "零发布");
    assert.equal(await page.isVisible("#error"), false);
  });
}

const SECRET = "Wanderfalke";
const PRIVATE = [
  ["a table", { name: "alice-1987.csv", text: `name,note\n${SECRET},phone 13912345678\nother,${SECRET}\n` }, /^name,note$/m],
  ["JSON", { name: "x.json", text: JSON.stringify({ items: [{ title: SECRET, when: "2021-03-04T05:06", id: 13912345678 }] }) }, /\$\.items\[\]\.when: "9999-99-99a99:99" × 1/],
  ["a table without headings", { name: "v.csv", text: `${SECRET},hello\nother,bye\n` }, /^aaaaaaaaaaa,aaaaa$/m],
  ["JSON with names for keys", { name: "u.json", text: JSON.stringify({ users: { [SECRET]: { note: "x" }, 王小明: { note: "y" } } }) }, /\$\.users\.字字字\.note: text × 1/],
  ["an archive", { name: "y.zip", bytes: zip({ [`${SECRET}.jpg`]: "x", "b.jpg": "y", "c.txt": SECRET }) }, /jpg × 2, txt × 1/],
  ["bytes", { name: "z.dat", bytes: Buffer.from([0, 1, 2, 3, 255]) }, /not text: 00 01 02 03 ff/],
  ["a page", { name: "w.html", text: `<html><body><p>${SECRET} 13912345678</p></body></html>` }, /p × 1/],
];

for (const [name, file, shape] of PRIVATE) {
  test(`the structure of ${name} is shown in full, masked, before it can be copied`, async (t) => {
    const seen = await open(t);
    const { page } = seen;
    await refusalOf(page, file);
    assert.equal(await page.isVisible("#structure-copy"), false);
    await page.click("#structure-make");
    await page.locator("#structure-copy").waitFor();
    const text = await page.inputValue("#structure-text");
    assert.match(text, shape);
    assert.doesNotMatch(text, new RegExp(`${SECRET}|139|1987|2021|alice`));
    assert.equal(await page.getAttribute("#structure-text", "readonly"), "");
    await assertAccessible(page);
    seen.assertQuiet();
    await openSample(page, "active");
    await expectVerdict(page, "正常更新");
    assert.equal(await page.isVisible("#structure"), false);
  });
}

test("a JSON text that is cut still shows its keys", async (t) => {
  const { page } = await open(t);
  const text = await page.evaluate(() => Structure.of([{ name: "cut.json", text: '{"list":[{"a":1,"b":"x' }], []));
  assert.match(text, /\$\.list\[\]\.a: number 9 × 1/);
});

test("wasm that a policy forbids is told from a browser too old", async (t) => {
  const forbid = (page) => page.addInitScript(() => {
    WebAssembly.Module = function () { throw new WebAssembly.CompileError("blocked by policy"); };
  });
  const { page } = await visit(t, { before: forbid });
  await page.locator("#unable-forbidden", { hasText: "不允许使用" }).waitFor();
  assert.equal(await page.isVisible("#unable-old"), false);
  assert.match(await page.title(), /^这里不能运行本页/);
  await assertAccessible(page);
});

test("a page whose scripts do not run says why that may be", async (t) => {
  const { page } = await visit(t, { before: (page) => page.route("**/*.js", (route) => route.abort()) });
  assert.match(await page.innerText(".lifeless"), /预览[^]*解压[^]*zip preview/);
});

test("storage that is refused costs nothing but the memory, and says so", async (t) => {
  const refuse = (page) => page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  const seen = await open(t, { before: refuse });
  await seen.page.click("#size");
  await seen.page.locator("#status", { hasText: "不让本页记住" }).waitFor();
  assert.equal(await seen.page.getAttribute("html", "data-size"), "large");
  assertSilent(seen);
});
