// The checks must be able to fail, or they prove nothing about the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, dropFiles, visit } from "./harness.mjs";

const ROUTE = "a-page-of-the-test";

async function visitHtml(t, body) {
  const visited = await visit(t);
  const html = `<!doctype html><html lang="en"><title>Test</title><link rel="icon" href="data:,"><main>${body}</main>`;
  await visited.page.route(`**/${ROUTE}*`, (route) =>
    route.fulfill({ contentType: "text/html", body: html }),
  );
  visited.messages.length = 0;
  await visited.page.goto(new URL(ROUTE, process.env.DORMOUSE_URL).href);
  return visited;
}

test("silence passes", async (t) => {
  const visited = await visitHtml(t, "<h1>Quiet</h1>");
  const mark = visited.mark();
  await assertAccessible(visited.page);
  visited.assertQuiet();
  visited.assertNoRequestsSince(mark);
});

test("a word on the console is heard, from a worker too", async (t) => {
  const visited = await visitHtml(t, "<h1>Loud</h1>");
  const heard = visited.page.waitForEvent("console");
  await visited.page.evaluate(() => {
    new Worker(URL.createObjectURL(new Blob(["console.info('from the worker')"])));
  });
  await heard;
  assert.throws(() => visited.assertQuiet(), /from the worker/);
});

test("an error nobody catches is heard, from a worker too", async (t) => {
  const visited = await visitHtml(t, "<h1>Broken</h1>");
  const heard = visited.page.waitForEvent("pageerror");
  await visited.page.evaluate(() => {
    new Worker(URL.createObjectURL(new Blob(["throw new Error('worker broke')"])));
  });
  await heard;
  assert.throws(() => visited.assertQuiet(), /worker broke/);
});

test("a request is seen, from a worker too", async (t) => {
  const visited = await visitHtml(t, "<h1>Talkative</h1>");
  const mark = visited.mark();
  const seen = visited.page.waitForEvent("request", (request) => request.url().endsWith("?leak"));
  await visited.page.evaluate((url) => {
    const script = `fetch(${JSON.stringify(url)})`;
    new Worker(URL.createObjectURL(new Blob([script])));
  }, `${visited.page.url()}?leak`);
  await seen;
  assert.throws(() => visited.assertNoRequestsSince(mark), /\?leak/);
});

test("a control without a name is reported by name", async (t) => {
  const { page } = await visitHtml(t, '<h1>Unnamed</h1><button id="nameless"></button>');
  await assert.rejects(assertAccessible(page), /button-name\)\n\s+#nameless/);
});

test("many files arrive whole and in order", async (t) => {
  const { page } = await visitHtml(t, '<h1>Drop</h1><div id="target">here</div>');
  await page.evaluate(() => {
    window.dropped = new Promise((resolve) => {
      document.querySelector("#target").addEventListener("drop", (event) => {
        const files = [...event.dataTransfer.files];
        resolve(Promise.all(files.map(async (file) => [file.name, file.lastModified, await file.text()])));
      });
    });
  });
  const files = Array.from({ length: 200 }, (_, index) => ({
    name: `${index}.txt`,
    text: `第 ${index} 条`,
    lastModified: index,
  }));
  await dropFiles(page, "#target", files);
  const expected = files.map((file) => [file.name, file.lastModified, file.text]);
  assert.deepEqual(await page.evaluate(() => window.dropped), expected);
});

test("a file larger than one message arrives whole", async (t) => {
  const { page } = await visitHtml(t, '<h1>Drop</h1><div id="target">here</div>');
  await page.evaluate(() => {
    document.querySelector("#target").addEventListener("drop", (event) => {
      window.size = event.dataTransfer.files[0].size;
    });
  });
  const bytes = Buffer.alloc(17 * 1024 * 1024 + 1);
  await dropFiles(page, "#target", [{ name: "large.bin", bytes }]);
  assert.equal(await page.evaluate(() => window.size), bytes.length);
});
