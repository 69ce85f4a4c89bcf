"""The words by which a passage says for whom it is → whether these are only some units, and the child one of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from checker.language.addressees import conditions, excepted, named, opening
from checker.language.bodies import Body, body, same_body, spelt_out
from checker.language.normal import bare, fold
from checker.language.patterns import regexp
from checker.link.audiences import types_named
from checker.model import Deadline, Document, Message, Span, Target, Task

Said = tuple[Literal["yes", "no", "unclear"], Message]
Binds = Literal["yes", "no", "unclear", "optional"]
Judgement = tuple[Binds, Message]

_NAMED_ITSELF = Message("Nội dung giao đích danh cho đơn vị.", "It is laid on this unit by name.")
NAMED: Said = ("yes", _NAMED_ITSELF)
_OTHERS_NAMED = Message("Nội dung giao đích danh cho đơn vị khác.", "It is laid on another unit by name.")
_EXCEPTED = Message("Đơn vị thuộc trường hợp được loại trừ.", "This kind of unit is left out.")
_SEVERAL_STAGES = Message("Nội dung dành cho trường có nhiều cấp học.", "It is for schools of several stages.")
_OTHER_STAGE = Message(
    "Nội dung dành cho trường có thêm cấp học khác; tên đơn vị không nêu cấp học đó.",
    "It is for schools that have another stage, which the unit's name does not tell.",
)
_HIGHER = Message("Nội dung dành cho trường đại học, cao đẳng, trung cấp.", "It is for universities and colleges.")
_HIGHER_ONES = regexp(r"[\W\d_]*(?:(?:đối với|các|những|mỗi|100%)\s)*(?:cơ sở giáo dục|trường|cơ sở)\s(?:đại học|cao đẳng|trung cấp)(?!\w)")
_HAS_NOT = Message("Kế hoạch nêu rõ đơn vị không thuộc trường hợp này.", "The plan says that the unit is none of these.")
_OF_STAGE = regexp(r"có\s(?:cấp|bậc|khối|lớp)\s(?:học\s)?(?!2|hai|nhiều)")
_STAGES = regexp(r"(?:từ\s)?(?:0?2|hai|nhiều)\scấp\shọc")
_HEAD = regexp(
    r"(?:(?:có|không có|được|đã|đang|tổ chức|thực hiện|thuộc|ở|tại|nằm trong|vùng|các|những|chọn|lựa chọn|đặt|giao|học sinh|học viên"
    r"|trẻ|trẻ em|ăn|học|là)\s)+"
)
_FEWEST = 5  # letters of what a plan can be searched for


def only_some(text: str, child: Document, *, alone: bool = False) -> Said | None:
    """Why a clause, or (`alone`) a heading or cell, is or may not be for the child: by the names of schools that it opens with, by those
    whom it leaves out, and by what its units must have; None where it is for all of a kind."""
    mine = body(child.header.issuer or "")
    if mine is None:
        return None
    words = _words(text, alone)
    if words.higher and mine.level == "school":
        return "no", _HIGHER
    if said := _by_name(words, mine) or _left_out(words.excepted, mine):
        return said
    for condition in words.conditions:
        if said := _held(condition, mine, child):
            return said
    return None


def laid_on(fact: Task | Deadline, judged: Judgement, parent: Document, child: Document) -> Judgement:
    """The judgement by who acts, but where the clause says that only some of these units do, or names them one by one."""
    text, actor = parent.text(fact.span), fact.actor
    at = text.find(actor) if actor and " | " not in text else -1
    if at > 0 and actor and named(actor):  # «Trường A chủ trì, Trường B phối hợp …» are for both
        at = text.rfind(";", 0, at) + 1
    clause = text[at:] if at >= 0 else actor or (parent.text(fact.focus) if isinstance(fact, Task) else text)
    said = only_some(clause, child, alone=at < 0 and actor is not None)
    return said if said and (said[0] == "yes" or judged[0] != "no") else judged


#: Titles of the columns that say for whom a row is
_WHOM = regexp(
    r"(?:(?:áp dụng|dành|thực hiện)\s(?:cho|đối với|ở|tại)\s)?(?:các\s)?(?:cấp học|bậc học|ngành học|loại hình|đối tượng"
    r"|khối(?: lớp)?|đơn vị (?:áp dụng|thực hiện))(?!\w)"
)


def column_of_whom(span: Span, document: Document) -> str:
    """What a row has in the column that says for whom it is: «Cấp học | Mầm non»; empty where there is none."""
    at = bisect_right(document.starts, span.start) - 1
    row = document.paragraphs[at] if at >= 0 else None
    if row is None or not row.cells or row.header_row is None:
        return ""
    titles = document.paragraphs[row.header_row].cells
    cells = zip(titles, row.cells, strict=False) if row.header_row != at else ()
    return next((document.text(cell).strip() for title, cell in cells if _WHOM.match(fold(document.text(title)).strip())), "")


def own_clause(target: Target, parent: Document) -> str:
    """The sentence of a target, from the semicolon before it where another target stands there."""
    text = parent.text(target.span)
    if " | " in text:
        return target.actor or ""
    return text[text.rfind(";", 0, target.focus.start - target.span.start) + 1 :]


class _Words(Struct, frozen=True):
    """The schools that the opening names, whether it names units of a kind beside them, whom it leaves out, what the units must have."""

    names: tuple[str, ...]
    groups: bool
    excepted: str
    higher: bool  # universities and colleges alone
    conditions: tuple[str, ...]


@lru_cache(maxsize=1024)  # the same passages of one parent, for every unit
def _words(text: str, alone: bool) -> _Words:
    first = opening(text, alone=alone)
    names = tuple(named(first))
    for name in names:
        first = first.replace(name, " ")
    return _Words(
        names,
        bool(names) and _GROUP.search(fold(first)) is not None,
        excepted(text),
        _is_higher(first),
        tuple(conditions(text, alone=alone)),
    )


def _is_higher(opening: str) -> bool:
    """«Các cơ sở giáo dục đại học, cao đẳng trên địa bàn …», but not «Các trường đại học, trường THPT»."""
    found = _HIGHER_ONES.match(fold(opening))
    return found is not None and not types_named(opening)


def _by_name(words: _Words, mine: Body) -> Said | None:
    """«Trường THCS Lê Lợi chuẩn bị …»: that school's; «… và các trường mầm non» are others beside it."""
    if any(same_body(name, mine) is True for name in words.names):
        return NAMED
    return ("no", _OTHERS_NAMED) if words.names and not words.groups else None


_GROUP = regexp(r"(?<!\w)(?:các|mỗi|từng|những)\s(?:trường|đơn vị|cơ sở|xã|phường)(?!\w)")


def _left_out(whom: str, mine: Body) -> Said | None:
    types = types_named(whom) if whom else frozenset()
    own = mine.school_types and types and mine.school_types <= types | {"mg"}
    return ("no", _EXCEPTED) if own or (whom and mine.level == "commune" and mine.unit and mine.unit in whom.split()) else None


def _held(condition: str, mine: Body, child: Document) -> Said | None:
    """None where the child is one of those units of which a condition holds."""
    if mine.school_types and _STAGES.search(condition):
        return None if len(mine.school_types - {"mg"}) > 1 else ("no", _SEVERAL_STAGES)
    if mine.school_types and _OF_STAGE.match(condition) and (types := types_named(condition)):
        return None if types & mine.school_types else ("unclear", _OTHER_STAGE)
    thing = _HEAD.sub("", f"{condition} ", count=1).strip()
    if len(thing) >= _FEWEST and " " in thing:
        if bare(thing) in spelt_out(child.header.issuer or ""):
            return None
        if (said := _told_of(thing, child)) is not None:
            return None if said else ("no", _HAS_NOT)
    return "unclear", Message(
        f"Chỉ dành cho đơn vị «{condition}»; chưa rõ đơn vị có thuộc trường hợp này không.",
        f"Only for units «{condition}»; whether the unit is one of them is not said.",
    )


_HAS = regexp(r"(?<!\w)(?:có|gồm|tổ chức|là|thuộc|\d+|được|với)(?:\s[^\s.;:|\n]+){0,4}\s$")
_HAS_NONE = regexp(r"(?<!\w)(?:không|chưa)\s(?:[^\s.;:|\n]+\s){0,4}$")


def _told_of(thing: str, child: Document) -> bool | None:
    """Whether a plan says that its unit has what a condition names, or has not; None where it says nothing of it."""
    text = fold(child.source.text)
    found = [text[max(0, m.start() - 40) : m.start()] for m in re.finditer(rf"(?<!\w){re.escape(thing)}(?!\w)", text)]
    if any(_HAS.search(before) and not _HAS_NONE.search(before) for before in found):
        return True
    return False if any(_HAS_NONE.search(before) for before in found) else None
