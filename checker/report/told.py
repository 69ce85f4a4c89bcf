"""A report → all that it tells of a plan: to be mended, known from a baseline, or waived; and the words for whose plan and which source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from checker.model import Finding, Message, Report, Waived
from checker.report.rating import Rating
from checker.report.words import GROUNDS, in_language

Standing = Literal["told", "known", "waived"]
STANDING: dict[Standing, Message] = {
    "told": Message("cần xem", "to be looked at"),
    "known": Message("đã có trong mốc so sánh", "known from the baseline"),
    "waived": Message("đã miễn trừ", "waived"),
}
SUGGESTION, ADVICE = Message("Đề xuất", "Suggestion"), Message("Cách sửa", "How to mend it")
_NO_STEP = Message("chưa đạt mức nào", "no step reached")
#: What XML, and with it spreadsheets, has no character for.
_NO_XML = dict.fromkeys((*(n for n in range(32) if n not in (9, 10, 13)), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")


class Told(NamedTuple):
    """A finding and its standing; the waiver where there is one."""

    finding: Finding
    standing: Standing
    waiver: Waived | None = None


def all_told(report: Report) -> Iterator[Told]:
    """What is to be mended first, then what somebody answers for or a baseline knows."""
    yield from (Told(finding, "told") for finding in report.findings)
    yield from (Told(finding, "known") for finding in report.known)
    yield from (Told(one.finding, "waived", one) for one in report.waived)


def waiver_words(waiver: Waived, lang: str) -> str:
    """«đã kiểm tra bản giấy (Nguyễn Văn A duyệt, đến hết ngày 30/06/2027)»"""
    if lang == "en":
        return f"{waiver.reason} (approved by {waiver.approved_by}, until {waiver.until})"
    return f"{waiver.reason} ({waiver.approved_by} duyệt, đến hết ngày {waiver.until:%d/%m/%Y})"


def grounds(finding: Finding, lang: str) -> list[str]:
    """«Căn cứ: Nghị định số 30/2020/NĐ-CP, điểm d khoản 2 Điều 8», one for each source."""
    return [ground(b, lang) for b in finding.basis]


def mending(finding: Finding, lang: str) -> tuple[str, str] | None:
    """«Đề xuất» with words to paste, or «Cách sửa» with what to do; None where a rule of a stranger's pack says neither."""
    label, words = (SUGGESTION, finding.suggestion) if finding.suggestion else (ADVICE, finding.advice)
    return (in_language(label, lang), in_language(words, lang)) if words else None


def ground(basis: Mapping[str, str], lang: str) -> str:
    """One of `grounds`."""
    kind, source = in_language(GROUNDS[basis["kind"]], lang), source_of(basis, lang)
    return f"{kind}: {source}" if source else kind


def source_of(basis: Mapping[str, str], lang: str) -> str:
    """«Nghị định số 30/2020/NĐ-CP, Điều 8»: document and clause of a source, as far as they are named; a law by its own name."""
    said = in_one_language(basis, lang)
    return ", ".join(filter(None, (said.get("document"), said.get("at"))))


def in_one_language(basis: Mapping[str, str], lang: str) -> dict[str, str]:
    """`kind`, `document`, `at`, in English where that is asked for and there is any."""
    english = {name.removesuffix("_en"): said for name, said in basis.items() if lang == "en" and name.endswith("_en")}
    return {name: said for name, said in basis.items() if not name.endswith("_en")} | english


def unit_of(report: Report) -> str:
    """Whoever issues the plan, as its header names them."""
    return " - ".join(report.document.header.bodies)


def identity(report: Report, lang: str) -> str:
    """«Kế hoạch số 18/KH-MNSH Thực hiện Chương trình …»"""
    header = report.document.header
    number = (f"số {header.number}" if lang != "en" else f"No. {header.number}") if header.number else None
    return " ".join(filter(None, (header.type, number, header.subject)))


def reached(rating: Rating, lang: str) -> str:
    """The highest step that the plan has come to, in a word."""
    return in_language(rating.reached.step.title if rating.reached else _NO_STEP, lang)


def printable(text: str | None) -> str:
    """The text without characters that XML has no place for."""
    return (text or "").translate(_NO_XML)


def one_line(text: str | None) -> str:
    """The same in one line."""
    return " ".join(printable(text).split())
