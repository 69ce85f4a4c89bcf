"""The page: whole in itself, every text escaped, each finding joined with its place."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from msgspec.structs import replace

from checker.cli import cli
from checker.extract import extract
from checker.judge import judge, load_pack
from checker.link import link
from checker.model import Finding, Message, Report, Span
from checker.parse import parse
from checker.pipeline import check
from checker.report.html import render
from tests.documents import source_of

CORPUS = Path(__file__).parents[2] / "corpus"
FAMILIES = sorted(path.parent.name for path in CORPUS.glob("*/faulty.yaml"))


@cache
def report_of(family: str, name: str = "faulty.docx") -> Report:
    return check(CORPUS / family / name, parents=[CORPUS / family / "parent.docx"])


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
        for said in (finding.rule, finding.message.vi, finding.evidence, finding.suggestion.vi if finding.suggestion else ""):
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
    assert shown == spans


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
    assert "".join(m.text_content() for m in made.cssselect("mark")) == text[start : start + 60]


def test_the_verdict_stands_first_and_what_was_not_judged_is_no_pass() -> None:
    sound, faulty = page(report_of("dong-da", "compliant.docx")), page(report_of("dong-da"))
    assert sound.cssselect(".verdict.is-ok")
    assert not sound.cssselect(".finding.severity-error, .finding.severity-warning")
    assert "Cần sửa trước khi nộp." in words(faulty.cssselect(".verdict.is-error")[0])
    alone = check(CORPUS / "dong-da" / "compliant.docx")
    assert "Chưa có văn bản cấp trên" in words(page(alone).cssselect(".unjudged")[0])
    assert "not judged" in words(page(alone, lang="en").cssselect(".verdict")[0])


def test_many_plans_have_a_table_first() -> None:
    made = page(*(report_of(family) for family in FAMILIES))
    rows = made.cssselect(".overview tbody tr")
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
