// Wires the settings a person sees: rule, dates, zone, encoding, order of day and month, language, theme.
"use strict";

const Controls = {
  zones: ["UTC", "+08:00", "+09:00", "+07:00", "+05:30", "+01:00", "-05:00", "-08:00"],
  encodings: [
    "utf-8", "gb18030", "big5", "utf-16le", "utf-16be",
    "shift_jis", "euc-kr", "windows-1252", "windows-1251", "koi8-r",
  ],
  themes: ["auto", "light", "dark"],
  borrowed: {},
  presets: [],

  start() {
    const rule = document.getElementById("rule");
    rule.addEventListener("change", () => Controls.chooseRule(rule.value));
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
    if (OwnRule.chosen) Settings.write({ rule: "" }, { quietly: true });
    else Settings.write({ rule: id }, { quietly: true });
    Settings.onchange();
  },

  /** Puts the settings of the address into the fields. */
  show() {
    const { zone, captured, encoding, order, as_of: asOf } = Settings.asked();
    const rule = OwnRule.chosen ? OwnRule.value : (Settings.read().rule ?? Controls.firstRule);
    const choices = { zone: zone ?? "", encoding: encoding ?? "", order: order ?? "" };
    const fields = { "as-of": asOf, captured: captured ?? "", ...choices, rule };
    if (zone && !Controls.zones.includes(zone)) Controls.zones.push(zone);
    Controls.fillZones();
    Controls.fillOrders();
    Controls.fillEncodings(encoding);
    Controls.fillRules(rule);
    for (const [name, value] of Object.entries(fields)) {
      document.getElementById(name).value = value;
    }
  },

  /** Says what is to choose from, in the language of now. */
  speak() {
    Controls.presets = wasm_bindgen.presets(Words.table.lang).map(({ id, title }) => [id, title]);
    Controls.firstRule = Controls.presets[0][0];
    Controls.fillRules();
    Controls.fillZones();
    Controls.fillOrders();
    Controls.fillEncodings(Settings.read().encoding);
    Controls.nameTheme();
  },

  /** Lists the presets, the person's own rule, and a preset the address narrows. */
  fillRules(asked) {
    const rules = [...Controls.presets, ...OwnRule.choices()];
    const narrowed = Controls.presets.find(([id]) => asked?.startsWith(`${id}+`));
    if (narrowed) rules.push([asked, narrowed[1] + asked.slice(narrowed[0].length)]);
    Controls.fill("rule", rules);
  },

  fillOrders() {
    const orders = ["dmy", "mdy"].map((order) => [order, Words.say(`shell-order-${order}`)]);
    Controls.fill("order", [["", Words.say("shell-order-auto")], ...orders]);
  },

  fillZones() {
    const zones = Controls.zones.map((zone) => [zone, zone]);
    Controls.fill("zone", [["", Words.say("shell-zone-auto")], ...zones]);
  },

  /** Lists the encodings, and one the address asks for by another name. */
  fillEncodings(asked) {
    const name = (id) => [id, Words.say(`shell-encoding-${id.replace("_", "-")}`)];
    const other = asked && !Controls.encodings.includes(asked) ? [[asked, asked]] : [];
    const known = Controls.encodings.map(name);
    Controls.fill("encoding", [["", Words.say("shell-encoding-auto")], ...known, ...other]);
  },

  fill(id, choices) {
    const select = document.getElementById(id);
    const chosen = select.value;
    select.replaceChildren(...choices.map(([value, text]) => new Option(text, value)));
    if (chosen) select.value = chosen;
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
