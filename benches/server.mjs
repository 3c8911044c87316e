// Serves the plain pages and the libraries they use, on this computer only.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const KINDS = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm" };
const EMPTY = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]);

function find(url) {
  const path = normalize(new URL(url, "http://localhost").pathname);
  const file = path.startsWith("/lib/") ? join("node_modules", path.slice(5)) : join("pages", path);
  return join(import.meta.dirname, file);
}

/** Starts the server; gives its address and what ends it. */
export function serve() {
  const server = createServer((request, response) => {
    const head = { "Cache-Control": "no-store", "Content-Type": KINDS[extname(request.url)] ?? "application/octet-stream" };
    if (request.url === "/empty.wasm") return response.writeHead(200, head).end(EMPTY);
    const file = find(request.url);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    return createReadStream(file).pipe(response.writeHead(200, head));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
  });
}
