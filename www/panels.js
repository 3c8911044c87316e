// Shows what is going on: progress, a line of status, and our own failures.
"use strict";

const Panels = {
  start() {
    Panels.part = (id) => document.getElementById(id);
    Panels.part("error-close").addEventListener("click", () => Panels.closeFault());
    Panels.part("error-copy").addEventListener("click", () => Panels.copyDetails());
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      Panels.cancel?.();
      Panels.closeFault();
    });
    Panels.part("cancel").addEventListener("click", () => Panels.cancel?.());
    document.querySelector(".skip").addEventListener("click", (event) => {
      // The address holds the settings, so the link must not change it.
      event.preventDefault();
      (document.querySelector("#result h2") ?? Panels.part("main")).focus();
    });
  },

  /** Starts to show progress, unless it is over before anybody could read it. */
  begin(cancel) {
    Panels.end();
    Panels.closeFault();
    Panels.cancel = cancel;
    Panels.step = Words.say("shell-loading");
    Panels.part("progress-text").textContent = Panels.step;
    Panels.part("progress-bar").removeAttribute("value");
    Panels.delay = setTimeout(() => (Panels.part("progress").hidden = false), 300);
    // The live region speaks seldom; the bar moves all the time.
    Panels.voice = setInterval(() => (Panels.part("voice").textContent = Panels.step), 3000);
  },

  advance({ step, done, total }) {
    const bar = Panels.part("progress-bar");
    if (total) bar.value = Math.min(1, done / total);
    const percent = Math.floor(100 * Math.min(1, done / (total || 1)));
    Panels.step = Words.say("shell-progress", { step: Words.say(`step-${step}`), percent });
    Panels.part("progress-text").textContent = Panels.step;
  },

  end() {
    clearTimeout(Panels.delay);
    clearInterval(Panels.voice);
    Panels.cancel = null;
    Panels.part("progress").hidden = true;
    Panels.part("voice").textContent = "";
  },

  status(text) {
    Panels.said = null;
    delete Panels.part("status").dataset.text;
    Panels.part("status").textContent = text;
  },

  /** Says a string of the page in the status line, in every language from now on; `values` gives what stands in it. */
  tell(key, values = () => ({})) {
    Panels.status(Words.say(key, values()));
    Panels.said = [key, values];
  },

  /** Says the status line again, in the language of now. */
  speak() {
    if (Panels.said) Panels.tell(...Panels.said);
  },

  /** Acknowledges what was given, before anything is done with it. */
  chosen(inputs) {
    const [first] = inputs;
    if (!first) return Panels.tell("shell-nothing");
    if (first.pasted) return Panels.tell("shell-chosen-text");
    const key = inputs.length > 1 ? "shell-chosen-many" : "shell-chosen";
    return Panels.tell(key, () => ({ count: inputs.length, name: first.folder ?? first.name }));
  },

  /** Names the kind of a failure: what did not load, what got stuck, what ran out of memory, what broke off. */
  kind(error) {
    if (error?.name === "LoadError") return "load";
    if (error?.name === "StallError") return "stalled";
    if (/^(NotReadable|NotFound|Security|NotAllowed)Error$/.test(error?.name)) return "gone";
    const text = Panels.text(error);
    if (/out of memory|allocation failed|could not allocate|invalid (array|typed array) (buffer )?length|memory\.grow/i.test(text)) return "memory";
    return /RuntimeError|unreachable|panicked/.test(text) ? "trap" : "text";
  },

  /** Writes an error as text; not every engine's stack begins with what happened. */
  text(error) {
    const stack = error?.stack ?? "";
    return stack.includes(String(error)) ? stack : `${error}\n${stack}`;
  },

  /** Says that we failed, what is safe, and what to send us. */
  fault(error) {
    const kind = Panels.kind(error);
    // The keys stay with the elements, so that another language finds them.
    const say = (id, key) => {
      Panels.part(id).dataset.text = key;
      Panels.part(id).textContent = Words.say(key);
    };
    const ours = ["gone", "load", "memory"].includes(kind) ? `shell-error-title-${kind}` : "shell-error-title";
    say("error-title", ours);
    say("error-text", `shell-error-${kind}`);
    say("error-copy", "shell-error-copy");
    Panels.end();
    Panels.status("");
    const details = [`Dormouse ${Words.say("version")}`, Panels.text(error), navigator.userAgent];
    Panels.part("error-details").textContent = details.join("\n");
    Panels.part("error").hidden = false;
    Panels.part("error-title").focus();
    document.title = `${Words.say(ours)} · ${Words.say("shell-title")}`;
  },

  closeFault() {
    const panel = Panels.part("error");
    if (panel.hidden) return;
    const inside = panel.contains(document.activeElement);
    panel.hidden = true;
    Result.title();
    if (inside) Panels.part("choose").focus();
  },

  async copyDetails() {
    const details = Panels.part("error-details");
    try {
      await navigator.clipboard.writeText(details.textContent);
      Panels.part("error-copy").textContent = Words.say("shell-error-copied");
    } catch {
      // Without the right to copy, the text is selected for the person to copy.
      details.closest("details").open = true;
      getSelection().selectAllChildren(details);
    }
  },
};
