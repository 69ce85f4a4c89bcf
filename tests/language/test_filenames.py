"""Names that computers give to copies, and names that only look like them."""

from __future__ import annotations

import pytest

from checker.language.filenames import named_as_copy


@pytest.mark.parametrize(
    "name",
    [
        "Kế hoạch (1).docx",
        "kho/KH 09(2).pdf",
        "Kế hoạch - Copy.docx",
        "Kế hoạch - Copy (3).docx",
        "Kế hoạch - Bản sao.docx",
        "Bản sao của Kế hoạch.docx",
        "Copy of Ke hoach.docx",
        "ke_hoach_copy.docx",
        "Ke hoach copy 2.docx",
    ],
)
def test_copies(name: str) -> None:
    assert named_as_copy(name)


@pytest.mark.parametrize(
    "name",
    ["Kế hoạch.docx", "KH (2026).docx", "kho (1)/Kế hoạch.docx", "Kế hoạch (bản ký).pdf", "Photocopy máy in.docx", "Kế hoạch 1.docx", "x"],
)
def test_other_names(name: str) -> None:
    assert not named_as_copy(name)
