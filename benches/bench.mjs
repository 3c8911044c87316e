// Measures and prints the tables in Markdown; what goes on is told on standard error. Run by `cargo xtask bench`.
import { readFileSync, statSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import * as browser from "./browser.mjs";
import * as native from "./native.mjs";
import * as start from "./start.mjs";
import { INPUTS, prepare } from "./inputs.mjs";
import { serve } from "./server.mjs";
import * as page from "./tables.mjs";

const RUNS = 3;
const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith("-"));
const quick = words.includes("--quick");

function tell(text) {
  process.stderr.write(`${text}\n`);
}

function chosen() {
  const unknown = names.find((name) => !INPUTS.some((input) => input.name === name));
  if (unknown) throw new Error(`there is no input ${unknown}; there are ${INPUTS.map(({ name }) => name).join(", ")}`);
  const wanted = ({ name, quick: small }) => (names.length ? names.includes(name) : !quick || small);
  return INPUTS.filter(wanted);
}

function shipped() {
  const dist = process.env.DORMOUSE_DIST;
  const light = brotliCompressSync(readFileSync(join(dist, "dormouse.wasm")), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } });
  return { light: light.length, single: statSync(process.env.DORMOUSE_FILE).size };
}

async function chromium() {
  const one = await browser.launch();
  const version = one.version();
  await one.close();
  return version;
}

/** Tells of a failure and goes on, so that an hour's figures are not lost; the command fails in the end. */
function blame({ input, ours }) {
  if (!ours?.error) return;
  tell(`FAILED ${input.name}: ${ours.error}`);
  process.exitCode = 1;
}

const plain = await serve();
try {
  const [inputs, load] = [[], [loadavg()[0]]];
  for (const input of chosen()) inputs.push(await prepare(input, process.env.DORMOUSE_INPUTS));
  const small = await prepare(INPUTS[0], process.env.DORMOUSE_INPUTS);
  const [inBrowser, atTerminal] = [[], []];
  for (const input of inputs) {
    tell(`in the browser: ${input.what}`);
    // Read once, so that all find the file where the system keeps what it has read.
    await browser.goWay(plain.url, "read", input);
    inBrowser.push(await browser.measure(plain.url, input, input.huge ? 1 : RUNS));
    blame(inBrowser.at(-1));
    load.push(loadavg()[0]);
  }
  const large = inputs.find(({ name }) => name === "x-200m");
  const readings = large ? await browser.readings(plain.url, large, RUNS) : [];
  for (const input of inputs) {
    tell(`at the terminal: ${input.what}`);
    atTerminal.push(native.measure(input, input.huge ? 1 : RUNS));
    blame(atTerminal.at(-1));
    load.push(loadavg()[0]);
  }
  tell("start times");
  const started = await start.measure(plain.url, small);
  const machine = { cpu: cpus()[0].model, cores: cpus().length, memory: totalmem(), system: release(), load, chromium: await chromium(), node: process.version };
  process.stdout.write(page.write({ inBrowser, readings, atTerminal, started, machine, versions: native.versions(), shipped: shipped(), command: process.env.DORMOUSE_COMMAND }));
} finally {
  plain.close();
}
