"""Pictures as people send them: one page of many, two side by side, askew, of any depth; stamps and page numbers over scans."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from typing import Any

import pytest

from checker.model import Source
from checker.parse import parse
from checker.read import read, read_bytes
from checker.read.pdf.cells import Rule
from checker.read.scan import engine
from checker.read.scan.columns import fold_of
from checker.read.scan.model import Page, Seen, packed, unpacked
from checker.read.scan.page import on_file
from checker.read.scan.sheet import sheets_of
from tests.accuracy.scans import CORPUS, compared, document_of, scanned

needs_engine = pytest.mark.skipif(
    engine() is None, reason="no engine for recognising text is installed (Tesseract with its Vietnamese data)"
)
_PLAN = CORPUS / "ba-che" / "compliant.pdf"


@cache
def _pages() -> list[Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(str(_PLAN))
    out = [page.render(scale=200 / 72, grayscale=True).to_pil().convert("L") for page in document]
    document.close()
    return out


def _saved(picture: Any, form: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def _codes(source: Source) -> list[str]:
    return [w.code for w in source.warnings]


@needs_engine
def test_one_page_of_a_plan_is_a_part_of_it() -> None:
    """Neither its first page nor its last one lacks what stands on the other."""
    for page in (_pages()[0], _pages()[-1]):
        source = read_bytes("trang.jpg", _saved(page, "JPEG"))
        assert (source.status, _codes(source)) == ("partial", ["ocr", "one_page"])


@needs_engine
def test_a_page_with_head_and_end_is_whole() -> None:
    from PIL import Image

    first, last = _pages()[0], _pages()[-1]
    both = Image.new("L", first.size, 255)
    both.paste(first.crop((0, 0, first.width, 1000)), (0, 0))
    both.paste(last.crop((0, 0, last.width, last.height - 1000)), (0, 1000))
    source = read_bytes("trang.png", _saved(both))
    assert (source.status, _codes(source)) == ("read", ["ocr"])


def _deep() -> bytes:
    import numpy as np
    from PIL import Image

    return _saved(Image.fromarray(np.asarray(_pages()[0]).astype(np.uint16) * 257))


ODD = {
    "sixteen bits": _deep,
    "seven degrees askew": lambda: _saved(_pages()[0].rotate(7, expand=True, fillcolor=255)),
    "colours of printers": lambda: _saved(_pages()[0].convert("CMYK"), "JPEG"),
    "two pictures in one": lambda: _saved(_pages()[0], "MPO", save_all=True, append_images=[_pages()[0].resize((100, 140))]),
    "white on black": lambda: _saved(_pages()[0].point(lambda v: 255 - v)),
}


@needs_engine
@pytest.mark.parametrize("build", ODD.values(), ids=ODD)
def test_photos_of_any_kind(build: Any) -> None:
    assert parse(read_bytes("trang.png", build())).header.number == parse(read(_PLAN)).header.number


@needs_engine
def test_a_picture_that_is_too_large_says_so() -> None:
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 5001)), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in parts)
    source = read_bytes("trang.png", data)
    assert _codes(source) == ["too_large"]
    assert "40000 × 40000" in source.warnings[0].message.vi


@needs_engine
def test_two_pages_side_by_side_are_two() -> None:
    from PIL import Image

    first, second, third = _pages()[:3]
    sheets = [Image.new("L", (2 * first.width, first.height), 255) for _ in range(2)]
    for k, page in enumerate((first, second, third)):
        sheets[k // 2].paste(page, (k % 2 * first.width, 0))
    source = read_bytes("scan.pdf", _saved(sheets[0], "PDF", save_all=True, append_images=sheets[1:], resolution=200))
    assert (source.status, source.pages) == ("read", 2)
    shares = {kind: (found, of) for kind, (found, of, _, _) in compared(document_of(source), document_of(read(_PLAN))).items()}
    for kind in ("parent", "issued", "deadlines", "sections", "targets"):
        lost = 1 if kind == "sections" else 0  # the program, other than the library, may take one heading for the text beside it
        assert shares[kind][1] - lost <= shares[kind][0] > 0, kind
    assert {p.place.page for p in source.pieces} == {1, 2}
    last = [p.place.box for p in source.pieces if p.place.page == 1][-1]
    assert last is not None
    assert last[0] > 595  # the second page lies on the right half of the first sheet


def _lines(left: float, count: int = 60, top: float = 100) -> list[Seen]:
    return [
        Seen("chữ", (left + 90 * (k % 6), top + 40 * (k // 6), left + 90 * (k % 6) + 60, top + 40 * (k // 6) + 20), 0.9, k // 6)
        for k in range(count)
    ]


_ACROSS = Rule(True, 100.0, 50.0, 600.0)
_TITLE = [Seen("phụ lục", (900, 50, 1500, 80), 0.9, 99)]
FOLDS: dict[str, tuple[tuple[int, int], list[Seen], list[Rule], bool]] = {
    "two pages": ((2340, 1654), _lines(200) + _lines(1400), [], True),
    "an upright page in columns": ((1654, 2340), _lines(200) + _lines(900), [], False),
    "a table": ((2340, 1654), _lines(200) + _lines(1400), [_ACROSS], False),
    "a title across": ((2340, 1654), _lines(200) + _lines(1400) + _TITLE, [], False),
    "a page beside an empty one": ((2340, 1654), _lines(200) + _lines(1400, 3), [], False),
}


@pytest.mark.parametrize(("size", "seen", "rules", "two"), FOLDS.values(), ids=FOLDS)
def test_the_fold_between_pages(size: tuple[int, int], seen: list[Seen], rules: list[Rule], two: bool) -> None:
    assert (fold_of(size, seen, rules) > 0) is two


def test_words_of_the_right_page_keep_their_place_on_the_file() -> None:
    words = [Seen("trái", (50, 100, 90, 112), 0.9, 1), Seen("phải", (480, 100, 520, 112), 0.9, 2)]
    page = Page(842, 595, words, [], split=421.0)
    assert unpacked(packed(page)) == page
    left, right = page.leaves()
    assert [(w.text, w.box[0]) for leaf in (left, right) for w in leaf.words] == [("trái", 50), ("phải", 59)]
    assert [(s.number, s.width) for s in sheets_of(page, 4)] == [(4, 421), (4, 421)]
    assert on_file(right, right.words[0].box) == (480, 100, 520, 112)


STAMPS = {
    "a page number": "3",
    "a program's name": "Scanned by CS",
    "a signature's own words": "Người ký: Trường Tiểu học X. Thời gian ký: 05/9/2025",
}


@needs_engine
@pytest.mark.parametrize("words", STAMPS.values(), ids=STAMPS)
def test_a_stamp_over_a_scan_is_no_text_layer(words: str) -> None:
    import pikepdf

    from tests.read.builders import pdf, text_at

    scan, stamp = pikepdf.open(io.BytesIO(scanned(_PLAN))), pikepdf.open(io.BytesIO(pdf(text_at(60, 20, words, size=8))))
    for page in scan.pages:
        page.add_overlay(stamp.pages[0], pikepdf.Rectangle(*map(float, page.mediabox)))
    out = io.BytesIO()
    scan.save(out)
    source = read_bytes("scan.pdf", out.getvalue())
    assert (source.status, _codes(source)) == ("read", ["ocr"])
    assert parse(source).header.number == parse(read(_PLAN)).header.number
