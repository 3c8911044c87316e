"""Makes the databases among the fixtures of `tests/corpus`; run in this folder."""

import os
import sqlite3


def case(path, tables):
    """Writes a database: tables as (name, columns with types, rows)."""
    path = os.path.join("..", "corpus", path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.exists(path):
        os.remove(path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA page_size=512")
    for name, columns, rows in tables:
        db.execute(f"CREATE TABLE {name} ({','.join(columns)})")
        marks = ",".join("?" * len(columns))
        db.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    db.commit()
    db.close()


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
