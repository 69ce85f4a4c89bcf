"""Document → the dated events that it names (months of action, days to be marked), each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from checker.extract.gatherings import COLUMNS, Gathering, gatherings, heads, may_date, with_same_days
from checker.extract.occasions import occasions
from checker.extract.places import between, holding
from checker.language.abbreviations import common, explained
from checker.language.dates import folded, scan
from checker.language.lexicon import lexicon
from checker.language.normal import fold, key
from checker.language.patterns import by_rarest, regexp
from checker.model import DateMention, Document, Event, Paragraph, PartialDate, Span

_STOP = regexp(r"[.;]\s")
_SKIPPED = frozenset({"header", "title", "preamble", "recipients", "signature"})
_NO_BRIDGE = regexp(r"(?<!\w)(?:trước|báo cáo|gửi|chậm nhất|số|hoàn thành|ban hành)(?!\w)|[.;]\s")
_NEXT_TO = regexp(r"[\s,:\"”]{0,3}(?:[(\[]|-|là|vào)?\s?(?:ngày\s)?[\s(]{0,2}")
#: «Ngày Pháp luật nước CHXHCN Việt Nam (09/11)»
_SAME_NAME = regexp(
    r"(?:\s(?!và\s(?:ngày|tuần|tháng|tổ|các|hưởng|kỷ|phát)|(?:đến|từ|trước|năm|trong|vào|là|ngày|tổ)(?!\w))[^\W\d]+){0,11}"
    + _NEXT_TO.pattern
)
#: «Ngày Sách và Văn hóa đọc: tổ chức trong toàn trường vào ngày 21/4», but not «…: tổ chức tọa đàm ngày 20/4»
_HELD_ON = regexp(
    r"[\s,:\"”]{0,3}(?:được\s)?tổ chức(?:,?\s(?:trong|tại|ở|cho|với|quy mô|toàn)\s[^.;:|\d]{2,60}?)?,?\s(?:vào\s)?(?:ngày\s)?"
)
_TITLE_BEFORE = regexp(r"(?:\d\s?/\s?[^\W\d]\S*|kế hoạch số|quyết định số|công văn số)[^.;]{0,160}$")
_TAIL_STOP = regexp(
    r"(?<!phòng),|[().;:|\d–\"”»]|\s-\s|(?<!\w)(?:năm|từ|bằng|theo|trong|với|gắn|nhằm|đến|của|tại|do|hằng|hàng|có|được|và|trên|vào|là|cho)(?!\w)"
)

#: «Tuần lễ … năm 2019 (từ ngày 01/10 đến ngày 07/10)»
_IN_BRACKETS = regexp(r"\s?[(,:]\s?")
#: «Tuần lễ “An toàn điện trong gia đình”», «Tháng hành động “Vì trường học an toàn, không bạo lực”»
_QUOTED = regexp(r"(?:hành\sđộng|cao\sđiểm)?\s?[“\"«][^“”\"«»\n]{3,80}[”\"»]")


#: «“Ngày toàn dân đưa trẻ đến trường” ngày 05/9»: the name runs to the mark that closes it
_OPENING = ("“", '"', "«")
_WITHIN_QUOTES = regexp(r"[^“”\"«»\n.;]{2,80}(?=[”\"»])")


class _Name(Struct, frozen=True):
    """A name in the text; `identity` is the same for all its wordings."""

    span: Span
    identity: str
    known: bool = False

    @property
    def is_day(self) -> bool:
        return self.identity.startswith("ngày")


#: «Tháng cao điểm “Vì người nghèo”»: a head that says nothing by itself, and what it is for
_CALLED = regexp(r"(?<=tháng\scao\sđiểm)\s[\"“][^\"“”\n]{3,60}[\"”]")
_AND = regexp(r",?\s(?:và|cùng)\s(?:hưởng ứng\s)?")
_LONGEST = 2_000  # characters of a sentence
#: What may follow the head of an event that the lexicon does not know
_OPEN = {
    "ngày": r"(?!(?:NEVER)\s)(?=quốc\stế|thế\sgiới|toàn\sdân|vì\s|(?P<upto>\w+\s(?:\w+\s){0,4}?(?:việt\snam|thế\sgiới)(?!\w)))",
    "tuần lễ": r"(?=[\w“\"«])",
    "tháng": r"(?=hành\sđộng\s|cao\sđiểm\s)",
}
_OF_ALL = ("ngày thế giới", "ngày quốc tế", "ngày toàn dân")
_HEADS = ("tháng", "ngày", "tuần lễ", "giờ")


@cache
def _identities() -> dict[str, str]:
    """Each wording of a known event → its identity."""
    known = {fold(form): fold(forms[0]) for forms in lexicon("events")["known"] for form in forms}
    return {**_abbreviated(known, common()), **known}


def _abbreviated(known: dict[str, str], short: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The known wordings with words in them abbreviated: «tháng atgt»."""
    return {form.replace(words, said): name for words, said in short for form, name in known.items() if words in form}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """For each head the known names, and the open form «ngày Quốc tế …», «ngày … Việt Nam»."""
    never = "|".join(fold(w) for w in lexicon("events")["never"])
    made = []
    for head in _HEADS:
        rest = sorted((n[len(head) + 1 :] for n in _identities() if n.startswith(head + " ")), key=len, reverse=True)
        names = "|".join(re.escape(n).replace(r"\ ", r"\s{1,2}") for n in rest)
        made.append(
            regexp(rf"{by_rarest(head)}\s{{1,2}}(?:(?P<known>{names})(?!\w)|(?P<open>{_OPEN.get(head, '(?!)')}))".replace("NEVER", never))
        )
    return tuple(made)


@cache
def _bare_day() -> re.Pattern[str]:
    held = "|".join(fold(w) for w in lexicon("events")["held"])
    return regexp(rf"(?<!\w)(?:{held})\s(?:các\s)?(?:ngày\s)?(?:lễ\s)?$")


def events(document: Document) -> tuple[Event, ...]:
    """The events of a document in order, the same event once: its first mention with a date, else its first mention."""
    match = folded(document.source.text)
    mentions = with_same_days(document.source.text, match, scan(document.source.text))
    names = sorted((*_names(match), *_shortened(document.source.text, match)), key=lambda n: n.span)
    named, dated = [n.span.start for n in names], [m.span.start for m in mentions]
    bare = [m for m in mentions if m.kind == "day" and not m.date.year and _is_bare(match, m)]
    unnamed = [m.span.start for m in bare]
    beside = holding(document, [m.span.start for m in mentions if may_date(m)])
    gathered = heads(match, [document.paragraphs[index].span for index in beside])
    begun = [h.span.start for h in gathered]
    best: dict[str, Event] = {}
    for index in sorted({*holding(document, [*named, *unnamed, *begun]), *beside}):
        paragraph = document.paragraphs[index]
        if paragraph.region in _SKIPPED:
            continue
        here, when = between(names, named, paragraph.span), between(mentions, dated, paragraph.span)
        known = {name.span: name.is_day for name in here}
        held = list(gatherings(match, paragraph, between(gathered, begun, paragraph.span), known, when))
        theirs = {g.mention.span for g in held}
        told = [
            *((g.identity, _event(document, match, paragraph, g, g.mention)) for g in held),
            *_named(document, match, paragraph, here, [m for m in when if m.span not in theirs]),
            *_unnamed(document, match, paragraph, between(bare, unnamed, paragraph.span), [g.span for g in held]),
        ]
        others = occasions(document, match, paragraph, when, [event.focus for _, event in told])
        told += [(g.identity, _event(document, match, paragraph, g, g.mention)) for g in others]
        for identity, event in told:
            before = best.get(identity)
            if before is None or _precision(event) > _precision(before):
                best[identity] = event
    return tuple(sorted(best.values(), key=lambda e: e.focus))


def _is_bare(match: str, mention: DateMention, since: int = 0) -> bool:
    """«Hưởng ứng ngày 20/11»: a day without its name, behind a word of celebrations."""
    at = mention.span.start
    return _bare_day().search(match, max(since, at - 24), at) is not None


def _precision(event: Event) -> int:
    """How much of a date an event has: a day, at least a month or year, nothing."""
    return 2 if event.start.day else 1 if event.start.month or event.start.year else 0


class _Dates:
    """The dates of a paragraph, in order."""

    def __init__(self, mentions: Sequence[DateMention]) -> None:
        self._mentions, self._starts = mentions, [m.span.start for m in mentions]

    def within(self, start: int, end: int) -> Sequence[DateMention]:
        """Those that begin in a stretch of text."""
        return between(self._mentions, self._starts, Span(start, end))


def _named(
    document: Document, match: str, paragraph: Paragraph, names: Sequence[_Name], mentions: Sequence[DateMention]
) -> Iterator[tuple[str, Event]]:
    dates = _Dates(mentions)
    following: tuple[_Name, DateMention] | None = None
    for number, name in reversed(list(enumerate(names))):
        if _TITLE_BEFORE.search(match, max(paragraph.content.start, name.span.start - 200), name.span.start):
            continue
        limit = names[number + 1].span.start if number + 1 < len(names) else paragraph.span.end
        since = names[number - 1].span.end if number else paragraph.span.start
        mention = _date_of(match, paragraph, name, dates, since, limit) or _lent(match, name, following)
        following = (name, mention) if mention else None
        if mention or name.known:
            yield name.identity, _event(document, match, paragraph, name, mention)


def _lent(match: str, name: _Name, following: tuple[_Name, DateMention] | None) -> DateMention | None:
    """«Tháng hành động vì trẻ em và Tháng hành động … từ ngày 01/6 đến ngày 30/6»: both have the days; two days of the year never do."""
    if following is None or name.is_day or following[0].is_day or not _AND.fullmatch(match, name.span.end, following[0].span.start):
        return None
    return following[1]


def _unnamed(
    document: Document, match: str, paragraph: Paragraph, bare: Sequence[DateMention], told: Sequence[Span]
) -> Iterator[tuple[str, Event]]:
    """Days by themselves, but for those inside what is `told`: «Hội giảng chào mừng 20/11»."""
    for mention in bare:
        if _is_bare(match, mention, paragraph.span.start) and not any(mention.span in name for name in told):
            yield f"{mention.date.day}/{mention.date.month}", _event(document, match, paragraph, _Name(mention.span, "ngày"), mention)


def _names(match: str) -> Iterator[_Name]:
    """All names of events in the text; one that the lexicon does not know runs to the first mark or small word."""
    for pattern in _patterns():
        for m in pattern.finditer(match):
            start, end = m.start("word"), m.end()
            if match[start - 1 : start].isalnum():
                continue
            if m["known"]:
                called = _CALLED.match(match, end)
                yield _Name(Span(start, called.end() if called else end), _identities()[key(match[start:end])], known=True)
                continue
            if quoted := _QUOTED.match(match, end):
                yield _Name(Span(start, quoted.end()), key(match[start : quoted.end()]))
                continue
            if whole := _WITHIN_QUOTES.match(match, end) if match[start - 1 : start] in _OPENING else None:
                yield _Name(Span(start, whole.end()), key(match[start : whole.end()]))
                continue
            told = m.end("upto") if "upto" in m.re.groupindex else -1
            stop = _TAIL_STOP.search(match, max(end, told), end + 80)
            name = match[start : stop.start() if stop else end + 80].rstrip()
            if len(name) > end - start + 2 and len(name.split()) <= 16:
                yield _Name(Span(start, start + len(name)), key(name))


def _shortened(text: str, match: str) -> Iterator[_Name]:
    """Names with an abbreviation that the text itself explains: «phòng, chống bạo lực học đường (PCBLHĐ)»."""
    for words, short in explained(text):
        for form, name in _abbreviated(_identities(), [(words, short)]).items():
            at = match.find(form)
            while at >= 0:
                yield _Name(Span(at, at + len(form)), name, known=True)
                at = match.find(form, at + 1)


def _date_of(match: str, paragraph: Paragraph, name: _Name, dates: _Dates, since: int, limit: int) -> DateMention | None:
    after = dates.within(name.span.end, limit)
    dated = [m for m in after if m.kind in ("day", "range", "month", "year") and (m.date.day or m.date.month or m.kind == "year")]
    if name.is_day:
        bridge = _SAME_NAME if name.known or name.identity.startswith(_OF_ALL) else _NEXT_TO
        bridges = (bridge, _HELD_ON) if name.known else (bridge,)
        found = next((m for m in dated if _is_day(m) and any(b.fullmatch(match, name.span.end, m.span.start) for b in bridges)), None)
        return found or _cell_date(paragraph, name, dates)
    near = next(
        (m for m in dated if m.span.start - name.span.end <= 110 and not _NO_BRIDGE.search(match, name.span.end, m.span.start)), None
    )
    if near and near.kind == "year":
        near = next((m for m in dated if m.kind == "range" and _IN_BRACKETS.fullmatch(match, near.span.end, m.span.start)), near)
    if near and (near.kind != "year" or near.span.start - name.span.end <= 3):
        return near
    return _cell_date(paragraph, name, dates) or _date_before(match, name, dates, since)


def _is_day(mention: DateMention) -> bool:
    """A day, or two that are one: «Ngày vi chất dinh dưỡng (01 - 02/6)»; not the week in which it is marked."""
    last = mention.end or mention.date
    return mention.kind == "day" or (
        mention.kind == "range" and last.month == mention.date.month and (last.day or 0) - (mention.date.day or 0) <= 2
    )


def _cell_date(paragraph: Paragraph, name: _Name, dates: _Dates) -> DateMention | None:
    """A date that has a later cell of the row almost to itself."""
    for cell in paragraph.cells[:COLUMNS]:
        if cell.start >= name.span.end:
            inside = [m for m in dates.within(cell.start, cell.end) if m.span in cell and (m.date.month or m.kind == "range")]
            if len(inside) == 1 and len(cell) - len(inside[0].span) <= 12:
                return inside[0]
    return None


def _date_before(match: str, name: _Name, dates: _Dates, since: int) -> DateMention | None:
    """«Từ 15/11 đến 15/12 hằng năm, Liên đội chủ trì Tháng hành động …»"""
    before = [
        m for m in dates.within(since, name.span.start) if m.span.end <= name.span.start and m.kind in ("range", "month") and m.date.month
    ]
    near = before[-1] if before else None
    if near and name.span.start - near.span.end <= 90 and not _NO_BRIDGE.search(match, near.span.end, name.span.start):
        return near
    return None


def _event(document: Document, match: str, paragraph: Paragraph, name: _Name | Gathering, mention: DateMention | None) -> Event:
    start = mention.date if mention else PartialDate()
    end = (mention.end if mention and mention.end else start) if mention else PartialDate()
    within = mention is None or name.span in paragraph.span  # else the name is that of a heading
    focus = Span(min(name.span.start, mention.span.start), max(name.span.end, mention.span.end)) if mention else name.span
    focus = focus if within or mention is None else mention.span
    return Event(" ".join(document.text(name.span).split()), start, end, _sentence(match, paragraph, focus), focus, None, paragraph.section)


def _sentence(match: str, paragraph: Paragraph, focus: Span) -> Span:
    """The row, or the sentence around the words."""
    if paragraph.cells:
        return paragraph.span
    start, end = max(paragraph.content.start, focus.start - _LONGEST), min(paragraph.content.end, focus.end + _LONGEST)
    for stop in _STOP.finditer(match, start, end):
        if stop.end() <= focus.start:
            start = stop.end()
        elif stop.start() >= focus.end:
            return Span(start, stop.start() + 1)
    return Span(start, end)
