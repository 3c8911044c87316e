// The package for others: what npm would install, run as the page of examples
// says, under Node, in a browser and by the TypeScript compiler.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { visit } from "./harness.mjs";

const run = promisify(execFile);
const packed = process.env.DORMOUSE_PACKAGE;
assert.ok(packed, "run these tests with `cargo xtask test browser`");
const examples = await readFile(new URL("../../EXAMPLES.md", import.meta.url), "utf8");
const table = blocks("csv")[0];
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "dormouse-package-"));
  await writeFile(join(folder, "package.json"), '{"private":true,"type":"module"}');
  await writeFile(join(folder, "posts.csv"), table);
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", packed], { cwd: folder });
});

after(() => rm(folder, { recursive: true }));

/** Takes the blocks of one language out of the page of examples. */
function blocks(language) {
  return [...examples.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "gm"))].map((block) => block[1]);
}

test("every example of JavaScript prints what it says", async () => {
  assert.ok(blocks("js").length >= 4);
  for (const [number, example] of blocks("js").entries()) {
    await writeFile(join(folder, `${number}.js`), example);
    const { stdout } = await run(process.execPath, [`${number}.js`], { cwd: folder });
    const said = [...example.matchAll(/^ *\/\/ → (.*)$/gm)].map((line) => line[1]);
    assert.deepEqual(stdout.trimEnd().split("\n"), said, example);
  }
});

test("the package holds what its entry needs and nothing of the project beside it", async () => {
  const installed = join(folder, "node_modules/dormouse-check");
  const files = (await readdir(installed, { recursive: true })).sort();
  const expected = [
    ...["EXAMPLES.md", "LICENSE-APACHE", "LICENSE-MIT", "browser.js", "core.js", "dormouse.wasm", "engine.js"],
    ...["index.d.ts", "node.js", "package.json", "report.d.ts", "report.schema.json", "texts"],
    ...["en.txt", "rules.json", "zh-Hans.txt", "zh-Hant.txt"].map((name) => `texts/${name}`),
  ];
  assert.deepEqual(files, expected.sort());
  const { version, exports } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.notEqual(version, "0.0.0");
  for (const target of [...Object.values(exports["."]), exports["./report.schema.json"]]) {
    assert.ok(files.includes(target.slice(2)), target);
  }
});

/** Compiles a text with every check on; gives what the compiler says against it. */
async function compile(name, text) {
  await writeFile(join(folder, name), text);
  const compiler = new URL("node_modules/.bin/tsc", import.meta.url).pathname;
  const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--module", "nodenext", "--target", "es2022"];
  const lib = ["--lib", "es2022,dom", "--types", ""];
  return run(compiler, [...options, ...lib, "--ignoreConfig", name], { cwd: folder }).then(
    () => "",
    ({ stdout }) => stdout,
  );
}

test("the types hold for the examples, and refuse what the package does not take", async () => {
  for (const example of [...blocks("ts"), ...blocks("js").filter((text) => !text.includes("node:"))]) {
    assert.equal(await compile("right.ts", `${example}\ndeclare const console: { log(...told: unknown[]): void };`), "");
  }
  const wrong = {
    "an unknown setting": 'await check("x", { asof: "2022-01-01" });',
    "a number for data": "await check(12);",
    "an order of dates there is none of": 'await check("x", { dateOrder: "ymd" });',
    "a field the report has not": '(await check("x")).accounts[0]?.verdicts;',
    "a verdict there is none of": '(await check("x")).accounts[0]?.verdict === "asleep";',
    "what may be missing": '(await check("x")).accounts[0]?.silence.days;',
  };
  for (const [what, line] of Object.entries(wrong)) {
    const said = await compile("wrong.ts", `import { check } from "dormouse-check";\n${line}\n`);
    assert.match(said, /wrong\.ts\(2,/, what);
  }
});

test("the package judges in a page, from a file, and asks for nothing but its own files", async (t) => {
  const [page] = blocks("html");
  const site = join(folder, "site");
  await mkdir(site);
  await cp(join(folder, "node_modules/dormouse-check"), join(site, "dormouse-check"), { recursive: true });
  const types = { html: "text/html", js: "text/javascript", wasm: "application/wasm" };
  const server = createServer(async (request, response) => {
    const path = request.url === "/" ? "/index.html" : request.url;
    const bytes = path === "/index.html" ? page : await readFile(join(site, path)).catch(() => null);
    response.writeHead(bytes === null ? 404 : 200, { "content-type": types[path.split(".").pop()] ?? "text/plain" });
    response.end(bytes);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  t.after(() => server.close());
  const { page: tab, requests } = await visit(t, { path: `http://127.0.0.1:${server.address().port}/` });
  await tab.waitForFunction(() => document.title === "dormant");
  await tab.waitForSelector(".report, [data-verdict], h1, h2");
  assert.match(await tab.textContent("body"), /Dormant/);
  const mark = requests.length;
  const verdict = await tab.evaluate(async (text) => {
    const { check } = await import("./dormouse-check/browser.js");
    const file = new File([text], "posts.csv", { lastModified: Date.UTC(2022, 0, 1) });
    return (await check(file, { asOf: "2019-06-01", captured: "2019-06-01" })).accounts[0].verdict;
  }, table);
  assert.equal(verdict, "active");
  assert.deepEqual(requests.slice(mark), []);
  assert.ok(requests.every((request) => request.startsWith(`GET http://127.0.0.1:${server.address().port}/`)));
});
