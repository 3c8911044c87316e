// Reads inputs in a worker of their own and asks it again when settings change.
// The worker of the result on show lives until the next result is there, so a
// cancel or a crash costs nothing that was already judged.
"use strict";

const Judging = {
  /** What is on show: `{inputs, reading, asked, dependsOnCaptured, dependsOnOrder}`. */
  current: null,
  /** What is being read. */
  attempt: null,

  /** Reads inputs and shows their report; the latest call wins. */
  async judge(inputs) {
    Judging.drop();
    Columns.turnTo(inputs);
    const attempt = { inputs };
    Judging.attempt = attempt;
    Panels.begin(() => Judging.cancel());
    try {
      await App.prepared();
      let answer = await Judging.open(attempt, "dormouse");
      if (answer?.needs) answer = await Judging.open(attempt, answer.needs);
      if (Judging.attempt === attempt) Judging.accept(attempt, answer);
    } catch (error) {
      if (Judging.attempt === attempt) Judging.blame(error);
    }
  },

  /** Opens the inputs in a fresh worker; nothing when another attempt came in between. */
  async open(attempt, name) {
    const build = await Engine.load(name);
    if (Judging.attempt !== attempt) return null;
    attempt.reading?.end();
    attempt.reading = new Reading(build);
    attempt.asked = Settings.asked();
    const advance = (progress) => Judging.attempt === attempt && Panels.advance(progress);
    const { asked: settings } = attempt;
    const query = Accounts.queryOf(attempt.inputs);
    const ask = (inputs) => attempt.reading.call("open", { inputs, settings, query }, advance);
    const answer = await ask(attempt.inputs);
    return answer.unreadable ? ask(await Inputs.readHere(attempt.inputs, advance)) : answer;
  },

  accept(attempt, { dependsOnCaptured, dependsOnOrder, ...answer }) {
    const again = Judging.current?.inputs === attempt.inputs;
    // A file that was judged and has gone since costs nothing but the new question.
    if (again && Result.total && Judging.unread(answer.report) > Judging.unread(Result.json)) return Judging.blame(new DOMException("read again in vain", "NotReadableError"));
    Judging.current?.reading.end();
    Judging.current = Object.assign(attempt, { dependsOnCaptured, dependsOnOrder });
    Judging.attempt = null;
    Panels.end();
    Accounts.turnTo(attempt.inputs);
    Result.show(answer);
    // Whoever sets something stays there while the same files are read again.
    if (!again || !document.activeElement.closest("#controls")) Columns.focus() || Result.focus();
    Judging.hash(attempt);
    // Settings may have changed while the files were read.
    Judging.reconsider();
  },

  /** Counts the files that could not be read. */
  unread(report) {
    return report ? JSON.parse(report).refusals.filter(({ code }) => code === "read-failed").length : 0;
  },

  /** Hashes the inputs after the verdict is on show, and adds the sums to the report. */
  hash(holder) {
    return Judging.tend(holder, async () => {
      await holder.reading.call("hash");
      if (Judging.current === holder) await Judging.refresh();
    });
  },

  /** Judges what is on show again where the settings are no longer what it was asked. */
  async reconsider() {
    if (Judging.attempt || !Judging.current) return;
    const { asked, reading, dependsOnCaptured, dependsOnOrder, inputs } = Judging.current;
    const now = Settings.asked();
    if (JSON.stringify(now) === JSON.stringify(asked)) return;
    const otherDates = dependsOnCaptured && now.captured !== asked.captured;
    const otherOrder = dependsOnOrder && now.order !== asked.order;
    const otherTexts = now.map !== asked.map || now.encoding !== asked.encoding;
    const mustReadAgain = reading.dead || otherDates || otherOrder || otherTexts;
    await (mustReadAgain ? Judging.judge(inputs) : Judging.refresh());
  },

  /** Judges what is already read under the settings of now. */
  refresh() {
    const holder = Judging.current;
    return Judging.tend(holder, async () => {
      const settings = Settings.asked();
      const answer = await holder.reading.call("report", { settings, query: Accounts.query });
      if (Judging.current !== holder) return;
      holder.asked = settings;
      Result.show(answer);
    });
  },

  /** Does something for the result on show; once it is replaced, nobody needs to know how that ended. */
  async tend(holder, work) {
    try {
      await work();
    } catch (error) {
      if (Judging.current === holder) Judging.blame(error);
    }
  },

  /** Gives up what was read: what comes on show was judged elsewhere. */
  forget() {
    Judging.drop();
    Judging.current?.reading.end();
    Judging.current = null;
  },

  /** Gives up what is under way, silently. */
  drop() {
    Judging.attempt?.reading?.end();
    Judging.attempt = null;
    Panels.end();
  },

  cancel() {
    Judging.drop();
    Panels.status(Words.say(Judging.current ? "shell-cancelled-kept" : "shell-cancelled"));
    document.getElementById("choose").focus();
  },

  blame(error) {
    Judging.drop();
    Panels.fault(error);
  },
};
