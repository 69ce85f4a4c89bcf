"""A target of a clause that has several figures → the one that the clause opens with, which says of whom all of them are; and whether the
clause has another figure for a kind of school."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.language.stages import kinds_alone
from checker.model import Document, Span, Target, once

#: «(trường mầm non: tối thiểu 05 thành viên)», «; riêng cấp tiểu học là 95%»
_KIND = r"(?:(?:các|cấp|bậc|khối|trường|giáo dục)\s)*(?:mầm non|mẫu giáo|tiểu học|trung học cơ sở|trung học phổ thông|mn|mg|th|thcs|thpt)"
_ASIDE = regexp(
    rf"(?:\(|[;,]\s)(?:(?:riêng|trong đó|với|đối với),?\s)*(?P<whom>{_KIND}(?:(?:,|\svà|\s?&)\s{_KIND})*)(?:\s?:\s|\s)"
    r"(?:(?:là|đạt|có|từ|tối thiểu|ít nhất|tối đa|không quá|không dưới|trên|dưới|khoảng)\s)*(?=\d)"
)
_AND = regexp(r",\s|\svà\s|\s?&\s?")


def opener(target: Target, document: Document) -> Target:
    """The share of «100% trường mầm non tổ chức ít nhất 02 buổi …» for its count; a target itself where nothing stands before it."""
    return _openers(document).get(id(target), target)


@once
def _openers(document: Document) -> dict[int, Target]:
    """By the ids of the targets that do not open their clauses."""
    found: dict[int, Target] = {}
    first: Target | None = None
    for target in document.facts.targets:
        if first is None or first.span != target.span or _parted(document.source.text[first.focus.end : target.focus.start]):
            first = target
        else:
            found[id(target)] = first
    return found


def _parted(between: str) -> bool:
    """By a semicolon, or by the edge of a cell: «Cấp tiểu học | Cấp THCS» are two columns."""
    return ";" in between or " | " in between


def set_for_others(target: Target, document: Document, mine: frozenset[str]) -> bool:
    """«Mỗi đội có tối thiểu 10 thành viên (trường mầm non: tối thiểu 05)»: the ten are for no kindergarten, the five for no other school.
    Only where both figures count the same."""
    asides = [*_asides(target, document)] if mine else []
    beside = _beside(target, document) if asides else []
    if own := next((kinds for span, kinds in asides if target.focus in span), None):
        return bool(beside) and own.isdisjoint(mine)  # «Mỗi trường tiểu học, THCS có 01 …» has no other figure: a list of kinds
    return any(mine <= kinds and any(other.focus in span for other in beside) for span, kinds in asides)


def set_for_all(target: Target, document: Document) -> Target | None:
    """The target of the same clause that is set for all, where this one is for a kind of school: it says what both are of."""
    asides = [span for span, _ in _asides(target, document)]
    if not any(target.focus in span for span in asides):
        return None
    return next((other for other in _beside(target, document) if not any(other.focus in span for span in asides)), None)


def _beside(target: Target, document: Document) -> list[Target]:
    """Those of the same clause that count the same."""
    return [t for t in document.facts.targets if t.span == target.span and t.focus != target.focus and _same_unit(t, target)]


def _same_unit(one: Target, other: Target) -> bool:
    """«50 cây xanh …, riêng trường mầm non 20 cây»."""
    first, second = one.unit or "", other.unit or ""
    return bool(first and second) and (f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} "))


def _asides(target: Target, document: Document) -> Iterator[tuple[Span, frozenset[str]]]:
    """Where a clause turns aside to kinds of school, up to the next mark behind its figure, and to which."""
    key = fold(document.text(target.span))
    found = [m for m in _ASIDE.finditer(key) if m.start() > 0] if "(" in key or ";" in key or "," in key else []
    for m in found:
        named = [kinds_alone(part) for part in _AND.split(m["whom"])]
        if kinds := frozenset[str]().union(*named) if all(named) else frozenset():
            end = key.find(")" if m[0][0] == "(" else ";", m.end())
            yield Span(target.span.start + m.start(), target.span.start + (end if end >= 0 else len(key))), kinds
