language-name = English
language-short = EN

## Ways of writing: numbers, dates, spans, lists
number-group = ,
number-decimal = .
list-separator = { ", " }
sentence-separator = { " " }
labelled = { $label }: { $value }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-time = { $date }, { $time }
span-separator = { " " }
span-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
span-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
span-none = less than a day
span-with-days = { $calendar } ({ $days })
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size-kilobytes = { $size } KB
size-megabytes = { $size } MB
size-gigabytes = { $size } GB
posts-count = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
counted-value = { $posts } ({ $kinds })
count-of-kind = { $kind } { NUMBER($count) }
title-quoted = “{ $title }”
words-quoted = “{ $words }”
place-record = { $path }, record { NUMBER($record) }
pasted = pasted text

## Verdicts
verdict-active = Active
verdict-sleeping = Sleeping
verdict-dormant = Dormant
verdict-zero-post = Never posted
verdict-cannot-tell = Cannot tell
sentence-posts = Under the rule “{ $rule }”: last post { $last }, checked for { $as_of }, silent for { $silence }.
sentence-old-export = Under the rule “{ $rule }”: last post { $last }, checked for { $as_of }; the export proves nothing after { $horizon }, when the silence was { $silence }.
sentence-no-posts = Under the rule “{ $rule }”: checked for { $as_of }, no post that counts.
proven-then = Proven for { $horizon }: { $state }.

reason-within-threshold = The silence is within every threshold.
reason-silence-over-threshold = The silence is past the rule’s threshold.
reason-empty-list = The export’s list of posts is whole and empty: this account has never posted.
reason-counter-zero = The platform’s own counter is 0: this account has no posts.
reason-export-too-old = The export is too old: the state may have changed between the export and the day asked about.
reason-borderline = The date of the last post is not exact enough: its two readings give different verdicts.
reason-unread-records = Some records could not be read, and a later post could be among them.
reason-not-proven-empty = There are no posts in the file, but nothing in it proves that there never were any.
reason-emptied = There are no posts in the file, but a counter or deleted items say that there once were.
reason-nothing-public = The file holds only items that are not public; nobody else can see a post.
reason-all-after-as-of = Every post is dated after the day asked about.
reason-nothing-counted = There are items in the file, but none of a kind that this rule counts.
reason-one-way-rule = This rule can only show that an account is in use; a lack of posts does not prove that it is not.

## What would settle it
settled-by-newer-export = Export again: the closer to the day asked about, the better.
settled-by-exact-times = Bring an export with full dates and times, or set the time zone.
settled-by-readable-export = Export again, or in another format, so that every record can be read.
settled-by-later-as-of = Check the day asked about and this device’s clock; if the dates of the posts are right, ask about a later day.
settled-by-other-rule = Choose a rule that counts these kinds, or bring an export that holds original posts.
settled-by-login-record = Bring the platform’s record of log-ins; a list of posts cannot answer this.
settled-by-whole-export = Bring the platform’s whole export: not filtered, not cut, with the list of posts and the profile’s counter.

## Flags
flag-partial = The export is known to be incomplete; there may be posts it does not list.
flag-capture-assumed = The file does not say when it was made; the export date used is an assumption, see Coverage.
flag-export-too-old = The export was made well before the day asked about; posts in between are not in it.
flag-borderline = The silence stands on a threshold; a day more or less could change the verdict.
flag-unread-records = Some records could not be read, so the figures may be too low.
flag-future-dated = Some posts are dated after the day asked about and are not counted; check the clock and the time zone.
flag-too-new = The account was opened more recently than the shortest threshold.
flag-emptied = This account has posted before; its list is empty now.
flag-reposts-only = Nothing but reposts, no original post.
flag-system-posts-only = Nothing but posts made by a program or by the platform.
flag-one-post-ever = There is a single post in the whole list.
flag-closing-notice = One of the newest posts announces that the account closes, stops or moves.
flag-moved = The profile, or one of the newest posts, says that the account goes on elsewhere or under another name; look there before concluding that nobody is there.
flag-sparse = Few posts for so long a life: fewer than one a quarter over three years or more.
flag-burst-before-check = Most posts of the last year came in the 14 days before the last day known.
flag-duplicate-account = Another account in this report has the same platform and the same name or handle; perhaps they are one account, read twice.
flag-mixed-accounts = The file holds several accounts; these figures are of this one alone.

## Advice
advice-keep = Nothing to do.
advice-rectify = Post again, or say why not.
advice-close = Merge it with another account, or close it, if nobody can keep it up.
advice-merge = Post again, or merge it with another account.
advice-wait = The account is new; check again later.
advice-bring-another-file = Another file would answer this.
if-closed = If it is closed, rules that were seen ask for this, in this order:
closing-approve = Decide it, have it approved, and file it before closing (graded filing).
closing-announce = Post a notice in good time that the account will stop, and tell the platform.
closing-keep-posting = Keep posting within the limit until the account is really gone.
closing-report = Report the closure; one bureau gives five working days.
closing-stay-closed = Do not open it again without filing.
label-clause = Clause, where it applies
check-intro = Before drawing conclusions, check these:
check-new = The account may have just been opened or handed over.
check-moved = The account may have moved to another name or platform.
check-followers = Posts may be visible only to followers, members or chosen people.
check-window = The export tool may have taken only a period or a part of the posts.
check-correct = If the figures differ from what the platform shows, trust the platform and export again.

## Names
format-x-archive = X (Twitter) archive
format-x-archive-get = On X, ask for it under Settings › Your account › Download an archive of your data; a zip arrives a day or two later. Use it as it is, without unpacking.
format-x-archive-limits = It lists all of the account’s own posts, and an empty list proves that there never were any; deleted posts are not in it.
format-x-archive-2012 = X (Twitter) archive, 2012–2018
format-x-archive-2012-get = It was the zip that came by mail from Settings › Account › Your Twitter archive; X no longer gives it out. Use the zip as it is; tweets.csv alone will do.
format-x-archive-2012-limits = It lists all of the account’s own posts up to the day it was made, and its counter of 0 proves that there never were any. A single month proves a post, not that there were no others.
format-x-analytics-csv = X (Twitter) post analytics (CSV)
format-x-analytics-csv-get = With X Premium, open Analytics › Content and download the table of posts; until 2024 analytics.twitter.com gave it under Export data › By Tweet. The table of days will not do.
format-x-analytics-csv-limits = It covers the period chosen for the download: it can prove a post, but neither that there never were any nor what came before or after. Reposts are not in it.
format-twarc-jsonl = X (Twitter) posts from the interface
format-twarc-jsonl-get = Collect an account’s timeline with twarc, or with a script that asks X’s interface, and take the .jsonl or .json file it writes.
format-twarc-jsonl-limits = It holds what was asked for, often the posts of a few days or of many authors: it can prove a post, but not that there never were any.
format-x-web-graphql = X (Twitter), a saved answer of the website
format-x-web-graphql-get = In the browser’s developer tools, under Network, open the account’s page and save the answers called UserTweets.
format-x-web-graphql-limits = A page of posts is a part of the account: it can prove a post, but not that there never were any.
format-mastodon-archive = Mastodon archive
format-mastodon-archive-get = Ask for it under Preferences › Import and export › Data export; it is a zip or tar.gz file. The outbox.json inside will do on its own.
format-mastodon-archive-limits = It lists the account’s own posts; boosts may be missing, so there may be fewer posts than the profile’s counter says.
format-feed-rss2 = Feed (RSS 2.0)
format-feed-rss2-get = Open the site’s RSS address (often /feed or /rss.xml) and save the page as a file.
format-feed-rss2-limits = Usually the newest few posts: it can prove a recent post, but neither that there never were any nor what came before.
format-feed-atom = Feed (Atom)
format-feed-atom-get = Open the site’s Atom address (often /atom.xml or /feed.atom) and save the page as a file.
format-feed-atom-limits = Usually the newest few posts: it can prove a recent post, but neither that there never were any nor what came before.
format-feed-rss1 = Feed (RSS 1.0)
format-feed-rss1-get = Open the site’s RSS address and save the page as a file; some journals and older sites use this format.
format-feed-rss1-limits = Usually the newest few posts, some without a date: it can prove a recent post, but not that there never were any.
format-feed-rss0 = Feed (RSS 0.9x)
format-feed-rss0-get = Open the site’s RSS address and save the page as a file; only very old sites use this format.
format-feed-rss0-limits = Its items often have no date; the question then stays open.
format-feed-json = Feed (JSON Feed)
format-feed-json-get = Open the site’s JSON feed address (often /feed.json) and save the page as a file.
format-feed-json-limits = Usually the newest few posts: it can prove a recent post, but neither that there never were any nor what came before.
format-sitemap = Sitemap
format-sitemap-get = Open /sitemap.xml of the website, or the sitemap that its /robots.txt names, and save it as a file. An index only lists further sitemaps: save one of those.
format-sitemap-limits = It lists pages. The date a page was last changed is not the date of a post and is not counted; only the publication dates of news and videos are. It can never prove that there were no posts.
format-activitypub-outbox-page = ActivityPub outbox (a page)
format-activitypub-outbox-page-get = Ask the account’s outbox address for ActivityPub data (…/outbox?page=true) and save the answer as a file.
format-activitypub-outbox-page-limits = One page of the posts: it can prove a recent post, but not that there never were any. The outbox itself has a counter and no posts.
format-mastodon-api-statuses = Mastodon API, statuses
format-mastodon-api-statuses-get = Open /api/v1/accounts/<id>/statuses of the account’s server, or use a tool that fetches them, and save the answer as a file.
format-mastodon-api-statuses-limits = A page of the newest posts unless a tool fetched them all; posts for followers only are not in it. An empty answer proves nothing.
format-pixelfed-statuses = Pixelfed, statuses
format-pixelfed-statuses-get = Under Settings › Data Export, export the statuses; it is a file named pixelfed-statuses.json.
format-pixelfed-statuses-limits = It lists all posts of the account; those that are not public are counted apart. An empty file does not say whose it is and proves nothing.
format-pleroma-archive = Pleroma or Akkoma backup
format-pleroma-archive-get = Under Settings › Data import/export, make an account backup; it is a zip file. The outbox.json inside will do on its own.
format-pleroma-archive-limits = It lists the account’s own posts and boosts; those that are not public are counted apart.
format-misskey-notes = Misskey notes
format-misskey-notes-get = Under Settings › Import/export, export all notes; the file appears in the account’s drive.
format-misskey-notes-limits = It lists all notes, but does not say whose they are; those for followers or chosen people are counted apart. An empty file proves nothing.
format-bluesky-car = Bluesky repository (CAR)
format-bluesky-car-get = In Bluesky, open Settings › Account › Export my data; it is a .car file.
format-bluesky-car-limits = It holds every public record of the account, so a whole file can prove that there are no posts. Deleted posts are gone. The times are those the app wrote.
format-bluesky-authorfeed = Bluesky API, posts of an account
format-bluesky-authorfeed-get = Open public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor=<handle> and save the answer as a file.
format-bluesky-authorfeed-limits = A page of the newest posts: it can prove a recent post, but not that there never were any.
format-nostr-events = Nostr events
format-nostr-events-get = Export the account’s events from a client or a relay, one event a line.
format-nostr-events-limits = No relay holds everything: it can prove a recent post, but never that there were none. The times are those the app wrote.
format-wechat-exporter-xlsx = WeChat official account, list of articles (xlsx)
format-wechat-exporter-xlsx-get = In wechat-article-exporter, select all articles of the account and export them to Excel.
format-wechat-exporter-xlsx-limits = It lists only the selected articles: it can prove the last post, but a file with only a header does not prove that there never were any. Deleted articles may be missing.
format-wechat-exporter-json = WeChat official account, list of articles (JSON)
format-wechat-exporter-json-get = In wechat-article-exporter, select all articles of the account and export them to JSON.
format-wechat-exporter-json-limits = It lists only the selected articles: it can prove the last post, but an empty list does not prove that there never were any.
format-wechat-getmsg-json = WeChat official account, history list (getmsg)
format-wechat-getmsg-json-get = Save the answers that an account’s history page loads (profile_ext?action=getmsg) as JSON, page after page from the first.
format-wechat-getmsg-json-limits = It lists pushed articles only, ten pushes a page: it can prove the last push on these pages; an empty first page proves that nothing was ever pushed.
format-weibo-crawler-csv = Weibo posts (weibo-crawler, CSV)
format-weibo-crawler-csv-get = Run weibo-crawler for one user and take “user id.csv” from the folder of results.
format-weibo-crawler-csv-limits = It holds only posts after the start date that was set, and visible to whoever ran it: it can prove the last post, but not that there never were any.
format-weibo-crawler-json = Weibo posts (weibo-crawler, JSON)
format-weibo-crawler-json-get = Run weibo-crawler for one user and take “user id.json” from the folder of results.
format-weibo-crawler-json-limits = It holds the platform’s counter, and a counter of 0 proves that there are no posts; otherwise it lists only what was fetched.
format-generic-table = Table with a column of dates
format-generic-table-get = Any CSV, TSV or xlsx table with one post per row and a column that says when it was published.
format-generic-table-limits = It can prove the date of the last row; nothing tells whether the table is complete, so it cannot prove that there never were any posts.
format-pasted-text = Pasted text
format-pasted-text-get = On the account’s page, select the list with its dates, copy it and paste it here: one line or paragraph per post, each with a date.
format-pasted-text-limits = It can prove the date of the last post pasted; nothing is known of the rest, so it cannot prove that there never were any.
platform-x = X (Twitter)
platform-mastodon = Mastodon
platform-feed = Website feed
platform-wechat = WeChat official account
platform-weibo = Weibo
platform-unknown = Unknown platform
platform-wechat-channels = WeChat Channels
platform-douyin = Douyin
platform-kuaishou = Kuaishou
platform-xiaohongshu = Xiaohongshu (RED)
platform-bilibili = Bilibili
platform-toutiao = Toutiao
platform-zhihu = Zhihu
platform-tieba = Baidu Tieba
platform-douban = Douban
platform-qzone = Qzone
platform-pleroma = Pleroma
platform-misskey = Misskey
platform-pixelfed = Pixelfed
platform-bluesky = Bluesky
platform-nostr = Nostr
platform-threads = Threads
platform-facebook = Facebook
platform-instagram = Instagram
platform-tiktok = TikTok
platform-youtube = YouTube
platform-linkedin = LinkedIn
platform-reddit = Reddit
platform-tumblr = Tumblr
platform-medium = Medium
platform-substack = Substack
platform-pinterest = Pinterest
platform-telegram = Telegram
platform-vk = VK
platform-discord = Discord
platform-github = GitHub
platform-blog = Blog
platform-website = Website
platform-app = App
guide-any = Any account, without an export
kind-original = original
kind-repost = repost
kind-reply = reply
kind-system = automatic
not-counted-draft = draft
not-counted-scheduled = scheduled
not-counted-deleted = deleted
not-counted-private = not public
not-counted-duplicate = duplicate
not-counted-future-dated = dated after the day asked about
basis-regulation = a national regulation
basis-local = a local regulation
basis-newspaper = a newspaper’s commentary
basis-institution = an institution’s own rule
basis-platform = a platform’s terms
basis-person = your own rule
confidence-high = confirmed: an official page, or several independent copies
confidence-medium = partly confirmed: one page read in part, or one copy
modifier-originals-only = original posts only
modifier-ignore-system-posts = without posts made by a program
rule-type-text = text in quotation marks
rule-type-number = a whole number
rule-type-yes-or-no = true or false
rule-type-list = a list of texts in square brackets
rule-type-table = a table with its name in square brackets
rule-type-tables = one or more tables, each with its name in double square brackets
step-opening = Opening the file
step-recognising = Recognising the format
step-reading = Reading posts
captured-from-export = the export says so
captured-from-person = you say so
captured-from-file-time = the file’s modified time, an assumption
captured-from-unknown = the file does not say; taken to be the day asked about
precision-second = to the second
precision-day = to the day
precision-month = to the month only
evidence-last-post = Last post
evidence-recent-post = Earlier post
evidence-first-post = First post

## What was recognised
recognised = Recognised: { $what }
recognised-range = { $first } to { $last }
recognised-captured = exported { $date }
recognised-captured-unknown = export date unknown
recognised-file-time = file dated { $date } (it does not say when it was exported)
account-nameless = Account without a name

## Headings and labels
heading-figures = Figures
heading-evidence = Evidence
heading-coverage = Coverage
heading-flags = Please note
heading-rule = Rule
heading-modifiers = Behind any rule
heading-deadlines = Deadlines
heading-advice = Advice
heading-accounts = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
heading-sources = Files read
heading-issues = Records that could not be read
heading-refusals = Files that could not be judged
heading-refused = This file cannot be judged
heading-nothing = No account found
nothing-found = There is no account in this file that could be judged. Bring an account’s export, or paste a list of posts with their dates.
label-opened = Opened
label-moved-to = Moved to
label-first-post = First post
label-last-post = Last post
label-counted = Posts counted
label-not-counted = Not counted
label-silence = Silence
label-longest-gap = Longest gap
label-audience = Reads
label-complete = Completeness
label-captured = Exported
label-horizon = Proven up to
label-zone = Time zone
label-declared = Platform’s counter
label-unread = Unread
label-dates = Dates
label-citation = Source
label-thresholds = Thresholds
label-counts = Kinds counted
label-scope = Applies to
label-basis = Authority
label-confidence = Source check
label-borrowed = Source of “{ $state }”
label-format = Format
label-size = Size
label-encoding = Encoding
label-records = Records
label-sha256 = SHA-256
label-account = Account
label-verdict = Verdict
label-year = Year
label-posts = Posts
no-posts = none
last-between = { $date } (between { $from } and { $to })
last-precision = { $date } ({ $precision })
gap-value = { $days } ({ $from } to { $to })
audience-range = { NUMBER($least) } to { NUMBER($most) } per post
coverage-complete = the whole list
coverage-partial = incomplete
coverage-unknown = nothing says whether it is complete
captured-value = { $date } ({ $from })
zone-known = UTC{ $zone }
zone-assumed = UTC{ $zone } (an assumption; the file does not say)
declared-value = the platform counts { NUMBER($declared) }, this file lists { NUMBER($seen) }
records-unread = { $count ->
    [one] { $count } record
   *[other] { $count } records
}
dates-inferred = some dates are worked out from the export date (“yesterday”, dates without a year), which is weak evidence
unrecognised = not recognised
open-link = open the post
threshold-over = over { $span }
threshold-at-least = at least { $span }
level = { $state }: { $threshold }
one-way-note = A one-way rule: a recent post shows that the account is in use; the lack of one shows nothing.
own-rule-note = This rule comes from your own file, not from this tool.
rule-modified = { $rule } ({ $modifiers })
deadline-past = “{ $state }” since { $date }
deadline-next = “{ $state }” from { $date }, if nothing more is posted

## Several rules
heading-rules = Under each rule, if it applies
rules-caption = Worst first
rules-chosen = { $rule } (chosen)
rules-line = { $rule }: { $verdict }; { $days }
label-due = Days
label-safe = To be safe
safe-by = post again by { $date }
safe-over = the first day has passed: post again

## Receipt
heading-receipt = Receipt
receipt-text = Receipt { $code }. Anyone with the same files, rule and dates gets the same code; README says how to compute it by hand.

## The silence strip
strip-title = Silence strip
strip-text = First post { $first }, last post { $last }, silence from then to { $horizon }.
strip-unknown-text = The export cannot say what happened between { $horizon } and { $as_of }.
strip-threshold-text = The “{ $span }” threshold falls on { $date }.
strip-empty = No posts at all: the timeline is empty.
legend-posts = months with posts, taller for more
legend-silence = silence
legend-unknown = after the export, unknown
legend-threshold = threshold
years-caption = Posts per year

## Several accounts, problems
accounts-caption = Those that need attention first
accounts-more = Details follow for the first { NUMBER($shown) } accounts only; for the others see the table above and the CSV.
issues-group = { $text } ({ NUMBER($count) })
issues-seen = it says “{ $seen }”
issues-more = and { NUMBER($count) } more
details = Details: { $detail }
report-footer = For self-checking, not an official finding. Dormouse { $version }, checked for { $as_of }.

issue-unreadable-date = The date could not be read
issue-unreadable-date-do = Look at the date in the places listed; write it like 2021-03-04 and try again.
issue-missing-date = A post has no publish time
issue-missing-date-do = Look at the places listed; items without a time cannot count towards the silence.
issue-unreadable-record = A record is not what this format says a record is
issue-unreadable-record-do = Export again, or remove what does not belong in the places listed.
issue-needs-capture-day = The date is relative (“yesterday”) or has no year, and the export date is unknown
issue-needs-capture-day-do = Set the export date: the day on which the list was copied or exported.
issue-cut-short = The file breaks off in the middle of a record
issue-cut-short-do = Download or export it again; posts after the break were not read.
issue-missing-part = The export names a part that is not there
issue-missing-part-do = Bring all parts of the export together.

refusal-nothing = Nothing was received.
refusal-nothing-do = Choose a file, or paste a list of posts with their dates.
refusal-empty-file = The file is empty.
refusal-empty-file-do = The download may not have finished; download or export it again.
refusal-unknown = This kind of file was not recognised.
refusal-unknown-do = Use the platform’s export as it came, or a table with a column of dates, or paste a list with dates.
refusal-not-text = This is a picture, video, document or program, not a list of posts.
refusal-not-text-do = Bring the account’s export; text in a screenshot can be selected and pasted.
refusal-not-posts = The file was recognised, but it does not list posts.
refusal-not-posts-do = Use the file of the same export that lists the posts, or the whole archive.
refusal-no-posts-inside = Nothing in the archive or folder lists posts.
refusal-no-posts-inside-do = Make sure that posts were selected for the export, and use the whole archive.
refusal-encrypted = The file is protected by a password.
refusal-encrypted-do = Unpack it with the password, or remove the password, and bring it again.
refusal-truncated = The end of the archive is missing; the download did not finish.
refusal-truncated-do = Download the whole file again.
refusal-multi-disk = This is one part of a split archive.
refusal-multi-disk-do = Join and unpack all the parts first, then bring the folder.
refusal-damaged = The file is damaged: it contradicts itself.
refusal-damaged-do = Download or export it again.
refusal-too-big = The file is larger than can be read here.
refusal-too-big-do = Bring only the file that lists the posts, without pictures and videos.
refusal-bomb = The archive unpacks to an abnormal size; reading was stopped.
refusal-bomb-do = Make sure that it comes from the platform; if so, bring only the file inside that lists the posts.
refusal-unsupported = The file is compressed in a way that this tool does not read.
refusal-unsupported-do = Unpack it and bring the folder, or pack it again as an ordinary zip.
refusal-ambiguous = Two formats fit equally well, so it is not certain which one this is.
refusal-ambiguous-do = Use the export as it came, unedited, or bring the whole archive.
refusal-no-time-column = The table has no column of dates.
refusal-no-time-column-do = Export a table that says when each post was published, one post per row.
refusal-no-dates = There is no date in the text that stands for a post.
refusal-no-dates-do = Copy the dates along with the posts, one date per post.
refusal-needs-spreadsheet = This is a spreadsheet, which the part loaded so far cannot read.
refusal-needs-spreadsheet-do = Reload the page and try again, or save the sheet as CSV.
refusal-needs-every-format = This format is known, but the part loaded so far cannot read it.
refusal-needs-every-format-do = Reload the page and try again.
refusal-error-answer = The file holds an error message from the server, not posts.
refusal-error-answer-do = Log in and export again, then open the file to make sure that it holds posts.
refusal-read-failed = The file could not be read.
refusal-read-failed-do = It may have been moved, changed or opened elsewhere; choose it again.

## Page shell
shell-title = Dormouse: is anybody still there?
shell-language = Language and appearance
shell-theme-auto = Appearance: as the system
shell-theme-light = Appearance: light
shell-theme-dark = Appearance: dark
shell-drop = Drop an account’s export file here, or
shell-choose = Choose files
shell-choose-folder = Choose a folder
shell-paste = Paste text
shell-paste-label = Paste a list of posts with dates
shell-paste-hint = Each post needs a date. The answer comes as soon as you paste.
shell-guide = How do I get this file?
shell-samples = Samples:
shell-promise = Files never leave this device · check it yourself
shell-promise-how = Go offline and use it again: the answer is the same. Or open the Network tab of your browser’s developer tools: after the page has loaded there is no request at all, except that the first xlsx workbook or rule file of your own loads the program that reads it from this site.
shell-loading = Loading the program
shell-progress = { $step }: { $percent }%
shell-cancel = Cancel
shell-cancelled = Cancelled.
shell-cancelled-kept = Cancelled. The earlier result is still here.
shell-judged = { $count } accounts
shell-refused = Cannot be judged
shell-settings = Settings
shell-rule = Rule
shell-own-rule = { $title } (your own file)
shell-choose-rule = Use your own rule file
shell-as-of = As of
shell-captured = Exported on
shell-zone = Time zone
shell-zone-auto = Automatic
shell-encoding = Text encoding
shell-encoding-auto = Automatic
shell-encoding-utf-8 = UTF-8
shell-encoding-gb18030 = GB18030 / GBK (simplified Chinese)
shell-encoding-big5 = Big5 (traditional Chinese)
shell-encoding-utf-16le = UTF-16, little end first
shell-encoding-utf-16be = UTF-16, big end first
shell-encoding-shift-jis = Shift_JIS (Japanese)
shell-encoding-euc-kr = EUC-KR (Korean)
shell-encoding-windows-1252 = Windows-1252 (Western)
shell-encoding-windows-1251 = Windows-1251 (Cyrillic)
shell-encoding-koi8-r = KOI8-R (Russian)
shell-problem-as-of = “{ $value }” is not a valid date to check on; write it like 2021-03-04.
shell-problem-captured = “{ $value }” is not a valid export date; write it like 2021-03-04.
shell-problem-rule = There is no rule named “{ $value }”; choose one from the list.
shell-problem-zone = “{ $value }” is not a time zone; write it like +08:00.
shell-problem-encoding = “{ $value }” is not an encoding this page knows; choose one from the list.
shell-error-title = The program failed, and that is our fault
shell-error-text = Your file is unchanged and has not left this device; any earlier result is still here. Please try again, or try another file.
shell-error-stalled = The program made no progress for 20 seconds and was stopped. Your file is unchanged; any earlier result is still here. Please try again, or try another file.
shell-error-load = The program did not load completely. Check the connection, then try again or reload the page.
shell-error-details = Technical details
shell-error-copy = Copy details
shell-error-copied = Copied
shell-error-close = Close
shell-footer = Answers one question by published rules: is anybody still posting here? For self-checks; not an official finding.

## Rule files
rule-error-line = line { NUMBER($line) }: { $problem }
rule-error-line-field = line { NUMBER($line) }, { $field }: { $problem }
rule-fault-too-big = the file is larger than { NUMBER($limit) } KB; a rule is a page of text
rule-fault-not-text = the file is not text in UTF-8
rule-fault-not-toml = this is not TOML ({ $detail })
rule-fault-missing = this field is missing
rule-fault-unknown = there is no such field here
rule-fault-wrong-type = this must be { $wanted }
rule-fault-empty = this is empty
rule-fault-too-long = this is longer than { NUMBER($limit) } characters
rule-fault-not-one-of = this must be one of: { $options }
rule-fault-bad-id = an id has small letters, digits and hyphens only, 64 at most
rule-fault-bad-zone = a zone is written like +08:00
rule-fault-bad-date = a date is written like 2019-06-13 or 2019-06
rule-fault-bad-address = an address begins with https:// or http://
rule-fault-out-of-range = this must be from 1 to { NUMBER($limit) }
rule-fault-no-operator = a level needs either over or at-least
rule-fault-two-operators = a level has over or at-least, not both
rule-fault-same-state = there is a level for this state already
rule-fault-disordered = levels go from the shortest to the longest, sleeping before dormant
rule-fault-convicts = in a one-way rule silence proves nothing, so the state must be cannot-tell
rule-fault-proves-nothing = cannot-tell is for one-way rules only
