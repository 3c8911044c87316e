// Offers, beside a refusal, a description of the file's structure: shown in full
// before it can be copied, and sent nowhere.
"use strict";

const SafeReport = {
  start() {
    SafeReport.part = (name) => document.getElementById(`structure${name}`);
    SafeReport.part("-make").addEventListener("click", () => SafeReport.make());
    SafeReport.part("-copy").addEventListener("click", () => SafeReport.copy());
  },

  /** Shows the offer where something was refused; what was written about earlier files goes. */
  offer({ refusals }) {
    const inputs = Judging.current?.inputs;
    if (SafeReport.inputs !== inputs) {
      SafeReport.inputs = inputs;
      SafeReport.part("-text").value = "";
      SafeReport.part("-made").hidden = true;
    }
    SafeReport.refusals = refusals;
    SafeReport.part("").hidden = !refusals.length || !inputs?.length;
  },

  /** Writes about those inputs that were refused, or about all where none can be told. */
  async make() {
    const { inputs, refusals } = SafeReport;
    const paths = refusals.map(({ path }) => path);
    const refused = inputs.filter(({ name, folder }) => paths.some((path) => path === folder || path.endsWith(name)));
    const text = await Structure.of(refused.length ? refused : inputs, refusals);
    if (SafeReport.inputs !== inputs) return;
    const field = SafeReport.part("-text");
    field.value = text;
    SafeReport.part("-made").hidden = false;
    // As high as it is long: it is there to be read.
    field.rows = Math.min(40, text.split("\n").length + 1);
    field.focus();
    SafeReport.part("-copied").textContent = "";
  },

  async copy() {
    const field = SafeReport.part("-text");
    try {
      await navigator.clipboard.writeText(field.value);
      SafeReport.part("-copied").textContent = Words.say("shell-error-copied");
    } catch {
      // Without the right to copy, the text is selected for the person to copy.
      field.focus();
      field.select();
    }
  },
};
