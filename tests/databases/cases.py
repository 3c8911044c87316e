"""Makes the databases among the fixtures of `tests/corpus`; run in this folder."""

import os
import sqlite3


def case(path, tables, mode="delete", keep=1):
    """Writes a database: tables as (name, columns with types, rows); `keep` is the part of the file that is kept."""
    path = os.path.join("..", "corpus", path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.exists(path):
        os.remove(path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA page_size=512")
    db.execute(f"PRAGMA journal_mode={mode}")
    for name, columns, rows in tables:
        db.execute(f"CREATE TABLE {name} ({','.join(columns)})")
        width = len(rows[0]) if rows else 0
        marks = ",".join("?" * width)
        if rows:
            db.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    db.commit()
    db.close()
    os.truncate(path, int(os.path.getsize(path) * keep))


XHS = [name + " TEXT" for name in (
    "采集时间", "作品ID", "作品类型", "作品标题", "作品描述", "作品标签", "发布时间", "最后更新时间", "收藏数量", "评论数量",
    "分享数量", "点赞数量", "作者昵称", "作者ID", "作者链接", "作品链接", "下载地址", "动图地址")]
XHS[1] += " PRIMARY KEY"


def note(id, title, published, author=("示例公园", "5f01"), edited="2024-03-01_08:00:00"):
    link = f"https://www.xiaohongshu.com/explore/{id}"
    return ("2026-06-01_08:00:00", id, "图文", title, "SENTINEL " * 200, "", published, edited, "1", "0", "0", "1.2万",
            *author, "", link, "", "")


case("xhs-downloader/several-authors/in/ExploreData.db", [("explore_data", XHS, [
    note("a1", "开园", "2023-05-01_09:00:00"),
    note("a2", "", "2023-12-01_18:30:00"),
    note("b1", "同名", "2025-01-02_10:00:00", ("示例公园", "5f02")),
    note("a3", "改名之后", "2023-11-01_10:00:00", ("示例公园官方", "5f01")),
])])
case("xhs-downloader/unknown-time/in/ExploreData.db", [("explore_data", XHS, [
    note("a1", "开园", "2020-05-01_09:00:00"),
    note("a2", "时间未知", "未知"),
])])
case("xhs-downloader/nothing-downloaded/in/ExploreData.db", [("explore_data", XHS, [])])
case("xhs-downloader/list-of-ids/in/ExploreID.db", [("explore_id", ["ID TEXT PRIMARY KEY"], [("a1",), ("a2",)])])
case("xhs-downloader/another-database/in/notes.db", [
    ("explore_data", ["id INTEGER PRIMARY KEY", "发布时间 TEXT"], [(1, "2023-05-01 09:00:00")])])


# MediaCrawler makes every table at once; one run fills a few of them.
CRAWLED = 1_780_272_000_000
NOTES = ["id INTEGER NOT NULL", "creator_hash VARCHAR(64)", "nickname TEXT", "add_ts BIGINT", "last_modify_ts BIGINT",
         "note_id VARCHAR(255)", "type TEXT", "title TEXT", '"desc" TEXT', "video_url TEXT", "time BIGINT",
         "last_update_time BIGINT", "note_url TEXT", "source_keyword TEXT", "PRIMARY KEY (id)"]
COMMENTS = ["id INTEGER NOT NULL", "nickname TEXT", "last_modify_ts BIGINT", "comment_id VARCHAR(255)",
            "create_time BIGINT", "note_id VARCHAR(255)", "content TEXT", "PRIMARY KEY (id)"]
VIDEOS = ["id INTEGER NOT NULL", "video_id BIGINT NOT NULL", "nickname TEXT", "creator_hash VARCHAR(64)", "title TEXT",
          "create_time BIGINT", "video_play_count TEXT", "last_modify_ts BIGINT", "PRIMARY KEY (id)"]
DYNAMICS = ["id INTEGER NOT NULL", "dynamic_id BIGINT", "creator_hash VARCHAR(64)", "user_name TEXT", "text TEXT",
            "type TEXT", "pub_ts BIGINT", "total_forwards INTEGER", "last_modify_ts BIGINT", "PRIMARY KEY (id)"]


def xhs(id, title, milliseconds):
    return (id, "a1", "示例**布", CRAWLED, CRAWLED, f"n{id}", "normal", title, "SENTINEL", "", milliseconds, CRAWLED, "", "")


case("mediacrawler/database/in/sqlite_tables.db", [
    ("bilibili_video", VIDEOS, [(1, 100, "示**", "b1", "第一期", 1_621_504_800, "1.2万", CRAWLED)]),
    ("bilibili_up_dynamic", DYNAMICS, [
        (1, 700, "b1", "示**", "SENTINEL", "FORWARD", 1_767_225_600, 0, CRAWLED)]),
    ("weibo_note", NOTES, []),
    ("xhs_note", NOTES, [xhs(1, "春日打卡", 1_680_408_000_000), xhs(2, "跨年", 1_672_488_000_000)]),
    ("xhs_note_comment", COMMENTS, [(1, "路**", CRAWLED, "c1", CRAWLED, "n1", "SENTINEL")]),
])
case("mediacrawler/database-of-nothing/in/sqlite_tables.db", [
    ("bilibili_video", VIDEOS, []), ("xhs_note", NOTES, []), ("xhs_note_comment", COMMENTS, [])])


WORKS = [name + " TEXT" for name in (
    "作品类型", "采集时间", "UID", "SEC_UID", "ID", "作品ID", "作品描述", "作品链接", "发布时间", "账号昵称", "账号签名")]


def work(id, title, published, author=("1001", "示例镇发布")):
    return ("视频", "2026-06-01 08:00:00", author[0], "MS4w", "", id, title, f"https://www.douyin.com/video/{id}", published,
            author[1], "SENTINEL")


case("douk-downloader/database/in/DetailData.db", [
    ("UID1001_示例镇发布_发布作品", WORKS, [work("72", "开镇大集", "2021-09-01 10:00:00"), work("71", "开通", "2021-06-01 09:30:00")]),
    ("UID2002_乙_发布作品", WORKS, [work("81", "平安夜", "2025-12-24 20:00:00", ("2002", "乙"))]),
])

WORK = work("72", "开镇大集", "2021-09-01 10:00:00")
case("douk-downloader/database-with-a-log/in/DetailData.db", [("UID1001_示例镇发布_发布作品", WORKS, [WORK])], mode="wal")
case("douk-downloader/database-cut-short/in/DetailData.db", [
    ("UID1001_示例镇发布_发布作品", WORKS, [work(str(n), "旧作", f"2021-09-{n + 1:02} 10:00:00") for n in range(20)]),
], keep=0.8)
