// Prints the report on paper of one of two styles, and unfolds it for that long.
"use strict";

const Paper = {
  styles: ["plain", "official"],
  unfolded: [],

  start() {
    const choice = document.getElementById("paper");
    const known = Outside.recall("paper");
    choice.value = Paper.styles.includes(known) ? known : "plain";
    Paper.use(choice.value);
    choice.addEventListener("change", () => {
      Outside.remember("paper", choice.value);
      Paper.use(choice.value);
    });
    document.getElementById("away-print").addEventListener("click", () => Paper.print());
    addEventListener("beforeprint", () => Paper.unfold());
    addEventListener("afterprint", () => Paper.fold());
  },

  /** Prints the account that is open, or all of them, however few the page shows. */
  async print() {
    const all = Result.list && Accounts.opened === null;
    if (all) {
      await Away.gather();
      wasm_bindgen.mount(document.getElementById("result"), Away.json, Words.table.lang);
    }
    let begun = false;
    addEventListener("beforeprint", () => (begun = true), { once: true });
    print();
    // Where the article's site forbids it, a browser does nothing and says nothing.
    if (!begun && Embedded.hint()) Away.say("shell-embed-nothing", { address: Outside.address() });
    if (!all) return;
    Result.draw();
    Accounts.show();
  },

  /** Chooses the style for every print, the browser's own command included. */
  use(style) {
    document.documentElement.dataset.paper = style;
  },

  /** Opens what is folded: paper cannot be unfolded, and older browsers leave it out. */
  unfold() {
    Paper.unfolded.push(...document.querySelectorAll(".report details:not([open])"));
    for (const part of Paper.unfolded) part.open = true;
  },

  fold() {
    for (const part of Paper.unfolded.splice(0)) part.open = false;
  },
};
