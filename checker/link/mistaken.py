"""A plan + the documents given as its parents → those that plainly are not what the plan implements."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.language.bodies import body, same_body, superiors
from checker.language.lexicon import lexicon
from checker.language.normal import key, number_key
from checker.link.subjects import like_subjects
from checker.model import Citation, Document, Header, Level

_UNLIKE = 0.5  # share of the shorter subject's syllables below which two documents are surely of different matters


def mistaken(child: Document, given: Sequence[Document]) -> tuple[Document, ...]:
    """Those of the given parents that surely are other documents; a citation wrong in one or two parts still means its document (CC03 tells
    that), and what a right parent implements is the superior's superior, no mistake."""
    sure = [p for p in given if _own(child, p) or _no_document(p)]
    doubtful = [p for p in given if not any(p is other for other in sure) and _no_parent(child, p)]
    doubted = {id(p) for p in (*sure, *doubtful)}
    implemented = [c for p in given if id(p) not in doubted for c in p.facts.citations if c.role == "parent"]
    return (*sure, *(p for p in doubtful if not any(_names(c, p) for c in implemented)))


def _no_parent(child: Document, parent: Document) -> bool:
    if any(_names(c, parent) for c in child.facts.citations):
        return False
    return _turned(child, parent) or _law(child, parent) or _another(child, parent)


def _own(child: Document, parent: Document) -> bool:
    """The plan's own file; documents made by hand share a blank digest, so what the headers say is asked too."""
    return parent.source.sha256 == child.source.sha256 and _identity(parent.header) == _identity(child.header)


def _no_document(parent: Document) -> bool:
    """A note, a list, a picture: it says neither what it is nor whose, and asks for nothing."""
    header, facts = parent.header, parent.facts
    return not (header.type or header.number or header.issuer or facts.targets or facts.deadlines or facts.events or facts.tasks)


def _identity(header: Header) -> tuple[object, ...]:
    return header.type, header.number, header.issued, header.issuer, header.subject


def _names(citation: Citation, document: Document) -> bool:
    """Whether a citation surely means the document: by its number, or by its day and issuer."""
    header = document.header
    if citation.number and header.number and number_key(citation.number) == number_key(header.number):
        return True
    return citation.issued is not None and citation.issued == header.issued and _same_issuer(citation, header) is True


def _turned(child: Document, parent: Document) -> bool:
    """The two are the wrong way round: the «parent» implements the plan, or its issuer's superior issued the plan."""
    implemented = [c for c in parent.facts.citations if c.role == "parent" and _names(c, child)]
    if any(_same_issuer(c, child.header) is not False for c in implemented):  # the province's 15/KH-UBND is not the ward's
        return True
    if any(c.role == "parent" and _same_issuer(c, parent.header) for c in child.facts.citations):
        return False
    own, other = child.header.level, parent.header.level
    return own is not None and other is not None and own != other and own in _above(other) and other not in _above(own)


def _above(level: Level) -> set[Level]:
    """All levels that direct a level, at any time."""
    found: set[Level] = set()
    waiting = [level]
    while waiting:
        more = {s.level for s in superiors(waiting.pop())} - found
        found |= more
        waiting += more
    return found


@cache
def _laws() -> frozenset[str]:
    return frozenset(key(row["name"]) for row in lexicon("documents")["types"] if row.get("kind") == "law")


def _law(child: Document, parent: Document) -> bool:
    """A law or decree of which the plan says nothing: it binds everyone and orders no unit's plan. «Luật Trẻ em» may mean it,
    as may one that the plan implements and cites badly."""
    kind = key(parent.header.type or "")
    alike = [c for c in child.facts.citations if key(c.type or "") == kind]
    return kind in _laws() and not any(c.number is None or c.role == "parent" and not _differs(c, parent.header) for c in alike)


def _another(child: Document, parent: Document) -> bool:
    """Each document that the plan says it implements differs in number, day and issuer, or is of its own superior, another body."""
    named = [c for c in child.facts.citations if c.role == "parent"]
    return bool(named) and all(_differs(c, parent.header) or _elsewhere(c, child, parent.header) for c in named)


def _elsewhere(citation: Citation, child: Document, header: Header) -> bool:
    """«Kế hoạch của Phòng GD&ĐT Phong Điền», without number and day, of a school under that office: not one of Phòng GD&ĐT Thanh Oai."""
    if (
        citation.number
        or citation.issued
        or not citation.issuer
        or not child.header.superior
        or _same_issuer(citation, header) is not False
    ):
        return False
    said, kinds = body(citation.issuer), {known.kind for name in header.bodies if (known := body(name))}
    return said is not None and said.kind in kinds and same_body(said, child.header.superior) is True


def _differs(citation: Citation, header: Header) -> bool:
    """No slip makes another day and another body and another matter, however near the number is: «912/KH-PGDĐT», «412/KH-PGDĐT»."""
    if not (citation.number and header.number and citation.issued and header.issued and citation.issued.whole and header.issued.whole):
        return False
    apart = (_same_issuer(citation, header) is False, _other_matter(citation, header))
    slip = slipped(number_key(citation.number), number_key(header.number))
    return citation.issued != header.issued and (all(apart) if slip else any(apart))


def _other_matter(citation: Citation, header: Header) -> bool:
    """The superior's plan on reading, cited whole, is not its plan on drowning; that of last year on the same matter is the wrong one."""
    one, other = citation.subject, header.subject
    return bool(one and other) and like_subjects(one, other, years=False) < _UNLIKE


def _same_issuer(citation: Citation, header: Header) -> bool | None:
    """False where the citation's issuer is none of the header's; None where that can't be told."""
    if not citation.issuer or not header.bodies:
        return None
    said = {same_body(citation.issuer, placed(name, header)) for name in header.bodies}
    return True if True in said else None if None in said else False


def placed(name: str, header: Header) -> str:
    """A body with the place of the one printed above it: «Phòng Giáo dục và Đào tạo» under «UBND Quận 8» is that of Quận 8."""
    known, above = body(name), body(header.superior or "")
    if known is None or known.place or known.level not in ("district_office", "province_office") or above is None or not above.place:
        return name
    return f"{name} {above.unit or ''} {above.place}"


def slipped(one: str, other: str) -> bool:
    """Numbers that a slip could have made of each other: 241 → 214, 247, 24, 2411 before one symbol; or one number before two symbols."""
    (head, _, symbol), (twin, _, mark) = one.partition("/"), other.partition("/")
    if head == twin or symbol != mark:
        return head == twin
    if len(head) != len(twin):
        short, long = sorted((head, twin), key=len)
        return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    wrong = [i for i, (a, b) in enumerate(zip(head, twin, strict=True)) if a != b]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        return head[wrong[0]] == twin[wrong[1]] and head[wrong[1]] == twin[wrong[0]]
    return len(wrong) == 1
