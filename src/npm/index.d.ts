import type { Report } from "./report.js";

export type * from "./report.js";

/** What is in an input: text, bytes, or a file of the browser. */
export type Data = string | ArrayBuffer | ArrayBufferView | Blob;

/** One file, or a text that somebody copied. */
export interface Input {
  /** What is in it. */
  data: Data;
  /** Its name or its path in the export; a text without one counts as pasted. */
  name?: string;
  /** The folder it belongs to: inputs of one folder are one export. */
  folder?: string;
  /** When the file was last changed: a weak hint at the day of the export. */
  modified?: Date | number;
}

/** What is asked. Days are written `YYYY-MM-DD`; of a Date, the local day counts. */
export interface Settings {
  /** The day the question is asked for; today unless given. */
  asOf?: string | Date;
  /** The day the export was made, where the export does not say. */
  captured?: string | Date;
  /** The id of a rule, with modifiers: `cn-gov-2019+originals-only`; `two-years` unless given. */
  rule?: string;
  /** The text of a rule file (TOML), in place of a rule that comes with the program. */
  ownRule?: string;
  /** The zone to count days in, such as `+08:00`. */
  zone?: string;
  /** The encoding of every text, where it is told wrongly. */
  encoding?: string;
  /** Whether dates such as 03/04/2021 begin with the day or the month, where no date of the file tells. */
  dateOrder?: "dmy" | "mdy";
  /** Which column of an unknown table is what, as a mapping file or its content. */
  map?: string | Record<string, string>;
}

/** How far reading has come, in bytes. */
export interface Progress {
  step: "opening" | "recognising" | "reading";
  done: number;
  total: number;
}

/** A rule that comes with the program. */
export interface RuleTitle {
  id: string;
  title: string;
}

/** A setting that makes no sense. */
export class SettingError extends Error {
  readonly name: "SettingError";
  /** Which setting, as the report writes it: `as_of`, `captured`, `rule`, `own_rule`, `zone`, `encoding`, `order` or `map`. */
  readonly field: string;
  /** What stood there, or what is wrong with it. */
  readonly value: string;
  constructor(field: string, value: string);
}

/** What was read; judging it again reads nothing again. */
export class Reading {
  private constructor();
  /** Hashes the inputs. Reports carry a receipt only afterwards. */
  hash(): Promise<void>;
  /** Judges what was read. Throws a `SettingError` when a setting makes no sense. */
  report(settings?: Settings): Report;
  /** Gives back the memory; nothing can be asked afterwards. */
  free(): void;
}

/** Loads the engine ahead of time; everything else loads it when it is needed. */
export function load(): Promise<void>;

/** Reads and judges inputs. Whatever cannot be read is in the report; it throws for settings that make no sense. */
export function check(
  inputs: Input | Data | readonly (Input | Data)[],
  settings?: Settings,
  onprogress?: (progress: Progress) => void,
): Promise<Report>;

/** Reads inputs once, for judging more than once. */
export function read(
  inputs: Input | Data | readonly (Input | Data)[],
  settings?: Settings,
  onprogress?: (progress: Progress) => void,
): Promise<Reading>;

/** Lists the rules that come with the program, the default first. */
export function rules(lang?: string): Promise<RuleTitle[]>;

/** Writes a report as CSV, a row an account. */
export function toCsv(report: Report): Promise<string>;

/** Writes a report as a workbook (xlsx). */
export function toWorkbook(report: Report, lang?: string): Promise<Uint8Array>;

/** Shows a report inside an element of a page; its style sheet is the page's own matter. */
export function show(element: Element, report: Report, lang?: string): Promise<void>;
