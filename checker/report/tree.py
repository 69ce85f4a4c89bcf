"""Forest → who implements whom: a drawing for people, an object for programs; with what is broken."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from checker.language.normal import fold
from checker.language.shown import date_words
from checker.model import Bond, Break, Citation, Document, Forest, Message
from checker.report.json import Json, date_of, document_of
from checker.report.lines import harmless
from checker.report.words import STATUS, counted, in_language

_BELOW = frozenset({"province_office", "district", "district_office", "commune", "school"})
_PLAN = fold("Kế hoạch")
#: How a branch goes on, and what stands before the lines below it.
_BRANCHES = {False: ("├─ ", "│  "), True: ("└─ ", "   ")}


def render(forest: Forest, *, lang: str = "vi") -> str:
    """The drawing: documents that implement none of the others to the left, the others below what they implement; «!»: what is broken."""
    tree = _Tree(forest, lang)
    lines = [harmless(line) for line in tree.lines()]
    return "\n".join([*lines, "", tree.last_line()]) + "\n"


class _Tree:
    """A forest on its way to paper. A document of several parents stands below each, with what is below it only the first time."""

    def __init__(self, forest: Forest, lang: str) -> None:
        self.forest, self.lang = forest, lang
        self.marks = _Marks(forest)
        direct = [b for b in forest.bonds if b.direct]
        below: dict[int, list[int]] = defaultdict(list)
        for bond in direct:
            below[bond.parent].append(bond.child)
        self.below = {parent: sorted(children, key=self.rank) for parent, children in below.items()}
        self.drawn: set[int] = set()
        self.roots = sorted(set(range(len(forest.documents))) - {b.child for b in direct}, key=self.rank)
        self.broken = {at: list(self._broken(at)) for at in range(len(forest.documents))}

    def rank(self, at: int) -> tuple[Any, ...]:
        """By day, issuer and name: the same whichever way the files are given."""
        document = self.forest.documents[at]
        issued = document.header.issued.as_date() if document.header.issued else None
        return (document.source.status == "unreadable", str(issued or "9"), document.header.issuer or "", document.source.name)

    def lines(self) -> Iterator[str]:
        waiting = [(at, "", "") for at in reversed(self.roots)]
        while waiting:
            at, first, rest = waiting.pop()
            children = self.below.get(at, [])
            again = at in self.drawn and bool(children)
            yield f"{first}{self.name(at)}{' ' + self.say('(xem ở trên)', '(see above)') if again else ''}"
            children = [] if again else children
            for line in () if again else self.broken[at]:
                yield f"{rest}{'│  ' if children else '   '}! {line}"
            self.drawn.add(at)
            last = len(children) - 1
            waiting += [(c, rest + _BRANCHES[i == last][0], rest + _BRANCHES[i == last][1]) for i, c in reversed([*enumerate(children)])]

    def name(self, at: int) -> str:
        """«parent.docx  Kế hoạch 15/KH-UBND, 12/01/2026, Ủy ban nhân dân phường Hoa Sơn»"""
        source, header = self.forest.documents[at].source, self.forest.documents[at].header
        number = " ".join(filter(None, (header.type, header.number)))
        above = f" ({header.superior})" if header.superior and header.level in ("district_office", "province_office") else ""
        issuer = f"{' - '.join(header.bodies)}{above}"
        said = ", ".join(filter(None, (number, date_words(header.issued) if header.issued else None, issuer)))
        status = f" ({in_language(STATUS[source.status], self.lang)})" if source.status != "read" else ""
        return f"{source.name}{status}  {said}".rstrip()

    def _broken(self, at: int) -> Iterator[str]:
        forest, marks = self.forest, self.marks
        for bond in marks.bonds.get(at, ()):
            for name in bond.breaks:
                yield in_language(break_words(name, bond.citation, forest.documents[bond.parent]), self.lang)
        for citation in marks.absent.get(at, ()):
            shown = cited_words(citation)
            yield self.say(f"văn bản cấp trên không có trong các tệp: {shown}", f"the parent is not among the files: {shown}")
        if self._names_nothing(at):
            yield self.say("không nêu thực hiện văn bản cấp trên nào", "names no document that it implements")
        if others := ", ".join(sorted(forest.documents[i].source.name for i in marks.namesakes.get(at, ()))):
            yield self.say(f"cùng số với văn bản khác: {others}", f"the number is also that of: {others}")
        if (other := marks.disorder.get(at)) is not None:
            header, file = forest.documents[other].header, forest.documents[other].source.name
            shown = f"{header.number}, {date_words(header.issued) if header.issued else ''} ({file})"
            yield self.say(f"số không theo thứ tự ngày: so với {shown}", f"the number is out of the order of days: beside {shown}")
        if forest.copies[at] != at:
            other_name = forest.documents[forest.copies[at]].source.name
            yield self.say(f"cùng một văn bản với {other_name}", f"the same document as {other_name}")

    def _names_nothing(self, at: int) -> bool:
        """A plan below the province's that says of nothing that it implements it."""
        document = self.forest.documents[at]
        if document.header.level not in _BELOW or fold(document.header.type or "") != _PLAN:
            return False
        return not any(c.role == "parent" for c in document.facts.citations)

    def last_line(self) -> str:
        """«5 văn bản, 4 quan hệ, 2 chỗ đứt gãy.»"""
        documents, bonds, broken = len(self.forest.documents), len(self.forest.bonds), sum(map(len, self.broken.values()))
        return self.say(
            f"{documents} văn bản, {bonds} quan hệ thực hiện, {broken} chỗ cần xem (!).",
            f"{counted(documents, 'document')}, {counted(bonds, 'bond')}, {broken} to be looked at (!).",
        )

    def say(self, vi: str, en: str) -> str:
        return en if self.lang == "en" else vi


class _Marks:
    """What a forest says of each of its documents."""

    def __init__(self, forest: Forest) -> None:
        self.bonds: dict[int, list[Bond]] = defaultdict(list)
        self.absent: dict[int, list[Citation]] = defaultdict(list)
        for bond in forest.bonds:
            self.bonds[bond.child].append(bond)
        for at, citation in forest.absent:
            self.absent[at].append(citation)
        self.namesakes = {at: [i for i in group if i != at] for group in forest.namesakes for at in group}
        self.disorder = dict(forest.disorder)


def cited_words(citation: Citation) -> str:
    """«Kế hoạch 33/KH-UBND ngày 20/01/2022 của Ủy ban nhân dân Quận 8»"""
    issued = f"ngày {date_words(citation.issued)}" if citation.issued and date_words(citation.issued) else None
    issuer = f"của {citation.issuer}" if citation.issuer else None
    return " ".join(filter(None, (citation.type, citation.number, issued, issuer)))


def break_words(name: Break, citation: Citation, parent: Document) -> Message:
    """What is broken between a document and its parent, in a sentence without its end."""
    header, file = parent.header, parent.source.name
    own = date_words(header.issued) if header.issued else ""
    cited = date_words(citation.issued) if citation.issued else ""
    return {
        "number": Message(
            f"ghi số {citation.number}, {file} mang số {header.number}", f"cites the number {citation.number}; {file} is {header.number}"
        ),
        "issued": Message(f"ghi ngày {cited}, {file} ban hành ngày {own}", f"cites the day {cited}; {file} is of {own}"),
        "issuer": Message(
            f"ghi cơ quan ban hành là {citation.issuer}, {file} do {header.issuer} ban hành",
            f"cites the issuer {citation.issuer}; {file} is of {header.issuer}",
        ),
        "later": Message(f"ban hành trước ngày {own} của văn bản cấp trên {file}", f"dated before {file} of {own}, which it implements"),
        "authority": Message(
            f"cơ quan ban hành {file} không có thẩm quyền đối với đơn vị vào thời điểm đó",
            f"whoever issued {file} had no authority over the issuer on that day",
        ),
        "circle": Message(f"vòng tròn: cùng {file} thực hiện lẫn nhau", f"a circle: it and {file} implement each other"),
    }[name]


def render_json(forest: Forest) -> str:
    """One JSON object with `documents`, each with its `parents` among the files and what is broken."""
    marks = _Marks(forest)
    names = [d.source.name for d in forest.documents]
    return json.dumps({"documents": [_node(forest, marks, names, at) for at in range(len(names))]}, ensure_ascii=False, indent=2) + "\n"


def _node(forest: Forest, marks: _Marks, names: Sequence[str], at: int) -> Json:
    document, copy, after = forest.documents[at], forest.copies[at], marks.disorder.get(at)
    return {
        "file": names[at],
        "sha256": document.source.sha256,
        "status": document.source.status,
        "document": document_of(document.header),
        "parents": [_bond(b, names, document) for b in marks.bonds.get(at, ())],
        "absent": [_cited(c, document) for c in marks.absent.get(at, ())],
        "same_number": sorted(names[i] for i in marks.namesakes.get(at, ())),
        "out_of_order": names[after] if after is not None else None,
        "copy_of": names[copy] if copy != at else None,
    }


def _bond(bond: Bond, names: Sequence[str], child: Document) -> Json:
    return {"file": names[bond.parent], "direct": bond.direct, "breaks": list(bond.breaks), "citation": _cited(bond.citation, child)}


def _cited(citation: Citation, document: Document) -> Json:
    said = {"type": citation.type, "number": citation.number, "issued": date_of(citation.issued), "issuer": citation.issuer}
    return {**said, "start": citation.span.start, "end": citation.span.end, "text": document.text(citation.span)}
