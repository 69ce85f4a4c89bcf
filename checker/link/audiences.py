"""A text → the kinds of school that it names, and the words of audiences.yaml that tell whom it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from checker.language.addressees import without_asides
from checker.language.lexicon import lexicon
from checker.language.normal import LOWER, UPPER, fold
from checker.language.patterns import regexp
from checker.link.clauses.ordinals import grades_at

_STAFF = regexp(r"(?<!\w)(?:cán bộ|giáo viên|nhân viên|viên chức|nữ|phụ nữ|đảng viên|phụ huynh|cha mẹ)(?!\w)")
#: «các trường MN, TH, THCS», «cấp TH», «THPT, GDNN-GDTX»: the kinds of school as offices shorten them
_IN_FULL = {
    "mn": "mầm non",
    "mg": "mẫu giáo",
    "th": "tiểu học",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "gdnn": "giáo dục nghề nghiệp",
    "gdtx": "giáo dục thường xuyên",
}
_KIND = regexp(rf"(?<!\w)(?:{'|'.join(_IN_FULL)})(?!\w)")
_KINDS = regexp(
    r"(?<!\w)(?P<of>(?:trường|cấp|bậc|khối|trung tâm|học sinh|giáo viên)\s)?"
    rf"(?P<kinds>{_KIND.pattern}(?:(?:\s?[,;&+/–-]\s?|\svà\s){_KIND.pattern})*)"
)
#: «học sinh lớp 3, lớp 4», «Đối với khối 6, 7»: the pupils of these grades are of these schools
_PUPILS_OF = regexp(r"(?<!\w)(?:học sinh|đối với|riêng|với)\s(?:các\s)?(?=(?:lớp|khối)\s)")
#: «hội thảo tại Trường Tiểu học Võ Thị Sáu»: where it is, not whom it is for
_AT_SCHOOL = regexp(
    r"\s(?:tại|ở) [Tt]rường (?:[Mm]ầm non|[Mm]ẫu giáo|[Tt]iểu học|THCS|THPT|[Tt]rung học cơ sở|[Tt]rung học phổ thông)"
    rf"(?=\s(?!THCS|THPT)[{UPPER}][{LOWER}])"
)
_SCHOOLS_OF_GRADES = ((range(1, 6), frozenset({"th"})), (range(6, 10), frozenset({"thcs"})), (range(10, 13), frozenset({"thpt", "gdtx"})))

_OF_SUBJECTS = frozenset({"th", "thcs", "thpt", "gdtx"})


@cache
def words(name: str) -> re.Pattern[str]:
    """The terms of one list of audiences.yaml, as whole words of folded text."""
    return _alternation(tuple(lexicon("audiences")[name]))


def _alternation(terms: tuple[str, ...]) -> re.Pattern[str]:
    return regexp(rf"(?<!\w)(?:{joined(terms)})(?!\w)")


def joined(terms: Iterable[str]) -> str:
    """Alternatives, the longest first."""
    return "|".join(re.escape(fold(t)) for t in sorted(terms, key=len, reverse=True))


def either(name: str) -> str:
    """The terms of one list, as alternatives."""
    return joined(lexicon("audiences")[name])


@cache
def _type_terms() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    return tuple((frozenset(row["types"]), _alternation(tuple(row["terms"]))) for row in lexicon("audiences")["school_types"])


@lru_cache(maxsize=512)
def types_named(text: str) -> frozenset[str]:
    """The school types that a text names; «học sinh» beside the staff, or told more exactly («học sinh tiểu học»), adds nothing."""
    key = words("not_school_types").sub(" ", _KINDS.sub(_in_full, without_asides(fold(_AT_SCHOOL.sub("", text)))))
    rows = _schools_of_grades(key)
    for types, pattern in _type_terms():
        key, times = pattern.subn(" ", key)  # «tốt nghiệp trung học phổ thông» says more than «trung học phổ thông»
        if times:
            rows.append(types)
    exact = frozenset[str]().union(*(types for types in rows if len(types) == 1))
    close = exact.union(*(types for types in rows if len(types) == 2 and not types & exact))
    if _STAFF.search(key):
        return close or (_OF_SUBJECTS if words("subject_teachers").search(key) else close)
    return close.union(*(types for types in rows if len(types) > 2 and not types & close))


def _schools_of_grades(key: str) -> list[frozenset[str]]:
    grades = frozenset[int]().union(*(grades_at(key, m.end()) for m in _PUPILS_OF.finditer(key)))
    return [types for stage, types in _SCHOOLS_OF_GRADES if grades.intersection(stage)]


def _in_full(run: re.Match[str]) -> str:
    """«các trường MN, TH» → «các trường mầm non, tiểu học»; a lone «TH» may be anything."""
    if not run["of"] and _KIND.fullmatch(run["kinds"]):
        return run.group()
    return (run["of"] or "") + _KIND.sub(lambda m: _IN_FULL[m.group()], run["kinds"])
