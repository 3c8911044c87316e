// Lists what there is to choose from in the settings, in the language of now.
"use strict";

const Choices = {
  zones: ["UTC", "+08:00", "+09:00", "+07:00", "+05:30", "+01:00", "-05:00", "-08:00"],
  encodings: [
    "utf-8", "gb18030", "big5", "utf-16le", "utf-16be",
    "shift_jis", "euc-kr", "windows-1252", "windows-1251", "koi8-r",
  ],
  /** What narrows the posts that count, the narrowest first. */
  kinds: ["originals-only", "ignore-system-posts"],
  presets: [],

  /** Fills every list; what the address asks for and no list has is added. */
  fill(zone, encoding) {
    if (zone && !Choices.zones.includes(zone)) Choices.zones.push(zone);
    Choices.put("rule", [...Choices.presets, ...OwnRule.choices()]);
    Choices.named("kinds", "shell-kinds-rule", Choices.kinds);
    Choices.named("order", "shell-order-auto", ["dmy", "mdy"]);
    Choices.put("zone", [["", Words.say("shell-zone-auto")], ...Choices.zones.map((one) => [one, one])]);
    const other = encoding && !Choices.encodings.includes(encoding) ? [[encoding, encoding]] : [];
    Choices.named("encoding", "shell-encoding-auto", Choices.encodings, other);
  },

  /** Lists what the catalogue has names for, behind what stands for no choice. */
  named(id, none, values, more = []) {
    const name = (value) => [value, Words.say(`shell-${id}-${value.replace("_", "-")}`)];
    Choices.put(id, [["", Words.say(none)], ...values.map(name), ...more]);
  },

  put(id, choices) {
    const select = document.getElementById(id);
    const chosen = select.value;
    select.replaceChildren(...choices.map(([value, text]) => new Option(Words.plain(text), value)));
    if (chosen) select.value = chosen;
  },
};
