"""Name of an administrative body as written → its kind, level, place; who stands above whom, by date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache, reduce
from operator import or_
from typing import Any

from msgspec import Struct

from checker.language.lexicon import load_yaml, rules_root
from checker.language.normal import LETTER, bare, fold, key, squeeze
from checker.language.patterns import regexp
from checker.language.units import above, named
from checker.model import Level

_TOWN = regexp(r"\b(tp|tx|tt)\.\s?")
_DOT = regexp(r"(?<=gdđt)\.")


class Body(Struct, frozen=True):
    """A body as far as its name tells. `unit` is the administrative unit («huyện»), `place` its name («phong điền»), `name` the body's own
    name («hoa mai» of a school, «y tế» of a Sở): all three are match keys. `level` None: the name alone does not tell («UBND thành phố X»
    before 2025 may be either). `ended` is the last day on which bodies of this level existed. `district` is the one that is said after a
    commune («tây sơn» of «xã An Phú, huyện Tây Sơn»), `province` the one said after either, also keys."""

    kind: str
    level: Level | None = None
    unit: str | None = None
    place: str | None = None
    name: str | None = None
    school_types: frozenset[str] = frozenset()
    ended: date | None = None
    district: str | None = None
    province: str | None = None


class Superior(Struct, frozen=True):
    """A kind of body that directs bodies of some level."""

    kind: str
    level: Level


@cache
def _registry() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load_yaml(rules_root() / "registry" / "bodies.yaml")
    return data


def _words(phrases: list[str]) -> str:
    """Alternatives in folded text, longest first."""
    return "|".join(re.escape(fold(p)) for p in sorted(phrases, key=len, reverse=True))


@cache
def _short() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {fold(short): fold(long) for short, long in _registry()["short"].items()}
    return regexp(rf"(?<![{LETTER}\d])(?:{_words(list(table))})(?![{LETTER}])"), table


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, Mapping[str, Any]]]:
    by_name = {fold(name): kind for kind in _registry()["kinds"] for name in kind["names"]}
    heads = _words(_registry()["heads"])
    return regexp(rf"(?:(?:{heads})\s+)*({_words(list(by_name))})(?![{LETTER}])"), by_name


_GLUE = regexp(r"\s*&\s*")  # «GD & ĐT»
_EDUCATION = regexp(r"\b(?:([psb])\.?\s?)?gd\s?(?:và|-|,)?\s?(?:đt|dt)(?![a-zđ])")  # «PGD-ĐT», «P.GDĐT», «SGD ĐT»
_INITIAL_UNIT = regexp(r"(?<![\w.])([qhpx])\.\s?(?=\w)|(?<!\w)([qp])(?=\d+(?!\w))")  # «Q.8», «H. Tây Sơn», «Q8»
_INITIALS = {"q": "quận ", "h": "huyện ", "p": "phường ", "x": "xã "}
_BRACKETS = regexp(r"\s*\([^()]{0,60}\)")
_UNIT = regexp(r"(?<!\w)(thành phố|thị xã|thị trấn|đặc khu|quận|huyện|tỉnh|phường|xã(?! hội))(?!\w)")
_TWICE = regexp(r"\b(phòng|ban) \1\b")  # «Trưởng phòng Phòng GD&ĐT»
_BREAK = regexp(r"[,;]| - ")
_LONGEST_PROVINCE = 5  # syllables: «bà rịa - vũng tàu», its dash counted
_EDGE = " .,;:-/|«»\"'“”"


def _plain(text: str) -> str:
    """The key of a name with its abbreviations written out: «PGD&ĐT Q.8» → «phòng gdđt quận 8»."""
    out = key(text)
    if "(" in out:
        out = _BRACKETS.sub("", out)
    out = out.strip(_EDGE)
    if "&" in out:
        out = _GLUE.sub(" và ", out)
    if "gd" in out:
        out = _DOT.sub(" ", _EDUCATION.sub(lambda m: f"{m[1] or ''}gdđt", out))
    if not out.replace(" ", "").isalpha():  # most names have no dot and no figure
        out = _TOWN.sub(r"\1 ", _INITIAL_UNIT.sub(lambda m: _INITIALS[m[1] or m[2]], out))
    pattern, long = _short()
    for _ in range(2):  # «pgdđt» → «phòng gdđt»; «gd và đt» → «gdđt»
        short, out = out, pattern.sub(lambda m: long[m[0]], out)
        if out == short:
            break
    return _TWICE.sub(r"\1", squeeze(out))


def spelt_out(name: str) -> str:
    """A name with its abbreviations written out and without any mark: two ways of writing one name that no kind of body opens."""
    return bare(_plain(name))


def _unit_level(unit: str | None, place: str | None) -> Level | None:
    """The tier of an administrative unit; «thành phố» is the province's for the central cities (and where no place is named)."""
    if unit != "thành phố":
        level: Level | None = _registry()["units"].get(unit)
        return level
    return "province" if not place or place in _registry()["central_cities"] else "district"


def _units(rest: str) -> list[tuple[int, str, str | None]]:
    """The units that a text names, in its order: start, unit, place («xã an phú, huyện tây sơn» → both)."""
    found = list(_UNIT.finditer(rest))
    ends = [*(m.start() for m in found[1:]), len(rest)]
    return [(m.start(), m[1], _BREAK.split(rest[m.end() : end])[0].strip(_EDGE) or None) for m, end in zip(found, ends, strict=False)]


def _wider(units: list[tuple[int, str, str | None]], level: Level, below: tuple[Level, ...]) -> str | None:
    """The unit of a level that is named after one of those below it: the district after a commune."""
    if len(units) < 2 or _unit_level(units[0][1], units[0][2]) not in below:
        return None
    return next((place for _, unit, place in units[1:] if place and _unit_level(unit, place) == level), None)


def _parts(kind: Mapping[str, Any], rest: str) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    """Own name, unit, place, district and province of a body of that kind: «hoa mai quận đống đa, hà nội» → «hoa mai», «quận», «đống đa».
    For one without own names «Phong Điền» is the place, its unit unsaid."""
    rest = rest.strip(_EDGE)
    units = _units(rest)
    start, unit, place = units[0] if units else (len(rest), None, None)
    name = rest[:start].strip(_EDGE)
    if kind.get("level") == "school":
        name = _BREAK.split(name)[0].strip(_EDGE)
    if not units and name and (kind.get("level") == "province_office" or name.startswith("ngành ")):
        name, place = _before_province(name)
    if not kind.get("open") and name:
        return None, kind.get("unit"), _BREAK.split(name)[0].strip(_EDGE), None, None
    district, province = _wider(units, "district", ("commune",)), _wider(units, "province", ("commune", "district"))
    return name or None, kind.get("unit") or unit, place, district, province


def _before_province(name: str) -> tuple[str, str | None]:
    """«y tế thái bình» → «y tế», «thái bình»: a Sở is often said with its province and without the word «tỉnh»."""
    words = name.split()
    for at in range(1, len(words)):
        tail = " ".join(words[at:])
        if len(words) - at <= _LONGEST_PROVINCE and any(unit.tier == 0 for unit in named(tail)):
            return " ".join(words[:at]), tail
    return name, None


def _level(kind: Mapping[str, Any], unit: str | None, place: str | None) -> Level | None:
    level: Level | None = kind.get("level")
    tier = _unit_level(unit, place)
    if level == "district_office" and tier == "commune":  # «Phòng Kinh tế phường X», since 2025
        return "commune"
    return level or tier


@lru_cache(maxsize=4096)
def body(text: str) -> Body | None:
    """The body that a name means, or None where it opens with no known kind."""
    plain = _plain(text)
    pattern, by_name = _kinds()
    found = pattern.match(plain)
    if not found:
        return None
    kind = by_name[found[1]]
    name, unit, place, *around = _parts(kind, plain[found.end() :])
    level = _level(kind, unit, place)
    ended = _registry()["ended"].get(level)
    return Body(kind["id"], level, unit, place, name, frozenset(kind.get("types", ())), ended, *around)


#: What may follow a kind of body in small letters: «Công an các xã», «Trung tâm y tế»
_OF_PLACE = regexp(
    r"(?:các|cấp|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|khu vực|thuộc|trực thuộc|cơ sở"
    r"|y tế|đa khoa|tuyến|công lập|chuyên môn|chức năng|số)(?!\w)"
)


def is_written_as_name(text: str) -> bool:
    """Whether words that open like a body are its name: «Phòng Nghiệp vụ Y», «Hội Khuyến học», but not «Phòng ngừa …», «Hội nghị …»."""
    found = _kinds()[0].match(_plain(text))
    if found is None or text.isupper():
        return False
    kind, words = _kinds()[1][found[1]], text.split()
    behind = words[1 if words[0].isupper() and len(words[0]) > 1 else len(found[0].split()) :]
    if not kind.get("open") or not behind or len(found[1].split()) > 2:
        return not words[0].endswith(",")
    return behind[0][0].isupper() or behind[0][0].isdigit() or bool(_OF_PLACE.match(" ".join(behind)))


def school_types(name: str) -> frozenset[str]:
    """The kinds of school in a school's name («Trường TH&THCS X» → th, thcs); empty where it does not tell."""
    found = body(name)
    return found.school_types if found else frozenset()


def superiors(level: Level, on: date | None = None, types: frozenset[str] = frozenset()) -> tuple[Superior, ...]:
    """Who directs bodies of that level on that day (at any time for None), the usual one first; upper secondary has its own row."""
    rows = [
        row
        for row in _registry()["superiors"]
        if row["level"] == level and (on is None or row.get("from", date.min) <= on <= row.get("to", date.max))
    ]
    special = [row for row in rows if types & set(row.get("types", ()))]
    chosen = special or [row for row in rows if "types" not in row]
    return tuple(dict.fromkeys(Superior(above["kind"], above["level"]) for row in chosen for above in row["above"]))


def _same_place(a: Body, b: Body) -> bool | None:
    if a.place and b.place and a.place != b.place:
        return False
    if a.unit and b.unit and a.unit != b.unit:
        tiers = _unit_level(a.unit, a.place), _unit_level(b.unit, b.place)
        return None if tiers[0] == tiers[1] else False
    if a.district and b.district and a.district != b.district:  # of one name in two districts, or a district that was renamed
        return False if _eras(a, a.district) & _eras(b, b.district) else None
    if a.province and b.province and a.province != b.province:  # or only written in another way
        return not _eras(a, a.province) & _eras(b, b.province)
    return True


def _eras(inner: Body, wider: str) -> int:
    """The lists of units that have such a place in the wider one."""
    around = named(wider)
    units = (unit for unit in named(inner.place or "", inner.unit) if not around.isdisjoint(above(unit)))
    return reduce(or_, (unit.eras for unit in units), 0)


def _same_kind(a: Body, b: Body) -> bool:
    generic = {"truong", "gddt"}
    if a.kind in generic or b.kind in generic:
        return {a.level, b.level} == {"school"} or (a.kind.endswith("gddt") and b.kind.endswith("gddt"))
    return a.kind == b.kind


def _same_name(a: Body, b: Body) -> bool:
    """«Công đoàn Giáo dục» and «Công đoàn ngành Giáo dục» are one; so is «Công đoàn ngành» alone, but no union at a workplace is it."""
    names = [body.name or "" for body in (a, b)]
    if a.kind != "cong_doan" or names[0] == names[1]:
        return names[0] == names[1]
    of_branch = [name for name in names if name.startswith("ngành")]
    one, other = (name.removeprefix("ngành").strip() for name in names)
    if not (one and other):
        return len(of_branch) == len(names) or not (one + other).startswith(("cơ sở", "trường", "bộ phận"))
    return one == other


def same_body(a: str | Body, b: str | Body) -> bool | None:
    """Whether two names mean one body: True where nothing contradicts («Phòng GD&ĐT huyện», «Phòng GD&ĐT Phong Điền»), None if unknown."""
    first = body(a) if isinstance(a, str) else a
    second = body(b) if isinstance(b, str) else b
    if first is None or second is None:
        return True if isinstance(a, str) and isinstance(b, str) and key(a) == key(b) else None
    if not _same_kind(first, second) or (first.name and second.name and not _same_name(first, second)):
        return False
    return _same_place(first, second)


_JOINED = regexp(r"\s*(?:,|;|\svà(?=\s(?:[pP]hòng|[tT]rạm|[uU][bB]|[ủỦ]y|[sS]ở|[cC]ông|[bB]an|[hH]ội|[tT]rung|[bB]ộ))\s)\s*")


def bodies_of(names: str) -> list[str]:
    """«Phòng GD&ĐT quận và Trạm Y tế phường» → the whole, then both."""
    return [names, *_JOINED.split(names)]


def are_all(names: str, of: Sequence[str]) -> bool:
    """Whether a text names none but one of these bodies: not «UBND tỉnh, Bộ Giáo dục và Đào tạo» for the province."""
    said = [name for name in _JOINED.split(names) if body(name)] or [names]
    return all(any(same_body(name, one) for one in of) for name in said)


@cache
def _cases() -> tuple[re.Pattern[str], dict[str, str]]:
    shown = _registry()["display"]
    table = {fold(p): p for p in [*shown["phrases"], *shown["lower"]]}
    return regexp(rf"(?<!\w)(?:{_words(list(table))})(?!\w)"), table


_LETTERS = regexp(rf"[{LETTER}]")
_TOKEN = regexp(rf"[{LETTER}']+")
_NO_VOWEL = regexp(r"[bcdđghklmnpqrstvxw']+|[ivx]{2,}")


def _cased(token: str) -> str:
    """A syllable of a name: «HOA» → «Hoa», an abbreviation stays («THCS», «UBND»)."""
    if _NO_VOWEL.fullmatch(fold(token)) or token in _registry()["display"]["abbreviations"]:
        return token
    return token[0] + token[1:].lower()


@lru_cache(maxsize=256)  # the plans of one folder name the same bodies
def display(text: str) -> str:
    """A name in capitals as it is written in running text: «UBND QUẬN ĐỐNG ĐA» → «UBND quận Đống Đa»; other text is only squeezed."""
    text = squeeze(text)
    letters = _LETTERS.findall(text)
    if len(letters) < (5 if " " in text else 6) or sum(c.isupper() for c in letters) < 0.7 * len(letters):
        return text
    pattern, table = _cases()
    out = list(_TOKEN.sub(lambda m: _cased(m[0]), text))
    for found in pattern.finditer(fold(text)):
        start = found.start()
        for offset, model in enumerate(table[found[0]]):
            out[start + offset] = text[start + offset].lower() if model.lower() == model else text[start + offset].upper()
        if text[found.end() : found.end() + 2].strip().isdigit() and found[0] in _registry()["units"]:
            out[start] = out[start].upper()  # «Quận 8»
    shown = "".join(out)
    shown = shown.replace("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh")
    return shown[0].upper() + shown[1:]
