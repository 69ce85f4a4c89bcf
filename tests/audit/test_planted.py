"""A synthetic archive audited: what was planted is found, and nothing else is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accuracy.archive import BAR, Archive, beyond, scores
from tests.audit.archive import audited
from tests.benchmarks.archive.pages import font
from tests.benchmarks.archive.write import write

pytest.importorskip("duckdb")
pytest.importorskip("pebble")
pytest.importorskip("reportlab")
pytestmark = pytest.mark.skipif(font() is None, reason="no font with Vietnamese letters on this system")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("archive")
    count, _ = write(folder / "kho", 300, seed=1)
    summary = audited(folder / "kho", folder / "store", "local")
    assert summary.found == count
    return Archive(folder / "store", folder / "kho.truth.jsonl")


def test_what_was_planted_is_found(archive: Archive) -> None:
    found = scores(archive)
    assert all(score.planted for score in found)
    assert {s.kind: s.line() for s in found if min(s.precision, s.recall) < BAR} == {}


def test_nothing_is_said_of_what_is_in_order(archive: Archive) -> None:
    assert beyond(archive) == []


def test_an_archive_is_the_same_each_time(archive: Archive, tmp_path: Path) -> None:
    write(tmp_path / "kho", 60, seed=3)
    write(tmp_path / "again", 60, seed=3)
    files = sorted(p.relative_to(tmp_path / "kho") for p in (tmp_path / "kho").rglob("*") if p.is_file())
    assert files
    # an encrypted file draws its key
    differ = [f for f in files if (tmp_path / "kho" / f).read_bytes() != (tmp_path / "again" / f).read_bytes()]
    assert all("hỏng" in f.name for f in differ)
