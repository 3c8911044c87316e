// Asks which column of a table is the publish time, where the reading could not
// tell, and whether a date begins with the day or the month. The answer is a
// mapping file, which the person may keep; the address never hears of it.
"use strict";

const Columns = {
  /** The mapping as the engine takes it, for the inputs on show. */
  map: undefined,
  /** The inputs it was made for. */
  inputs: null,
  hint: null,
  /** A mapping file that came with the inputs to be read next. */
  given: undefined,
  limit: 4096,
  fields: ["time", "title", "kind", "account", "link", "records", "order", "unit", "zone"],

  start() {
    const at = (id) => document.getElementById(id);
    at("columns-use").addEventListener("click", () => Columns.use());
    at("columns-save").addEventListener("click", () => Columns.save());
  },

  /** Takes a mapping file out of the inputs and gives the others. */
  async sift(inputs) {
    const others = [];
    Columns.given = undefined;
    for (const input of inputs) {
      const text = await Columns.text(input);
      if (text) Columns.given = text;
      else others.push(input);
    }
    return others;
  },

  /** Gives the text of a mapping file; nothing of any other file. */
  async text({ folder, blob }) {
    if (!blob || folder || blob.size > Columns.limit) return "";
    // What cannot be read is for the engine to refuse.
    const text = await blob.text().catch(() => "");
    const map = await new Response(text).json().catch(() => null);
    const known = map?.time && Object.keys(map).every((field) => Columns.fields.includes(field));
    return known ? text : "";
  },

  /** Forgets an answer that was given about other inputs; a mapping file that came with these holds. */
  turnTo(inputs) {
    if (Columns.inputs === inputs) return;
    Columns.inputs = inputs;
    Columns.map = Columns.given;
    Columns.given = undefined;
  },

  /** Reads what is on show by a mapping file that came alone. */
  async apply() {
    Columns.map = Columns.given;
    await Judging.reconsider();
  },

  /** Shows the question where the report has one; an answer that was taken stays to be saved. */
  offer(report) {
    const hinting = report.refusals.find((refusal) => refusal.hint?.rows.length);
    Columns.hint = hinting?.hint ?? null;
    const section = document.getElementById("columns");
    section.hidden = !Columns.hint && !Columns.map;
    document.getElementById("columns-ask").hidden = !Columns.hint;
    Columns.draw(Columns.hint);
    document.getElementById("columns-save").hidden = !Columns.map;
    document.getElementById("columns-use").hidden = !Columns.hint;
  },

  /** Moves the focus to the question, if there is one. */
  focus() {
    if (Columns.hint) document.getElementById("columns-title").focus();
    return Boolean(Columns.hint);
  },

  /** Draws the first rows and a choice for each column, unless they stand there: a choice made must stay. */
  draw(hint) {
    const drawn = JSON.stringify(hint);
    if (drawn === Columns.drawn) return;
    Columns.drawn = drawn;
    const { columns, candidates, rows } = hint ?? { columns: [], candidates: [], rows: [] };
    const choices = document.getElementById("columns-choices");
    const shown = candidates.length ? candidates : columns;
    choices.replaceChildren(...shown.map((name) => Columns.choice(name)));
    const head = document.createElement("tr");
    head.append(...columns.map((name) => Columns.cell("th", name)));
    const body = rows.map((row) => {
      const line = document.createElement("tr");
      line.append(...row.map((text) => Columns.cell("td", text)));
      return line;
    });
    const table = document.getElementById("columns-table");
    table.tHead.replaceChildren(head);
    table.tBodies[0].replaceChildren(...body);
  },

  choice(name) {
    const label = document.createElement("label");
    const field = document.createElement("input");
    field.type = "radio";
    field.name = "column";
    field.value = name;
    label.append(field, ` ${Words.foreign(name)}`);
    return label;
  },

  cell(kind, text) {
    const cell = document.createElement(kind);
    if (kind === "th") cell.scope = "col";
    cell.textContent = text;
    return cell;
  },

  /** Reads the same inputs again under the column chosen. */
  async use() {
    const chosen = document.querySelector("#columns-choices input:checked");
    if (!chosen || !Judging.current) return;
    Columns.map = JSON.stringify({ time: chosen.value });
    await Judging.reconsider();
  },

  /** Gives the answer as a file, for the command line's `--map` and for the next time. */
  save() {
    Away.download(new Blob([`${Columns.map}\n`], { type: Away.types.json }), "dormouse-map.json");
  },
};
