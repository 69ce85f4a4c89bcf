"""What a person reads at the terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker.judge import judge, load_pack
from checker.model import DateMention, Facts, Finding, Hierarchy, Message, PartialDate, Piece, Place, Report, Span
from checker.report.place import place_words, where
from checker.report.terminal import columns, quoted, render
from tests.judge.made import document

ROOT = Path(__file__).parents[2]
FAULT = "Kiểm tra bình chữa cháy trước ngày 31/6/2026 ở các phòng."


def report() -> Report:
    from msgspec.structs import replace

    at = FAULT.index("ngày 31")
    child = document(FAULT, facts=Facts(dates=(DateMention("day", PartialDate(31, 6, 2026), Span(at, at + 14)),)))
    pieces = (Piece(Span(0, len(FAULT)), Place(line=12)),)
    child = replace(child, source=replace(child.source, pieces=pieces))
    return judge(child, Hierarchy(child), load_pack())


def test_a_finding_has_its_line_its_caret_and_its_place() -> None:
    lines = render([report()], colour=False).splitlines()
    head = next(i for i, line in enumerate(lines) if "NT02" in line)
    assert lines[head] == "LỖI NT02  dòng 12"
    assert lines[head + 2] == f"  │ {FAULT}"
    assert lines[head + 3].index("^") == lines[head + 2].index("ngày 31")
    assert lines[head + 3].count("^") == len("ngày 31/6/2026")


def test_the_last_line_says_what_was_judged() -> None:
    last = render([report()], colour=False).rstrip().splitlines()[-1]
    assert last.startswith("36 quy tắc: ")
    for word in ("đạt", "không đạt", "không áp dụng", "chưa xét được"):
        assert word in last


def test_what_could_not_be_judged_is_told_with_its_reason() -> None:
    text = render([report()], colour=False)
    assert "Chưa có văn bản cấp trên để đối chiếu." in text


def test_findings_come_by_severity() -> None:
    text = render([report()], colour=False)
    assert text.index("LỖI ") < text.index("CẢNH BÁO ")


def test_english() -> None:
    text = render([report()], lang="en", colour=False)
    assert "ERROR NT02  line 12" in text
    assert "No calendar has" in text


def test_colours_are_rich_and_plain_text_is_the_same() -> None:
    coloured = render([report()], colour=True)
    assert "\x1b[1;31mLỖI NT02" in coloured
    import re

    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == render([report()], colour=False).splitlines()


@pytest.mark.parametrize(
    ("text", "start", "end", "line", "marks"),
    [
        ("abc", 1, 2, "abc", " ^"),
        ("một\nhai ba\nbốn", 4, 7, "hai ba", "^^^"),
        ("một\nhai", 0, 7, "một", "^^^"),
        ("a\tb", 2, 3, "a b", "  ^"),
        ("x" * 300 + "LỖI" + "y" * 300, 300, 303, None, None),
    ],
)
def test_the_quoted_line(text: str, start: int, end: int, line: str | None, marks: str | None) -> None:
    ((shown, carets),) = quoted(text, start, end)
    if line is not None:
        assert (shown, carets) == (line, marks)
    else:
        assert len(shown) < 120
        assert shown[carets.index("^") : carets.index("^") + 3] == "LỖI"


def test_columns_of_marks_that_take_none() -> None:
    assert (columns("abc"), columns("e\u0323"), columns("字")) == (3, 1, 2)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(line=12), "dòng 12"),
        (Place(paragraph=12), "đoạn 12"),
        (Place(page=2), "trang 2"),
        (Place(table=1, row=3, paragraph=4), "bảng 1, hàng 3"),
        (Place(part="footnote", paragraph=1), "cước chú, đoạn 1"),
        (Place(), "toàn văn bản"),
    ],
)
def test_places_in_words(place: Place, words: str) -> None:
    assert place_words(place).vi == words


def test_a_finding_that_points_at_nothing() -> None:
    assert where(Finding("ZZ01", "error", Message("a", "b"))).vi == "toàn văn bản"


def test_piped_text_needs_no_rich() -> None:
    code = "import sys; import checker.report.terminal as t; t.render([], colour=False); print('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("colour", [False, True])
def test_no_file_gives_orders_to_the_terminal(colour: bool) -> None:
    """Colours are ours; a file that holds escape sequences, in its name or its text, changes neither the title nor the screen."""
    from msgspec.structs import replace

    made = report()
    evil = "\x1b]0;kế hoạch\x07\x9b2J\u202e.docx"
    text = FAULT.replace("Kiểm", "\x1b[2J\x0c").ljust(len(FAULT))
    source = replace(made.document.source, name=evil, text=text)
    told = render(
        [replace(made, document=replace(made.document, source=source, header=replace(made.document.header, subject=evil)))], colour=colour
    )
    for order in ("\x1b]0", "\x1b[2J", "\x9b", "\x07", "\x0c", "\u202e"):
        assert order not in told
    assert "\ufffd" in told


def test_a_contradiction_is_named_as_the_ground() -> None:
    assert "  Căn cứ: mâu thuẫn trong văn bản\n" in render([report()], colour=False)
