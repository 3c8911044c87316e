// The list of posts of an X archive as the service writes it: JSON behind an assignment, indented by two.
import { Times, numbers, words } from "./content.mjs";

/** Writes a time as X does: Fri Jan 24 11:45:20 +0000 2020. */
function written(time) {
  const [weekday, day, month, year, clock] = new Date(time).toUTCString().replace(",", "").split(" ");
  return `${weekday} ${month} ${day} ${clock} +0000 ${year}`;
}

function post(next, number, time) {
  const id = `10000000${String(number).padStart(10, "0")}`;
  const reply = next(4) === 0 ? `\n      "in_reply_to_status_id_str" : "${id}",\n      "in_reply_to_user_id_str" : "42",` : "";
  const text = `${next(5) === 0 ? "RT @harbour: " : ""}${words(next, 8 + next(24))} \\"${words(next, 2)}\\"\\n\\u2014 https://t.co/${number.toString(36)}`;
  return `  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "${id}"
          ],
          "editableUntil" : "${new Date(time + 3600000).toISOString()}",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\\"https://mobile.example.org\\" rel=\\"nofollow\\">Web App</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [
          {
            "url" : "https://t.co/${number.toString(36)}",
            "expanded_url" : "https://example.org/harbour/${number}",
            "display_url" : "example.org/harbour/${number}",
            "indices" : [
              "64",
              "87"
            ]
          }
        ]
      },
      "display_text_range" : [
        "0",
        "${text.length}"
      ],
      "favorite_count" : "${next(90)}",${reply}
      "id_str" : "${id}",
      "truncated" : false,
      "retweet_count" : "${next(20)}",
      "id" : "${id}",
      "possibly_sensitive" : false,
      "created_at" : "${written(time)}",
      "favorited" : false,
      "full_text" : "${text}",
      "lang" : "en"
    }
  }`;
}

/** Writes about that many bytes of posts; `told` learns what they must be judged as. */
export function* posts(bytes, told) {
  const next = numbers(8);
  const times = new Times(next, "2012-05-01", "2024-01-20");
  let [count, size] = [0, 0];
  yield "window.YTD.tweets.part0 = [\n";
  while (size < bytes) {
    count += 1;
    const text = `${count > 1 ? ",\n" : ""}${post(next, count, times.take())}`;
    size += text.length;
    yield text;
  }
  yield "\n]\n";
  Object.assign(told, { posts: count, newest: times.newest, verdict: "dormant" });
}

const assigned = (name, value) => `window.${name} = ${JSON.stringify(value, null, 2)}\n`;
const NAME = { username: "harbour_notes", accountId: "42", accountDisplayName: "Harbour notes" };

/** Writes the members beside the posts. */
export function companions(count) {
  const files = [{ fileName: "data/tweets.js", globalName: "YTD.tweets.part0", count: String(count) }];
  return {
    "Your archive.html": "<!doctype html><title>Your archive</title>",
    "data/account.js": assigned("YTD.account.part0", [{ account: { ...NAME, createdAt: "2012-03-04T05:06:07.000Z" } }]),
    "data/manifest.js": assigned("__THAR_CONFIG", {
      userInfo: { accountId: "42", userName: NAME.username, displayName: NAME.accountDisplayName },
      archiveInfo: { sizeBytes: "1", generationDate: "2026-06-01T00:00:00.000Z", isPartialArchive: false },
      dataTypes: { tweets: { mediaDirectory: "data/tweets_media", files } },
    }),
  };
}
