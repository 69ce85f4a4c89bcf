"""Real files beside the checkout: nothing is lost, nothing comes twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.read import read

_SHARED = Path(__file__).parents[3] / "shared"
_needed = pytest.mark.skipif(not _SHARED.is_dir(), reason="the shared real files are not beside the checkout")
_PAIRS = sorted(_SHARED.glob("pairs/*/*.docx"))


def _squeezed(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@_needed
@pytest.mark.parametrize("path", _PAIRS, ids=lambda p: p.stem)
def test_word_file_gives_the_lines_of_its_transcript(path: Path) -> None:
    assert _squeezed(read(path).text) == _squeezed(path.with_suffix(".txt").read_text("utf-8"))


@_needed
def test_national_names_and_recipients_of_the_models() -> None:
    text = read(_SHARED / "real/nd30-phu-luc-3.docx").text
    assert len(re.findall(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM", text)) == 14
    assert text.count("Nơi nhận") == 13


@_needed
def test_each_text_box_once() -> None:
    import zipfile

    from lxml import etree

    path = _SHARED / "real/nd30-phu-luc-1.docx"
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    root = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    boxes = [b for b in root.iter(w + "txbxContent") if not any(a.tag.endswith("}Fallback") for a in b.iterancestors())]
    source = read(path)
    got = "".join(p.span.of(source.text) for p in source.pieces if p.place.part == "textbox")
    assert len(boxes) == 43
    assert "".join(got.split()) == "".join("".join(t.text or "" for b in boxes for t in b.iter(w + "t")).split())


@_needed
def test_seeds_lose_their_residue_only() -> None:
    texts = {path.stem[:3]: read(path) for path in sorted(_SHARED.glob("seeds/*.txt"))}
    assert len(texts) == 5
    for source in texts.values():
        assert not re.search(r"\[bookmark|\*\*|^PAGE", source.text, re.MULTILINE)
    assert [n.code for n in texts["001"].warnings] == ["residue", "not_nfc"]
    assert "2 chữ gõ" in texts["001"].warnings[1].message.vi


@_needed
def test_signed_decision_is_read() -> None:
    source = read(_SHARED / "real/1187-qd-bnv-signed.pdf")
    assert (source.status, source.pages) == ("read", 8)
    assert "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM" in source.text.split("\n")
    assert all(p.place.page and p.place.box for p in source.pieces)
