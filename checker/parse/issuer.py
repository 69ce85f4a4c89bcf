"""Preamble and closing → the issuer of a plan whose header is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.language.bodies import display
from checker.language.lexicon import lexicon
from checker.language.normal import squeeze
from checker.model import Span
from checker.parse.paragraphs import Draft


@cache
def _clause() -> re.Pattern[str]:
    """«Trường MN X xây dựng và triển khai kế hoạch …», «Phòng GD&ĐT Y ban hành Kế hoạch …»; not «… ban hành Kế hoạch số 12 …»."""
    heads = "|".join(re.escape(w) for w in sorted(lexicon("header")["bodies"], key=len, reverse=True))
    verbs = "|".join(re.escape(w) for w in lexicon("header")["verbs"])
    return re.compile(
        rf"(?:^|[.;,:\n]\s*|\s)(?P<name>(?:{heads})(?!\w)[^.;:,\n]{{2,90}}?)\s+(?:đã |sẽ )?(?:{verbs})(?:,? (?:và )?(?:{verbs})){{0,3}}\s+(?:bản )?kế hoạch(?!\s*số)(?!\w)"
    )


@cache
def _end_clause() -> re.Pattern[str]:
    heads = "|".join(re.escape(w) for w in sorted(lexicon("header")["bodies"], key=len, reverse=True))
    return re.compile(rf"\scủa (?P<name>(?:{heads})(?!\w)[^.;:,\n]{{2,70}}?)(?=[.,;/\n]|\s*$)")


_INNER = re.compile(r"(?:^|[\s(])(?:của|do|về|tại|theo)\s")
_GENERIC = {"nhà trường", "trường", "phòng", "tổ", "đơn vị"}


def issuer_in(text: str, drafts: Sequence[Draft]) -> tuple[str | None, Span | None]:
    """The name that issues the plan in its own words, with its place."""
    for draft in drafts:
        if draft.region == "preamble":
            found = list(_clause().finditer(draft.low))
            if found:
                return _shown(text, draft, found[-1])
    for draft in drafts:
        if draft.region == "closing" and (last := _end_clause().search(draft.low)):
            return _shown(text, draft, last)
    return None, None


def _shown(text: str, draft: Draft, found: re.Match[str]) -> tuple[str | None, Span | None]:
    start, end = draft.start + found.start("name"), draft.start + found.end("name")
    name = re.sub(r"\s*\([^()]{0,40}\)", "", squeeze(text[start:end]))
    if name.lower() in _GENERIC or _INNER.search(found["name"]):
        return None, None
    return display(name[0].upper() + name[1:]), Span(start, end)
