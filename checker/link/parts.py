"""A sentence that tells a whole and a part of it → which of its targets are the part."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, once

#: «90% hoàn thành, trong đó 50% hoàn thành tốt»
_OF_THEM = regexp(r"(?<!\w)(?:trong (?:số )?đó|riêng)(?!\w)")
_DIGIT = regexp(r"\d")


@once
def parts_of(document: Document) -> dict[int, bool]:
    """By the ids of the targets of such sentences: whether it is the part."""
    found: dict[int, bool] = {}
    for target in document.facts.targets:
        said = fold(document.text(target.span))
        seam = _OF_THEM.search(said) if "đó" in said or "riêng" in said else None
        if seam and _DIGIT.search(said, 0, seam.start()) and _DIGIT.search(said, seam.end()):
            found[id(target)] = target.focus.start >= target.span.start + seam.start()
    return found
