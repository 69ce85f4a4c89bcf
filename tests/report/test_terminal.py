"""What a person reads at the terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker.judge import judge, load_pack
from checker.model import DateMention, Facts, Finding, Hierarchy, Message, PartialDate, Piece, Place, Report, Span, Verdict
from checker.report.lines import columns, excerpt, wrapped
from checker.report.place import place_words, where
from checker.report.terminal import render
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
    last, rating = render([report()], colour=False).rstrip().splitlines()[-2:]
    assert rating.startswith("Mức đạt: ")
    assert last.startswith(f"{len(load_pack())} quy tắc: ")
    for word in ("đạt", "không đạt", "không áp dụng", "chưa xét được"):
        assert word in last


def test_what_could_not_be_judged_is_told_with_its_reason() -> None:
    text = render([report()], colour=False)
    assert "Chưa có văn bản cấp trên để đối chiếu (thêm bằng --parent)." in text


def test_findings_come_by_severity() -> None:
    text = render([report()], colour=False)
    assert text.index("LỖI ") < text.index("CẢNH BÁO ")


def test_english() -> None:
    text = render([report()], lang="en", colour=False)
    assert "ERROR NT02  line 12" in text
    assert "No calendar has" in text


def test_colours_are_rich_and_plain_text_is_the_same() -> None:
    coloured = render([report()], colour=True, width=1000)
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
    shown, carets = excerpt(text, start, end, 96)
    if line is not None:
        assert (shown, carets) == (line, marks)
    else:
        assert len(shown) <= 96
        assert shown[carets.index("^") : carets.index("^") + 3] == "LỖI"


LONG = "Nhà trường gửi báo cáo kết quả thực hiện về phòng trước ngày 31/6 hằng năm để tổng hợp, báo cáo cấp trên theo đúng quy định."


@pytest.mark.parametrize("width", [40, 60, 76, 80, 116, 200])
@pytest.mark.parametrize("words", ["Nhà trường", "ngày 31/6", "quy định.", LONG])
def test_an_excerpt_fits_the_width_and_has_whole_words(width: int, words: str) -> None:
    start = LONG.index(words)
    shown, carets = excerpt("Dòng trước.\n" + LONG + "\nDòng sau.", start + 12, start + 12 + len(words), width)
    assert columns(shown) <= width
    assert len(carets) <= len(shown)
    assert LONG.startswith(shown[carets.index("^") :].removesuffix(" …"), LONG.index(words))
    if words != LONG:
        assert set(shown.split()) - {"…"} <= set(LONG.split()), "no word is torn"
        assert shown[carets.index("^") :].startswith(words)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_of_a_terminal_break_at_words_within_its_width(width: int) -> None:
    rows = ["".join(text for text, _ in row) for row in wrapped([("  LỖI ", "bold"), (LONG + " " + LONG, "dim")], width)]
    assert max(map(len, rows)) <= width
    assert all(row.startswith("    ") for row in rows[1:])
    assert " ".join(word for row in rows for word in row.split()) == f"LỖI {LONG} {LONG}"


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_is_wider_than_the_terminal(width: int, lang: str) -> None:
    import re

    from checker.pipeline import check

    folder = ROOT / "corpus" / "thanh-oai"
    told = render([check(folder / "faulty.docx", parents=[folder / "parent.docx"])], colour=True, width=width, lang=lang)
    assert max(columns(line) for line in re.sub(r"\x1b\[[0-9;]*m", "", told).splitlines()) <= width


def test_piped_text_is_not_wrapped() -> None:
    lines = render([report()], colour=False, width=40).splitlines()
    assert max(map(len, lines)) > 100


def last_line(reasons: list[str], *, lang: str = "vi", severity: str = "") -> str:
    why = [Verdict(f"ZZ0{at}", "not_evaluated", "error", 0, why=Message(reason, f"{reason} EN")) for at, reason in enumerate(reasons)]
    findings = (Finding("ZZ09", severity, Message("a", "b")),) if severity else ()  # type: ignore[arg-type]
    made = Report(document(), findings, (Verdict("ZZ09", "fail" if severity else "pass", "error", 1), *why))
    return render([made], colour=False, lang=lang).rstrip().splitlines()[-1]


def test_the_last_line_says_how_many_were_not_judged_and_why() -> None:
    assert last_line([]).endswith("Không có lỗi phải sửa.")
    assert last_line(["Chưa có A."] * 2).endswith("Chưa thấy lỗi phải sửa. Còn 2 quy tắc chưa xét được, không coi là đạt: chưa có A.")
    assert last_line(["Chưa có A."], severity="error").endswith(
        "Cần sửa trước khi nộp. Còn 1 quy tắc chưa xét được, không coi là đạt: chưa có A."
    )
    several = last_line(["Chưa có B.", "Chưa có A.", "Chưa có A."])
    assert several.endswith(
        "Còn 3 quy tắc chưa xét được, không coi là đạt: 2 quy tắc vì chưa có A; các quy tắc khác có lý do riêng, xem «Chưa xét được»."
    )


def test_english_counts_one_and_many() -> None:
    assert "2 rules: 0 passed, 1 failed, 0 not applicable, 1 not evaluated. 1 error, 0 warnings, 0 notes." in last_line(
        ["A."], lang="en", severity="error"
    )
    assert "1 rule not judged, which is no pass: a. EN." in last_line(["A."], lang="en")


def test_english_quotes_are_english() -> None:
    from checker.pipeline import check

    folder = ROOT / "corpus" / "thanh-oai"
    told = render([check(folder / "faulty.docx", parents=[folder / "parent.docx"])], lang="en", colour=False)
    assert "«" not in told


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
    assert "  Căn cứ: chính nội dung văn bản (mâu thuẫn, hoặc điều không thể có)\n" in render([report()], colour=False)


def test_no_english_text_has_vietnamese_quotes() -> None:
    from checker.read.notices import TEXTS

    texts = {f"{rule.id} {name}": text.en for rule in load_pack() for name, text in {**rule.messages, "title": rule.title}.items()}
    texts |= {code: english for code, (_, english) in TEXTS.items()}
    assert [name for name, text in texts.items() if "«" in text or "»" in text] == []
