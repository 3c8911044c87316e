// Everything the page asks of the world around it: the address, what is
// remembered, the files beside it, links that lead away. In the frame that
// keeps it from sending anything, the page outside does these for it
// (frame.js); opened alone, the browser does.
"use strict";

const Outside = {
  framed: window.parent !== window && location.href === "about:srcdoc",
  onhash: () => {},
  waiting: new Map(),
  count: 0,

  start() {
    if (!Outside.framed) {
      addEventListener("hashchange", () => Outside.onhash());
      return;
    }
    Outside.known = JSON.parse(document.documentElement.dataset.known);
    addEventListener("message", (event) => event.source === window.parent && Outside.hear(event.data));
    new MutationObserver(() => Outside.tellTitle()).observe(document.head, { childList: true, subtree: true });
    addEventListener("click", (event) => Outside.follow(event));
    addEventListener("keydown", (event) => {
      // The browser would print the page around the frame.
      if (!(event.ctrlKey || event.metaKey) || event.key !== "p") return;
      event.preventDefault();
      window.print();
    });
  },

  tell(type, values) {
    window.parent.postMessage({ dormouse: 1, type, ...values }, "*");
  },

  tellTitle() {
    Outside.tell("title", { title: document.title, lang: document.documentElement.lang });
  },

  hear({ type, id, hash, bytes, error, state, report, address }) {
    if (type === "hash") {
      Outside.known.hash = hash;
      Outside.onhash();
    } else if (type === "print") {
      window.print();
    } else if (type === "offline") {
      Embedded.offline(state);
    } else if (type === "report") {
      Embedded.show(report);
    } else if (type === "missing") {
      Panels.tell("shell-embed-missing");
    } else if (type === "unopened") {
      Embedded.unopened(Outside.link, address);
    } else if (type === "file") {
      const { resolve, reject } = Outside.waiting.get(id) ?? {};
      Outside.waiting.delete(id);
      if (bytes) resolve?.(bytes);
      else reject?.(new Error(error));
    }
  },

  /** Gives the page's address without its fragment. */
  address() {
    return Outside.framed ? Outside.known.address : location.href.split("#")[0];
  },

  /** Gives the address's fragment, without its sign. */
  hash() {
    return Outside.framed ? Outside.known.hash : location.hash.slice(1);
  },

  /** Changes the fragment, as a step that leads back. */
  setHash(hash) {
    if (!Outside.framed) {
      location.hash = hash;
    } else if (hash !== Outside.known.hash) {
      Outside.known.hash = hash;
      Outside.tell("hash", { hash });
      Outside.onhash();
    }
  },

  /** Remembers a choice for the next visit, where the browser lets us. */
  remember(name, value) {
    if (Outside.framed) {
      if (Outside.known.storage) Outside.known.remembered[name] = value;
      return Outside.tell("remember", { name, value });
    }
    try {
      localStorage.setItem(`dormouse-${name}`, value);
    } catch {
      // Refused storage costs the next visit a click, nothing more.
    }
  },

  recall(name) {
    if (Outside.framed) return Outside.known.remembered[name] ?? null;
    try {
      return localStorage.getItem(`dormouse-${name}`);
    } catch {
      return null;
    }
  },

  /** Fetches a file that lies beside the page, as bytes. */
  async file(name) {
    if (!Outside.framed) {
      const response = await fetch(name);
      if (!response.ok) throw new Error(response.status);
      return response.arrayBuffer();
    }
    Outside.count += 1;
    const id = Outside.count;
    Outside.tell("file", { id, name });
    return new Promise((resolve, reject) => Outside.waiting.set(id, { resolve, reject }));
  },

  /** Lets the page outside ask the person before a link leads away. */
  follow(event) {
    const link = event.target.closest?.("a[target=_blank]");
    if (!link) return;
    event.preventDefault();
    Outside.link = link;
    Outside.tell("open", { address: link.href, question: Words.say("shell-open-question") });
  },
};
