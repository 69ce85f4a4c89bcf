"""An item of the parent → whether it binds this child: by school type, addressee and force of the words."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from checker.language.bodies import body, same_body, school_types
from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Deadline, Document, Event, Message, Target

Binds = Literal["yes", "no", "unclear", "optional"]
Judgement = tuple[Binds, Message]

_YES = Message("Áp dụng đối với đơn vị.", "It binds this unit.")
_OTHER_TYPE = Message("Nội dung dành cho loại hình trường khác.", "It is for another kind of school.")
_SUPERIOR = Message("Nội dung thuộc trách nhiệm của cơ quan cấp trên.", "It is the superior body's own.")
_ENCOURAGED = Message("Nội dung chỉ khuyến khích thực hiện.", "It is only encouraged.")
_STAFF = regexp(r"(?<!\w)(?:cán bộ|giáo viên|nhân viên|viên chức|nữ|phụ nữ|đảng viên|phụ huynh|cha mẹ)(?!\w)")


@cache
def _words(name: str) -> re.Pattern[str]:
    """The terms of one list of audiences.yaml, as whole words of folded text."""
    return _alternation(tuple(lexicon("audiences")[name]))


def _alternation(terms: tuple[str, ...]) -> re.Pattern[str]:
    return regexp(r"(?<!\w)(?:" + "|".join(re.escape(fold(t)) for t in sorted(terms, key=len, reverse=True)) + r")(?!\w)")


@cache
def _type_terms() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    return tuple((frozenset(row["types"]), _alternation(tuple(row["terms"]))) for row in lexicon("audiences")["school_types"])


def types_named(text: str) -> frozenset[str]:
    """The school types that a text names; «học sinh» beside the staff restricts nothing."""
    key = _words("not_school_types").sub(" ", fold(text))
    found: set[str] = set()
    for types, pattern in _type_terms():
        general = len(types) > 1
        if pattern.search(key) and not (general and (found or _STAFF.search(key))):
            found |= types
    return frozenset(found)


def own_types(child: Document) -> frozenset[str]:
    """The school types of the unit that issues the child plan; empty for a unit that is no school."""
    return school_types(child.header.issuer or "")


def headings(document: Document, section: int | None) -> list[str]:
    """The titles of a section and of those above it, innermost first."""
    titles = []
    while section is not None:
        titles.append(document.sections[section].title)
        section = document.sections[section].parent
    return titles


def by_words(text: str, child: Document, *, default: Binds = "yes") -> Judgement:
    """The judgement that a text's own words allow: school types first, then addressee, then force."""
    named, mine = types_named(text), own_types(child)
    if named and mine and not named & mine:
        return "no", _OTHER_TYPE
    key = fold(text)
    if _words("encouraged").search(key):
        return "optional", _ENCOURAGED
    if _words("superior").search(key) and not _words("units").search(key) and not named:
        return "no", _SUPERIOR
    return default, _YES


def _by_headings(document: Document, section: int | None, child: Document) -> Judgement:
    """The addressee that the headings above name: «1. Phòng Giáo dục và Đào tạo», «2. Các trường tiểu học»."""
    for title in headings(document, section):
        binds, why = by_words(title, child)
        if binds == "no":
            return binds, why
        if _words("units").search(fold(title)):
            break
    return "yes", _YES


def target_binds(target: Target, parent: Document, child: Document) -> Judgement:
    """Whether a parent's target is the child's to meet."""
    said = " ".join(filter(None, (target.actor, target.indicator, target.population)))
    first = by_words(said, child)
    if first[0] != "yes":
        return first
    return _by_headings(parent, target.section, child)


def event_binds(event: Event, parent: Document, child: Document) -> Judgement:
    """Whether a parent's event is the child's to hold."""
    if event.actor:
        said = by_words(event.actor, child)
        if said[0] != "yes":
            return said
    return _by_headings(parent, event.section, child)


def deadline_binds(deadline: Deadline, parent: Document, child: Document) -> Judgement:
    """Whether a parent's report day is the child's: by who reports, then by who receives."""
    issuer = parent.header.issuer or ""
    if deadline.actor:
        if _is_issuer(deadline.actor, issuer):
            return "no", _SUPERIOR
        return by_words(deadline.actor, child)
    if deadline.recipient and _is_issuer(deadline.recipient, issuer):
        return "yes", _YES
    return "no", _SUPERIOR


def _is_issuer(name: str, issuer: str) -> bool:
    """Whether a name means the issuer: «Phòng GD&ĐT huyện» in the plan of Phòng GD&ĐT Phong Điền."""
    if body(name) is None:
        return False
    return same_body(name, issuer) is not False and same_body(name, issuer) is not None
