"""A small archive under bad conditions; `python -m tests.audit.endure` does the same with two thousand files."""

from __future__ import annotations

import sys

import pytest

from tests.audit.archive import told
from tests.audit.changing import repeated
from tests.audit.endure import TIMES, Endured, Ground, changed, contents, killed, same
from tests.benchmarks.archive.pages import font
from tests.benchmarks.archive.write import write

for library in ("duckdb", "pebble", "psutil", "reportlab"):
    pytest.importorskip(library)
pytestmark = pytest.mark.skipif(font() is None, reason="no font with Vietnamese letters on this system")


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder = tmp_path_factory.mktemp("ground")
    write(folder / "kho", 60, seed=3)
    repeated(folder / "kho", TIMES)
    return Ground(folder, folder / "kho")


def test_a_content_is_read_once_however_often_it_stands_there(ground: Ground) -> None:
    assert contents(ground)


@pytest.mark.skipif(sys.platform == "win32", reason="a killed group of processes is a matter of POSIX")
def test_killed_at_any_moment_the_next_run_ends_with_the_same_store(ground: Ground) -> None:
    assert killed(ground, kills=4, seed=2)


def test_only_what_changed_and_what_is_bound_to_it_is_done_again(ground: Ground) -> None:
    assert changed(ground, share=0.05, seed=1)


def test_stores_that_differ_are_told(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.audit import endure

    rows = told(ground.store)
    other = {**rows, "links": rows["links"][1:]}
    answers = iter((rows, other))
    monkeypatch.setattr(endure, "told", lambda _: next(answers))
    with pytest.raises(Endured, match="1 rows of links differ"):
        same(ground.store, ground.store)
