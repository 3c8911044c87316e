// The page around the checker. The checker runs in a frame that may send
// nothing and lead nowhere; what it needs of the world it asks for here, in
// messages of a fixed form, and gets no more than these.
"use strict";

(function () {
  const NAMES = ["lang", "paper", "size", "theme"];
  const frame = document.querySelector("iframe");
  const block = (id) => JSON.parse(document.getElementById(id).textContent);
  const files = block("files");
  const fetched = new Map();
  const embedded = window.parent !== window;
  // Where the engine asks for it, these two texts and no others may become a page and a script.
  const trusted = window.trustedTypes?.createPolicy("dormouse", { createHTML: (html) => html, createScriptURL: () => "offline.js" });
  const tell = (message, transfer) => frame.contentWindow.postMessage(message, "*", transfer);

  function recall(name) {
    try {
      return localStorage.getItem(`dormouse-${name}`);
    } catch {
      return null;
    }
  }

  function remember(name, value) {
    try {
      localStorage.setItem(`dormouse-${name}`, value);
      return true;
    } catch {
      return false;
    }
  }

  /** Tells whether anything can be remembered: pages from disk and in frames are often refused it. */
  function storage() {
    const kept = remember("probe", "1");
    if (kept) localStorage.removeItem("dormouse-probe");
    return kept;
  }

  /** Fetches a file of the site, each once and none that is not of the site: a name must carry no message. */
  function file(name) {
    if (!files.includes(name)) return Promise.reject(new Error(`${name} is not here`));
    if (!fetched.has(name)) {
      const bytes = fetch(name).then((response) => {
        if (!response.ok) throw new Error(response.status);
        return response.arrayBuffer();
      });
      bytes.catch(() => fetched.delete(name));
      fetched.set(name, bytes);
    }
    return fetched.get(name);
  }

  const answers = {
    hash({ hash }) {
      if (/^[\w=&:+.%-]{0,400}$/.test(hash)) location.hash = hash;
    },
    title({ title, lang }) {
      document.title = title;
      document.documentElement.lang = lang;
    },
    remember({ name, value }) {
      if (NAMES.includes(name)) remember(name, String(value).slice(0, 40));
    },
    file({ id, name }) {
      const send = (bytes) => tell({ type: "file", id, bytes });
      file(name).then(send, (error) => tell({ type: "file", id, error: error.message }));
    },
    /** Lets the article around an embed hear the height it needs, and what the person agreed to tell it. */
    height({ height }) {
      if (embedded) window.parent.postMessage({ dormouse: 1, type: "height", height: Number(height) }, "*");
    },
    verdict({ verdict }) {
      if (embedded) window.parent.postMessage({ dormouse: 1, type: "verdict", verdict: String(verdict).slice(0, 20) }, "*");
    },
    ready() {
      if (embedded) window.parent.postMessage({ dormouse: 1, type: "ready" }, "*");
      else keep();
    },
    update() {
      waiting?.postMessage("update");
    },
    /** Opens a link only after the person has seen where it leads: an address can carry what was read. */
    open({ address, question }) {
      if (!/^https?:\/\/[^\s]{1,500}$/.test(address)) return;
      const start = Date.now();
      const agreed = confirm(`${String(question).slice(0, 200)}\n\n${address}`);
      if (agreed) window.open(address, "_blank", "noopener,noreferrer");
      // A host's sandbox answers in the person's place, at once, or opens nothing and does not say so.
      if (embedded && (agreed || Date.now() - start < 50)) tell({ type: "unopened", address });
    },
  };

  let waiting = null;

  /** Keeps the site for use without a network, where the browser can. */
  async function keep() {
    if (!files.length) return;
    try {
      const { serviceWorker } = navigator;
      const registration = await serviceWorker.register(trusted?.createScriptURL("") ?? "offline.js");
      const offer = (worker) => {
        waiting = worker;
        tell({ type: "offline", state: "new" });
      };
      if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", () => {
          if (worker.state === "installed" && serviceWorker.controller) offer(worker);
        });
      });
      // Only the person's own click makes a waiting version take over.
      serviceWorker.addEventListener("controllerchange", () => waiting && location.reload());
      await serviceWorker.ready;
      tell({ type: "offline", state: "ready" });
    } catch {
      // Without storage or a secure address there is no use offline; the page says nothing of it.
    }
  }

  addEventListener("message", ({ source, data }) => {
    if (embedded && source === window.parent && data?.dormouse === 1) {
      if (data.type === "report") tell({ type: "report", report: String(data.report) });
      if (data.type === "missing") tell({ type: "missing" });
    }
    if (source !== frame.contentWindow || data?.dormouse !== 1) return;
    if (Object.prototype.hasOwnProperty.call(answers, data.type)) answers[data.type](data);
  });
  addEventListener("hashchange", () => tell({ type: "hash", hash: location.hash.slice(1) }));
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== "p") return;
    event.preventDefault();
    tell({ type: "print" });
  });
  // From the browser's menu this page would print, and a frame is cut at the paper's edge: the report prints by itself next.
  if (!embedded) addEventListener("afterprint", () => tell({ type: "print" }));

  const remembered = Object.fromEntries(NAMES.map((name) => [name, recall(name)]));
  const [address] = location.href.split("#");
  // What is known from the start stands in the checker's first tag, so that nothing waits for a message.
  const known = JSON.stringify({ address, embedded, hash: location.hash.slice(1), remembered, storage: storage() });
  const escaped = known.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const checker = block("app").replace("<html ", () => `<html data-known="${escaped}" `);
  frame.srcdoc = trusted?.createHTML(checker) ?? checker;
  // Inside another page, the person's place on it is theirs.
  if (window.parent === window) frame.addEventListener("load", () => frame.focus());
  document.documentElement.dataset.runs = "";
})();
