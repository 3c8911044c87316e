// The embed in Chromium and in Firefox: in a host page that is hostile in style, policy and
// scripts, and in a host's own sandbox, where the article is of no origin.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { HOSTILE, SITE, article, script } from "./article.mjs";
import { ENGINES } from "./engines.mjs";
import { TABLE } from "./steps.mjs";

const ELEMENT = '<dormouse-check lang="en" as-of="2019-06-13" captured="2019-06-13"></dormouse-check>';

/** What old libraries and careless scripts do to what every page shares. */
const TAMPERING = `<script>
  Object.prototype.extra = 1;
  Array.prototype.each = function () {};
  for (const name of ["map", "filter", "join", "forEach", "includes"]) Array.prototype[name] = () => { throw new Error(name); };
  Function.prototype.bind = () => { throw new Error("bind"); };
  String.prototype.trim = () => "";
  JSON.parse = JSON.stringify = () => "nothing";
  window.Dormouse = window.name = "taken";
</script>`;

/** What an article hears from the element, said to the page around its sandbox. */
const HEARD = `<script>
  let heard = "";
  for (const type of ["height", "verdict", "error"]) addEventListener(type, ({ detail }) => parent.postMessage(heard += type + ":" + detail + " ", "*"), true);
</script>`;
const LISTEN = `<script>addEventListener("message", ({ data }) => (document.documentElement.dataset.heard = data));</script>`;

const ready = () => document.documentElement.dataset.ready === "";
const verdict = () => document.querySelector("#result h2 .word")?.textContent === "Dormant";

async function table(t, text = TABLE) {
  const folder = await mkdtemp(join(tmpdir(), "dormouse-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "notes.csv"), text);
  return join(folder, "notes.csv");
}

/** Puts an article into a frame of its own that may run scripts and nothing else. */
function sandboxed(body, flags = "allow-scripts") {
  const inner = `<!doctype html><body>${body}`.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<iframe sandbox="${flags}" width="800" height="1500" srcdoc="${inner}"></iframe>`;
}

/** Waits until the page around the sandbox has heard something. */
async function hears(page, wanted) {
  const told = () => page.outside(() => document.documentElement.dataset.heard ?? "");
  for (let wait = 0; wait < 200 && !wanted.test(await told()); wait += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.match(await told(), wanted);
}

for (const name of Object.keys(ENGINES).filter((name) => name !== "WebKit")) {
  const launch = ENGINES[name];

  test(`${name}: the element works in a host with hostile style, scripts and policy, loaded twice`, async (t) => {
    const { origin } = new URL(SITE);
    const policy = `default-src 'none'; script-src ${origin} 'unsafe-inline'; style-src 'unsafe-inline'; frame-src ${origin}`;
    const page = await launch(t);
    const hostile = `<!doctype html><title>An article</title><body><style>${HOSTILE}</style>${TAMPERING}${ELEMENT}${script}${script}`;
    // The driver works in a page around the article, for what it does would break on the tampering.
    const body = '<iframe id="article" src="article.html" width="900" height="900"></iframe>';
    await page.goto(await article(t, { policy: `${policy} 'self'`, body, files: { "article.html": hostile } }));
    await page.until(ready);
    await page.choose(await table(t));
    await page.until(verdict);
    const seen = await page.outside(() => {
      const { contentDocument, contentWindow } = document.getElementById("article");
      const frame = contentDocument.querySelector("dormouse-check").shadowRoot.querySelector("iframe");
      const { width, height } = frame.getBoundingClientRect();
      return [width, height, contentDocument.title, Object.keys(contentWindow).filter((name) => /^dormouse/i.test(name)).length];
    });
    assert.ok(seen[0] > 400 && seen[1] > 300, `the frame is ${seen[0]} by ${seen[1]}`);
    assert.deepEqual(seen.slice(2), ["An article", 1]);
  });

  test(`${name}: the element works inside a host's own sandbox, and tells the article its height and verdict`, async (t) => {
    const page = await launch(t);
    await page.goto(await article(t, { body: LISTEN + sandboxed(HEARD + ELEMENT + script) }));
    await page.until(ready);
    await page.choose(await table(t));
    await page.until(verdict);
    await page.run(() => document.getElementById("tell").click());
    await hears(page, /height:\d+ .*verdict:dormant/);
  });

  test(`${name}: what a host's sandbox forbids is said: saving, printing, opening a link`, async (t) => {
    const page = await launch(t);
    const linked = TABLE.replace("标题\n", "标题,链接\n").replaceAll(/(..)\n(?=2|$)/g, "$1,https://example.org/notice\n");
    await page.goto(await article(t, { body: sandboxed(ELEMENT + script) }));
    await page.until(ready);
    await page.choose(await table(t, linked));
    await page.until(verdict);
    const says = (id) => document.getElementById(id)?.textContent.includes("may forbid it. Open in your browser: http");
    await page.run(() => document.getElementById("away-html").click());
    await page.until(says, "away-status");
    await page.run(() => Away.say(""));
    await page.run(() => document.getElementById("away-print").click());
    await page.until(says, "away-status");
    await page.run(() => document.querySelector('#result a[href="https://example.org/notice"]').click());
    await page.until(() => document.querySelector('#result a[href="https://example.org/notice"] ~ [role=status]')?.textContent.endsWith("https://example.org/notice"));
  });

  test(`${name}: texts and the block are copied inside a host's sandbox`, async (t) => {
    const page = await launch(t);
    await page.goto(await article(t, { body: sandboxed(ELEMENT + script) }));
    await page.until(ready);
    await page.choose(await table(t));
    await page.until(verdict);
    const copied = () => document.getElementById("away-status").textContent === "Copied." && document.getElementById("away-field").hidden;
    await page.press("#away-text");
    await page.until(copied);
    await page.press("#away-block");
    await page.until(() => Boolean(document.querySelector("#block-shown section")));
    await page.run(() => Away.say(""));
    await page.press("#block-copy");
    await page.until(copied);
  });

  test(`${name}: a prepared report reaches a sandboxed article where its server allows that, and else both hear of it`, async (t) => {
    const report = await prepared(t, launch);
    const element = '<dormouse-check lang="en" src="ADDRESS"></dormouse-check>';
    for (const [headers, wanted] of [[{ "Access-Control-Allow-Origin": "*" }, "#result h2 .word"], [{}, "#status"]]) {
      const address = `${await article(t, { body: "", files: { "report.json": report }, headers })}report.json`;
      const page = await launch(t);
      await page.goto(await article(t, { body: LISTEN + sandboxed(HEARD + element.replace("ADDRESS", address) + script) }));
      await page.until((wanted) => /Dormant|could not be loaded/.test(document.querySelector(wanted)?.textContent), wanted);
      if (wanted === "#status") await hears(page, /error:http.*report\.json/);
    }
  });
}

/** Makes a report as an article's author would. */
async function prepared(t, launch) {
  const page = await launch(t);
  await page.goto(`${SITE}#as-of=2019-06-13&captured=2019-06-13&lang=en`);
  await page.until(ready);
  await page.choose(await table(t));
  await page.until(verdict);
  return page.run(() => Result.json);
}
