"""Values as words of messages: names and subjects as another document writes them."""

from __future__ import annotations

import pytest

from checker.judge.wording import full_name, running
from checker.model import Header


@pytest.mark.parametrize(
    ("issuer", "superior", "named"),
    [
        ("Phòng Giáo dục và Đào tạo", "UBND huyện Hoài Ân", "Phòng Giáo dục và Đào tạo huyện Hoài Ân"),
        ("Phòng Giáo dục và Đào tạo quận 3", "UBND quận 3", "Phòng Giáo dục và Đào tạo quận 3"),
        ("Trường Mầm non Sao Mai", "UBND phường Láng", "Trường Mầm non Sao Mai"),
        ("Phòng Giáo dục và Đào tạo", None, "Phòng Giáo dục và Đào tạo"),
        (None, "UBND huyện Hoài Ân", None),
    ],
)
def test_the_issuer_by_its_full_name(issuer: str | None, superior: str | None, named: str | None) -> None:
    assert full_name(Header(issuer=issuer, superior=superior)) == named


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("Thực hiện công tác y tế trường học năm 2026", "thực hiện công tác y tế trường học năm 2026"),
        ("Về việc tổ chức hội thi", "tổ chức hội thi"),
        ("Hà Nội xanh, sạch, đẹp", "Hà Nội xanh, sạch, đẹp"),
        ("PCCC năm 2026", "PCCC năm 2026"),
        (None, None),
    ],
)
def test_a_subject_in_running_text(subject: str | None, words: str | None) -> None:
    assert running(subject) == words
