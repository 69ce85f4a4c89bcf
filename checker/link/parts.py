"""A sentence that tells a whole and a part of it → which of its targets are the part."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, Span, Target, once

#: «90% hoàn thành, trong đó 50% hoàn thành tốt»
_OF_THEM = regexp(r"(?<!\w)(?:trong (?:số )?đó|riêng)(?!\w)")
_DIGIT = regexp(r"\d")


@once
def parts_of(document: Document) -> dict[int, bool]:
    """By the ids of the targets of such sentences: whether it is the part."""
    return {id(t): t.focus.start >= seam for t in document.facts.targets if (seam := seam_of(t, document)) is not None}


def seam_of(target: Target, document: Document) -> int | None:
    """Where the target's sentence goes on to a part of what it has told, if it does."""
    return _seams(document).get(target.span)


@once
def _seams(document: Document) -> dict[Span, int | None]:
    return {span: _seam(document, span) for span in {t.span for t in document.facts.targets}}


def _seam(document: Document, sentence: Span) -> int | None:
    """Where a sentence goes on to a part of what it has told, if it does."""
    said = fold(document.text(sentence))
    seam = _OF_THEM.search(said) if "đó" in said or "riêng" in said else None
    told = seam and _DIGIT.search(said, 0, seam.start()) and _DIGIT.search(said, seam.end())
    return sentence.start + seam.start() if seam and told else None
