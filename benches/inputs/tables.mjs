// Tables: posts as weibo-crawler writes them, and a register of accounts as offices keep it.
import { Times, day, han, numbers, plain, two } from "./content.mjs";

const POST = "id,bid,正文,头条文章url,原始图片url,视频url,位置,日期,工具,点赞数,评论数,转发数,话题,@用户,完整日期,是否原创";
const SOURCE = "源用户id,源用户昵称,源微博id,源微博bid,源微博正文,源微博头条文章url,源微博原始图片url,源微博视频url,源微博位置,源微博日期,源微博工具,源微博点赞数,源微博评论数,源微博转发数,源微博话题,源微博@用户,源微博完整日期";

/** Writes that many rows; every third is a repost, every fifth text has a line end in it. */
export function* weibo(rows, told) {
  const next = numbers(26);
  const times = new Times(next, "2011-02-01", "2024-01-20");
  yield `\ufeff${POST},${SOURCE}\r\n`;
  for (let row = 1; row <= rows; row += 1) {
    const [time, id] = [plain(times.take()), 4000000000000000 + row];
    const text = `${han(next, 12 + next(20))}${row % 5 ? "" : "\n"}，""${han(next, 3)}""`;
    const bid = `N${id.toString(36)}`;
    const own = `${id},${bid},"${text}",,https://img.example.org/${bid}.jpg,,,${time.replace(" ", "T")},微博 weibo.com,${next(900)},${next(90)},${next(90)},,,${time}`;
    const other = `1700000001,示例港务,${id - 9},${bid},"${han(next, 16)}",,,,,2010-01-01T08:00:00,微博 weibo.com,1,2,3,,,2010-01-01 08:00:00`;
    yield row % 3 ? `${own},True\r\n` : `${own},False,${other}\r\n`;
  }
  Object.assign(told, { posts: rows, newest: times.newest, verdict: "dormant" });
}

/** The verdicts, the most urgent first, as the page's list counts them; behind them it counts those it does not know. */
export const URGENCY = ["dormant", "zero-post", "sleeping", "cannot-tell", "active"];

/** Writes that many accounts, each with the day of its last update. */
export function* register(rows, told) {
  const next = numbers(52);
  const spans = { active: ["2026-01-01", "2026-05-20"], sleeping: ["2024-09-01", "2025-10-01"], dormant: ["2015-01-01", "2023-12-01"] };
  const kinds = ["active", "active", "active", "active", "active", "sleeping", "sleeping", "dormant", "dormant", "dormant"];
  const times = Object.fromEntries(Object.entries(spans).map(([kind, span]) => [kind, new Times(next, ...span)]));
  const count = Object.fromEntries(URGENCY.map((kind) => [kind, 0]));
  yield "示例省政务新媒体账号清单（截至2026年5月31日）,,,,,,,\r\n序号,账号名称,平台,主办单位,账号ID,开设时间,运行状态,最近更新日期\r\n";
  for (let row = 1; row <= rows; row += 1) {
    const kind = kinds[next(kinds.length)];
    count[kind] += 1;
    const platform = ["微信公众号", "新浪微博", "抖音"][row % 3];
    const opened = `${2012 + next(3)}-${two(1 + next(12))}-01`;
    yield `${row},示例${han(next, 2)}${row}号,${platform},${han(next, 3)}局,sl${row},${opened},正常运行,${day(times[kind].take())}\r\n`;
  }
  Object.assign(told, { accounts: rows, verdicts: [...URGENCY.map((kind) => count[kind]), 0] });
}
