// Takes files from a drop, a choice or a paste, and text from a paste. Each way
// ends in the same list of inputs; none needs a second button.
"use strict";

const Inputs = {
  /** How much the page reads at a time, in bytes. */
  slice: 16 * 1024 * 1024,

  /** Wires every way in; `take` is called with inputs. */
  start(take) {
    Inputs.take = take;
    Inputs.wireDrop(document.getElementById("drop"));
    Inputs.wireChoice("choose", "files");
    Inputs.wireChoice("choose-folder", "folder");
    Inputs.wirePaste();
  },

  file(file, path = file.webkitRelativePath || file.name) {
    const slash = path.indexOf("/");
    const inFolder = slash > 0;
    return {
      name: inFolder ? path.slice(slash + 1) : path,
      folder: inFolder ? path.slice(0, slash) : undefined,
      modified: file.lastModified,
      blob: file,
    };
  },

  wireChoice(buttonId, inputId) {
    const input = document.getElementById(inputId);
    document.getElementById(buttonId).addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const files = [...input.files];
      // Emptied, so that choosing the same file again is a change.
      input.value = "";
      Inputs.take(files.map((file) => Inputs.file(file)));
    });
  },

  /** Accepts a drop anywhere; a file dropped beside the box must not replace the page. */
  wireDrop(box) {
    const over = new Set();
    const mark = () => box.classList.toggle("over", over.size > 0);
    const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
    addEventListener("dragenter", (event) => {
      if (carriesFiles(event)) over.add(event.target);
      mark();
    });
    addEventListener("dragleave", (event) => {
      over.delete(event.target);
      mark();
    });
    addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
    addEventListener("drop", async (event) => {
      over.clear();
      mark();
      const text = event.dataTransfer.getData("text/plain");
      if (!carriesFiles(event) && (!text || Inputs.isField(event.target))) return;
      event.preventDefault();
      Inputs.take(carriesFiles(event) ? await Inputs.dropped(event.dataTransfer) : Inputs.text(text));
    });
  },

  async dropped(transfer) {
    // Both lists are emptied as soon as this event's turn is over.
    const files = [...transfer.files];
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.());
    if (!entries.some((entry) => entry?.isDirectory)) return files.map((file) => Inputs.file(file));
    const found = await Promise.all(entries.filter(Boolean).map(Inputs.walk));
    return found.flat();
  },

  /** Lists the files of an entry; what the browser may not open stays in the list, marked as gone. */
  walk(entry) {
    return Inputs.list(entry).catch(() => [{ ...Inputs.file({}, entry.fullPath.slice(1)), blob: undefined, gone: true }]);
  },

  async list(entry) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [Inputs.file(file, entry.fullPath.slice(1))];
    }
    const reader = entry.createReader();
    const inside = [];
    for (;;) {
      // A browser hands over a hundred at a time, and nothing at the end.
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) break;
      inside.push(...(await Promise.all(some.map(Inputs.walk))));
    }
    return inside.flat();
  },

  /**
   * Reads files on the page, in slices, where no worker may: the bytes take their place.
   * One that cannot be read stands there without any, marked as gone.
   */
  async readHere(inputs, onprogress) {
    const total = inputs.reduce((sum, { blob }) => sum + (blob?.size ?? 0), 0);
    let done = 0;
    const slice = async (blob, bytes) => {
      for (let at = 0; at < blob.size; at += Inputs.slice) {
        bytes.set(new Uint8Array(await blob.slice(at, at + Inputs.slice).arrayBuffer()), at);
        onprogress({ step: "reading", done: (done += Math.min(Inputs.slice, blob.size - at)), total });
      }
      return bytes;
    };
    const read = [];
    for (const { blob, ...input } of inputs) {
      const bytes = blob && (await slice(blob, new Uint8Array(blob.size)).catch(() => null));
      read.push({ ...input, bytes: bytes ?? undefined, gone: input.gone || bytes === null });
    }
    return read;
  },

  isField(element) {
    return Boolean(element.closest?.("input, textarea, select, [contenteditable]"));
  },

  text(text) {
    return text.trim() ? [{ name: "", pasted: true, modified: Date.now(), text }] : [];
  },

  wirePaste() {
    const [button, box, field] = ["paste", "paste-box", "paste-text"].map((id) => document.getElementById(id));
    button.addEventListener("click", () => {
      box.hidden = !box.hidden;
      button.setAttribute("aria-expanded", String(!box.hidden));
      if (!box.hidden) field.focus();
    });
    let timer;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      // Whoever types is not judged at every letter.
      timer = setTimeout(() => field.value.trim() && Inputs.take(Inputs.text(field.value)), 600);
    });
    addEventListener("paste", (event) => {
      const files = [...event.clipboardData.files];
      if (!files.length && Inputs.isField(event.target)) return;
      event.preventDefault();
      const text = event.clipboardData.getData("text/plain");
      Inputs.take(files.length ? files.map((file) => Inputs.file(file)) : Inputs.text(text));
    });
  },
};
