"""What a run holds of all documents at once."""

from __future__ import annotations

from checker.audit.linking import sharing
from checker.audit.work import head_of, packed, unpacked
from checker.pipeline import understand
from tests.audit.archive import ROOT


def test_heads_that_say_the_same_hold_one_object_for_it() -> None:
    head = packed(head_of(understand(ROOT / "corpus" / "thanh-oai" / "faulty.docx")))
    first, second = sharing(unpacked(head)), sharing(unpacked(head))
    assert first == second == unpacked(head)
    assert first.header is not second.header
    for one, other in ((first.header, second.header), (first.facts.citations[0], second.facts.citations[0])):
        assert one.issued is not None
        assert one.issuer is other.issuer
        assert one.subject is other.subject
        assert one.issued is other.issued
