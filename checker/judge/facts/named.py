"""Passages that rules compare → records: the period, the closing sentence, names of units, parts that a parent orders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from checker.judge.facts.record import Record, folded, of_situation, paragraph_at, places
from checker.language.bodies import same_body, spelt_out
from checker.language.lexicon import lexicon
from checker.language.normal import LOWER, UPPER, fold, key
from checker.language.patterns import regexp
from checker.model import Document, Hierarchy, Paragraph, Period, Span, once

_SPAN_OF_YEARS = regexp(r"(?:giai đoạn|thời kỳ|các năm|nhiệm kỳ)\s+(20\d\d)\s*(?:-|đến)\s*(?:năm\s*)?(20\d\d)")
_ONE_YEAR = regexp(r"(?<!đến )năm\s+(20\d\d)(?!\s*-\s*20\d\d)")
_UNTIL = regexp(r"(?<!hướng )(?<!nhìn )(?:đến|tới)\s+(?:hết\s+)?năm\s+(20\d\d)")
_SCHOOL_YEAR = regexp(r"năm học\s+(20\d\d)\s*-\s*(20\d\d)")
_HORIZON = regexp(r"(?:định hướng|tầm nhìn|và)\s*(?:mục tiêu\s*)?(?:cụ thể\s*)?(?:đến|tới)\s+(?:năm\s+)?(20\d\d)")
_ISSUING = regexp(r"như sau|sau đây|cụ thể")
_OWN_PLAN = regexp(r"kế hoạch")


def periods(document: Document, hierarchy: Hierarchy) -> Iterator[Record]:
    """The years that the title states (`at` title) and those of the issuing clause or the closing sentence (`at` body)."""
    own = document.header.period
    if own and (own.start or own.end):
        yield _period(document, "title", own, _trimmed(document, own.span or document.header.spans.get("subject")))
    for found, clause in _stated(document):
        yield _period(document, "body", found, found.span, document.text(clause))


@once
def _stated(document: Document) -> list[tuple[Period, Span]]:
    """The years that the plan's own clauses state, each with its clause."""
    clauses = [(period_in(document, start, end), Span(start, end)) for start, end in _own_clauses(document)]
    return [(found, clause) for found, clause in clauses if found]


def _trimmed(document: Document, span: Span | None) -> Span | None:
    text = document.text(span) if span else ""
    return Span(span.start + len(text) - len(text.lstrip()), span.start + len(text.rstrip())) if span else None


def _period(document: Document, at: str, p: Period, span: Span | None, clause: str = "") -> Record:
    start, end = p.start, p.end or p.start
    shown = str(end) if start in (None, end) else f"{start} - {end}"
    return Record("period", document, span, {"at": at, "start": start, "end": end, "horizon": p.horizon, "years": shown, "clause": clause})


def _own_clauses(document: Document) -> Iterator[tuple[int, int]]:
    """Where the plan names itself: from the last «kế hoạch» of the preamble to its «như sau», and the closing sentence."""
    text = folded(document.source.text)
    for p in document.paragraphs:
        if p.region != "preamble" or not _ISSUING.search(text, p.span.start, p.span.end):
            continue
        cited = max((c.span.end for c in document.facts.citations if c.span in p.span), default=p.span.start)
        starts = [m.start() for m in _OWN_PLAN.finditer(text, cited, p.span.end)]
        if starts:
            yield starts[0], p.span.end
    if "closing" in document.header.spans:
        closing = document.header.spans["closing"]
        yield closing.start, closing.end


def period_in(document: Document, start: int, end: int) -> Period | None:
    """The years that a stretch of text states, or None."""
    text = folded(document.source.text)
    later = _HORIZON.search(text, start, end)
    horizon = int(later[1]) if later else None
    for pattern in (_SPAN_OF_YEARS, _SCHOOL_YEAR):
        if found := pattern.search(text, start, end):
            return Period(int(found[1]), int(found[2]), horizon, Span(found.start(), later.end() if later else found.end()))
    if found := _ONE_YEAR.search(text, start, end):
        return Period(int(found[1]), int(found[1]), horizon, Span(*found.span()))
    if found := _UNTIL.search(text, start, end):
        return Period(None, int(found[1]), None, Span(*found.span()))
    return None


class Quote(Struct, frozen=True):
    """A closing sentence, and the folded text of the plan without it and without the title."""

    text: str
    elsewhere: str = ""


def closings(document: Document, _: Hierarchy) -> Iterator[Record]:
    """The closing sentence «Trên đây là Kế hoạch …»."""
    span = document.header.spans.get("closing")
    if span:
        said, elsewhere = document.text(span), list[str]()
        at = 0
        for own in sorted(s for s in (document.header.spans.get("subject"), span) if s):
            elsewhere.append(folded(document.source.text)[at : own.start])
            at = own.end
        elsewhere.append(folded(document.source.text)[at:])
        yield Record("closing", document, span, {"quote": Quote(said, " ".join(elsewhere))})


_TYPES = (
    r"(?:[Mm]ầm non|[Mm]ẫu giáo|MN|MG|[Tt]iểu học|TH|THCS|THPT|[Tt]rung học cơ sở|[Tt]rung học phổ thông|TH\s?[&-]\s?THCS|PTDTNT|PTDTBT)"
)
_TYPES = rf"{_TYPES}(?:(?:\s?[&,-]\s?|\s(?:và\s)?){_TYPES})*"  # «PTDTNT THCS và THPT», «TH&THCS»
_NAME = rf"[{UPPER}][{LOWER}{UPPER}]*(?:\s[{UPPER}][{LOWER}{UPPER}]*){{0,4}}(?:\s\d{{1,2}})?"
_OWN_WORK = (
    r"(?:(?:cán bộ|giáo viên|nhân viên|học sinh|viên chức|hiệu trưởng|hội đồng|chi bộ|công đoàn|liên đội|ban giám hiệu|bgh)[^.;:]{0,30}"
    r"|kế hoạch[^.;:]{0,120}của\s+)$"
)
_OTHERS = r"(?:phối hợp|cùng|với|giữa|gửi|mời|giao lưu|học tập|tham quan|cụm|sang|từ|đến)\s+(?:(?!năm\s)[^.;:,]{0,25}\s)?$"
_OWN_ACT = (
    r"\s*,?\s*(?:ban hành|xây dựng|đề ra|triển khai|thực hiện|tổ chức|lập kế hoạch|yêu cầu|gửi báo cáo"
    r"|báo cáo (?:kết quả|về|lên|phòng|sở|ubnd|ủy ban))"
)
#: How the part on the situation opens: «- Trường Mầm non X đạt chuẩn quốc gia …»
_OWN_STATE = r"\s*,?\s*(?:đạt|có|nằm|đóng|được|là)(?!\w)"


@cache
def _naming() -> tuple[re.Pattern[str], ...]:
    """A school's name; what stands before it where the plan speaks of others, or of itself; what follows where it acts; how the part on
    the situation opens."""
    name = regexp(rf"[Tt]rường\s{_TYPES}\s{_NAME}")
    return name, regexp(_OTHERS), regexp(_OWN_WORK), regexp(_OWN_ACT), regexp(_OWN_STATE)


def own_schools(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Schools named where the plan speaks of itself: its staff, its closing sentence, its issuing clause. `own` null: unknown."""
    low = folded(document.source.text)
    if not document.header.issuer or document.header.level != "school":
        return
    own_work, own_act, own_state = _naming()[2:]
    for p, found in schools(document):
        before = low[max(p.span.start, found.start() - 150) : found.start()]
        state = found.start() == p.content.start and own_state.match(low, found.end()) and of_situation(document, p)
        if not (state or own_work.search(before) or own_act.match(low, found.end())):
            continue
        yield Record("unit", document, Span(*found.span()), {"own": own_name(document, found[0])})


_OWN_REGIONS = frozenset({"preamble", "body", "closing", "appendix"})
_SCHOOL = fold("trường")
_TYPE_AT, _TYPED = len("trường "), frozenset("MmTtP")  # where the type of a school begins, and how
_LISTED = regexp(r"(?:\s?,)?\s(?:và\s|cùng\s)?")


@once
def schools(document: Document) -> list[tuple[Paragraph, re.Match[str]]]:
    """Schools' names with their paragraphs, those aside that stand in citations or with whom the plan works."""
    text, low, (name, others) = document.source.text, folded(document.source.text), _naming()[:2]
    told, end, beyond = [], 0, 0  # `beyond`: where the last school that is another's ends
    for at in places(low, (_SCHOOL,)):
        typed = at >= end and text[at + _TYPE_AT : at + _TYPE_AT + 1] in _TYPED  # «trường»: four of five are of no name
        p = paragraph_at(document, at) if typed and name.match(text, at) else None
        found = name.match(text, at, p.span.end) if p and p.region in _OWN_REGIONS else None
        end = found.end() if found else end
        if not (p and found):
            continue
        if others.search(low, max(p.span.start, at - 150), at) or _LISTED.fullmatch(low, beyond, at):
            beyond = found.end()
        elif not _cited(document, found):
            told.append((p, found))
    return told


def _cited(document: Document, found: re.Match[str]) -> bool:
    return any(found.start() >= c.span.start and found.end() <= c.span.end for c in document.facts.citations)


def own_name(document: Document, name: str) -> bool | None:
    """Whether a school's name is that of one of those who issue the plan, also one that breaks off («Trường Tiểu học Nam Dư» of «… Nam Dư
    Thượng»); recognised from a picture, the same letters with other marks are the same name."""
    issuers = document.header.bodies
    plain = spelt_out if _recognised(document) else key
    if any(plain(issuer).startswith(plain(name)) for issuer in issuers):
        return True
    said = [same_body(issuer, name) for issuer in issuers]
    return True if True in said else None if None in said else False


def _recognised(document: Document) -> bool:
    span = document.header.spans.get("issuer")
    return span is not None and document.source.least_confidence(span) is not None


@cache
def _ordering() -> tuple[re.Pattern[str], re.Pattern[str], list[tuple[str, str]]]:
    """The cues that a parent lists the parts of lower plans (the second: without «các nội dung»), and the words that name each part."""
    data: Any = lexicon("passages")["ordered"]
    names = [(fold(word), kind) for kind, words in data["parts"].items() for word in words]
    return regexp(data["cue"]), regexp(data["bare"]), sorted(names, key=lambda n: -len(n[0]))


def parts(document: Document, _: Hierarchy) -> Iterator[Record]:
    """The parts that a parent's text orders for lower plans («kế hoạch của các trường phải có: mục tiêu, kinh phí …»)."""
    for kind, span, order in _ordered(document):
        yield Record("part", document, span, {"kind": kind, "order": order})


@once
def _ordered(document: Document) -> list[tuple[str, Span, Span]]:
    """Each part that is ordered, with its words and the sentence that orders it."""
    cue, bare, names = _ordering()
    text, ordered = folded(document.source.text), list[tuple[str, Span, Span]]()
    if not (cue.search(text) or bare.search(text)):
        return ordered
    for p in document.paragraphs:
        for pattern, least in ((cue, 1), (bare, 3)):
            found = pattern.search(text, p.span.start, p.span.end)
            named = _parts_named(text, found.end(), p.span.end, names) if found else {}
            if found and len(named) >= least and (least == 1 or min(s.start for s in named.values()) <= found.end() + 2):
                order = _sentence(text, p.content, Span(found.start(), max(s.end for s in named.values())))
                ordered += [(kind, span, order) for kind, span in named.items()]
                break
    return ordered


_SENTENCE = regexp(r"\.(?=\s|$)")
_FAR = 200  # characters of a sentence before an order, and behind it


def _sentence(text: str, whole: Span, order: Span) -> Span:
    """The sentence around an order; of a long one no more than stands near."""
    starts = [m.end() for m in _SENTENCE.finditer(text, whole.start, order.start)]
    stop = _SENTENCE.search(text, order.end, whole.end)
    start, end = starts[-1] + 1 if starts else whole.start, stop.end() if stop else whole.end
    return Span(start if order.start - start <= _FAR else order.start, end if end - order.end <= _FAR else order.end)


def _parts_named(text: str, start: int, end: int, names: list[tuple[str, str]]) -> dict[str, Span]:
    """Each part that is named up to the end of the sentence, with its first words; the longest names go first."""
    stop = _SENTENCE.search(text, start, end)
    end = stop.start() if stop else end
    taken: list[Span] = []
    kinds: dict[str, Span] = {}
    for word, kind in names:
        at = text.find(word, start, end)
        here = Span(at, at + len(word))
        if at >= 0 and not any(here.start < t.end and t.start < here.end for t in taken):
            taken.append(here)
            kinds.setdefault(kind, here)
    return kinds
