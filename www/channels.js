// The ways a page can send something, and a trial of each before the person's
// eyes. The address does not exist; what matters is that the browser refuses
// to try it, and says so.
"use strict";

const Channels = {
  address: "https://dormouse.invalid",
  /** How long a refusal may take, in milliseconds. */
  patience: 600,

  /** Lists the ways; each tries to reach an address. Some throw where they are refused. */
  list: {
    fetch: (to) => fetch(to, { mode: "no-cors" }),
    request: (to) => {
      const request = new XMLHttpRequest();
      request.open("POST", to);
      request.send("x");
    },
    beacon: (to) => navigator.sendBeacon(to, "x"),
    socket: (to) => new WebSocket(to.replace(/^http/, "ws")),
    events: (to) => new EventSource(to),
    image: (to) => (new Image().src = to),
    script: (to) => Channels.add("script", { src: to }),
    style: (to) => Channels.add("link", { rel: "stylesheet", href: to }),
    prefetch: (to) => Channels.add("link", { rel: "prefetch", href: to }),
    font: (to) => new FontFace("sent", `url("${to}")`).load(),
    media: (to) => Channels.add("audio", { src: to, preload: "auto" }),
    object: (to) => Channels.add("object", { data: to }),
    frame: (to) => Channels.add("iframe", { src: to }),
    form: (to) => {
      const form = Channels.add("form", { action: to, method: "post", target: "_self" });
      form.submit();
    },
    worker: (to) => {
      const url = URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(to)})`]));
      const worker = new Worker(url);
      worker.onerror = (event) => event.preventDefault();
      setTimeout(() => worker.terminate(), Channels.patience);
    },
    popup: (to) => window.open(to, "_blank"),
  },

  add(name, attributes) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.hidden = true;
    document.body.append(element);
    setTimeout(() => element.remove(), Channels.patience);
    return element;
  },

  /** Tries every way; tells for each whether the browser refused it. */
  async tryAll() {
    const refused = new Set();
    const note = ({ blockedURI }) => refused.add(String(blockedURI).split("/").pop());
    document.addEventListener("securitypolicyviolation", note);
    await Promise.all(Object.keys(Channels.list).map((name) => Channels.tryOne(name, refused)));
    await new Promise((resolve) => setTimeout(resolve, Channels.patience));
    document.removeEventListener("securitypolicyviolation", note);
    return Object.keys(Channels.list).map((name) => ({ name, refused: refused.has(name) }));
  },

  async tryOne(name, refused) {
    try {
      const outcome = Channels.list[name](`${Channels.address}/${name}`);
      // A window that is not opened is a refusal without an event.
      if (name === "popup" && !outcome) refused.add(name);
      await outcome;
    } catch {
      // The event tells; an address that does not exist fails as well.
    }
  },

  start() {
    document.getElementById("check").addEventListener("click", () => Channels.show());
  },

  async show() {
    const box = document.getElementById("check-result");
    document.getElementById("check").disabled = true;
    const tried = await Channels.tryAll();
    document.getElementById("check").disabled = false;
    const open = tried.filter((way) => !way.refused).length;
    const summary = document.createElement("p");
    summary.textContent = Words.say(open ? "shell-check-open" : "shell-check-closed", { count: tried.length, open });
    const list = document.createElement("ul");
    list.className = "plain";
    for (const { name, refused } of tried) {
      const item = document.createElement("li");
      item.textContent = `${Words.say(`shell-channel-${name}`)}: ${Words.say(refused ? "shell-check-refused" : "shell-check-let")}`;
      list.append(item);
    }
    const limits = document.createElement("p");
    limits.textContent = Words.say("shell-check-limits");
    box.replaceChildren(summary, list, limits);
  },
};
