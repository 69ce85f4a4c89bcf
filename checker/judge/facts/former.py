"""Names in a text → records: bodies of the districts that are no more, schools' names that are nearly the plan's own."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judge.facts.named import own_name, schools
from checker.judge.facts.record import Record, folded, of_situation, paragraph_at, standing
from checker.language.normal import LOWER, UPPER, bare, fold, key
from checker.language.patterns import regexp
from checker.language.units import named
from checker.model import Document, Hierarchy, Span

_OFFICE = r"giáo dục(?: và | - | & | )đào tạo|gd ?(?:&|và|-)? ?đt"
_UNIT = r"(?:huyện|quận|thị xã)(?!\w)"
#: In folded text; the place follows in the text as written, by its capitals.
_OF_DISTRICT = regexp(
    rf"(?<!\w)(?:phòng (?:{_OFFICE})(?!\w)(?: {_UNIT})?|p\.?gd ?(?:&|và|-)? ?đt(?!\w)"
    rf"|(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân) {_UNIT}"
    r"|(?:ubnd|ủy ban nhân dân) (?P<city>thành phố|tp\.?)(?= )|(?:huyện|quận|thị) ủy(?!\w))"
)
_PLACE = regexp(rf"\s((?:[{UPPER}][{LOWER}{UPPER}]*(?:[ -][{UPPER}][{LOWER}{UPPER}]*){{0,3}}|\d{{1,2}})(?!\w))")
_HEADS = ("phòng g", "pgd", "p.gd", "ubnd ", "hđnd ", "ủy ban nhân dân ", "hội đồng nhân dân ", "huyện ủy", "quận ủy", "thị ủy")
#: History, no task: what was, what a document is called, what a place was named before.
_BEFORE = regexp(
    r"(?<!\w)(?:trước đây|trước (?:ngày )?(?:0?1|30)(?:/0?| tháng 0?)[67](?:/| năm )2025|trước khi|nguyên|cũ"
    r"|sáp nhập|hợp nhất|giải thể|kết thúc hoạt động|chấm dứt|bàn giao|tiếp nhận"
    r"|chuyển giao|tiền thân|năm học trước|năm trước|những năm qua|đã (?:được|ban hành|có|tổ chức|công nhận|tặng|cấp|phê duyệt)"
    r"|được .{0,40}(?:tặng|khen|công nhận|cấp giấy)|thành lập (?:theo|ngày|năm))(?!\w)"
)
_QUOTES = regexp(r"[“«‘][^”»’]*$")
_ANY = frozenset({"header", "title", "preamble", "body", "closing", "recipients"})


def abolished(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Each body of the districts where a plan first speaks of it as one that acts; citations, quotations and history are none."""
    text, low, seen = document.source.text, folded(document.source.text), set[str]()
    cited = [span for c in document.facts.citations for span in (c.span, *c.mentions, *c.spans.values())]
    for found in standing(low, _HEADS, _OF_DISTRICT):
        p = paragraph_at(document, found.start())
        if p is None or p.region not in _ANY or any(c.start <= found.start() < c.end for c in cited):
            continue
        place = _PLACE.match(text, found.end(), p.span.end) if found[0].endswith(_ENDS) else None
        span = Span(found.start(), place.end() if place else found.end())
        words = key(document.text(span))
        history = (
            _BEFORE.search(low, p.span.start, p.span.end) or of_situation(document, p) or _QUOTES.search(text, p.span.start, span.start)
        )
        if words not in seen and not history and (not found["city"] or (place and _of_old(place[1]))):
            seen.add(words)
            yield Record("abolished", document, span, {"region": p.region})


_ENDS = ("huyện", "quận", "thị xã", "ủy", "thành phố", "tp", "tp.")


def _of_old(city: str) -> bool:
    """Whether a city was a district's, and none of that name is a province's."""
    units = named(city, "thành phố")
    return bool(units) and all(u.tier == 1 for u in units) and not any(u.tier == 0 for u in named(city))


_NEAR = 0.8


def near_names(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Each school that the text names; `slip` where the name is nearly that of the plan's own school: another mark or letter."""
    issuers = [key(i) for i in document.header.bodies]
    if document.header.level != "school" or not issuers:
        return
    for _p, found in schools(document):
        slip = own_name(document, found[0]) is False and any(_slip(key(found[0]), own) for own in issuers)
        yield Record("school", document, Span(*found.span()), {"slip": slip})


def _slip(name: str, own: str) -> bool:
    """The same words but for the marks of one, or for a single letter: «Hoa Bàn», «Hoa Bann» for «Hoa Ban»; numbers are other schools'."""
    mine, theirs = name.split(), own.split()
    apart = [(a, b) for a, b in zip(mine, theirs, strict=False) if a != b]
    if len(mine) != len(theirs) or len(apart) != 1 or any(c.isdigit() for pair in apart for c in "".join(pair)):
        return False
    one, other = apart[0]
    if bare(one) == bare(other):
        return True
    if min(len(one), len(other)) <= 2:
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= _NEAR
