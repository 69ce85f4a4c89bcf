"""Damaged files of every format: read, partial or unreadable, and a report. Many more of them: `python -m tests.fuzz`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.read.legacy import office
from checker.read.scan import engine
from tests.fuzz.__main__ import PICTURES, damaged, plan
from tests.fuzz.mutate import case
from tests.fuzz.seeds import seeds
from tests.fuzz.whole import LIMITS, LONGEST, peak, quiet, run
from tests.read.builders import docx, num, p

#: Cases of each ending, and how many of them must still be read, else the mutations meet nothing but the doors.
CASES = {"docx": 120, "pdf": 50, "rtf": 25, "html": 20, "odt": 25, "zip": 15, "txt": 15, "md": 5, "png": 10, "jpg": 10, "scan": 5}


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where a case may write; asserts that no file and no process stays behind."""
    monkeypatch.setattr(office, "program", lambda: None)
    with quiet() as made:
        yield made


@pytest.mark.parametrize(("ending", "count"), CASES.items(), ids=CASES)
def test_damage(ending: str, count: int, folder: Path) -> None:
    before = peak()
    found = list(damaged(ending, count, folder))
    assert [f"{seen.name}: {seen.complaint}" for seen in found if seen.complaint] == []
    assert len(found) == count
    assert max(seen.seconds for seen in found) < LONGEST
    assert peak() - before < LIMITS.memory // (1 << 20)
    if ending not in PICTURES or engine() is not None:
        assert sum("unreadable" not in seen.statuses for seen in found) >= count // 10


@pytest.mark.parametrize("ending", [ending for ending in CASES if ending not in PICTURES])
def test_sound_files_are_read(ending: str, folder: Path) -> None:
    for data in seeds(ending):
        seen = run("sound", f"a.{ending}", data, folder, schema=True)
        assert (seen.complaint, set(seen.statuses)) in (("", {"read"}), ("", {"read", "partial"}), ("", {"partial"}))


@pytest.mark.parametrize(
    "body",
    [
        p("x", properties=f'<w:numPr><w:ilvl w:val="{"9" * 5000}"/><w:numId w:val="1"/></w:numPr>'),
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{"9" * 5000}"/></w:tcPr>{p("x")}</w:tc></w:tr></w:tbl>',
        f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{"9" * 5000}"/></w:trPr><w:tc>{p("x")}</w:tc></w:tr></w:tbl>',
    ],
)
def test_numbers_of_five_thousand_digits(body: str, folder: Path) -> None:
    numbering = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{"9" * 5000}"/></w:abstractNum>' + num(1)
    seen = run("x", "a.docx", docx(body, parts={"numbering": numbering}), folder)
    assert (seen.statuses, seen.complaint) == (("read",), "")


def test_damage_is_the_same_in_each_run() -> None:
    assert case("docx", 3) == case("docx", 3)
    assert len({case("pdf", k) for k in range(20)}) == 20


def test_the_command_runs_three_thousand_cases() -> None:
    assert sum(plan(3000, None).values()) >= 3000


def test_what_must_not_be_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The harness itself: an exception, a status that there isn't, a file left behind."""
    from tests.fuzz import whole

    def broken(*_: object, **__: object) -> object:
        raise KeyError("lost")

    monkeypatch.setattr(whole, "understood", broken)
    assert "KeyError: 'lost'" in run("x", "a.txt", "Kế hoạch".encode(), folder).complaint


def test_what_stays_behind_is_told() -> None:
    import tempfile

    with pytest.raises(AssertionError), quiet():
        Path(tempfile.mkdtemp(), "a").write_text("x")
