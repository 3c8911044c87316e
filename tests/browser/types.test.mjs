// The element's types: what a host may write compiles, and what it may not does not.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const OPTIONS = "--noEmit --strict --target es2022 --lib es2022,dom --module esnext --moduleResolution bundler --pretty false".split(" ");

/** Gives the lines of a file that the compiler refuses, and all it says. */
function refused(file) {
  const { stdout, error } = spawnSync(at("node_modules/.bin/tsc"), [...OPTIONS, at(`types/${file}`)], { encoding: "utf8" });
  assert.ifError(error);
  return { lines: [...stdout.matchAll(/\.ts\((\d+),/g)].map(([, line]) => Number(line)), stdout };
}

test("a host that uses the element rightly compiles", () => {
  const { stdout } = refused("right.ts");
  assert.equal(stdout, "");
});

test("every line that mistakes the element is refused, and no other", async () => {
  const text = (await readFile(at("types/wrong.ts"), "utf8")).split("\n");
  const wrong = text.flatMap((line, index) => (/^(import|export|$|const made)/.test(line) ? [] : [index + 1]));
  const { lines, stdout } = refused("wrong.ts");
  assert.equal(wrong.length, 7);
  assert.deepEqual(lines, wrong, stdout);
});

test("the types name every attribute the element watches", async () => {
  const script = await readFile(at("../../www/embed.js"), "utf8");
  const types = await readFile(at("../../www/embed.d.ts"), "utf8");
  const list = script.match(/SETTINGS = \[(.*?)\]/)[1] + script.match(/\[\.\.\.SETTINGS, ("theme".*?)\]/)[1];
  const watched = [...list.matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  assert.ok(watched.length >= 8, String(watched));
  for (const name of watched) assert.match(types, new RegExp(`^  "?${name}"?\\?: `, "m"), name);
});
