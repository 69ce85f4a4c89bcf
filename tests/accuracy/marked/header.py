"""Header fields and section trees of a document beside those that an author wrote down.

Header: only the keys that the author names are scored; null means that nothing is there. `period` and `signer` may be objects, `recipients` a list.
Sections: the whole list counts, in order. A section is right when number and title are (mark, case, blanks, closing colon aside); `depth` and `kind` are
scored where given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.model import Document, Section
from tests.accuracy.marked import values

_DATES = {"issued"}
_FIELDS = ("type", "number", "issued", "place", "issuer", "superior", "level", "subject", "period", "signer", "recipients")
_PERIOD = {"from": "start", "to": "end", "horizon": "horizon"}
_SIGNER = ("capacity", "title", "name")
Counts = dict[str, tuple[int, int, int]]


def fields(wanted: Mapping[str, Any], document: Document) -> Iterator[tuple[str, Any, Any]]:
    """(name, the author's value, the document's value) for each key that the author gives, both comparable. Raises ValueError for an unknown key."""
    header = document.header
    for name, want in wanted.items():
        if name not in _FIELDS:
            raise ValueError(f"unknown header field {name!r}")
        if name == "period":
            have = {k: getattr(header.period, v) if header.period else None for k, v in _PERIOD.items()}
            yield from ((f"period.{k}", (want or {}).get(k), have[k]) for k in _PERIOD if want is None or k in want)
        elif name == "signer" and not isinstance(want, str):
            got = {k: getattr(header.signer, k) if header.signer else None for k in _SIGNER}
            yield from (
                (f"signer.{k}", values.text((want or {}).get(k)), values.text(got[k])) for k in _SIGNER if want is None or k in want
            )
        elif name == "signer":
            yield name, values.text(want), values.text(header.signer.name if header.signer else None)
        elif name == "recipients":
            yield name, tuple(map(values.text, want or ())) or None, tuple(values.text(r.text) for r in header.recipients) or None
        else:
            read = values.date if name in _DATES else values.number if name == "number" else values.text
            yield name, read(want), read(getattr(header, name))


def same(one: Any, other: Any) -> bool:
    return bool(one == other)


def sections(wanted: Sequence[Mapping[str, Any]], document: Document) -> Iterator[tuple[str, Counts]]:
    """Each section of the one or the other: a label, and right, lost, extra of `section`, `section.depth`, `section.kind`."""
    left = list(document.sections)
    for want in wanted:
        got = next((s for s in left if _key(s.number, s.title) == _key(want.get("number"), want.get("title"))), None)
        if got is None:
            yield f"lost: {want.get('number')} {want.get('title')}", {"section": (0, 1, 0)}
            continue
        left.remove(got)
        yield f"{got.number} {got.title}: depth {got.depth}, kind {got.kind}; marked {dict(want)}", _counts(want, got)
    for extra in left:
        yield f"extra: {extra.number} {extra.title}", {"section": (0, 0, 1)}


def _key(number: Any, title: Any) -> tuple[str | None, str | None]:
    mark = str(number or "").strip(" .:/-)–(")
    return values.text(mark), values.text(title)


def _counts(want: Mapping[str, Any], got: Section) -> Counts:
    out: Counts = {"section": (1, 0, 0)}
    for name in ("depth", "kind"):
        if name in want:
            right = int(want[name] == getattr(got, name) or name == "kind" and want[name] in got.kinds)
            out[f"section.{name}"] = (right, 1 - right, 1 - right)
    return out
