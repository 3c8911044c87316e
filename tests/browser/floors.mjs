// Finds what the oldest engines of floors.json lack: syntax, built-ins and web APIs of scripts, properties and
// selectors of style sheets, elements and attributes of pages. What an engine has says MDN's browser-compat-data.
import { createRequire } from "node:module";
import * as acorn from "acorn";
import { ancestor } from "acorn-walk";
import * as css from "css-tree";

const require = createRequire(import.meta.url);
const data = require("@mdn/browser-compat-data");
const FLOORS = require("./floors.json");

/** The newest edition of which all of them know most; what they do not know of it is looked for. */
const EDITION = 2022;
const OBJECTS = { window: "Window", self: "Window", globalThis: "Window", document: "Document", navigator: "Navigator", location: "Location", history: "History", localStorage: "Storage", crypto: "Crypto", performance: "Performance" };
/** Built-ins that are rare, and whose methods share their names with common ones. */
const RARE = ["Iterator", "AsyncIterator", "AsyncGenerator", "Generator", "Atomics", "SharedArrayBuffer", "SuppressedError", "Temporal", "WebAssembly"];

function older(one, other) {
  const [a, b] = [one, other].map((version) => version.replace("≤", "").split(".").map(Number));
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    if ((a[at] ?? 0) !== (b[at] ?? 0)) return (a[at] ?? 0) < (b[at] ?? 0);
  }
  return true;
}

/** Names the engines that lack an entry of the data, with the version that has it; nothing where all have it. */
function lacking(entry) {
  const support = entry?.__compat?.support;
  const has = (browser) => [support[browser] ?? []].flat().some(({ version_added: added, version_removed: removed, flags, prefix, alternative_name: other }) =>
    typeof added === "string" && added !== "preview" && !flags && !prefix && !other && older(added, FLOORS[browser]) && !(removed && older(removed, FLOORS[browser])));
  const since = (browser) => [support[browser] ?? []].flat()[0]?.version_added || "never";
  return support ? Object.keys(FLOORS).filter((browser) => !has(browser)).map((browser) => `${browser} ${since(browser)}`).join(", ") : "";
}

/** Collects the members of every interface by name. */
function index(interfaces, left = []) {
  const found = new Map();
  for (const [owner, members] of Object.entries(interfaces)) {
    if (left.includes(owner)) continue;
    for (const [name, entry] of Object.entries(members)) {
      const plain = name.replace(/_static$/, "");
      if (entry?.__compat) found.set(plain, [...(found.get(plain) ?? []), entry]);
    }
  }
  return found;
}

const BUILT_IN = index(data.javascript.builtins, RARE);
const WEB = index(data.api);

/** Tells whether all that a name can mean is lacking somewhere. */
function lackingAll(entries) {
  const faults = (entries ?? []).map(lacking);
  return faults.length && faults.every(Boolean) ? faults[0] : "";
}

function lackingMember(object, name) {
  const owner = OBJECTS[object] ?? object;
  const of = [data.javascript.builtins[owner], data.api[owner]].filter(Boolean).flatMap((one) => [one[name], one[`${name}_static`]]).filter((entry) => entry?.__compat);
  if (of.length) return lackingAll(of);
  return lackingAll(BUILT_IN.get(name)) || (BUILT_IN.has(name) ? "" : lackingAll(WEB.get(name)));
}

function lackingGlobal(name) {
  const entries = [data.javascript.builtins[name], data.api[name], data.api.Window[name]].filter((entry) => entry?.__compat);
  return lackingAll(entries);
}

/** Lists what a script asks of an engine and an engine lacks; `edition` 5 is for what must run anywhere. */
export function scriptFaults(text, { edition = EDITION, allowed = [], named = [] } = {}) {
  let tree;
  try {
    tree = acorn.parse(text, { ecmaVersion: edition, sourceType: "script", allowHashBang: false });
  } catch (error) {
    return [`syntax: ${error.message}`];
  }
  if (edition === 5) return [];
  const faults = new Set();
  const own = new Set();
  const add = (name, fault) => fault && !allowed.includes(name) && faults.add(`${name} (${fault})`);
  const bind = (pattern) => {
    if (pattern?.type === "Identifier") own.add(pattern.name);
    for (const part of pattern?.elements ?? pattern?.properties ?? []) bind(part?.value ?? part?.argument ?? part);
    if (pattern?.type === "AssignmentPattern") bind(pattern.left);
  };
  const scope = (node) => {
    node.params?.forEach(bind);
    bind(node.id);
  };
  ancestor(tree, {
    Function: scope,
    Class: scope,
    VariableDeclarator: ({ id }) => bind(id),
    CatchClause: ({ param }) => bind(param),
  });
  ancestor(tree, {
    Identifier({ name }, parents) {
      const parent = parents[parents.length - 2];
      const tested = parent?.type === "UnaryExpression" && parent.operator === "typeof";
      if (!own.has(name) && !tested) add(name, lackingGlobal(name));
    },
    MemberExpression({ object, property, computed }) {
      const name = computed ? property.type === "Literal" && property.value : property.name;
      if (typeof name !== "string") return;
      const owner = object.type === "Identifier" && !own.has(object.name) ? object.name : "";
      const known = Boolean(data.api[owner] || data.javascript.builtins[owner] || OBJECTS[owner]);
      // An object of ours, and a name that ours have and the language has not.
      if (object.type === "Identifier" && /^[A-Z]/.test(object.name) && !known) return;
      if (object.property?.name === "dataset") return;
      if (!known && named.includes(name) && !BUILT_IN.has(name)) return;
      add(known ? `${owner}.${name}` : name, lackingMember(owner, name));
    },
    Literal({ regex }) {
      if (regex && /\(\?<[=!]/.test(regex.pattern)) add("lookbehind", "safari 16.4");
      if (regex?.flags.includes("d")) add("the flag d", "chrome 90");
    },
    StaticBlock: () => add("a static block", "chrome 94, firefox 93, safari 16.4"),
    BinaryExpression: ({ left }) => left.type === "PrivateIdentifier" && add("a private name in", "chrome 91"),
  });
  return [...faults];
}

/** Lists the names that scripts give to members of their own objects. */
export function namesOf(texts) {
  const names = new Set();
  const keep = ({ key, computed }) => !computed && names.add(key.name ?? key.value);
  for (const text of texts) {
    ancestor(acorn.parse(text, { ecmaVersion: EDITION, sourceType: "script" }), {
      Property: keep,
      MethodDefinition: keep,
      // Taking a member out of an object gives it no name.
      AssignmentExpression: ({ left }) => left.type === "MemberExpression" && left.object.type === "ThisExpression" && names.add(left.property.name),
    });
  }
  return [...names];
}

/** Lists what a style sheet asks for and an engine lacks, outside of @supports and where nothing simpler stands before it. */
export function sheetFaults(text, { allowed = [] } = {}) {
  const faults = new Set();
  const add = (name, fault) => fault && !allowed.includes(name) && faults.add(`${name} (${fault})`);
  const guarded = [];
  const rules = [];
  const settled = new WeakMap();
  css.walk(css.parse(text, { parseCustomProperty: false }), {
    enter(node) {
      if (node.type === "Atrule" && node.name === "supports") guarded.push(node);
      if (guarded.length) return;
      if (node.type === "Rule") {
        if (rules.length) add("nesting", "chrome 112, firefox 117, safari 16.5");
        rules.push(node);
      }
      if (node.type === "Atrule") add(`@${node.name}`, lacking(data.css["at-rules"][node.name]));
      if (node.type === "Feature") add(node.name, lacking(data.css["at-rules"].media[node.name.replace(/^(min|max)-/, "")]));
      if (/^Pseudo/.test(node.type)) add(`:${node.name}`, lacking(data.css.selectors[node.name]));
      if (node.type === "Declaration") declare(node, this.block ?? node);
    },
    leave(node) {
      if (node === guarded[guarded.length - 1]) guarded.pop();
      if (node === rules[rules.length - 1]) rules.pop();
    },
  });
  return [...faults];

  function declare({ property, value }, block) {
    if (/^-/.test(property)) return;
    const entry = data.css.properties[property];
    const found = [[property, lacking(entry)], ...valueFaults(property, entry, value)].filter(([, fault]) => fault);
    const before = settled.get(block) ?? new Set();
    // A simpler value before it is what older engines keep.
    if (!before.has(property)) found.forEach(([name, fault]) => add(name, fault));
    if (!found.length) settled.set(block, before.add(property));
  }

  function valueFaults(property, entry, value) {
    const found = [];
    css.walk(value, (node) => {
      if (node.type === "Identifier") found.push([`${property}: ${node.name}`, lacking(entry?.[node.name])]);
      if (node.type === "Function") found.push([`${node.name}()`, lackingAll([...(TYPES.get(node.name) ?? [])])]);
      if (node.type === "Dimension" && /^([dsl]v|cq)/.test(node.unit)) found.push([node.unit, "chrome 108, firefox 101, safari 15.4"]);
    });
    return found;
  }
}

const TYPES = index({ types: data.css.types, ...data.css.types });

/** Lists the elements and attributes of a page that an engine lacks. */
export function pageFaults(html, { allowed = [] } = {}) {
  const faults = new Set();
  const add = (name, fault) => fault && !allowed.includes(name) && faults.add(`${name} (${fault})`);
  const bare = html.replace(/<(script|style)\b([^>]*)>[^]*?<\/\1>/g, "<$1$2>");
  for (const [, name, attributes] of bare.matchAll(/<([a-z][\w-]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/g)) {
    const element = data.html.elements[name];
    add(`<${name}>`, lacking(element));
    for (const [, attribute] of attributes.matchAll(/([\w-]+)(?:="[^"]*")?/g)) {
      add(`${name} ${attribute}`, lacking(element?.[attribute] ?? data.html.global_attributes[attribute]));
    }
  }
  return [...faults];
}
