// Unpacks the files a page holds, in a worker: the page stays free meanwhile.
import { decompress } from "lzma1";

self.onmessage = ({ data: { text } }) => {
  const packed = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const bytes = Uint8Array.from(decompress(packed));
  self.postMessage({ bytes: bytes.buffer }, [bytes.buffer]);
};
