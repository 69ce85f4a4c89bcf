"""What else reads DOCX and PDF files and finds facts in Vietnamese texts: the same work as others do it, as far as they are installed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Reader = Callable[[Path], object]


def read_by_python_docx(file: Path) -> str:
    """Paragraphs and cells, as everybody reads a DOCX."""
    import docx

    document = docx.Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def _pdfplumber(file: Path) -> str:
    import pdfplumber

    with pdfplumber.open(file) as opened:
        return "\n".join(page.extract_text() or "" for page in opened.pages)


def _pdfplumber_tables(file: Path) -> object:
    """With its tables, which a plan's targets and events stand in."""
    import pdfplumber

    with pdfplumber.open(file) as opened:
        return [(page.extract_text(), page.extract_tables()) for page in opened.pages]


def _pdfium(file: Path) -> str:
    """The characters alone, as the fastest engine gives them."""
    import pypdfium2

    with pypdfium2.PdfDocument(file) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def _if(library: str, reader: Reader) -> Reader | None:
    return reader if find_spec(library) else None


#: (what, the format, the reader; None where it is not installed)
READERS: tuple[tuple[str, str, Reader | None], ...] = (
    ("python-docx (reading)", "docx", _if("docx", read_by_python_docx)),
    ("pdfplumber, text (reading)", "pdf", _if("pdfplumber", _pdfplumber)),
    ("pdfplumber, text and tables (reading)", "pdf", _if("pdfplumber", _pdfplumber_tables)),
    ("pypdfium2, characters (reading)", "pdf", _if("pypdfium2", _pdfium)),
)

_MONTHS = r"\d{1,2}"
_TOKENS: dict[str, list[list[dict[str, Any]]]] = {
    "number": [[{"LOWER": "số"}, {"TEXT": {"REGEX": r"^\d{1,5}.*/.+"}}], [{"TEXT": {"REGEX": r"^\d{1,5}/[\w-]*KH[\w-]*$"}}]],
    "date": [
        [{"LOWER": "ngày"}, {"IS_DIGIT": True}, {"LOWER": "tháng"}, {"IS_DIGIT": True}, {"LOWER": "năm"}, {"IS_DIGIT": True}],
        [{"LOWER": {"IN": ["ngày", "trước"]}}, {"TEXT": {"REGEX": rf"^{_MONTHS}[/.]{_MONTHS}([/.]\d{{4}})?$"}}],
    ],
    "deadline": [[{"LOWER": "trước"}, {"LOWER": "ngày"}], [{"LOWER": {"IN": ["chậm_nhất", "hạn_chót"]}}]],
    "target": [
        [
            {"LOWER": {"IN": ["đạt", "tối_thiểu", "ít_nhất", "trên", "từ"]}, "OP": "?"},
            {"TEXT": {"REGEX": r"^\d+([.,]\d+)?$"}},
            {"TEXT": "%"},
        ],
        [{"TEXT": {"REGEX": r"^\d+([.,]\d+)?%$"}}],
    ],
}
_PHRASES = {
    "citation": [
        "Căn cứ",
        "Thực hiện Kế hoạch",
        "Thực hiện Quyết định",
        "Thực hiện Công văn",
        "Nghị quyết",
        "Nghị định",
        "Thông tư",
        "Luật",
    ],
    "issuer": [
        "Ủy ban nhân dân",
        "Phòng Giáo dục và Đào tạo",
        "Sở Giáo dục và Đào tạo",
        "Trường Tiểu học",
        "Trường Mầm non",
        "Bộ Giáo dục và Đào tạo",
    ],
    "part": ["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG", "TỔ CHỨC THỰC HIỆN", "CHỈ TIÊU", "KINH PHÍ", "Nơi nhận"],
}


def facts_by_spacy() -> Callable[[str], object] | None:
    """A pipeline as EDS-NLP builds them for French: words (pyvi's), sentences, then matchers of words and phrases, facts as spans."""
    if not (find_spec("spacy") and find_spec("pyvi")):
        return None
    import warnings

    warnings.simplefilter("ignore")
    import spacy
    from spacy.matcher import Matcher, PhraseMatcher

    nlp = spacy.blank("vi")
    with contextlib.suppress(ValueError):
        nlp.add_pipe("sentencizer")
    nlp.max_length = 10**8
    words, phrases = Matcher(nlp.vocab), PhraseMatcher(nlp.vocab, attr="LOWER")
    for name, patterns in _TOKENS.items():
        words.add(name, patterns)
    for name, texts in _PHRASES.items():
        phrases.add(name, [nlp.make_doc(text) for text in texts])

    def facts(text: str) -> object:
        document = nlp(text)
        return [span.sent.start for match in (words, phrases) for span in match(document, as_spans=True)]

    return facts
