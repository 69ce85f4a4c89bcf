"""Commented copies of Word files and PDFs: each comment at its words, and nothing else changed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from docx import Document as open_document
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree
from msgspec.structs import replace

from checker.cli import cli
from checker.language.signs import COMMENTER
from checker.model import Finding, Message, Report, Signed, Span
from checker.pipeline import check, understand
from checker.report.annotate import NotAnnotated, annotated, copy_name
from checker.report.within import within

CORPUS = Path(__file__).parents[2] / "corpus"
FAMILIES = sorted(path.parent.name for path in CORPUS.glob("*/faulty.yaml"))
_MARKS = [qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd")]


@cache
def report_of(family: str, ending: str) -> Report:
    return check(CORPUS / family / f"faulty.{ending}", parents=[CORPUS / family / "parent.docx"])


@cache
def copy_of(family: str, ending: str = "docx", lang: str = "vi") -> bytes:
    return annotated((CORPUS / family / f"faulty.{ending}").read_bytes(), report_of(family, ending), lang=lang)


def commented(data: bytes) -> list[tuple[str, str]]:
    """The words and the text of each comment, in the order of their numbers."""
    document = open_document(io.BytesIO(data))
    around: dict[str, str] = {}
    open_: set[str] = set()
    for element in document.element.body.iter():
        if element.tag in _MARKS:
            number = element.get(qn("w:id"))
            open_ = open_ | {number} if element.tag == _MARKS[0] else open_ - {number}
            around.setdefault(number, "")
        elif element.tag in (qn("w:t"), qn("w:tab"), qn("w:br")):
            for number in open_:
                around[number] += element.text or "" if element.tag == qn("w:t") else " "
    return [(around[str(c.comment_id)], "\n".join(p.text for p in c.paragraphs)) for c in document.comments]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_finding_is_commented_at_its_words(family: str) -> None:
    report = report_of(family, "docx")
    told = commented(copy_of(family))
    assert len(told) == len(report.findings) > 0
    for (words, said), finding in zip(told, report.findings, strict=True):
        assert finding.message.vi in said
        mended = finding.suggestion or finding.advice
        assert mended is not None
        assert mended.vi in said
        if finding.span is None:
            assert words.strip()  # at a passage that there is
            continue
        label = "".join(finding.evidence.split())
        assert label.endswith("".join(words.split()))  # an automatic number is no run
        assert len("".join(words.split())) > len(label) - 5


def test_a_passage_of_the_plan_itself_is_told_by_its_place() -> None:
    own = 0
    for report, (_, said) in ((report_of(family, "docx"), one) for family in FAMILIES for one in commented(copy_of(family))):
        assert f"Đối chiếu {report.document.source.name}:" not in said
        own += "Đối chiếu " in said and "Đối chiếu parent.docx" not in said
    assert own


def plain(root: Any) -> bytes:
    """A body without comments, neighbouring runs of equal properties merged."""
    for mark in [e for tag in _MARKS for e in root.iter(tag)]:
        mark.getparent().remove(mark)
    for reference in list(root.iter(qn("w:commentReference"))):
        run = reference.getparent()
        run.getparent().remove(run)
    for run in list(root.iter(qn("w:r"))):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and dict(before.attrib) == dict(run.attrib) and look(before) == look(run):
            before.extend([item for item in run if item.tag != qn("w:rPr")])
            run.getparent().remove(run)
    for text in list(root.iter(qn("w:t"))):
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)
    for text in root.iter(qn("w:t")):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    return bytes(etree.tostring(root, method="c14n"))


def look(run: Any) -> bytes:
    properties = run.find(qn("w:rPr"))
    return b"" if properties is None else bytes(etree.tostring(properties, method="c14n"))


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_else_of_the_file_is_changed(family: str) -> None:
    original, copy = (zipfile.ZipFile(io.BytesIO(d)) for d in ((CORPUS / family / "faulty.docx").read_bytes(), copy_of(family)))
    added = set(copy.namelist()) - set(original.namelist())
    assert added == {"word/comments.xml"}
    for name in original.namelist():
        before, after = etree.fromstring(original.read(name)), etree.fromstring(copy.read(name))
        if name == "word/document.xml":
            assert plain(before) == plain(after)
        elif name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            known = {etree.tostring(e, method="c14n") for e in after}
            assert {etree.tostring(e, method="c14n") for e in before} <= known
        else:
            assert etree.tostring(before, method="c14n") == etree.tostring(after, method="c14n"), name


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")
def test_libreoffice_renders_the_same_pages(tmp_path: Path) -> None:
    shutil.copy(CORPUS / "dong-da" / "faulty.docx", tmp_path / "original.docx")
    (tmp_path / "copy.docx").write_bytes(copy_of("dong-da"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    names = [str(tmp_path / name) for name in ("original.docx", "copy.docx")]
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *names], check=True, capture_output=True
    )
    pages = [pypdfium2.PdfDocument(tmp_path / name) for name in ("original.pdf", "copy.pdf")]
    texts = [[page.get_textpage().get_text_range() for page in file] for file in pages]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_pdf_is_highlighted_at_the_boxes(family: str) -> None:
    report, data = report_of(family, "pdf"), copy_of(family, "pdf")
    shown = pypdfium2.PdfDocument(data)
    with pikepdf.open(io.BytesIO(data)) as file:
        notes = [(i, a) for i, page in enumerate(file.pages) for a in page.get("/Annots", []) if a.get("/T") == COMMENTER]
        assert len(notes) >= len(report.findings) > 0
        for finding in (f for f in report.findings if f.span):
            page, note = next((i, n) for i, n in notes if finding.message.vi in str(n.Contents))
            x0, y0, x1, y1 = (float(n) for n in note.Rect)
            text = shown[page].get_textpage().get_text_bounded(x0 - 1, y0 - 1, x1 + 1, y1 + 1)
            first = finding.evidence.split("\n")[0].split()[0]
            assert first in text, (finding.rule, text)


def test_a_comment_is_in_the_language_asked_for_and_its_words_to_paste_in_vietnamese() -> None:
    told = {said.partition(".")[0]: said for _, said in commented(copy_of("thanh-oai", lang="en"))}
    assert "Basis" in told["ERROR TT05"] or "Law: " in told["ERROR TT05"]
    assert "Suggestion: 241/KH-GD&ĐT" in told["ERROR CC03"]


def test_words_inside_runs_and_over_them_are_cut_out(tmp_path: Path) -> None:
    """A run whose letters carry marks of their own, with a tab and three findings; words that go over two runs."""
    document = open_document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Trươ\u0300ng Tiê\u0309u ho\u0323c Hoa\tBan nga\u0300y 31/02/2026 va\u0300 nga\u0300y 30/02/2026").font.size = Pt(14)
    paragraph.add_run(" ngày 31/").bold = True
    paragraph.add_run("06/2026 hết.")
    document.save(str(tmp_path / "plan.docx"))
    plan = understand(tmp_path / "plan.docx")
    text, wanted = plan.source.text, ["31/02/2026", "30/02/2026", "31/06/2026", "Ban ngày", "Trường"]
    spans = [Span(text.index(w), text.index(w) + len(w)) for w in wanted]
    findings = tuple(Finding("NT02", "error", Message(w, w), span, (), w) for w, span in zip(wanted, spans, strict=True))
    before = (tmp_path / "plan.docx").read_bytes()
    after = annotated(before, Report(plan, findings))
    assert [normalize("NFC", words) for words, _ in commented(after)] == wanted
    assert plain(open_document(io.BytesIO(before)).element.body) == plain(open_document(io.BytesIO(after)).element.body)


def test_what_takes_no_comments_says_why(tmp_path: Path) -> None:
    report = report_of("thanh-oai", "docx")
    data = (CORPUS / "thanh-oai" / "faulty.docx").read_bytes()
    for source, data_, why in (
        (replace(report.document.source, signatures=(Signed("Nguyễn Thị Hồng"),)), data, "đã ký số"),
        (replace(report.document.source, format="txt"), data, "chỉ tệp .docx và .pdf"),
        (replace(report.document.source, status="unreadable"), data, "không đọc được"),
        (report.document.source, b"PK nothing", "không phải tệp .docx thông thường"),
        (replace(report.document.source, format="pdf"), b"%PDF-1.4 broken", "bị khóa hoặc hỏng"),
    ):
        with pytest.raises(NotAnnotated, match=why):
            annotated(data_, replace(report, document=replace(report.document, source=source)))


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner(env={"SOAT_LANG": ""}).invoke(cli, [str(word) for word in words])
    return result.exit_code, result.output


def test_copies_of_a_folder_and_of_an_archive(tmp_path: Path) -> None:
    given, out = tmp_path / "nop", tmp_path / "ra"
    (given / "mn").mkdir(parents=True)
    shutil.copy(CORPUS / "thanh-oai" / "faulty.docx", given / "mn" / "kế hoạch.docx")
    shutil.copy(CORPUS / "thanh-oai" / "compliant.docx", given / "tot.docx")
    (given / "txt.txt").write_text("KẾ HOẠCH\nAn toàn\nI. MỤC TIÊU\nA.", "utf8")
    with zipfile.ZipFile(given / "cac truong.zip", "w") as file:
        for name in ("a/kh.docx", "b/kh.docx"):
            file.write(CORPUS / "thanh-oai" / "faulty.docx", name)
    before = {p: p.read_bytes() for p in given.rglob("*") if p.is_file()}
    words = ("check", given, "--parent", CORPUS / "thanh-oai" / "parent.docx", "--annotate", out)
    assert run(*words)[0] == 1
    code, said = run(*words)  # writes them anew
    assert code == 1
    assert "Đã ghi 3 bản nhận xét" in said
    assert "chỉ tệp .docx và .pdf" in said
    assert sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()) == [
        "cac truong.nhan-xet.zip",
        "mn/kế hoạch.nhan-xet.docx",
    ]
    with zipfile.ZipFile(out / "cac truong.nhan-xet.zip") as copies:
        assert sorted(copies.namelist()) == ["a/kh.nhan-xet.docx", "b/kh.nhan-xet.docx"]
        assert len(commented(copies.read("a/kh.nhan-xet.docx"))) == 8
    assert before == {p: p.read_bytes() for p in given.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/x.docx", "etc/x.docx"),
        ("/tmp/x.docx", "tmp/x.docx"),
        ("C:\\a\\x.docx", "C__a_x.docx"),
        ("D:/nop/x.docx", "D_/nop/x.docx"),
        ("//may-chu/nop/x.docx", "may-chu/nop/x.docx"),  # of a share: two slashes would lead out of any folder
    ],
)
def test_names_stay_in_the_folder(name: str, kept: str) -> None:
    assert "/".join(within(name)) == kept
    assert copy_name("a/b.c.docx") == "a/b.c.nhan-xet.docx"
