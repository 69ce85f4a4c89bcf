"""A child's citations + the given parents → which citation names which parent, through small slips."""

from __future__ import annotations

from checker.language.bodies import same_body
from checker.language.normal import key, number_key
from checker.model import Citation, Document

_ENOUGH = 3.0
_SUBJECT = 2


def cited_as(child: Document, parent: Document) -> Citation | None:
    """The citation by which the child names this parent, or None. Role `parent` wins over a mere mention of like strength."""
    ranked = sorted(((_likelihood(c, parent), -c.span.start, c) for c in child.facts.citations), key=lambda row: row[:2], reverse=True)
    if ranked and ranked[0][0] < _ENOUGH or len(ranked) > 1 and ranked[1][0] + _SUBJECT >= ranked[0][0]:
        told = [(points + _subject_points(c, parent), at, c) for points, at, c in ranked if points + _SUBJECT >= max(ranked[0][0], _ENOUGH)]
        ranked = sorted(told, key=lambda row: row[:2], reverse=True)
    return ranked[0][2] if ranked and ranked[0][0] >= _ENOUGH else None


def _likelihood(citation: Citation, parent: Document) -> float:
    """Points for each part that agrees: number 4 (a slip of a digit 2), date 2, issuer 2, role 1; another type: 2 less."""
    header = parent.header
    points = 1.0 if citation.role == "parent" else 0.0
    if citation.type and header.type and key(citation.type) != key(header.type):
        points -= 2
    points += _number_points(citation.number, header.number)
    if citation.issued and header.issued and citation.issued == header.issued:
        points += 2
    if citation.issuer and header.issuer:
        points += max({True: 2.0, False: -1.0, None: 0.0}[same_body(citation.issuer, issuer)] for issuer in header.bodies)
    return points


def _subject_points(citation: Citation, parent: Document) -> float:
    """Up to `_SUBJECT` for a like subject: asked only where it decides, for it takes longest."""
    from difflib import SequenceMatcher

    one, other = citation.subject, parent.header.subject
    return _SUBJECT * SequenceMatcher(None, key(one), key(other), autojunk=False).ratio() if one and other else 0.0


def _number_points(cited: str | None, own: str | None) -> float:
    if not cited or not own:
        return 0.0
    one, other = number_key(cited), number_key(own)
    if one == other:
        return 4.0
    return 2.0 if one.partition("/")[2] == other.partition("/")[2] else -1.0
