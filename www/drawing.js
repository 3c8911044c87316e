// Draws a card on a canvas, from the top down, in the page's own letters and light
// colours. The report's drawings come as they are, as pictures.
"use strict";

class Drawing {
  constructor(width, height, verdict) {
    this.canvas = document.createElement("canvas");
    this.canvas.width = width;
    this.canvas.height = height;
    this.context = this.canvas.getContext("2d");
    this.verdict = verdict;
    // A tall card is looked at on a phone, so its letters are larger.
    this.unit = height > width ? 1.45 : 1;
    this.margin = 54;
    this.top = this.margin;
    this.bottom = height - this.margin;
    this.inner = width - 2 * this.margin;
    this.context.fillStyle = Drawing.colour("--paper");
    this.context.fillRect(0, 0, width, height);
    this.context.textBaseline = "alphabetic";
  }

  /** Finds a colour of the light theme, whatever theme the page is in. */
  static colour(name) {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const root = rules.find((rule) => rule.selectorText === ":root" && rule.style.getPropertyValue("--paper"));
    return root.style.getPropertyValue(name).trim();
  }

  static font(family, size, weight = 400) {
    const fonts = getComputedStyle(document.documentElement).getPropertyValue(family);
    return `${weight} ${size}px ${fonts}`;
  }

  /** Puts a square picture into the corner at the top, beside which all else is narrower. */
  corner(picture) {
    const side = 176 * this.unit;
    this.context.drawImage(picture, this.margin + this.inner - side, this.top, side, side);
    this.beside = { inner: this.inner, bottom: this.top + side };
    this.inner -= side + 24;
  }

  /** Goes on below the corner, as wide as the card. */
  pastCorner() {
    if (!this.beside) return;
    this.inner = this.beside.inner;
    this.top = Math.max(this.top, this.beside.bottom);
  }

  accent() {
    return Drawing.colour(this.verdict ? `--${this.verdict}` : "--ink");
  }

  /** Writes a text below what stands there, at most so many lines of it. */
  write(text, { weight, soft, most, ...given }) {
    if (!text) return;
    const size = given.size * this.unit;
    this.context.font = Drawing.font("--sans", size, weight);
    this.context.fillStyle = Drawing.colour(soft ? "--soft" : "--ink");
    for (const line of this.wrap(text, most)) {
      this.top += size * 1.4;
      this.context.fillText(line, this.margin, this.top - size * 0.35);
    }
    this.top += size * 0.3;
  }

  /** Breaks a text into lines; what does not fit ends in an ellipsis. */
  wrap(text, most) {
    // A Chinese letter may stand at the end of a line, but no mark at the start of one.
    const pieces = text.match(/[\u2e80-\ufaff][\u3001-\u303f\uff00-\uffef”’」』》）]*|[^\s\u2e80-\ufaff]+\s*|\s+/g) ?? [];
    const fits = (line) => this.context.measureText(line.trimEnd()).width <= this.inner;
    const lines = [""];
    const add = (piece) => {
      if (fits(lines[lines.length - 1] + piece)) lines[lines.length - 1] += piece;
      else lines.push(piece.trimStart());
    };
    // A word wider than the card is broken anywhere.
    for (const piece of pieces) (fits(piece) ? [piece] : [...piece]).forEach(add);
    if (lines.length <= most) return lines;
    let last = [...lines[most - 1].trimEnd()];
    while (last.length && !fits(`${last.join("")}…`)) last.pop();
    return [...lines.slice(0, most - 1), `${last.join("")}…`];
  }

  /** Writes the verdict, larger than everything else, behind its mark. */
  async headline(word, mark) {
    let size = 100 * this.unit;
    const indent = mark ? size * 0.82 : 0;
    const measure = () => {
      this.context.font = Drawing.font("--display", size, 600);
      return this.context.measureText(word).width;
    };
    while (measure() > this.inner - indent && size > 40) size -= 4;
    this.top += size * 1.25;
    if (mark) await this.picture(mark, this.margin, this.top - size * 0.84, size * 0.6, size * 0.6, 24);
    this.context.font = Drawing.font("--display", size, 600);
    this.context.fillStyle = this.accent();
    this.context.fillText(word, this.margin + indent, this.top - size * 0.25);
  }

  /** Writes texts at the foot: on one line where the card is wide, below each other where it is tall. */
  foot(texts) {
    const size = 23 * this.unit;
    this.context.font = Drawing.font("--sans", size);
    this.context.fillStyle = Drawing.colour("--soft");
    const parts = this.unit > 1 ? texts : [texts.join(" · ")];
    for (const line of parts.flatMap((text) => this.wrap(text, 3)).reverse()) {
      this.context.fillText(line, this.margin, this.bottom);
      this.bottom -= size * 1.4;
    }
  }

  /** Puts the strip between what stands above and what stands below. */
  async strip(drawn) {
    if (!drawn) return;
    const units = 680 / this.unit;
    const tall = Number(drawn.getAttribute("height"));
    const room = this.bottom - this.top - 20;
    const scale = Math.min(this.inner / units, room / tall);
    const wide = this.inner / scale;
    if (scale < 0.7) return;
    const y = this.top + 20 + Math.max(0, (room - 20 - tall * scale) / 2);
    await this.picture(drawn, this.margin, y, this.inner, tall * scale, wide, tall);
  }

  /** Draws one of the report's drawings, which is as wide as these units. */
  async picture(drawn, x, y, width, height, units, tall = units) {
    const copy = drawn.cloneNode(true);
    const style = document.createElementNS(copy.namespaceURI, "style");
    style.textContent = `${Away.styles()}\n:root { font-family: var(--sans); }`;
    copy.prepend(style);
    copy.setAttribute("class", `${copy.getAttribute("class")} verdict-${this.verdict}`);
    const sizes = { width, height, viewBox: `0 0 ${units} ${tall}`, "data-theme": "light", lang: Words.table.lang };
    for (const [name, value] of Object.entries(sizes)) copy.setAttribute(name, String(value));
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await image.decode();
    this.context.drawImage(image, x, y, width, height);
  }
}
