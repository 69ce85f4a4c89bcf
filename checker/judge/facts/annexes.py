"""The lines under the titles of annexes that name the document they belong to → records."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judge.facts.record import Record, folded, slug
from checker.language.bodies import same_body
from checker.language.patterns import regexp
from checker.model import Document, Hierarchy, PartialDate, Span

_LINE = regexp(
    r"\(\s*(?:[Bb]an hành\s+)?[Kk]èm theo\s+(?P<type>Kế hoạch|Quyết định|Công văn|Văn bản|Thông báo|Hướng dẫn|Chương trình)"
    r"(?:\s+số)?\s*:?\s*(?P<number>\d+[a-zA-Z]?\s?/\s?[^\s,;)]+)?"
    r"(?:\s*,?\s*ngày\s+(?P<issued>(?P<day>\d{1,2})(?:\s?/\s?|\s+tháng\s+)(?P<month>\d{1,2})(?:\s?/\s?|\s+năm\s+)(?P<year>\d{4})))?"
    r"(?:\s*,?\s*của\s+(?P<issuer>[^)\n]+))?"
)


def annex_lines(document: Document, _: Hierarchy) -> Iterator[Record]:
    """«(Kèm theo Kế hoạch số … ngày … của …)» behind the header; `own` where it speaks of this very document: of its type, or of its day,
    and of no other issuer."""
    text, low, header = document.source.text, folded(document.source.text), document.header
    at = low.find("kèm theo")
    while at >= 0:
        start = text.rfind("(", max(0, at - 20), at)
        found = _LINE.match(text, start) if start >= 0 else None
        at = low.find("kèm theo", at + 8)
        attached = header.spans.get("attached_to")
        if not found or (attached and attached.start <= found.start() < attached.end):
            continue
        issued = PartialDate(int(found["day"]), int(found["month"]), int(found["year"])) if found["issued"] else None
        theirs = bool(found["issuer"] and header.issuer and same_body(found["issuer"], header.issuer) is False)
        same = slug(found["type"]) == slug(header.type) or (issued is not None and issued == header.issued)
        number = found["number"].replace(" ", "") if found["number"] else None
        said = {"type": found["type"], "number": number, "issued": issued, "own": same and not theirs}
        spans = {name: Span(*found.span(name)) for name in ("type", "number", "issued") if found[name]}
        yield Record("annex_line", document, Span(*found.span()), said, spans)
