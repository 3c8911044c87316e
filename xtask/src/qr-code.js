// Makes QR codes, in the page: the smallest part of the library, for addresses need no more.
export { correction, generate } from "lean-qr/nano";
