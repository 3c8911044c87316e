// Writes the deadlines that are still to come as a calendar (RFC 5545). Events last
// a whole day, because a deadline has no hour.
"use strict";

const Calendar = {
  /** Octets a line may have. */
  width: 75,

  /** Lists the first days of states, by the chosen rule, that lie after the as-of date. */
  dates({ accounts, as_of: asOf }) {
    // A report may come from elsewhere: only a day may stand where a day belongs.
    const due = (account) => account.deadlines.filter(({ on }) => on > asOf && /^\d{4}-\d\d-\d\d$/.test(on));
    return accounts.flatMap((account) => due(account).map(({ state, on }) => ({ account, state, on })));
  },

  text() {
    const made = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const events = Calendar.dates(JSON.parse(Away.json)).flatMap((date) => Calendar.event(date, made));
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Dormouse//${Words.say("version")}//EN`, "CALSCALE:GREGORIAN"];
    const lines = [...head, ...events, "END:VCALENDAR"];
    return lines.map((line) => `${Calendar.fold(line)}\r\n`).join("");
  },

  event({ account, state, on }, made) {
    const verdict = Words.say(`verdict-${state}`);
    const { rule } = Away.asked();
    const summary = Words.say("shell-calendar-event", { account: Away.who(account), verdict });
    const note = Words.say("shell-calendar-note", { date: account.proven_at, rule });
    return [
      "BEGIN:VEVENT",
      `UID:${Calendar.id(account, state)}`,
      `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${on.replaceAll("-", "")}`,
      `SUMMARY:${Calendar.escape(summary)}`,
      `DESCRIPTION:${Calendar.escape(note)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  },

  /** Names an event by what it is about and not by its day, so that a later file moves it instead of adding one. */
  id({ platform, handle, name }, state) {
    const parts = [platform, handle ?? name ?? "", Result.report.rule.id, state];
    return `${parts.map((part) => encodeURIComponent(Words.plain(part))).join("/")}@dormouse`;
  },

  escape(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
  },

  /** Folds a line between characters, never inside one. */
  fold(line) {
    const encoder = new TextEncoder();
    let folded = "";
    let octets = 0;
    for (const character of line) {
      const size = encoder.encode(character).length;
      if (octets + size > Calendar.width) {
        folded += "\r\n ";
        octets = 1;
      }
      folded += character;
      octets += size;
    }
    return folded;
  },
};
