"""Report days and events → the words that messages and suggestions print."""

from __future__ import annotations

from checker.judge.wording import receiver
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.language.shown import date_words
from checker.model import Deadline, Document, Event, Hierarchy, Inheritance, Message, PartialDate

_COVERS = {
    "month": Message("báo cáo tháng", "the monthly report"),
    "quarter": Message("báo cáo quý", "the quarterly report"),
    "half_year": Message("báo cáo 6 tháng", "the half-year report"),
    "year": Message("báo cáo năm", "the yearly report"),
    "": Message("báo cáo", "the report"),
}
_INTERIM, _FINAL = Message("báo cáo sơ kết", "the interim report"), Message("báo cáo tổng kết", "the final report")
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_EVERY = {"monthly": " hằng tháng", "quarterly": " hằng quý", "annual": " hằng năm"}
#: «báo cáo sơ kết học kỳ I», «cuối năm học»: what a school's report is called
_SCHOOL = regexp(
    r"(?:(?:đầu|cuối|giữa|tổng\skết|sơ\skết|cả)\s)*(?:(?P<term>học\sk[ỳì])(?:\s(?:i{1,2}|1|2)(?!\w))?|(?P<year>năm\shọc)(?!\w))"
)
#: «báo cáo sơ kết trước ngày 30/6, báo cáo tổng kết trước ngày 25/8»
_CALLED = regexp(r"báo\scáo\s(?:(?P<first>sơ\skết)|tổng\skết)(?!\w)")
_STAGE = regexp(r"tổng\skết\s(?:cả\s)?giai\sđoạn")
_HELD = regexp(r"(?<!\w)(?P<held>kỷ\sniệm|chào\smừng|nhân\sdịp|nhân\sngày)|(?<!\w)(?P<joined>hưởng\sứng|phát\sđộng|tổ\schức)(?!\w)")
_KEPT = regexp(r"ngày\s(?:.*\sviệt\snam|quốc\stế\s(?:phụ\snữ|thiếu\snhi))$")
_CAMPAIGN = regexp(r"sách|pháp\sluật|dân\ssố|môi\strường")


def day_words(d: Deadline) -> Message | None:
    """«05/12», «25», «tháng 6», «quý II/2026»; None for a duty without a day."""
    if d.quarter and not d.day:
        year = f"/{d.year}" if d.year else ""
        return Message(f"quý {_ROMAN.get(d.quarter, d.quarter)}{year}", f"quarter {d.quarter}{year}")
    words = date_words(PartialDate(d.day, d.month, d.year))
    if not words:
        return None
    return Message(words, words) if d.day else Message(f"tháng {words}" if d.month else f"năm {words}", words)


def due_words(d: Deadline) -> str | None:
    """«trước ngày 05/12 hằng năm», «trong tháng 6», as a plan would write it; None for a duty without a day."""
    day = day_words(d)
    if day is None:
        return None
    every = _EVERY.get(d.recurrence or "", "") if not d.year else ""
    if every == " hằng quý" and d.day:
        every = " của tháng cuối mỗi quý"
    return f"trước ngày {day.vi}{every}" if d.day else f"{'trong' if d.end_of_period else 'trước'} {day.vi}{every}"


def report_words(document: Document, d: Deadline) -> Message:
    """What the report is called: «báo cáo học kỳ I» where its clause says so, else by the period that it covers, or as an interim one."""
    start = max(d.span.start, d.focus.start - 60)
    before = fold(document.source.text[start : d.focus.start])
    if d.covers is None and _STAGE.search(before):
        return Message("báo cáo tổng kết giai đoạn", "the report on the whole period")
    said = list(_SCHOOL.finditer(before))
    if d.covers is None and d.recurrence is None and not said and (called := list(_CALLED.finditer(before))):
        return _INTERIM if called[-1]["first"] else _FINAL
    fits = {"half_year": "term", "year": "year", None: "year"}.get(d.covers)
    if not said or fits is None or not said[-1][fits]:
        return _COVERS[d.covers or {"monthly": "month", "quarterly": "quarter"}.get(d.recurrence or "", "")]
    words = " ".join(document.source.text[start + said[-1].start() : start + said[-1].end()].split())
    if d.covers is None and not fold(words).startswith("đầu"):
        return _COVERS[""]
    words = words[:1].lower() + words[1:]
    return Message(f"báo cáo {words}", "the report of the term" if fits == "term" else "the report of the school year")


def reports_asked(hierarchy: Hierarchy) -> Message:
    """« trước ngày 20/12 hằng năm», «: báo cáo 6 tháng trước ngày 10/6, báo cáo năm …»: the parent's days, to follow its name."""
    dues = {due: report_words(r.parent, r.parent_fact).vi for r in _asked(hierarchy) if (due := due_words(r.parent_fact))}
    if len(dues) > 1:
        words = ": " + ", ".join(f"{report} {due}" for due, report in dues.items())
    else:
        words = " " + next(iter(dues), "trước ngày …")
    return Message(words, words)


def report_goes_to(hierarchy: Hierarchy) -> str | None:
    """Whom the parent's reports go to, «Sở Giáo dục và Đào tạo» where a committee wants them there; None where that is not one body."""
    to = {receiver(r.parent_fact.recipient, r.parent.header) for r in _asked(hierarchy)}
    return to.pop() if len(to) == 1 else None


def _asked(hierarchy: Hierarchy) -> list[Inheritance]:
    return [r for r in hierarchy.rows if r.kind == "deadline" and r.binds == "yes"]


def own_due(document: Document) -> str:
    """A day to be filled in: of the only year of a yearly plan, else of every year."""
    period = document.header.period
    years = {y for y in (period.start, period.end, period.horizon) if y} if period else set()
    return f"trước ngày … tháng … năm {years.pop()}" if len(years) == 1 else "trước ngày … tháng … hằng năm"


def event_days(event: Event) -> str:
    """«02/10», «tháng 9», «15/11 - 15/12/2021»."""
    first, last = event.start, event.end
    if first == last:
        return _one_day(first)
    both = bool(first.day and last.day and first.year == last.year)
    return f"{date_words(PartialDate(first.day, first.month) if both else first)} - {date_words(last)}"


def _one_day(day: PartialDate) -> str:
    words = date_words(day)
    return f"tháng {words}" if day.month and not day.day else f"năm {words}" if day.year and not day.day else words


def event_words(event: Event) -> Message:
    """«Tháng An toàn giao thông» (tháng 9)."""
    days = event_days(event)
    when = f" ({days})" if days and days not in event.name else ""
    return Message(f"«{event.name}»{when}", f"“{event.name}”{when}")


def activity(document: Document, event: Event) -> str:
    """What a plan would write: «hoạt động hưởng ứng Tháng … (tháng 9)», «hoạt động nhân kỷ niệm Ngày … 28/6»."""
    verbs = list(_HELD.finditer(fold(document.source.text[event.span.start : event.focus.start])))
    name, days = event.name, event_days(event)
    bare = bool(days) and days in name
    kept = bare or (bool(_KEPT.match(fold(name))) and not _CAMPAIGN.search(fold(name)))
    if verbs and verbs[-1][0] != "tổ chức":
        kept = verbs[-1]["held"] is not None
    if bare:
        return f"hoạt động {'nhân kỷ niệm' if kept else 'hưởng ứng'} {name}"
    if kept:
        return f"hoạt động nhân kỷ niệm {name} {days}".strip()
    return f"hoạt động hưởng ứng {name} ({days})" if days else f"hoạt động hưởng ứng {name}"
