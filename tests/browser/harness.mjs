// What every browser test needs: a page that is watched from its first
// request on, files to drop on it, and checks whose failures can be read.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import axe from "axe-core";
import { chromium } from "playwright-core";

const address = process.env.DORMOUSE_URL;
assert.ok(address, "run these tests with `cargo xtask test browser`");

// Keeps one message to the browser far below what the protocol allows.
const CHUNK = 8 * 1024 * 1024;

/**
 * Opens the page in a fresh browser that closes when the test ends.
 * `path` is relative to the page; `before` may change the page before it
 * loads; the other options are Playwright's for a context (locale, viewport,
 * colorScheme, timezoneId …).
 */
export async function visit(test, { path = "", before = () => {}, ...options } = {}) {
  const flags = new URL("chromium-flags.json", import.meta.url);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: JSON.parse(await readFile(flags, "utf8")),
  });
  test.after(() => browser.close());
  const context = await browser.newContext(options);
  const visit = new Visit(await context.newPage());
  await before(visit.page);
  await visit.page.goto(new URL(path, address).href);
  return visit;
}

/** A page with everything it requested and said. */
export class Visit {
  requests = [];
  messages = [];

  constructor(page) {
    this.page = page;
    page.on("request", (request) => this.#record(request.method(), request.url()));
    page.on("websocket", (socket) => this.#record("CONNECT", socket.url()));
    page.on("console", (message) => this.messages.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => this.messages.push(`uncaught: ${error.message}`));
    page.on("crash", () => this.messages.push("the page crashed"));
  }

  /** Fails if anything reached the console or was thrown and not caught. */
  assertQuiet() {
    assert.deepEqual(this.messages, [], "the console was not empty");
  }

  /** Returns a mark for `assertNoRequestsSince`. */
  mark() {
    return this.requests.length;
  }

  /** Fails if the page or a worker of it requested anything after the mark. */
  assertNoRequestsSince(mark) {
    assert.deepEqual(this.requests.slice(mark), [], "the page made requests");
  }

  #record(method, url) {
    // Both are read from the page's own memory.
    if (!/^(blob|data):/.test(url)) this.requests.push(`${method} ${url}`);
  }
}

/** Reads a file from disk in the form `dropFiles` takes. */
export async function fileFrom(path) {
  return { name: basename(path), bytes: await readFile(path) };
}

/**
 * Drops files on an element the way a hand does: enter, over, drop. A file
 * is `{ name, bytes | text, type?, lastModified? }`. Folders cannot be made
 * this way; choose them with `page.setInputFiles`.
 */
export async function dropFiles(page, selector, files) {
  const hand = await page.evaluateHandle(() => ({ parts: [], transfer: new DataTransfer() }));
  for (const file of files) await pickUp(hand, file);
  const dataTransfer = await hand.getProperty("transfer");
  const target = page.locator(selector);
  for (const event of ["dragenter", "dragover", "drop"]) {
    await target.dispatchEvent(event, { dataTransfer });
  }
}

async function pickUp(hand, { name, bytes, text, type = "", lastModified }) {
  const whole = Buffer.from(bytes ?? text);
  for (let start = 0; start < whole.length; start += CHUNK) {
    await hand.evaluate(
      (hand, part) => hand.parts.push(Uint8Array.from(atob(part), (byte) => byte.charCodeAt(0))),
      whole.subarray(start, start + CHUNK).toString("base64"),
    );
  }
  await hand.evaluate(
    (hand, { name, options }) => hand.transfer.items.add(new File(hand.parts.splice(0), name, options)),
    { name, options: lastModified === undefined ? { type } : { type, lastModified } },
  );
}

/** Fails with a readable list if axe finds anything on the page as it is. */
export async function assertAccessible(page) {
  await page.evaluate(axe.source);
  // Without preload, because fetching style sheets would count as requests.
  const { violations } = await page.evaluate(() => window.axe.run(document, { preload: false }));
  assert.equal(violations.length, 0, `axe found:\n${violations.map(describe).join("\n")}`);
}

function describe({ id, impact, help, nodes }) {
  const places = nodes.map((node) => `    ${node.target.join(" ")}: ${node.failureSummary}`);
  return [`  ${impact}: ${help} (${id})`, ...places].join("\n");
}
