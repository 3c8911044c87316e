// Makes QR codes of the checker's address, here on the page: as a picture, or as a
// table for editors that throw pictures away. What is in a file is in none of them.
"use strict";

const Square = {
  /** The white around a code, in its own dots, without which many cameras do not find it. */
  quiet: 4,
  /** How wide a dot is in a block, in pixels. */
  dot: 5,

  /** Gives the address a reader can open the checker at, or nothing: a disk or this very machine is no place for them. */
  address() {
    const here = new URL(Outside.address());
    const alone = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(here.hostname);
    if (/^https?:$/.test(here.protocol) && !alone) return here.origin + here.pathname;
    return document.documentElement.dataset.home ?? "";
  },

  /** Makes a code that stands in a block, as the person has chosen. */
  element(address) {
    return document.getElementById("block-code").value === "cells" ? Square.cells(address) : Square.picture(address);
  },

  picture(address) {
    const canvas = Square.canvas(address, Square.dot);
    const image = Block.element("img", { width: `${canvas.width}px`, height: `${canvas.height}px`, border: "0" });
    const alt = Words.say("shell-block-alt", { address });
    Object.assign(image, { src: canvas.toDataURL("image/png"), alt, width: canvas.width, height: canvas.height });
    return Block.element("p", { margin: "12px 0 4px" }, image);
  },

  /** Makes the code of a table's cells; the first row has all of them, so that each has its width. */
  cells(address) {
    const [top, ...rows] = Square.runs(address);
    const bare = { padding: "0", border: "0", height: `${Square.dot}px` };
    const whole = Array.from({ length: top[0].count }, () => Block.element("td", { ...bare, width: `${Square.dot}px` }));
    const lines = rows.map((runs) => runs.map(({ count, dark }) => {
      const cell = Block.element("td", dark ? { ...bare, backgroundColor: "#000" } : bare);
      cell.colSpan = count;
      return cell;
    }));
    const body = Block.element("tbody", {}, ...[whole, ...lines].map((cells) => Block.element("tr", {}, ...cells)));
    const width = `${whole.length * Square.dot}px`;
    const style = { width, margin: "12px 0 4px", border: "0", borderCollapse: "collapse", tableLayout: "fixed", backgroundColor: "#fff", fontSize: "0", lineHeight: "0" };
    return Block.element("table", style, body);
  },

  /** Draws a code on a canvas, each dot so many pixels wide. */
  canvas(address, scale) {
    const code = Square.code(address);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Square.side(code) * scale;
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = "#000";
    Square.each(code, (x, y) => code.get(x, y) && context.fillRect((x + Square.quiet) * scale, (y + Square.quiet) * scale, scale, scale));
    return canvas;
  },

  /** Lists a code's rows as runs of dots of one colour: how many, and whether they are dark. */
  runs(address) {
    const code = Square.code(address);
    const rows = Array.from({ length: Square.side(code) }, () => []);
    Square.each(code, (x, y) => {
      const row = rows[y + Square.quiet];
      const last = row[row.length - 1];
      const dark = code.get(x, y);
      if (last && last.dark === dark) last.count += 1;
      else row.push({ count: 1, dark });
    });
    return rows;
  },

  code(address) {
    return QrCode.generate(address, { minCorrectionLevel: QrCode.correction.M });
  },

  side(code) {
    return code.size + 2 * Square.quiet;
  },

  /** Visits every dot of a code and of the white around it. */
  each(code, visit) {
    for (let y = -Square.quiet; y < code.size + Square.quiet; y += 1) {
      for (let x = -Square.quiet; x < code.size + Square.quiet; x += 1) visit(x, y);
    }
  },
};
