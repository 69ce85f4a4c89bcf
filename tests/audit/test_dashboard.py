"""The dashboard: each question answered from the store, on a page that fetches nothing and in a workbook that opens."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from checker.audit.ask import opened
from checker.audit.dashboard import render, workbook
from checker.audit.dashboard.answer import overview
from checker.audit.dashboard.chart import drawn
from checker.audit.dashboard.question import Column
from checker.audit.dashboard.questions import QUESTIONS
from checker.audit.dashboard.shown import shown, tallied
from checker.model import Message
from checker.pipeline import understand
from tests.audit.archive import ROOT, archive, asked, audited

pytest.importorskip("duckdb")
openpyxl = pytest.importorskip("openpyxl")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = archive(tmp_path_factory.mktemp("kho"))
    (source / "<script>alert(1).docx").write_bytes(b"")
    folder = tmp_path_factory.mktemp("store")
    audited(source, folder)
    return folder


def test_the_sum_of_files_stands_at_the_top(store: Path) -> None:
    text = " ".join(re.sub(r"<[^>]+>", "", render(store)).split())
    counts = dict(asked(store, "SELECT status, count(*) FROM documents GROUP BY 1"))
    told = f"{sum(counts.values())} tệp = {counts['read']} đã đọc + 0 đọc một phần + {counts['unreadable']} không đọc được + {counts['skipped']} bỏ qua"
    assert told in text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_question_has_its_answer_in_both_languages(store: Path, lang: str) -> None:
    page = render(store, lang=lang)
    for question in QUESTIONS:
        title = question.title.en if lang == "en" else question.title.vi
        count = asked(store, f"SELECT count(*) FROM ({question.query})")[0][0]
        assert re.search(
            rf'id="h-{question.id}">{re.escape(title.replace("&", "&amp;").replace(chr(39), "&#39;"))} <span class="count">{count} ', page
        ), question.id


def test_a_wrongly_cited_parent_is_told_in_the_readers_words(store: Path) -> None:
    assert re.search(
        r">ngày</td><td [^>]+>128/KH-GDĐT</td><td [^>]+>15/02/2022</td><td [^>]+>128/KH-GDĐT</td><td [^>]+>14/02/2022</td>"
        r"<td [^>]+>quan-8/parent.docx</td><td [^>]+>quan-8/faulty.docx</td><td [^>]+>đoạn \d+</td>",
        render(store),
    )


def test_a_plan_with_anothers_name_and_a_note_without_issuer(tmp_path: Path) -> None:
    """A plan that is too short to be set beside others tells by itself that it was copied; a note is no issuer more."""
    text = understand(ROOT / "corpus" / "quan-8" / "compliant.docx").source.text
    (tmp_path / "kho").mkdir()
    own, other = "Trường Trung học cơ sở Hưng Lợi", "Trường Trung học cơ sở Bình An"
    (tmp_path / "kho" / "kh.txt").write_text(other.join(text.rsplit(own, 1)), "utf8")
    (tmp_path / "kho" / "ghi chú.txt").write_text("gửi chị Hà bản kế hoạch", "utf8")
    audited(tmp_path / "kho", tmp_path / "store")
    question = next(question for question in QUESTIONS if question.id == "copies")
    assert asked(tmp_path / "store", f"SELECT what, evidence FROM ({question.query})") == [("name_left", other)]
    assert overview(opened(tmp_path / "store")).issuers == 1


def test_what_is_told_is_in_the_readers_language(store: Path) -> None:
    told = asked(store, "SELECT message, message_en FROM findings SEMI JOIN singles USING (content) WHERE rule IN ('TH02', 'CC05')")
    assert told
    for lang, other in (("vi", 1), ("en", 0)):
        page = unescape(render(store, lang=lang))
        assert all(row[1 - other] in page and row[other] not in page for row in told)


def test_nothing_is_fetched_and_names_are_escaped(store: Path) -> None:
    page = render(store)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert not re.search(r"(src|href)=\"(?!#)", page)


def test_the_workbook_has_a_sheet_for_each_question(store: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(store)))
    assert len(book.sheetnames) == 1 + len(QUESTIONS)
    assert all(name.startswith(f"{at}. ") and len(name) <= 31 for at, name in enumerate(book.sheetnames[1:], 1))
    totals = {row[0]: row[1] for row in book.worksheets[0].iter_rows(min_row=4, values_only=True)}
    assert totals["Tệp tìm thấy"] == asked(store, "SELECT count(*) FROM documents")[0][0]
    assert totals[QUESTIONS[-1].title.vi] == asked(store, f"SELECT count(*) FROM ({QUESTIONS[-1].query})")[0][0]
    rows = list(book.worksheets[-1].iter_rows(min_row=4, values_only=True))
    assert len(rows) == asked(store, "SELECT count(*) FROM documents WHERE status <> 'read'")[0][0]
    assert zipfile.is_zipfile(io.BytesIO(workbook(store, lang="en")))


def test_columns_are_as_high_as_their_figures() -> None:
    picture = drawn([("2021", "a", 3), ("2021", "b", 1), ("2022", "a", 4), ("2022", "z", 90)], ["a", "b"], ["A", "B"])
    assert picture is not None
    heights = {bar.label: bar.height for bar in picture.bars}
    assert heights["2021: A 3"] == pytest.approx(3 * heights["2021: B 1"], abs=0.2)
    assert heights["2022: A 4"] == pytest.approx(4 * heights["2021: B 1"], abs=0.2)
    assert [tick.text for tick in picture.beside] == ["0", "2", "4"]
    assert drawn([("2021", "z", 3)], ["a"], ["A"]) is None


def test_the_bar_of_a_single_year_does_not_fill_the_picture() -> None:
    picture = drawn([("2026", "a", 3)], ["a"], ["A"])
    assert picture is not None
    (bar,) = picture.bars
    assert bar.width < picture.width / 10
    assert bar.x + bar.width / 2 == pytest.approx(picture.below[0].at, abs=0.2)


def test_a_year_of_which_nothing_is_told_has_its_place() -> None:
    picture = drawn([("2016", "a", 1200), ("2019", "a", 1)], ["a"], ["A"], "en")
    assert picture is not None
    assert [tick.text for tick in picture.below] == ["2016", "2017", "2018", "2019"]
    assert ([tick.text for tick in picture.beside], picture.bars[0].label) == (["0", "1,000", "2,000"], "2016: A 1,200")
    misread = drawn([("1026", "a", 1), ("2026", "a", 1)], ["a"], ["A"])
    assert misread is not None
    assert [tick.text for tick in misread.below] == ["1026", "2026"]


def test_what_no_rule_looked_at_is_not_said_to_be_good(tmp_path: Path) -> None:
    from checker.audit.engines import chosen
    from checker.audit.run import run
    from checker.audit.work import Setup

    source = archive(tmp_path / "kho", ["thanh-oai"])
    run(tmp_path / "store", chosen("serial", 1, Setup(str(source), ("ngay_thang",))))
    page = render(tmp_path / "store")
    told = {q.id: re.search(rf'id="h-{q.id}">.*?</section>', page, re.S)[0] for q in QUESTIONS}  # type: ignore[index]
    for name in ("copies", "not-in-force", "weakened", "report-days"):
        assert "Chưa xét: các gói quy tắc" in told[name]
        assert 'class="good"' not in told[name]
    assert "Chưa xét: các gói quy tắc" not in told["registers"]


def test_a_pair_of_one_number_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "kho").mkdir()
    for name in ("compliant", "faulty"):  # one issuer, one number, other days
        text = understand(ROOT / "corpus" / "quan-8" / f"{name}.docx").source.text
        (tmp_path / "kho" / f"{name}.txt").write_text(text.replace("/QĐ-", "/KH-"), "utf8")
    audited(tmp_path / "kho", tmp_path / "store")
    question = next(question for question in QUESTIONS if question.id == "registers")
    assert [(row[0], *row[-2:]) for row in asked(tmp_path / "store", question.query)] == [("twice", "compliant.txt", "faulty.txt")]
    assert question.chart
    assert asked(tmp_path / "store", question.chart.query) == [("2022", "twice", 1)]
    assert len(asked(tmp_path / "store", "SELECT * FROM doubled_numbers")) == 2


def test_every_word_and_rule_that_is_tallied_has_its_name(store: Path) -> None:
    for question in QUESTIONS:
        for word, _ in asked(store, question.tally) if question.tally else ():
            assert tallied(word, "vi") != word, (question.id, word)


def test_the_columns_of_each_question_have_names(store: Path) -> None:
    """The page shows each question to be asked again, and a file of its rows has these as heads."""
    from checker.audit.ask import ask, opened

    for question in QUESTIONS:
        assert all(re.fullmatch(r"[a-z_]+", column[0]) for column in ask(opened(store), question.query).description), question.id


def test_what_the_tally_comes_to_is_what_is_listed(store: Path) -> None:
    for question in QUESTIONS:
        if question.tally and question.id not in ("wrongly-cited", "trends", "report-days", "absent"):
            counted = sum(count for _, count in asked(store, question.tally))
            assert counted == asked(store, f"SELECT count(*) FROM ({question.query})")[0][0], question.id


@pytest.mark.parametrize(
    ("value", "column", "vi", "en"),
    [
        (date(2019, 4, 7), Column(Message("", "")), "07/4/2019", "07/4/2019"),
        ([2, 14], Column(Message("", ""), 18, "place"), "trang 2, đoạn 14", "page 2, paragraph 14"),
        ([None, 3], Column(Message("", ""), 18, "place"), "đoạn 3", "paragraph 3"),
        (1.5, Column(Message("", "")), "1,5", "1.5"),
        ("district_office", Column(Message("", ""), 16, "word"), "Phòng cấp huyện", "District office"),
        ("XX99", Column(Message("", ""), 50, "title"), "XX99", "XX99"),
        (None, Column(Message("", "")), "", ""),
    ],
)
def test_values_are_shown_as_they_are_written_in_vietnam(value: object, column: Column, vi: str, en: str) -> None:
    assert (shown(value, column, "vi"), shown(value, column, "en")) == (vi, en)
