"""A paragraph → where it stands: in a part for targets, for aims, for tasks or for the situation, under whom, and with what label."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from checker.extract.targets.phrases import LABEL
from checker.extract.targets.vocabulary import anywhere
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import Document, Paragraph, Span

_WORK = regexp(r"nhiệm vụ|nội dung|giải pháp")
_RISE = regexp(r"nâng cao|tăng cường|khắc phục")
Kind = Literal["target", "mixed", "aim", "work", "situation"]

_BODY = regexp(
    r"(?:đối với\s|về phía\s)?(?:các\s)?(?:phòng|sở|trường|nhà trường|cơ sở giáo dục|đơn vị|ủy ban nhân dân|ubnd|ban|tổ|"
    r"công đoàn|đoàn|liên đội|hiệu trưởng|bộ phận|giáo viên|thành viên)(?!\w)"
)
_AIM = regexp(r"mục (?:tiêu|đích)")
_NUMBER = regexp(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-zđ])[.)/]?$")
_ORDER = regexp(r"(?:phần|mục|chương)\s+")
_NAMED_TITLE = regexp(r"(?:chỉ tiêu|mục tiêu)\s(?:số\s)?\d{1,2}(?!\d)")
_MARK = regexp(r"\s*(?P<mark>[a-zđ]\)|\d{1,2}(?:\.\d{1,2}){0,3}[.)])\s")
_LEAD_IN = regexp(r"(?<!\w)(?:chỉ tiêu|mục tiêu cụ thể)(?!\w)[^.]{0,60}:\s*$")


class Setting(Struct, frozen=True, gc=False):
    """`kind` None where no heading tells; `named`: the paragraph says itself «Chỉ tiêu 1: …»."""

    kind: Kind | None
    actor: str | None = None
    named: bool = False
    since: int | None = None  # the plan's own year: a figure of an earlier one is no target

    @property
    def counts(self) -> bool:
        """Whether a count of things is a target here, not only a rate."""
        return self.named or self.kind in ("target", "mixed", "aim")


@lru_cache(maxsize=1024)
def title_kind(title: str) -> Kind | None:
    """What a heading promises: «MỘT SỐ CHỈ TIÊU CHỦ YẾU» target, «NỘI DUNG, CHỈ TIÊU» mixed, «MỤC ĐÍCH, YÊU CẦU» aim."""
    key = fold(title)
    if "không áp dụng" in key:  # «4. Chỉ tiêu không áp dụng»: what stands there are exemptions
        return "situation"
    if (m := anywhere("titles.target").search(key)) and (m.start() < 30 or len(key.split()) < 12):
        return "mixed" if anywhere("titles.work").search(key) else "target"
    if anywhere("titles.situation").search(key[:28]) and not _AIM.match(key) and not _RISE.match(key):
        return "situation"
    if _NAMED_TITLE.match(key):
        return "target"
    if _AIM.match(key):
        return "mixed" if _WORK.search(key) else "aim"
    return "work" if anywhere("titles.work").search(key) else None


class Shared:
    """What the paragraphs of a document share, found once: its folded text, and the setting of each part."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.key = fold(document.source.text)
        self.since = _year(document)
        self.tops = _tops(document)
        self.headings: dict[tuple[int, bool], list[str]] = {}  # of the rows below a row, and of the first of them
        self.parts: dict[int | None, Setting] = {}

    def part(self, section: int | None) -> Setting:
        """The setting of a part, before a paragraph's own words: what the headings over it promise, the innermost first."""
        where = self.parts.get(section)
        if where is None:
            titles = _titles(self.document, section)
            where = self.parts[section] = Setting(_promised(titles), _actor(titles[0]) if titles else None, since=self.since)
        return where


def _tops(document: Document) -> list[int]:
    """For each paragraph the first of the rows that stand right above it, or itself."""
    tops: list[int] = []
    above = 0  # cells of the paragraph before
    for index, paragraph in enumerate(document.paragraphs):
        tops.append(tops[-1] if above > 1 else index)
        above = len(paragraph.cells)
    return tops


_latest: Shared | None = None


def shared(document: Document) -> Shared:
    """What is known of a document. The latest one is remembered as it is, since to compare documents would mean to read them."""
    global _latest
    if (known := _latest) is None or known.document is not document:
        known = _latest = Shared(document)
    return known


def setting(document: Document, paragraph: Paragraph) -> Setting:
    """Where a paragraph stands."""
    known = shared(document)
    part = known.part(paragraph.section)
    own = LABEL.match(paragraph.content.of(known.key))
    named = own is not None and bool(own["n"] or "chỉ tiêu" in own.group())
    kind = part.kind
    if kind not in ("situation", "target", "mixed") and _lead_in(document, paragraph):
        kind = "mixed"
    return part if kind == part.kind and not named else replace(part, kind=kind, named=named)


def _promised(titles: list[str]) -> Kind | None:
    kinds = [k for k in map(title_kind, titles) if k]
    kind = kinds[0] if kinds else None
    if kind == "work" and ("target" in kinds or _demands(titles)):
        return "mixed"
    return kind


def _demands(headings: list[str]) -> bool:
    """The part «2. Yêu cầu» of «MỤC ĐÍCH, YÊU CẦU»: what is counted there is demanded."""
    titles = [fold(title).strip(" :.") for title in headings]
    return len(titles) > 1 and titles[0] == "yêu cầu" and bool(_AIM.match(titles[1]))


def _year(document: Document) -> int | None:
    """The first year that the plan can speak for."""
    period, issued = document.header.period, document.header.issued
    years = [y for y in (period.start if period else None, issued.year if issued else None) if y]
    return min(years, default=None)


@lru_cache(maxsize=1024)
def _actor(title: str) -> str | None:
    """The body that a heading names: «2. Các đơn vị trường học:»."""
    return squeeze(title.strip(" :.")) if _BODY.match(fold(title)) else None


def folded(document: Document, span: Span) -> str:
    """The folded text of a span; the whole text is folded once."""
    return span.of(shared(document).key)


def _titles(document: Document, section: int | None) -> list[str]:
    titles = []
    while section is not None:
        titles.append(document.sections[section].title)
        section = document.sections[section].parent
    return titles


def _lead_in(document: Document, paragraph: Paragraph) -> bool:
    """The list stands under a line such as «… với các chỉ tiêu sau:»."""
    if paragraph.above is None:
        return False
    key = folded(document, document.paragraphs[paragraph.above].span).rstrip()
    return key.endswith(":") and bool(_LEAD_IN.search(key))


def labelled(document: Document, paragraph: Paragraph) -> str | None:
    """The numbers on the way to a paragraph: «I.2.3»; a dotted number stands for those that it repeats."""
    numbers: list[str] = []
    section = paragraph.section
    while section is not None:
        numbers.insert(0, document.sections[section].number or "")
        section = document.sections[section].parent
    marks: list[str] = []
    here: Paragraph | None = paragraph
    for _ in range(6):
        if here is None:
            break
        if here.section == paragraph.section:
            own = None if here.marker else _MARK.match(document.text(here.content)[:12])
            marks.insert(0, here.marker or (own["mark"] if own else ""))
        here = document.paragraphs[here.above] if here.above is not None else None
    return joined([*numbers, *marks])


@lru_cache(maxsize=1024)
def _plain(raw: str) -> tuple[str, bool]:
    """The number without its marks, empty where it is none, and whether it names a part: «2.» 2, «Phần I» I, «-» none."""
    part = _ORDER.match(raw.lower())
    number = (raw[part.end() :] if part else raw).strip(" .)/:-–+*•·")
    return (number if _NUMBER.match(number.lower()) else ""), part is not None


def joined(numbers: list[str]) -> str | None:
    """«I», «2.», «2.3.» → «I.2.3»; None where no number is among them."""
    path: list[str] = []
    for number, part in map(_plain, numbers):
        if not number or (path and number == path[-1]):
            continue
        if path and (
            number.startswith(path[-1] + ".")
            or (len(number) == len(path[-1]) == 1 and number.isalpha() and path[-1].isalpha() and path[-1].islower())
        ):
            path.pop()
        path.append(number.upper() if part else number)
    return ".".join(path) or None
