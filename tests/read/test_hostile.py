"""Files that can't or must not be read: status, code and one sentence in both languages, in bounded time and memory."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from pathlib import Path

import pytest

from checker.model import Source
from checker.read import Limits, read, read_bytes
from checker.read.notices import TEXTS
from tests.read.builders import docx, flate, p, pdf, text_at, zipped

_FAST = Limits(seconds=4, memory=512 * 1024 * 1024)


def _with_doctype(part: str, doctype: str, encoding: str = "utf-8") -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx(p("mồi"), parts={"styles": ""}))) as archive:
        files = {n: archive.read(n) for n in archive.namelist()}
    text = files[part].decode()
    head = "" if encoding == "utf-8" else '<?xml version="1.0" encoding="utf-16"?>'
    files[part] = (head + doctype + text.replace("mồi", "&e;")).encode(encoding)
    return zipped(files)


def _lying() -> bytes:
    """A zip whose directory declares a part smaller than it is."""
    data = bytearray(docx(p("x" * 5000)))
    name = b"word/document.xml"
    at = data.rindex(name) - 46
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def _nested(depth: int) -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * depth + p("sâu") + "</w:tc></w:tr></w:tbl>" * depth)


def _long(size: int) -> str:
    """Letters that don't pack like a bomb."""
    return "".join(random.Random(1).choices("aăâbcdđeêghiklmnoôơpqrstuưvxy     ", k=size))


def _portfolio() -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.attachments["Kế hoạch.pdf"] = b"%PDF-1.4"
        made.save(out)
    return out.getvalue()


_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY e "&a;&a;">]>'
_XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

REFUSED: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.docx", b"", "empty"),
    "blank": ("a.txt", b" \n\n", "empty"),
    "half a zip": ("a.docx", docx(p("x" * 3000))[:900], "truncated"),
    "zip of other things": ("a.docx", zipped({"readme.txt": b"hi"}), "not_document"),
    "main part missing": ("a.docx", zipped({"_rels/.rels": docx().split(b"zz")[0][:0] or b"<Relationships/>"}), "not_document"),
    "damaged XML": ("a.docx", docx("<w:p><w:r>"), "truncated"),
    "internal entities": ("a.docx", _with_doctype("word/document.xml", _LAUGHS), "entities"),
    "external entity": ("a.docx", _with_doctype("word/document.xml", _XXE), "entities"),
    "entities in UTF-16": ("a.docx", _with_doctype("word/document.xml", _XXE, "utf-16"), "entities"),
    "entities in the styles": ("a.docx", _with_doctype("word/styles.xml", _XXE), "entities"),
    "lying header": ("a.docx", _lying(), "truncated"),
    "20,000 nested tables": ("a.docx", _nested(20_000), "truncated"),
    "encrypted OLE": ("a.docx", _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "Word 97 cut short": ("a.doc", _OLE + b"\0" * 600, "truncated"),
    "Word 97 named docx": ("a.docx", _OLE + b"\0" * 600, "truncated"),
    "picture, and nothing to recognise it": ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "no_engine"),
    "a picture of a telephone": ("a.jpg", b"\0\0\0\x24ftypheic" + b"\0" * 100, "not_document"),
    "WEBP": ("a.png", b"RIFF\x10\0\0\0WEBPVP8 " + b"\0" * 100, "not_document"),
    "a table of Excel": ("a.xlsx", docx(p("x"), main="xl/workbook.xml"), "not_document"),
    "a text of 11 MB in one piece": ("a.docx", docx(p(_long(11_000_000))), "too_large"),
    "a PDF with its documents attached": ("a.pdf", _portfolio(), "portfolio"),
    "XML": ("a.txt", b"<?xml version='1.0'?><feed>x</feed>", "not_document"),
    "what Word leaves beside an open file": ("~$a.docx", b"\x06Hoa Mai" + b"\0" * 154, "lock_file"),
    "random bytes": ("a.bin", bytes(range(256)) * 20, "not_document"),
    "broken PDF": ("a.pdf", b"%PDF-1.4\n%%EOF", "truncated"),
    "half a PDF": ("a.pdf", pdf(text_at(80, 700, "Một dòng chữ của kế hoạch"))[:300], "truncated"),
    "no text in the PDF": ("a.pdf", pdf("0 0 m 10 10 l S"), "no_engine"),
    "false text layer": ("a.pdf", pdf(text_at(80, 700, "Tnr0ng MNm n0n thvc hi3n k3 h04ch nim h9c m0i cua d0n vi")), "no_engine"),
    "empty pages": ("a.pdf", pdf("", ""), "no_text"),
}


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scans are another test's business: here they have the same end wherever the tests run."""
    monkeypatch.setenv("SOAT_OCR", "none")


def _refusal(source: Source) -> str:
    assert source.status == "unreadable"
    assert source.text == ""
    assert len(source.warnings) == 1
    message = source.warnings[0].message
    assert source.name in message.vi
    assert source.name in message.en
    assert "{" not in message.vi + message.en
    assert "object at 0x" not in message.vi + message.en
    return source.warnings[0].code


@pytest.mark.parametrize(("name", "data", "code"), REFUSED.values(), ids=REFUSED)
def test_refused_in_a_sentence(name: str, data: bytes, code: str) -> None:
    begun = time.monotonic()
    assert _refusal(read_bytes(name, data, limits=_FAST)) == code
    assert time.monotonic() - begun < 3


def test_files_attached_to_a_plan_are_told() -> None:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(text_at(80, 700, "Kế hoạch năm học mới của nhà trường")))) as made:
        for name in ("Phụ lục.xlsx", "chữ ký.p7s"):
            made.attachments[name] = b"x"
        made.save(out)
    source = read_bytes("a.pdf", out.getvalue())
    assert (source.status, [w.code for w in source.warnings]) == ("partial", ["attached"])
    assert "(Phụ lục.xlsx)" in source.warnings[0].message.vi


def test_damage_that_our_code_breaks_on_is_told_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file, read without a child, as a large one."""

    def broken(*_: object) -> None:
        raise KeyError("w:p")

    monkeypatch.setattr("checker.read.docx.read_docx", broken)
    monkeypatch.setattr("threading.active_count", lambda: 1)  # a thread that another test left would make the child a new interpreter
    for limits in (Limits(), Limits(plain=10)):
        source = read_bytes("a.docx", docx(p("x" * 100)), limits=limits)
        assert (_refusal(source), "KeyError" in source.warnings[0].message.en) == ("crashed", True)


@pytest.mark.parametrize("data", [docx(p("x" * 3000))[:900], b"PK\x03\x04" + b"x" * 40, docx("<w:p><w:r>")])
def test_what_a_library_says_of_damage_is_no_part_of_a_vietnamese_sentence(data: bytes) -> None:
    said = read_bytes("a.docx", data).warnings[0].message
    assert not re.search(r"[(:]|zip|xml", said.vi)
    assert all("{why}" not in vi for vi, _ in TEXTS.values())


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert _refusal(read(tmp_path / "không-có.docx")) == "missing"
    assert _refusal(read(tmp_path)) == "folder"


def test_sizes_are_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 2000)
    assert _refusal(read(tmp_path / "a.txt", limits=Limits(size=1000))) == "too_large"
    assert _refusal(read_bytes("a.docx", docx(p("x")), limits=Limits(entries=2))) == "bomb"
    assert _refusal(read_bytes("a.docx", docx(p("x" * 9000)), limits=Limits(part=5000))) == "bomb"
    assert _refusal(read_bytes("a.docx", docx(p("x" * 9000)), limits=Limits(unpacked=5000))) == "bomb"
    assert _refusal(read_bytes("a.docx", docx(p("x" * 900_000)), limits=Limits(plain=1000))) == "bomb"
    assert _refusal(read_bytes("a.pdf", pdf(*[text_at(80, 700, "Kế hoạch")] * 3), limits=Limits(pages=2))) == "too_large"


_SELF = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 8 0 R>>>>/Length 10>>stream\n/X Do /X Do\nendstream"


def _fan(times: int = 10, deep: int = 7) -> bytes:
    """Forms that call the next one ten times each."""
    forms = []
    for k in range(deep):
        content = f"/X{k} Do " * times if k + 1 < deep else text_at(80, 700, "x").strip()
        resources = f"/Resources<</XObject<</X{k} {1001 + k} 0 R>>/Font<</F 3 0 R>>>>"
        forms.append(f"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]{resources}/Length {len(content)}>>stream\n{content}\nendstream")
    return pdf("/X Do", extra=forms)


def _endless_text() -> bytes:
    """Two million text operators in some kilobytes."""
    content = flate(b"BT /F 9 Tf " + b"(a) Tj " * 2_000_000 + b"ET").decode("latin-1")
    return pdf(content).replace(b"<</Length %d>>" % len(content), b"<</Filter/FlateDecode/Length %d>>" % len(content), 1)


HOSTILE = {"form that calls itself": pdf("/X Do", extra=[_SELF]), "fan-out of forms": _fan(), "two million operators": _endless_text()}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pdf_ends_within_limits(data: bytes) -> None:
    begun = time.monotonic()
    source = read_bytes("a.pdf", data, limits=_FAST)
    assert time.monotonic() - begun < 2 * _FAST.seconds + 1
    assert source.status == "unreadable"
    assert len(source.warnings) == 1


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.pdf", docx(p("Kế hoạch")), "docx"),
        ("a.doc", docx(p("Kế hoạch")), "docx"),
        ("a", docx(p("Kế hoạch")), "docx"),
        ("a.docx", pdf(text_at(80, 700, "Kế hoạch năm học")), "pdf"),
        ("a.docx", "Kế hoạch".encode(), "txt"),
    ],
)
def test_content_decides_and_the_extension_is_told(name: str, data: bytes, form: str) -> None:
    source = read_bytes(name, data)
    assert (source.status, source.format) == ("read", form)
    assert [n.code for n in source.warnings] == ["extension"]


def test_damaged_side_part_costs_only_itself() -> None:
    source = read_bytes("a.docx", docx(p("còn"), parts={"numbering": "<w:num>"}))
    assert source.text == "còn"
    assert [n.code for n in source.warnings] == ["part_damaged"]


def test_a_program_with_threads_reads_in_a_new_interpreter() -> None:
    import threading

    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        source = read_bytes("a.pdf", pdf(text_at(80, 700, "Kế hoạch năm học")))
        hostile = read_bytes("a.pdf", pdf("/X Do", extra=[_SELF]), limits=_FAST)
    finally:
        stop.set()
        other.join()
    assert source.text == "Kế hoạch năm học"
    assert source.pieces[0].place.box is not None
    assert hostile.status == "unreadable"


def test_large_word_files_are_read_in_a_child_with_the_same_result() -> None:
    data = docx(*[p(f"Đoạn {k}", "tiếp") for k in range(50)])
    assert read_bytes("a.docx", data, limits=Limits(plain=10)) == read_bytes("a.docx", data)
