"""What a run has found, read and judged, in one SQLite file: whatever is not in it is done (again) by the next run.

Rows come and go in batches, each in a transaction; nothing is held in memory that grows with the archive.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from checker.audit.walk import Found
from checker.language.filenames import named_as_copy

_TABLES = """
CREATE TABLE IF NOT EXISTS run(
    id INTEGER PRIMARY KEY, archive TEXT, engine TEXT, extractor TEXT, rules TEXT, started REAL, ended REAL, counts TEXT);
CREATE TABLE IF NOT EXISTS file(
    place TEXT PRIMARY KEY, file TEXT, size INTEGER, stamp TEXT, skipped TEXT, member INTEGER, sha256 TEXT, run INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_content ON file(sha256, place);
CREATE TABLE IF NOT EXISTS content(
    id TEXT PRIMARY KEY, extractor TEXT, status TEXT, reason TEXT, head BLOB, packed BLOB, shard TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS signed(content TEXT PRIMARY KEY, key TEXT, packed BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pair(one TEXT, other TEXT, key TEXT, packed BLOB, PRIMARY KEY(one, other)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judged(content TEXT PRIMARY KEY, key TEXT, shard TEXT) WITHOUT ROWID;
"""
_SLICE = 500  # rows fetched at a time


class Content(Struct, frozen=True, gc=False):
    """What is known of a content: `head` is what linking needs of it, `packed` the whole document, `shard` where its facts are written."""

    id: str
    status: str
    reason: str | None
    head: bytes
    packed: bytes
    shard: str = ""


class Ledger:
    """The ledger of a store. One process writes; others may read."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        try:
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=NORMAL")
            self._base.executescript(_TABLES)
        except sqlite3.Error:  # a file that is no ledger
            self.close()
            raise

    def close(self) -> None:
        self._base.close()

    # runs

    def begin(self, archive: str, engine: str, extractor: str, rules: str) -> int:
        row = (archive, engine, extractor, rules, time.time())
        done = self._base.execute("INSERT INTO run(archive, engine, extractor, rules, started) VALUES(?,?,?,?,?)", row)
        return int(done.lastrowid or 0)

    def archive(self) -> str | None:
        """The address of the archive that the last run went through."""
        row = self._base.execute("SELECT archive FROM run ORDER BY id DESC LIMIT 1").fetchone()
        return row[0] if row else None

    def end(self, run: int, counts: Mapping[str, int]) -> None:
        self._base.execute("UPDATE run SET ended = ?, counts = ? WHERE id = ?", (time.time(), json.dumps(counts), run))

    def runs(self) -> list[tuple[Any, ...]]:
        return self._base.execute("SELECT id, archive, engine, extractor, rules, started, ended, counts FROM run ORDER BY id").fetchall()

    # files

    def found(self, files: Iterable[Found], run: int) -> None:
        """Notes what the walk finds; the hash of a file whose size and stamp are the same stays."""
        rows = ((f.place, f.file, f.size, f.stamp, f.skipped, f.member, run) for f in files)
        with self:
            self._base.executemany(
                """INSERT INTO file(place, file, size, stamp, skipped, member, run) VALUES(?,?,?,?,?,?,?)
                ON CONFLICT(place) DO UPDATE SET sha256 = CASE WHEN stamp = excluded.stamp AND stamp <> '' THEN sha256 END,
                file = excluded.file, size = excluded.size, stamp = excluded.stamp, skipped = excluded.skipped,
                member = excluded.member, run = excluded.run""",
                rows,
            )

    def forget_gone(self, run: int) -> None:
        """What this run's walk did not find is no part of the archive any more."""
        with self:
            self._base.execute("DELETE FROM file WHERE run <> ?", (run,))

    def forget_unheld(self) -> None:
        """Nor is what no file holds any more: told once the new files are hashed, since a file may have been moved."""
        with self:
            self._base.execute("DELETE FROM content WHERE id NOT IN (SELECT sha256 FROM file WHERE sha256 IS NOT NULL)")
            for table in ("judged", "signed"):
                self._base.execute(f"DELETE FROM {table} WHERE content NOT IN (SELECT id FROM content)")

    def retry(self) -> None:
        """Files that could not be fetched are asked for again."""
        with self:
            self._base.execute("UPDATE file SET sha256 = NULL WHERE sha256 LIKE '!%'")

    def unhashed(self) -> Iterator[Found]:
        return self._files("sha256 IS NULL AND skipped IS NULL")

    def hashed(self, hashes: Iterable[tuple[str, str]]) -> None:
        """(content, place) of files whose bytes were looked at."""
        with self:
            self._base.executemany("UPDATE file SET sha256 = ? WHERE place = ?", hashes)

    def unread(self, extractor: str) -> Iterator[tuple[str, Found]]:
        """Each content that is not read yet by this extractor, with the first place that holds it."""
        query = """SELECT sha256, place, file, size, stamp, skipped, member FROM file
            WHERE sha256 > ? AND NOT EXISTS (SELECT 1 FROM content WHERE id = sha256 AND extractor = ?)
            GROUP BY sha256 HAVING place = min(place) ORDER BY sha256 LIMIT ?"""
        last = ""
        while rows := self._base.execute(query, (last, extractor, _SLICE)).fetchall():
            yield from ((sha256, Found(*row)) for sha256, *row in rows)
            last = rows[-1][0]

    def count_unread(self, extractor: str) -> int:
        query = "SELECT count(DISTINCT sha256) FROM file WHERE NOT EXISTS (SELECT 1 FROM content WHERE id = sha256 AND extractor = ?)"
        return int(self._base.execute(query, (extractor,)).fetchone()[0])

    def _files(self, where: str) -> Iterator[Found]:
        query = f"SELECT place, file, size, stamp, skipped, member FROM file WHERE place > ? AND {where} ORDER BY place LIMIT ?"
        last = ""
        while rows := self._base.execute(query, (last, _SLICE)).fetchall():
            yield from (Found(*row) for row in rows)
            last = rows[-1][0]

    # contents

    def read(self, contents: Sequence[Content], extractor: str) -> None:
        rows = [(c.id, extractor, c.status, c.reason, c.head, c.packed, c.shard) for c in contents]
        with self:
            self._base.executemany("INSERT OR REPLACE INTO content VALUES(?,?,?,?,?,?,?)", rows)

    def heads(self) -> Iterator[tuple[str, str, str, bytes]]:
        """(content, first place, status, head) of every content that some file holds, by content."""
        firsts = self.firsts()
        query = """SELECT c.id, (SELECT min(place) FROM file WHERE sha256 = c.id), c.status, c.head FROM content c
            WHERE c.id > ? ORDER BY c.id LIMIT ?"""
        last = ""
        while rows := self._base.execute(query, (last, _SLICE)).fetchall():
            yield from ((content, firsts.get(content, place), *told) for content, place, *told in rows)
            last = rows[-1][0]

    def firsts(self) -> dict[str, str]:
        """Of contents that several files hold, the place that stands for all: the first that is not named as a copy, «X (1).docx»."""
        found: dict[str, str] = {}
        query = (
            "SELECT sha256, place FROM file WHERE sha256 IN (SELECT sha256 FROM file GROUP BY sha256 HAVING count(*) > 1) ORDER BY place"
        )
        for content, place in self._base.execute(query):
            if content not in found or (named_as_copy(found[content]) and not named_as_copy(place)):
                found[content] = place
        return found

    def places(self, contents: Sequence[str]) -> list[str]:
        """Every place that holds one of some contents."""
        found: list[str] = []
        for some in _slices(contents):
            rows = self._base.execute(f"SELECT place FROM file WHERE sha256 IN ({_marks(some)}) ORDER BY place", some)
            found += (place for (place,) in rows)
        return found

    def packed(self, contents: Iterable[str]) -> dict[str, bytes]:
        """The documents of some contents."""
        found: dict[str, bytes] = {}
        for some in _slices(list(contents)):
            found.update(self._base.execute(f"SELECT id, packed FROM content WHERE id IN ({_marks(some)})", some))
        return found

    # near-copies (alike.py)

    def signed(self) -> dict[str, str]:
        """What each signature was made by."""
        return dict(self._base.execute("SELECT content, key FROM signed"))

    def sign(self, rows: Iterable[tuple[str, str, bytes]]) -> None:
        """(content, key, signature) of plans."""
        with self:
            self._base.executemany("INSERT OR REPLACE INTO signed VALUES(?,?,?)", rows)

    def signatures(self, contents: Sequence[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """All signatures, or those of some contents, by content."""
        if contents is None:
            yield from self._base.execute("SELECT content, packed FROM signed ORDER BY content")
            return
        query = f"SELECT content, packed FROM signed WHERE content IN ({_marks(contents)})"
        yield from self._base.execute(query, contents)

    def pairs(self) -> dict[tuple[str, str], str]:
        """What each pair was laid side by side by."""
        return {(one, other): key for one, other, key in self._base.execute("SELECT one, other, key FROM pair")}

    def lay(self, rows: Iterable[tuple[str, str, str, bytes]]) -> None:
        """(one, other, key, what is told) of pairs."""
        with self:
            self._base.executemany("INSERT OR REPLACE INTO pair VALUES(?,?,?,?)", rows)

    def laid(self) -> Iterator[tuple[tuple[str, str], bytes]]:
        """What is told of each pair."""
        for one, other, packed in self._base.execute("SELECT one, other, packed FROM pair ORDER BY one, other"):
            yield (one, other), packed

    def drop_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Pairs that are alike no more."""
        with self:
            self._base.executemany("DELETE FROM pair WHERE one = ? AND other = ?", pairs)

    # verdicts

    def keys(self) -> dict[str, str]:
        """What each content was judged by."""
        return dict(self._base.execute("SELECT content, key FROM judged"))

    def judged(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """(content, key, shard) of what was judged."""
        with self:
            self._base.executemany("INSERT OR REPLACE INTO judged VALUES(?,?,?)", rows)

    # the whole

    def state(self) -> Iterator[tuple[Any, ...]]:
        """A row for each file: place, size, skipped, content, status, reason, facts' shard, verdicts' shard."""
        return iter(
            self._base.execute(
                """SELECT f.place, f.size, f.skipped, f.sha256, c.status, c.reason, c.shard, j.shard FROM file f
                LEFT JOIN content c ON c.id = f.sha256 LEFT JOIN judged j ON j.content = c.id ORDER BY f.place"""
            )
        )

    def shards(self) -> frozenset[str]:
        """The shards that something still stands in."""
        rows = self._base.execute("SELECT DISTINCT shard FROM content UNION SELECT DISTINCT shard FROM judged")
        return frozenset(shard for (shard,) in rows if shard)

    def __enter__(self) -> Ledger:
        self._base.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._base.execute("ROLLBACK" if kind else "COMMIT")


def _slices(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Lots that one question of the base can name."""
    return (values[start : start + _SLICE] for start in range(0, len(values), _SLICE))


def _marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))
