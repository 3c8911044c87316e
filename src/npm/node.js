// The package under Node and its kin: files lie on disk.
import { readFile } from "node:fs/promises";
import { bring } from "./core.js";

bring((name) => readFile(new URL(name, import.meta.url)));

export * from "./core.js";
