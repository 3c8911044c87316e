// Switches to large text and fewer items, and remembers that like the theme.
"use strict";

const Size = {
  start() {
    const button = document.getElementById("size");
    // What was remembered is on already (first.js).
    Size.use(Size.large());
    button.addEventListener("click", () => {
      const large = !Size.large();
      Size.use(large);
      const choice = large ? "large" : "normal";
      Settings.remember("size", choice);
      // Said where somebody looks for it, for storage is often refused to pages opened from disk.
      if (Settings.recall("size") !== choice) Panels.tell("shell-not-remembered");
    });
  },

  large() {
    return document.documentElement.dataset.size === "large";
  },

  use(large) {
    if (large) document.documentElement.dataset.size = "large";
    else delete document.documentElement.dataset.size;
    document.getElementById("size").setAttribute("aria-pressed", String(large));
  },
};
