"""A cited document beside the registry's row of it: `known`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from checker.judge.case import Case, Hit, Part, Skip, Yielded
from checker.judge.checks.compare import document_topic, stated_at
from checker.judge.checks.kind import CheckType
from checker.judge.checks.values import TESTS, Result
from checker.judge.facts import Record, folded
from checker.judge.rules.shape import Strict
from checker.judge.wording import date_words
from checker.language.bodies import body
from checker.language.known import LAWS, Cited, Known, Match, central, matched, registry, slug_of
from checker.language.normal import bare
from checker.language.patterns import regexp
from checker.model import Citation, Message, PartialDate, Related, Severity, Span


class KnownOptions(Strict, frozen=True):
    """What is asked of each given citation that the registry knows: whether it was `in_force` on the plan's date, whether it has its own
    date (`issued`) and `issuer`; or, of one that the registry does not know, whether it is a slip in one that it knows (`listed`)."""

    about: Literal["in_force", "issued", "issuer", "listed"]


class Seen(Struct, frozen=True):
    """A citation with the row that it means, in its case."""

    case: Case
    fact: Record
    match: Match

    @property
    def cited(self) -> Citation:
        found: Citation = self.fact.fact[0]
        return found

    def hit(self, name: str, span: Span | None, row: Known, *, severity: Severity | None = None, **params: object) -> Hit:
        topics = frozenset({document_topic(self.fact)})
        return Hit(name, span, {"row": described(row), **params}, severity, (evidence(row),), topics, self.fact)


Interval = tuple[date, date]
#: What is said of one citation: nothing is known of it (None), it passes, or it has a fault.
Said = Hit | Literal["pass"] | None


def known(case: Case) -> Iterator[Yielded]:
    """What the registry does not hold is beyond the rule: it says so in its verdict, and passes only where it could tell."""
    option: KnownOptions = case.option
    seen = [_seen(case, fact) for fact in case.facts]
    if option.about == "in_force" and case.bench.days is None:
        yield Skip("not_applicable", _UNDATED)
        return
    if option.about != "in_force" and not any(_states(s, option.about) for s in seen):
        yield Skip("not_applicable", _NONE_CENTRAL)
        return
    said = [_ASK[option.about](s) for s in seen]
    yield from (s for s in said if isinstance(s, Hit))
    unknown = [s.cited.number for s in seen if s.cited.number and not s.match.row and _central(s.fact)]
    if option.about == "listed":
        yield Skip("not_applicable", _unknown(unknown)) if unknown else Part("listed", "pass")
    elif "pass" in said or any(isinstance(s, Hit) and s.name == "joint" for s in said):
        yield Part(option.about, "pass")
    else:
        yield Skip("not_applicable", _WHY[option.about])


def _states(seen: Seen, about: str) -> bool:
    """Whether there is something to compare: a central body's document, with the field that is asked about."""
    field = {"issued": "issued", "issuer": "issuer"}.get(about, "number")
    return bool(seen.match.row or _central(seen.fact)) and bool(seen.fact.get(field))


def _seen(case: Case, fact: Record) -> Seen:
    c: Citation = fact.fact[0]
    cited = Cited(fact.get("type"), c.number, c.issued, c.subject, c.issuer, bool(fact.get("law")))
    return Seen(case, fact, matched(cited, case.rule.documents))


_UNDATED = Message(
    "Chưa xác định được ngày ban hành kế hoạch nên chưa biết văn bản được viện dẫn còn hiệu lực hay không.",
    "Undated: whether the cited documents were in force is unknown.",
)
_NONE_CENTRAL = Message(
    "Kế hoạch không viện dẫn văn bản nào của trung ương với nội dung mà quy tắc này đối chiếu.",
    "The plan cites no central body's document with what this rule compares.",
)
_WHY = {
    "in_force": Message(
        "Danh mục văn bản không ghi ngày hết hiệu lực của văn bản nào được viện dẫn: chưa rõ còn hiệu lực hay không.",
        "The registry has no end of any cited document: whether they are in force is unknown.",
    ),
    "issued": Message(
        "Chưa đối chiếu được ngày ban hành: danh mục chưa có văn bản được viện dẫn, hoặc chưa chắc là cùng một văn bản.",
        "No date to compare: the registry has not the cited documents, or they may be others.",
    ),
    "issuer": Message(
        "Chưa đối chiếu được cơ quan ban hành: danh mục chưa có văn bản được viện dẫn, hoặc chưa chắc là cùng một văn bản.",
        "No issuer to compare: the registry has not the cited documents, or they may be others.",
    ),
}


def _unknown(numbers: list[str]) -> Message:
    named = ", ".join(numbers[:6]) + (" …" if len(numbers) > 6 else "")
    return Message(f"Danh mục văn bản chưa có: {named}.", f"Not in the registry: {named}.")


def _central(fact: Record) -> bool:
    return central(fact.get("number")) if fact.get("number") else bool(fact.get("law"))


def described(row: Known) -> str:
    """«Nghị định số 125/2021/NĐ-CP ngày 28/12/2021 của Chính phủ»: as a plan would cite it."""
    named = slug_of(row.type) in LAWS and slug_of(row.title).startswith(slug_of(row.type))
    date = f"ngày {date_words(row.date)}" if row.date else ""
    return " ".join(part for part in (row.title if named else row.type, f"số {row.number}", date, f"của {row.issuer}") if part)


def evidence(row: Known) -> Related:
    """The row as a passage that a finding rests on, with its evidence and source."""
    force = f"hiệu lực {_vi(row.in_force_from) or '(chưa rõ)'} đến trước {_vi(row.in_force_to)}" if row.in_force_to else ""
    since = f"hiệu lực từ {_vi(row.in_force_from)}" if row.in_force_from and not row.in_force_to else ""
    said = (described(row), row.title, force or since, row.notes, f"{row.evidence}: {row.source}")
    return Related(f"{row.file}:{row.line}", Span(0, 0), "; ".join(part for part in said if part))


def _vi(iso: str) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else ""


# --- in force on the plan's date


def _in_force(seen: Seen) -> Said:
    row, days = seen.match.row, seen.case.bench.days
    if row is None or not row.sure or days is None:
        return None
    starts, ends = row.day("in_force_from"), row.day("in_force_to")
    if ends and ends <= days[0]:
        return None if row.doubted_end or _told_as_past(seen) or not _foreseeable(seen, row, days) else _ended(seen, row, days)
    if starts and starts > days[1]:
        return _early(seen, row)
    if row.period:
        return _outlived(seen, row, row.period, days)
    return "pass" if starts and ends and starts <= days[0] and days[1] < ends else None


def _early(seen: Seen, row: Known) -> Said:
    """A plan that rests on what was not yet in force on its own day (that of its title's first year tells nothing here)."""
    own = seen.case.bench.issued
    resting = seen.fact.get("role") in ("parent", "basis") and own is not None and own.as_date() is not None
    return seen.hit("early", seen.fact.span, row, starts=_partial(row, "in_force_from")) if resting and not _told_as_past(seen) else None


def _partial(row: Known, field: str) -> PartialDate | None:
    day = row.day(field)
    return PartialDate(day.day, day.month, day.year) if day else None


def _ended(seen: Seen, row: Known, days: Interval) -> Hit:
    newer = _newer(seen, row)
    standing = _standing(seen, newer, days)
    by = Message(f", theo {row.replaced_by}", f" by {row.replaced_by}") if newer or _unlisted(seen, row) else _NOTHING
    if newer and standing and standing is not newer:
        by = Message(f"{by.vi} (nay là {standing.number})", f"{by.en} (now {standing.number})")
    rest = Message(f" ({row.exception})", f" (but: {row.exception})") if row.exception else _NOTHING
    instead = described(standing) if standing and "bãi bỏ" not in row.notes else None
    return seen.hit("ended", seen.fact.span, row, ends=_partial(row, "in_force_to"), by=by, rest=rest, instead=instead)


_NOTHING = Message("", "")


def _newer(seen: Seen, row: Known) -> Known | None:
    """The document that took its place, where that is one and sure."""
    newer = registry(seen.case.rule.documents).only(row.replaced_by) if row.replaced_by and " " not in row.replaced_by else None
    return newer if newer and newer.sure else None


def _unlisted(seen: Seen, row: Known) -> bool:
    """Whether the registry names what took its place, but has no rows of it that cast doubt on that."""
    known = registry(seen.case.rule.documents)
    return bool(row.replaced_by) and not any(known.numbered(number) for number in row.replaced_by.split())


def _standing(seen: Seen, newer: Known | None, days: Interval) -> Known | None:
    """What is in its place on the plan's date: successor by successor."""
    for _ in range(8):
        ends = newer.day("in_force_to") if newer else None
        if newer is None or ends is None or ends > days[0] or newer.doubted_end:
            break
        newer = _newer(seen, newer)
    starts = newer.day("in_force_from") if newer else None
    return newer if newer and (starts is None or starts <= days[0]) else None


def _foreseeable(seen: Seen, row: Known, days: Interval) -> bool:
    """Whether the document that ended it was there when the plan was made: some end others back in time."""
    for number in row.replaced_by.split():
        newer = registry(seen.case.rule.documents).only(number)
        issued = newer.day("issued") if newer else None
        year = re.search(r"/((?:19|20)\d\d)/", number)
        if (issued and issued > days[1]) or (not issued and year and int(year[1]) > days[1].year):
            return False
    return True


def _outlived(seen: Seen, row: Known, period: tuple[str, int], days: Interval) -> Said:
    """A strategy whose period has ended: a fault of a plan that rests on it, where the next one was there; else a remark."""
    own = seen.case.document.header.period
    first = min(days[0].year, own.start or days[0].year) if own else days[0].year
    if first <= period[1] or seen.fact.get("role") not in ("parent", "basis") or _told_as_past(seen):
        return None
    newer = registry(seen.case.rule.documents).only(row.next_period) if row.next_period else None
    issued = newer.day("issued") if newer and newer.sure else None
    there = bool(issued and issued <= days[0])
    after = Message(f"kỳ tiếp theo là {described(newer)}", f"the next period's is {described(newer)}") if newer and there else _NO_NEXT
    instead = described(newer) if newer and there else None
    severity: Severity | None = None if there else "info"
    return seen.hit("period", seen.fact.span, row, severity=severity, period=period[0], after=after, instead=instead)


_NO_NEXT = Message("chưa thấy văn bản của kỳ tiếp theo", "none for the next period was seen")

#: words before a citation, or behind it, by which a plan looks back on it or tells that it has ended
_PAST = regexp(
    r"(?<!\w)(?:thay thế|thay cho|bãi bỏ|hủy bỏ|sửa đổi|tổng kết|sơ kết|trước đây|kế thừa|giai đoạn trước|\d+ năm (?:thực hiện|thi hành)"
    r"|(?:kết quả|đánh giá việc|đánh giá tình hình) (?:thực hiện|triển khai|thi hành)|(?:có|hết) hiệu lực)(?!\w)"
)
_ENDED_BEHIND = regexp(
    r"[^;\n]{0,80}?(?<!\w)(?:(?:có|hết) hiệu lực|hiệu lực (?:từ|kể từ)|(?:được|bị|đã) thay thế|bị bãi bỏ|trước đây)(?!\w)"
)


def _told_as_past(seen: Seen) -> bool:
    """Whether the plan speaks of the document as one that was, or names it only by another document's title."""
    text, span = folded(seen.case.document.source.text), seen.fact.span
    if span is None:
        return False
    before = text[_clause(text, span.start) : span.start]
    return bool(_PAST.search(before[-90:]) or _ENDED_BEHIND.match(text, span.end, span.end + 120)) or _outer(before) is not None


_MARKS = regexp(r"[;\n]|\.\s")


def _clause(text: str, at: int) -> int:
    """Where the clause begins that runs at a place."""
    start = max(0, at - 300)
    return max((m.end() for m in _MARKS.finditer(text, start, at)), default=start)


#: «Công văn số 12/PGDĐT … triển khai [Thông tư …]»: another document's name is what holds the citation
_OUTER = regexp(
    r"(?<!\w)(?:kế hoạch|công văn|hướng dẫn|quyết định|thông tư|nghị định|nghị quyết|chỉ thị|chương trình|văn bản|luật)(?!\w)"
    r"(?P<between>[^;]*?)(?<!\w)(?:thực hiện|triển khai|hướng dẫn|thi hành|quy định chi tiết|sửa đổi|bổ sung|thay thế|bãi bỏ"
    r"|cụ thể hóa)(?!\w)[^;.,]{0,60}$"
)


def _outer(before: str) -> str | None:
    """What stands between another document's type and the verb by which it holds this citation; None where there is none such."""
    found = _OUTER.search(before)
    return found["between"] if found else None


# --- date and issuer


def _issued(seen: Seen) -> Said:
    row, said = seen.match.row, seen.cited.issued
    if row is None or not row.sure or row.date is None or said is None or seen.fact.get("linked"):
        return None
    result: Result = TESTS["same_date"](said, row.date)
    if result.outcome != "fail":
        return "pass" if result.outcome == "pass" else None
    if not _own_date(seen) or row.year != said.year and seen.fact.get("number_year") is not None:
        return None  # the year is CC06's
    place = stated_at(seen.fact, "issued")
    return seen.hit("issued", place, row, stated=said, wanted=row.date, hint=result.hint)


_BETWEEN = regexp(r"[\s,.(]*(?:(?:được\s+)?(?:ký|ban hành)\s+)?")


def _own_date(seen: Seen) -> bool:
    """Whether the date is surely the citation's own: it stands right behind the number (a law's name, in the preamble), and no document
    that holds this one lacks a date."""
    spans, text = seen.cited.spans, folded(seen.case.document.source.text)
    issued, head = spans.get("issued"), spans.get("number") or spans.get("subject")
    if issued is None or head is None or (seen.match.by == "name" and seen.cited.role == "mention"):
        return False
    outer = _outer(text[_clause(text, seen.cited.span.start) : seen.cited.span.start])
    return _BETWEEN.fullmatch(text, head.end, issued.start) is not None and (outer is None or "ngày" in outer)


def _issuer(seen: Seen) -> Said:
    row, said = seen.match.row, seen.cited.issuer
    if row is None or not row.sure or not said or "issuer" not in seen.cited.spans or seen.fact.get("linked"):
        return None
    cited, own = ([known for name in bodies_of(names) if (known := body(name))] for names in (said, row.issuer))
    if not cited or not own or cited[0].kind == "chu_tich_nuoc":
        return None
    results = {TESTS["same_body"](one, other).outcome for one in cited for other in own}
    place = stated_at(seen.fact, "issuer")
    if "pass" in results:
        alone = len(own) > 1 and len(cited) == 1 and not _goes_on(seen)
        return seen.hit("joint", place, row, severity="info", wanted=row.issuer) if alone else "pass"
    surely = results == {"fail"} and all(one.level in _OF_THE_STATE for one in (*cited, *own))
    return seen.hit("issuer", place, row, stated=said, wanted=row.issuer) if surely and not _held(seen) else None


#: Only central bodies of the state are told: a school's superior may stand where it passes a document on («Thông tư … của Phòng»), and
#: the Party's bodies are named loosely.
_OF_THE_STATE = ("central", "ministry")
_AND = regexp(r"(?:,\s*|\s+và\s+|\s*[-–]\s*)(?=(?:Bộ|Ban|Ủy ban|Trung ương)\s)")


def bodies_of(issuer: str) -> list[str]:
    """«Bộ Y tế và Bộ Giáo dục và Đào tạo» → both."""
    return [name.strip() for name in _AND.split(issuer)]


_MORE = regexp(r"\s*(?:[,&/–-]|và(?!\w)|phối hợp|cùng)\s*")
_TOGETHER = regexp(r"liên (?:bộ|tịch|ngành)\W*$")


def _goes_on(seen: Seen) -> bool:
    """Whether another body's name follows the issuer («Bộ Y tế - Bộ GD&ĐT»), or it is one of «liên bộ»."""
    text, span = folded(seen.case.document.source.text), seen.cited.spans["issuer"]
    return bool(_MORE.match(text, span.end)) or bool(_TOGETHER.search(text[max(0, span.start - 12) : span.start]))


def _held(seen: Seen) -> bool:
    """Whether the issuer may be that of a document that holds this one («Hướng dẫn thực hiện Nghị định số … của Bộ …»)."""
    text = folded(seen.case.document.source.text)
    outer = _outer(text[_clause(text, seen.cited.span.start) : seen.cited.span.start])
    return outer is not None and " của " not in outer


def _listed(seen: Seen) -> Said:
    near = seen.match.near
    if near is None or seen.fact.get("linked") or not central(near.number):
        return None
    if bare(seen.fact.get("number") or "") == bare(near.number):
        return None
    return seen.hit("listed", stated_at(seen.fact, "number"), near, severity="info", wanted=near.number)


_ASK: dict[str, Callable[[Seen], Said]] = {"in_force": _in_force, "issued": _issued, "issuer": _issuer, "listed": _listed}
_NAMES = {"in_force": {"ended", "early", "period"}, "issued": {"issued"}, "issuer": {"issuer", "joint"}, "listed": {"listed"}}

KNOWN = CheckType(
    known,
    KnownOptions,
    lambda o: frozenset(_NAMES[o.about]),
    frozenset({"row", "stated", "wanted", "hint", "starts", "ends", "by", "rest", "instead", "period", "after"}),
    frozenset({"citation"}),
)
