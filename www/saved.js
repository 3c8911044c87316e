// Writes the report as one HTML file: no script, nothing to load, so that it opens
// from a disk years from now. It is drawn anew by the engine, whole, whatever the
// page shows of it at the moment.
"use strict";

const Saved = {
  policy: "default-src 'none'; style-src 'unsafe-inline'",

  page() {
    const saved = document.implementation.createHTMLDocument(document.title);
    const root = saved.documentElement;
    root.lang = Words.table.lang;
    for (const name of ["theme", "size", "paper"]) {
      if (document.documentElement.dataset[name]) root.dataset[name] = document.documentElement.dataset[name];
    }
    saved.head.prepend(...Saved.metas(saved, Saved.policy));
    saved.body.append(Saved.heading(saved), Saved.content(saved));
    // As an element it would be held to the page's own policy. No rule of ours ends the element.
    const styles = `<style>\n${Away.styles().replaceAll("</", "<\\/")}\n</style></head>`;
    return `<!doctype html>\n${root.outerHTML.replace("</head>", () => styles)}\n`;
  },

  metas(saved, policy) {
    const metas = [
      ["http-equiv", "Content-Security-Policy", policy],
      ["name", "viewport", "width=device-width, initial-scale=1"],
      ["name", "color-scheme", "light dark"],
      ["name", "generator", `Dormouse ${Words.say("version")}`],
    ];
    const charset = saved.createElement("meta");
    charset.setAttribute("charset", "utf-8");
    const others = metas.map(([kind, name, content]) => {
      const meta = saved.createElement("meta");
      meta.setAttribute(kind, name);
      meta.content = content;
      return meta;
    });
    return [charset, ...others];
  },

  heading(saved) {
    const header = saved.createElement("header");
    header.className = "shell-header";
    const title = saved.createElement("h1");
    title.textContent = Words.say("shell-title");
    header.append(title);
    return header;
  },

  content(saved) {
    const main = saved.createElement("main");
    const [head, foot] = [...document.querySelectorAll(".paper-only")].map((part) => saved.importNode(part, true));
    const settings = saved.createElement("p");
    settings.className = "note saved-settings";
    settings.textContent = Words.say("shell-saved-settings", { settings: Copies.settings() });
    main.append(head, saved.adoptNode(Away.drawn()), settings, foot);
    return main;
  },
};
