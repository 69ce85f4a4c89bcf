"""Two subjects of documents → how much they are alike."""

from __future__ import annotations

from functools import lru_cache

from checker.language.normal import syllables
from checker.language.patterns import regexp

_YEAR = regexp(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAST = 4  # syllables that two subjects must share to be alike


@lru_cache(maxsize=4096)
def like_subjects(one: str | None, other: str | None, *, years: bool = True) -> float:
    """The share of the shorter subject's syllables that the longer has; 0 where they say too little, or (with `years`) name other years."""
    if not one or not other:
        return 0.0
    said = set(_YEAR.findall(one)), set(_YEAR.findall(other))
    if years and all(said) and not said[0] & said[1]:
        return 0.0
    first, second = set(syllables(one)) - said[0], set(syllables(other)) - said[1]
    shared = len(first & second)
    return shared / min(len(first), len(second)) if shared >= _LEAST else 0.0
