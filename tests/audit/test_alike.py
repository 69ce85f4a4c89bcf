"""Near-copies found group by group and pair by pair: the same as with all plans in memory, and nothing done twice."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.audit.engines import Batch, Lost, Serial, Step
from checker.audit.run import run
from checker.audit.work import Setup
from checker.judge import load_pack
from checker.pipeline import check_together, understand
from checker.read import Limits
from tests.audit.archive import PACKS, asked, audited, told
from tests.benchmarks.archive.pages import font
from tests.benchmarks.archive.write import write

for library in ("duckdb", "rensa", "reportlab"):
    pytest.importorskip(library)
pytestmark = pytest.mark.skipif(font() is None, reason="no font with Vietnamese letters on this system")


class Spy(Serial):
    """Counts the members that each step is asked for."""

    def __init__(self, source: Path) -> None:
        super().__init__(Setup(str(source), PACKS, limits=Limits(alone=True, workers=1, seconds=10)))
        self.asked: dict[str, int] = {}

    def run(self, step: Step, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Any] | Lost]]:
        for batch, result in super().run(step, batches):
            self.asked[step.__name__] = self.asked.get(step.__name__, 0) + len(batch[0])
            yield batch, result


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Districts and communes of some years."""
    folder = tmp_path_factory.mktemp("kho") / "all"
    write(folder, 130, seed=4)
    return folder


@pytest.fixture(scope="module")
def store(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    audited(source, folder)
    return folder


def test_what_is_told_is_what_a_check_of_the_folder_tells(source: Path, store: Path) -> None:
    documents = [d for file in sorted(source.rglob("*")) if file.is_file() and (d := understand(file)).source.status == "read"]
    reports = check_together(documents, rules=load_pack(*PACKS))
    expected = {(r.document.source.sha256, f.severity, f.evidence) for r in reports for f in r.findings if f.rule == "LT04"}
    outcomes = {(r.document.source.sha256, v.outcome) for r in reports for v in r.verdicts if v.rule == "LT04"}
    assert len(expected) >= 4
    assert {
        (c[:64], *rest) for c, *rest in asked(store, "SELECT content, severity, evidence FROM findings WHERE rule = 'LT04'")
    } == expected
    assert {(c[:64], *rest) for c, *rest in asked(store, "SELECT content, outcome FROM verdicts WHERE rule = 'LT04'")} == outcomes


def test_only_the_group_that_has_changed_is_gone_through_again(source: Path, store: Path, tmp_path: Path) -> None:
    here, kept = tmp_path / "kho", tmp_path / "store"
    shutil.copytree(source, here)
    shutil.copytree(store, kept)
    again = Spy(here)
    run(kept, again, moved=True)
    assert "sign" not in again.asked
    assert "lay" not in again.asked
    sorted(here.glob("*/*/*/Trường*/thanh-oai 1*"))[-1].unlink()
    changed = Spy(here)
    run(kept, changed)
    assert changed.asked["sign"] == 1
    audited(here, tmp_path / "fresh")
    assert told(kept) == told(tmp_path / "fresh")


def test_pairs_that_share_words_meet_and_a_form_is_nobody_s() -> None:
    import numpy as np
    from rensa import RMinHash

    from checker.audit.alike import candidates

    def signature(words: Iterable[str]) -> list[int]:
        made = RMinHash(num_perm=128, seed=30)
        made.update(list(words))
        return list(made.digest())

    rng = random.Random(1)

    def plan(name: object, *, of: Iterable[str] = ()) -> list[str]:
        return [*of, *(f"{name} {rng.random()}" for _ in range(150))]

    form = plan("form")
    own = [plan(i) for i in range(200)]
    copies = [plan("copy", of=words) for words in own[:20]]  # each shares a third of both
    forms = [[*form, f"school {i}"] for i in range(60)]
    rows = np.array([signature(words) for words in (*own, *copies, *forms)], dtype=np.uint32)
    found = set(candidates(rows))
    assert not [pair for pair in found if pair[1] >= 220]
    assert len(found & {(i, 200 + i) for i in range(20)}) >= 14
    assert len(found) <= 21
