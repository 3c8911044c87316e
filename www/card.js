// Makes a picture of the result for where only pictures go: the verdict with its
// mark, the sentence, the strip. A post's title is somebody's words, so it is only
// on it where the person says so.
"use strict";

const Card = {
  shapes: { wide: [1200, 630], tall: [1080, 1440] },
  /** The picture on show. */
  canvas: null,
  count: 0,

  start() {
    const at = (id) => document.getElementById(id);
    at("away-card").addEventListener("click", () => Card.toggle());
    at("card-shape").addEventListener("change", () => Card.follow());
    at("card-consent").addEventListener("change", () => Card.follow());
    at("card-save").addEventListener("click", () => Away.save("png", Card.file));
    at("card-copy").addEventListener("click", () => Card.copy());
    at("card-copy").hidden = !window.ClipboardItem || !navigator.clipboard?.write;
  },

  toggle() {
    const panel = document.getElementById("card");
    panel.hidden = !panel.hidden;
    document.getElementById("away-card").setAttribute("aria-expanded", String(!panel.hidden));
    return Card.follow();
  },

  /** Draws what is on show, if anybody looks; the latest call wins. */
  async follow() {
    document.getElementById("card-consent-label").hidden = !Card.title();
    if (document.getElementById("card").hidden) return;
    Card.count += 1;
    const turn = Card.count;
    try {
      const canvas = await Card.draw();
      if (turn === Card.count) Card.show(canvas);
    } catch (error) {
      Panels.fault(error);
    }
  },

  show(canvas) {
    const image = document.getElementById("card-image");
    Card.canvas = canvas;
    // Written out, because phones' messengers save no picture that is only in the page's memory.
    image.src = canvas.toDataURL("image/png");
    image.alt = Words.say("shell-card-alt", { text: Card.lines().filter(Boolean).join(" · ") });
  },

  file() {
    return new Promise((resolve) => Card.canvas.toBlob(resolve, "image/png"));
  },

  /** Gives the title of the last post, where the report has one account and the title. */
  title() {
    const { accounts } = Result.report;
    const last = Result.total === 1 && accounts[0].evidence.find(({ what }) => what === "last-post");
    return (last && last.title) || "";
  },

  consented() {
    const title = document.getElementById("card-consent").checked && Card.title();
    return title ? Words.say("shell-card-last", { title }) : "";
  },

  /** Lists the card's texts: who, the verdict, why, the title if it may be shown, what was asked, what it is. */
  lines() {
    const { accounts } = Result.report;
    const one = Result.total === 1;
    const address = Square.address();
    const tally = () => [...document.querySelectorAll("#result .tally li")].map((item) => item.textContent).join(" · ");
    return [
      one ? Away.who(accounts[0]) : Words.say("shell-title"),
      Result.verdict(),
      one ? Away.shown(".sentence") : tally(),
      Card.consented(),
      Card.asked(),
      Words.say("shell-card-note"),
      address && Words.say("shell-block-check", { address }),
    ];
  },

  /** Says by which rule and for which day it was asked, and the receipt. */
  asked() {
    const { receipt } = Result.report;
    const code = receipt && Words.say("shell-card-receipt", { code: receipt.code });
    const asked = ["shell-card-rule", "shell-card-as-of"].map((key) => Words.say(key, Away.asked()));
    return [...asked, code].filter(Boolean).join(" · ");
  },

  async draw() {
    const [width, height] = Card.shapes[document.getElementById("card-shape").value];
    const [who, word, sentence, title, ...rest] = Card.lines();
    const one = Result.total === 1;
    const drawing = new Drawing(width, height, one ? Result.report.accounts[0].verdict : "");
    const address = Square.address();
    if (address) drawing.corner(Square.canvas(address, 8));
    drawing.write(who, { size: 36, weight: 600, most: 2 });
    await drawing.headline(word, one && document.querySelector("#result .verdict .mark"));
    drawing.pastCorner();
    drawing.write(sentence, { size: 28, most: 5 });
    drawing.write(title, { size: 24, soft: true, most: 2 });
    drawing.foot(rest.filter(Boolean));
    await drawing.strip(one && document.querySelector("#result .strip-drawing"));
    return drawing.canvas;
  },

  async copy() {
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": await Card.file() })]);
      Away.say("shell-away-copied");
    } catch {
      // A browser that refuses still lets the picture be saved.
      document.getElementById("card-save").focus();
    }
  },
};
