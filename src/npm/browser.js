// The package in a browser or a bundler: files lie beside this module. Each is
// named in full, because bundlers look for exactly this form.
import { bring } from "./core.js";

const files = {
  "dormouse.wasm": new URL("./dormouse.wasm", import.meta.url),
  "texts/rules.json": new URL("./texts/rules.json", import.meta.url),
  "texts/en.txt": new URL("./texts/en.txt", import.meta.url),
  "texts/zh-Hans.txt": new URL("./texts/zh-Hans.txt", import.meta.url),
  "texts/zh-Hant.txt": new URL("./texts/zh-Hant.txt", import.meta.url),
};

bring(async (name) => {
  const answer = await fetch(files[name]);
  if (!answer.ok) throw new Error(`${files[name].href}: ${answer.status}`);
  return answer.arrayBuffer();
});

export * from "./core.js";
