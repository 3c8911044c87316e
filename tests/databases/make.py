"""Makes the databases beside it; run in this folder. The unit tests of the reader know what is in them."""

import ctypes
import ctypes.util
import os
import shutil
import sqlite3


def fresh(name, *pragmas):
    if os.path.exists(name):
        os.remove(name)
    db = sqlite3.connect(name)
    for pragma in pragmas:
        db.execute(f"PRAGMA {pragma}")
    return db


def close(db):
    db.commit()
    db.close()


# Every kind of value, a name for the row's number, a column that was added later, a view, an index.
db = fresh("types.db", "page_size=1024")
db.execute("CREATE TABLE kinds (id INTEGER PRIMARY KEY, value, last TEXT)")
values = [None, 0, 1, -1, 127, -128, 300, -30_000, 5_000_000, -8_388_608, 2_000_000_000, 1 << 40, -(1 << 62),
          1.5, -2e10, "", "text", "发布时间", b"bytes", b"\xff\xfe"]
for index, value in enumerate(values):
    db.execute("INSERT INTO kinds VALUES (?, ?, ?)", (index * 7 - 3, value, f"row {index}"))
db.execute("ALTER TABLE kinds ADD COLUMN late TEXT DEFAULT 'x'")
db.execute("INSERT INTO kinds VALUES (9000, 'with', 'the late', 'column')")
db.execute("CREATE VIEW seen AS SELECT * FROM kinds")
db.execute("CREATE INDEX by_value ON kinds (value)")
db.execute("CREATE TABLE `空 表` (a, b)")
db.execute("CREATE TABLE rowless (a PRIMARY KEY, b) WITHOUT ROWID")
close(db)

# A tree of three levels with holes, rows that overflow, and free pages.
db = fresh("tree.db", "page_size=512", "auto_vacuum=0")
db.execute("CREATE TABLE posts (note TEXT, number INT)")
for index in range(1, 1201):
    db.execute("INSERT INTO posts VALUES (?, ?)", ("x" * (index % 40 + 20), index))
db.execute("DELETE FROM posts WHERE number % 3 = 0 OR number BETWEEN 500 AND 600")
for size in (440, 476, 477, 478, 900, 5_000):
    db.execute("INSERT INTO posts VALUES (?, ?)", ("é" * (size // 2), 10_000 + size))
close(db)

for name, encoding in (("utf16le.db", "UTF-16le"), ("utf16be.db", "UTF-16be")):
    db = fresh(name, "page_size=512", f"encoding='{encoding}'")
    db.execute("CREATE TABLE 表 (标题, 时间)")
    db.execute("INSERT INTO 表 VALUES ('开通 😀', '2020-01-02 03:04:05')")
    close(db)

# The newest row is in the log alone: what a copy of the database without its log looks like.
db = fresh("wal.db", "page_size=512", "journal_mode=wal", "wal_autocheckpoint=0")
db.execute("CREATE TABLE t (a)")
db.execute("INSERT INTO t VALUES ('old')")
db.commit()
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
db.execute("INSERT INTO t VALUES ('new')")
db.commit()
shutil.copy("wal.db", "copy.db")
db.close()
os.replace("copy.db", "wal.db")
for rest in ("wal.db-wal", "wal.db-shm"):
    if os.path.exists(rest):
        os.remove(rest)

# Small pages, 32 bytes of each set aside, as encrypting extensions do.
library = ctypes.CDLL(ctypes.util.find_library("sqlite3"))
if os.path.exists("reserved.db"):
    os.remove("reserved.db")
handle = ctypes.c_void_p()
assert library.sqlite3_open(b"reserved.db", ctypes.byref(handle)) == 0
room = ctypes.c_int(32)
assert library.sqlite3_file_control(handle, b"main", 38, ctypes.byref(room)) == 0
script = "PRAGMA page_size=512; CREATE TABLE t (a, b);" + "".join(
    f"INSERT INTO t VALUES ({n}, '{'y' * (n * 37)}');" for n in range(1, 41))
assert library.sqlite3_exec(handle, script.encode(), None, None, None) == 0
library.sqlite3_close(handle)

# The largest pages, whose size does not fit its field.
db = fresh("large_pages.db", "page_size=65536")
db.execute("CREATE TABLE t (a)")
db.execute("INSERT INTO t VALUES ('on a large page')")
close(db)
