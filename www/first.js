// Puts on what was remembered before anything is painted, so that nothing flickers
// or moves. It must run anywhere, so it is written in the oldest syntax.
(function () {
  "use strict";
  var root = document.documentElement;
  // What the page says where no script runs is not needed any more.
  root.setAttribute("data-scripts", "");

  function recall(name) {
    try {
      return localStorage.getItem("dormouse-" + name);
    } catch (error) {
      return null;
    }
  }

  var theme = recall("theme");
  if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  if (recall("size") === "large") root.setAttribute("data-size", "large");

  // index.html is written in simplified Chinese: readers of other languages see the
  // page when it speaks theirs, or after a second in any case.
  var asked = /[#&]lang=([\w-]+)/.exec(location.hash);
  var tag = (asked && asked[1]) || recall("lang") || navigator.language || "";
  if (/^zh/i.test(tag) && !/hant|tw|hk|mo/i.test(tag)) return;
  root.setAttribute("data-waiting", "");
  setTimeout(function () {
    root.removeAttribute("data-waiting");
  }, 1000);
})();
