// Made-up content: the same on every machine, because nothing in it is left to chance.

/** Gives a repeatable source of whole numbers below a limit (xorshift32). */
export function numbers(seed) {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

const LATIN = "the lighthouse keeper wrote down wind and tide again today ferry late museum opens at nine bring your own cup meeting moved to room four thank you all for coming".split(" ");
const HAN = "今天 上午 召开 会议 通知 居民 办理 事项 请 携带 证件 服务 大厅 开放 时间 调整 道路 施工 绕行 图书馆 讲座 报名 防汛 值班 提示 群众 热线 反馈".split(" ");

function joined(list, separator) {
  return (next, count) => Array.from({ length: count }, () => list[next(list.length)]).join(separator);
}

/** Writes that many words. */
export const words = joined(LATIN, " ");
export const han = joined(HAN, "");

export const two = (number) => String(number).padStart(2, "0");

/** Writes a time as `2018-03-01 08:05:09`, in UTC. */
export function plain(time) {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}

/** Names the day of a time. */
export function day(time) {
  return plain(time).slice(0, 10);
}

/** Gives times between two days, and remembers the newest. */
export class Times {
  newest = 0;

  constructor(next, from, to) {
    this.next = next;
    this.from = Date.parse(from) / 1000;
    this.span = Date.parse(to) / 1000 - this.from;
  }

  take() {
    const time = (this.from + this.next(this.span)) * 1000;
    this.newest = Math.max(this.newest, time);
    return time;
  }
}
