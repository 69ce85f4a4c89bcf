"""Whole small plans beside their parent → what is told of citations, years, parts, names; slots are those of rules/ke_hoach/mau."""

from __future__ import annotations

from functools import cache

import pytest

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example, Rule
from checker.model import Finding, Report, Verdict

ISSUING = "Trường Tiểu học Hoa Ban xây dựng Kế hoạch bảo đảm an toàn trường học năm 2026 như sau:"
OFFICE = {
    "co_quan": "UBND HUYỆN MƯỜNG LA\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
    "so": "Số: 15/KH-PGDĐT",
}


@cache
def rules() -> tuple[Rule, ...]:
    return load_pack()


def report(text: dict[str, str], parent: dict[str, str] | None = None) -> Report:
    return report_of(Example(text=text, parent=parent), rules())


def told(made: Report, rule: str) -> list[Finding]:
    return [f for f in made.findings if f.rule == rule]


def verdict(made: Report, rule: str) -> Verdict:
    return next(v for v in made.verdicts if v.rule == rule)


def cited(words: str) -> dict[str, str]:
    return {"mo_dau": f"Thực hiện {words} về bảo đảm an toàn trường học năm 2026, {ISSUING}"}


@pytest.mark.parametrize(
    ("words", "parent", "wrong"),
    [
        ("Kế hoạch số 15/KH-PGDĐT ngày 12/01/2026 của Phòng Giáo dục và Đào tạo huyện Mường La", OFFICE, []),
        ("Kế hoạch số 15/KH-PGDĐT ngày 12/01/2026 của Phòng GD&ĐT huyện", OFFICE, []),
        ("Kế hoạch số 15/KH-PGDĐT ngày 12/01/2026 của Phòng GD&ĐT huyện Bắc Yên", OFFICE, ["Phòng GD&ĐT huyện Bắc Yên"]),
        ("Công văn số 15/KH-UBND ngày 12/01/2026 của UBND phường Hoa Sơn", {}, ["Công văn"]),
        ("Văn bản số 15/KH-UBND ngày 12/01/2026 của UBND phường Hoa Sơn", {}, []),
        ("Quyết định số 51/KH-UBND ngày 12/01/2026 của UBND phường Hoa Sơn", {}, ["51/KH-UBND", "Quyết định"]),
    ],
)
def test_the_parent_as_it_is_cited(words: str, parent: dict[str, str], wrong: list[str]) -> None:
    assert sorted(f.evidence for f in told(report(cited(words), parent), "CC03")) == sorted(wrong)


def test_a_wrong_year_of_a_basis_is_told_once() -> None:
    def decree(year: int) -> str:
        return f"Căn cứ Nghị định số 80/2017/NĐ-CP ngày 17/7/{year} của Chính phủ quy định về môi trường giáo dục;\n"

    child = {"mo_dau": decree(2018) + cited("Kế hoạch số 15/KH-UBND ngày 12/01/2026 của UBND phường Hoa Sơn")["mo_dau"]}
    made = report(child, {"mo_dau": decree(2017) + "Ủy ban nhân dân phường Hoa Sơn ban hành Kế hoạch như sau:"})
    assert [f.rule for f in made.findings if f.rule in ("CC03", "CC06")] == ["CC06"]


@pytest.mark.parametrize(
    ("text", "parent", "why"),
    [
        (cited("Kế hoạch của UBND phường Hoa Sơn"), {"so": "", "ngay": ""}, "Văn bản cấp trên không ghi số, ngày ban hành để đối chiếu."),
        ({"mo_dau": ISSUING}, {}, "Kế hoạch không viện dẫn văn bản cấp trên đã đưa vào để đối chiếu."),
        (cited("Kế hoạch số 15/KH-UBND của UBND phường Hoa Sơn"), {}, "Kế hoạch không nêu ngày ban hành của văn bản cấp trên."),
    ],
)
def test_why_the_parent_cannot_be_compared(text: dict[str, str], parent: dict[str, str], why: str) -> None:
    made = verdict(report(text, parent), "CC03")
    assert (made.outcome, made.why and made.why.vi) == ("not_evaluated", why)


@pytest.mark.parametrize(
    ("stated", "mended"),
    [
        ("ngày 13/01/2026", "ngày 12/01/2026"),
        ("ngày 13 tháng 01 năm 2026", "ngày 12 tháng 01 năm 2026"),
        ("ngày 13 tháng 1 năm\n2026", "ngày 12 tháng 01 năm 2026"),
    ],
)
def test_a_date_to_paste_is_written_as_the_wrong_one(stated: str, mended: str) -> None:
    (found,) = told(report(cited(f"Kế hoạch số 15/KH-UBND {stated} của UBND phường Hoa Sơn"), {}), "CC03")
    assert found.suggestion
    assert found.suggestion.vi == mended


@pytest.mark.parametrize(
    "unit", ["Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Hoa Sơn", "Trường Tiểu học Hoa Ban", "Thư viện trường"]
)
def test_whose_plan_it_is_belongs_to_no_subject(unit: str) -> None:
    assert (
        told(report({"trich_yeu": "Chuyển đổi số năm 2026", "ket": f"Trên đây là Kế hoạch chuyển đổi số năm 2026 của {unit}./."}), "NQ01")
        == []
    )


TASKS = "IV. NHIỆM VỤ\n1. Rà soát hệ thống điện trước mùa mưa bão."
REPORTS = "VII. CHẾ ĐỘ BÁO CÁO\nBáo cáo Ủy ban nhân dân phường Hoa Sơn trước ngày 25/11/2026."


@pytest.mark.parametrize(
    ("slots", "gaps"),
    [
        ({"kinh_phi": ""}, []),  # III, V: funding is not there, and told
        ({"kinh_phi": "", "bao_cao": REPORTS}, ["VII"]),  # one part does not explain two gaps
        ({"kinh_phi": "", "nhiem_vu": TASKS}, ["IV"]),  # funding would not stand before the tasks
        ({"to_chuc": "", "bao_cao": REPORTS}, []),
        ({"nhiem_vu": TASKS, "kinh_phi": "VI. KINH PHÍ\nNguồn chi thường xuyên.", "to_chuc": "", "bao_cao": REPORTS}, ["IV"]),
    ],
)
def test_a_part_that_is_missing_explains_the_one_gap_where_it_would_stand(slots: dict[str, str], gaps: list[str]) -> None:
    assert [f.evidence.partition(".")[0] for f in told(report(slots), "BC06")] == gaps


CLOSING = "Trên đây là Kế hoạch bảo đảm an toàn trường học {} của Trường Tiểu học Hoa Ban./."
AHEAD = {"trich_yeu": "Bảo đảm an toàn trường học giai đoạn 2023 - 2027, định hướng đến năm 2030"}


def _horizon(years: str, later: int) -> dict[str, str]:
    """A plan whose title has these years, its text the parent's."""
    return {
        "trich_yeu": f"Bảo đảm an toàn trường học giai đoạn {years}, định hướng đến năm {later}",
        "mo_dau": ISSUING.replace("năm 2026", "giai đoạn 2023 - 2027, định hướng đến năm 2030"),
        "ket": "",
    }


LONG = {"trich_yeu": "Bảo đảm an toàn trường học giai đoạn 2023 - 2027"}


@pytest.mark.parametrize(
    ("text", "parent", "wrong"),
    [
        ({"ket": CLOSING.format("năm 2025")}, None, [("năm 2025", "năm 2026")]),
        ({"ket": CLOSING.format("năm 2025")}, {}, [("năm 2025", "năm 2026")]),
        ({"ket": CLOSING.format("năm 2025")}, LONG, [("năm 2025", "năm 2026")]),
        ({"ket": CLOSING.format("năm 2026")}, LONG, []),
        ({"ket": CLOSING.format("giai đoạn 2023 - 2027 trong năm 2026")}, LONG, []),
        (
            {"trich_yeu": "Bảo đảm an toàn trường học đến năm 2030", "mo_dau": ISSUING.replace("năm 2026", "đến năm 2030"), "ket": ""},
            None,
            [],
        ),
        (
            {"trich_yeu": "Bảo đảm an toàn trường học đến năm 2030", "mo_dau": ISSUING.replace("năm 2026", "đến năm 2035"), "ket": ""},
            None,
            [("đến năm 2035", "đến năm 2030")],
        ),
        (
            _horizon("2023 - 2027", 2035),
            AHEAD,
            [("giai đoạn 2023 - 2027, định hướng đến năm 2035", "giai đoạn 2023 - 2027, định hướng đến năm 2030")],
        ),
        (
            _horizon("2023 - 2030", 2030),
            AHEAD,
            [("giai đoạn 2023 - 2030, định hướng đến năm 2030", "giai đoạn 2023 - 2027, định hướng đến năm 2030")],
        ),
        (_horizon("2023 - 2027", 2030), AHEAD, []),
    ],
)
def test_years_of_title_and_text(text: dict[str, str], parent: dict[str, str] | None, wrong: list[tuple[str, str]]) -> None:
    made = report(text, parent)
    assert [(f.evidence, f.suggestion and f.suggestion.vi) for f in told(made, "NT03")] == wrong
    assert verdict(made, "NT03").outcome == ("fail" if wrong else "pass")


def test_a_part_that_the_parent_orders_is_an_error_by_the_parents_words() -> None:
    lists = {"them": "3. Kế hoạch của các trường phải nêu rõ mục tiêu, giải pháp, kinh phí, phân công."}
    (missing,) = told(report({"kinh_phi": ""}, lists), "BC03")
    assert (missing.severity, missing.basis[0]["kind"]) == ("error", "parent")
    assert [r.text for r in missing.related] == ["Kế hoạch của các trường phải nêu rõ mục tiêu, giải pháp, kinh phí, phân công."]
    (alone,) = told(report({"kinh_phi": ""}), "BC03")
    assert (alone.severity, alone.basis[0]["kind"]) == ("warning", "practice")


@pytest.mark.parametrize(
    ("issuer", "line", "stray"),
    [
        ("TRƯỜNG PTDTBT TH VÀ THCS NẬM GIÔN", "Toàn thể giáo viên Trường PTDTBT TH và THCS Nậm Giôn thực hiện.", []),
        ("TRƯỜNG PTDTBT TH VÀ THCS NẬM GIÔN", "Toàn thể giáo viên Trường PTDTBT TH&THCS Nậm Giôn thực hiện.", []),
        ("TRƯỜNG PTDTBT TH VÀ THCS NẬM GIÔN", "Toàn thể giáo viên Trường TH & THCS Chiềng Lao thực hiện.", ["Trường TH & THCS Chiềng Lao"]),
        ("TRƯỜNG TIỂU HỌC HUA TRAI THƯỢNG", "Toàn thể giáo viên Trường Tiểu học Hua Trai thực hiện.", []),
        ("TRƯỜNG TIỂU HỌC HUA TRAI", "Toàn thể giáo viên Trường Tiểu học Pi Toong thực hiện.", ["Trường Tiểu học Pi Toong"]),
    ],
)
def test_names_of_schools(issuer: str, line: str, stray: list[str]) -> None:
    made = report({"co_quan": issuer, "them": f"4. {line}", "mo_dau": "Nhà trường xây dựng kế hoạch như sau:", "ket": ""})
    assert [f.evidence for f in told(made, "NQ02")] == stray


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ({"them": "4. Hằng năm, Trường Tiểu học Pi Toong gửi báo cáo về Ủy ban nhân dân phường."}, ["Trường Tiểu học Pi Toong"]),
        ({"them": "4. Nghe Trường Tiểu học Pi Toong báo cáo kinh nghiệm tại buổi giao lưu."}, []),
        ({"ket": "Trên đây là Kế hoạch an toàn đến năm 2030 của Trường Tiểu học Pi Toong./."}, ["Trường Tiểu học Pi Toong"]),
        ({"muc_dich": "I. ĐẶC ĐIỂM TÌNH HÌNH\nTrường Tiểu học Pi Toong có 12 lớp với 300 học sinh."}, ["Trường Tiểu học Pi Toong"]),
        ({"them": "4. Trường Tiểu học Pi Toong có 12 đội tham gia giao lưu."}, []),
    ],
)
def test_other_schools_left_in(text: dict[str, str], stray: list[str]) -> None:
    assert [f.evidence for f in told(report(text), "NQ02")] == stray


def test_how_things_are_is_no_part() -> None:
    state = {"muc_dich": "I. THỰC TRẠNG\nChưa phân công người phụ trách; nguồn kinh phí còn hạn hẹp.", "to_chuc": "", "kinh_phi": ""}
    assert [f.severity for rule in ("BC03", "BC04") for f in told(report(state), rule)] == ["warning", "warning"]


def test_tasks_under_a_heading_that_says_nothing_are_the_part_that_the_parent_orders() -> None:
    lists = {"them": "3. Kế hoạch của các trường phải nêu rõ mục tiêu, giải pháp, kinh phí, phân công."}
    renamed = {"nhiem_vu": "III. LỊCH CÔNG TÁC\n1. Ngày 12/3: diễn tập thoát nạn tại sân trường.\n2. Ngày 19/3: kiểm tra hệ thống điện."}
    assert told(report(renamed, lists), "BC08") == []
    assert [f.message.vi for f in told(report({"nhiem_vu": ""}, lists), "BC02")] != []


@pytest.mark.parametrize("kind", ["NGHỊ ĐỊNH", "QUYẾT ĐỊNH", "HƯỚNG DẪN"])
def test_what_is_no_plan_is_not_judged(kind: str) -> None:
    made = report({"ten_loai": kind, "kinh_phi": "IV. KINH PHÍ", "bao_cao": "IX. BÁO CÁO\nNgày 31/6/2026."})
    assert {v.outcome for v in made.verdicts} == {"not_applicable"}


def test_an_annex_without_a_type_is_not_taken_for_a_plan() -> None:
    annex = dict.fromkeys(("ten_loai", "trich_yeu", "mo_dau", "ket", "so"), "")
    assert {v.outcome for v in report(annex).verdicts} == {"not_evaluated"}


def test_words_to_paste_are_vietnamese_in_every_report() -> None:
    made = report({"so": "Số: 7/KH-THHB", "kinh_phi": "", "mo_dau": ISSUING}, {})
    words = [f.suggestion for f in made.findings if f.suggestion]
    assert words
    assert all(w.en == w.vi for w in words)


@pytest.mark.parametrize(
    ("slots", "rule", "mended"),
    [
        ({"ngay": "Hoa Sơn, ngày 5 tháng 4 năm 2026"}, "TT03", {"Hoa Sơn, ngày 05 tháng 4 năm 2026"}),
        ({"ngay": "Hoa Sơn, ngày 5 tháng 1 năm 2026"}, "TT03", {"Hoa Sơn, ngày 05 tháng 01 năm 2026"}),
        ({"so": "Số: 7/KH-THHB"}, "TT02", {"Số: 07/KH-THHB"}),
        ({"so": "Số: 7/BC–THHB"}, "TT02", {"Số: 07/KH-THHB"}),
    ],
)
def test_the_whole_line_is_given_as_it_should_be(slots: dict[str, str], rule: str, mended: set[str]) -> None:
    """Not the one figure: whoever pastes the suggestion has the right line, all its faults mended."""
    assert {f.suggestion.vi for f in told(report(slots), rule) if f.suggestion} == mended


@pytest.mark.parametrize(
    ("own", "severity"),
    [
        ("Phối hợp với trạm y tế mở chuyên đề dinh dưỡng hợp lý tại cuộc họp cha mẹ học sinh đầu năm.", ["info"]),
        ("Phối hợp với trạm y tế phát tờ rơi dinh dưỡng hợp lý tại cuộc họp cha mẹ học sinh đầu năm.", ["error"]),
    ],
)
def test_one_of_a_thing_may_be_told_without_a_figure(own: str, severity: list[str]) -> None:
    asked = {"chi_tieu": "II. CHỈ TIÊU\n1. Mỗi trường tổ chức ít nhất 01 chuyên đề dinh dưỡng hợp lý cho cha mẹ học sinh."}
    assert [f.severity for f in told(report({"nhiem_vu": f"III. NHIỆM VỤ\n1. {own}"}, asked), "CT01")] == severity


def test_the_title_in_a_sentence_has_no_capital_of_its_own() -> None:
    said = report({"trich_yeu": "Chuyển đổi số năm 2026", "ket": "Trên đây là Kế hoạch phòng, chống ma túy của Trường./."})
    (finding,) = (f for f in said.findings if f.rule == "NQ01")
    assert finding.suggestion
    assert finding.suggestion.vi == "chuyển đổi số năm 2026"
