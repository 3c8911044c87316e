// Shows the latest report, in the language of now.
"use strict";

const Result = {
  /** The report as JSON, which the engine draws. */
  json: "",
  report: null,

  /** Shows an answer; one without a report leaves the result that stands there. */
  show({ report, problem }) {
    Controls.complain(problem);
    if (!report) return;
    Result.json = report;
    Result.report = JSON.parse(report);
    Result.draw();
    Result.title();
    Columns.offer(Result.report);
  },

  draw() {
    if (!Result.report) return;
    wasm_bindgen.mount(document.getElementById("result"), Result.json, Words.table.lang);
    Controls.reveal();
    Away.offer();
  },

  /** Moves the focus to the verdict, for those who do not see it appear. */
  focus() {
    const heading = document.querySelector("#result h2");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  },

  title() {
    document.title = [Result.verdict(), Words.say("shell-title")].filter(Boolean).join(" · ");
  },

  verdict() {
    const accounts = Result.report?.accounts;
    if (!accounts) return "";
    if (accounts.length === 1) return Words.say(`verdict-${accounts[0].verdict}`);
    return Words.say(accounts.length ? "shell-judged" : "shell-refused", { count: accounts.length });
  },

  /** Follows links inside the result without touching the address, which holds the settings. */
  start() {
    document.getElementById("result").addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const target = link && document.getElementById(link.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      for (let fold = target; fold; fold = fold.parentElement.closest("details")) {
        if (fold.matches("details")) fold.open = true;
      }
      // A fold takes the focus on its line, where the keyboard can close it again.
      const place = target.matches("details") ? target.firstElementChild : target;
      if (place === target) place.tabIndex = -1;
      place.focus();
    });
  },
};
