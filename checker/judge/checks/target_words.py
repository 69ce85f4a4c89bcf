"""Targets of a parent → the words that a plan may take up: «Ít nhất 60% lớp có góc đọc vào năm 2027»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, Inheritance, Message, Span, Target

_SIGNS = {"=": "", ">=": "ít nhất ", ">": "trên ", "<=": "không quá ", "<": "dưới ", "~": "khoảng "}
_SIGNS_EN = {"=": "", ">=": "at least ", ">": "over ", "<=": "at most ", "<": "under ", "~": "about "}
_SCHOOL_YEAR = regexp(r"năm học\s(?P<first>\d{4})\s?[-–]\s?(?P<last>\d{4})")
#: «02 cuộc»
_NOUGHT = regexp(r"(?<![\d.,/])0(\d)(?!\d)")

#: «100% trường học trên địa bàn phường ban hành …», «Mỗi trường tổ chức …», «Các cơ sở giáo dục đăng …»: all schools, and what each does
_ALL_SCHOOLS = regexp(
    r"^\W*(?:100\s?%\s(?:(?:số|các)\s)?|(?:tất cả\s)?các\s|mỗi\s|từng\s|toàn bộ\s(?:các\s)?)"
    r"(?:đơn vị trường học|trường học|nhà trường|trường|cơ sở giáo dục|đơn vị)(?:(?!\s(?:học sinh|trẻ|giáo viên|cán bộ))[^.;:%\d]){0,70}?\s"
    r"(?=(?:ban hành|xây dựng|thành lập|kiện toàn|tổ chức|thực hiện|triển khai|đăng|đạt|duy trì|bố trí|trang bị|lắp|có|được|ký|mở|rà soát"
    r"|hoàn thành|tham gia|cử|không|bảo đảm|đảm bảo|phối hợp|cập nhật|công khai)(?!\w))"
)
#: «Mỗi trường | 200 cha mẹ học sinh»: the verb went with the figure
_EACH = regexp(r"\W*(?:mỗi|từng)\s(?:trường(?:\shọc)?|nhà trường|đơn vị|cơ sở giáo dục|lớp|tổ|xã|phường|huyện|tỉnh)\s")
#: «Giao mỗi trường trung học cơ sở thực hiện chỉ tiêu: 100% …», «Yêu cầu các trường tổ chức …»: the charge is the superior's to say
_CHARGED = regexp(
    r"^\W*(?:giao|yêu cầu|đề nghị)\s(?:cho\s)?"
    r"(?:(?:(?:tất cả\s)?các|mỗi|từng)\s(?:trường|đơn vị|cơ sở giáo dục)[^.;:%\d]{0,80}:\s"
    r"|(?=(?:100\s?%|(?:tất cả\s)?các|mỗi|từng)\s))"
)


def of_a_school(words: str) -> str:
    """The same of the one school whose plan takes it up: «Nhà trường tổ chức ít nhất 02 buổi»."""
    if charged := _CHARGED.match(fold(words)):
        words = words[charged.end() :]
        words = words[:1].upper() + words[1:]
    found = _ALL_SCHOOLS.match(fold(words))
    return f"Nhà trường {words[found.end() :]}" if found else words


def figure(target: Target, document: Document | None = None) -> Message | None:
    """The value with its operator and unit: «ít nhất 20.000 đồng/học sinh»; None for a target without figure. With the document that it is
    of, «02 lần» keeps its nought."""
    if target.value is None:
        return None
    unit = target.unit or ""
    gap = "" if unit.startswith("%") else " "
    text = f"{target.value:.15g}"  # thousands of millions of đồng are written out, too
    whole, dot, rest = (text if "e" not in text else f"{target.value:.0f}").partition(".")
    large = f"{int(whole):,}" if len(whole) > 3 else whole
    if document and whole in _NOUGHT.findall(document.text(target.focus)):
        large = f"0{whole}"
    vi = large.replace(",", ".") + dot.replace(".", ",") + rest
    op = target.op or "="
    return Message(f"{_SIGNS[op]}{vi}{gap}{unit}".strip(), f"{_SIGNS_EN[op]}{large}{dot}{rest}{gap}{unit}".strip())


def named(target: Target) -> str:
    """What a target measures, and of whom where its indicator does not say it: «Kết quả học tập: Tốt»."""
    who = target.population or ""
    shared = (target.unit or "").startswith(("%", "điểm")) and fold(who) not in fold(target.indicator)
    return f"{target.indicator}: {who}" if who and shared else target.indicator


def in_words(rows: Sequence[Inheritance]) -> str:
    """What one clause of the parent asks, one value and milestone after the other; the indicator is said once."""
    first: Target = rows[0].parent_fact
    said = _sentence(rows[0]) + _due(rows[0])
    for row in rows[1:]:
        same = row.parent_fact.indicator == first.indicator and row.parent_fact.population == first.population
        value = figure(row.parent_fact, row.parent)
        said += f", {value.vi}{_due(row)}" if same and value else f"; {_sentence(row)}{_due(row)}"
    return said


def _sentence(row: Inheritance) -> str:
    target: Target = row.parent_fact
    value, name, who = figure(target, row.parent), target.indicator, target.population or ""
    if value is None:
        return name
    if not (target.unit or "").startswith("%"):
        before, unit, after = name.partition(target.unit or "\n")
        has = "có " if _EACH.fullmatch(fold(before)) else ""
        return f"{before}{has}{value.vi}{after}" if unit else f"{name} {value.vi}"
    if who and fold(name).startswith(fold(who)):
        return f"{value.vi[:1].upper()}{value.vi[1:]} {name}"
    if who and fold(who) not in fold(name):
        name = f"{name} {who}"
    return f"{name}{_verb(target, name)} {value.vi}"


def _verb(target: Target, name: str) -> str:
    if target.change:
        return "" if fold(name).endswith(("giảm", "tăng")) else ":"
    if target.op in ("<", "<="):
        return ""
    return " còn" if target.decreasing else " đạt"


def _due(row: Inheritance) -> str:
    if not row.due_year:
        return ""
    year = year_words(row.parent, row.parent_fact, row.due_year).vi
    return f" từ {year} trở đi" if row.parent_fact.onward else f" vào {year}"


def year_words(document: Document, target: Target, year: int) -> Message:
    """«năm 2027»; «năm học 2026-2027» where the target's clause, its column or the parts above say so."""
    for text in _around(document, target):
        spoken = next((found for found in _SCHOOL_YEAR.finditer(fold(text)) if found["last"] == str(year)), None)
        if spoken:
            years = "-".join(spoken.group("first", "last"))
            return Message(f"năm học {years}", f"the school year {years}")
        if str(year) in text:
            break
    return Message(f"năm {year}", str(year))


def columns_above(document: Document, target: Target) -> Span | None:
    """The row that heads the table of which a target is a row."""
    paragraph = document.paragraphs[bisect_right(document.starts, target.focus.start) - 1] if document.paragraphs else None
    return document.paragraphs[paragraph.header_row].span if paragraph and paragraph.header_row is not None else None


def names_school_year(words: str, year: int) -> bool:
    """«Năm học 2026-2027» for 2027."""
    return any(found["last"] == str(year) for found in _SCHOOL_YEAR.finditer(fold(words)))


def _around(document: Document, target: Target) -> Iterator[str]:
    yield document.text(target.span)
    if columns := columns_above(document, target):
        yield document.text(columns)
    section = target.section
    while section is not None:
        yield document.sections[section].title
        section = document.sections[section].parent
