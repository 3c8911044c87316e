// Joins the parts: inputs go to a reading, its report to the page, and settings
// to the same reading again. A result stays until the next one has been read.
"use strict";

const App = {
  /** The reading on show: `{inputs, reading, report, asked, dependsOnCaptured}`. */
  current: null,
  /** The reading under way. */
  attempt: null,

  async start() {
    Words.start();
    Panels.start();
    Controls.start();
    Settings.start(() => App.settle());
    Inputs.start((inputs) => App.receive(inputs));
    for (const button of document.querySelectorAll("[data-sample]")) {
      button.addEventListener("click", () => App.openSample(button.dataset.sample));
    }
    addEventListener("error", (event) => App.blame(event.error ?? event.message));
    addEventListener("unhandledrejection", (event) => App.blame(event.reason));
    await App.prepared();
    await Samples.load();
    document.documentElement.dataset.ready = "";
  },

  /** Prepares once; after a failure the next call tries again. */
  prepared() {
    App.ready ??= App.prepare().catch((error) => {
      App.ready = null;
      throw error;
    });
    return App.ready;
  },

  /** Starts the page's own instance, which speaks and draws. */
  async prepare() {
    const { module } = await Engine.load("dormouse");
    await wasm_bindgen({ module_or_path: module });
    App.speak();
    Controls.show();
  },

  speak() {
    Words.use(wasm_bindgen.strings(Settings.languages()));
    Panels.version = Words.say("version");
    Controls.speak();
    App.title();
  },

  /** Takes what a person gave; what was asked about a file before does not concern this one. */
  receive(inputs) {
    const stale = App.current ? { captured: "" } : {};
    Settings.write({ ...stale, ...Controls.lent() }, { quietly: true });
    Controls.show();
    return App.judge(inputs);
  },

  async openSample(id) {
    const sample = await Samples.find(id);
    Controls.lend({ "as-of": sample.as_of ?? "", captured: sample.captured ?? "" });
    return App.judge(sample.inputs);
  },

  /** Reads inputs and shows their report; the latest call wins. */
  async judge(inputs) {
    App.drop();
    const attempt = { inputs };
    App.attempt = attempt;
    Panels.begin(() => App.cancel());
    try {
      await App.prepared();
      let answer = await App.open(attempt, "dormouse");
      if (answer?.needsSpreadsheet) answer = await App.open(attempt, "dormouse-full");
      if (App.attempt !== attempt) return;
      App.accept(attempt, answer);
    } catch (error) {
      if (App.attempt === attempt) App.blame(error);
    }
  },

  /** Opens the inputs in a fresh worker; nothing when another attempt came in between. */
  async open(attempt, name) {
    const build = await Engine.load(name);
    if (App.attempt !== attempt) return null;
    attempt.reading?.fail(new Error("replaced"));
    attempt.reading = new Reading(build);
    attempt.settings = Settings.asked();
    const args = { inputs: attempt.inputs, settings: attempt.settings };
    return attempt.reading.call("open", args, (progress) => App.attempt === attempt && Panels.advance(progress));
  },

  accept(attempt, { dependsOnCaptured, ...answer }) {
    App.current?.reading.fail(new Error("replaced"));
    App.current = Object.assign(attempt, { dependsOnCaptured });
    App.attempt = null;
    Panels.end();
    Panels.status("");
    App.show(answer, attempt.settings);
    App.focusVerdict();
    App.hash(attempt);
    // Settings may have changed while the files were read.
    App.reconsider();
  },

  /** Hashes the inputs after the verdict is on show, and adds the sums to the report. */
  async hash(holder) {
    try {
      await holder.reading.call("hash");
      if (App.current === holder) await App.refresh();
    } catch (error) {
      if (App.current === holder) App.blame(error);
    }
  },

  /** Gives up what is under way, silently. */
  drop() {
    App.attempt?.reading?.fail(new Error("replaced"));
    App.attempt = null;
    Panels.end();
  },

  cancel() {
    App.drop();
    Panels.status(Words.say(App.current ? "shell-cancelled-kept" : "shell-cancelled"));
    document.getElementById("choose").focus();
  },

  blame(error) {
    App.drop();
    Panels.fault(error);
  },

  /** Acts on a changed address: another language, or the same files asked another question. */
  async settle() {
    await App.prepared();
    App.speak();
    Controls.show();
    App.draw();
    await App.reconsider();
  },

  /** Judges what is on show again where the settings are no longer what it was asked. */
  async reconsider() {
    if (App.attempt || !App.current) return;
    const { asked, reading, dependsOnCaptured } = App.current;
    const now = Settings.asked();
    if (JSON.stringify(now) === JSON.stringify(asked)) return;
    const mustReadAgain = reading.dead || (dependsOnCaptured && now.captured !== asked.captured);
    await (mustReadAgain ? App.judge(App.current.inputs) : App.refresh());
  },

  /** Judges what is already read under the settings of now. */
  async refresh() {
    const holder = App.current;
    const settings = Settings.asked();
    try {
      const answer = await holder.reading.call("report", { settings });
      if (App.current === holder) App.show(answer, settings);
    } catch (error) {
      if (App.current === holder) App.blame(error);
    }
  },

  show({ report, problem }, asked) {
    App.current.asked = asked;
    Controls.complain(problem);
    if (!report) return;
    App.current.report = report;
    App.draw();
    App.title();
  },

  /** Draws the kept report in the language of now. */
  draw() {
    if (!App.current?.report) return;
    wasm_bindgen.mount(document.getElementById("result"), App.current.report, Words.table.lang);
    Controls.reveal();
  },

  focusVerdict() {
    const heading = document.querySelector("#result h2");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  },

  title() {
    document.title = [App.verdict(), Words.say("shell-title")].filter(Boolean).join(" · ");
  },

  verdict() {
    const accounts = App.current?.report?.accounts;
    if (!accounts) return "";
    if (accounts.length === 1) return Words.say(`verdict-${accounts[0].verdict}`);
    return Words.say(accounts.length ? "shell-judged" : "shell-refused", { count: accounts.length });
  },
};

document.documentElement.hasAttribute("data-unable") || App.start();
