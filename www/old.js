// Says in plain text where the script around the checker did not run. It is
// written in the oldest syntax, for it must run where nothing else does.
(function () {
  "use strict";
  if (document.documentElement.hasAttribute("data-runs")) return;
  document.getElementById("old").removeAttribute("hidden");
  var frame = document.getElementsByTagName("iframe")[0];
  frame.parentNode.removeChild(frame);
})();
