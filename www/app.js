// Starts the page and joins its parts.
"use strict";

const App = {
  async start() {
    Outside.start();
    Words.start();
    Panels.start();
    Size.start();
    SafeReport.start();
    Controls.start();
    Columns.start();
    Result.start();
    Channels.start();
    Embedded.start();
    Accounts.start();
    Away.start();
    OwnRule.start(() => App.useRule());
    Settings.start(() => App.settle());
    Inputs.start((inputs) => App.receive(inputs));
    for (const button of document.querySelectorAll("[data-sample]")) {
      button.addEventListener("click", () => App.openSample(button.dataset.sample));
    }
    addEventListener("error", (event) => Judging.blame(event.error ?? event.message));
    addEventListener("unhandledrejection", (event) => Judging.blame(event.reason));
    // Without the texts the page goes on as it was written; the engine will say what is missing.
    Engine.texts().then((files) => App.ready && !Words.table.version && Words.early(files, Settings.languages()), () => {});
    await App.prepared();
    await Samples.load();
    document.documentElement.dataset.ready = "";
    Embedded.ready();
  },

  /** Prepares once; after a failure the next call tries again. */
  prepared() {
    App.ready ??= App.prepare().catch((error) => {
      App.ready = null;
      throw error;
    });
    return App.ready;
  },

  /** Starts the page's own instance of the engine, which speaks and draws. */
  async prepare() {
    const { bytes, texts } = await Engine.load("dormouse");
    await wasm_bindgen({ module_or_path: bytes });
    texts.forEach((file) => wasm_bindgen.take_texts(file));
    App.speak();
    Controls.show();
  },

  speak() {
    Words.use(wasm_bindgen.strings(Settings.languages()));
    App.showGuide(Words.table.lang);
    Controls.speak();
    Result.title();
    Receipts.check();
  },

  /** Fills in how to get a file, again only where the language has changed. */
  showGuide(lang) {
    const guide = document.getElementById("guide");
    if (guide.lang !== lang) wasm_bindgen.mount_guide(guide, lang);
    guide.lang = lang;
  },

  /** Takes what a person gave; what was asked about a file before does not concern this one. */
  async receive(given) {
    Panels.chosen(given);
    if (!given.length) return;
    const inputs = await Columns.sift(await OwnRule.sift(given));
    if (!inputs.length) return Columns.given ? Columns.apply() : App.useRule();
    const stale = Judging.current ? { captured: "", encoding: "" } : {};
    Settings.write({ ...stale, ...Controls.lent() }, { quietly: true });
    Controls.show();
    return Judging.judge(inputs);
  },

  /** Judges what is on show by the rule file that came, or says what is wrong with it. */
  useRule() {
    Controls.complain();
    Controls.reveal();
    return App.settle();
  },

  async openSample(id) {
    Panels.tell("shell-chosen-sample", () => ({ name: Words.say(`verdict-${id}`) }));
    const sample = await Samples.find(id);
    Controls.lend({ "as-of": sample.as_of ?? "", captured: sample.captured ?? "" });
    return Judging.judge(sample.inputs);
  },

  /** Acts on a changed address: another language, or the same files asked another question. */
  async settle() {
    await App.prepared();
    OwnRule.yield();
    App.speak();
    Controls.show();
    Result.draw();
    Accounts.show();
    await Judging.reconsider();
  },
};

document.documentElement.hasAttribute("data-unable") || App.start();
