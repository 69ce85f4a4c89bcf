"""Many documents at once: who implements whom, what is broken in that, and who of a roster has handed in."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from checker.model.document import Citation, Document
from checker.model.text import Message, Span

#: What a citation has wrong of its parent (`number`, `issued`, `issuer`); the parent is dated after the child (`later`); its issuer had no
#: authority over the child's on that day (`authority`); the two stand in a circle (`circle`).
Break = Literal["number", "issued", "issuer", "later", "authority", "circle"]
#: How a unit of the roster stands: `missing` nobody's file is its own, `unclear` a file that tells no issuer may be, `twice` several plans of
#: one parent, `old_plan` the plan is of an earlier year than the parent, `old_parent` it implements the parent's predecessor.
Standing = Literal["submitted", "missing", "unclear", "twice", "old_plan", "old_parent"]


class Bond(Struct, frozen=True, gc=False):
    """Document `child` implements document `parent` (places in `Forest.documents`), by this citation. `direct`: neither by way of another of
    its parents, nor in a circle."""

    child: int
    parent: int
    citation: Citation
    breaks: tuple[Break, ...] = ()
    direct: bool = True


class Forest(Struct, frozen=True, gc=False):
    """Documents and their bonds. All numbers are places in `documents`.

    `absent`: a document and a parent that it cites, which is not among them; `namesakes`: documents of one issuer and year under one number;
    `disorder`: (a document, another of the same register with a lower number and a later day); `registers`: how many documents of its issuer,
    year and symbol there are, for each document; `copies`: of each document the one that stands for it (itself, but for copies).
    """

    documents: tuple[Document, ...]
    bonds: tuple[Bond, ...] = ()
    absent: tuple[tuple[int, Citation], ...] = ()
    namesakes: tuple[tuple[int, ...], ...] = ()
    disorder: tuple[tuple[int, int], ...] = ()
    registers: tuple[int, ...] = ()
    copies: tuple[int, ...] = ()


class Near(Struct, frozen=True, gc=False):
    """A plan of another unit of which one is nearly a copy: the share of the shorter one's own words that stand in the other in their order,
    a passage of the plan and the same one of the other; `named` where the plan still names that unit. `judged`: the superiors' documents of
    both were there, so that none of it can be theirs."""

    other: Document
    share: float
    span: Span
    beside: Span
    named: Span | None = None
    judged: bool = True


class Kin(Struct, frozen=True, gc=False):
    """What the documents given together tell of one of them.

    `namesakes`, `before` and `register` as in `Forest`; `absent` are cited parents that are not there although others of their issuer are;
    `unknown` those of whose issuer nothing is there; `circle` the documents by way of which it implements itself; `chained`: a parent was found;
    `near`: plans of other units that it is nearly a copy of (None: nobody asked), `likewise` how many of such units there are.
    """

    namesakes: tuple[Document, ...] = ()
    before: Document | None = None
    register: int = 1
    absent: tuple[Citation, ...] = ()
    unknown: tuple[Citation, ...] = ()
    circle: tuple[Document, ...] = ()
    chained: bool = False
    near: tuple[Near, ...] | None = None
    likewise: int = 0


class Unit(Struct, frozen=True, gc=False):
    """A row of the roster: a unit that has to hand in. `line` is its line in the file."""

    name: str
    code: str | None = None
    kind: str | None = None
    line: int = 0


class Submission(Struct, frozen=True, gc=False):
    """A unit of the roster with its files; `why` says what is wrong, where something is."""

    unit: Unit
    standing: Standing
    documents: tuple[Document, ...] = ()
    why: Message | None = None


class Roll(Struct, frozen=True, gc=False):
    """The roster called: every unit in its order; `strangers` are documents of an issuer that is not on it, `unassigned` those whose issuer
    could not be told or may be several."""

    submissions: tuple[Submission, ...] = ()
    strangers: tuple[Document, ...] = ()
    unassigned: tuple[Document, ...] = ()
