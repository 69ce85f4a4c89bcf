"""Documents → those that share a number, and those out of the order of their days, in the register of one issuer and year."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from checker.language.bodies import body
from checker.language.normal import key, number_key
from checker.language.patterns import regexp
from checker.language.units import shared
from checker.link.mistaken import placed
from checker.model import Document

_RUNNING = regexp(r"0*(\d{1,6})[a-zđ]?(?=/|$)")


def apart(group: Sequence[int], province: Callable[[int], str | None]) -> list[list[int]]:
    """Documents of bodies that bear one name, those of each province together; one of no known province belongs to the others."""
    of: dict[str | None, list[int]] = defaultdict(list)
    for at in group if len(group) > 1 else ():
        of[province(at)].append(at)
    return list(of.values()) if len(of.keys() - {None}) > 1 else [list(group)]


def _registers(group: Sequence[int], docs: Sequence[Document], provinces: Sequence[str | None]) -> Iterator[list[int]]:
    """Those of bodies of one place: communes of a name that several bear are told apart by their folders too, if by nothing else."""
    for part in of_places(group, docs, provinces.__getitem__):
        yield from apart(part, lambda at: _home(docs[at]))


def _home(document: Document) -> str | None:
    """The folder of an archive that bears the name of the commune that a document is of, where several communes bear it: «cụm 1/Xã An
    Bình»."""
    folders = document.source.name.split("/")[:-1]
    names = (document.header.issuer, document.header.superior) if folders else ()
    commune = next((b for name in names if name and (b := body(name)) and b.level == "commune"), None)
    if commune is None or not commune.place:
        return None
    own = next((at for at, name in enumerate(folders, 1) if key(name).endswith(commune.place)), None)
    return "/".join(folders[:own]) if own and shared(commune.place, commune.unit) else None


def of_places(group: Sequence[int], docs: Sequence[Document], provinces: Callable[[int], str | None]) -> Iterator[list[int]]:
    """The same of communes by the districts printed above them, too."""
    for part in apart(group, provinces):
        yield from apart(part, lambda at: _district(docs[at]))


def _district(document: Document) -> str | None:
    known = body(document.header.issuer or "")
    return (place_above(document) or None) if known and known.level == "commune" else None


def namesakes(docs: tuple[Document, ...], copies: tuple[int, ...], provinces: Sequence[str | None]) -> tuple[tuple[int, ...], ...]:
    """Groups of documents of one issuer and year under one number; a version of the same document (same day and subject) is no other."""
    groups: dict[Any, list[int]] = defaultdict(list)
    for at, document in enumerate(docs):
        if copies[at] == at and (place := _register(document)) and (day := _day(document)) and _running(document) is not None:
            groups[(*place, number_key(document.header.number or ""), day.year)].append(at)
    some = (part for group in groups.values() if len(group) > 1 for part in _registers(group, docs, provinces))
    return tuple(tuple(part) for part in some if len(part) > 1 and _differ(docs, part))


def _differ(docs: tuple[Document, ...], group: Sequence[int]) -> bool:
    """Whether they are several documents: by their subjects or their days."""
    return len({(_day(docs[i]), key(docs[i].header.subject or "")) for i in group}) > 1


def series(docs: tuple[Document, ...], copies: tuple[int, ...], provinces: Sequence[str | None]) -> tuple[tuple[int, ...], ...]:
    """The registers: dated and numbered documents of one issuer, year and symbol («…/KH-UBND»)."""
    groups: dict[Any, list[int]] = defaultdict(list)
    for at, document in enumerate(docs):
        if copies[at] == at and (place := _register(document)) and (day := _day(document)) and _running(document) is not None:
            groups[(*place, number_key(document.header.number or "").partition("/")[2], day.year)].append(at)
    return tuple(tuple(part) for group in groups.values() for part in _registers(group, docs, provinces))


def disorder(docs: tuple[Document, ...], registers: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    """(a document, its witness): the fewest documents of each register without which the days follow the numbers; of two that contradict
    each other the one with the higher number. The witness is a document that stays and that it contradicts."""
    return tuple(sorted(pair for register in registers if len(register) > 1 for pair in _disorder(docs, register)))


def _disorder(docs: tuple[Document, ...], register: Sequence[int]) -> Iterator[tuple[int, int]]:
    rows = sorted((_running(docs[i]) or 0, _day(docs[i]) or date.min, i) for i in register)
    # from the highest number down: of two that contradict each other the later place wins, the lower number
    staying = {len(rows) - 1 - at for at in _longest([-day.toordinal() for _, day, _ in reversed(rows)])}
    kept = [rows[i] for i in sorted(staying)]
    for at, (number, day, document) in enumerate(rows):
        if at in staying:
            continue
        against = [row for row in kept if (row[0] < number and row[1] > day) or (row[0] > number and row[1] < day)]
        if against:
            yield document, min(against, key=lambda row: (abs(row[0] - number), row[0]))[2]


def _longest(rows: Sequence[int]) -> set[int]:
    """The places of a longest run in which the values never fall."""
    tails: list[int] = []  # of the runs of each length the place whose value is the least that ends one
    before: list[int] = []
    for at, value in enumerate(rows):
        length = bisect_right(tails, value, key=lambda place: rows[place])
        before.append(tails[length - 1] if length else -1)
        tails[length : length + 1] = [at]
    staying, last = set[int](), tails[-1] if tails else -1
    while last >= 0:
        staying.add(last)
        last = before[last]
    return staying


def _running(document: Document) -> int | None:
    """15 of «15/KH-UBND»; None for a number that is of no running order («15-16/KH-…»)."""
    found = _RUNNING.match(number_key(document.header.number or ""))
    return int(found[1]) if found else None


def _day(document: Document) -> date | None:
    issued = document.header.issued
    return issued.as_date() if issued else None


def _register(document: Document) -> tuple[str, ...] | None:
    """Whose register a document stands in: that of its one issuer, by kind, name and place."""
    header = document.header
    if not header.number or not header.issuer or header.issuers or "attached_to" in header.spans:
        return None
    known = body(placed(header.issuer, header))
    if known is None:
        return (key(header.issuer), key(header.superior or ""), "")
    return known.kind, known.name or "", known.place or place_above(document)


def place_above(document: Document) -> str:
    """The place of the body printed above the issuer: «Trường Tiểu học Hoa Ban» of two communes are two."""
    above = body(document.header.superior or "")
    return (above and above.place) or ""
