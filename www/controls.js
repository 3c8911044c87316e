// Wires the settings a person sees: rule, dates, zone, language, theme.
"use strict";

const Controls = {
  zones: ["UTC", "+08:00", "+09:00", "+07:00", "+05:30", "+01:00", "-05:00", "-08:00"],
  themes: ["auto", "light", "dark"],
  borrowed: {},

  start() {
    for (const name of ["rule", "as-of", "captured", "zone"]) {
      const field = document.getElementById(name);
      field.addEventListener("change", () => Settings.write({ [name]: field.value }));
    }
    for (const button of document.querySelectorAll(".lang")) {
      button.addEventListener("click", () => {
        Settings.remember("lang", button.lang);
        Settings.write({ lang: button.lang });
      });
    }
    document.getElementById("theme").addEventListener("click", Controls.nextTheme);
    Controls.useTheme(Settings.recall("theme"));
  },

  /** Puts the settings of the address into the fields. */
  show() {
    const { zone, captured, as_of: asOf, rule = Controls.firstRule } = Settings.asked();
    const fields = { "as-of": asOf, captured: captured ?? "", zone: zone ?? "", rule };
    if (zone && !Controls.zones.includes(zone)) Controls.zones.push(zone);
    Controls.fillZones();
    for (const [name, value] of Object.entries(fields)) {
      document.getElementById(name).value = value;
    }
  },

  /** Says what is to choose from, in the language of now. */
  speak() {
    const rules = wasm_bindgen.presets(Words.table.lang).map(({ id, title }) => [id, title]);
    Controls.firstRule = rules[0][0];
    Controls.fill("rule", rules);
    Controls.fillZones();
    Controls.nameTheme();
  },

  fillZones() {
    const zones = Controls.zones.map((zone) => [zone, zone]);
    Controls.fill("zone", [["", Words.say("shell-zone-auto")], ...zones]);
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
    document.getElementById("problem").textContent = problem ? Words.say(key, problem) : "";
    if (problem) Controls.reveal();
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
    Settings.remember("theme", next);
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
