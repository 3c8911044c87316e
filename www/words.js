// Holds the page's own words. The engine finds them in the texts loaded beside it;
// until both have arrived, the page speaks the language index.html is written in.
"use strict";

const Words = {
  table: {},

  /** Takes the words the page was served with. */
  start() {
    for (const element of document.querySelectorAll("[data-text]")) {
      Words.table[element.dataset.text] = element.textContent;
    }
  },

  /** Finds the page's words in the texts themselves, so that it speaks before the engine can. */
  early(files, tags) {
    const wanted = tags.map(Words.catalogue).find(Boolean) ?? "en";
    const parts = files.map((file) => file.split("\0")).find(([, tag]) => tag === wanted) ?? [];
    const table = { lang: wanted };
    // They end in keys and texts by turns.
    for (let at = parts.length - 2; /^[\w-]+$/.test(parts[at] ?? ""); at -= 2) table[parts[at]] = parts[at + 1];
    if (table["shell-title"]) Words.use(table);
  },

  /** Finds the catalogue of a language tag, as the engine does. */
  catalogue(tag) {
    if (/^en\b/i.test(tag)) return "en";
    if (!/^zh\b/i.test(tag)) return null;
    return /hant/i.test(tag) || (/\b(tw|hk|mo)\b/i.test(tag) && !/hans/i.test(tag)) ? "zh-Hant" : "zh-Hans";
  },

  /** Puts the whole page into a language. */
  use(table) {
    Words.table = table;
    document.documentElement.lang = table.lang;
    document.documentElement.removeAttribute("data-waiting");
    for (const element of document.querySelectorAll("[data-text]")) {
      element.textContent = Words.say(element.dataset.text);
    }
    for (const element of document.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", Words.say(element.dataset.label));
    }
    for (const button of document.querySelectorAll(".lang")) {
      button.setAttribute("aria-pressed", String(button.lang === table.lang));
    }
    Panels.speak();
  },

  /** Says a string, with values in its braces; names and the like are not ours. */
  say(key, values = {}) {
    const text = Words.table[key] ?? "";
    return text.replace(/\{([\w-]+)\}/g, (braces, name) => (name in values ? Words.foreign(values[name]) : braces));
  },

  /** Takes out of somebody else's text what controls or reorders its surroundings, and cuts what nobody reads. */
  plain(text) {
    const controls = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
    const plain = String(text ?? "").slice(0, 8000).replace(controls, "");
    return plain.length > 2000 ? `${[...plain].slice(0, 2000).join("")}…` : plain;
  },

  /** Readies such a text for a sentence: letters that run from right to left would reorder the figures beside them. */
  foreign(text) {
    const plain = Words.plain(text);
    const runsLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
    return runsLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
  },
};
