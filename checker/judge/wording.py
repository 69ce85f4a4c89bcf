"""Values → words: the placeholders of messages filled, in Vietnamese and English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from checker.judge.rules.shape import Text
from checker.language.bodies import body, same_body
from checker.language.patterns import regexp
from checker.language.shown import date_words
from checker.model import Document, Header, Message, PartialDate

_PLACEHOLDER = regexp(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")
_UBND = regexp(r"^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+", re.IGNORECASE)
_ABOUT = regexp(r"^(?:về việc|v/v|về)\s+", re.IGNORECASE)
_PLACED = frozenset({"phong_gddt", "so_gddt"})
_HEADER = ("type", "number", "issued", "issuer", "subject", "superior", "place", "level")
#: Placeholders that every rule may use: the plan's own header and that of the parent that it implements.
CONTEXT = frozenset(f"{whose}.{name}" for whose in ("own", "parent") for name in (*_HEADER, "due")) | {"parent.receiver"}
UNKNOWN = Message("(không rõ)", "(unknown)")


@lru_cache(maxsize=1024)
def _pieces(text: str) -> tuple[str, ...]:
    """A template cut at its placeholders, whose names have the odd places: «Thiếu {missing}.» → ("Thiếu ", "missing", ".")."""
    return tuple(_PLACEHOLDER.split(text))


def placeholders(text: str) -> tuple[str, ...]:
    """The names between braces."""
    return _pieces(text)[1::2]


def header_value(document: Document | None, name: str) -> Any:
    """A field of a document's header as a placeholder shows it; None without a document."""
    if document is None:
        return None
    header = document.header
    return full_name(header) if name == "issuer" else running(header.subject) if name == "subject" else getattr(header, name)


def full_name(header: Header) -> str | None:
    """The issuer as another document names it: «Phòng Giáo dục và Đào tạo» under «UBND quận Đống Đa» is that of «quận Đống Đa»."""
    known, above = body(header.issuer or ""), body(header.superior or "")
    place = _UBND.sub("", header.superior or "")
    if known is None or above is None or known.kind not in _PLACED or known.place or not above.place or place == header.superior:
        return header.issuer
    return f"{header.issuer} {place}"


def receiver(said: str | None, header: Header) -> str | None:
    """Whom a report of the parent goes to: the body that it names, where that is surely another than its issuer, else the issuer."""
    named = body(said or "")
    if named is None or not (named.name or named.kind in _PLACED):
        return full_name(header)
    other = all(same_body(named, issuer) is False for issuer in map(body, header.bodies) if issuer)
    return said if other else full_name(header)


def not_the_parent(document: Document, plan: Document) -> Message:
    """What is said of a document that was given as the parent and plainly is none; a school's, beside its superior's plan, was given in the
    place of that."""
    header = document.header
    issuer = full_name(header)
    vi = " ".join(filter(None, (header.type, header.number and f"số {header.number}", issuer and f"của {issuer}")))
    en = " ".join(filter(None, (header.type, header.number and f"no. {header.number}", issuer and f"of {issuer}")))
    name = document.source.name
    turned = header.level == "school" and plan.header.level not in ("school", None)
    return Message(
        f"Văn bản đưa vào làm cấp trên ({vi or name}) không phải văn bản mà kế hoạch thực hiện; "
        f"{'có thể hai tệp đã bị chọn đổi chỗ cho nhau.' if turned else 'hãy xem lại văn bản đã chọn.'}",
        f"The document given as the parent ({en or name}) is not the one that the plan implements; "
        f"{'the two files may stand in each other’s place.' if turned else 'check the document chosen.'}",
    )


def running(subject: str | None) -> str | None:
    """A subject in running text, after «về»: without its own «Về việc», its first letter small unless a name begins with it."""
    if not subject:
        return subject
    words = _ABOUT.sub("", subject)
    first, _, rest = words.partition(" ")
    name = first.isupper() or (rest[:1].isupper() and first[:1].isupper())
    return words if name else words[:1].lower() + words[1:]


def quoted(words: Iterable[str], between: str = ", ") -> Message:
    """«Phụ lục 1», «Phụ lục 2»: the plan's or the parent's own words, in each language's quotation marks."""
    said = list(words)
    return Message(between.join(f"«{one}»" for one in said), between.join(f"“{one}”" for one in said))


def shown(value: Any, language: str) -> str | None:
    """A value as it is printed: dates day first, numbers with a decimal comma in Vietnamese, lists with commas; None for nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Message):
        return value.vi if language == "vi" else value.en
    if isinstance(value, PartialDate):
        return date_words(value) or None
    if isinstance(value, float):
        text = f"{value:.10g}"
        return text.replace(".", ",") if language == "vi" else text
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, (shown(v, language) for v in value))) or None
    return str(value)


def filled(text: Text, value: Callable[[str], Any], *, strict: bool = False) -> Message | None:
    """The text with its placeholders filled by the value of each name. `strict`: None where one has none (words to paste must not have
    gaps)."""
    wanted, english = placeholders(text.vi), placeholders(text.en)
    if not wanted and not english:
        return text.message
    values = {name: value(name) for name in (wanted if wanted == english else dict.fromkeys(wanted + english))}
    vi = {name: shown(values[name], "vi") for name in wanted}
    if strict and None in vi.values():
        return None
    en = {name: vi[name] if isinstance(values[name], str) and name in vi else shown(values[name], "en") for name in english}
    return Message(_fill(text.vi, vi, UNKNOWN.vi), _fill(text.en, en, UNKNOWN.en))


def _fill(text: str, words: Mapping[str, str | None], unknown: str) -> str:
    if not words:
        return text
    pieces = list(_pieces(text))
    pieces[1::2] = [unknown if (said := words[name]) is None else said for name in pieces[1::2]]
    return "".join(pieces)
