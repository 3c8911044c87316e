// What a web page would do without Dormouse: a maintained library where JavaScript
// has nothing of its own, the whole list in memory where that is how the library is
// used, and a loop over it for number and newest date.
"use strict";

const day = (time) => new Date(time).toISOString().slice(0, 10);

/** Sums up times in milliseconds. */
function sumUp(times) {
  let newest = 0;
  let posts = 0;
  for (const time of times) {
    if (time > newest) newest = time;
    posts += 1;
  }
  return { posts, last: day(newest) };
}

function tweets(text) {
  // What is too long for a string comes as an empty one, without an error.
  if (!text) throw new RangeError("the browser gives a text of this length as an empty string");
  return sumUp(JSON.parse(text.slice(text.indexOf("["))).map(({ tweet }) => Date.parse(tweet.created_at)));
}

/** Calls a library on rows as they come; a whole table of rows as objects would take a gigabyte. */
function rows(file, column, found) {
  return new Promise((resolve, reject) => {
    let posts = 0;
    let last = "";
    const chunk = ({ data }) => {
      for (const row of data) {
        posts += 1;
        if (row[column] > last) last = row[column];
      }
    };
    Papa.parse(file, { header: true, skipEmptyLines: true, chunk, error: reject, complete: () => resolve(found(posts, last.slice(0, 10))), ...found.options });
  });
}

const LIBRARIES = {
  zip: "@zip.js/zip.js/dist/zip.min.js",
  csv: "papaparse/papaparse.min.js",
  register: "papaparse/papaparse.min.js",
  feed: "fast-xml-parser/lib/fxp.min.js",
  xlsx: "xlsx/dist/xlsx.full.min.js",
};

const ways = {
  async json(file) {
    return tweets(await file.text());
  },

  async zip(file) {
    // It is a worker itself already.
    zip.configure({ useWebWorkers: false });
    const entries = await new zip.ZipReader(new zip.BlobReader(file)).getEntries();
    const entry = entries.find(({ filename }) => filename === "data/tweets.js");
    return tweets(await entry.getData(new zip.TextWriter()));
  },

  csv(file) {
    return rows(file, "完整日期", (posts, last) => ({ posts, last }));
  },

  register(file) {
    const found = (accounts) => ({ accounts });
    // Its title stands above the heads of its columns.
    found.options = { beforeFirstChunk: (text) => text.slice(text.indexOf("\n") + 1) };
    return rows(file, "最近更新日期", found);
  },

  async feed(file) {
    const { rss } = new fxp.XMLParser().parse(await file.text());
    return sumUp(rss.channel.item.map(({ pubDate }) => Date.parse(pubDate)));
  },

  async xlsx(file) {
    const book = XLSX.read(await file.arrayBuffer(), { dense: true });
    const list = XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]]);
    return sumUp(list.map((row) => Date.parse(`${row["发布时间"].replace(" ", "T")}Z`)));
  },

  // Workers have no parser of HTML; this one runs on the page.
  async html(file) {
    const page = new DOMParser().parseFromString(await file.text(), "text/html");
    return sumUp([...page.querySelectorAll("._a6-g > footer")].map((footer) => Date.parse(`${footer.textContent} UTC`)));
  },

  /** Only reads, in the slices of Dormouse: they double from 64 KiB to 4 MiB. */
  read(file, { spans, slice = 64 << 10, largest = 4 << 20 }) {
    const reader = new FileReaderSync();
    let bytes = 0;
    for (const [from, to] of spans) {
      let size = slice;
      for (let at = from; at < to; size = Math.min(size * 2, largest)) {
        const piece = reader.readAsArrayBuffer(file.slice(at, Math.min(at + size, to)));
        bytes += piece.byteLength;
        at += piece.byteLength;
      }
    }
    return { bytes };
  },

  /** Only reads, as a stream. */
  async stream(file, { spans }) {
    let bytes = 0;
    for (const [from, to] of spans) {
      const reader = file.slice(from, to).stream().getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) bytes += part.value.length;
    }
    return { bytes };
  },

  /** Starts an empty module, reads a little, and says so. */
  async first(file) {
    await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return { bytes: new FileReaderSync().readAsArrayBuffer(file.slice(0, 64 << 10)).byteLength };
  },
};
