"""A heading, or the words before a colon → the offices that it names and nothing else: «1. Sở Y tế», «b) Đối với các phòng chuyên môn»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.language.bodies import is_written_as_name
from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.audiences import joined, words

_MARK = regexp(r"\A\W*(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)/]\s*)?")
_ASKED = regexp(
    r"(?:(?:trách nhiệm|nhiệm vụ|chỉ tiêu|mục tiêu)\s(?:cụ thể\s)?(?:của|đối với|giao(?: cho)?|cho)"
    r"|(?:riêng\s)?đối với|riêng|giao(?: cho)?|đề nghị|yêu cầu)\s",
    re.IGNORECASE,
)
_SEVERAL = regexp(r"(?:các|những|mỗi|từng)\s", re.IGNORECASE)
#: Where the names end: «Sở Y tế (cơ quan thường trực)», «Sở Nội vụ chủ trì, phối hợp với …»
_NOTE = regexp(r"\s?(?:[:(;]|\s[-–]\s(?=cơ quan|đơn vị))")
_LONGEST = 120


@cache
def _verbs() -> re.Pattern[str]:
    """Verbs of several syllables, in small letters: «Sở Xây dựng» is a name."""
    verbs = [verb for verb in (*lexicon("deadlines")["actor_stops"], *lexicon("audiences")["office_verbs"]) if " " in verb]
    return regexp(rf",?\s(?:{joined(verbs)})(?!\w)")


@lru_cache(maxsize=512)  # the same headings of one parent, for every unit
def offices(title: str) -> str:
    """Their names as written; empty where the words are no name: «Phòng ngừa», «Hội nghị», a line in capitals."""
    text = _MARK.sub("", title)
    while asked := _ASKED.match(text):
        text = text[asked.end() :]
    for end in (_NOTE.search(text), _verbs().search(text)):
        text = text[: end.start()] if end else text
    text = text.strip(" .")
    several = _SEVERAL.match(text)
    named = is_written_as_name(text[several.end() if several else 0 :]) or (several and words("other_bodies").match(fold(text)))
    return text if named and len(text) <= _LONGEST else ""
