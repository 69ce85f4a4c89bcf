"""Words of ours → spaCy's `Doc` and `Matcher`, for token patterns in rules and for others. spaCy is imported on the first call."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from functools import cache
from typing import TYPE_CHECKING, Any

from checker.language.words import words

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

#: One pattern as spaCy's Matcher has it: [{"LOWER": "giới thiệu"}, {"IS_PUNCT": True, "OP": "?"}]
Pattern = Sequence[Mapping[str, Any]]


@cache
def vocabulary() -> Vocab:
    """The store that all `Doc`s here share, with the attributes of Vietnamese words (LIKE_NUM, IS_STOP …); made once.

    It keeps every string that it ever saw: whoever makes `Doc`s without end does it inside `vocabulary().memory_zone()`.
    """
    from spacy.lang.vi import VietnameseDefaults
    from spacy.vocab import create_vocab

    return create_vocab("vi", VietnameseDefaults)


def doc_of(text: str) -> Doc:
    """The `Doc` of a paragraph, equal to that of `spacy.blank("vi")`: `doc.text == text`, so its offsets are those of the text."""
    from spacy.tokens import Doc

    forms: list[str] = []
    spaces: list[bool] = []
    at = 0
    for start, end in [*words(text), (len(text), len(text))]:
        for form in (text[at:start], text[start:end]):  # white space beyond one blank is a token of its own
            if form:
                forms.append(form)
                spaces.append(False)
        at = end
        if start < end and text[end : end + 1] == " ":
            spaces[-1] = True
            at += 1
    return Doc(vocabulary(), words=forms, spaces=spaces)


@cache
def _matcher(patterns: str) -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(vocabulary(), validate=True)
    matcher.add("pattern", json.loads(patterns), greedy="LONGEST")
    return matcher


def matches(text: str, patterns: Sequence[Pattern]) -> list[tuple[int, int]]:
    """Start and end of the longest matches of any of the token patterns in a paragraph, in order, none over another.

    Raises spaCy's `MatchPatternError` (a `ValueError`) for a pattern that it does not know. No string of the text is kept.
    """
    vocab = vocabulary()
    inside: bool = getattr(vocab, "in_memory_zone", False)  # zones do not nest
    matcher = (_matcher.__wrapped__ if inside else _matcher)(json.dumps(patterns, sort_keys=True))
    with nullcontext() if inside else vocab.memory_zone():
        doc = doc_of(text)
        found = [doc[start:end] for _, start, end in matcher(doc)]
        return sorted((span.start_char, span.end_char) for span in found)
