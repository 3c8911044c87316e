// Finds accounts among many, and opens one. The worker holds them all and reports
// on a stretch at a time; which account is open stands in the browser's history
// as a number, so that Back leads to the list and the address hears of nothing.
"use strict";

const Accounts = {
  /** What the list is narrowed to; all of it where nothing is said. */
  query: {},
  /** The inputs the list is of, and a mark that tells their entries in the history from older ones. */
  inputs: null,
  mark: 0,
  /** The number of the account that is open, and its report as JSON. */
  opened: null,
  json: "",
  fields: { "accounts-verdict": "verdict", "accounts-platform": "platform", "accounts-name": "name" },

  start() {
    const result = document.getElementById("result");
    for (const kind of ["input", "compositionend"]) {
      result.addEventListener(kind, (event) => Accounts.narrow(event));
    }
    result.addEventListener("click", (event) => {
      const { account, from } = event.target.closest("button")?.dataset ?? {};
      if (account) Accounts.open(Number(account));
      if (from) Accounts.page(Number(from));
    });
    document.getElementById("opened-back").addEventListener("click", () => Accounts.back());
    // Writing the address makes a new entry, which takes over what was open a moment later.
    addEventListener("popstate", () => setTimeout(() => Accounts.turn()));
  },

  /** Gives what these inputs' accounts are asked for. */
  queryOf(inputs) {
    return inputs === Accounts.inputs ? Accounts.query : {};
  },

  /** Forgets what was sought and open among other inputs. */
  turnTo(inputs) {
    if (inputs === Accounts.inputs) return;
    Object.assign(Accounts, { inputs, mark: Date.now(), query: {} });
    Accounts.close();
  },

  /** Heeds a field of the search; whoever types is not answered at every letter. */
  narrow({ target, isComposing }) {
    const name = Accounts.fields[target.id];
    if (!name || isComposing) return;
    clearTimeout(Accounts.timer);
    const ask = () => {
      Accounts.query = { ...Accounts.query, [name]: target.value, from: 0 };
      Judging.refresh();
    };
    Accounts.timer = setTimeout(ask, target.type === "search" ? 150 : 0);
  },

  /** Shows another stretch from its beginning. */
  async page(from) {
    Accounts.query = { ...Accounts.query, from };
    await Judging.refresh();
    Accounts.focus("accounts");
  },

  focus(id) {
    document.getElementById(id)?.focus();
  },

  open(number) {
    history.pushState({ mark: Accounts.mark, account: number }, "");
    return Accounts.turn();
  },

  /** Leads to the list: back, unless settings have changed on the way here. */
  back() {
    if (!history.state?.moved) return history.back();
    history.pushState(null, "");
    return Accounts.turn();
  },

  /** Opens or closes what the history says. */
  async turn() {
    const { mark, account } = history.state ?? {};
    const number = mark === Accounts.mark ? (account ?? null) : null;
    if (number === Accounts.opened) return;
    const before = Accounts.opened;
    Accounts.opened = number;
    if (number === null) {
      Accounts.close();
      const row = document.querySelector(`#result [data-account="${before}"]`);
      if (row) row.focus();
      else Accounts.focus("accounts");
    } else {
      await Accounts.fetch();
      document.querySelector("#account h2")?.focus();
    }
  },

  close() {
    Object.assign(Accounts, { opened: null, json: "" });
    Accounts.show();
  },

  /** Asks for the report on the account that is open. */
  fetch() {
    const { opened } = Accounts;
    return Judging.tend(Judging.current, async () => {
      const json = await Judging.current.reading.call("account", { number: opened });
      if (!json || Accounts.opened !== opened) return;
      Accounts.json = json;
      Accounts.show();
    });
  },

  /** Draws what is open in place of the list, and puts the query into the fields. */
  show() {
    const { json, query, fields } = Accounts;
    document.getElementById("opened").hidden = !json;
    document.getElementById("result").hidden = Boolean(json);
    const all = Words.say("shell-back", { count: Result.total });
    document.getElementById("opened-back").textContent = `← ${all}`;
    if (json) wasm_bindgen.mount(document.getElementById("account"), json, Words.table.lang);
    for (const [id, name] of Object.entries(fields)) {
      const field = document.getElementById(id);
      // A field that somebody types in is ahead of the answer.
      if (field && field !== document.activeElement) field.value = query[name] ?? "";
    }
    Result.title();
  },

  /** Follows a new answer about the same inputs. */
  follow() {
    Accounts.show();
    if (Accounts.opened !== null) Accounts.fetch();
  },

  /** Draws the worst accounts apart from the page, whatever the list is narrowed to. */
  async worst() {
    const { reading, asked } = Judging.current;
    const { report, list } = await reading.call("report", { settings: asked, query: {} });
    const element = document.createElement("div");
    wasm_bindgen.mount_list(element, report, list, Words.table.lang);
    return element;
  },

  /** Gives the verdict on the account that is open. */
  verdict() {
    return Accounts.json && JSON.parse(Accounts.json).accounts[0].verdict;
  },
};
