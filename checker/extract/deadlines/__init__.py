"""Document → its report deadlines and other duties with a day; undated report duties too."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.extract.deadlines.before import reports_before
from checker.extract.deadlines.clauses import Sentence, body_paragraphs, clauses, sentences
from checker.extract.deadlines.dues import Due, dues
from checker.extract.deadlines.parties import actor, channel, is_issuer, named_actor, onward, recipient, sends_a_thing, sent, within
from checker.extract.deadlines.parts import is_part_of_another
from checker.extract.deadlines.periods import YEARLY, covers, names_report, recurrence_of, said_periods, yearly_throughout
from checker.extract.deadlines.reader import GO_TO, Reader, reader_of
from checker.extract.deadlines.relative import counted, is_expected
from checker.extract.deadlines.reviews import is_review
from checker.extract.deadlines.rows import actor_of_row, is_content, row_deadlines
from checker.extract.deadlines.vocabulary import whole
from checker.language.patterns import any_of, regexp
from checker.model import Deadline, Document, Paragraph, Recurrence, ReportingPeriod, Span

_PLAN = regexp(
    r"(?:xây\sdựng|ban\shành|lập|gửi|nộp|hoàn\sthành|hoàn\sthiện|trình|phê\sduyệt|ký)[^;.:]{0,40}\skế\shoạch(?!\scông\stác\stháng)"
)
#: «Nếu có vướng mắc, các trường báo cáo về Phòng»: no report that is due
_CONTINGENT = regexp(r"(?<!\w)(?:vướng\smắc|khó\skhăn|phát\ssinh|sự\scố|bất\sthường|tình\shuống|vụ\sviệc)(?!\w)")
#: «kế hoạch phải nêu rõ mục tiêu, kinh phí và chế độ báo cáo»: what plans contain, no report
_CONTENTS = regexp(r"\W*(?:nội\sdung\s)?kế\shoạch(?:\scủa\s[^.;]{3,40})?\s(?:phải|cần|gồm|bao\sgồm|nêu\srõ)(?!\w)")
#: Some word of a due day, or of work that has one
_HINT = any_of(
    (
        *("trước", "từ ", "hết", "hoàn ", "gửi", "nhất", "thời gian", "trình", "nộp", "xong", "hạn", "kết thúc", "ban hành", "gởi"),
        *("đăng ký", "không quá", "không muộn", "không chậm", "kiện toàn", "thẩm định", "phê duyệt", "trong quý"),
    )
)


_Party = tuple[str | None, str | None, bool, str | None]
#: Who is to send a report, not who gets it: «nộp báo cáo», or the words that open a clause
_SENDS = regexp(r"(?:^|[;.:,]\s|(?<!\w)(?:gửi|gởi|nộp|lập|viết|trình|phải|có|hoàn\sthành|thời\s(?:gian|hạn))\s(?:gửi\s|nộp\s)?)$")
_SENT = ("gửi", "gởi", "nộp")
_EARLIER = 12  # sentences of a paragraph in which the sender of a later one is looked for
#: What work that ends in a year must say of itself
_ENDS = regexp(r"(?<!\w)(?:hoàn\s(?:thành|thiện)|xong)(?!\w)")


def deadlines(document: Document) -> tuple[Deadline, ...]:
    """The duties of a document in order: reports with and without a day, other tasks with a day. One entry an obligation."""
    reader = reader_of(document)
    found: list[Deadline] = []
    for index, paragraph, span in body_paragraphs(document, reader.promising()):
        if paragraph.cells:
            found += _row(reader, index)
        elif _worth(reader, index, span):
            found += yearly_throughout(list(_paragraph(reader, index, span)))
    return tuple(_without_doubles(list(_with_recipients(reader, found))))


def _row(reader: Reader, index: int) -> Iterator[Deadline]:
    """What a cell says of reports by itself; else the days of the time column."""
    document = reader.document
    row = document.paragraphs[index]
    told = list[Deadline]()
    for cell in row.cells:
        if reader.speaks(cell) and is_content(document, reader.key, index, cell):
            told += (d for d in _paragraph(reader, index, cell) if d.kind == "report" or d.dated)
    days = row_deadlines(document, reader.key, index, reader.within(row.span))
    if not any(d.kind == "report" and d.dated for d in told):
        told = [] if any(d.kind == "report" for d in days) else [d for d in told if d.kind == "report" and d.recipient and d.upward]
        yield from days
    if told:
        told = _timed(reader, row, told)
        who = actor_of_row(document, reader.key, index)
        yield from (replace(d, span=row.span, actor=d.actor or who) for d in told)


def _timed(reader: Reader, row: Paragraph, told: list[Deadline]) -> list[Deadline]:
    """Reports without a day, with the time of another cell: «Chậm nhất 05 ngày sau khi kết thúc đợt»."""
    late = next((words for cell in row.cells if (words := counted(reader.key, cell))), None)
    if late is None:
        return told
    return [d if d.dated else replace(d, focus=late, end_of_period=is_expected(reader.key, row.span)) for d in told]


def _worth(reader: Reader, index: int, span: Span) -> bool:
    """Whether a stretch of text may hold a duty: it speaks of reports, or has a day with a word of due days or under a report heading."""
    if reader.speaks(span):
        return True
    kinds = {m.kind for m in reader.within(span)}
    if kinds <= {"school_year", "year"}:
        words = reader.key[span.start : span.end] if "year" in kinds else ""
        return ("hoàn" in words or "xong" in words) and bool(_ENDS.search(words))
    return _HINT.search(reader.key, span.start, span.end) is not None or _under_report(reader, index, span)


def _paragraph(reader: Reader, index: int, span: Span) -> Iterator[Deadline]:
    earlier: tuple[Span, ...] = ()
    parts = list(sentences(reader.text, reader.key, span))
    for part in parts:
        if len(parts) == 1 or _worth(reader, index, part):
            yield from _sentence(reader, Sentence(part, index, earlier))
        earlier = (*earlier[-_EARLIER:], part)


def _sentence(reader: Reader, sentence: Sentence) -> Iterator[Deadline]:
    since, head = sentence.span.start, False
    parts = list(clauses(reader.text, reader.key, sentence.span))
    lent = False
    for clause, after in zip(parts, [*parts[1:], None], strict=True):
        own = reader.key.startswith("để ", clause.start)
        speaks = bool(reader.reports(clause))
        around = (clause, sentence.span, reader.lead(sentence.paragraph))
        review = not speaks and not own and is_review(reader.text, reader.key, clause, around)
        report = speaks or review or reports_before(reader, sentence, clause) is not None
        report = report or (not own and (head and _of_reports(reader, clause) or _under_report(reader, sentence.paragraph, clause)))
        found = [] if lent else dues(reader.key, clause, reader.within(clause), report=report)
        lent = False
        if not found and after and speaks and not own:
            found = _lent(reader, after)
            lent = bool(found)
        if found:
            told = [*_dated(reader, sentence, clause, found, since, report=report, speaks=speaks)]
            told += _counted_beside(reader, sentence, clause, found, since)
            yield from sorted(told, key=lambda d: d.focus.start)
            since = found[-1].mention.span.end
        elif speaks or own:
            yield from _undated(reader, sentence, clause, own=own)
        if speaks and not own and (further := onward(reader.text, reader.key, clause)):
            yield _passed_on(reader, sentence, *further)
        head = head or review or (report and not own)


def _lent(reader: Reader, clause: Span) -> list[Due]:
    """«Các trường gửi báo cáo về Phòng để tổng hợp báo cáo UBND huyện trước 20/11»: the day is the schools'."""
    if not reader.key.startswith("để ", clause.start) or _subject_after_purpose(reader, clause):
        return []
    return dues(reader.key, clause, reader.within(clause), report=True)


def _subject_after_purpose(reader: Reader, clause: Span) -> bool:
    """«để nhà trường tổng hợp báo cáo …»: the second duty has a subject, and the day is its own."""
    verb = reader.reports(clause)
    return bool(verb) and actor(reader.text, reader.key, Span(clause.start + 3, verb[0])) is not None


def _dated(
    reader: Reader, sentence: Sentence, clause: Span, found: list[Due], since: int, *, report: bool, speaks: bool = True
) -> Iterator[Deadline]:
    """An entry for each due day of a clause."""
    key = reader.key
    periods = covers(key, since, clause, found)
    every = _said_before(reader, Span(sentence.span.start, found[0].focus.start), found)
    whole_clause = clause if speaks else sentence.span
    party = _parties(reader, sentence, clause)
    verbs, before = reader.reports(clause), clause.start
    for at, (due, period) in enumerate(zip(found, periods, strict=True)):
        rhythm = every if due.follows or found[at + 1 : at + 2] and found[at + 1].follows else _rhythm(reader, before, due) or every
        kind_report = report and (not speaks or _is_report(key, Span(before, due.focus.start), verbs))
        yield _entry(
            reader,
            sentence,
            due,
            kind_report,
            period if kind_report else None,
            rhythm,
            whole_clause,
            _party_of(reader, clause, before, due, party),
        )
        before = due.mention.span.end


def _party_of(reader: Reader, clause: Span, since: int, due: Due, party: _Party) -> _Party:
    """«về Ban chỉ đạo xã trước ngày 05/10, về Phòng trước ngày 10/10»: a later day has a recipient of its own."""
    to = recipient(reader.text, reader.key, Span(since, due.focus.start)) if since > clause.start and not due.follows else None
    return (party[0], *to, party[3]) if to else party


def _rhythm(reader: Reader, since: int, due: Due) -> Recurrence | None:
    """«định kỳ 6 tháng (trước ngày 15/6) và hằng năm (trước ngày 15/12)»: what stands before one day is its own."""
    said = next((m.recurrence for m in reader.within(Span(since, due.focus.start)) if m.recurrence and not m.date.day), None)
    return said or ("annual" if YEARLY.fullmatch(reader.key, since, due.focus.start) else None)


def _is_report(key: str, before: Span, verbs: list[int]) -> bool:
    """«Hoàn thành hồ sơ trước 15/9, báo cáo Phòng trước 20/9»: a day belongs to the verb before it. `verbs`: of reporting."""
    if any(before.start <= at < before.end for at in verbs):
        return True
    tasks = (m for m in whole("task_verbs").finditer(key, before.start, before.end) if m[0] not in ("gửi", "tổng hợp", "trình"))
    return bool(verbs) and next(tasks, None) is None


def _said_before(reader: Reader, before: Span, found: list[Due]) -> Recurrence | None:
    """«Hằng năm, … trước ngày 20/12»; «định kỳ 6 tháng» before several days is the rhythm of none of them."""
    said = next((m.recurrence for m in reader.within(before) if m.recurrence and not m.date.day), None)
    return said if said == "annual" or len(found) == 1 else None


def _parties(reader: Reader, sentence: Sentence, clause: Span) -> _Party:
    """(actor, recipient, whether that is outside, channel), from the clause, its sentence, what stands above."""
    text, key = reader.text, reader.key
    lead = reports_before(reader, sentence, sentence.span) or reader.lead(sentence.paragraph)
    own = key.startswith("để ", clause.start)
    to = recipient(text, key, clause) or (None if own else recipient(text, key, Span(sentence.span.start, clause.start)))
    if to is None and lead and not own:
        to = recipient(text, key, lead)
    who = _who(reader, sentence, clause, lead)
    if who and is_issuer(reader.document, who):
        who = None
    outside = (to[1] or is_part_of_another(reader.document, to[0])) if to else not within(who)
    return who, to[0] if to else None, outside, channel(text, key, clause) or (channel(text, key, lead) if lead else None)


def _who(reader: Reader, sentence: Sentence, clause: Span, lead: Span | None) -> str | None:
    text, key, document = reader.text, reader.key, reader.document
    own = key.startswith("để ", clause.start)
    verbs = reader.reports(clause) or [m.start() for m in whole("task_verbs").finditer(key, clause.start, clause.end)]
    start = clause.start + 3 if own else clause.start
    name = actor(text, key, Span(start, verbs[-1] if verbs else clause.end)) if not own or verbs else None
    if own:
        return name
    if name and verbs and clause.start > sentence.span.start:  # «LĐLĐ các huyện; công đoàn ngành lập …»: a list is one, whatever parts it
        listed = actor(text, key, Span(sentence.span.start, verbs[-1]))
        name = listed if listed and listed.endswith(f"; {name}") else name
    if not name and clause.start > sentence.span.start:
        name = actor(text, key, Span(sentence.span.start, clause.start))
    for before in reversed(sentence.earlier if not name else ()):  # «Các trường thực hiện … . Định kỳ báo cáo …»
        name = name or actor(text, key, before)
    name = name or (named_actor(text, key, lead) or actor(text, key, lead) if lead else None)
    section = document.paragraphs[sentence.paragraph].section
    while not name and section is not None:  # «2. Các trường» above «2.2. Chế độ báo cáo»
        name = named_actor(text, key, document.sections[section].heading)
        section = document.sections[section].parent
    return name


def _entry(
    reader: Reader,
    sentence: Sentence,
    due: Due,
    report: bool,
    period: ReportingPeriod | None,
    every: Recurrence | None,
    span: Span,
    party: _Party,
) -> Deadline:
    m = due.mention
    last = m.end if m.kind == "range" and m.end else m.date
    monthly = every in ("monthly", "quarterly") and last.day and last.month  # «mỗi tháng một lần, riêng tháng 5 trước ngày 20/5»
    every = every if last.year is None and not monthly else None
    who, to, outside, by = party
    submission = not report and (due.strict or m.kind != "year") and bool(_PLAN.search(reader.key, span.start, span.end))
    return Deadline(
        kind="report" if report else "task",
        actor=who,
        day=last.day,
        month=last.month,
        year=last.year,
        quarter=m.quarter,
        recurrence=m.recurrence or every,
        covers=period,
        recipient=to,
        channel=by,
        span=span,
        focus=due.focus,
        section=reader.document.paragraphs[sentence.paragraph].section,
        upward=outside and (report or to is not None),
        end_of_period=due.end_of_period,
        submission=submission,
    )


def _undated(reader: Reader, sentence: Sentence, clause: Span, *, own: bool) -> Iterator[Deadline]:
    """«Định kỳ báo cáo Phòng theo quy định»: a duty to report of which no day is said; one for each period named."""
    key = reader.key
    verbs = reader.reports(clause)
    named = recipient(reader.text, key, clause) is not None
    if not verbs or key[clause.start : clause.end].rstrip(" *").endswith(":") or (own and not named):
        return
    since = sentence.span.start if own else clause.start  # «nếu có khó khăn, các trường phản ánh về Phòng để báo cáo UBND huyện»
    if _CONTINGENT.search(key, since, clause.end) or _CONTENTS.match(key, clause.start, clause.end):
        return
    late = counted(key, clause)
    apart = late is not None and verbs[0] == clause.start  # «…; báo cáo từng lớp sau 05 ngày …»: a report of its own rhythm
    each = None if named or apart else _each_time(reader, sentence, clause, verbs[0])
    promised = whole("regime").search(key, clause.start, clause.end) or (late and (apart or _SENDS.search(key, clause.start, verbs[0])))
    if not named and not each and not promised:
        return
    said = said_periods(key, clause if apart else Span(sentence.span.start, clause.end)) if not own else []
    first = dict(reversed(said))
    party = _parties(reader, sentence, clause)
    expected = late is not None and is_expected(key, clause)
    periods: list[ReportingPeriod | None] = [*dict.fromkeys(period for period, _ in said)]
    for told in periods or [None]:
        said_itself = told is not None and not (late and late.start <= first[told] < late.end)  # not «sau khi kết thúc học kỳ I»
        every = recurrence_of(told) if told and said_itself else _every(reader, clause) or each
        period = told if told and names_report(key, first[told]) else None
        yield Deadline(
            "report", party[0], None, None, None, None, every, period, party[1], party[3], clause, late or Span(verbs[0], clause.end),
            reader.document.paragraphs[sentence.paragraph].section, party[2] and (named or not each), expected,
        )  # fmt: skip


def _counted_beside(reader: Reader, sentence: Sentence, clause: Span, found: list[Due], since: int) -> Iterator[Deadline]:
    """«báo cáo 6 tháng chậm nhất 05 ngày sau khi kết thúc học kỳ I, báo cáo năm trước ngày 20/11»: beside a day, a report of its own."""
    late = counted(reader.key, clause)
    if late is None or any(due.focus.start < late.end and late.start < due.mention.span.end for due in found):
        return
    before = max((due.mention.span.end for due in found if due.mention.span.end <= late.start), default=max(since, clause.start))
    after = next((due.focus.start for due in found if due.focus.start >= late.end), None)
    verbs = reader.reports(clause)
    own = any(before <= at < late.start for at in verbs)
    if not own or (after is not None and not any(late.end <= at < after for at in verbs)):
        return
    who, to, outside, by = _parties(reader, sentence, clause)
    said = said_periods(reader.key, Span(before, late.start))
    yield Deadline(
        "report", who, None, None, None, None, None, said[-1][0] if said else None, to, by, clause, late,
        reader.document.paragraphs[sentence.paragraph].section, outside, is_expected(reader.key, late),
    )  # fmt: skip


def _each_time(reader: Reader, sentence: Sentence, clause: Span, verb: int) -> Recurrence | None:
    """«Hằng tháng, Ban nữ công báo cáo kết quả …»: a rhythm that opens the sentence, then who reports, to nobody named."""
    said = next((m for m in reader.within(Span(sentence.span.start, verb)) if m.recurrence), None)
    opens = said is not None and said.span.start - sentence.span.start <= 2
    return said.recurrence if said and opens and actor(reader.text, reader.key, Span(said.span.end, verb)) else None


def _passed_on(reader: Reader, sentence: Sentence, to: str, words: Span) -> Deadline:
    """«gửi Công an phường tổng hợp báo cáo UBND phường»: a second duty, with no day of its own."""
    section = reader.document.paragraphs[sentence.paragraph].section
    return Deadline("report", None, None, None, None, None, None, None, to, None, sentence.span, words, section, upward=True)


def _every(reader: Reader, clause: Span) -> Recurrence | None:
    return next((m.recurrence for m in reader.within(clause) if m.recurrence), None)


def _under_report(reader: Reader, index: int, clause: Span) -> bool:
    """Whether a clause without its own verb stands under «CHẾ ĐỘ BÁO CÁO» or a lead-in that speaks of reports."""
    return _stands_under_report(reader, index) and _of_reports(reader, clause)


def _of_reports(reader: Reader, clause: Span) -> bool:
    """Whether a clause behind words of reports has no other work: «…; kết quả năm học gửi trước ngày 25/5», «…; năm gửi trước 25/11», not
    «…; gửi danh sách đăng ký trước 15/10»."""
    verbs, since = whole("task_verbs").finditer(reader.key, clause.start, clause.end), max(0, clause.start - 2)
    return not sends_a_thing(reader.key, clause) and all(
        sent().match(reader.key, m.start(), clause.end) or (m.group() in _SENT and said_periods(reader.key, Span(since, m.start())))
        for m in verbs
    )


def _stands_under_report(reader: Reader, index: int) -> bool:
    lead = reader.lead(index)
    if lead and reader.reports(lead):
        return True
    section = reader.document.paragraphs[index].section
    if section is None:
        return False
    heading = reader.document.sections[section].heading
    return "báo cáo" in reader.key[heading.start : heading.end]


def _with_recipients(reader: Reader, found: list[Deadline]) -> Iterator[Deadline]:
    """«báo cáo học kỳ I trước 05/01; báo cáo cả năm trước 25/5. Báo cáo gửi về Phòng.»: the last sentence is no duty, but who receives."""
    told: dict[int, Deadline] = {}
    for at, last in enumerate(found):
        if last.dated or last.recipient is None or last.covers or not GO_TO.match(reader.key, last.span.start):
            continue
        before = at - 1
        while before >= 0 and _waits(found[before], last):
            told[before] = replace(found[before], recipient=last.recipient, channel=last.channel, upward=last.upward)
            told[at] = last
            before -= 1
    for at, entry in enumerate(found):
        if at not in told or told[at] is not entry:
            yield told.get(at, entry)


def _waits(entry: Deadline, last: Deadline) -> bool:
    """Whether it is a dated report of the same part and actor, with no recipient yet."""
    same = entry.section == last.section and entry.actor in (None, last.actor)
    return same and entry.kind == "report" and entry.upward and entry.dated and entry.recipient is None


def _without_doubles(found: list[Deadline]) -> Iterator[Deadline]:
    """All but undated duties without a recipient beside a dated report of the same part, and exact repeats in one clause."""
    dated = {d.section for d in found if d.kind == "report" and d.dated}
    seen: set[tuple[Span, Span, ReportingPeriod | None, Recurrence | None]] = set()
    for entry in found:
        if not entry.dated and entry.kind == "report" and entry.recipient is None and entry.section in dated:
            continue
        mark = (entry.span, entry.focus, entry.covers, entry.recurrence)
        if mark not in seen:
            seen.add(mark)
            yield entry
