"""Preamble and closing → the issuer of a plan whose header is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.language.bodies import display
from checker.language.lexicon import lexicon
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import Span
from checker.parse.paragraphs import Draft


def words_of(name: str) -> str:
    """The words of a list of header.yaml as alternatives of a pattern, the longest first."""
    return "|".join(re.escape(fold(w)) for w in sorted(lexicon("header")[name], key=len, reverse=True))


@cache
def _issuing() -> re.Pattern[str]:
    """«… xây dựng và triển khai kế hoạch», «… ban hành Kế hoạch»; not «… ban hành Kế hoạch số 12»."""
    verbs = words_of("verbs")
    return regexp(rf"\s(?:đã |sẽ )?(?:{verbs})(?:,? (?:và )?(?:{verbs})){{0,3}}\s+(?:bản )?{fold('kế hoạch')}(?!\s*số)(?!\w)")


@cache
def _body() -> re.Pattern[str]:
    return regexp(rf"\s*(?P<name>(?:{words_of('bodies')})(?!\w).{{0,90}})\s*$")


@cache
def _owner() -> re.Pattern[str]:
    """«… năm 2022 của Trường MN X.»"""
    return regexp(rf"\scủa (?P<name>(?:{words_of('bodies')})(?!\w)[^.;:,\n]{{2,70}}?)(?=[.,;/\n]|\s*$)")


_BREAK = regexp(r"[.;:,]\s(?=\s*\S)")
_REACH = 160  # characters before the verb in which the name may stand
_TRIES = 6
_INNER = regexp(r"(?:^|[\s(])(?:của|do|về|tại|theo)\s")
_GENERIC = {"nhà trường", "trường", "phòng", "tổ", "đơn vị", "ban giám hiệu"}
_BRACKET = regexp(r"\s*\([^()]{0,40}\)")


def issuer_in(text: str, drafts: Sequence[Draft]) -> tuple[str | None, Span | None]:
    """The name that issues the plan in its own words, with its place."""
    for draft in reversed([d for d in drafts if d.region == "preamble"]):
        low = text_of(draft)
        for verb in list(_issuing().finditer(low))[:-_TRIES:-1]:
            edge = max(0, verb.start() - _REACH)
            start = max((m.end() for m in _BREAK.finditer(low, edge, verb.start())), default=edge)
            found = _body().match(low, start, verb.start())
            if found and (name := _shown(text, draft, found)):
                return name
    for draft in drafts:
        if draft.region == "closing" and (last := _owner().search(text_of(draft))) and (name := _shown(text, draft, last)):
            return name
    return None, None


def text_of(draft: Draft) -> str:
    """The folded text of a draft, as long as its span."""
    out = ""
    for line in draft.lines:
        out += " " * (line.start - draft.start - len(out)) + line.low
    return out


def _shown(text: str, draft: Draft, found: re.Match[str]) -> tuple[str | None, Span | None] | None:
    span = Span(draft.start + found.start("name"), draft.start + found.end("name"))
    name = _BRACKET.sub("", squeeze(span.of(text)))
    if name.lower() in _GENERIC or _INNER.search(found["name"]):
        return None
    return display(name[0].upper() + name[1:]), span
