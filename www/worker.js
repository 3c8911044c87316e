// Runs the engine beside the page. Only the glue of the same build comes before
// this text; the module comes by message, so nothing is fetched here. It comes as
// bytes: in a sandboxed frame some engines hand over no compiled one.
"use strict";

let session;
let started;
let memory;

/** Tells what failed; that no memory was left, a trap cannot say itself. */
function told(error) {
  const stack = error?.stack ?? "";
  // Not every engine's stack begins with what happened.
  const text = stack.includes(String(error)) ? stack : `${error}\n${stack}`;
  if (!(error instanceof WebAssembly.RuntimeError)) return text;
  try {
    // What asks in vain asks for much: lists double when they are full.
    memory.grow(memory.buffer.byteLength / 65536 / 2);
    return text;
  } catch {
    return `out of memory: ${text}`;
  }
}

const methods = {
  async start({ bytes, texts }) {
    ({ memory } = await wasm_bindgen({ module_or_path: bytes }));
    texts.forEach((file) => wasm_bindgen.take_texts(file));
    session = new wasm_bindgen.Session();
  },

  open({ inputs, settings, query }, progress) {
    if (!readable(inputs)) return { unreadable: true };
    session.open(inputs, settings, (step, done, total) => progress({ step, done, total }));
    return {
      needs: session.needs(),
      dependsOnCaptured: session.depends_on_captured(),
      dependsOnOrder: session.depends_on_order(),
      ...methods.report({ settings, query }),
    };
  },

  report({ settings, query: { verdict = "", platform = "", name = "", from = 0 } }) {
    return session.report(settings, verdict, platform, name, from);
  },

  /** Reports on one of several accounts. */
  account({ number }) {
    return session.account(number);
  },

  /** Reports on all accounts, however many. */
  whole({ settings }) {
    return session.whole(settings);
  },

  /** Compiles a rule file; only the full build can. */
  rule({ bytes, lang }) {
    return wasm_bindgen.compile_rule(bytes, lang);
  },

  /** Writes a report as CSV; a light build cannot. */
  table({ report }) {
    return wasm_bindgen.table(report);
  },

  /** Writes a report as a workbook; a light build cannot. */
  workbook({ report, lang }) {
    return wasm_bindgen.workbook(report, lang);
  },

  /** Hashes in stretches, so that other calls are answered in between. */
  async hash(args, progress) {
    while (session.hash()) {
      progress({ step: "hashing" });
      await new Promise((resolve) => setTimeout(resolve));
    }
  },
};

/**
 * Tells whether files can be read here: WebKit refuses that to the worker of a page from disk.
 * Two are tried, because one alone may be gone.
 */
function readable(inputs) {
  const files = inputs.filter((input) => input.blob?.size);
  return !files.length || [files[0], files[files.length - 1]].some(({ blob }) => opens(blob));
}

function opens(blob) {
  try {
    return new FileReaderSync().readAsArrayBuffer(blob.slice(0, 1)).byteLength > 0;
  } catch {
    return false;
  }
}

self.onmessage = async ({ data: { id, method, args } }) => {
  try {
    // Calls may come while the engine is still starting; where that fails, each hears why.
    if (method === "start") started = methods.start(args);
    await started;
    const result = method === "start" ? undefined : await methods[method](args, (progress) => self.postMessage({ id, progress }));
    self.postMessage({ id, result });
  } catch (error) {
    self.postMessage({ id, error: told(error) });
  }
};
