"""An office's own documents: `documents.csv` beside its pack.yaml → rules that know them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from checker.judge.rules.fault import RuleError
from checker.judge.rules.shape import Rule

CHECK = "known"  # the one check that asks the registry


def with_documents(root: Path, rules: Iterable[Rule]) -> Iterator[Rule]:
    """Those rules of a pack in `root` that know its own rows, before those of the packs that it extends. Raises RuleError."""
    file = root / "documents.csv"
    if not file.is_file():
        return
    _sound(file)
    for rule in rules:
        if rule.check == CHECK:
            yield replace(rule, documents=(str(file.resolve()), *rule.documents))


def _sound(file: Path) -> None:
    from checker.language.known_build import WrongRow, rows_of

    try:
        rows_of(file)
    except WrongRow as wrong:
        raise RuleError(file, wrong.line, wrong.message, wrong.word) from None
