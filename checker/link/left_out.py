"""A parent's target for several groups, and a plan that tells it of some of them: «… học sinh và cha mẹ học sinh» without the parents."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.clauses import passage_of
from checker.link.pair import Pair
from checker.model import Target

_LISTED = regexp(r",\s|\svà\s")
#: Of a school: whom one word of the kind stands for; none of them is another's
_KINDS = {"parent": frozenset({"parent", "family"}), "young": frozenset({"young", "learner"})}
_STAFF = frozenset({"staff", "teacher", "cadre", "manager", "employee", "homeroom"})


def leaves_out(asked: Target, found: Target, pair: Pair) -> bool:
    """Whether the plan names some of the groups of whom a share is asked, and nowhere one of them beside such a deed."""
    group = fold(asked.population or "")
    if asked.unit != "%" or found.unit != "%" or (found.value or 0.0) < (asked.value or 0.0) or not _LISTED.search(group):
        return False
    wanted, said = _kinds(pair.clauses[id(asked)].heads), _kinds(passage_of(pair.child.text(found.span)).mentioned)
    missing = wanted - said
    return len(wanted) > 1 and bool(said & wanted) and bool(missing) and not _elsewhere(missing, asked, pair)


def _kinds(classes: frozenset[str]) -> frozenset[str]:
    found = {kind for kind, of in _KINDS.items() if not of.isdisjoint(classes)}
    return frozenset(found | ({"staff"} if not _STAFF.isdisjoint(classes) else set()))


def _elsewhere(missing: frozenset[str], asked: Target, pair: Pair) -> bool:
    """Whether other passages tell the same of them."""
    deeds, left = pair.clauses[id(asked)].deeds, set(missing)
    for paragraph in pair.child.paragraphs:
        if paragraph.region == "body" and left:
            passage = passage_of(pair.child.text(paragraph.span))
            if not deeds or not deeds.isdisjoint(passage.deeds):
                left -= _kinds(passage.mentioned)
    return not left
