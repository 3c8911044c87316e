// The second table: the command line against what people use at a terminal.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DAY, wanted } from "./inputs.mjs";
import { URGENCY } from "./inputs/tables.mjs";
import { LONG, same } from "./figures.mjs";

/** What a peer may take: kilobytes of memory and seconds. */
const MEMORY = 8_000_000;
const SECONDS = 600;
const TIME = "/usr/bin/time";

const jq = 'jq -r \'[.[].tweet.created_at|strptime("%a %b %d %T %z %Y")|mktime]|"\\(length) \\(max|todate[:10])"\'';
const script = join(import.meta.dirname, "peers/read.py");
const python = process.env.PYTHON;
const mlr = (column) => `mlr --icsv --allow-ragged-csv-input --ojson stats1 -a count,max -f ${column}`;

/** How each kind of input is read elsewhere: what it is called, the program it needs, the command. */
const PEERS = {
  json: [["jq", "jq", `tail -c +27 "$1" | ${jq}`], ["Python json", python, `${python} ${script} json "$1"`]],
  zip: [["unzip and jq", "jq", `unzip -p "$1" data/tweets.js | tail -c +27 | ${jq}`], ["Python zipfile, json", python, `${python} ${script} zip "$1"`]],
  csv: [["Miller", "mlr", `${mlr("完整日期")} "$1"`], ["Python csv", python, `${python} ${script} csv "$1"`]],
  register: [["Miller", "mlr", `tail -n +2 "$1" | ${mlr("最近更新日期")}`], ["Python csv", python, `${python} ${script} register "$1"`]],
  html: [["Python lxml", python, `${python} ${script} html "$1"`]],
  feed: [["Python feedparser", python, `${python} ${script} feed "$1"`]],
  xlsx: [["Python openpyxl", python, `${python} ${script} xlsx "$1"`], ["xlsx2csv and Miller", "mlr", `${python} -m xlsx2csv "$1" | ${mlr("发布时间")}`]],
};

function have(program) {
  return Boolean(program) && spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
}

/** Runs a line of the shell on a file; gives time, the most memory a process of it took, and what it printed. */
function run(line, path, limit) {
  const folder = mkdtempSync(join(tmpdir(), "dormouse-bench-"));
  const note = join(folder, "time");
  const limited = `${limit ? `ulimit -v ${MEMORY}; ` : ""}${line}`;
  const start = performance.now();
  const done = spawnSync(TIME, ["-o", note, "-f", "%M", "sh", "-c", limited, "sh", path], { maxBuffer: 1 << 30, timeout: SECONDS * 1000, encoding: "utf8" });
  const ms = performance.now() - start;
  if (done.error?.code === "ETIMEDOUT") return { error: `stopped after ${SECONDS} s` };
  const memory = Number(readFileSync(note, "utf8").trim().split("\n").pop()) * 1024 / 1e6;
  rmSync(folder, { recursive: true });
  // The reason stands at the end, under where it happened, which is this machine's affair.
  const lines = done.stderr.replaceAll(import.meta.dirname, "").split("\n").filter((line) => /\w/.test(line));
  const said = lines.slice(-2).map((line) => line.trim()).join(" ");
  return { ms, memory, text: done.stdout, error: done.status ? `${said || `exit ${done.status}`}`.slice(-80) : undefined };
}

/** Runs it some times, or once if it takes long; the quickest counts, because whatever else the machine does only adds to it. */
function best(line, path, runs, limit) {
  const all = [run(line, path, limit)];
  while (all.length < runs && !all[0].error && all[0].ms < LONG) all.push(run(line, path, limit));
  return all.find(({ error }) => error) ?? all.sort((a, b) => a.ms - b.ms)[0];
}

/** Tells whether a peer found what is there: the number and, where it prints one, the newest day. */
function agrees(text, { posts, accounts, last }) {
  const number = String(posts ?? accounts);
  return text.includes(number) && (!last || text.includes(last));
}

/** Takes from the table of accounts what its maker noted; no name in it has a comma. */
function found(text) {
  const [heads, ...rows] = text.trim().split("\n").map((line) => line.split(","));
  const column = (name) => rows.map((row) => row[heads.indexOf(name)]);
  const verdicts = column("verdict");
  if (rows.length > 1) return { accounts: rows.length, verdicts: [...URGENCY.map((word) => verdicts.filter((one) => one === word).length), 0] };
  return { accounts: rows.length, verdict: verdicts[0], posts: Number(column("posts")[0]), last: column("last")[0].slice(0, 10) };
}

/** Measures the command line and its peers on an input. */
export function measure(input, runs) {
  if (!existsSync(TIME)) return { input, missing: `not measured: no ${TIME}` };
  const command = `"${process.env.DORMOUSE}" check --as-of ${DAY} --captured ${DAY} --format csv "$1"`;
  const ours = best(command, input.path, runs, false);
  if (!ours.error && !same(found(ours.text), wanted(input))) ours.error = `judged as ${JSON.stringify(found(ours.text))}`;
  const peers = PEERS[input.way].map(([name, program, line]) => {
    if (!have(program)) return { name, error: "not here" };
    const peer = best(line, input.path, runs, true);
    return { name, ...peer, wrong: !peer.error && !agrees(peer.text, input) };
  });
  return { input, ours, peers };
}

function said(program, ...words) {
  try {
    return execFileSync(program, words, { encoding: "utf8" }).trim().split("\n")[0];
  } catch {
    return `no ${program}`;
  }
}

/** Names the versions of what was measured against. */
export function versions() {
  const packages = readFileSync(join(import.meta.dirname, "peers/requirements.txt"), "utf8").trim().replaceAll("==", " ").split("\n");
  return [said("jq", "--version"), said("mlr", "--version"), python ? said(python, "--version") : "no Python", ...(python ? packages : [])];
}
