// What the page does inside an article, and with a site that is kept for use
// without a network.
"use strict";

const Embedded = {
  /** How long a prepared report may be, in characters: a longer one would hold the article up for seconds. */
  limit: 4 * 1024 * 1024,

  start() {
    document.getElementById("update").addEventListener("click", () => Outside.tell("update"));
    if (!Outside.framed || !new URLSearchParams(Outside.hash()).get("embed")) return;
    document.documentElement.dataset.embed = "";
    document.getElementById("tell").addEventListener("click", () => Embedded.tell());
    new ResizeObserver(() => Embedded.measure()).observe(document.body);
  },

  /** Says that the page is ready to be given a report. */
  ready() {
    if (Outside.framed) Outside.tell("ready");
  },

  /** Tells the article how tall the page is, so that it needs no second scroll bar. */
  measure() {
    Outside.tell("height", { height: document.body.getBoundingClientRect().bottom + window.scrollY });
  },

  /** Shows a report that the article has prepared; a file of the reader's own replaces it. */
  async show(report) {
    await App.prepared();
    if (!Embedded.shows(report)) return Panels.tell("shell-report-bad");
    Judging.forget();
    Result.show({ report, list: null });
    // What was read is not here, so nothing can be judged otherwise.
    document.getElementById("controls").hidden = true;
  },

  /** Tells whether the engine takes a text for a report, by drawing it where nobody sees it. */
  shows(report) {
    if (report.length > Embedded.limit) return false;
    try {
      wasm_bindgen.mount(document.createElement("div"), report, Words.table.lang);
      return true;
    } catch (error) {
      // A refusal is a text; anything else is a crash and ours.
      if (typeof error === "string") return false;
      throw error;
    }
  },

  /** Offers to tell the article the verdict's word: it learns nothing the person does not give it. */
  offer(report) {
    const single = report.accounts.length === 1;
    document.getElementById("tell").hidden = !("embed" in document.documentElement.dataset && Judging.current && single);
  },

  tell() {
    Outside.tell("verdict", { verdict: Result.report.accounts[0].verdict });
    document.getElementById("tell").hidden = true;
    Panels.tell("shell-told");
  },

  /** Says, inside an article, what to do where its site forbids to save, to print or to open; no browser tells us. */
  hint(address = Outside.address()) {
    return Outside.known?.embedded ? Words.say("shell-embed-nothing", { address }) : "";
  },

  /** Says beside a link where it leads, in case nothing has opened. */
  unopened(link, address) {
    const note = document.createElement("span");
    note.className = "note";
    note.setAttribute("role", "status");
    note.textContent = Embedded.hint(address);
    if (link.nextElementSibling?.textContent !== note.textContent) link.after(" ", note);
  },

  /** Says that the site works offline, or that there is a newer version; that one waits while a file is open. */
  offline(state) {
    Embedded.newer ||= state === "new";
    document.getElementById("offline").hidden = state !== "ready";
    Embedded.offerUpdate();
  },

  offerUpdate() {
    document.getElementById("update").hidden = !Embedded.newer || Boolean(Judging.current || Judging.attempt);
  },
};
