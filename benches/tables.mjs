// What was measured, as Markdown.
import { readFileSync } from "node:fs";
import { budgets } from "./budgets.mjs";
import { megabytes, table, time, times } from "./figures.mjs";

const MB = 1e6;

function packages() {
  const { devDependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
  return Object.entries(devDependencies).filter(([name]) => !name.startsWith("playwright")).map(([name, version]) => `${name} ${version}`);
}

function size({ bytes, unpacked }) {
  return megabytes((unpacked ?? bytes) / MB);
}

function theirTime({ ms, error, wrong }) {
  if (error) return failure(error);
  return `${time(ms)}${wrong ? " (wrong answer)" : ""}`;
}

function failure(error) {
  return `fails: ${error.replaceAll("|", "/").replaceAll("\n", " ")}`;
}

function browserRow({ input, read, ours, theirs }) {
  const quotient = ours.error || theirs.error ? "—" : times(theirs.ms / ours.ms);
  const both = (write) => [ours, theirs].map((one) => (one.error ? "—" : write(one))).join(" / ");
  const [cpu, peaks] = [both(({ cpu }) => time(cpu)), both(({ peak }) => megabytes(peak))];
  const own = ours.error
    ? [failure(ours.error), "—", theirTime(theirs), quotient, cpu, "—", "—", peaks, "—"]
    : [time(ours.ms), times(ours.ms / read), theirTime(theirs), quotient, cpu, megabytes(ours.memory), ours.longest ? time(ours.longest) : "< 50 ms", peaks, ours.module];
  return [input.what, size(input), time(read), ...own];
}

const BROWSER_HEADS = ["input", "posts as text", "only read", "Dormouse", "÷ only read", "JavaScript", "JavaScript ÷ Dormouse", "processor time of the page, Dormouse / JavaScript", "wasm memory", "longest task of the page", "peak of the page's process, Dormouse / JavaScript", "module"];

function nativeRow({ input, missing, ours, peers }) {
  if (missing) return [input.what, missing, "", ""];
  const told = peers.map(({ name, ms, memory, error, wrong }) => {
    if (error) return `${name}: ${error === "not here" ? error : failure(error)}`;
    return `${name}: ${time(ms)}, ${megabytes(memory)} (${ours.error ? "—" : times(ms / ours.ms)})${wrong ? ", wrong answer" : ""}`;
  });
  const own = ours.error ? [failure(ours.error), "—"] : [time(ours.ms), megabytes(ours.memory)];
  return [input.what, ...own, told.join("<br>")];
}

function growth({ inBrowser, atTerminal }) {
  const grown = ({ input }) => /^(x|zip)-\d+[mg]$/.test(input.name);
  const speed = ({ bytes, unpacked }, ms) => `${Math.round((unpacked ?? bytes) / 1000 / ms)} MB/s`;
  const rows = inBrowser.filter((one) => grown(one) && !one.ours.error).map(({ input, ours }) => {
    const terminal = atTerminal.find((one) => one.input === input)?.ours;
    const there = terminal && !terminal.error ? [speed(input, terminal.ms), megabytes(terminal.memory)] : ["—", "—"];
    return [input.what, speed(input, ours.ms), megabytes(ours.memory), ...there];
  });
  return table(["input", "page", "wasm memory", "command line", "memory"], rows);
}

function ways(readings) {
  const rows = readings.map(({ name, input, ms }) => [name, time(ms), `${Math.round(input.bytes / 1000 / ms)} MB/s`]);
  return `Only reading ${readings[0].input.what}:\n\n${table(["way", "time", "speed"], rows)}`;
}

function starts({ opened, first }) {
  const [base] = opened;
  const rows = opened.map(({ name, painted, takes, ready }) => [name, time(painted), time(takes), time(ready), name === base.name ? "" : time(ready - base.ready)]);
  const list = table(["page", "first paint", "takes files", "ready", "more than the empty page"], rows);
  return `${list}

From choosing ${first.input.what} to the first progress: ${time(first.ours)}; a worker with an empty module that reads the first 64 KiB and says so: ${time(first.nothing)}.`;
}

/** Writes everything between the marks of BENCHMARKS.md. */
export function write(all) {
  const { inBrowser, readings, atTerminal, started, machine, versions, command } = all;
  const [least, most] = [Math.min(...machine.load), Math.max(...machine.load)].map((load) => load.toFixed(1));
  return `\`${command}\` on ${new Date().toISOString().slice(0, 10)}: ${machine.cpu}, ${machine.cores} cores, ${megabytes(machine.memory / MB)}, Linux ${machine.system}; Chromium ${machine.chromium}, Node.js ${machine.node}. Load of the machine meanwhile: ${least} to ${most} (this benchmark alone makes about 1).

### In the browser

${table(BROWSER_HEADS, inBrowser.map(browserRow))}

Median of three runs (of one for 2 GB and where one takes over 20 s), each in a browser of its own, the file in the system's cache. "Only read": a worker reads what is needed in the slices Dormouse uses. Dormouse: from choosing the file to the verdict, with starting its worker and, where the last column says so, loading a larger module. JavaScript: from choosing the file to number and newest date, in a worker that starts then; HTML on the page, as workers have no parser of it. JSON: \`file.text()\`, \`JSON.parse\`, a loop. Libraries: ${packages().join(", ")}; \`xlsx\` is the last version on the registry (its maker publishes elsewhere since, and \`exceljs\` rests since 2023), and \`fflate\` and \`jszip\` want the whole archive in memory, which 4 GB do not fit.
${readings.length ? `\n${ways(readings)}\n` : ""}
### Command line

${table(["input", "Dormouse", "memory", "others (time, memory, time ÷ Dormouse's)"], atTerminal.map(nativeRow))}

The quickest of three runs (one for 2 GB and where it takes over 20 s). All print number and newest date; a peer may take 8 GB and ten minutes. The command reckons the receipt (SHA-256) of the whole file before it prints, also of the media of a zip; the page does so after the verdict. Others: ${versions.join(", ")}.

### Growth

${growth(all)}

### Start

${starts(started)}

Median of five, each in a browser of its own with nothing in its cache.

### Budgets

${budgets(all)}
`;
}
