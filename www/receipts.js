// Compares the receipt in the address with the one of the file on show, so that
// whoever is sent a link can check the result with the same file.
"use strict";

const Receipts = {
  check() {
    const line = document.getElementById("receipt-check");
    const text = Receipts.told(Settings.read().receipt);
    if (line.textContent !== text) line.textContent = text;
    line.hidden = !text;
  },

  told(given) {
    if (!given) return "";
    const code = Receipts.written(given);
    if (!code) return Words.say("shell-receipt-bad", { code: given.slice(0, 40) });
    if (!Result.report) return Words.say("shell-receipt-wait", { code });
    const { receipt, sources } = Result.report;
    if (!receipt && sources.some((source) => !source.sha256)) return "";
    if (!receipt) return Words.say("shell-receipt-none", { code });
    return Words.say(receipt.code === code ? "shell-receipt-same" : "shell-receipt-other", { code, found: receipt.code });
  },

  /** Writes a code as the engine does: what people misread in Crockford's digits stands for what they saw. */
  written(given) {
    const digits = given.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
    return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(digits) ? `${digits.slice(0, 4)}-${digits.slice(4)}` : "";
  },
};
