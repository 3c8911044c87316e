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
    form: async (to, refuse) => {
      const frame = Channels.add("iframe", { name: "channel" });
      const form = Channels.add("form", { action: to, method: "post", target: "channel" });
      // A form that is refused by the sandbox alone makes no event: nothing loads.
      let loaded = false;
      frame.addEventListener("load", () => (loaded = true));
      form.submit();
      await new Promise((resolve) => setTimeout(resolve, Channels.patience / 2));
      if (!loaded) refuse();
    },
    worker: (to, refuse) => {
      const script = `addEventListener("securitypolicyviolation", () => postMessage("refused")); importScripts(${JSON.stringify(to)})`;
      const worker = new Worker(Packed.script(script));
      worker.onmessage = refuse;
      worker.onerror = (event) => event.preventDefault();
      setTimeout(() => worker.terminate(), Channels.patience);
    },
    // A window that is not opened is a refusal without an event.
    popup: (to, refuse) => window.open(to, "_blank") || refuse(),
  },

  /** What the browser names instead of the address where a frame or an object is refused. */
  directives: { "frame-src": "frame", "object-src": "object" },

  add(name, attributes) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    // An object that takes no room is not even tried.
    element.hidden = name !== "object";
    document.body.append(element);
    setTimeout(() => element.remove(), Channels.patience);
    return element;
  },

  /** Tries every way; tells for each whether the browser refused it. */
  async tryAll() {
    const refused = new Set();
    const note = ({ blockedURI, effectiveDirective, sample }) => {
      refused.add(String(blockedURI).split("/").pop());
      // What may not even be set, for it could become a script, is named by the place and the address.
      refused.add(String(sample).split("/").pop());
      refused.add(Channels.directives[effectiveDirective]);
    };
    document.addEventListener("securitypolicyviolation", note);
    await Promise.all(Object.keys(Channels.list).map((name) => Channels.tryOne(name, refused)));
    await new Promise((resolve) => setTimeout(resolve, Channels.patience));
    document.removeEventListener("securitypolicyviolation", note);
    return Object.keys(Channels.list).map((name) => ({ name, refused: refused.has(name) }));
  },

  async tryOne(name, refused) {
    try {
      await Channels.list[name](`${Channels.address}/${name}`, () => refused.add(name));
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
