"""Plans of thousands of lines: the work of every stage grows with the lines, never with their square."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from checker.extract import extract
from checker.judge import judge, load_pack
from checker.link import link
from checker.parse import parse
from tests.documents import source_of

_HEAD = "UBND HUYỆN SÔNG LAM\nTRƯỜNG TIỂU HỌC SÔNG LAM\n\nKẾ HOẠCH\nCông tác năm 2025\n\n"
_ABOVE = "UBND HUYỆN SÔNG LAM\n\nKẾ HOẠCH\nCông tác năm 2025\n\nI. MỤC TIÊU\n1. Mục tiêu chung: Nâng cao chất lượng đọc sách của học sinh toàn huyện.\n"


def counted(work: Callable[[], object]) -> int:
    """The lines of code that a piece of work passes."""
    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    "line",
    [
        "II. Nội dung\nC. Mác nói rằng việc học là quan trọng.",
        "II. NỘI DUNG\nC. MÁC",
        "{even}. Nội dung\n- Việc\n{odd}) Việc khác",  # lists with gaps, which items of other lists may fill
        "- {part}% giáo viên đọc sách ở lớp {number}\n- 100% học sinh lớp {number} biết bơi",
        "Căn cứ Kế hoạch số {number}/KH-UBND ngày 01/02/2025 của UBND huyện Sông Lam về việc {number};",
        "I. MỤC TIÊU\n1. Việc {number}\nII. NHIỆM VỤ",
        "- Các lớp gửi báo cáo số {number} về Phòng GDĐT trước ngày 15/9/2025.",
    ],
)
def test_the_work_grows_with_the_lines(line: str) -> None:
    rules, above = load_pack(), extract(parse(source_of(_ABOVE)))

    def work(times: int) -> int:
        said = [line.format(number=n, part=n % 90 + 1, even=2 * n % 98, odd=3 * n % 97) for n in range(times)]
        source = source_of(_HEAD + "\n".join(said) + "\n")

        def whole() -> None:
            document = extract(parse(source))
            judge(document, link(document, [above]), rules)

        return counted(whole)

    work(2)  # tables are made once
    few = work(150)  # before the many, whose words are remembered
    assert work(600) < 4.8 * few


@pytest.mark.parametrize(
    "piece",
    [
        "hội thi ngày 15/3; ",
        "15/3; tập huấn: khối 3 ngày 16/3, ",
        "Các trường báo cáo trước ngày 15/3; ",
        "Báo cáo trước ngày 15/3. ",
    ],
)
def test_the_work_grows_with_the_length_of_one_line(piece: str) -> None:
    def work(times: int) -> int:
        source = source_of(f"{_HEAD}II. NỘI DUNG\n{piece * times}\n")
        return counted(lambda: extract(parse(source)))

    work(2)
    few = work(400)
    assert work(1600) < 4.8 * few


def test_a_sentence_of_hundreds_of_targets_is_read_around_each() -> None:
    above = extract(parse(source_of(_ABOVE + "2. Tỷ lệ học sinh biết bơi đạt 80%.\n")))

    def work(times: int) -> int:
        said = "".join(f"căn cứ lớp {n} học sinh biết bơi {n % 90 + 1}%, " for n in range(times))
        child = extract(parse(source_of(f"{_HEAD}II. NỘI DUNG\n{said}\n")))
        return counted(lambda: link(child, [above]))

    work(2)
    few = work(100)
    assert work(400) < 4.8 * few
