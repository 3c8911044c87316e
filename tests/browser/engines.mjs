// The browsers the page promises to run in, each driven in its own way but
// asked the same things: open an address, run a function in the checker's
// frame, which is the innermost, or in the page around it all, choose a file,
// press a button as a hand does.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { Builder, By, Capabilities, Key } from "selenium-webdriver";

const PATIENCE = 30_000;

/** The engines by name; those this machine lacks are not in the list. */
export const ENGINES = {
  Chromium: (test) => playwright(test, process.env.CHROMIUM, []),
  "Chromium 88": async (test) => playwright(test, await chromium88(), ["--single-process", "--no-zygote", "--headless"]),
  ...(process.env.FIREFOX && { Firefox: firefox }),
  ...(process.env.WEBKIT_DRIVER && { WebKit: webkit }),
};

/** A page of some engine. `choose` takes the path of a file on disk. */
class Page {
  constructor({ goto, run, outside, choose, press }) {
    Object.assign(this, { goto, run, outside, choose, press });
  }

  /** Waits until a function of the page gives something, and gives it. */
  async until(check, ...args) {
    const end = Date.now() + PATIENCE;
    let seen;
    while (Date.now() < end) {
      seen = await this.run(check, ...args).catch((error) => void (this.error = error));
      if (seen) return seen;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const state = await this.run(() => document.body.innerText.slice(0, 600)).catch(String);
    return assert.fail(`waited in vain for ${check}(${args}): ${this.error ?? ""}\n${state}`);
  }
}

async function playwright(test, executablePath, more) {
  const flags = JSON.parse(await readFile(new URL("chromium-flags.json", import.meta.url), "utf8"));
  const browser = await chromium.launch({ executablePath, args: [...flags, ...more] });
  test.after(() => browser.close());
  const page = await browser.newPage();
  const checker = () => page.frames().at(-1);
  return new Page({
    goto: (url) => page.goto(url),
    run: (check, ...args) => checker().evaluate(`(${check})(...${JSON.stringify(args)})`),
    outside: (check, ...args) => page.evaluate(`(${check})(...${JSON.stringify(args)})`),
    choose: (path) => checker().setInputFiles("#files", path),
    press: async (selector) => {
      await checker().evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`);
      await page.keyboard.press("Enter");
    },
  });
}

async function firefox(test) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX, headless: true });
  test.after(() => browser.close());
  const page = await browser.newPage();
  const checker = () => page.frames().at(-1);
  return new Page({
    goto: (url) => page.goto(url),
    run: (check, ...args) => checker().evaluate(`(${check})(...${JSON.stringify(args)})`),
    outside: (check, ...args) => page.evaluate(`(${check})(...${JSON.stringify(args)})`),
    choose: async (path) => (await checker().$("#files")).uploadFile(path),
    press: async (selector) => {
      await checker().evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`);
      await page.keyboard.press("Enter");
    },
  });
}

async function webkit(test) {
  const port = await freePort();
  // The browser needs a display, and driver and browser the same one.
  const driver = spawn("xvfb-run", ["-a", process.env.WEBKIT_DRIVER, `--port=${port}`], { detached: true, stdio: "ignore" });
  test.after(() => process.kill(-driver.pid));
  const options = { binary: process.env.WEBKIT_BROWSER, args: ["--automation"] };
  const wanted = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options });
  const session = await patiently(() => new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build());
  test.after(() => session.quit().catch(() => {}));
  return new Page({
    goto: (url) => session.get(url),
    run: (check, ...args) => inFrame(session, () => session.executeScript(`return (${check})(...arguments)`, ...args)),
    choose: (path) => inFrame(session, () => session.findElement(By.id("files")).sendKeys(path)),
    press: (selector) => inFrame(session, () => session.findElement(By.css(selector)).sendKeys(Key.ENTER)),
  });
}

/** Does something in the checker's frame; the driver forgets the frame whenever the address changes. */
async function inFrame(session, act) {
  await session.switchTo().defaultContent();
  await session.switchTo().frame(0);
  return act();
}

/** Tries again until the driver listens. */
async function patiently(act) {
  for (const end = Date.now() + PATIENCE; ; ) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Unpacks the Chromium 88 that lies in a package, once. */
async function chromium88() {
  const packed = new URL("node_modules/chrome-aws-lambda/bin/chromium.br", import.meta.url);
  const folder = join(tmpdir(), "dormouse-chromium-88");
  const file = join(folder, "chromium");
  if (!(await readdir(folder).catch(() => [])).includes("chromium")) {
    await mkdir(folder, { recursive: true });
    await writeFile(`${file}.part`, brotliDecompressSync(await readFile(packed)));
    await chmod(`${file}.part`, 0o755);
    await rename(`${file}.part`, file);
  }
  return file;
}
