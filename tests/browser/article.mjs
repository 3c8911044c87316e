// Articles that embed the checker, on another origin than the checker's.
import { createServer } from "node:http";

export const SITE = process.env.DORMOUSE_SITE;

/** Style that a host's sheet may force on everything. */
export const HOSTILE = "* { color: red !important; display: inline !important } iframe { width: 10px !important }";

export const script = `<script src="${SITE}embed.js"></script>`;

/** Serves an article, and files beside it. */
export async function article(t, { body, policy, files = {}, headers = {} }) {
  const server = createServer((request, response) => {
    const name = new URL(request.url, "http://x").pathname.slice(1);
    for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
    if (policy) response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Content-Type", name.endsWith(".json") ? "application/json" : "text/html; charset=utf-8");
    response.end(files[name] ?? `<!doctype html><html lang="en"><title>An article</title><body><h1>An article</h1>${body}`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}
