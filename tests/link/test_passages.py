"""Passages of the plan that take up a target of the parent in words of their own: own wording."""

from __future__ import annotations

import pytest

from checker.link import link
from checker.model import Document, Facts, Header, Span, Target
from tests.documents import plain, source_of


@pytest.mark.parametrize(
    ("asked", "text", "answered"),
    [
        ("Chỉ số Brinell (HB) tại các trường, cơ quan luôn dưới 9", "Chỉ số HB đo được không quá 7.", True),
        ("Chỉ số Brinell (HB) tại các trường, cơ quan luôn dưới 9", "Theo dõi chỉ số HB.", False),
        ("Chỉ số Brinell (HB) tại các trường, cơ quan luôn dưới 9", "Chỉ số PAPI xếp thứ 7.", False),
        ("Mỗi trường học thành lập đội cứu hộ", "Thành lập đội cứu hộ 08 người, nòng cốt là giáo viên nam.", True),
    ],
)
def test_passages_that_name_the_very_thing(asked: str, text: str, answered: bool) -> None:
    made, at = plain(text), Span(0, 1)
    wanted = Target(None, asked, None, None, None, None, None, None, False, at, at)
    parent = Document(source_of("KẾ HOẠCH"), Header(type="Kế hoạch"), facts=Facts(targets=(wanted,)))
    child = Document(made.source, Header(type="Kế hoạch", issuer="Trường Tiểu học Sao Mai"), paragraphs=made.paragraphs)
    [row] = link(child, [parent]).rows
    assert (row.child_fact is not None) is answered
