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

  /** Puts the whole page into a language. */
  use(table) {
    Words.table = table;
    document.documentElement.lang = table.lang;
    for (const element of document.querySelectorAll("[data-text]")) {
      element.textContent = Words.say(element.dataset.text);
    }
    for (const element of document.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", Words.say(element.dataset.label));
    }
    for (const button of document.querySelectorAll(".lang")) {
      button.setAttribute("aria-pressed", String(button.lang === table.lang));
    }
  },

  /** Says a string, with values in its braces. */
  say(key, values = {}) {
    const text = Words.table[key] ?? "";
    return text.replace(/\{([\w-]+)\}/g, (braces, name) => values[name] ?? braces);
  },
};
