"""What several citations of one clause share, laws that amend laws, and documents without a number behind one with it."""

from __future__ import annotations

import pytest

from checker.extract.citations import citations
from tests.documents import plain

_ROWS: list[tuple[str, list[tuple[str | None, str | None]]]] = [
    # behind the subjects, and only of whom the number's code is
    (
        (
            "Căn cứ Quyết định số 71/QĐ-TTg ngày 09/01/2029 phê duyệt Đề án “Trồng rừng”, Quyết định số 72/QĐ-TTg ngày 04/5/2029 phê duyệt "
            "Đề án “Giữ rừng đến năm 2035” của Thủ tướng Chính phủ;"
        ),
        [("71/QĐ-TTg", "Thủ tướng Chính phủ"), ("72/QĐ-TTg", "Thủ tướng Chính phủ")],
    ),
    (
        "Căn cứ Quyết định số 71/QĐ-UBND ngày 09/01/2029 về nhiệm vụ của Trung tâm Y tế;",
        [("71/QĐ-UBND", None)],
    ),
    (
        "Thực hiện Kế hoạch số 71/KH-SGDĐT ngày 09/01/2029 và Công văn số 72/SGDĐT-GDTH ngày 04/5/2029 của Sở GD&ĐT Lào Cai về trồng cây;",
        [("71/KH-SGDĐT", "Sở GD&ĐT Lào Cai"), ("72/SGDĐT-GDTH", "Sở GD&ĐT Lào Cai")],
    ),
    # another agency's, another clause's
    (
        "Thực hiện Kế hoạch số 71/KH-UBND ngày 09/01/2029 và Công văn số 72/SGDĐT-GDTH ngày 04/5/2029 của Sở GD&ĐT Lào Cai về trồng cây;",
        [("71/KH-UBND", None), ("72/SGDĐT-GDTH", "Sở GD&ĐT Lào Cai")],
    ),
    (
        "Thực hiện Quyết định số 71/QĐ-UBND ngày 09/01/2029; Quyết định số 72/QĐ-UBND ngày 04/5/2029 của UBND tỉnh Lào Cai về trồng cây;",
        [("71/QĐ-UBND", None), ("72/QĐ-UBND", "UBND tỉnh Lào Cai")],
    ),
    # a clause of its own behind a numbered one
    (
        "Thực hiện Kế hoạch số 71/KH-UBND ngày 09/01/2029 của UBND huyện Bát Xát về trồng cây; Công văn của Sở Y tế về vệ sinh;",
        [("71/KH-UBND", "UBND huyện Bát Xát"), (None, "Sở Y tế")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), _ROWS, ids=[t[0][:60] for t in _ROWS])
def test_whose_they_are(text: str, wanted: list[tuple[str | None, str | None]]) -> None:
    assert [(c.number, c.issuer) for c in citations(plain(text))] == wanted


def test_the_issuer_behind_a_subject_is_no_part_of_it() -> None:
    (found,) = citations(plain("Căn cứ Quyết định số 72/QĐ-TTg ngày 04/5/2029 phê duyệt Đề án “Giữ rừng” của Thủ tướng Chính phủ;"))
    assert found.subject == "phê duyệt Đề án “Giữ rừng”"


def test_a_law_that_amends_a_law_is_one_document() -> None:
    (found,) = citations(plain("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Phòng cháy và chữa cháy ngày 22/11/2013;"))
    assert (found.subject, found.issued and found.issued.year) == (
        "Luật sửa đổi, bổ sung một số điều của Luật Phòng cháy và chữa cháy",
        2013,
    )


def test_each_of_a_list_is_of_the_heads_kind() -> None:
    text = "Căn cứ các Công văn của Sở Y tế: số 15/SYT-NVY ngày 04/01/2027 về tiêm; số 22/SYT-KHTC ngày 06/01/2027 về kinh phí;"
    assert [(c.type, c.number) for c in citations(plain(text))] == [("Công văn", "15/SYT-NVY"), ("Công văn", "22/SYT-KHTC")]


def test_the_law_of_laws_is_one_document() -> None:
    text = "Rà soát văn bản quy phạm pháp luật theo Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 ngày 19/02/2025."
    assert [(c.type, c.number) for c in citations(plain(text))] == [("Luật", "64/2025/QH15")]


def test_a_small_word_inside_a_laws_name() -> None:
    (found,) = citations(plain("Căn cứ Luật Phòng, chống tác hại của thuốc lá số 09/2012/QH13 ngày 18/6/2012;"))
    assert (found.type, found.number, found.issued and found.issued.day) == ("Luật", "09/2012/QH13", 18)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("ngày 4/5/2020 của Phòng GD&ĐT huyện Yên Thế nâng cao chất lượng dạy bơi", "Phòng GD&ĐT huyện Yên Thế"),
        ("ngày 4/5/2020 của UBND tỉnh Lào Cai phát triển bảo hiểm xã hội (BHXH), việc làm", "UBND tỉnh Lào Cai"),
        ("ngày 4/5/2020 của Sở Nông nghiệp và phát triển nông thôn về thủy lợi", "Sở Nông nghiệp và phát triển nông thôn"),
        ("ngày 4/5/2020 của UBND huyện Bát Xát xong trước ngày 30/9/2020", "UBND huyện Bát Xát"),
    ],
)
def test_what_a_plan_is_to_bring_about_is_no_part_of_its_issuer(text: str, issuer: str) -> None:
    assert [c.issuer for c in citations(plain(f"Căn cứ Kế hoạch số 9/KH-ABC {text}"))] == [issuer]
