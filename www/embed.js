// The element <dormouse-check>: the checker in an article. It keeps to its own
// shadow, makes one sandboxed frame, and may be loaded twice. It runs among the
// article's scripts, so it leaves alone what old libraries replace: bind, map and the like.
"use strict";

(function () {
  const NAME = "dormouse-check";
  const SETTINGS = ["lang", "rule", "as-of", "captured", "zone"];
  const TALLEST = 3000;
  // Links open from the page around the checker, after the reader has agreed; the checker in it may open nothing.
  const SANDBOX = "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";
  const home = new URL("dormouse.html", document.currentScript.src).href;
  const style = ":host{display:block}iframe{display:block;width:100%;border:0}";

  class DormouseCheck extends HTMLElement {
    static get observedAttributes() {
      return [...SETTINGS, "theme", "src", "height"];
    }

    constructor() {
      super();
      this.attachShadow({ mode: "open" });
      this.hear = (event) => this.heed(event);
    }

    connectedCallback() {
      addEventListener("message", this.hear);
      this.draw();
    }

    disconnectedCallback() {
      removeEventListener("message", this.hear);
    }

    attributeChangedCallback(name, before, now) {
      if (this.isConnected && before !== now) this.draw();
    }

    draw() {
      const frame = document.createElement("iframe");
      frame.title = this.getAttribute("title") || "Dormouse";
      frame.setAttribute("sandbox", SANDBOX);
      frame.setAttribute("allow", "clipboard-write");
      frame.loading = "lazy";
      frame.height = Number(this.getAttribute("height")) || 640;
      frame.src = `${home}#${this.fragment()}`;
      this.shadowRoot.replaceChildren(this.styled(), frame);
      this.frame = frame;
    }

    /** Makes the style sheet, as an object where the engine has those: a host's policy may forbid elements of style. */
    styled() {
      try {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        this.shadowRoot.adoptedStyleSheets = [sheet];
        return document.createTextNode("");
      } catch {
        return Object.assign(document.createElement("style"), { textContent: style });
      }
    }

    fragment() {
      let fragment = "embed=1";
      for (const name of [...SETTINGS, "theme"]) {
        if (this.hasAttribute(name)) fragment += `&${name}=${encodeURIComponent(this.getAttribute(name))}`;
      }
      return fragment;
    }

    heed({ source, data }) {
      if (source !== this.frame?.contentWindow || data?.dormouse !== 1) return;
      if (data.type === "ready") this.sendReport();
      if (data.type === "height") this.grow(data.height);
      if (data.type === "verdict") this.dispatchEvent(new CustomEvent("verdict", { detail: String(data.verdict), bubbles: true }));
    }

    grow(height) {
      if (!(height > 0) || this.hasAttribute("height")) return;
      this.frame.height = Math.min(TALLEST, Math.ceil(height));
      this.dispatchEvent(new CustomEvent("height", { detail: this.frame.height }));
    }

    /** Hands a report that the host has prepared to the frame, which shows it like its own. */
    async sendReport() {
      const address = this.getAttribute("src");
      if (!address) return;
      const { contentWindow } = this.frame;
      try {
        const response = await fetch(address);
        if (!response.ok) throw new Error(response.status);
        contentWindow.postMessage({ dormouse: 1, type: "report", report: await response.text() }, "*");
      } catch (error) {
        contentWindow.postMessage({ dormouse: 1, type: "missing" }, "*");
        this.dispatchEvent(new CustomEvent("error", { detail: `${address}: ${error.message}` }));
      }
    }
  }

  if (!customElements.get(NAME)) customElements.define(NAME, DormouseCheck);
})();
