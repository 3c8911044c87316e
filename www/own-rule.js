// Takes a person's own rule file: chosen in the settings, or dropped with or
// without an export. Its content decides, not its name; the address, which holds
// settings and nothing of a file, never hears of it.
"use strict";

const OwnRule = {
  /** Stands for the own rule in the list of rules. */
  value: "own-file",
  limit: 64 * 1024,
  /** The rule as the engine takes it. */
  compiled: null,
  problem: "",
  chosen: false,

  start(take) {
    const field = document.getElementById("rule-file");
    document.getElementById("choose-rule").addEventListener("click", () => field.click());
    field.addEventListener("change", async () => {
      const files = [...field.files];
      field.value = "";
      for (const file of files) await OwnRule.take(file);
      if (files.length) take();
    });
  },

  /** Takes the rule files out of the inputs and gives the others. */
  async sift(inputs) {
    const others = [];
    OwnRule.problem = "";
    for (const input of inputs) {
      if (await OwnRule.resembles(input)) await OwnRule.take(input.blob);
      else others.push(input);
    }
    return others;
  },

  /** Tells a rule file by its levels; a bad one may show nothing but its name. */
  async resembles({ name, folder, blob }) {
    if (!blob || folder) return false;
    if (/\.toml$/i.test(name)) return true;
    if (blob.size > OwnRule.limit) return false;
    // What cannot be read is for the engine to refuse.
    const text = await blob.text().catch(() => "");
    return /^\s*(\[\[\s*level\s*\]\]|level\s*=)/m.test(text);
  },

  async take(blob) {
    // One byte more than the limit tells a file that is too large from one that is not.
    const bytes = new Uint8Array(await blob.slice(0, OwnRule.limit + 1).arrayBuffer());
    const { rule, problem } = await OwnRule.compile(bytes);
    OwnRule.problem = problem ?? "";
    if (!rule) return;
    OwnRule.compiled = rule;
    OwnRule.chosen = true;
    Controls.writeRule("", Controls.rule().kinds, { quietly: true });
  },

  /** Compiles a rule file in the build that reads TOML, which most visitors never load. */
  async compile(bytes) {
    await App.prepared();
    Panels.status(Words.say("shell-loading"));
    const reading = new Reading(await Engine.load("dormouse-full"));
    try {
      return await reading.call("rule", { bytes, lang: Words.table.lang });
    } finally {
      Panels.status("");
      reading.end();
    }
  },

  /** Follows the address: a rule it names was chosen after this one. */
  yield() {
    if (Controls.rule().name) OwnRule.chosen = false;
  },

  /** Gives the choice for the list, in the language of now. */
  choices() {
    if (!OwnRule.compiled) return [];
    const title = wasm_bindgen.rule_title(OwnRule.compiled, Words.table.lang);
    return [[OwnRule.value, Words.say("shell-own-rule", { title })]];
  },
};
