// Makes a block of the result for places that strip scripts and style sheets, such as
// WeChat articles and the editors of many sites: words with styles of their own, and a
// code that leads readers to the checker. All of it is text; no name becomes markup.
"use strict";

const Block = {
  policy: "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  count: 0,
  /** The block on show, as a reader's editor takes it and in plain words. */
  html: "",
  text: "",

  start() {
    const at = (id) => document.getElementById(id);
    at("away-block").addEventListener("click", () => Block.toggle());
    at("block-code").addEventListener("change", () => Block.follow());
    at("block-copy").addEventListener("click", () => Copies.rich(Block.html, Block.text, at("block-shown")));
    at("block-source").addEventListener("click", () => Copies.copy(Block.html));
    at("block-save").addEventListener("click", () => Away.download(new Blob([Block.page()], { type: Away.types.html }), Away.name("block.html")));
  },

  toggle() {
    const panel = document.getElementById("block");
    panel.hidden = !panel.hidden;
    document.getElementById("away-block").setAttribute("aria-expanded", String(!panel.hidden));
    return Block.follow();
  },

  /** Makes the block of what is on show, if anybody looks; the latest call wins. */
  async follow() {
    if (document.getElementById("block").hidden) return;
    Block.count += 1;
    const turn = Block.count;
    try {
      const block = await Block.make();
      const text = await Block.words();
      if (turn === Block.count) Block.show(block, text);
    } catch (error) {
      Panels.fault(error);
    }
  },

  show(block, text) {
    const address = Square.address();
    document.getElementById("block-shown").replaceChildren(block);
    document.getElementById("block-code-label").hidden = !address;
    document.getElementById("block-no-code").hidden = Boolean(address);
    Object.assign(Block, { html: block.outerHTML, text });
  },

  /** Puts the block into plain words. */
  async words() {
    const address = Square.address();
    const check = address ? [Words.say("shell-block-check", { address })] : [];
    return [await Copies.text(), ...check].join("\n");
  },

  async make() {
    const { accounts } = Result.report;
    const one = Result.total === 1;
    const [ink, soft, paper, rule] = ["--ink", "--soft", "--paper", "--rule"].map(Drawing.colour);
    const look = { ink, soft, rule, accent: Drawing.colour(one ? `--${accounts[0].verdict}` : "--ink") };
    const frame = { margin: "16px 0", padding: "16px 20px", border: `1px solid ${rule}`, backgroundColor: paper };
    const parts = one ? Block.one(accounts[0], look) : await Block.many(look);
    const block = Block.element("section", { ...frame, color: ink, fontSize: "16px", lineHeight: "1.7", textAlign: "left" }, ...parts, ...Block.foot(look));
    block.lang = Words.table.lang;
    return block;
  },

  one(account, look) {
    const facts = [...document.querySelectorAll("#result .figures .facts > div")].map((fact) => [...fact.children].map((part) => part.textContent.trim()));
    return [
      ...Block.head(Away.who(account), look),
      Block.line(Away.shown(".sentence"), {}),
      Block.table(facts, look, { whiteSpace: "nowrap" }),
    ];
  },

  /** Tells several accounts as the short text does, worst first. */
  async many(look) {
    const { tally, head, rows, more } = await Copies.worst();
    return [...Block.head(tally, look), Block.table([head, ...rows], look), ...more.map((text) => Block.line(text, {}))];
  },

  head(who, { accent }) {
    return [
      Block.line(who, { fontWeight: "bold" }),
      Block.line(Result.verdict(), { color: accent, fontSize: "34px", lineHeight: "1.4", fontWeight: "bold" }),
    ];
  },

  /** Lists what was asked, the way to the checker and what the block is. */
  foot({ soft }) {
    const small = { color: soft, fontSize: "14px" };
    const address = Square.address();
    const check = address ? [Square.element(address), Block.line(Words.say("shell-block-check", { address }), { ...small, wordBreak: "break-all" })] : [];
    return [Block.line(Card.asked(), small), ...check, Block.line(Words.say("shell-card-note"), small)];
  },

  line(text, style) {
    const line = Block.element("p", { margin: "0 0 8px", ...style }, text);
    // A name may be of another script than the words around it.
    line.dir = "auto";
    return line;
  },

  table(rows, { soft, rule }, first = {}) {
    const cell = { padding: "4px 12px 4px 0", border: "0", borderTop: `1px solid ${rule}`, textAlign: "left", verticalAlign: "top" };
    const style = (at) => (at ? cell : { ...cell, color: soft, ...first });
    const lines = rows.map((texts) => Block.element("tr", {}, ...texts.map((text, at) => Block.element("td", style(at), text))));
    const table = { width: "100%", margin: "0 0 12px", border: "0", borderCollapse: "collapse", fontSize: "15px" };
    return Block.element("table", table, Block.element("tbody", {}, ...lines));
  },

  /** Makes an element whose styles stand in it, and in which everything else is text. */
  element(name, style, ...children) {
    const element = document.createElement(name);
    Object.assign(element.style, style);
    element.append(...children);
    return element;
  },

  /** Writes the block as a page of its own. */
  page() {
    const saved = document.implementation.createHTMLDocument(document.title);
    saved.documentElement.lang = Words.table.lang;
    saved.head.prepend(...Saved.metas(saved, Block.policy));
    // As an element it would be held to this page's policy.
    return `<!doctype html>\n${saved.documentElement.outerHTML.replace("</body>", () => `${Block.html}</body>`)}\n`;
  },
};
