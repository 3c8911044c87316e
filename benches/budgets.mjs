// What was promised, beside what was measured.
import { megabytes, table, time, times } from "./figures.mjs";

const HELD = /^(x|zip)-|^(weibo|register)$/;

function verdict(met, measured) {
  return [measured, met ? "met" : "**not met**"];
}

/** Compares the budgets with the figures; what was not measured is said to be so. */
export function budgets({ inBrowser: all, shipped }) {
  const inBrowser = all.filter(({ ours }) => !ours.error);
  const of = (name) => inBrowser.find(({ input }) => input.name === name);
  const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;
  const rows = [];
  const add = (what, found) => rows.push([what, ...(found ?? ["not measured in this run", ""])]);
  add("module for a visitor without workbooks: 200 KB as brotli", verdict(shipped.light <= 200_000, kilobytes(shipped.light)));
  add("`dormouse.html`: 1.5 MB", verdict(shipped.single <= 1_500_000, kilobytes(shipped.single)));
  const large = of("x-200m");
  const faster = large && !large.theirs.error && large.theirs.ms / large.ours.ms;
  add("200 MB X archive: 8 × faster than the obvious JavaScript", faster && verdict(faster >= 8, times(faster)));
  const slower = large && large.ours.ms / large.read;
  add("200 MB X archive: at most 1.5 × the time of only reading", slower && verdict(slower <= 1.5, times(slower)));
  const held = inBrowser.filter(({ input }) => HELD.test(input.name));
  const heaviest = held.sort((a, b) => b.ours.memory - a.ours.memory)[0];
  add("JSON, CSV, zip of any size: 64 MB of wasm memory", heaviest && verdict(heaviest.ours.memory <= 64, `${megabytes(heaviest.ours.memory)} (${heaviest.input.what})`));
  const [beside, alone] = [of("zip-20m"), of("zip-20m-alone")];
  const ratio = beside && alone && beside.ours.ms / alone.ours.ms;
  add("zip with 4 GB of media: the time of the posts alone", ratio && verdict(ratio <= 1.15, `${times(ratio)} (${time(beside.ours.ms)}, ${time(alone.ours.ms)} alone)`));
  const busiest = inBrowser.toSorted((a, b) => b.ours.longest - a.ours.longest)[0];
  add("page: no task over 50 ms while a file is read", busiest && verdict(!busiest.ours.longest, busiest.ours.longest ? `${time(busiest.ours.longest)} (${busiest.input.what})` : "none"));
  const slowest = inBrowser.filter(({ ours }) => ours.rejudged).sort((a, b) => b.ours.rejudged - a.ours.rejudged)[0];
  add("judging again: 50 ms", slowest && verdict(slowest.ours.rejudged <= 50, `${time(slowest.ours.rejudged)} (${slowest.input.what})`));
  return table(["budget", "measured", ""], rows);
}
