"""Findings → the points of a letter, most grave first: where, what, the words to paste, the source in short; as much as a page takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Document, Finding, Report, Severity
from checker.report.letter.measure import height
from checker.report.place import part_of, where
from checker.report.told import one_line

#: The letters of points, as the decree counts them.
LETTERS = "a b c d đ e g h i k l m n o p q r s t u v x y".split()
_TITLES: dict[bool, str] = {True: "Nội dung phải sửa", False: "Nội dung đề nghị xem xét, bổ sung"}
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_PLACE = re.compile(r"^(?:trang|bảng|đoạn|dòng|đầu trang|chân trang|cước chú)")
_QUOTED = re.compile(r"^([^«]{10,}: )«(.+)»\.?$", re.DOTALL)
_LONGEST, _SHORT = 330, 165  # characters of one point; of each where there are too many


class Point(Struct, frozen=True):
    """One thing to mend: place and message, the words that would mend it, what it rests on; each a sentence or «»."""

    head: str
    paste: str = ""
    source: str = ""

    @property
    def text(self) -> str:
        return " ".join(filter(None, (self.head, self.paste, self.source)))


class Group(Struct, frozen=True):
    """Points under a title; `more` counts findings that the page has no room for."""

    title: str
    points: tuple[Point, ...]
    more: int = 0


def grouped(report: Report, room: float) -> tuple[Group, ...]:
    """What is to be mended, then what is worth a look, no higher together than `room` (points). Empty for a plan without findings."""
    full = []
    for must in (True, False):
        findings = [f for s in _SEVERITIES for f in report.findings if f.severity == s and (s == "error") == must]
        if findings:
            full.append((must, [(len(list_), _point(list_, report.document)) for list_ in _alike(findings)]))
    return _fitted(full, room)


def _alike(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Findings of one rule that differ in what they quote stand in one point: «… không có trong kế hoạch: «…»; «…»»."""
    for (rule, lead), group in groupby(sorted(findings, key=lambda f: _order(f, findings)), key=_lead):
        if lead and rule:
            yield from _chunks(list(group))
        else:
            yield from ([finding] for finding in group)


def _chunks(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """As many of them in a point as it may be long."""
    lead = len(_lead(findings[0])[1])
    chunk: list[Finding] = []
    taken = lead
    for finding in findings:
        quoted = len(one_line(finding.message.vi)) - lead + 1
        if chunk and taken + quoted > _LONGEST:
            yield chunk
            chunk, taken = [], lead
        chunk.append(finding)
        taken += quoted
    yield chunk


def _lead(finding: Finding) -> tuple[str, str]:
    found = _QUOTED.match(one_line(finding.message.vi)) if finding.span is None else None
    return finding.rule, found[1] if found else ""


def _order(finding: Finding, findings: Sequence[Finding]) -> tuple[int, int]:
    """In their order, but each with the first of its kind."""
    lead = _lead(finding)
    first = next(at for at, other in enumerate(findings) if _lead(other) == lead) if lead[1] else findings.index(finding)
    return first, findings.index(finding)


def _point(findings: Sequence[Finding], document: Document) -> Point:
    """The part whose number the reader has before him says where; a paper has no number of a paragraph."""
    first = findings[0]
    part = part_of(document, first.span) if first.span else None
    place = one_line((part or where(first)).vi)
    message = one_line(first.message.vi)
    if len(findings) > 1:
        quoted = [found[2] for f in findings if (found := _QUOTED.match(one_line(f.message.vi)))]
        message = f"{_lead(first)[1]}{'; '.join(f'«{words}»' for words in quoted)}."
    head = f"{place[:1].upper()}{place[1:]}: {message}" if part or _PLACE.match(place) else message
    paste = "" if len(findings) > 1 else _paste(first, message)
    return Point(_cut(head), paste, _source(first))


def _paste(finding: Finding, message: str) -> str:
    """«Sửa thành «241/KH-GD&ĐT».», or what to do; nothing where the message says the words already."""
    if finding.suggestion is None:
        return _cut(one_line(finding.advice.vi)) if finding.advice else ""
    words = one_line(finding.suggestion.vi)
    if words.rstrip(".") in message:
        return "" if finding.span is None else f"Sửa thành «{words}»."
    return f"{'Sửa thành' if finding.span else 'Bổ sung'} «{_cut(words).rstrip('.')}»."


def _source(finding: Finding) -> str:
    """In short: the first clause of the first source; practice needs none."""
    basis = next((b for b in finding.basis if b["kind"] in ("law", "parent")), None)
    if basis is None:
        return ""
    at = one_line(basis.get("at")).partition(";")[0]
    name = one_line(basis.get("document")) if basis["kind"] == "law" else "văn bản cấp trên"
    return f"Căn cứ: {', '.join(filter(None, (name, at)))}."


def _cut(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


_Counted = list[tuple[int, Point]]  # findings that a point tells, and the point


def _bare(whole: Sequence[_Counted], most: int, room: float) -> list[_Counted]:
    """Where and what alone, in so many characters a point; the last points go where there is no room."""
    kept = [[(count, Point(_cut(point.head, most))) for count, point in points] for points in whole]
    while _height(kept, whole) > room and any(kept):
        next(points for points in reversed(kept) if points).pop()
    return kept


def _fitted(full: list[tuple[bool, _Counted]], room: float) -> tuple[Group, ...]:
    """Every point bare, then what to paste and the sources as far as there is room; all cut short where grave ones would be left out."""
    whole = [points for _, points in full]
    kept = _bare(whole, _LONGEST, room)
    if whole and len(kept[0]) < len(whole[0]):  # of the gravest
        kept = _bare(whole, _SHORT, room)
    for part in ("paste", "source"):
        for bare, given in zip(kept, whole, strict=True):
            for at, before in enumerate(bare):
                bare[at] = (before[0], replace(before[1], **{part: getattr(given[at][1], part)}))
                if _height(kept, whole) > room:
                    bare[at] = before
    return tuple(_group(must, bare, given) for (must, given), bare in zip(full, kept, strict=True))


def _group(must: bool, kept: _Counted, whole: _Counted) -> Group:
    more = sum(count for count, _ in whole) - sum(count for count, _ in kept)
    return Group(_TITLES[must], tuple(point for _, point in kept), more)


def _height(kept: Sequence[_Counted], whole: Sequence[_Counted]) -> float:
    """Points of paper: titles, points, and a line where something is left out."""
    rows = sum(1 + (len(points) < len(given)) for points, given in zip(kept, whole, strict=True))
    return rows * height("Nội dung") + sum(height(f"a) {point.text}") for points in kept for _, point in points)
