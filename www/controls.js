// Wires the settings a person sees: rule, dates, zone, encoding, order of day and month, language, theme.
"use strict";

const Controls = {
  themes: ["auto", "light", "dark"],
  borrowed: {},

  start() {
    const rule = document.getElementById("rule");
    rule.addEventListener("change", () => Controls.chooseRule(rule.value));
    const kinds = document.getElementById("kinds");
    kinds.addEventListener("change", () => Controls.writeRule(Controls.rule().name, kinds.value));
    for (const name of ["as-of", "captured", "zone", "encoding", "order"]) {
      const field = document.getElementById(name);
      field.addEventListener("change", () => Settings.write({ [name]: field.value }));
    }
    for (const button of document.querySelectorAll(".lang")) {
      button.addEventListener("click", () => {
        Outside.remember("lang", button.lang);
        Settings.write({ lang: button.lang });
      });
    }
    document.getElementById("theme").addEventListener("click", Controls.nextTheme);
    Controls.useTheme(Settings.read().theme ?? Outside.recall("theme"));
  },

  /** Chooses a rule; the person's own one is no setting of the address. */
  chooseRule(id) {
    OwnRule.chosen = id === OwnRule.value;
    OwnRule.problem = "";
    Controls.writeRule(OwnRule.chosen ? "" : id, Controls.rule().kinds, { quietly: true });
    Settings.onchange();
  },

  /** Takes the address's rule apart: its name, and the modifier that narrows which posts count. */
  rule() {
    const parts = (Settings.read().rule ?? "").split("+");
    const kinds = Choices.kinds.find((modifier) => parts.includes(modifier, 1)) ?? "";
    while (parts.length > 1 && Choices.kinds.includes(parts[parts.length - 1])) parts.pop();
    return { name: parts.join("+"), kinds };
  },

  /** Writes a rule, narrowed or not; one without a name is the person's own, or the one that applies anyway. */
  writeRule(name, kinds, options) {
    const shown = name || OwnRule.chosen ? name : Choices.presets[0][0];
    Settings.write({ rule: kinds ? `${shown}+${kinds}` : name }, options);
  },

  /** Puts the settings of the address into the fields. */
  show() {
    const { zone, captured, encoding, order, as_of: asOf } = Settings.asked();
    const { name, kinds } = Controls.rule();
    // Before the engine has arrived, there is no list of rules yet.
    const rule = OwnRule.chosen ? OwnRule.value : name || Choices.presets[0]?.[0];
    const choices = { zone: zone ?? "", encoding: encoding ?? "", order: order ?? "" };
    const fields = { "as-of": asOf, captured: captured ?? "", ...choices, rule, kinds };
    Choices.fill(zone, encoding);
    for (const [name, value] of Object.entries(fields)) {
      document.getElementById(name).value = value;
    }
  },

  /** Says what is to choose from, in the language of now. */
  speak() {
    Choices.presets = wasm_bindgen.presets(Words.table.lang).map(({ id, title }) => [id, title]);
    const { zone, encoding } = Settings.read();
    Choices.fill(zone, encoding);
    Controls.nameTheme();
  },

  reveal() {
    document.getElementById("controls").hidden = false;
  },

  /** Says which setting makes no sense; the result on show stays. */
  complain(problem) {
    const key = problem && `shell-problem-${problem.field.replace("_", "-")}`;
    document.getElementById("problem").textContent = problem ? Words.say(key, problem) : OwnRule.problem;
    if (problem || OwnRule.problem) Controls.reveal();
  },

  /** Sets what a sample is asked, until a file of the person's own comes. */
  lend(settings) {
    Controls.borrowed = settings;
    Settings.write(settings, { quietly: true });
    Controls.show();
  },

  /** Takes back what a sample had set and the person has not changed. */
  lent() {
    const now = Settings.read();
    const kept = ([name, value]) => value && now[name] === value;
    const back = Object.entries(Controls.borrowed).filter(kept);
    Controls.borrowed = {};
    return Object.fromEntries(back.map(([name]) => [name, ""]));
  },

  nextTheme() {
    const { themes } = Controls;
    const next = themes[(themes.indexOf(Controls.theme) + 1) % themes.length];
    Outside.remember("theme", next);
    Controls.useTheme(next);
    Controls.nameTheme();
  },

  useTheme(theme) {
    Controls.theme = Controls.themes.includes(theme) ? theme : "auto";
    if (Controls.theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = Controls.theme;
  },

  nameTheme() {
    document.getElementById("theme").setAttribute("aria-label", Words.say(`shell-theme-${Controls.theme}`));
  },
};
