// Writes down what a file is built like, with every value masked: names of keys and
// columns, types, shapes of dates, counts and sizes. Made on the page, of the first
// 64 KB (of a zip: the last), for a person to read in full before handing it on.
"use strict";

const Structure = {
  limit: 64 * 1024,
  /** How many files, lines, paths and characters of a line are shown. */
  most: { files: 5, lines: 4, paths: 60, width: 160 },

  /** Describes inputs, and why they were refused. */
  async of(inputs, refusals) {
    const codes = refusals.map(({ code, path }) => `${code} (${Structure.fileName(path)})`);
    const parts = [`Dormouse ${Words.say("version")}`, `refused: ${codes.slice(0, Structure.most.files).join(", ")}`];
    for (const input of inputs.slice(0, Structure.most.files)) parts.push(await Structure.ofInput(input));
    if (inputs.length > Structure.most.files) parts.push(`… ${inputs.length} files in all`);
    return parts.join("\n\n");
  },

  async ofInput({ name, text, blob }) {
    const whole = blob ?? new Blob([text ?? ""]);
    const head = new Uint8Array(await whole.slice(0, Structure.limit).arrayBuffer());
    const title = `${Structure.fileName(name)} · ${whole.size} bytes`;
    return [title, ...(await Structure.body(whole, head))].join("\n");
  },

  async body(whole, head) {
    if (head[0] === 0x50 && head[1] === 0x4b) return Structure.zip(whole);
    const decoded = Structure.decode(head);
    if (!decoded) return [`not text: ${[...head.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ")}`];
    const { text, encoding } = decoded;
    const json = text.search(/[[{]/);
    const isJson = json >= 0 && /^[\s\uFEFF]*(?:[\w.$]+\s*=\s*)?$/.test(text.slice(0, json));
    const isMarkup = /^[\s\uFEFF]*</.test(text);
    if (isJson) return [`JSON, ${encoding}`, ...Structure.json(text.slice(json))];
    return isMarkup ? [`markup, ${encoding}`, Structure.elements(text)] : [`text, ${encoding}`, ...Structure.lines(text)];
  },

  /** Keeps the shape of a text: digits become 9, letters a, other letters 字. */
  mask(text) {
    const shape = text.replace(/\p{Nd}/gu, "9").replace(/[A-Za-z]/g, "a");
    return shape.replace(/\p{L}/gu, (letter) => (/[a年月日時时分秒]/.test(letter) ? letter : "字"));
  },

  /** Masks a name but for its ending. */
  fileName(name = "") {
    const [, stem, ending = ""] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/s.exec(name);
    return Structure.mask(stem.slice(-60)) + ending;
  },

  /** Shows a key or heading of common words, and masks any other: it may be a name. */
  key(text) {
    return KeyWords.known(text) ? text.replace(/\s+/g, " ") : Structure.mask(text).slice(0, 40);
  },

  decode(bytes) {
    const marks = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "";
    if (!marks && bytes.slice(0, 4096).includes(0)) return null;
    for (const encoding of [marks || "utf-8", "gb18030"]) {
      try {
        // As a stream, because a character may be cut at the end.
        return { encoding, text: new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }) };
      } catch {
        continue;
      }
    }
    return { encoding: "unknown encoding", text: new TextDecoder("windows-1252").decode(bytes) };
  },

  /** Lists paths and types of a JSON text that may be cut; everything between is skipped. */
  json(text) {
    const found = new Map();
    const path = [];
    const note = (kind) => {
      const at = `$${path.map((step) => (step === null ? "[]" : `.${step}`)).join("")}`;
      const line = `${at}: ${kind}`;
      found.set(line, (found.get(line) ?? 0) + 1);
    };
    for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\[^])*"|[[\]{}]|[^\s,:"[\]{}]+/g)) {
      const isKey = token[0] === '"' && /^\s*:/.test(text.slice(index + token.length, index + token.length + 20));
      if (isKey) path[path.length - 1] = Structure.key(token.slice(1, -1));
      else if (token === "[" || token === "{") path.push(token === "[" ? null : "");
      else if (token === "]" || token === "}") path.pop();
      else note(Structure.kind(token));
    }
    const lines = [...found].map(([line, count]) => `${line} × ${count}`);
    const { paths } = Structure.most;
    return lines.length > paths ? [...lines.slice(0, paths), `… ${lines.length - paths} more`] : lines;
  },

  kind(token) {
    if (token[0] !== '"') return /^[-\d]/.test(token) ? `number ${Structure.mask(token)}` : token.slice(0, 5);
    const value = token.slice(1, -1);
    const dated = value.length <= 40 && /\d/.test(value);
    return dated ? `"${Structure.mask(value)}"` : value ? "text" : "empty text";
  },

  lines(text) {
    const [first, ...rest] = text.split(/\r?\n/).filter((line) => line.trim()).slice(0, Structure.most.lines);
    const cells = (first ?? "").split(/([,;\t|])/);
    const isHead = cells.length > 1 && cells.every((cell) => cell.length <= 30 && !/\d{2}/.test(cell));
    const head = isHead ? cells.map(Structure.key).join("") : Structure.mask(first ?? "");
    return [head, ...rest.map(Structure.mask)].map((line) => line.slice(0, Structure.most.width));
  },

  elements(text) {
    return Structure.tally([...text.matchAll(/<([A-Za-z][\w:-]{0,30})/g)].map(([, name]) => name.toLowerCase()));
  },

  tally(names) {
    const counts = new Map();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].sort(([, one], [, other]) => other - one).slice(0, 30).map(([name, count]) => `${name} × ${count}`).join(", ");
  },

  /** Counts the endings of the names in a zip's directory, as far as it lies in the last 64 KB. */
  async zip(whole) {
    const tail = new DataView(await whole.slice(Math.max(0, whole.size - Structure.limit)).arrayBuffer());
    const endings = [];
    let sizes = 0;
    for (let at = 0; at + 46 <= tail.byteLength; at += 1) {
      if (tail.getUint32(at, true) !== 0x02014b50) continue;
      const length = tail.getUint16(at + 28, true);
      const name = new TextDecoder().decode(new Uint8Array(tail.buffer, at + 46, Math.min(length, tail.byteLength - at - 46)));
      endings.push(/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1].toLowerCase() ?? (name.endsWith("/") ? "folder" : "other"));
      sizes += tail.getUint32(at + 24, true);
    }
    return [`zip, ${endings.length} entries, ${sizes} bytes unpacked`, Structure.tally(endings)];
  },
};
