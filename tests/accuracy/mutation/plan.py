"""`PlanSource` → its texts by slot, and back: what a mutation edits, and where it stands in the text as read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from checker.language.normal import squeeze
from checker.model import Span
from corpus.source import Line, PlanSource, Table

#: («preamble», 0), («body», 12), («body», 12, 3, 1) for a cell; a fractional index is a line put in between.
Slot = tuple[str | float, ...]
Texts = Mapping[Slot, str]

ONE = ("superior", "number", "place_date", "type", "closing", "name")
MANY = ("issuer", "nation", "subject", "preamble", "recipients", "capacity")
#: Parts of the header and foot: their order in the text depends on the layout.
_RANK = {"body": 1, "closing": 2}
LOOSE = ("superior", "issuer", "nation", "number", "place_date", "recipients", "capacity", "name")


class MutationError(ValueError):
    """A mutation that changes nothing, or does not fit its plan."""


@dataclass(frozen=True)
class Edit:
    """Characters start–end of a slot's text become `new`. `new` None drops the whole slot."""

    slot: Slot
    start: int
    end: int
    new: str | None


def texts_of(plan: PlanSource) -> dict[Slot, str]:
    """Every text of a plan by its slot, in the order of the source."""
    out: dict[Slot, str] = {}
    for name in ("superior", "issuer", "number", "nation", "place_date", "type", "subject", "preamble"):
        out.update(_part(plan, name))
    for index, block in enumerate(plan.body):
        if isinstance(block, Line):
            out["body", index] = block.text
        else:
            out.update({("body", index, r, c): cell for r, row in enumerate(block.rows) for c, cell in enumerate(row)})
    for name in ("closing", "recipients", "capacity", "name"):
        out.update(_part(plan, name))
    return out


def _part(plan: PlanSource, name: str) -> dict[Slot, str]:
    value = getattr(plan, name)
    return {(name,): value} if name in ONE and value else {(name, i): text for i, text in enumerate(value)} if name in MANY else {}


def edited(texts: Texts, edits: tuple[Edit, ...]) -> dict[Slot, str]:
    """The texts after the edits; an edit of a slot that is not there puts a line in. Raises MutationError where nothing changes."""
    out = dict(texts)
    for edit in sorted(edits, key=lambda e: -e.start):
        before = out.get(edit.slot, "")
        if edit.new is None:
            del out[edit.slot]
        elif (after := before[: edit.start] + edit.new + before[edit.end :]) != before:
            out[edit.slot] = after
        else:
            raise MutationError(f"nothing changes in {edit.slot}: {before[:80]!r}")
    if out == dict(texts):
        raise MutationError("a mutation without an edit")
    return out


def rebuilt(plan: PlanSource, texts: Texts) -> PlanSource:
    """The plan with these texts; a table row goes with its last cell, a table with its last row."""
    ones = {name: texts.get((name,), "") for name in ONE}
    many = {name: tuple(text for slot, text in sorted(texts.items(), key=_order) if slot[0] == name) for name in MANY}
    body: list[Line | Table] = []
    for index in sorted({float(slot[1]) for slot in texts if slot[0] == "body"}):
        old = plan.body[int(index)]
        if isinstance(old, Line) or index != int(index):
            body.append(Line(texts["body", index], isinstance(old, Line) and old.bold and index == int(index)))
        else:
            cells = {slot: text for slot, text in texts.items() if slot[:2] == ("body", index)}
            rows = sorted({float(slot[2]) for slot in cells})
            body.append(replace(old, rows=tuple(tuple(cells["body", index, r, c] for c in range(len(old.widths))) for r in rows)))
    return replace(
        plan,
        superior=ones["superior"],
        number=ones["number"],
        place_date=ones["place_date"],
        type=ones["type"],
        closing=ones["closing"],
        name=ones["name"],
        issuer=many["issuer"],
        nation=many["nation"],
        subject=many["subject"],
        preamble=many["preamble"],
        recipients=many["recipients"],
        capacity=many["capacity"],
        body=tuple(body),
    )


def _order(item: tuple[Slot, str]) -> tuple[float, ...]:
    return tuple(float(part) for part in item[0][1:])


def located(texts: Texts, text: str) -> dict[Slot, Span]:
    """Where each slot stands in the text as read. Raises MutationError for one that is not there."""
    out: dict[Slot, Span] = {}
    at = 0
    ordered = sorted(texts.items(), key=lambda item: (_RANK.get(str(item[0][0]), 0), *(_order(item) if item[0][0] == "body" else ())))
    for slot, raw in ordered:
        words = squeeze(raw)
        start = text.find(words, 0 if slot[0] in LOOSE else at)
        if start < 0:
            raise MutationError(f"not in the text as read: {slot} {words[:80]!r}")
        out[slot] = Span(start, start + len(words))
        if slot[0] not in LOOSE:
            at = start + len(words)
    return out
