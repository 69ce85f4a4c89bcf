"""Citations of one text → one for each document: repeated numbers, laws by name, «Kế hoạch nêu trên», «Kế hoạch số 22»."""

from __future__ import annotations

import re
from functools import cache

from checker.extract.citations.fields import Found
from checker.extract.citations.vocabulary import loose, types
from checker.language.bodies import same_body
from checker.language.normal import fold, number_key, squeeze
from checker.language.patterns import by_rarest, regexp
from checker.model import Citation, Span

_STRENGTH = {"parent": 0, "basis": 1, "mention": 2}


def _fullness(found: Found) -> int:
    return bool(found.issued and found.issued.whole) + bool(found.issuer)


def _same(a: Found, b: Found) -> bool:
    """Whether two citations mean one document."""
    if a.number and b.number and a.number.key and b.number.key:
        if a.number.key != b.number.key:
            return False
        days = [f.issued for f in (a, b) if f.issued and f.issued.whole]
        return len(days) < 2 or days[0] == days[1] or (a.type == b.type and "/20" in a.number.key)
    if a.law and b.law:
        years = {f.issued.year for f in (a, b) if f.issued and f.issued.year}
        return a.law == b.law and len(years) < 2
    if a.law or b.law or a.type != b.type or a.instruction != b.instruction:
        return False
    if not (a.issuer and b.issuer) or not same_body(a.issuer, b.issuer):
        return False
    return not (a.subject and b.subject) or fold(a.subject)[:40] == fold(b.subject)[:40]


def merged(found: list[Found]) -> list[list[Found]]:
    """Groups of one document each, in order of first mention."""
    groups: list[list[Found]] = []
    by_number: dict[str, set[int]] = {}  # the groups that may hold a document of that number; "": one without a number
    for one in sorted(found, key=lambda f: (f.start, f.end)):
        number = (one.number.key if one.number else None) or ""
        near = sorted(by_number.get(number, set()) | by_number.get("", set())) if number else range(len(groups))
        at = next((at for at in near if any(_same(one, other) for other in groups[at])), len(groups))
        if at == len(groups):
            groups.append([])
        groups[at].append(one)
        by_number.setdefault(number, set()).add(at)
    return groups


def citation(group: list[Found], short: list[Span]) -> Citation:
    """The first full mention, its role by the strongest use; `mentions` holds all, short ones too."""
    best = max(_fullness(f) for f in group)
    strongest = min(group, key=lambda f: _STRENGTH[f.role])
    first = next(f for f in group if _fullness(f) == best)
    spans = sorted({*(Span(f.start, f.end) for f in group), *short})
    return Citation(
        type=first.type.name if first.type else None,
        number=first.number.text if first.number else None,
        issued=first.issued,
        issuer=first.issuer,
        subject=first.subject or next((f.subject for f in group if f.subject), None),
        role=strongest.role,  # type: ignore[arg-type]
        span=Span(first.start, first.end),
        mentions=tuple(spans),
        spans=first.spans,
        region=first.passage.region,
        instruction=first.instruction,
    )


#: «số 22» alone, and «nêu trên», «trên,»: what a short mention ends in
_SERIAL = regexp(by_rarest("số") + r"\s*:?\s*(?P<serial>\d{1,5}[a-zđ]?)(?!\s*[-/]?\s*[a-zđ&]*/|[\w/]|\s*-\s*[a-zđ]|[.,]\d)")
_ABOVE = regexp(by_rarest("trên") + r"(?=\s*[,.;)]|(?<=nêu trên)|(?<=nói trên))(?P<serial>)")


@cache
def _type_before() -> re.Pattern[str]:
    names = "|".join(loose(name) for name in sorted(types(), key=len, reverse=True))
    return regexp(rf"(?<!\w)(?P<type>{names})\s+(?:(?:đã\s+)?(?:nêu|nói)\s+)?$")


def short_mentions(key: str, groups: list[list[Found]]) -> dict[int, list[Span]]:
    """Later short mentions by the index of the group that they mean: «Kế hoạch số 22», «Quyết định nêu trên»."""
    out: dict[int, list[Span]] = {}
    for m in [*_SERIAL.finditer(key), *_ABOVE.finditer(key)] if groups else ():
        at = m.start("word")
        before = _type_before().search(key, max(0, at - 45), at)
        if not before:
            continue
        span = Span(before.start(), m.end())
        meant = _meant(groups, types()[squeeze(before["type"])].id, m["serial"], span.start)
        if meant is not None and not any(f.start <= span.start < f.end for g in groups for f in g):
            out.setdefault(meant, []).append(span)
    return out


def _meant(groups: list[list[Found]], kind: str, serial: str | None, at: int) -> int | None:
    """The group that a short mention at `at` means: the last one of that type before it, or the one with that serial."""
    meant: int | None = None
    latest = -1
    for index, group in enumerate(groups):
        for one in group:
            if one.type and one.type.id == kind and latest < one.end <= at and (not serial or _serial(one) == number_key(serial)):
                meant, latest = index, one.end
    return meant


def _serial(found: Found) -> str:
    return re.split(r"[-/]", found.number.key)[0] if found.number and found.number.key else ""
