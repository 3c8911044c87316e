// Markup: a page of posts as Facebook's download has it, and a feed.
import { Times, numbers, two, words } from "./content.mjs";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Writes a local time as Facebook's page does in English: May 02, 2018 8:10:00 am. */
function spoken(time) {
  const date = new Date(time);
  const hour = date.getUTCHours();
  const clock = `${hour % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hour < 12 ? "am" : "pm"}`;
  return `${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())}, ${date.getUTCFullYear()} ${clock}`;
}

const HEAD = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><base href="../../" /><style type="text/css">._a6-g{padding:8px}</style><title>Your posts, check-ins, photos and videos</title></head><body class="_5vb_ _2yq _a7o5"><div class="clearfix _ikh"><div class="_4bl9"><div class="_li"><div class="_a706" role="main">';

/** Writes about that many bytes of posts. */
export function* facebook(bytes, told) {
  const next = numbers(4);
  const times = new Times(next, "2010-01-01", "2024-01-20");
  let [count, size] = [0, 0];
  yield HEAD;
  while (size < bytes) {
    count += 1;
    const text = `${words(next, 20 + next(40))} &amp; ${words(next, 4)}<br />&quot;${words(next, 5)}&quot;`;
    const link = `<a target="_blank" href="https://example.org/harbour/${count}" class="_3-94">https://example.org/harbour/${count}</a>`;
    const block = `<div class="_3-95 _a6-g"><div aria-labelledby="u_${count}"><h2 class="_2ph_ _a6-h _a6-i" id="u_${count}">Harbour Notes shared a link.</h2><div class="_2ph_ _a6-p"><div><div class="_2pin"><div><div>${text}</div></div></div><div class="_2pin"><div><div><div class="_a7nf"><div class="_a7ng">${link}</div></div></div></div></div></div></div></div><footer class="_3-94 _a6-o"><a target="_blank" href="https://www.facebook.com/dyi/l/?l=${count}"><div class="_a72d">${spoken(times.take())}</div></a></footer></div>`;
    size += block.length;
    yield block;
  }
  yield "</div></div></div></div></body></html>\n";
  Object.assign(told, { posts: count, newest: times.newest, verdict: "dormant" });
}

/** Writes about that many bytes of a feed with whole articles in it. */
export function* feed(bytes, told) {
  const next = numbers(2);
  const times = new Times(next, "2010-01-01", "2024-01-20");
  let [count, size] = [0, 0];
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour notes</title><link>https://example.org/</link><description>Wind and tide</description>\n';
  while (size < bytes) {
    count += 1;
    const body = Array.from({ length: 4 }, () => `<p>${words(next, 30 + next(30))}</p>`).join("");
    const item = `<item><title>${words(next, 6)} &amp; ${words(next, 2)}</title><link>https://example.org/${count}</link><guid isPermaLink="false">harbour-${count}</guid><dc:creator>keeper</dc:creator><pubDate>${new Date(times.take()).toUTCString().replace("GMT", "+0000")}</pubDate><description>${words(next, 20)}</description><content:encoded><![CDATA[${body}]]></content:encoded></item>\n`;
    size += item.length;
    yield item;
  }
  yield "</channel></rss>\n";
  Object.assign(told, { posts: count, newest: times.newest, verdict: "dormant" });
}
