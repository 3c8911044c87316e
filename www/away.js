// Lets a person take the result away: the bar under the report. What each button
// makes has a script of its own; nothing here sends anything anywhere.
"use strict";

const Away = {
  types: {
    html: "text/html",
    csv: "text/csv",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    json: "application/json",
    ics: "text/calendar",
    png: "image/png",
  },

  /** The report on every account, as it was gathered last. */
  json: "",
  /** What the report on show says, but for its receipt. */
  told: "",

  start() {
    Paper.start();
    Card.start();
    Block.start();
    Copies.start();
    const makers = { html: Saved.page, json: () => `${Away.json}\n`, csv: Away.table, xlsx: Away.workbook, ics: Calendar.text };
    for (const [kind, make] of Object.entries(makers)) {
      document.getElementById(`away-${kind}`).addEventListener("click", () => Away.save(kind, make));
    }
  },

  /** Shows what can be taken away of the report on show. */
  offer() {
    Receipts.check();
    document.getElementById("away").hidden = !Result.total;
    if (!Result.total) return;
    // Of many accounts the page does not know before it has asked.
    const none = !Result.list && !Calendar.dates(Result.report).length;
    document.getElementById("away-ics").disabled = none;
    document.getElementById("away-ics-none").hidden = !none;
    document.getElementById("away-receipt-link").disabled = !Result.report.receipt;
    // What was said of the last button stays when the same report comes again, with its receipt.
    const told = JSON.stringify({ ...Result.report, receipt: null, sources: null });
    if (told !== Away.told) Away.say("");
    Away.told = told;
    Card.follow();
    Block.follow();
  },

  /** Has the whole report written, whatever the page shows of it. */
  async gather() {
    Away.json = await Result.whole();
  },

  /** Makes a file and hands it to the browser. */
  async save(kind, make) {
    try {
      await Away.gather();
      const content = await make();
      Away.download(new Blob([content], { type: Away.types[kind] }), Away.name(kind));
    } catch (error) {
      Panels.fault(error);
    }
  },

  download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    // Revoked only when the browser has surely begun to read it.
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    Away.say("shell-away-saved", { name }, Embedded.hint());
  },

  say(key, values, more = "") {
    document.getElementById("away-status").textContent = key && `${Words.say(key, values)} ${more}`.trim();
  },

  /** Names a file after the account and the as-of date, in letters that every file system takes. */
  name(extension) {
    const { accounts, as_of: asOf } = Result.report;
    const who = Result.total === 1 ? (accounts[0].name ?? accounts[0].handle ?? "") : `${Result.total}-accounts`;
    const safe = (text) => Words.plain(text).replace(/[^\p{L}\p{M}\p{N}_]+/gu, "-").replace(/^-+|-+$/g, "");
    const parts = ["dormouse", [...safe(who)].slice(0, 40).join(""), safe(asOf).slice(0, 10)];
    return `${parts.filter(Boolean).join("-")}.${extension}`;
  },

  async table() {
    // Spreadsheet programs read a CSV without this mark in the system's old encoding.
    return `\uFEFF${await Away.write("table")}`;
  },

  workbook() {
    return Away.write("workbook");
  },

  /** Has a larger build write the report: the light one has no writers of tables. */
  async write(method) {
    const name = Engine.builds.has("dormouse-full") ? "dormouse-full" : "dormouse-wide";
    const args = { report: Away.json, lang: Words.table.lang };
    Away.say("shell-loading");
    const reading = new Reading(await Engine.load(name));
    try {
      return await reading.call(method, args);
    } finally {
      Away.say("");
      reading.end();
    }
  },

  /** Gives the text of the first part of the report that a selector finds. */
  shown(selector) {
    return document.querySelector(`#result ${selector}`)?.textContent.trim() ?? "";
  },

  /** Draws the report that was gathered, apart from the page and whole, whatever that shows of it. */
  drawn() {
    const report = document.createElement("div");
    report.id = "result";
    wasm_bindgen.mount(report, Away.json, Words.table.lang);
    return report;
  },

  /** Gives what was asked, in words. */
  asked() {
    return { rule: Away.shown(".rule > p"), date: Result.report.as_of };
  },

  /** Names an account of the report. */
  who(account) {
    return Words.foreign(account.name ?? account.handle).trim() || Words.say("shell-nameless");
  },

  /** Gives every rule of the page's style sheets, for what is shown elsewhere. */
  styles() {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    return rules.map((rule) => rule.cssText).join("\n");
  },
};
