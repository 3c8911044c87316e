"""Reads an export with what Python has, and prints how many posts it found and the newest day.

python3 read.py json|zip|csv|register|feed|html|xlsx FILE
"""

import csv
import json
import sys
import zipfile
from datetime import datetime, timezone

X_TIME = "%a %b %d %H:%M:%S %z %Y"


def tweets(text):
    posts = json.loads(text[text.index("[") :])
    times = [datetime.strptime(post["tweet"]["created_at"], X_TIME) for post in posts]
    return len(times), max(times).astimezone(timezone.utc).date()


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return tweets(file.read())


def read_zip(path):
    with zipfile.ZipFile(path) as archive:
        return tweets(archive.read("data/tweets.js").decode())


def count(rows, column):
    number, newest = 0, ""
    for row in rows:
        number += 1
        newest = max(newest, row[column])
    return number, newest[:10]


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return count(csv.DictReader(file), "完整日期")


def read_register(path):
    with open(path, encoding="utf-8", newline="") as file:
        next(file)
        return count(csv.DictReader(file), "最近更新日期")


def read_feed(path):
    import feedparser

    times = [entry.published_parsed for entry in feedparser.parse(path).entries]
    newest = max(times)
    return len(times), "%04d-%02d-%02d" % newest[:3]


def read_html(path):
    from lxml import html

    footers = html.parse(path).xpath("//footer")
    times = [datetime.strptime(footer.text_content(), "%b %d, %Y %I:%M:%S %p") for footer in footers]
    return len(times), max(times).date()


def read_xlsx(path):
    import openpyxl

    rows = openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True)
    column = next(rows).index("发布时间")
    return count(rows, column)


if __name__ == "__main__":
    _, way, path = sys.argv
    print(*globals()["read_" + way](path))
