"""Source → Document without facts: header, title, preamble, section tree, closing."""

from __future__ import annotations

from collections.abc import Sequence

from checker.language.bodies import body
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, Header, Level, Paragraph, Period, Region, Section, Source, Span
from checker.parse.closing import CLOSING, Tail, closing_at, parted, tail_of
from checker.parse.header import Found, header_of
from checker.parse.issuer import issuer_in
from checker.parse.lines import Line, lines_of
from checker.parse.oneline import unfolded
from checker.parse.paragraphs import Draft, draft_of, drafts_of, head_tables
from checker.parse.sections import sections_of
from checker.parse.several import first_only, next_plan
from checker.parse.title import Title, grounds, period_of, title_of

_HEAD_LINES = 14  # lines that a header without a title under it may have
_HEAD_SIGN = regexp(r"cộng hòa xã hội|độc lập\s*-|\bsố\s*:|,\s*ngày\b.{0,12}\btháng\b")
_ENACTS = regexp(r"quyết định\s*:|điều 1\b")


def parse(source: Source) -> Document:
    """The parts of one file. Never fails: what is not there is None or empty."""
    source = unfolded(source)
    lines, low = lines_of(source)
    title = title_of(lines)
    first = title.first if title else _header_end(lines)
    after = title.after if title else first
    if title and title.type == "Kế hoạch" and (other := next_plan(lines, after)) is not None:
        source = first_only(source, lines[other - 1].end)
        lines = lines[:other]
        low = low[: len(source.text)]
    found = header_of(source.text, low, lines[: title.head if title else first], joint=bool(title and title.joint))
    lines = parted(lines, after)
    tail = tail_of(lines, after)
    outer = _wrapping(lines, title.head, first) if title and title.head < first else None
    if outer and not (tail.signer or tail.recipients):
        tail.signer, tail.recipients = outer[2].signer, outer[2].recipients
        tail.spans.update(outer[2].spans)
    drafts = _drafts(lines, first, after, tail, outer[:2] if outer else (first, first), broken=source.format != "docx")
    head_tables(drafts)
    _close(drafts)
    sections = sections_of(drafts, source.text)
    _preamble(drafts, sections)
    header = _header(source, found, title, tail, drafts)
    return Document(source, header, sections, tuple(map(_paragraph, drafts)))


def _wrapping(lines: Sequence[Line], head: int, first: int) -> tuple[int, int, Tail]:
    """What the decision around a plan says for both: the bounds of its grounds, which are the plan's preamble, and its closing block."""
    inside = range(head + 1, first)
    start = next((i for i in inside if grounds(lines[i : i + 1])), first)
    end = next((i for i in inside if i > start and _ENACTS.match(lines[i].low)), start)
    return start, end, tail_of(parted(list(lines[end:first]), 0), 0)


def _header_end(lines: Sequence[Line]) -> int:
    """The end of a header that no title follows: after the last line that looks like one."""
    signs = [i for i, line in enumerate(lines[:_HEAD_LINES]) if _HEAD_SIGN.search(line.low)]
    return signs[-1] + 1 if signs else 0


def _drafts(lines: list[Line], first: int, after: int, tail: Tail, basis: tuple[int, int], *, broken: bool) -> list[Draft]:
    """Every line in a draft, region by region; only the body's, the appendices' and those of `basis` are joined."""
    drafts = [draft_of([line], region="header") for line in lines[: basis[0]]]
    drafts += drafts_of(lines[basis[0] : basis[1]], "preamble", broken=broken)
    drafts += [draft_of([line], region="header") for line in lines[basis[1] : first]]
    drafts += [draft_of([line], region="title") for line in lines[first:after]]
    drafts += drafts_of(lines[after : tail.body_end], broken=broken)
    for index in range(tail.body_end, tail.appendix):
        region: Region = "recipients" if index in tail.recipient_lines else "signature"
        drafts.append(draft_of([lines[index]], region=region))
    return drafts + drafts_of(lines[tail.appendix :], "appendix", broken=broken)


def _close(drafts: list[Draft]) -> None:
    """Tells the closing paragraphs from the body, so that they belong to no section."""
    last = [d for d in drafts if d.region == "body"][-CLOSING:]
    for draft in last[closing_at([d.low for d in last], [d.mark is not None or bool(d.cells) for d in last]) :]:
        draft.region = "closing"


def _preamble(drafts: list[Draft], sections: tuple[Section, ...]) -> None:
    """Tells the preamble from the body: up to the first heading, or to the line that announces the text («… như sau:»)."""
    body = [d for d in drafts if d.region == "body"]
    heads = [s.heading.start for s in sections if s.kind != "phu_luc"]
    if heads:
        before = [d for d in body if d.start < heads[0]]
    else:
        last = next((n for n, d in enumerate(body[:12], 1) if d.low.rstrip().endswith(":") and not d.mark), 0)
        before = body[:last]
    for draft in before:
        draft.region = "preamble"
    if sections and sections[0].kind == "can_cu" and sections[0].depth == 1:
        for draft in body:
            if draft.span in sections[0].span and draft.start != sections[0].heading.start:
                draft.region = "preamble"


def _paragraph(draft: Draft) -> Paragraph:
    span, mark = Span(draft.start, draft.end), draft.mark
    content = Span(draft.content, draft.end) if mark else span
    return Paragraph(span, content, draft.region, mark.printed if mark else None, draft.section, draft.cells, draft.header_row, draft.above)


def _closing(drafts: list[Draft]) -> Span | None:
    """The sentence that ends the text: «Trên đây là …», or the last paragraph with «./.»."""
    closing = [d for d in drafts if d.region == "closing"]
    if closing:
        return closing[0].span
    body = [d for d in drafts if d.region == "body"]
    return body[-1].span if body and body[-1].low.rstrip().endswith("./.") else None


def _header(source: Source, found: Found, title: Title | None, tail: Tail, drafts: list[Draft]) -> Header:
    spans = {**found.spans, **tail.spans}
    closing = _closing(drafts)
    own = {"type": title.type_span, "subject": title.subject_span, "attached_to": title.attached} if title else {}
    spans.update((name, span) for name, span in {**own, "closing": closing}.items() if span)
    issuer = found.issuer
    if issuer is None:
        issuer, span = issuer_in(source.text, drafts)
        if span:
            spans["issuer"] = span
    period = period_of(source.text[spans["subject"].start : spans["subject"].end], spans["subject"].start) if "subject" in spans else None
    if period is None:
        period = next(
            (p for d in drafts if d.region == "preamble" and d.low.rstrip().endswith(":") and (p := _clause_period(source, d))), None
        )
    return Header(
        type=title.type if title else ("Kế hoạch" if found.number and "/KH" in found.number else None),
        number=None if title and title.attached and "qđ" in (found.number or "").lower() else found.number,
        issued=found.issued,
        place=found.place,
        issuer=issuer,
        issuers=found.issuers if len(found.issuers) > 1 else (),
        superior=found.superior,
        level="party" if found.party else _level(issuer),
        subject=title.subject if title else None,
        period=period,
        signer=tail.signer,
        recipients=tail.recipients,
        spans=spans,
    )


def _clause_period(source: Source, draft: Draft) -> Period | None:
    """The years of «… xây dựng Kế hoạch … năm 2022 như sau:», read after the issuing words."""
    at = max(draft.low.rfind(fold("kế hoạch")), 0)
    return period_of(source.text[draft.start + at : draft.end], draft.start + at)


def _level(issuer: str | None) -> Level | None:
    found = body(issuer) if issuer else None
    return found.level if found else None
