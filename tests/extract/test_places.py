"""Which paragraphs hold a place of the text."""

from __future__ import annotations

import pytest

from checker.extract.places import holding
from checker.model import Document, Paragraph, Source, Span

DOCUMENT = Document(Source("a", ""), paragraphs=tuple(Paragraph(Span(a, b), Span(a, b)) for a, b in ((2, 5), (6, 9), (9, 12))))


@pytest.mark.parametrize(("places", "indices"), [([], []), ([0], []), ([2], [0]), ([5], [0]), ([8, 6], [1]), ([9, 3], [0, 2]), ([40], [2])])
def test_each_once_and_in_order(places: list[int], indices: list[int]) -> None:
    assert holding(DOCUMENT, places) == indices
