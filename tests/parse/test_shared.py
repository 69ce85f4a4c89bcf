"""Real plans → what a careful reader found in them; skipped where they are not at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.model import Document
from checker.parse import parse
from checker.read import read

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real plans of ../shared are not here")
GOLD: dict[str, Any] = json.loads((SHARED / "gold" / "seeds.json").read_text("utf8")) if SHARED.is_dir() else {}
PLANS = sorted(SHARED.glob("pairs/*/*.docx"))


def facts(document: Document) -> dict[str, Any]:
    header = document.header
    day = header.issued.as_date() if header.issued else None
    period, signer = header.period, header.signer
    return {
        "type": header.type,
        "number": header.number,
        "issued": day.isoformat() if day else None,
        "place": header.place,
        "issuer": header.issuer,
        "superior": header.superior,
        "level": header.level,
        "subject": header.subject,
        "period": (period.start, period.end, period.horizon) if period else None,
        "signer": (signer.capacity, signer.title, signer.name) if signer else None,
        "recipients": [r.text for r in header.recipients],
    }


@pytest.mark.parametrize("name", sorted(GOLD))
def test_seeds(name: str) -> None:
    document = parse(read(SHARED / "seeds" / name))
    gold = GOLD[name]["document"]
    expected = {
        **gold,
        "period": tuple(gold["period"].get(k) for k in ("from", "to", "horizon")),
        "signer": tuple(gold["signer"].values()) if gold["signer"] else None,
    }
    assert facts(document) == expected
    assert [(s.number, s.title) for s in document.sections if s.depth == 1] == [(s["number"], s["title"]) for s in GOLD[name]["sections"]]


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_word_and_text_agree(path: Path) -> None:
    word, text = parse(read(path)), parse(read(path.with_suffix(".txt")))
    assert facts(word) == facts(text)
    assert all(facts(word)[key] for key in ("number", "issued", "place", "issuer", "superior", "level", "period", "signer", "recipients"))
    for one, other in zip(word.paragraphs, text.paragraphs, strict=True):
        assert word.text(one.content) == text.text(other.content)
        assert (one.region, one.marker, one.section, one.above, one.header_row) == (
            other.region,
            other.marker,
            other.section,
            other.above,
            other.header_row,
        )
    assert [(s.kinds, s.number, s.title, s.depth) for s in word.sections] == [(s.kinds, s.number, s.title, s.depth) for s in text.sections]


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_every_word_has_one_paragraph(path: Path) -> None:
    """Nothing of the text is lost between the paragraphs, nor told twice."""
    document = parse(read(path))
    text, at = document.source.text, 0
    for paragraph in document.paragraphs:
        assert not text[at : paragraph.span.start].strip(" \t\n_-*")
        at = paragraph.span.end
    assert not text[at:].strip()
