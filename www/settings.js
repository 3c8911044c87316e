// Keeps the settings in the address's fragment, so that back, forward and
// bookmarks work; never anything of a file. Changing a setting changes the
// fragment, and the fragment's change is what the page acts on.
"use strict";

const Settings = {
  names: ["rule", "as-of", "captured", "zone", "encoding", "order", "lang", "receipt"],
  onchange: () => {},
  seen: "",

  start(onchange) {
    Settings.onchange = onchange;
    // Asked once: going back in this visit leads to the language it began in.
    Settings.recalled = Settings.recall("lang");
    Settings.seen = JSON.stringify(Settings.read());
    addEventListener("hashchange", () => {
      const now = JSON.stringify(Settings.read());
      if (now === Settings.seen) return;
      Settings.seen = now;
      Settings.onchange();
    });
  },

  /** Reads the fragment. */
  read() {
    // People write zones as they are, +08:00, which a form would read as a space.
    const given = new URLSearchParams(location.hash.slice(1).replaceAll("+", "%2B"));
    const known = Settings.names.filter((name) => given.get(name));
    return Object.fromEntries(known.map((name) => [name, given.get(name)]));
  },

  /** Changes some settings; an empty one is left out. `quietly` means the caller acts on it. */
  write(changes, { quietly = false } = {}) {
    const next = { ...Settings.read(), ...changes };
    const given = Settings.names.filter((name) => next[name]);
    const entries = given.map((name) => [name, next[name]]);
    if (quietly) Settings.seen = JSON.stringify(Object.fromEntries(entries));
    const { state } = history;
    location.hash = Settings.fragment(next);
    // What is open stays open under other settings.
    if (state && !history.state) history.replaceState({ ...state, moved: true }, "");
  },

  /** Writes settings as a fragment; an empty one is left out. */
  fragment(settings) {
    const encode = (text) => encodeURIComponent(text).replace(/%(3A|2B)/g, decodeURIComponent);
    const given = Settings.names.filter((name) => settings[name]);
    return given.map((name) => `${name}=${encode(settings[name])}`).join("&");
  },

  /** Writes the settings as the engine reads them. */
  asked() {
    const { rule, captured, zone, encoding, order, "as-of": asOf } = Settings.read();
    const own = OwnRule.chosen ? { own_rule: OwnRule.compiled } : {};
    return { ...own, rule, captured, zone, encoding, order, map: Columns.map, as_of: asOf ?? Settings.today() };
  },

  /** Tells the civil date by this device's clock. */
  today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  },

  /** Lists the languages wanted: by the address, by an earlier choice, by the browser. */
  languages() {
    return [Settings.read().lang, Settings.recalled, ...navigator.languages].filter(Boolean);
  },

  /** Remembers a choice for the next visit, where the browser lets us. */
  remember(name, value) {
    try {
      localStorage.setItem(`dormouse-${name}`, value);
    } catch {
      // Refused storage costs the next visit a click, nothing more.
    }
  },

  recall(name) {
    try {
      return localStorage.getItem(`dormouse-${name}`);
    } catch {
      return null;
    }
  },
};
