// Zip archives of any size, members deflated as they come; media are stretches of zero bytes that cost no disk.
import { open } from "node:fs/promises";
import { Readable, Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

const [STORED, DEFLATED] = [0, 8];
const WIDE = 0xffffffff;
// 2026-06-01, as MS-DOS writes it.
const DAY = ((2026 - 1980) << 9) | (6 << 5) | 1;

function header(signature, numbers, name, extra = Buffer.alloc(0)) {
  const bytes = Buffer.alloc(numbers.reduce((sum, [size]) => sum + size, 4));
  bytes.writeUInt32LE(signature);
  let at = 4;
  for (const [size, value] of numbers) {
    if (size === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, size);
    at += size;
  }
  return Buffer.concat([bytes, Buffer.from(name), extra]);
}

/** Gathers small strings: a write for each post would be slow. */
export function* gathered(pieces, size = 1 << 20) {
  let [held, length] = [[], 0];
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < size) continue;
    yield Buffer.from(held.join(""));
    [held, length] = [[], 0];
  }
  yield Buffer.from(held.join(""));
}

/** Writes an archive member by member. */
export class ZipFile {
  members = [];
  at = 0;

  static async create(path) {
    const zip = new ZipFile();
    zip.file = await open(path, "w");
    return zip;
  }

  /** Adds a member of pieces of text. */
  async add(name, pieces) {
    const member = { name, method: DEFLATED, offset: this.at, crc: 0, size: 0, packed: 0 };
    const start = this.at + this.#local(member).length;
    const count = new Transform({
      transform: (bytes, _, done) => {
        member.crc = crc32(bytes, member.crc);
        member.size += bytes.length;
        done(null, bytes);
      },
    });
    const out = new Writable({
      write: (bytes, _, done) => {
        const at = start + member.packed;
        member.packed += bytes.length;
        this.file.write(bytes, 0, bytes.length, at).then(() => done(), done);
      },
    });
    await pipeline(Readable.from(gathered(pieces)), count, createDeflateRaw({ level: 6 }), out);
    await this.#place(member);
  }

  /** Adds a stored member of zero bytes, which are not written. */
  async addZeros(name, size, crc) {
    await this.#place({ name, method: STORED, offset: this.at, crc, size, packed: size });
  }

  async #place(member) {
    const local = this.#local(member);
    await this.file.write(local, 0, local.length, member.offset);
    this.members.push(member);
    this.at = member.offset + local.length + member.packed;
  }

  #local({ name, method, crc, size, packed }) {
    const length = Buffer.byteLength(name);
    return header(0x04034b50, [[2, 20], [2, 0x800], [2, method], [2, 0], [2, DAY], [4, crc], [4, packed], [4, size], [2, length], [2, 0]], name);
  }

  #central({ name, method, offset, crc, size, packed }) {
    // Only where a member begins can need more than four bytes here; no member itself is that long.
    const far = offset >= WIDE;
    const extra = Buffer.alloc(far ? 12 : 0);
    if (far) {
      extra.writeUInt32LE(0x00080001);
      extra.writeBigUInt64LE(BigInt(offset), 4);
    }
    const length = Buffer.byteLength(name);
    const numbers = [[2, 45], [2, 45], [2, 0x800], [2, method], [2, 0], [2, DAY], [4, crc], [4, packed], [4, size], [2, length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, far ? WIDE : offset]];
    return header(0x02014b50, numbers, name, extra);
  }

  /** Writes the directory, in the form for large archives; gives the stretch it lies in. */
  async close() {
    const start = this.at;
    const directory = Buffer.concat(this.members.map((member) => this.#central(member)));
    const [count, end] = [this.members.length, start + directory.length];
    const record = header(0x06064b50, [[8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count], [8, directory.length], [8, start]], "");
    const locator = header(0x07064b50, [[4, 0], [8, end], [4, 1]], "");
    const tail = header(0x06054b50, [[2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, Math.min(start, WIDE)], [2, 0]], "");
    const bytes = Buffer.concat([directory, record, locator, tail]);
    await this.file.write(bytes, 0, bytes.length, start);
    await this.file.close();
    return [start, start + bytes.length];
  }
}

/** Sums that many zero bytes. */
export function crcOfZeros(size) {
  const piece = Buffer.alloc(1 << 20);
  let crc = 0;
  for (let left = size; left > 0; left -= piece.length) crc = crc32(piece.subarray(0, Math.min(left, piece.length)), crc);
  return crc;
}
