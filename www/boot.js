// Says in plain text where this page cannot run. It must itself run anywhere,
// so it is written in the oldest syntax; the scripts after it may then fail.
(function () {
  "use strict";

  function able() {
    try {
      // Compiling is the only sure test: a policy may forbid what exists.
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
      // replaceAll came with the syntax the other scripts are written in.
      return !!(window.Worker && window.fetch && window.Promise && "replaceAll" in String.prototype);
    } catch (error) {
      return false;
    }
  }

  if (able()) return;
  var parts = document.querySelectorAll("main > *, .lang, .theme");
  for (var i = 0; i < parts.length; i += 1) parts[i].hidden = parts[i].id !== "unable";
  document.documentElement.setAttribute("data-unable", "");
})();
