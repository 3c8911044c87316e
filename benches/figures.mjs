// Figures and tables of them.
import { isDeepStrictEqual } from "node:util";

export const same = isDeepStrictEqual;

/** Gives the middle of what was measured under this name. */
export function median(list, name) {
  const sorted = list.map((one) => one[name]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Above this, in milliseconds, one run has to do. */
export const LONG = 20_000;

/** Writes milliseconds so that they can be compared at a glance. */
export function time(ms) {
  if (!Number.isFinite(ms)) return "—";
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

export const megabytes = (count) => (count == null ? "—" : `${Math.round(count)} MB`);

export const times = (ratio) => `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)} ×`;

/** Writes a table in Markdown. */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(heads), `|${"---|".repeat(heads.length)}`, ...rows.map(line)].join("\n");
}
