"""Whole files through an engine, where one is installed; and what is said where none is."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest

from checker.model import Source, Span
from checker.parse import parse
from checker.read import Limits, read, read_bytes
from checker.read.scan import bar, engine
from tests.accuracy.scans import CORPUS, KINDS, compared, document_of, scanned
from tests.read.builders import pdf, text_at

needs_engine = pytest.mark.skipif(
    engine() is None, reason="no engine for recognising text is installed (Tesseract with its Vietnamese data)"
)
_PLAN = CORPUS / "ba-che" / "compliant.pdf"


def _codes(source: Source) -> list[str]:
    return [w.code for w in source.warnings]


@needs_engine
def test_a_scanned_plan_says_what_the_plan_says(kept: Path) -> None:
    seen: list[tuple[int, int]] = []
    source = read_bytes("scan.pdf", scanned(_PLAN), progress=lambda done, total: seen.append((done, total)))
    assert source.status == "read"
    assert _codes(source) == ["ocr"]
    assert "Trang 1–3" in source.warnings[0].message.vi
    assert seen == [(1, 3), (2, 3), (3, 3)]
    shares = {kind: (found, of) for kind, (found, of, _, _) in compared(document_of(source), document_of(read(_PLAN))).items()}
    assert set(shares) == set(KINDS)
    for kind in ("parent", "header", "issued", "dates", "deadlines", "events", "sections"):
        assert shares[kind][0] == shares[kind][1] > 0, kind
    assert shares["targets"][0] >= 0.95 * shares["targets"][1] > 0
    assert shares["words"][0] >= 0.98 * shares["words"][1]
    assert len(list(kept.glob("*/*.json"))) == 3
    assert read_bytes("again.pdf", scanned(_PLAN), progress=lambda done, total: pytest.fail("recognised again")).text == source.text


@needs_engine
def test_words_have_boxes_where_they_stand_on_the_page() -> None:
    text, scan = read(_PLAN), read_bytes("scan.pdf", scanned(_PLAN))
    number = parse(text).header.number
    assert number is not None
    boxes = []
    for source in (text, scan):
        at = source.text.index(number)
        boxes.append(source.places(Span(at, at + len(number)))[0].box)
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0][0] - 3 <= boxes[1][0] <= boxes[1][2] <= boxes[0][2] + 3
    assert boxes[0][1] - 3 <= boxes[1][1] <= boxes[1][3] <= boxes[0][3] + 3
    assert scan.least_confidence(Span(0, len(scan.text))) is not None
    assert text.least_confidence(Span(0, len(text.text))) is None


def _photo(*, quarters: int = 0) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(str(_PLAN))
    picture = document[0].render(scale=150 / 72, grayscale=True).to_pil()
    document.close()
    out = io.BytesIO()
    picture.rotate(90 * quarters, expand=True).save(out, "PNG")
    return out.getvalue()


@needs_engine
@pytest.mark.parametrize("quarters", [0, 3])
def test_a_photo_is_a_page_however_it_lies(quarters: int) -> None:
    source = read_bytes("page.png", _photo(quarters=quarters))
    assert (source.status, source.format, source.pages) == ("partial", "png", 1)  # the first page of several
    assert parse(source).header.number == parse(read(_PLAN)).header.number


@needs_engine
def test_scanned_pages_between_others_come_in_their_place() -> None:
    import pypdfium2

    body = "".join(text_at(85, 700 - 18 * k, f"Dòng thứ {k} của trang có lớp chữ tiếng Việt") for k in range(5))
    whole = pypdfium2.PdfDocument(pdf(body))
    whole.import_pages(pypdfium2.PdfDocument(scanned(_PLAN)), [0])
    whole.import_pages(pypdfium2.PdfDocument(pdf(body.replace("0044", "0045"))), [0])
    out = io.BytesIO()
    whole.save(out)
    source = read_bytes("mixed.pdf", out.getvalue())
    assert source.status == "read"
    assert _codes(source) == ["ocr"]
    assert "Trang 2 " in source.warnings[0].message.vi
    pages = [p.place.page or 0 for p in source.pieces]
    assert pages == sorted(pages)
    assert set(pages) == {1, 2, 3}
    assert {p.place.confidence is None for p in source.pieces if p.place.page != 2} == {True}


@needs_engine
def test_a_program_with_threads_recognises_too() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        source = read_bytes("page.png", _photo())
    finally:
        stop.set()
        other.join()
    assert _codes(source) == ["ocr", "one_page"]


@needs_engine
def test_blank_and_hostile_pages_end_in_a_sentence() -> None:
    blank = read_bytes("a.pdf", pdf("0 0 m 10 10 l S"))
    assert (blank.status, _codes(blank)) == ("unreadable", ["no_text"])
    huge = pdf("0 0 m 10 10 l S").replace(b"[0 0 595 842]", b"[0 0 1 1240]   ")
    assert read_bytes("a.pdf", huge).status == "unreadable"
    tight = read_bytes("scan.pdf", scanned(_PLAN), limits=Limits(memory=8 * 1024 * 1024))
    # the library grows in the limited process itself; the program starts afresh within the same bound, and may do with it
    assert tight.status == "unreadable" or engine() == "tesseract"
    many = read_bytes("scan.pdf", scanned(_PLAN), limits=Limits(scans=2))
    assert _codes(many) == ["too_large"]


def test_without_an_engine_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOAT_OCR", "none")
    source = read_bytes("scan.pdf", scanned(_PLAN))
    assert (source.status, _codes(source)) == ("unreadable", ["no_engine"])
    assert "hãy cài Tesseract" in source.warnings[0].message.vi
    assert "tesseract-ocr-vie" in source.warnings[0].message.en
    assert "3 trang" in source.warnings[0].message.vi
    assert _codes(read_bytes("page.png", _photo())) == ["no_engine"]


def test_the_bar_is_for_terminals_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    bar(1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    bar(1, 2)
    bar(2, 2)
    told = capsys.readouterr().err
    assert "1/2 trang" in told
    assert told.endswith("\r")
