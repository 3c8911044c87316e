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

  /** Tells several accounts by the report's own table, worst first. */
  async many() {
    const drawn = await Accounts.worst();
    const texts = (parts) => [...parts].map((part) => part.textContent.trim()).filter(Boolean).join(" · ");
    const rows = [...drawn.querySelectorAll(".accounts tbody tr")].slice(0, Copies.most);
    const asked = ["shell-card-rule", "shell-card-as-of"].map((key) => Words.say(key, Away.asked()));
    const more = Result.total - rows.length;
    const rest = more > 0 ? [Words.say("shell-text-more", { count: more })] : [];
    const tally = texts(drawn.querySelectorAll(".tally li"));
    return [`${Result.verdict()}: ${tally}`, asked.join(" · "), ...rows.map((row) => texts(row.cells)), ...rest];
  },

  /** Writes the settings the report was made under; a person's own rule is no setting of an address. */
  settings(more = {}) {
    const { rule, as_of: asOf } = Result.report;
    const spec = rule.own ? "" : [rule.id, ...rule.modifiers].join("+");
    const { receipt, ...settings } = Settings.read();
    return Settings.fragment({ ...settings, rule: spec, "as-of": asOf, ...more });
  },

  link(more) {
    return `${location.href.split("#")[0]}#${Copies.settings(more)}`;
  },

  receiptLink() {
    return Copies.link({ receipt: Result.report.receipt.code });
  },

  /** Copies a text, or selects it for the person to copy. */
  async copy(text) {
    const field = document.getElementById("away-field");
    try {
      await navigator.clipboard.writeText(text);
      field.hidden = true;
      Away.say("shell-away-copied");
    } catch {
      field.hidden = false;
      field.value = text;
      field.focus();
      field.select();
      Away.say("shell-away-by-hand");
    }
  },
};
