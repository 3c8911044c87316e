// What the package does, wherever its files come from. The engine is the one of
// the page: same bytes, same answers.
import engine from "./engine.js";

const NAMES = ["dormouse.wasm", "texts/rules.json", "texts/en.txt", "texts/zh-Hans.txt", "texts/zh-Hant.txt"];

let fetchFile;
let loading;

/** Says how this platform gets a file of the package; the entry module does. */
export function bring(how) {
  fetchFile = how;
}

/** Says that a setting makes no sense. */
export class SettingError extends Error {
  name = "SettingError";

  constructor(field, value) {
    super(`${field} makes no sense: ${value}`);
    this.field = field;
    this.value = value;
  }
}

/** Loads the engine, once; whatever needs it loads it itself. */
export function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start() {
  const [module, ...texts] = await Promise.all(NAMES.map((name) => fetchFile(name)));
  await engine({ module_or_path: module });
  for (const text of texts) engine.take_texts(new TextDecoder().decode(text));
}

/** Reads and judges: the report, with its receipt. */
export async function check(inputs, settings, onprogress) {
  const reading = await read(inputs, settings, onprogress);
  try {
    await reading.hash();
    return reading.report(settings);
  } finally {
    reading.free();
  }
}

/** Reads once, for judging more than once. */
export async function read(inputs, settings, onprogress = () => {}) {
  await load();
  const given = await Promise.all([inputs].flat().map(take));
  const asked = ask(settings);
  const session = new engine.Session();
  try {
    session.open(given, asked, (step, done, total) => onprogress({ step, done, total }));
    return new Reading(session);
  } catch (error) {
    session.free();
    throw error;
  }
}

/** Holds what was read. */
export class Reading {
  #session;

  constructor(session) {
    this.#session = session;
  }

  /** Hashes the inputs, which the receipt needs; others get a turn in between. */
  async hash() {
    while (this.#session.hash()) await new Promise((resolve) => setTimeout(resolve));
  }

  /** Judges what was read; nothing is read again. */
  report(settings) {
    const asked = ask(settings);
    const { problem, report, list } = this.#session.report(asked, "", "", "", 0);
    if (problem) throw new SettingError(problem.field, problem.value);
    return JSON.parse(list ? this.#session.whole(asked) : report);
  }

  /** Gives back the memory of what was read. */
  free() {
    this.#session.free();
  }
}

/** Lists the rules that come with the program, the default first. */
export async function rules(lang = "en") {
  await load();
  return engine.presets(lang);
}

/** Writes a report as CSV, a row an account. */
export async function toCsv(report) {
  await load();
  return engine.table(JSON.stringify(report));
}

/** Writes a report as a workbook (xlsx). */
export async function toWorkbook(report, lang = "en") {
  await load();
  return engine.workbook(JSON.stringify(report), lang);
}

/** Shows a report inside an element of a page, in place of what it shows now. */
export async function show(element, report, lang = "en") {
  await load();
  engine.mount(element, JSON.stringify(report), lang);
}

/** Takes an input; the engine reads a Blob where it lies only in a worker. */
async function take(input) {
  const { data, name = "", folder, modified } = isBare(input) ? { data: input } : input;
  const pasted = typeof data === "string" && !name;
  const given = { name: name || data?.name || "", folder, pasted, modified: time(modified ?? data?.lastModified) };
  if (typeof data === "string") return { ...given, text: data };
  if (ArrayBuffer.isView(data)) return { ...given, bytes: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  if (data instanceof ArrayBuffer) return { ...given, bytes: new Uint8Array(data) };
  if (!(data instanceof Blob)) throw new TypeError("an input's data is a string, bytes or a Blob");
  if (typeof FileReaderSync === "function") return { ...given, blob: data };
  return { ...given, bytes: new Uint8Array(await data.arrayBuffer()) };
}

/** Tells data that comes without a name from an input that has one. */
function isBare(input) {
  return typeof input !== "object" || input === null || input.data === undefined;
}

function time(modified) {
  return modified === undefined ? undefined : Number(modified);
}

/** Makes the engine's settings of the caller's. */
function ask({ asOf = new Date(), captured, rule, ownRule, zone, encoding, dateOrder, map } = {}) {
  const asked = { as_of: day(asOf), rule, zone, encoding, order: dateOrder };
  if (captured !== undefined) asked.captured = day(captured);
  if (map !== undefined) asked.map = typeof map === "string" ? map : JSON.stringify(map);
  if (ownRule !== undefined) asked.own_rule = compile(ownRule);
  return asked;
}

function compile(text) {
  const { rule, problem } = engine.compile_rule(new TextEncoder().encode(text), "en");
  if (problem) throw new SettingError("own_rule", problem);
  return rule;
}

/** Writes the local day of a Date; other days are written already. */
function day(value) {
  if (!(value instanceof Date)) return String(value);
  const part = (number, width) => String(number).padStart(width, "0");
  return `${part(value.getFullYear(), 4)}-${part(value.getMonth() + 1, 2)}-${part(value.getDate(), 2)}`;
}
