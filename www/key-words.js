// Knows which names of keys and columns say nothing about anybody. People use names
// and numbers as keys too, and no rule of form tells `alice` from `title`; so a name is
// shown where it is made of these words alone, and masked like a value where it is not.
"use strict";

const KeyWords = {
  /** Tells whether a name is made of common words alone. */
  known: (name) => name.length <= 40 && KeyWords.form.test(name),

  form: new RegExp(`^(?:[\\s_./:()#@$-]|(?:${[
    "account|action|attachment|author|body|caption|category|channel|chat|comment|content|count|create|data|date|day|desc|description|digest|display",
    "edit|entry|entries|event|export|favorite|feed|file|first|follower|following|forward|full|generate|generator|group|header|history|html|id|image|info|item",
    "json|key|kind|lang|language|last|like|link|list|location|main|media|member|message|meta|modified|month|name|note|number|object|outbox|page|part|path",
    "photo|playlist|post|private|profile|publish|pub|read|recent|record|reply|replies|repost|result|retweet|row|screen|send|sent|share|size|source|start|state",
    "status|story|stories|str|string|subject|summary|tag|text|thread|time|timestamp|title|total|tweet|type|unix|update|upload|url|uri|user|value|version|video",
    "view|visibility|week|when|year|zone",
  ].join("|")})(?:s|d|ed)?|${[
    "at|by|for|from|in|is|of|on|to|utc|gmt|ms|xml",
    "发布|發布|发表|發表|创建|創建|建立|更新|修改|时间|時間|日期|年|月|日|标题|標題|内容|內容|正文|作者|账号|帳號|名称|名稱|链接|連結|编号|編號|序号|序號|类型|類型",
    "阅读|閱讀|点赞|按讚|评论|評論|转发|轉發|收藏|数|數|量|状态|狀態|来源|來源|平台|备注|備註|文章|视频|影片|图片|圖片|推送|微博|公众号|公眾號|单位|單位|次",
  ].join("|")})+$`, "iu"),
};
