"""Faults in the citation of the parent, and of the bases (rules CC)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from checker.language.known import central
from checker.language.normal import number_key
from checker.model import Citation, Span
from tests.accuracy.mutation.plan import Edit
from tests.accuracy.mutation.planted import Family, Planted, written


def parent_of(family: Family) -> Citation:
    """The citation that names the parent."""
    return next(c for c in family.document.facts.citations if c.role == "parent" and c.number)


def citing(family: Family) -> Iterator[Planted]:
    """All faults of this file that the family has a place for."""
    parent = parent_of(family)
    more = _elsewhere(family, parent)
    for source in (_number, _date, _issuer, _gone):
        for fault in source(family, parent):
            yield replace(fault, quiet=more)
    yield from _order(family)
    yield from _bases(family)
    yield from _known(family)


def _elsewhere(family: Family, parent: Citation) -> tuple[Edit, ...]:
    """Other mentions of the parent's number made nameless, so that the plan has one fault and not a second document."""
    own, number = family.site(parent.span).slot, family.document.text(parent.spans["number"])
    out = []
    for slot, text in family.texts.items():
        if slot != own and (found := re.search(rf" số {re.escape(number)}", text)):
            out.append(Edit(slot, found.start(), found.end(), " của cấp trên"))
    return tuple(out)


def _number(family: Family, parent: Citation) -> Iterator[Planted]:
    span = parent.spans["number"]
    serial = re.match(r"\d+", family.document.text(span))
    assert serial
    digits = serial.group()
    new = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    yield Planted("parent-number-digit", f"{digits} → {new}", (family.within(span, r"^\d+", new),), ("CC03",))
    if len(digits) > 1 and digits[0] != digits[1]:
        new = digits[1] + digits[0] + digits[2:]
        yield Planted("parent-number-swapped", f"{digits} → {new}", (family.within(span, r"^\d+", new),), ("CC03",))
    code = family.document.text(span).rpartition("-")[2]
    other = "SVHTT" if code != "SVHTT" else "STC"
    yield Planted("parent-symbol", f"{code} → {other}", (family.within(span, re.escape(code) + "$", other),), ("CC03",))
    kind = re.search(r"/(\w+)-", family.document.text(span))
    assert kind
    yield Planted(
        "parent-symbol-type", f"{kind[1]} → QĐ", (family.within(span, r"/(\w+)-", "QĐ", group=1),), ("CC03",), frozenset({"CC06"})
    )


def _date(family: Family, parent: Citation) -> Iterator[Planted]:
    span, issued = parent.spans["issued"], parent.issued
    assert issued
    day = issued.as_date()
    assert day
    for kind, other in (("day", day + timedelta(1)), ("month", _month(day)), ("year", day.replace(year=day.year - 1))):
        words = written(other)
        edit = family.within(span, r"\d{1,2} tháng \d{1,2} năm \d{4}|\d{1,2}/\d{1,2}/\d{4}", words)
        yield Planted(f"parent-date-{kind}", f"{day} → {other}", (edit,), ("CC03",))


def _month(day: date) -> date:
    """Another month, earlier in the year where there is one."""
    return day.replace(month=day.month - 1, day=min(day.day, 28)) if day.month > 1 else day.replace(month=12, year=day.year - 1)


def _issuer(family: Family, parent: Citation) -> Iterator[Planted]:
    span = parent.spans["issuer"]
    place = re.search(r"(?:quận|huyện|phường|xã|thị xã|Quận) (.+)$", family.document.text(span))
    if place:
        edit = family.within(span, re.escape(place[1]) + "$", "9" if place[1].isdigit() else "Vĩnh Thạnh")
        yield Planted("parent-issuer-place", f"{place[1]} → {edit.new}", (edit,), ("CC03",))
    yield Planted("parent-issuer-body", "→ Sở Nội vụ", (family.within(span, "^.+$", "Sở Nội vụ tỉnh Long An"),), ("CC03",))


def _gone(family: Family, parent: Citation) -> Iterator[Planted]:
    """The citation without one of its parts, and the clause without the citation."""
    text = family.document.text(parent.span)
    patterns = {
        "number": r" số \S+(?= ngày)",
        "date": r" ngày \d{1,2}(?: tháng \d{1,2} năm |/\d{1,2}/)\d{4}",
        "issuer": " của " + re.escape(family.document.text(parent.spans["issuer"])),
    }
    for kind, pattern in patterns.items():
        edit = family.within(Span(parent.span.start, parent.span.end), pattern, "")
        yield Planted(f"parent-{kind}-dropped", text[:60], (edit,), ("CC02",), at=(edit.slot,))
    site = family.site(parent.span)
    whole = family.texts[site.slot]
    opening = whole.rfind("Thực hiện ", 0, site.start)
    rest = re.search(r"(?<=, )(?:Trường|Phòng|Ủy ban|UBND|Sở) [^,]* (?:xây dựng|ban hành) ", whole[site.start :])
    if opening >= 0 and rest:
        edit = Edit(site.slot, opening, site.start + rest.start(), "")
        yield Planted("parent-dropped", whole[opening : opening + 60], (edit,), ("CC01",), omission=True, near=(edit.slot,))


def _order(family: Family) -> Iterator[Planted]:
    """The plan dated a day before its parent."""
    issued = family.parent.header.issued
    day = issued.as_date() if issued else None
    if day:
        before = day - timedelta(1)
        words = written(before)
        edit = family.words(("place_date",), r"\d{1,2} tháng \d{1,2} năm \d{4}", words)
        yield Planted("before-parent", words, (edit,), ("CC04",))


def _bases(family: Family) -> Iterator[Planted]:
    """The year of a basis's date against the year in its number, and its type word against its code."""
    for cited in family.document.facts.citations:
        number = family.document.text(cited.spans["number"]) if "number" in cited.spans else ""
        year = re.search(r"/(\d{4})/(\w+)-", number)
        if cited.role == "parent" or not year or "issued" not in cited.spans:
            continue
        other = str(int(year[1]) - 1)
        edit = family.within(cited.spans["issued"], r"\d{4}$", other)
        yield Planted("basis-year", f"{number} … {other}", (edit,), ("CC06",), at=(edit.slot,))
        code = {"NĐ": "TT", "TT": "NĐ"}.get(year[2])
        if code:
            edit = family.within(cited.spans["number"], rf"/{year[2]}-", f"/{code}-")
            yield Planted("basis-type", f"{number} → {code}", (edit,), ("CC06",), at=(edit.slot,))


#: A decree that ended before any plan of corpus/ was made (rules/registry/documents.csv).
_ENDED = ("115/2010/NĐ-CP", "24/12/2010")
_OTHERS = {"Chính phủ": "Thủ tướng Chính phủ", "Bộ Tài chính": "Bộ Nội vụ"}


def _known(family: Family) -> Iterator[Planted]:
    """A basis that the registry knows, with another day or issuer, and one that had ended in its place."""
    above = {number_key(c.number) for c in family.parent.facts.citations if c.number}
    for cited in family.document.facts.citations:
        day = cited.issued.as_date() if cited.issued else None
        if cited.role == "parent" or not cited.number or not day or not central(cited.number):
            continue
        number, date_ = cited.spans["number"], r"\d{1,2} tháng \d{1,2} năm \d{4}|\d{1,2}/\d{1,2}/\d{4}"
        edit = family.within(cited.spans["issued"], date_, written(day + timedelta(1)))
        rule = "CC03" if number_key(cited.number) in above else "CC08"  # a day that the given parent has too is the parent's to tell
        yield Planted("basis-day", f"{cited.number} … {day + timedelta(1)}", (edit,), (rule,))
        other = _OTHERS.get(cited.issuer or "")
        if other:
            edit = family.within(cited.spans["issuer"], "^.+$", other)
            yield Planted("basis-issuer", f"{cited.number} … {other}", (edit,), ("CC09",))
        if cited.number.endswith("/NĐ-CP"):
            edits = (family.within(number, "^.+$", _ENDED[0]), family.within(cited.spans["issued"], date_, _ENDED[1]))
            yield Planted("basis-ended", f"{cited.number} → {_ENDED[0]}", edits, ("CC05",))
