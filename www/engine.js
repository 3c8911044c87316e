// Fetches the engine and its texts, and talks to a worker that runs it.
//
// The worker is made of text the page already holds: starting another one, after
// a cancel or a crash, asks the network for nothing, and it inherits the page's
// policy.
"use strict";

const Engine = {
  /** Milliseconds without a sign of life after which a worker counts as stuck. */
  patience: 20000,
  builds: new Map(),

  /**
   * Loads a build once: "dormouse", "dormouse-wide" (every format) or "dormouse-full" (workbooks and own rules too).
   * A page that holds one build itself has no other.
   */
  load(wanted) {
    const name = document.documentElement.dataset.build ?? wanted;
    if (!Engine.builds.has(name)) {
      const build = Engine.fetchBuild(name);
      Engine.builds.set(name, build);
      build.catch(() => Engine.builds.delete(name));
    }
    return Engine.builds.get(name);
  },

  async fetchBuild(name) {
    const scripts = [Engine.text(`${name}.js`), Engine.text("worker.js")];
    const parts = [Engine.bytes(`${name}.wasm`), Engine.texts(), ...scripts];
    const [bytes, texts, glue, worker] = await Promise.all(parts);
    return { url: Packed.script(glue, "\n", worker), bytes, texts };
  },

  /** Loads the rules and the texts of every language, so that nothing has to be loaded later. */
  texts() {
    const tags = [...document.querySelectorAll("button.lang")].map((button) => button.lang);
    const names = ["rules.json", ...tags.map((tag) => `${tag}.txt`)];
    Engine.loaded ??= Promise.all(names.map((name) => Engine.text(`texts/${name}`))).catch((error) => {
      Engine.loaded = null;
      throw error;
    });
    return Engine.loaded;
  },

  /** Gives a file as bytes: the page holds it, or it lies beside the page. */
  bytes(address) {
    const held = Packed.find(address);
    if (held) return Packed.bytes(held);
    return Outside.file(address).catch((error) => {
      throw Object.assign(new Error(`${address}: ${error.message}`), { name: "LoadError" });
    });
  },

  async text(address) {
    return new TextDecoder().decode(await Engine.bytes(address));
  },

  async blob(address) {
    return new Blob([await Engine.bytes(address)]);
  },
};

/** Holds a worker with the files one person gave it. */
class Reading {
  constructor({ url, bytes, texts }) {
    this.waiting = new Map();
    this.count = 0;
    this.worker = new Worker(url);
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onmessageerror = () => this.fail(new Error("a message could not be read"));
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.fail(new Error(`${event.message ?? "the worker did not start"} (${event.lineno ?? 0})`));
    };
    // A module that will not start is a crash; whoever calls next hears of it.
    this.call("start", { bytes, texts }).catch(() => {});
  }

  /** Calls a method of the worker; `onprogress` hears of `{step, done, total}`. */
  call(method, args, onprogress = () => {}) {
    if (this.dead) return Promise.reject(this.dead);
    this.count += 1;
    const id = this.count;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, onprogress });
      this.worker.postMessage({ id, method, args });
      this.watch();
    });
  }

  hear({ id, result, error, progress }) {
    const call = this.waiting.get(id);
    if (!call) return;
    if (progress) {
      call.onprogress(progress);
    } else if (error) {
      this.fail(new Error(error));
    } else {
      this.waiting.delete(id);
      call.resolve(result);
    }
    this.watch();
  }

  /**
   * Gives the worker until the patience runs out to show a sign of life. In small steps, of which a device that slept
   * or a tab that was frozen has missed one at most: the worker slept too.
   */
  watch(steps = 20) {
    clearTimeout(this.timer);
    if (this.dead || !this.waiting.size) return;
    const stalled = Object.assign(new Error("no sign of life"), { name: "StallError" });
    this.timer = setTimeout(() => (steps > 1 ? this.watch(steps - 1) : this.fail(stalled)), Engine.patience / 20);
  }

  /** Ends the worker because nobody needs it any more. */
  end() {
    this.fail(new Error("not needed any more"));
  }

  /** Ends the worker; everybody who waits for it hears why. */
  fail(why) {
    if (this.dead) return;
    this.dead = why;
    clearTimeout(this.timer);
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(why);
    this.waiting.clear();
  }
}
