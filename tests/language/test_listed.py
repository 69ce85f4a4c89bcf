"""Cells that name one unit, and cells that name all of a kind."""

from __future__ import annotations

import pytest

from checker.language.listed import names_unit


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Xã Yên Lập 2", True),
        ("THPT Sông Mây", True),
        ("MN Cỏ May", True),
        ("Trường TH&THCS Sông Mây", True),
        ("TT GDNN-GDTX Sông Mây", True),
        ("Trường THPT", False),
        ("Trung tâm GDNN - GDTX", False),
        ("TIỂU HỌC", False),
        ("Xã vùng cao", False),
        ("Sông Mây", False),
    ],
)
def test_which_cells_name_one_unit(cell: str, wanted: bool) -> None:
    assert names_unit(cell) is wanted
