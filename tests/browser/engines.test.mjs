// One journey in every engine: the site, and the single file opened from disk.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ENGINES } from "./engines.mjs";
import { TABLE, workbook, xArchive } from "./steps.mjs";

const PLACES = { "the site": process.env.DORMOUSE_SITE, "the single file": pathToFileURL(process.env.DORMOUSE_FILE).href };
const CHECKED = "#as-of=2019-06-13&captured=2019-06-13&lang=zh-Hans";

const verdict = () => document.querySelector("#result h2 .word")?.textContent;
/** Tells whether a text may become markup where the engine can forbid that. */
const marksUp = () => {
  if (!window.trustedTypes) return false;
  try {
    document.createElement("div").innerHTML = "<b>x</b>";
    return true;
  } catch (error) {
    return !(error instanceof TypeError);
  }
};
const said = (words) => document.querySelector("#result")?.innerText.includes(words);

/**
 * Opens a sample, once more after five seconds: with WebKit's driver the first click came to nothing in two of some
 * eighty runs, and the page looked untouched. Why is not known.
 */
const sampled = (id, words) => {
  if (document.querySelector("#result").innerText.includes(words)) return true;
  if (!(performance.now() - window.clicked < 5000)) {
    window.clicked = performance.now();
    document.querySelector(`[data-sample="${id}"]`).click();
  }
  return false;
};

for (const [place, address] of Object.entries(PLACES)) {
  for (const [name, launch] of Object.entries(ENGINES)) {
    test(`${name}: ${place} judges a sample, a table, an archive and a workbook`, async (t) => {
      const page = await launch(t);
      await page.goto(address + CHECKED);
      await page.until(() => document.documentElement.dataset.ready === "");
      assert.equal(await page.run(() => document.documentElement.lang), "zh-Hans");
      await page.until(sampled, "zero-post", "零发布");
      for (const [file, bytes, word] of await files()) {
        await page.choose(await onDisk(t, file, bytes));
        await page.until(said, word);
        await page.until(said, file);
      }
      assert.equal(await page.run(marksUp), false);
    });

    test(`${name}: ${place} refuses what is no export, and keeps the language`, async (t) => {
      const page = await launch(t);
      await page.goto(`${address}#lang=en`);
      await page.until(() => document.documentElement.dataset.ready === "");
      assert.equal(await page.run(() => document.documentElement.lang), "en");
      await page.choose(await onDisk(t, "picture.png", Buffer.from("89504e470d0a1a0a0000000d", "hex")));
      await page.until(said, "picture.png");
      assert.equal((await page.run(verdict)) ?? null, null);
    });
  }
}

/** Names files with the words their reports must show. */
async function files() {
  const rows = [["发布时间", "标题"], ["2016-12-16 15:08", "年末通知"]];
  return [
    ["notes.csv", Buffer.from(TABLE), "2016年12月16日"],
    ["archive.zip", xArchive(["2018-01-02T03:04:05Z", "2018-02-03T04:05:06Z"]), "2018年2月3日"],
    ["list.xlsx", workbook(rows), "2016年12月16日"],
  ];
}

async function onDisk(t, name, bytes) {
  const folder = await mkdtemp(join(tmpdir(), "dormouse-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}
