"""A document among the others that were given with it: `archived`, `copied`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from checker.judge.case import Case, Hit, Part, Skip, Yielded, passage_of
from checker.judge.checks.kind import CheckType, NoOptions
from checker.judge.rules.shape import Strict
from checker.judge.wording import full_name
from checker.model import Citation, Document, Kin, Message, Related, Span

_ALONE = Message(
    "Không có văn bản khác của cơ quan này trong cùng năm để đối chiếu.", "No other document of this issuer and year was given to compare."
)
_NO_CHAIN = Message("Văn bản không nêu văn bản cấp trên nào để nối.", "The document names no parent to be linked with.")
_NOTHING_OF_IT = Message(
    "Trong các văn bản được đưa vào không có văn bản nào của cơ quan ban hành văn bản cấp trên.",
    "Nothing of whoever issued the parent is among the documents given.",
)


class Archived(Strict, frozen=True):
    """`about`: no other document of the register has its `number`; the `order` of numbers is that of days; the `chain` upward holds."""

    about: Literal["number", "order", "chain"]


def archived(case: Case) -> Iterator[Yielded]:
    o: Archived = case.option
    kin = case.bench.hierarchy.kin
    if kin is None or (o.about != "chain" and kin.register < 2 and not kin.namesakes):
        yield Skip("not_applicable", _ALONE)
    else:
        yield from _ABOUT[o.about](case, kin)


def _number(case: Case, kin: Kin) -> Iterator[Yielded]:
    others = sorted(kin.namesakes, key=lambda d: d.source.name)
    if others:
        yield Hit("found", _span(case.document, "number"), _params(others[0]), related=tuple(map(_passage, others)))


def _order(case: Case, kin: Kin) -> Iterator[Yielded]:
    if other := kin.before:
        own, theirs = (d.header.issued and d.header.issued.as_date() for d in (case.document, other))
        earlier = bool(own and theirs and own < theirs)
        yield Hit("early" if earlier else "late", _span(case.document, "issued"), _params(other), related=(_passage(other),))


def _chain(case: Case, kin: Kin) -> Iterator[Yielded]:
    for other in sorted(kin.circle, key=lambda d: d.source.name):
        yield Hit("circle", _span(case.document, "number"), _params(other), related=(_passage(other),))
    for citation in kin.absent:
        yield Hit("absent", citation.span, _cited(citation), "warning")
    if not (kin.circle or kin.absent or kin.chained):
        yield Part("chain", "not_evaluated", _NOTHING_OF_IT) if kin.unknown else Skip("not_applicable", _NO_CHAIN)


def _params(other: Document) -> dict[str, Any]:
    return {"other": other.source.name, **{f"other_{name}": getattr(other.header, name) for name in ("number", "issued", "subject")}}


def _cited(citation: Citation) -> dict[str, Any]:
    return {"cited": citation.number or citation.type, "cited_issuer": citation.issuer}


def _span(document: Document, name: str) -> Span | None:
    spans = document.header.spans
    return spans.get(name) or spans.get("number") or spans.get("subject")


def _passage(other: Document) -> Related:
    return passage_of(other, _span(other, "number") or Span(0, 0))


_ABOUT: dict[str, Callable[[Case, Kin], Iterator[Yielded]]] = {"number": _number, "order": _order, "chain": _chain}
_NAMES = {"number": {"found"}, "order": {"early", "late"}, "chain": {"absent", "circle"}}
_PARAMS = frozenset("other other_number other_issued other_subject cited cited_issuer".split())

_NO_OTHERS = Message(
    "Không có kế hoạch của đơn vị khác cùng cấp để đối chiếu.", "No plan of another unit of this level was given to compare."
)
_NO_PARENT = Message(
    "Kế hoạch giống của {other}, nhưng thiếu văn bản cấp trên của một trong hai: phần giống có thể lấy từ đó.",
    "It is much like {other}, but the superior's document of one of the two is not there: what they share may be its words.",
)


def copied(case: Case) -> Iterator[Yielded]:
    """What is alike beyond the superiors' words (`near`); the other unit's name left in it (`named`)."""
    kin = case.bench.hierarchy.kin
    if kin is None or kin.near is None or not kin.likewise:
        yield Skip("not_applicable", _NO_OTHERS)
        return
    for near in kin.near[:1]:  # the likest: of ten copies of one plan a plan need not be told ten times
        header = near.other.header
        params = {**_params(near.other), "share": f"{int(100 * near.share)}%", "other_issuer": full_name(header)}
        if not near.judged:
            why = {"other": near.other.source.name}
            yield Skip("not_evaluated", Message(_NO_PARENT.vi.format(**why), _NO_PARENT.en.format(**why)))
            return
        beside = (passage_of(near.other, near.beside),)
        yield Hit("near", near.span, params, "info", related=beside)
        if near.named and not _told(case, near.named):
            yield Hit("named", near.named, params, "warning", related=beside)


def _told(case: Case, named: Span) -> bool:
    """NQ02 tells names that are left where the plan speaks of itself."""
    spans = (record.span for record in case.select("unit", {"own": False}))
    return any(span and span.start <= named.start < span.end for span in spans)


ARCHIVED = CheckType(archived, Archived, lambda o: frozenset(_NAMES[o.about]), _PARAMS, facts=frozenset({"header"}), judges_nothing=True)
COPIED = CheckType(
    copied,
    NoOptions,
    lambda _: frozenset({"near", "named"}),
    frozenset("other other_number other_issued other_subject other_issuer share".split()),
    facts=frozenset({"header"}),
    judges_nothing=True,
)
