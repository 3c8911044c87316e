// Reads the files that stand in the page itself: scripts as they are, and
// where the whole checker is one file everything else, packed.
"use strict";

const Packed = {
  waiting: [],

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
    const script = Packed.find("unpack.js").textContent;
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    worker.onmessage = ({ data }) => Packed.waiting.shift().resolve(data.bytes);
    worker.onerror = (event) => {
      event.preventDefault();
      Packed.worker = null;
      for (const { reject } of Packed.waiting.splice(0)) reject(new Error(event.message ?? "unpacking failed"));
    };
    return worker;
  },
};
