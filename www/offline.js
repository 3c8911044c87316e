// Keeps the site for use without a network. The build fills in what to keep;
// a new version waits until the person asks for it.
"use strict";

const HELD = "@held";
const NAME = `dormouse-${HELD.version}`;

self.addEventListener("install", (event) => {
  // Past the browser's own cache, so that all files are of one version.
  const requests = HELD.files.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("dormouse-") && name !== NAME;
  const clear = async () => Promise.all((await caches.keys()).filter(old).map((name) => caches.delete(name)));
  event.waitUntil(clear().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "update") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const address = request.url.split(/[?#]/)[0];
  const page = address === self.registration.scope ? `${address}index.html` : address;
  const find = async () => (await (await caches.open(NAME)).match(page)) ?? fetch(request);
  event.respondWith(find());
});
