// Reads the files that stand in the page itself: scripts as they are, and
// where the whole checker is one file everything else, packed.
"use strict";

const Packed = {
  waiting: [],
  /** What the page's policy asks for where the engine has it: a script's address must come from here, a text may not become markup at all. */
  policy: window.trustedTypes?.createPolicy("dormouse", {
    createScriptURL(address) {
      if (/^blob:/.test(address)) return address;
      throw new TypeError("a worker is made of what the page holds");
    },
  }),

  /** Makes the address of a script of texts the page holds. */
  script(...texts) {
    const address = URL.createObjectURL(new Blob(texts, { type: "text/javascript" }));
    return Packed.policy?.createScriptURL(address) ?? address;
  },

  /** Finds the element that holds a file, if the page holds it. */
  find(address) {
    return document.querySelector(`script[data-file="${address}"]`);
  },

  /** Gives the bytes of a file the page holds. */
  async bytes(element) {
    const packed = element.type === "application/octet-stream";
    return packed ? Packed.unpack(element.textContent) : new TextEncoder().encode(element.textContent);
  },

  /** Unpacks in a worker, in the order asked. */
  unpack(text) {
    Packed.worker ??= Packed.start();
    return new Promise((resolve, reject) => {
      Packed.waiting.push({ resolve, reject });
      Packed.worker.postMessage({ text });
    });
  },

  start() {
    const worker = new Worker(Packed.script(Packed.find("unpack.js").textContent));
    worker.onmessage = ({ data }) => Packed.waiting.shift().resolve(data.bytes);
    worker.onerror = (event) => {
      event.preventDefault();
      Packed.worker = null;
      for (const { reject } of Packed.waiting.splice(0)) reject(new Error(event.message ?? "unpacking failed"));
    };
    return worker;
  },
};
