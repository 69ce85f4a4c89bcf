"""The code and data that a result rests on → a stamp that changes when they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from checker.language.lexicon import rules_root

_PACKAGE = Path(__file__).parents[1]
_READING = ("model", "language", "read", "parse", "extract")
_JUDGING = ("link", "judge", "derive")


@cache
def extractor_stamp() -> str:
    """Of what makes a Document out of bytes."""
    code = (file for name in _READING for file in (_PACKAGE / name).rglob("*") if file.suffix in (".py", ".table"))
    return _stamp([*code, *(rules_root() / "lexicons").rglob("*.yaml")])


@cache
def linking_stamp() -> str:
    """Of what is said of documents together, before any rule."""
    return _stamp((_PACKAGE / "link").rglob("*.py"))


def rules_stamp(packs: Sequence[str], profile: str) -> str:
    """Of what makes a Report out of Documents: the code, and the packs as they are."""
    code = (file for name in _JUDGING for file in (_PACKAGE / name).rglob("*.py"))
    ours = (file for file in rules_root().rglob("*") if file.suffix in (".yaml", ".csv"))
    return _stamp([*code, *ours, *_files(packs)], *packs, profile)


def _files(packs: Iterable[str]) -> list[Path]:
    """The files of packs that are folders or ZIPs of the office's own."""
    given = [Path(pack) for pack in packs]
    return [f for p in given for f in (p.rglob("*") if p.is_dir() else [p]) if f.is_file()]


def _stamp(files: Iterable[Path], *words: str) -> str:
    total = sha256("\0".join(words).encode())
    for file in sorted(set(files)):
        total.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]
