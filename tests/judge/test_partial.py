"""A plan of which a part could not be read → nothing that was not found is called missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.extract import extract
from checker.judge import judge, load_pack
from checker.link import link
from checker.model import Report
from checker.parse import parse
from checker.pipeline import understand
from checker.read import read

FAMILY = Path(__file__).parents[2] / "corpus" / "quan-8"


def halved(status: str) -> Report:
    """The report on the first quarter of a sound plan, beside its parent."""
    source = read(FAMILY / "compliant.docx")
    end = source.blocks[len(source.blocks) // 4].span.end
    blocks = tuple(b for b in source.blocks if b.span.end <= end)
    pieces = tuple(p for p in source.pieces if p.span.end <= end)
    source = replace(source, text=source.text[:end], blocks=blocks, pieces=pieces, status=status)
    plan = extract(parse(source))
    return judge(plan, link(plan, [understand(FAMILY / "parent.docx")]), load_pack())


@pytest.mark.parametrize(("status", "absent"), [("partial", False), ("read", True)])
def test_what_was_not_found_in_a_part_is_not_missing(status: str, absent: bool) -> None:
    report = halved(status)
    assert any(f.span is None and f.severity != "info" for f in report.findings) is absent
    left_out = [row for row in report.inherited if row.row.child_fact is None and row.row.binds == "yes"]
    assert left_out
    assert all((row.outcome == "fail") is absent or row.outcome == "not_applicable" for row in left_out)
