"""Files → Report: read → parse → extract → link → judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from checker.extract import extract
from checker.judge import judge, load_pack
from checker.judge.rules import Rule
from checker.link import link
from checker.model import Document, Report
from checker.parse import parse
from checker.read import read


def understand(path: Path, name: str | None = None, *, progress: Callable[[int, int], None] | None = None) -> Document:
    """One file with its facts, called `name` in reports; an unreadable one is a Document of that status.

    `progress` is told the scanned pages done and in all, while they are recognised.
    """
    return extract(parse(read(path, name=name, progress=progress)))


def check(path: Path, *, parents: Sequence[Path] = (), rules: Sequence[Rule] | None = None, profile: str = "issued") -> Report:
    """The report on one plan beside the plans that it implements. Raises RuleError for a faulty pack, never for a faulty file."""
    return check_document(understand(path), [understand(p) for p in parents], rules, profile=profile)


def check_document(
    child: Document, parents: Sequence[Document] = (), rules: Sequence[Rule] | None = None, *, profile: str = "issued"
) -> Report:
    """The same for documents that are understood already (many plans beside one parent)."""
    return judge(child, link(child, parents), load_pack() if rules is None else rules, profile=profile)
