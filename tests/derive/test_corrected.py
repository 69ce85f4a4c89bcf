"""What an officer changes in a pack → what the reports say."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model import Report
from tests.derive.packs import CORPUS, by_pack, held, pack, row, told, understood

WARD = CORPUS / "phuong-2026"
SWIM = "Ít nhất 60% học sinh từ lớp 3 đến lớp 9 biết bơi an toàn."


def ward(tmp_path: Path, *changes: tuple[str, str], child: str = "compliant") -> Report:
    """The report on the ward's plan with a pack some of whose words are changed; each stands there once."""
    head, start, text = pack(WARD / "parent.docx").partition("\nid:")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return by_pack(WARD / f"{child}.docx", held(head + start + text, tmp_path))


def cut(text: str, clause: str) -> str:
    """The pack's text without the item of a clause, as an officer would take it out."""
    lines = text.split("\n")
    first = next(i for i, line in enumerate(lines) if line.strip().startswith(f'- clause: "{clause}'))
    after = next(i for i in range(first + 1, len(lines)) if len(lines[i]) - len(lines[i].lstrip()) <= 8)
    return "\n".join(lines[:first] + lines[after:])


def only(before: Report, after: Report) -> list[str]:
    """The messages that are new; nothing else may have changed but what is gone."""
    old = [told(f) for f in before.findings]
    return [f.message.vi for f in after.findings if told(f) not in old]


def test_a_corrected_target_changes_its_own_row_only(tmp_path: Path) -> None:
    before = ward(tmp_path / "before")
    for value in (55, 95, 97.5):
        after = ward(tmp_path / str(value), ("value: 60", f"value: {value}"))
        changed = [r for r, s in zip(after.inherited, before.inherited, strict=True) if row(r) != row(s)]
        assert all(r.row.parent_fact.indicator == "học sinh từ lớp 3 đến lớp 9 biết bơi an toàn" for r in changed)
        said = only(before, after)
        shown = f"ít nhất {str(value).replace('.', ',')}%"
        assert all(shown in words and "60%" not in words for words in said)
        assert bool(said) == (value > 60)
        assert [told(f) for f in before.findings if f.rule != "CT02"] == [told(f) for f in after.findings if f.rule != "CT02"]


def test_a_target_that_the_plan_leaves_out_is_told_in_the_corrected_words(tmp_path: Path) -> None:
    report = ward(
        tmp_path,
        (SWIM, "Ít nhất 60% lớp có tủ thuốc vào năm 2026."),
        ('indicator: "học sinh từ lớp 3 đến lớp 9 biết bơi an toàn"', 'indicator: "lớp có tủ thuốc"'),
        ('population: "học sinh từ lớp 3 đến lớp 9"', 'population: "lớp"'),
        ("value: 60", "value: 80"),
    )
    said = [f for f in report.findings if f.rule == "CT01" and "tủ thuốc" in f.message.vi]
    assert [f.message.vi for f in said] == ["Chỉ tiêu của cấp trên không có trong kế hoạch: «Ít nhất 80% lớp có tủ thuốc vào năm 2026»."]
    assert said[0].suggestion is not None
    assert said[0].suggestion.vi.startswith("Ít nhất 80% lớp có tủ thuốc")


def test_words_that_say_the_same_stay_as_they_are(tmp_path: Path) -> None:
    old = ('indicator: "Số vụ tai nạn thương tích trong mỗi trường vụ/năm"', 'indicator: "Số vụ tai nạn thương tích trong mỗi trường"')
    report = ward(tmp_path, old)
    assert "Số vụ tai nạn thương tích trong mỗi trường không quá 02 vụ/năm." in {
        r.row.parent.text(r.row.parent_fact.span) for r in report.inherited
    }


def test_a_corrected_year_stands_in_the_clause(tmp_path: Path) -> None:
    text = pack(CORPUS / "dong-da" / "parent.docx")
    old = 'clause: "Chỉ tiêu 3: Tỷ lệ thanh niên, thiếu niên từ 15 đến 18 tuổi tốt nghiệp trung học cơ sở đạt 99% vào năm 2025 và 99,5% vào năm 2030."'
    assert old in text
    head, tail = text.split(old)
    (superior,) = held(head + old + tail.replace("year: 2025", "year: 2026", 1), tmp_path)
    clauses = {superior.document.text(t.span) for t in superior.document.facts.targets}
    assert old[9:-1].replace("2025", "2026") in clauses


def test_a_deleted_target_is_no_row(tmp_path: Path) -> None:
    text = pack(WARD / "parent.docx")
    before, after = (by_pack(WARD / "faulty.docx", held(t, tmp_path / n)) for t, n in ((text, "a"), (cut(text, SWIM), "b")))
    gone = [r for r in before.inherited if r.row.parent.text(r.row.parent_fact.span) == SWIM]
    assert len(gone) == 1
    assert [row(r) for r in after.inherited] == [row(r) for r in before.inherited if r not in gone]
    assert only(before, after) == []


def test_an_added_target_is_asked(tmp_path: Path) -> None:
    more = (
        '        - clause: "100% giáo viên được tập huấn sử dụng bình chữa cháy."\n          targets:\n'
        '            - indicator: "giáo viên được tập huấn sử dụng bình chữa cháy"\n              value: 100\n              unit: "%"\n'
    )
    text = pack(WARD / "parent.docx")
    at = text.index(f'        - clause: "{SWIM}')
    report = by_pack(WARD / "compliant.docx", held(text[:at] + more + text[at:], tmp_path))
    assert "Chỉ tiêu của cấp trên không có trong kế hoạch: «100% giáo viên được tập huấn sử dụng bình chữa cháy»." in [
        f.message.vi for f in report.findings
    ]


DUE = [
    ('due: "10/12/2026"', 'due: "01/12/2026"', "trước ngày 01/12/2026"),
    ('due: "10/12/2026"', "due: 5/12/2026", "trước ngày 05/12/2026"),
    ('due: "10/12/2026"', "due: 2026-12-05", "trước ngày 05/12/2026"),
    ('due: "10/12/2026"', "due: tháng 11 năm 2026", "trước tháng 11/2026"),
]


@pytest.mark.parametrize(("old", "new", "shown"), DUE)
def test_a_corrected_day_is_said_everywhere(old: str, new: str, shown: str, tmp_path: Path) -> None:
    report = ward(tmp_path, (old, new))
    (changed,) = [r for r in report.inherited if r.row.kind == "deadline" and shown in r.row.parent.text(r.row.parent_fact.focus)]
    assert "10/12/2026" not in changed.row.parent.text(changed.row.parent_fact.span)
    if changed.outcome == "fail":
        assert "10/12" not in changed.why.vi
    neighbours = [r for r in report.inherited if r.row.kind == "deadline" and r is not changed]
    assert any("trước ngày 20/9/2026" in r.row.parent.text(r.row.parent_fact.span) for r in neighbours)


def test_what_stands_behind_corrected_words_keeps_its_own(tmp_path: Path) -> None:
    report = ward(tmp_path, ('due: "20/03/2026"', 'due: "15/12/2026"'))
    said = [r.row.parent.text(r.row.parent_fact.focus) for r in report.inherited if r.row.kind == "deadline"]
    assert said[-4:] == ["trước ngày 15/12/2026", "trước ngày 20/6/2026", "trước ngày 20/9/2026", "trước ngày 10/12/2026"]


def test_a_corrected_number_of_the_parent_is_the_one_that_plans_must_cite(tmp_path: Path) -> None:
    report = ward(tmp_path, ('number: "46/KH-UBND"', 'number: "64/KH-UBND"'))
    (finding,) = [f for f in report.findings if f.rule == "CC03"]
    assert "64/KH-UBND" in finding.message.vi
    assert [r.text for r in finding.related] == ["64/KH-UBND"]


def test_a_corrected_day_of_issue_is_shown_in_its_words(tmp_path: Path) -> None:
    report = ward(tmp_path, ('issued: "16/01/2026"', 'issued: "15/01/2026"'))
    assert [r.text for f in report.findings if f.rule == "CC03" for r in f.related] == ["ngày 15 tháng 01 năm 2026"]


def test_corrected_years_of_the_parent_are_said(tmp_path: Path) -> None:
    report = ward(tmp_path, ("period: {from: 2026, to: 2026", "period: {from: 2027, to: 2028"))
    (finding,) = [f for f in report.findings if f.rule == "NT03" and f.message.vi.startswith("Kế hoạch ghi")]
    assert "2027 - 2028" in finding.message.vi
    assert [r.text for r in finding.related] == ["giai đoạn 2027 - 2028"]


def test_required_parts_are_added_in_plain_words(tmp_path: Path) -> None:
    assert not any(f.rule == "BC08" for f in ward(tmp_path / "a").findings)
    report = ward(tmp_path / "b", ("  parts:\n", '  required_parts:\n    - ["kinh phí", "khen thưởng"]\n  parts:\n'))
    assert [f.message.vi for f in report.findings if f.rule == "BC08"] == [
        "Văn bản cấp trên yêu cầu có phần «khen thưởng», kế hoạch này không có."
    ]


def test_a_pack_signed_off_is_told_no_more(tmp_path: Path) -> None:
    signed = (("signed_off_by: null", 'signed_off_by: "Nguyễn Thị A"'), ("signed_off_on: null", "signed_off_on: 15/3/2026"))
    codes = [[n.code for n in ward(tmp_path / str(i), *signed[:i]).notices] for i in range(3)]
    assert codes == [["pack_not_signed_off"], ["pack_not_signed_off"], []]


def test_every_report_says_whose_pack_is_not_signed_off(tmp_path: Path) -> None:
    (notice,) = ward(tmp_path).notices
    assert "46/KH-UBND" in notice.message.vi
    assert "chưa được ký duyệt" in notice.message.vi
    assert "not signed off" in notice.message.en


def test_a_parent_given_beside_its_pack_counts_once(tmp_path: Path) -> None:
    from checker.derive.load import joined

    superiors, parent = held(pack(WARD / "parent.docx"), tmp_path), understood(WARD / "parent.docx")
    for form in ("docx", "pdf"):
        above, notices = joined(superiors, [understood(WARD / f"parent.{form}"), understood(CORPUS / "ba-che" / "parent.docx")])
        assert [d.source.name for d in above] == [f"{tmp_path.name}/pack.yaml", "parent.docx"]
        assert [n.code for n in notices] == ["pack_not_signed_off", "parent_in_pack"]
    assert parent.facts.targets


def test_a_pack_that_extends_another_has_its_parent_too(tmp_path: Path) -> None:
    held(pack(WARD / "parent.docx"), tmp_path / "phuong")
    text = 'id: cum\ntitle: {vi: "Cụm", en: "Group"}\nextends: [phuong]\n'
    assert [s.document.header.number for s in held(text, tmp_path / "cum")] == ["46/KH-UBND"]
