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
    SafeReport.offer(Result.report);
  },

  draw() {
    if (!Result.report) return;
    wasm_bindgen.mount(document.getElementById("result"), Result.json, Words.table.lang);
    Controls.reveal();
    Result.doubt();
    Away.offer();
  },

  /** Says above the settings that a text was read by a guess at its encoding, which a person may correct. */
  doubt() {
    const guessed = Result.report.sources.map(({ encoding }) => encoding).filter((name) => name && !/^(utf|ascii)/i.test(name));
    const note = document.getElementById("encoding-doubt");
    note.hidden = !guessed.length || Boolean(Settings.read().encoding);
    note.textContent = Words.say("shell-encoding-unsure", { encoding: guessed[0] ?? "" });
  },

  /** Moves the focus to the verdict, for those who do not see it appear. */
  focus() {
    const heading = document.querySelector("#result h2");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    // Scrolled to once it is drawn: what grows and scrolls at the same time counts as moving under the reader's eyes.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const { top } = heading.getBoundingClientRect();
      if (top < 0 || top > innerHeight / 2) heading.scrollIntoView();
    }));
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
