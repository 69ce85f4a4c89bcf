"""Files of an archive edited or repeated, and what a run may do again because of it."""

from __future__ import annotations

import io
import random
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from tests.audit.archive import asked

_ADDED = "Phân công cán bộ theo dõi việc thực hiện lần thứ {}."


class Edit(Struct):
    """The files that were edited, the keys that each content was judged by before, and who was bound to them."""

    files: list[str]
    keys: dict[str, str]
    bound: set[str]

    def beyond(self, store: Path) -> set[str]:
        """The files judged again since that are neither edited nor bound to one that is."""
        again = {content for content, key in keys(store).items() if self.keys.get(content) != key}
        bound = self.bound | bound_to(store, self.files)
        return {file for content, file in asked(store, "SELECT content, file FROM originals") if content in again and file not in bound}


def keys(store: Path) -> dict[str, str]:
    """What each content was judged by."""
    with closing(sqlite3.connect(store / "ledger.db")) as base:
        return dict(base.execute("SELECT content, key FROM judged"))


def bound_to(store: Path, files: list[str]) -> set[str]:
    """Files, their children, and those that a register names beside one of them or that may be its near-copies."""
    named = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
    beside = f"""SELECT file FROM links WHERE parent_file IN ({named}) UNION SELECT file FROM registers WHERE other_file IN ({named})"""
    at = dict(asked(store, "SELECT content, file FROM originals"))
    with closing(sqlite3.connect(store / "ledger.db")) as base:
        pairs = [(at.get(one), at.get(other)) for one, other in base.execute("SELECT one, other FROM pair")]
    alike = {file for one, other in (*pairs, *(pair[::-1] for pair in pairs)) if one in files and (file := other)}
    return {*files, *(file for (file,) in asked(store, beside)), *alike}


def edited(source: Path, store: Path, share: float, chance: random.Random) -> Edit:
    """Adds a sentence to so many of the files; half of them are parents."""
    rows = asked(
        store,
        """SELECT file, EXISTS (SELECT 1 FROM state_links l WHERE l.parent = s.content) FROM singles s
        WHERE status = 'read' AND format IN ('docx', 'txt') AND file NOT LIKE '%.zip/%' AND file NOT IN (SELECT copy_of FROM documents WHERE copy_of IS NOT NULL)
        AND content NOT IN (SELECT version_of FROM documents WHERE version_of IS NOT NULL) ORDER BY file""",
    )
    count = max(2, round(share * asked(store, "SELECT count(*) FROM documents")[0][0]))
    parents, others = ([file for file, parent in rows if parent is wanted] for wanted in (True, False))
    files = chance.sample(parents, min(count // 2, len(parents)))
    files += chance.sample(others, count - len(files))
    edit = Edit(files, keys(store), bound_to(store, files))
    for at, file in enumerate(files):
        _add(source / file, _ADDED.format(at + 2))
    return edit


def _add(file: Path, sentence: str) -> None:
    """Before the recipients, the last table of a DOCX."""
    if file.suffix == ".txt":
        above, mark, below = file.read_text("utf8").rpartition("\nNơi nhận")
        file.write_text(f"{above}\n{sentence}{mark}{below}", "utf8")
        return
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "word/document.xml":
                above, mark, below = data.decode().rpartition("<w:tbl>")
                data = f"{above}<w:p><w:r><w:t>{sentence}</w:t></w:r></w:p>{mark}{below}".encode()
            new.writestr(part, data)
    file.write_bytes(out.getvalue())


def repeated(source: Path, times: int) -> None:
    """Puts more copies of one file behind all others, until it stands there so often."""
    first = min(source.rglob("*.docx"), key=lambda path: ("(" in path.name or "hỏng" in path.name, path))
    for at in range(1, times):
        copy = source / "ở khác" / str(at) / f"{at} {first.name}"
        copy.parent.mkdir(parents=True)
        shutil.copy(first, copy)
