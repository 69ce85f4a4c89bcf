"""Figures that a narrow cell breaks over its lines, and lines that each have a figure of their own."""

from __future__ import annotations

import pytest

from checker.read import read_bytes
from checker.read.pdf.torn import torn
from tests.read.builders import line, pdf, text_at


@pytest.mark.parametrize(
    "lines",
    [
        ["1.250.", "000"],
        ["1.250", ".000"],
        ["12.50", "0"],
        ["1.25", "0.00", "0"],
        ["Kinh phí 12.25", "0.000 đồng"],
        ["15/1", "2/2024"],
        ["15/12", "/2024"],
        ["15/1", "2/20", "24"],
        ["Trước ngày 15/1", "2/2024"],
        ["100,", "00%"],
    ],
)
def test_a_figure_over_the_lines_of_a_cell(lines: list[str]) -> None:
    assert torn(lines) == set(range(len(lines) - 1))


@pytest.mark.parametrize(
    "lines",
    [
        ["90", "100"],
        ["1.250", "2.500"],
        ["1", "2.500"],
        ["99,7", "5"],
        ["15/12/2024", "20/12/2024"],
        ["31/", "2/2024"],
        ["3", "1/2/2024"],
        ["Lớp 1,", "2"],
        ["Khối 3.", "4.500 cuốn"],
        ["Tháng 9", "10/2024"],
        ["Số 12", "15.000 bản"],
    ],
)
def test_figures_that_stand_alone(lines: list[str]) -> None:
    assert torn(lines) == set()


def test_a_narrow_column_of_a_page() -> None:
    xs, top = (85, 250, 300), 700
    frame = [line(x, top, x, top - 60) for x in xs] + [line(xs[0], y, xs[-1], y) for y in (top, top - 60)]
    words = [text_at(90, top - 20, "Mua sách"), text_at(255, top - 20, "1.250."), text_at(255, top - 36, "000")]
    source = read_bytes("plan.pdf", pdf("".join([*frame, *words])))
    assert [c.of(source.text) for b in source.blocks for c in b.cells] == ["Mua sách", "1.250.000"]
