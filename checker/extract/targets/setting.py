"""A paragraph → where it stands: in a part for targets, for aims, for tasks or for the situation, under whom, and with what label."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from checker.extract.targets.phrases import label_of
from checker.extract.targets.vocabulary import anywhere
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import Document, Paragraph, Span

_WORK = regexp(r"nhiệm vụ|nội dung|giải pháp")
#: «IV. KINH PHÍ», where shares are those that each pays
_MONEY = regexp(r"(?:nguồn |dự toán )?(?:kinh phí|tài chính)(?: (?:thực hiện|hoạt động|tổ chức|triển khai))?")
#: «Mục tiêu cụ thể đến năm 2030»
_HEADED = regexp(
    r"(?:(?:các|một số)\s)?(?:mục tiêu|chỉ tiêu)\s(?:(?:cụ thể|chủ yếu|phấn đấu|chính)\s)*(?:(?:đến|tới|trong|hết|cuối)\s){1,3}"
    r"năm\s(?P<year>20\d\d)\s?[:.]?\s*"
)
_RISE = regexp(r"nâng cao|tăng cường|khắc phục")
Kind = Literal["target", "mixed", "aim", "work", "money", "situation"]

_BODY = regexp(
    r"(?:đối với\s|về phía\s)?(?:các\s)?(?:phòng|sở|trường|nhà trường|cơ sở giáo dục|đơn vị|ủy ban nhân dân|ubnd|ban|tổ|"
    r"công đoàn|đoàn|liên đội|hiệu trưởng|bộ phận|giáo viên|thành viên)(?!\w)"
)
_AIM = regexp(r"mục (?:tiêu|đích)")
_NUMBER = regexp(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-zđ])[.)/]?$")
_ORDER = regexp(r"(?:phần|mục|chương)\s+")
_NAMED_TITLE = regexp(r"(?:chỉ tiêu|mục tiêu)\s(?:số\s)?\d{1,2}(?!\d)")
_MARK = regexp(r"\s*(?P<mark>[a-zđ]\)|\d{1,2}(?:\.\d{1,2}){0,3}[.)])\s")
_LEVELS = 5  # of list items over one another
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


class _Title(Struct, frozen=True, gc=False):
    """What a heading tells: `kind` what it promises, `actor` the body that it names («2. Các đơn vị trường học:»), `aims` «MỤC ĐÍCH …»."""

    kind: Kind | None
    actor: str | None
    aims: bool
    demands: bool  # «2. Yêu cầu»


@lru_cache(maxsize=1024)
def _read(title: str) -> _Title:
    key = fold(title)
    plain = key.strip(" :.")
    actor = squeeze(title.strip(" :.")) if _BODY.match(key) else None
    return _Title(_promised(key), actor, _AIM.match(plain) is not None, plain == "yêu cầu")


def _promised(key: str) -> Kind | None:
    """«MỘT SỐ CHỈ TIÊU CHỦ YẾU» target, «NỘI DUNG, CHỈ TIÊU» mixed, «MỤC ĐÍCH, YÊU CẦU» aim."""
    if "không áp dụng" in key:  # «4. Chỉ tiêu không áp dụng»: what stands there are exemptions
        return "situation"
    if (m := anywhere("titles.target").search(key)) and (m.start() < 30 or len(key.split()) < 12):
        return "mixed" if anywhere("titles.work").search(key) else "target"
    plain = key.strip(" :.")
    if anywhere("titles.situation").search(key[:28]) and not _AIM.match(key) and not _RISE.match(key):
        return "situation"
    if _NAMED_TITLE.match(key):
        return "target"
    if _AIM.match(key):
        return "mixed" if _WORK.search(key) else "aim"
    if _MONEY.fullmatch(plain):
        return "money"
    return "work" if anywhere("titles.work").search(key) else None


class Place(Struct, frozen=True, gc=False):
    """A paragraph and its index, its content as printed and folded, and the label that this opens with: «Chỉ tiêu 1:»."""

    index: int
    paragraph: Paragraph
    text: str
    key: str
    label: re.Match[str] | None


def _headed(title: str) -> str | None:
    found = _HEADED.fullmatch(title)
    return found["year"] if found else None


class Shared:
    """What the paragraphs of a document share, found once: its folded text, and the setting of each part. It is handed on, not kept: else
    the plan read before would stay in memory."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.key = fold(document.source.text)
        self.since = _year(document)
        self.tops = _tops(document)
        self.headings: dict[tuple[int, bool], list[str]] = {}  # of the rows below a row, and of the first of them
        self.parts: dict[int | None, Setting] = {None: Setting(None, since=self.since)}
        self.promises: dict[int | None, tuple[Kind, ...]] = {None: ()}  # of the headings over what stands in a part, the innermost first
        self.paths: dict[int | None, list[str]] = {None: []}  # the numbers on the way to each part
        self.ways: dict[tuple[int | None, int | None], list[str]] = {}  # … and further to the items of a list

    def folded(self, span: Span) -> str:
        """The folded text of a span."""
        return self.key[span.start : span.end]

    def year_of_part(self, key: str) -> str | None:
        """The year of «2. Chỉ tiêu đến năm 2030» beside «1. Chỉ tiêu đến năm 2027»; where all parts have one year, it is the plan's own."""
        return headed if (headed := _headed(key)) and len(self.years_of_parts) > 1 else None

    @cached_property
    def years_of_parts(self) -> set[str]:
        """The years that head the parts for targets."""
        return {year for section in self.document.sections if (year := _headed(fold(section.title)))}

    def part(self, section: int | None) -> Setting:
        """The setting of a part, before a paragraph's own words: what the headings over it promise, the innermost first."""
        where = self.parts.get(section)
        if where is None:
            assert section is not None
            own = self.document.sections[section]
            self.part(own.parent)
            title, above = _read(own.title), self.promises[own.parent]
            self.promises[section] = promises = (title.kind, *above) if title.kind else above
            kind = promises[0] if promises else None
            if kind == "work" and ("target" in promises or (title.demands and self._aims(own.parent))):
                kind = "mixed"
            where = self.parts[section] = Setting(kind, title.actor, since=self.since)
        return where

    def _aims(self, section: int | None) -> bool:
        """A part «MỤC ĐÍCH, YÊU CẦU»: what is counted under its «2. Yêu cầu» is demanded."""
        return section is not None and _read(self.document.sections[section].title).aims

    def path(self, section: int | None) -> list[str]:
        """The numbers on the way to a part."""
        path = self.paths.get(section)
        if path is None:
            own = self.document.sections[section or 0]
            path = self.paths[section] = _went_on(self.path(own.parent), [own.number or ""])
        return path

    def way(self, section: int | None, above: int | None) -> list[str]:
        """The numbers on the way to what hangs from the paragraph `above` in a part."""
        way = self.ways.get((section, above))
        if way is None:
            marks: list[str] = []
            at = above
            while at is not None and len(marks) < _LEVELS:
                here = self.document.paragraphs[at]
                marks.append(self.mark(here) if here.section == section else "")
                at = here.above
            way = self.ways[section, above] = _went_on(self.path(section), marks[::-1])
        return way

    def mark(self, paragraph: Paragraph) -> str:
        """The mark or number that a paragraph opens with, empty where there is none."""
        start, end = paragraph.content.start, paragraph.content.end
        own = None if paragraph.marker else _MARK.match(self.document.source.text, start, min(end, start + 12))
        return paragraph.marker or (own["mark"] if own else "")

    def place(self, index: int, paragraph: Paragraph) -> Place:
        """A paragraph of the document with what its readers ask of its content."""
        start, end = paragraph.content.start, paragraph.content.end
        key = self.key[start:end]
        return Place(index, paragraph, self.document.source.text[start:end], key, label_of(key))

    def setting(self, place: Place) -> Setting:
        """Where a paragraph stands."""
        part = self.part(place.paragraph.section)
        named = place.label is not None and bool(place.label["n"] or "chỉ tiêu" in place.label[0])
        kind = part.kind
        if kind not in ("situation", "target", "mixed") and self._led_in(place.paragraph):
            kind = "mixed"
        return part if kind == part.kind and not named else replace(part, kind=kind, named=named)

    def _led_in(self, paragraph: Paragraph) -> bool:
        """The list stands under a line such as «… với các chỉ tiêu sau:»."""
        if paragraph.above is None:
            return False
        key = self.document.paragraphs[paragraph.above].span.of(self.key).rstrip()
        return key.endswith(":") and bool(_LEAD_IN.search(key))


def _tops(document: Document) -> dict[int, int]:
    """For each row the first of the rows that stand right above it, or itself."""
    tops: dict[int, int] = {}
    top, under = 0, False  # a row of more than one cell
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.cells:
            tops[index] = top = top if under else index
        under = len(paragraph.cells) > 1
    return tops


def _year(document: Document) -> int | None:
    """The first year that the plan can speak for; one school year's plan that is issued in its second half speaks for that."""
    period, issued = document.header.period, document.header.issued
    if period and issued and period.start and period.end == period.start + 1 == issued.year:
        return issued.year
    years = [y for y in (period.start if period else None, issued.year if issued else None) if y]
    return min(years, default=None)


def labelled(known: Shared, paragraph: Paragraph) -> str | None:
    """The numbers on the way to a paragraph: «I.2.3»; a dotted number stands for those that it repeats. None where there is none."""
    return ".".join(_went_on(known.way(paragraph.section, paragraph.above), [known.mark(paragraph)])) or None


@lru_cache(maxsize=1024)
def _plain(raw: str) -> tuple[str, bool]:
    """The number without its marks, empty where it is none, and whether it names a part: «2.» 2, «Phần I» I, «-» none."""
    part = _ORDER.match(raw.lower())
    number = (raw[part.end() :] if part else raw).strip(" .)/:-–+*•·")
    return (number if _NUMBER.match(number.lower()) else ""), part is not None


def _went_on(way: list[str], numbers: list[str]) -> list[str]:
    """A way and the further numbers on it: «I», «2.», «2.3.» → «I», «2.3»."""
    path = [*way]
    for number, part in map(_plain, filter(None, numbers)):
        if not number or (path and number == path[-1]):
            continue
        if path and (
            number.startswith(path[-1] + ".")
            or (len(number) == len(path[-1]) == 1 and number.isalpha() and path[-1].isalpha() and path[-1].islower())
        ):
            path.pop()
        path.append(number.upper() if part else number)
    return path
