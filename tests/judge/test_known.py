"""CC05, CC08, CC09, CC10 on whole plans: what a careful reader of the registry would tell, and what none would."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from checker.cli.examples import report_of
from checker.judge import RuleError, load_pack
from checker.judge.checks.known.seen import described
from checker.judge.rules import Example, Rule
from checker.language import known
from checker.model import Report

ASKING = ("CC05", "CC08", "CC09", "CC10")
OPENING = (
    " Thực hiện Kế hoạch số 15/KH-UBND ngày 12/01/2021 của Ủy ban nhân dân phường Hoa Sơn về bảo đảm an toàn trường học, "
    "Trường Tiểu học Hoa Ban xây dựng kế hoạch như sau:"
)
D2020, D2021, D2022, D2026 = date(2020, 10, 10), date(2021, 4, 15), date(2022, 3, 20), date(2026, 1, 20)


@cache
def rules() -> tuple[Rule, ...]:
    return load_pack()


def reported(on: date | None, text: str, pack: tuple[Rule, ...] | None = None) -> Report:
    """The report on the minimal plan of a day with a task, or (where it opens with «Căn cứ») a clause of its preamble."""
    slots = {"ngay": f"Hoa Sơn, ngày {on.day:02d} tháng {on.month:02d} năm {on.year}" if on else ""}
    slots |= {"mo_dau": text + OPENING} if text.startswith("Căn cứ") else {"them": f"4. {text}"}
    return report_of(Example(text=slots), pack or rules())


def told(report: Report) -> list[tuple[str, str, str]]:
    return [(f.rule, f.severity, f.evidence) for f in report.findings if f.rule in ASKING]


def outcome(report: Report, rule: str) -> str:
    return next(v.outcome for v in report.verdicts if v.rule == rule)


FOUND = [
    (D2026, "Phổ biến Nghị định số 55/2009/NĐ-CP ngày 10/6/2009 của Chính phủ.", "CC05", "Nghị định số 55/2009/NĐ-CP ngày 10/6/2009 của Chính phủ"),
    (date(2022, 1, 1), "Phổ biến Nghị định số 55/2009/NĐ-CP.", "CC05", "Nghị định số 55/2009/NĐ-CP"),
    (D2022, "Phổ biến Luật Giáo dục năm 2005, sửa đổi, bổ sung năm 2009.", "CC05", "Luật Giáo dục năm 2005"),
    (D2026, "Thực hiện đánh giá theo Thông tư số 36/2017/TT-BGDĐT về công khai.", "CC05", "Thông tư số 36/2017/TT-BGDĐT về công khai"),
    (D2026, "Thông tư liên tịch số 109/2009/TTLT-BTC-BGDĐT ngày 29/5/2009.", "CC05", "Thông tư liên tịch số 109/2009/TTLT-BTC-BGDĐT ngày 29/5/2009"),
    (D2020, "Căn cứ Thông tư số 32/2020/TT-BGDĐT ngày 15/9/2020;", "CC05", "Thông tư số 32/2020/TT-BGDĐT ngày 15/9/2020"),
    (D2021, "Căn cứ Quyết định số 2351/QĐ-TTg ngày 24/12/2010;", "CC05", "Quyết định số 2351/QĐ-TTg ngày 24/12/2010"),
    (D2026, "Thực hiện Nghị định số 71/2020/NĐ-CP ngày 30/3/2020 của Chính phủ.", "CC08", "ngày 30/3/2020"),
    (D2026, "Thực hiện Quyết định số 1665/QĐ-TTg ngày 20/10/2017 phê duyệt Đề án Hỗ trợ học sinh, sinh viên khởi nghiệp đến năm 2025.", "CC08", "ngày 20/10/2017"),
    (D2026, "Căn cứ Luật Trẻ em ngày 04/5/2016;", "CC08", "ngày 04/5/2016"),
    (D2026, "Căn cứ Luật Trẻ em ngày 05/4/2026;", "CC08", "ngày 05/4/2026"),
    (D2026, "Phổ biến Luật Bình đẳng giới ngày 29 tháng 11 năm 2016 của Quốc hội.", "CC08", "ngày 29 tháng 11 năm 2016"),
    (D2026, "Phổ biến Luật sửa đổi, bổ sung một số điều của Luật Giáo dục số 123/2025/QH15 ngày 11/12/2025.", "CC08", "ngày 11/12/2025"),
    (D2026, "Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Thủ tướng Chính phủ.", "CC09", "Thủ tướng Chính phủ"),
    (D2026, "Thực hiện Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Chính phủ.", "CC09", "Chính phủ"),
]  # fmt: skip


@pytest.mark.parametrize(("on", "text", "rule", "evidence"), FOUND)
def test_found(on: date, text: str, rule: str, evidence: str) -> None:
    report = reported(on, text)
    assert told(report) == [(rule, "warning", evidence)]
    (finding,) = [f for f in report.findings if f.rule == rule]
    assert finding.related[0].file.startswith("registry/documents.csv:")
    assert "db: " in finding.related[0].text or "cited2: " in finding.related[0].text
    assert finding.basis


REMARKS = [
    (D2026, "Căn cứ Quyết định số 1299/QĐ-TTg ngày 03/10/2018;", "CC05", "Quyết định số 1299/QĐ-TTg ngày 03/10/2018"),  # no next period is known
    (date(2021, 1, 15), "Căn cứ Quyết định số 2351/QĐ-TTg ngày 24/12/2010;", "CC05", "Quyết định số 2351/QĐ-TTg ngày 24/12/2010"),  # nor was one there
    (D2026, "Thông tư liên tịch số 13/2016/TTLT-BYT-BGDĐT ngày 12/5/2016 của Bộ trưởng Bộ Y tế về y tế trường học.", "CC09", "Bộ trưởng Bộ Y tế"),
    (D2026, "Thực hiện Quyết định số 248/QĐ-TTg ngày 24/02/2014 về Ngày Sách Việt Nam.", "CC10", "248/QĐ-TTg"),
]  # fmt: skip


@pytest.mark.parametrize(("on", "text", "rule", "evidence"), REMARKS)
def test_no_more_than_a_remark(on: date, text: str, rule: str, evidence: str) -> None:
    assert told(reported(on, text)) == [(rule, "info", evidence)]


SILENT = [
    # a law by its name: the day of what is done, an older law of that name, one of several
    (D2026, "Phổ biến Luật Bình đẳng giới ngày 29 tháng 11 năm 2026."),
    (D2026, "Căn cứ Luật Trẻ em ngày 12 tháng 8 năm 1991; Luật Giáo dục ngày 14/6/2009;"),
    (D2026, "Căn cứ Luật Bình đẳng giới ngày 29/11/2006;"),
    # the same number of another year
    (D2026, "Thực hiện Quyết định số 131/QĐ-TTg ngày 25/01/2017 của Chính phủ về một việc khác."),
    (D2026, "Thực hiện Chỉ thị số 31/CT-TTg ngày 21/12/2023 của Thủ tướng Chính phủ; Quyết định số 45/QĐ-TTg ngày 09/01/2019."),
    (D2026, "Thực hiện Nghị quyết số 28/NQ-CP ngày 22/4/2015 và Quyết định số 101/QĐ-TTg ngày 23/01/2017."),
    # amended, not repealed; the amending document's date is its own
    (D2022, "Thực hiện Nghị định số 81/2021/NĐ-CP ngày 27/8/2021, được sửa đổi bởi Nghị định số 97/2023/NĐ-CP ngày 31/12/2023."),
    (D2026, "Phổ biến Luật Bảo hiểm y tế số 25/2008/QH12 ngày 14/11/2008, sửa đổi, bổ sung theo Luật số 46/2014/QH13."),
    (D2022, "Phổ biến Luật Giáo dục số 43/2019/QH14 và các luật sửa đổi, bổ sung ngày 10/12/2025."),
    # in force still, or not known to have ended
    (date(2021, 12, 31), "Phổ biến Nghị định số 55/2009/NĐ-CP ngày 10/6/2009 của Chính phủ."),
    (D2026, "Phổ biến Luật Bình đẳng giới năm 2006; Luật Phòng, chống bạo lực gia đình; Luật Giáo dục."),
    # the successor, or the row itself, rests on one source; the plan could not know; the year is CC06's
    (D2026, "Phổ biến Luật Việc làm số 38/2013/QH13 ngày 16/11/2013; Luật Lưu trữ số 01/2011/QH13."),
    (D2026, "Thực hiện Thông tư số 45/2021/TT-BGDĐT ngày 21/12/2021 của Bộ Giáo dục và Đào tạo."),
    (date(2020, 9, 1), "Thực hiện Nghị định số 54/2011/NĐ-CP ngày 04/7/2011 của Chính phủ."),
    (D2026, "Thực hiện Nghị định số 80/2017/NĐ-CP ngày 17/7/2016 của Chính phủ."),
    (D2026, "Thực hiện Nghị định số 80/2017/NĐ-CP ngày 31/6/2017 của Chính phủ."),  # no calendar has it: NT02's
    # spoken of as past, or to come
    (D2022, "Thực hiện Nghị định số 81/2021/NĐ-CP ngày 27/8/2021 của Chính phủ thay thế Nghị định số 86/2015/NĐ-CP ngày 02/10/2015 của Chính phủ."),
    (D2026, "Tổng kết 10 năm thực hiện Nghị định số 86/2015/NĐ-CP ngày 02/10/2015 của Chính phủ."),
    (D2026, "Phổ biến việc Thông tư số 36/2017/TT-BGDĐT hết hiệu lực."),
    (D2026, "Tuyên truyền Luật Phòng, chống ma túy số 120/2025/QH15 trước khi có hiệu lực."),
    (D2026, "Đánh giá việc thực hiện Quyết định số 2351/QĐ-TTg ngày 24/12/2010 của Thủ tướng Chính phủ."),
    (D2026, "Phổ biến Thông tư số 06/2023/TT-BGDĐT sửa đổi, bổ sung một số điều của Quy chế thi ban hành kèm theo Thông tư số 15/2020/TT-BGDĐT."),
    # another document's date, issuer or subject
    (D2022, "Triển khai Công văn hướng dẫn thực hiện Nghị định số 20/2014/NĐ-CP ngày 05/3/2014 của Bộ Giáo dục và Đào tạo."),
    (D2022, "Triển khai Thông tư số 09/2024/TT-BGDĐT của Phòng Giáo dục và Đào tạo."),
    (D2026, "Thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Đảng; Chỉ thị số 21-CT/TW ngày 20/01/2018 của Ban Chấp hành Trung ương."),
    (D2026, "Thông tư liên tịch số 13/2016/TTLT-BYT-BGDĐT ngày 12/5/2016 của Bộ Y tế, Bộ Giáo dục và Đào tạo quy định về y tế trường học."),
    (D2026, "Thực hiện Thông tư số 32/2020/TT-BGDĐT (ngày 01/11/2020 có hiệu lực)."),
    # written otherwise
    (D2026, "Thông tư số 28/2019/TT-BLĐTBXH ngày 26/12/2019 của Bộ Lao động; Thông tư số 29/2019/TT-BLĐTBXH ngày 26/12/2019 của Bộ LĐ TBXH; Thông tư số 191/2009/TT-BTC ngày 01/10/2009 của Bộ TC."),
    (D2022, "Quyết định 16/2008/QĐ-BGD&ĐT ngày 16/4/2008 của Bộ trưởng Bộ GD&ĐT; Quyết định số 1790/QĐ-TTG ngày 23 tháng 10 năm 2021 của Thủ tướng."),
    (D2026, "Thực hiện Công văn số 1234/BGDĐT-GDTH ngày 05/01/2026 và Quyết định số 9999/QĐ-TTg ngày 05/01/2026."),
]  # fmt: skip


@pytest.mark.parametrize(("on", "text"), SILENT)
def test_silent(on: date, text: str) -> None:
    assert told(reported(on, text)) == []


ROWS = [row for rows in known.registry().numbers.values() for row in rows]


@pytest.mark.parametrize("first", range(0, len(ROWS), 80))
def test_each_row_cited_as_it_stands_is_right(first: int) -> None:
    """Only those that have ended are told, each of them, but for ends that rest on one source."""
    rows = ROWS[first : first + 80]
    titles = ["" if row.name else row.title.partition(";")[0] for row in rows]
    cited = [f"- Phổ biến {described(row)} {title[:1].lower()}{title[1:]}." for row, title in zip(rows, titles, strict=True)]
    asking = tuple(rule for rule in rules() if rule.id in ASKING)
    report = report_of(Example(text={"ngay": "Hoa Sơn, ngày 20 tháng 11 năm 2026", "them": "\n".join(cited)}), asking)
    ended = [row.number for row in rows if row.in_force_to and row.sure and not row.doubted_end]
    found = [f for f in report.findings if f.severity != "info"]
    assert {f.rule for f in found} <= {"CC05"}
    assert len(found) == len(ended), (ended, [f.evidence for f in found])


@pytest.mark.parametrize(
    ("on", "text", "outcomes"),
    [
        (D2021, "Phổ biến Nghị định số 55/2009/NĐ-CP ngày 10/6/2009 của Chính phủ.", "pass pass pass pass"),
        (D2021, "Phổ biến Nghị định số 80/2017/NĐ-CP ngày 17/7/2017 của Chính phủ.", "not_applicable pass pass pass"),  # no end seen: unknown, not valid
        (D2021, "Thực hiện Quyết định số 9999/QĐ-TTg ngày 05/01/2020 của Thủ tướng Chính phủ.", "not_applicable not_applicable not_applicable not_applicable"),
        (D2021, "Thực hiện việc khác.", "not_applicable not_applicable not_applicable not_applicable"),
        (D2021, "Phổ biến Luật Trẻ em.", "not_applicable not_applicable not_applicable not_applicable"),
        (None, "Phổ biến Nghị định số 55/2009/NĐ-CP ngày 10/6/2009 của Chính phủ.", "fail pass pass pass"),  # the title's year: 2026
    ],
)  # fmt: skip
def test_outcomes(on: date | None, text: str, outcomes: str) -> None:
    report = reported(on, text)
    assert [outcome(report, rule) for rule in ASKING] == outcomes.split()


def test_unknown_numbers_are_named_in_the_verdict_alone() -> None:
    report = reported(D2021, "Thực hiện Quyết định số 9999/QĐ-TTg ngày 05/01/2020 và Thông tư số 99/2020/TT-BGDĐT.")
    why = next(v.why for v in report.verdicts if v.rule == "CC10")
    assert why is not None
    assert "9999/QĐ-TTg, 99/2020/TT-BGDĐT" in why.vi
    assert told(report) == []


def test_a_number_without_a_year_is_too_bare_to_be_matched() -> None:
    report = reported(D2026, "Thực hiện Quyết định số 1299/QĐ-TTg của Thủ tướng Chính phủ; Quyết định số 9999/QĐ-TTg.")
    why = next(v.why for v in report.verdicts if v.rule == "CC10")
    assert why is not None
    assert why.vi == ("Danh mục văn bản chưa có: 9999/QĐ-TTg. Viện dẫn thiếu năm ban hành, chưa đủ để đối chiếu với danh mục: 1299/QĐ-TTg.")
    other = reported(D2026, "Thực hiện Quyết định số 131/QĐ-TTg ngày 25/01/2017 về một việc khác.")
    assert [v.why.vi for v in other.verdicts if v.rule == "CC10" and v.why] == ["Danh mục văn bản chưa có: 131/QĐ-TTg."]


@pytest.mark.parametrize(
    ("on", "number", "instead"),
    [
        (D2022, "86/2015/NĐ-CP", "Nghị định số 81/2021/NĐ-CP ngày 27/8/2021 của Chính phủ"),
        (D2026, "86/2015/NĐ-CP", "Nghị định số 238/2025/NĐ-CP ngày 03/9/2025 của Chính phủ"),  # its successor has ended too
        (D2026, "14/2014/TTLT-BTC-BTP", "Thông tư số 56/2023/TT-BTC ngày 18/8/2023 của Bộ Tài chính"),
        (D2026, "15/2010/TTLT-BTC-BGDĐT", None),  # repealed, nothing in its place
    ],
)
def test_what_stands_in_its_place(on: date, number: str, instead: str | None) -> None:
    kind = "Thông tư liên tịch" if "TTLT" in number else "Nghị định"
    (finding,) = [f for f in reported(on, f"Thực hiện {kind} số {number}.").findings if f.rule == "CC05"]
    assert (finding.suggestion.vi if finding.suggestion else None) == instead


def test_a_given_parent_is_cc03_s() -> None:
    text = "Thực hiện Quyết định số 1790/QĐ-TTg ngày 21/10/2021 của Chính phủ về truyền thông, Trường Tiểu học Hoa Ban xây dựng kế hoạch như sau:"
    parent = {
        "co_quan": "THỦ TƯỚNG CHÍNH PHỦ",
        "so": "Số: 1790/QĐ-TTg",
        "ngay": "Hà Nội, ngày 23 tháng 10 năm 2021",
        "ten_loai": "QUYẾT ĐỊNH",
    }
    report = report_of(Example(text={"mo_dau": text}, parent=parent), rules())
    assert [f.rule for f in report.findings if f.rule in ("CC03", "CC08", "CC09")].count("CC03") >= 1
    assert not {"CC08", "CC09"} & {f.rule for f in report.findings}


@pytest.mark.parametrize(
    ("own", "above", "rules_told"),
    [
        ("17/7/2017", "17/6/2017", []),
        ("17/6/2017", "17/7/2017", ["CC03"]),
        ("17/6/2017", "17/6/2017", ["CC08"]),
        ("17/7/2017", "17/7/2017", []),
    ],
)
def test_whose_date_is_wrong(own: str, above: str, rules_told: list[str]) -> None:
    text = "Thực hiện Nghị định số 80/2017/NĐ-CP ngày {} của Chính phủ."
    report = report_of(Example(text={"them": "4. " + text.format(own)}, parent={"them": "4. " + text.format(above)}), rules())
    assert [f.rule for f in report.findings if f.rule in ("CC03", "CC08")] == rules_told


# --- an office's own rows

HEAD = "number,type,issued,issuer,title,in_force_from,in_force_to,replaced_by,evidence,source\n"


def office(folder: Path, rows: str, extends: str = "ke_hoach") -> Path:
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        f"id: {folder.name}\ntitle: {{vi: Của phường, en: The ward's}}\nrules: []\nextends: [{extends}]\n", "utf8"
    )
    if rows:
        (folder / "documents.csv").write_text(HEAD + rows, "utf8")
    return folder


ENDED = "15/KH-UBND,Kế hoạch,2021-01-12,UBND phường Hoa Sơn,,2021-01-12,2021-03-01,16/KH-UBND,db,bản chính\n"


def test_an_office_s_rows_are_known_to_the_built_in_rules(tmp_path: Path) -> None:
    pack = load_pack(office(tmp_path / "phuong", ENDED))
    report = reported(D2021, "Thực hiện việc khác.", pack)
    assert told(report) == []  # the model plan cites no. 15 of 2026
    found = reported(D2021, "Thực hiện Kế hoạch số 15/KH-UBND ngày 12/01/2021 của UBND phường Hoa Sơn.", pack)
    assert [(f.rule, f.related[0].file) for f in found.findings if f.rule == "CC05"] == [("CC05", "phuong/documents.csv:2")]
    assert told(reported(D2021, "Thực hiện Kế hoạch số 15/KH-UBND ngày 12/01/2021 của UBND phường Hoa Sơn.")) == []


def test_a_pack_that_extends_knows_both_files(tmp_path: Path) -> None:
    office(tmp_path / "quan", ENDED)
    pack = load_pack(office(tmp_path / "phuong", "17/KH-UBND,Kế hoạch,2021-02-02,UBND phường Hoa Sơn,Tên,,,,db,bản chính\n", "quan"))
    (rule,) = [r for r in pack if r.id == "CC05"]
    assert [Path(f).parent.name for f in rule.documents] == ["phuong", "quan"]


def test_a_wrong_row_ends_the_run_with_file_line_and_word(tmp_path: Path) -> None:
    folder = office(tmp_path / "phuong", ENDED + ENDED.replace("15/", "18/").replace("db", "thấy"))
    with pytest.raises(RuleError) as caught:
        load_pack(folder)
    assert (caught.value.file, caught.value.line, caught.value.word) == (folder / "documents.csv", 3, "thấy")


@pytest.mark.parametrize("text", ["Thực hiện việc khác.", "Phổ biến Luật Trẻ em.", "Thực hiện Quyết định số 12/QĐ-UBND ngày 05/01/2026."])
def test_a_plan_that_cites_no_central_document_loads_no_registry(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "_joined", None)
    monkeypatch.setattr(known, "_matched", None)
    assert outcome(reported(D2026, text), "CC05") == "not_applicable"
    assert outcome(reported(D2026, "Thực hiện Nghị định số 80/2017/NĐ-CP."), "CC05") == "broken"
