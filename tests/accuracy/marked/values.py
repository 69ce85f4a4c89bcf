"""Two values of a field → whether a careful reader takes them for the same.

- Texts (type, issuer, recipient, unit, header fields): case, blanks, line breaks, the kind of dash, where the tone stands (hoà = hòa), full stops,
  `&` and the «và» between the words of one name do not count: «Phòng GD & ĐT» = «phòng GDĐT» = «Phòng GD và ĐT». Nothing else is forgiven: «Sở Y tế»
  is not «Giám đốc Sở Y tế».
- Numbers of documents: case, blanks, `&`, full stops, the kind of dash and leading zeros (`number_key`); a blank serial is no number.
- Dates: day, month and year each; «?» or a part left out is unknown. '2023-03-05', '2023-04-?', '?-04-2023', '15/11', '15/11/2025' are read.
- Actor: the unit itself may be named («Nhà trường», «đơn vị») or left out: the contract has null for the issuer.
- Name of an event: the one may hold the other («Tháng hành động vì trẻ em» in «Phát động Tháng hành động vì trẻ em»).
- A value that is not there is null; an empty text is null.
"""

from __future__ import annotations

import re
from typing import Any

from checker.language.normal import fold, number_key
from checker.model import PartialDate

Date = tuple[int | None, int | None, int | None]

_NOISE = re.compile(r"\bvà\b|[\s&.,;:“”\"'’]+")
_OWN = {"nhàtrường", "trường", "đơnvị", "toàntrường"}
_BLANK_SERIAL = re.compile(r"[\s._…-]*(?:/|-\s?KH|$)")


def text(value: Any) -> str | None:
    """The key of a text."""
    return _NOISE.sub("", fold(str(value))) or None if value is not None else None


def number(value: Any) -> str | None:
    """The key of a document's number; None where the serial is blank («/KH-UBND», «……/QĐ-UBND»)."""
    return None if value is None or _BLANK_SERIAL.match(str(value)) else number_key(str(value)) or None


def actor(value: Any) -> str | None:
    """The key of who acts, None for the unit itself."""
    key = text(value)
    return None if key in _OWN else key


def figure(value: Any) -> float | str | None:
    """The figure of a target: «13,5» = «13.5» = 13.5."""
    if value is None or value == "":
        return None
    try:
        return round(float(str(value).replace(",", ".")), 4)
    except ValueError:
        return str(value)


def whole(value: Any) -> int | str | None:
    """A day, month, year or quarter: «05» = 5."""
    if value is None or value == "":
        return None
    return int(value) if str(value).isdigit() else str(value)


def truth(value: Any) -> bool | None:
    """«true» or nothing."""
    return str(value).lower() == "true" or None


def date(value: Any) -> Date | None:
    """Day, month, year. Raises ValueError for a date that is none of the accepted shapes."""
    if value is None or value == "":
        return None
    parts: list[int | None]
    if isinstance(value, PartialDate):
        parts = [value.day, value.month, value.year]
    elif isinstance(value, dict):
        parts = [value.get(name) for name in ("day", "month", "year")]
    else:
        parts = _parts(str(value))
    return (parts[0], parts[1], parts[2]) if any(parts) else None


def _parts(value: str) -> list[int | None]:
    words = re.split(r"[-/.]", value.strip())
    if not 2 <= len(words) <= 3 or not all(re.fullmatch(r"\?+|\d{1,4}", w) for w in words):
        raise ValueError(f"no date: {value!r}")
    if len(words[0]) == 4:
        words.reverse()
        words = ["?"] * (3 - len(words)) + words
    elif len(words) == 2:
        words = ["?", *words] if len(words[1]) == 4 else [*words, "?"]
    return [None if w.startswith("?") else int(w) for w in words]


def names(one: str | None, other: str | None) -> bool:
    """Whether two names of an event are the same, or the one within the other."""
    if one is None or other is None:
        return one == other
    return one == other or min(len(one), len(other)) >= 6 and (one in other or other in one)
