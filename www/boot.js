// Says in plain text where this page cannot run. It must itself run anywhere,
// so it is written in the oldest syntax; the scripts after it may then fail.
(function () {
  "use strict";

  /** Names what stands in the way; empty when nothing does. */
  function obstacle() {
    if (typeof WebAssembly !== "object") return "unable-old";
    try {
      // Compiling is the only sure test: a policy may forbid what exists.
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    } catch (error) {
      return "unable-forbidden";
    }
    // replaceAll came with the syntax the other scripts are written in.
    return window.Worker && window.fetch && window.Promise && "replaceAll" in String.prototype ? "" : "unable-old";
  }

  var why = obstacle();
  if (!why) return;
  var parts = document.querySelectorAll("main > *, .lang, .theme, .skip");
  for (var i = 0; i < parts.length; i += 1) parts[i].hidden = parts[i].id !== "unable";
  document.getElementById(why).hidden = false;
  var root = document.documentElement;
  root.setAttribute("data-unable", "");
  root.removeAttribute("data-waiting");
  document.title = document.querySelector("#unable h2").textContent + " · " + document.title;
})();
