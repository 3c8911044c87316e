// Copies what fits a message: a short text, and links that hold settings or a
// receipt's code, never anything of a file.
"use strict";

const Copies = {
  /** How many accounts a short text names. */
  most: 10,

  start() {
    const makers = { text: Copies.text, link: Copies.link, "receipt-link": Copies.receiptLink };
    for (const [name, make] of Object.entries(makers)) {
      document.getElementById(`away-${name}`).addEventListener("click", async () => Copies.copy(await make()));
    }
  },

  /** Puts the result into a few lines. */
  async text() {
    const { accounts, receipt } = Result.report;
    const lines = Result.total === 1 ? Copies.one(accounts[0]) : await Copies.many();
    if (receipt) lines.push(Words.say("shell-card-receipt", { code: receipt.code }));
    lines.push(Words.say("shell-card-note"));
    return lines.join("\n");
  },

  one(account) {
    const verdict = Words.say(`verdict-${account.verdict}`);
    const head = Words.say("shell-text-one", { verdict, account: Away.who(account) });
    return [head, Away.shown(".sentence"), Away.shown(".reason")].filter(Boolean);
  },

  async many() {
    const { tally, rows, more } = await Copies.worst();
    const asked = ["shell-card-rule", "shell-card-as-of"].map((key) => Words.say(key, Away.asked()));
    const lines = rows.map((cells) => cells.filter(Boolean).join(" · "));
    return [`${Result.verdict()}: ${tally}`, asked.join(" · "), ...lines, ...more];
  },

  /** Takes several accounts out of the report's own table, worst first: a tally, the cells, and how many more there are. */
  async worst() {
    const drawn = await Accounts.worst();
    const texts = (parts) => [...parts].map((part) => part.textContent.trim());
    const rows = [...drawn.querySelectorAll(".accounts tbody tr")].slice(0, Copies.most);
    const more = Result.total - rows.length;
    return {
      tally: texts(drawn.querySelectorAll(".tally li")).filter(Boolean).join(" · "),
      head: texts(drawn.querySelectorAll(".accounts thead th")),
      rows: rows.map((row) => texts(row.cells)),
      more: more > 0 ? [Words.say("shell-text-more", { count: more })] : [],
    };
  },

  /** Writes the settings the report was made under; a person's own rule is no setting of an address. */
  settings(more = {}) {
    const { rule, as_of: asOf } = Result.report;
    const spec = rule.own ? "" : [rule.id, ...rule.modifiers].join("+");
    const { receipt, ...settings } = Settings.read();
    return Settings.fragment({ ...settings, rule: spec, "as-of": asOf, ...more });
  },

  link(more) {
    return `${Outside.address()}#${Copies.settings(more)}`;
  },

  receiptLink() {
    return Copies.link({ receipt: Result.report.receipt.code });
  },

  /** Copies a text, or selects it for the person to copy. */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      Copies.done();
    } catch {
      Copies.byHand(text);
    }
  },

  /**
   * Copies markup and, for who takes none, its words; `shown` is where the markup is on show. The old command comes
   * first: it asks for no permission in a frame, works from disk, and gives the markup as it is.
   */
  async rich(html, text, shown) {
    let given = false;
    const give = (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", text);
      given = true;
    };
    // Without a selection browsers do not ask what to copy.
    getSelection().selectAllChildren(shown);
    addEventListener("copy", give);
    document.execCommand("copy");
    removeEventListener("copy", give);
    getSelection().removeAllRanges();
    const blob = (content, type) => new Blob([content], { type });
    try {
      const types = { "text/html": blob(html, "text/html"), "text/plain": blob(text, "text/plain") };
      if (!given) await navigator.clipboard.write([new ClipboardItem(types)]);
      Copies.done();
    } catch {
      Copies.byHand(html);
    }
  },

  done() {
    document.getElementById("away-field").hidden = true;
    Away.say("shell-away-copied");
  },

  /** Selects a text for the old command to copy, else for the person. */
  byHand(text) {
    const field = document.getElementById("away-field");
    field.hidden = false;
    field.value = text;
    field.focus();
    field.select();
    if (document.execCommand("copy")) Copies.done();
    else Away.say("shell-away-by-hand");
  },
};
