// What is read: made once, into target/bench/inputs, with a note beside each of what it must be judged as.
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { day } from "./inputs/content.mjs";
import { facebook, feed } from "./inputs/markup.mjs";
import { register, weibo } from "./inputs/tables.mjs";
import { frame, sheet, strings } from "./inputs/workbook.mjs";
import { companions, posts } from "./inputs/x.mjs";
import { ZipFile, crcOfZeros, gathered } from "./inputs/zip.mjs";

/** The day asked for, and the day every export was made. */
export const DAY = "2026-06-01";

const MB = 1e6;
const MEDIA = { count: 60, size: 66_700_000 };

function text(pieces) {
  return (path, told) => {
    const file = openSync(path, "w");
    for (const bytes of gathered(pieces(told))) writeSync(file, bytes);
    closeSync(file);
  };
}

function archive(bytes, media = MEDIA.count) {
  return async (path, told) => {
    const zip = await ZipFile.create(path);
    await zip.add("data/tweets.js", posts(bytes, told));
    for (const [name, text] of Object.entries(companions(told.posts))) await zip.add(name, [text]);
    const needed = [0, zip.at];
    const crc = crcOfZeros(MEDIA.size);
    for (let number = 1; number <= media; number += 1) {
      await zip.addZeros(`data/tweets_media/${number}-film.mp4`, MEDIA.size, crc);
    }
    // Whoever reads only what is needed reads the members at the beginning, and the directory.
    told.spans = [needed, await zip.close()];
    told.unpacked = bytes;
  };
}

async function workbook(path, told) {
  const zip = await ZipFile.create(path);
  const texts = new Map();
  for (const [name, text] of Object.entries(frame())) await zip.add(name, [text]);
  await zip.add("xl/worksheets/sheet1.xml", sheet(300_000, texts, told));
  await zip.add("xl/sharedStrings.xml", strings(texts));
  await zip.close();
}

const x = (bytes) => text((told) => posts(bytes, told));

/** `way` names what else can read it; `quick` inputs are those of `--quick`. */
export const INPUTS = [
  { name: "x-20m", what: "X archive, JS, 20 MB", file: "tweets-20m.js", way: "json", quick: true, make: x(20 * MB) },
  { name: "x-200m", what: "X archive, JS, 200 MB", file: "tweets-200m.js", way: "json", make: x(200 * MB) },
  { name: "x-2g", what: "X archive, JS, 2 GB", file: "tweets-2g.js", way: "json", huge: true, make: x(2000 * MB) },
  { name: "zip-20m", what: "zip: 20 MB of posts beside 4 GB of media", file: "archive-20m.zip", way: "zip", quick: true, make: archive(20 * MB) },
  { name: "zip-20m-alone", what: "zip: the same 20 MB of posts alone", file: "posts-20m.zip", way: "zip", quick: true, make: archive(20 * MB, 0) },
  { name: "zip-200m", what: "zip: 200 MB of posts beside 4 GB of media", file: "archive-200m.zip", way: "zip", make: archive(200 * MB) },
  { name: "zip-2g", what: "zip: 2 GB of posts beside 4 GB of media", file: "archive-2g.zip", way: "zip", huge: true, make: archive(2000 * MB) },
  { name: "weibo", what: "Weibo CSV, 1 million rows", file: "2000000001.csv", way: "csv", make: text((told) => weibo(1_000_000, told)) },
  { name: "facebook", what: "Facebook HTML, 100 MB", file: "your_posts__check_ins__photos_and_videos_1.html", way: "html", make: text((told) => facebook(100 * MB, told)) },
  { name: "xlsx", what: "WeChat xlsx, 300,000 rows", file: "articles.xlsx", way: "xlsx", make: workbook },
  { name: "register", what: "register of 200,000 accounts, CSV", file: "register.csv", way: "register", quick: true, make: text((told) => register(200_000, told)) },
  { name: "feed", what: "RSS feed, 10 MB", file: "feed.xml", way: "feed", quick: true, make: text((told) => feed(10 * MB, told)) },
];

/** Tells one version of the generators from another. */
function version() {
  const sum = createHash("sha256");
  const folder = join(import.meta.dirname, "inputs");
  for (const name of readdirSync(folder).sort()) sum.update(readFileSync(join(folder, name)));
  return sum.update(readFileSync(import.meta.filename)).digest("hex").slice(0, 16);
}

/** Makes an input unless it is there; gives it with its `path`, its size in `bytes`, and what it must be judged as. */
export async function prepare(input, folder) {
  mkdirSync(folder, { recursive: true });
  const [path, note, now] = [join(folder, input.file), join(folder, `${input.name}.json`), version()];
  let told = existsSync(note) && existsSync(path) ? JSON.parse(readFileSync(note, "utf8")) : {};
  if (told.version !== now) {
    process.stderr.write(`making ${input.file}\n`);
    told = { version: now, accounts: 1 };
    await input.make(`${path}.part`, told);
    renameSync(`${path}.part`, path);
    if (told.newest) told.last = day(told.newest);
    writeFileSync(note, JSON.stringify(told));
  }
  return { ...input, ...told, path, bytes: statSync(path).size };
}

/** Gives what a report on an input must say. */
export function wanted({ accounts, verdicts, verdict, posts, last }) {
  return accounts > 1 ? { accounts, verdicts } : { accounts, verdict, posts, last };
}
