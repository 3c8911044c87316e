// Shows the latest report, in the language of now.
"use strict";

const Result = {
  /** The report as JSON, which the engine draws; of several accounts, on those on show. */
  json: "",
  /** Which accounts these are, as JSON; null where the report is whole. */
  list: null,
  report: null,
  /** How many accounts there are in all. */
  total: 0,

  /** Shows an answer; one without a report leaves the result that stands there. */
  show({ report, list, problem }) {
    Controls.complain(problem);
    if (!report) return;
    Result.json = report;
    Result.list = list;
    Result.report = JSON.parse(report);
    Result.total = list ? JSON.parse(list).total : Result.report.accounts.length;
    Result.draw();
    Accounts.follow();
    Columns.offer(Result.report);
    Embedded.offer(Result.report);
    Embedded.offerUpdate();
    SafeReport.offer(Result.report);
  },

  draw() {
    if (!Result.report) return;
    const element = document.getElementById("result");
    if (Result.list) wasm_bindgen.mount_list(element, Result.json, Result.list, Words.table.lang);
    else wasm_bindgen.mount(element, Result.json, Words.table.lang);
    Controls.reveal();
    Result.doubt();
    Away.offer();
  },

  /** Gives the report on every account as JSON, whatever the page shows of it. */
  async whole() {
    if (!Result.list) return Result.json;
    const { reading, asked } = Judging.current;
    return reading.call("whole", { settings: asked });
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
    if (!Result.report) return "";
    const one = Result.total === 1 ? Result.report.accounts[0].verdict : Accounts.verdict();
    if (one) return Words.say(`verdict-${one}`);
    return Words.say(Result.total ? "shell-judged" : "shell-refused", { count: Result.total });
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
