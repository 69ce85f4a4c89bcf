"""The page: whole in itself, every text escaped, each finding joined with its place."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html
from msgspec.structs import replace

from checker.cli import cli
from checker.extract import extract
from checker.judge import judge, load_pack
from checker.link import link
from checker.model import Finding, Header, Message, Related, Report, Span
from checker.parse import parse
from checker.pipeline import check, check_together, understand
from checker.read import read_bytes
from checker.report.html import Plan, pictures, render
from checker.report.html.text import blocks
from checker.report.place import cited, line_around, part_of
from tests.documents import source_of
from tests.report.samples import CORPUS, FAMILIES, hostile, report_of, roll, set_aside

TABLE = """KẾ HOẠCH
Tập huấn năm 2026

I. NỘI DUNG

| TT | Nội dung | Kinh phí |
| 1 | Tập huấn | 30 triệu |
| Tổng cộng | 30 triệu |
"""


def page(*reports: Report, lang: str = "vi") -> html.HtmlElement:
    return html.document_fromstring(render(reports, lang=lang))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("family", FAMILIES)
def test_each_finding_is_told_and_leads_to_its_words(family: str) -> None:
    report = report_of(family)
    made = page(report)
    cards = made.cssselect(".finding")
    assert len(cards) == len(report.findings) > 0
    for card, finding in zip(cards, report.findings, strict=True):
        mended = finding.suggestion or finding.advice
        for said in (finding.rule, finding.message.vi, finding.evidence, mended.vi if mended else ""):
            assert " ".join(said.split()) in words(card)
        (link_,) = card.cssselect(".head a")
        (flag,) = made.cssselect(link_.get("href"))
        assert flag.get("href") == f"#{card.get('id')}"
        marked = flag.getnext()
        assert marked.tag in ("mark", "a")
        if finding.span:
            assert words(marked) in finding.evidence or finding.evidence.partition("\n")[0] in words(flag.getparent())


@pytest.mark.parametrize("family", FAMILIES)
def test_the_text_is_whole_and_each_id_is_one(family: str) -> None:
    report = report_of(family)
    made = page(report, report)
    assert max(Counter(e.get("id") for e in made.cssselect("[id]")).values()) == 1
    for link_ in made.cssselect("a"):
        assert link_.get("href").startswith("#")
        assert len(made.cssselect(link_.get("href"))) == 1
    for flag in made.cssselect(".flag"):
        flag.drop_tree()
    shown = "".join(made.cssselect(".text")[0].text_content().split())
    spans = "".join("".join(report.document.text(p.span).split()) for p in report.document.paragraphs)
    assert shown.replace("|", "") == spans.replace("|", "")  # which stands between the cells of a row


def test_a_table_is_a_table_and_a_mark_over_its_cells_begins_once() -> None:
    document = parse(read_bytes("plan.txt", TABLE.encode()))
    text = document.source.text
    over, between = text.index("1 | Tập huấn"), text.index(" | 30 triệu")
    marks = [(1, Span(over, between + 5)), (2, Span(between, between + 3))]
    table = next(block for block in blocks(document, marks) if block.kind == "table")
    assert [(row.tag, [("".join(p.text for p in cell.pieces), cell.columns) for cell in row.cells]) for row in table.rows] == [
        ("th", [("TT", 1), ("Nội dung", 1), ("Kinh phí", 1)]),
        ("td", [("1", 1), ("Tập huấn", 1), ("30 triệu", 1)]),
        ("td", [("Tổng cộng", 2), ("30 triệu", 1)]),
    ]
    assert [piece.begins for piece in table.pieces if piece.begins] == [(2,), (1,)]


def test_nothing_is_fetched_and_no_script_runs() -> None:
    text = render([report_of("thanh-oai")])
    assert "default-src 'none'" in text
    assert not page(report_of("thanh-oai")).cssselect("script, link, img, iframe, object")
    assert "http" not in text.replace("http-equiv", "")
    assert "url(" not in text


def test_a_plan_that_is_itself_a_script_is_shown_as_text() -> None:
    wrong = '<script>alert(1)</script><img src=x onerror="alert(2)"> {{ 7 * 7 }}'
    plan = extract(parse(source_of(f"KẾ HOẠCH\n{wrong}\nI. MỤC TIÊU\n{wrong}", name=f"{wrong}.txt")))
    report = judge(plan, link(plan), load_pack())
    at = plan.source.text.rindex("<script>")
    finding = Finding("NT02", "error", Message(wrong, wrong), Span(at, at + 8), (), wrong, suggestion=Message(wrong, wrong))
    made = page(replace(report, findings=(finding, *report.findings)))
    assert not made.cssselect("script, img, [onerror]")
    assert made.text_content().count("<script>alert(1)</script>") >= 6
    assert "49" not in words(made.cssselect(".finding")[0])


def test_overlapping_findings_each_begin_in_the_text() -> None:
    report = report_of("thanh-oai")
    text = report.document.source.text
    start = text.index("Thực hiện Kế hoạch số")
    spans = [Span(start, start + 40), Span(start + 10, start + 60), Span(start + 10, start + 20)]
    findings = tuple(Finding("CC03", "error", Message(str(n), str(n)), s, (), s.of(text)) for n, s in enumerate(spans))
    made = page(replace(report, findings=findings))
    flags = made.cssselect(".flag")
    assert [f.get("href") for f in flags] == ["#f1-1", "#f1-2", "#f1-3"]
    assert "".join(m.text_content() for m in made.xpath("//mark[not(ancestor::blockquote)]")) == text[start : start + 60]


def test_the_words_of_a_finding_stand_in_their_line() -> None:
    quoted = [words(q) for q in page(report_of("thanh-oai")).cssselect(".evidence")]
    assert quoted[0] == "Thanh Oai, ngày 5 tháng 4 năm 2022"
    text = "Trước đó.\n" + "một " * 30 + "sai" + " hai" * 30 + "\nSau đó."
    at = text.index("sai")
    before, after = line_around(text, Span(at, at + 3))
    assert before.startswith("… một ")
    assert before.endswith("một ")
    assert after.endswith(" hai …")
    assert max(len(before), len(after)) <= 84


@pytest.mark.parametrize(
    ("words_there", "part"),
    [
        ("HIỆU TRƯỞNG", "chữ ký"),
        ("Trên đây là", "câu kết"),
        ("an toàn", "tên loại và trích yếu"),
        ("lối đi", "khoản 2 Mục I"),
        ("đúng hạn", "Mục II"),
        ("bảo vệ trực", "Mục 1"),
        ("đọc sách", "phần mở đầu"),
    ],
)
def test_a_part_is_called_what_stands_on_the_page(words_there: str, part: str) -> None:
    lines = (
        "KẾ HOẠCH", "Bảo đảm an toàn trường học", "I. NỘI DUNG", "1. Cổng trường", "Sơn vạch.", "2. Sân trường", "Dọn lối đi.",
        "II. BÁO CÁO", "Gửi đúng hạn.", "Trên đây là Kế hoạch bảo đảm an toàn trường học./.", "HIỆU TRƯỞNG", "Lê Thị Mai",
    )  # fmt: skip
    plain = ("KẾ HOẠCH", "Bảo đảm trật tự", "Nhà trường xây dựng kế hoạch như sau:", "Tổ chức đọc sách.", "1. PHÂN CÔNG", "Tổ bảo vệ trực.")
    text = "\n".join(lines if words_there in "\n".join(lines) else plain)
    document = parse(source_of(text))
    at = text.index(words_there)
    said = part_of(document, Span(at, at + len(words_there)))
    assert said is not None
    assert said.vi == part


def test_the_verdict_stands_first_and_what_was_not_judged_is_no_pass() -> None:
    sound, faulty = page(report_of("dong-da", "compliant.docx")), page(report_of("dong-da"))
    assert sound.cssselect(".verdict.is-ok")
    assert not sound.cssselect(".finding.severity-error, .finding.severity-warning")
    assert "Cần sửa trước khi nộp." in words(faulty.cssselect(".verdict.is-error")[0])
    alone = check(CORPUS / "dong-da" / "compliant.docx")
    assert "Chưa có văn bản cấp trên" in words(page(alone).cssselect(".unjudged")[0])
    assert page(alone).cssselect(".verdict.is-open")
    assert Plan(alone, 1).short("vi").startswith("Chưa thấy lỗi; ")
    assert "not judged" in words(page(alone, lang="en").cssselect(".verdict")[0])


def test_many_plans_have_a_table_first() -> None:
    made = page(*(report_of(family) for family in FAMILIES))
    rows = made.cssselect("nav.overview tbody tr")
    assert len(rows) == len(FAMILIES)
    for row, family in zip(rows, FAMILIES, strict=True):
        told = Counter(f.severity for f in report_of(family).findings)
        assert [int(cell.text) for cell in row.cssselect("td.number")] == [told["error"], told["warning"], told["info"]]
    assert not page(report_of("thanh-oai")).cssselect(".overview")


def test_the_command_writes_the_page_with_the_roll(tmp_path: Path) -> None:
    roster, out = tmp_path / "ds.csv", tmp_path / "ket-qua.html"
    roster.write_text("tên đơn vị\nTrường Mầm non Sen Hồng\nTrường Mầm non Cốm Xanh\n", "utf8")
    plan, parent = (str(CORPUS / "thanh-oai" / name) for name in ("faulty.docx", "parent.docx"))
    result = CliRunner().invoke(cli, ["check", plan, "--parent", parent, "--roster", str(roster), "--output", str(out)])
    assert result.exit_code == 1
    made = html.document_fromstring(out.read_text("utf8"))
    assert "Trường Mầm non Cốm Xanh" in words(made.cssselect(".roll")[0])
    assert len(made.cssselect(".finding")) == len(report_of("thanh-oai").findings)


def test_pictures_are_drawn_with_titles_and_tables_beside_them() -> None:
    reports = [report_of(family) for family in FAMILIES]
    made = page(*reports)
    glance = made.cssselect(".glance")[0]
    assert [f.text_content() for f in glance.cssselect("figcaption")] == [
        "Chỉ tiêu của cấp trên mà từng kế hoạch đạt",
        "Hạn báo cáo, đợt hoạt động trong năm",
        "Văn bản nào thực hiện văn bản nào",
    ]
    for picture in made.cssselect(".picture svg[aria-labelledby]"):
        (title,) = made.cssselect(f"#{picture.get('aria-labelledby')}")
        assert words(title)
    assert not made.cssselect("[style]"), "a page with a stricter policy shows them too"
    shares = {row.cssselect("th")[0].text: [int(c.text.rstrip("%")) for c in row.cssselect("td")] for row in glance.cssselect("tr")[1:9]}
    for report in reports:
        told = Counter(r.outcome for r in report.inherited if r.row.kind == "target")
        met, short, unclear, share = shares[report.document.header.bodies[0]]
        assert (met, short, unclear) == (told["pass"], told["fail"], told["not_evaluated"])
        assert share == round(100 * met / (met + short + unclear))


def test_a_late_day_and_a_missing_one_are_told_apart() -> None:
    made = page(report_of("thanh-oai"))
    rows = [[words(cell) for cell in row] for row in made.cssselect(".picture .figures tr")]
    assert ["Trường Mầm non Sen Hồng", "30/11", "chưa đúng"] in [row[:3] for row in rows]
    assert ["Trường Mầm non Sen Hồng", "–", "không có trong kế hoạch"] in [row[:3] for row in rows]
    assert ["Cấp trên", "20/11", "hạn của cấp trên"] in [row[:3] for row in rows]
    late = made.cssselect("line.late")[0]
    assert float(late.get("x1").rstrip("%")) < float(late.get("x2").rstrip("%"))


def test_documents_stand_below_what_they_implement() -> None:
    family = CORPUS / "quan-8"
    reports = check_together([understand(family / f"{name}.docx") for name in ("faulty", "parent", "grandparent", "compliant")])
    nodes = pictures.tree(reports, ["error", "error", "unread", "ok"])
    assert [(n.depth, n.name, n.above) for n in nodes] == [
        (0, "grandparent.docx", None),
        (1, "parent.docx", 0),
        (2, "faulty.docx", 1),
        (2, "compliant.docx", 1),
    ]
    assert pictures.tree([replace(reports[0], parents=())], ["ok"]) == []
    circle = [replace(reports[0], parents=(reports[1].document,)), replace(reports[1], parents=(reports[0].document,))]
    assert len(pictures.tree(circle, ["ok", "ok"])) == 3


def test_labels_of_near_days_stand_above_each_other() -> None:
    lanes = pictures.lanes([report_of("thanh-oai")], "Cấp trên", labelled=True)
    for lane in lanes:
        for one, other in combinations(lane.marks, 2):
            assert one.level != other.level or abs(one.x - other.x) >= 11
        assert all(lane.top < lane.label(mark) < lane.line < lane.bottom for mark in lane.marks)
    assert [lane.top for lane in lanes[1:]] == [lane.bottom for lane in lanes[:-1]]


def test_a_month_without_a_day_is_no_day_of_the_calendar() -> None:
    assert (pictures._words(None, 6).vi, pictures._words(5, 2).vi, pictures._words(20, 11).vi) == ("tháng 6", "05/02", "20/11")
    assert pictures._at(30, 6) < pictures._at(None, 6) < pictures._at(1, 7)


def test_a_passage_of_the_plan_itself_is_told_by_its_place() -> None:
    source = report_of("thanh-oai").document.source
    piece = next(p for p in source.pieces if p.place.paragraph == 12)
    passage = Related(source.name, piece.span, source.text[piece.span.start : piece.span.end])
    assert cited(passage, source).vi == "đoạn 12"
    assert cited(replace(passage, text="của văn bản khác cùng tên tệp"), source).vi == source.name
    assert cited(replace(passage, file="parent.docx"), source).vi == "parent.docx"


def test_the_rating_and_what_is_set_aside_stand_on_the_page() -> None:
    made = page(set_aside())
    steps = [words(step) for step in made.cssselect(".rating li")]
    assert steps[0].startswith("nộp được sửa ")
    aside = [words(item) for item in made.cssselect(".aside li")]
    assert aside[0].startswith("CC03 phần mở đầu, đoạn 12:")
    assert aside[0].endswith("đã có trong mốc so sánh")
    assert aside[1].endswith("đã miễn trừ: Đã sửa trên bản giấy (Nguyễn Thị Lan duyệt, đến hết ngày 30/06/2027)")
    assert {step.get("class") for step in page(report_of("thanh-oai", "compliant.docx")).cssselect(".rating li")} == {"is-reached"}


def test_a_hostile_plan_is_no_markup_in_pictures_either() -> None:
    wrong = hostile()
    beside = report_of("thanh-oai")
    named = replace(wrong, inherited=beside.inherited, parents=(wrong.document, beside.parents[0]))
    made = page(named, replace(named, document=replace(wrong.document, header=Header(issuer="<svg onload=x>"))))
    assert not made.cssselect("script, [onload], [onerror], image, foreignObject, use")
    assert "<svg onload=x>" in made.cssselect(".glance")[0].text_content()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    if not (path := shutil.which("chromium")):
        pytest.skip("no Chromium here")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_in_a_browser_nothing_is_fetched_nothing_sticks_out_and_all_can_use_it(
    chromium: Any, tmp_path: Path, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    reports = [report_of(family, name) for family in FAMILIES for name in ("faulty.docx", "compliant.docx")]
    file = tmp_path / "trang.html"
    file.write_text(render([*reports, set_aside(), hostile()], roll=roll()), "utf8", errors="replace")
    shown = chromium.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.on("dialog", lambda dialog: asked.append(dialog.message))
    shown.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [v["id"] for v in Axe().run(shown).response["violations"] if v["impact"] in ("serious", "critical")] == []
    shown.click("#f1-1 .head a")
    assert shown.is_visible("#t1-1"), "the text opens where a link leads into it"
    shown.uncheck("#state-error")
    assert shown.locator("article.plan-error").first.is_hidden()
    shown.close()
