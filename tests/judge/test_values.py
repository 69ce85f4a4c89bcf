"""Two values beside each other, one line a case."""

from __future__ import annotations

from typing import Any

import pytest

from checker.judge.checks.values import TESTS
from checker.judge.facts.named import Quote
from checker.model import PartialDate
from tests.judge.made import day


@pytest.mark.parametrize(
    ("test", "value", "other", "outcome"),
    [
        ("same_number", "379/KH-PGD&ĐT", "379/KH-PGDĐT", "pass"),
        ("same_number", "06/KH-MNHM", "6/KH-MNHM", "pass"),
        ("same_number", "397/KH-PGDĐT", "379/KH-PGDĐT", "fail"),
        ("same_number", "379/HD-PGDĐT", "379/KH-PGDĐT", "fail"),
        ("same_date", day(2022, 3, 22), day(2022, 3, 22), "pass"),
        ("same_date", PartialDate(None, 3, 2022), day(2022, 3, 22), "pass"),
        ("same_date", PartialDate(None, 4, 2022), day(2022, 3, 22), "fail"),
        ("same_date", PartialDate(), day(2022, 3, 22), "not_evaluated"),
        ("same_body", "Phòng GD&ĐT huyện", "Phòng Giáo dục và Đào tạo huyện Phong Điền", "pass"),
        ("same_body", "UBND phường Phú Đô", "Phòng GD&ĐT quận Nam Từ Liêm", "fail"),
        ("names_body", "- Phòng GD&ĐT quận Đống Đa (để báo cáo);", "Phòng Giáo dục và Đào tạo quận Đống Đa", "pass"),
        ("names_body", "- Chi bộ, UBND phường Hoa Sơn;", "Ủy ban nhân dân phường Hoa Sơn", "pass"),
        ("names_body", "- Văn phòng Sở Công thương;", "Sở Công thương tỉnh Hoài Giang", "pass"),
        ("received", "Văn phòng Sở", "Sở Công thương", "pass"),
        ("received", "Phòng Kế hoạch Sở", "Sở Công thương", "pass"),
        ("received", "Văn phòng Sở", "Ủy ban nhân dân tỉnh Hoài Giang", "fail"),
        ("names_body", "- Các tổ chuyên môn;", "Ủy ban nhân dân phường Hoa Sơn", "fail"),
        ("names_body", "- Bộ Lao động - TB&XH;", "Bộ Lao động - Thương binh và Xã hội", "pass"),
        ("received", "UBND thành phố và Bộ Lao động - Thương binh và Xã hội", "Bộ Lao động - Thương binh và Xã hội", "pass"),
        ("received", "UBND thành phố và Sở Nội vụ", "Bộ Lao động - Thương binh và Xã hội", "fail"),
        ("received", "Sở", "Sở Giáo dục và Đào tạo tỉnh Sơn Bình", "pass"),
        ("received", "Sở và Công an tỉnh", "Sở Giáo dục và Đào tạo tỉnh Sơn Bình", "pass"),
        ("received", "Sở Y tế", "Sở Giáo dục và Đào tạo tỉnh Sơn Bình", "fail"),
        ("received", "Sở", "Ủy ban nhân dân phường Hoa Sơn", "fail"),
        ("similar", "công tác an toàn trường học năm 2026", "Bảo đảm an toàn trường học năm 2026", "pass"),
        ("similar", "công tác an toàn trường học năm 2025", "Bảo đảm an toàn trường học năm 2026", "not_evaluated"),
        ("similar", "phòng chống đuối nước", "chuyển đổi số trong giáo dục", "not_evaluated"),
        ("not_before", PartialDate(31, 1), day(2026, 1, 20), "pass"),
        ("not_before", PartialDate(31, 1), day(2026, 2, 5), "fail"),
        ("not_before", PartialDate(None, 1), day(2026, 2, 5), "not_evaluated"),
        ("not_after", day(2026, 1, 12), day(2026, 1, 12), "pass"),
        ("not_after", day(2026, 1, 13), day(2026, 1, 12), "fail"),
    ],
)
def test_outcomes(test: str, value: Any, other: Any, outcome: str) -> None:
    assert TESTS[test](value, other).outcome == outcome


@pytest.mark.parametrize(
    ("value", "other", "hint"),
    [
        ("397/KH-PGDĐT", "379/KH-PGDĐT", "đảo"),
        ("378/KH-PGDĐT", "379/KH-PGDĐT", "một chữ số"),
        ("111/KH-PGDĐT", "379/KH-PGDĐT", ""),
        ("379/KH-PGDDT", "379/KH-PGDĐT", ""),
    ],
)
def test_slips_are_named(value: str, other: str, hint: str) -> None:
    result = TESTS["same_number"](value, other)
    assert (hint in result.hint.vi) if hint else result.hint.vi == ""


TITLE = "Hành động vì sự tiến bộ của phụ nữ giai đoạn 2021-2030"


@pytest.mark.parametrize(
    ("closing", "outcome", "severity", "word"),
    [
        ("Trên đây là Kế hoạch hành động vì sự tiến bộ của phụ nữ giai đoạn 2021-2030 của trường.", "pass", None, None),
        ("Trên đây là Kế hoạch hành động về sự tiến bộ của phụ nữ giai đoạn 2021-2030 của trường.", "fail", None, "về"),
        ("Trên đây là Kế hoạch hành động vì sự tiến bộ của phụ nử giai đoạn 2021-2030 của trường.", "fail", "info", "nử"),
        ("Trên đây là Kế hoạch hành động vì sự tiến bộ của phụ nữ, đề nghị các tổ thực hiện.", "pass", None, None),
        ("Trên đây là Kế hoạch năm 2022 của nhà trường.", "pass", None, None),
        ("Trên đây là Kế hoạch phòng, chống đuối nước mùa hè của Trường Mầm non Hoa Sữa.", "fail", None, "phòng, chống đuối nước mùa hè"),
        ("Đề nghị các bộ phận nghiêm túc thực hiện.", "not_applicable", None, None),
    ],
)
def test_closing_and_title(closing: str, outcome: str, severity: str | None, word: str | None) -> None:
    result = TESTS["quoted"](closing, TITLE)
    assert (result.outcome, result.severity, result.words and result.words[0]) == (outcome, severity, word)


SAFE = "Bảo đảm an toàn giao thông cho học sinh năm học 2024 - 2025"


@pytest.mark.parametrize(
    ("closing", "elsewhere", "word"),
    [
        ("Trên đây là Kế hoạch bảo đảm an toàn thực phẩm cho học sinh năm học 2024 - 2025 của Trường Tiểu học Hoa Ban.", "", "thực phẩm"),
        ("Trên đây là Kế hoạch bảo đảm an toàn thực phẩm cho học sinh của trường.", "an toàn thực phẩm; an toàn thực phẩm", None),
        ("Trên đây là Kế hoạch bảo đảm ATGT cho học sinh năm học 2024 - 2025 của Trường Tiểu học Hoa Ban.", "", None),
        ("Trên đây là Kế hoạch triển khai an toàn giao thông, văn hóa giao thông của Trường Tiểu học Hoa Ban.", "", None),
        ("Trên đây là Kế hoạch bảo đảm an toàn giao thông năm học 2023 - 2024 của Trường Tiểu học Hoa Ban.", "", None),
        (
            "Trên đây là Kế hoạch thu gom rác thải nhựa ven biển của Trường Tiểu học Hoa Ban.",
            "một lần rác thải nhựa",
            "thu gom rác thải nhựa ven biển",
        ),
        ("Trên đây là Kế hoạch thu gom rác thải nhựa ven biển của trường.", "thu gom rác thải nhựa ven biển, " * 3, None),
    ],
)
def test_another_subject_left_in_the_closing(closing: str, elsewhere: str, word: str | None) -> None:
    result = TESTS["quoted"](Quote(closing, elsewhere), SAFE)
    assert (result.words and result.words[0]) == word


@pytest.mark.parametrize(
    ("said", "own", "outcome"),
    [
        ("Kế hoạch", "Công văn", "fail"),
        ("Quyết định", "Kế hoạch", "fail"),
        ("Kế hoạch liên tịch", "Kế hoạch", "pass"),
        ("Văn bản", "Công văn", "pass"),
        ("Hướng dẫn", "Công văn", "pass"),
        ("Công văn", "Hướng dẫn", "fail"),
        ("Chương trình hành động", "Chương trình", "pass"),
    ],
)
def test_the_type_of_the_cited_document(said: str, own: str, outcome: str) -> None:
    assert TESTS["same_type"](said, own).outcome == outcome
