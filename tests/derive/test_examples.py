"""Examples of rules, and plans of a few lines: each parent as it is, and as a pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.derive.load import Superior, joined, superiors_of
from checker.derive.take import taken
from checker.derive.write import written
from checker.extract import extract
from checker.judge import load_pack
from checker.judge.examples import staged
from checker.model import Document
from checker.parse import parse
from checker.pipeline import check_document, check_together
from checker.read import read_bytes
from tests.derive.packs import row, told

RULES = load_pack(examples=True)
EXAMPLES = [e for rule in RULES if rule.examples for e in (*rule.examples.bad, *rule.examples.good) if e.parent is not None]


def document(name: str, text: str) -> Document:
    return extract(parse(replace(read_bytes(name, text.encode()), layout=True)))


def as_pack(parent: Document, folder: Path) -> tuple[Superior, ...]:
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(written(taken(parent), parent), "utf-8")
    return superiors_of([folder])


def equal(child: Document, parent: Document, folder: Path, profile: str = "issued") -> None:
    one = check_document(child, [parent], RULES, profile=profile)
    (other,) = check_together([child], (), RULES, superiors=as_pack(parent, folder), profile=profile)
    assert [told(f) for f in other.findings] == [told(f) for f in one.findings]
    assert other.verdicts == one.verdicts
    assert [row(r) for r in other.inherited] == [row(r) for r in one.inherited]


def test_every_example_with_a_parent(tmp_path: Path) -> None:
    assert len(EXAMPLES) > 30
    for at, example in enumerate(EXAMPLES):
        stage = staged(example)
        assert stage.parent is not None
        equal(document("plan.txt", stage.text), document("parent.txt", stage.parent), tmp_path / str(at), example.profile)


HEAD = "ỦY BAN NHÂN DÂN PHƯỜNG HOA SƠN\nSố: 12/KH-UBND\nHoa Sơn, ngày 05 tháng 01 năm 2026\n"
TITLE = "KẾ HOẠCH\nBảo đảm an toàn trường học năm 2026\n"
AIMS = "I. MỤC TIÊU\n1. 100% lớp có tủ thuốc.\n"
ENDS = "II. TỔ CHỨC THỰC HIỆN\n1. Các trường báo cáo Ủy ban nhân dân phường trước ngày 25/11.\n"
CHILD = (
    "UBND PHƯỜNG HOA SƠN\nTRƯỜNG TIỂU HỌC HOA MAI\nSố: 08/KH-THHM\nHoa Sơn, ngày 20 tháng 01 năm 2026\nKẾ HOẠCH\n"
    "Bảo đảm an toàn trường học năm 2026\nThực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân phường Hoa Sơn về bảo đảm"
    " an toàn trường học năm 2026, trường xây dựng kế hoạch như sau:\n"
)
#: What is so in a parent, its text, and what the plan says.
PLANS = {
    "an abbreviation that a part without facts explains": (
        HEAD + TITLE + "I. MỤC ĐÍCH\n1. Nâng cao ý thức về phòng cháy, chữa cháy (PCCC).\nII. CHỈ TIÊU\n1. 100% lớp học PCCC.\n" + ENDS,
        CHILD + "I. CHỈ TIÊU\n1. 100% lớp học phòng cháy, chữa cháy.\n",
    ),
    "a plan issued with a decision": (
        "ỦY BAN NHÂN DÂN PHƯỜNG HOA SƠN\nKẾ HOẠCH\nBảo đảm an toàn trường học năm 2026\n"
        "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân phường Hoa Sơn)\n" + AIMS + ENDS,
        CHILD.replace("Kế hoạch số 12/KH-UBND ngày 05", "Quyết định số 12/QĐ-UBND ngày 15") + "I. MỤC TIÊU\n1. 100% lớp có tủ thuốc.\n",
    ),
    "aims with figures, and no target": (
        HEAD + TITLE + "I. MỤC TIÊU\n1. Duy trì mô hình của 3 tổ dân phố.\n" + ENDS,
        CHILD + "I. MỤC TIÊU\nNâng cao ý thức của học sinh.\nII. NHIỆM VỤ\n1. Tuyên truyền.\n",
    ),
    "aims without figures": (
        HEAD + TITLE + "I. MỤC TIÊU\nNâng cao ý thức của học sinh.\n" + ENDS,
        CHILD + "I. MỤC TIÊU\nNâng cao ý thức của học sinh.\nII. NHIỆM VỤ\n1. Tuyên truyền.\n",
    ),
    "a period in the text alone": (
        HEAD
        + "KẾ HOẠCH\nBảo đảm an toàn trường học\n"
        + AIMS
        + ENDS
        + "Trên đây là Kế hoạch bảo đảm an toàn trường học giai đoạn 2026 - 2028./.\n",
        CHILD.replace("năm 2026\nThực", "giai đoạn 2024 - 2025\nThực") + AIMS,
    ),
    "two who issue": (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO - SỞ Y TẾ\nSố: 12/KHLT-SGDĐT-SYT\nHoa Sơn, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH LIÊN TỊCH\n"
        "Bảo đảm an toàn trường học năm 2026\n" + AIMS + ENDS,
        CHILD.replace("số 12/KH-UBND", "liên tịch số 12/KHLT-SGDĐT-SYT").replace("của Ủy ban nhân dân phường Hoa Sơn", "của Sở Y tế")
        + AIMS,
    ),
    "funds in a passage alone": (
        HEAD + TITLE + AIMS + ENDS + "2. Các trường bố trí kinh phí từ ngân sách được giao.\n",
        CHILD + AIMS,
    ),
    "words that stand twice in a clause": (
        HEAD + TITLE + "I. MỤC TIÊU\n1. 50% lớp có tủ sách và 50% lớp có tủ thuốc vào năm 2026.\n" + ENDS,
        CHILD + "I. MỤC TIÊU\n1. 40% lớp có tủ thuốc.\n",
    ),
    "a column for each school year": (
        HEAD + TITLE + "I. CHỈ TIÊU\nTT | Chỉ tiêu | Năm học 2025-2026 | Năm học 2026-2027\n1 | Tỷ lệ lớp có tủ thuốc | 60% | 80%\n"
        "2 | Tỷ lệ học sinh biết bơi | 50% | 70%\n" + ENDS,
        CHILD + AIMS,
    ),
    "parts ordered of lower plans": (
        HEAD + TITLE + AIMS + ENDS + "2. Kế hoạch của các trường phải có các nội dung: kiểm tra, tổ chức thực hiện, khen thưởng.\n",
        CHILD + AIMS,
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_plans_of_a_few_lines(name: str, tmp_path: Path) -> None:
    parent, child = (document(f"{at}.txt", text) for at, text in enumerate(PLANS[name]))
    equal(child, parent, tmp_path)


def test_each_of_them_needs_what_the_pack_keeps() -> None:
    """The plans above have what they are named for."""
    kept = {name: taken(document("parent.txt", parent)) for name, (parent, _) in PLANS.items()}
    assert kept["an abbreviation that a part without facts explains"].abbreviations == ["phòng cháy, chữa cháy (PCCC)"]
    attached = kept["a plan issued with a decision"]
    assert (attached.attached_to or "").startswith("(Kèm theo Quyết định")
    assert attached.attached_on == "05/01/2026"
    assert [p.figures for p in kept["aims with figures, and no target"].parts if "muc_tieu" in p.kinds] == [True]
    assert [p.figures for p in kept["aims without figures"].parts if "muc_tieu" in p.kinds] == [False]
    period = kept["a period in the text alone"].period
    assert period is not None
    assert (period.from_, period.to, period.in_text) == (2026, 2028, True)
    assert len(kept["two who issue"].issuers) == 2
    assert "funding" in kept["funds in a passage alone"].speaks_of
    assert kept["parts ordered of lower plans"].required_parts
    rows = [i.columns for p in kept["a column for each school year"].parts for i in p.items if i.targets]
    assert rows == ["TT | Chỉ tiêu | Năm học 2025-2026 | Năm học 2026-2027"] * 2
    twice = [t.nth for p in kept["words that stand twice in a clause"].parts for i in p.items for t in i.targets]
    assert twice == [1, 2]


def test_parts_hold_what_stands_below_them(tmp_path: Path) -> None:
    text = HEAD + TITLE + "I. MỤC TIÊU\n1. Chỉ tiêu cụ thể\na) 100% lớp có tủ thuốc.\n" + ENDS
    (superior,) = as_pack(document("parent.txt", text), tmp_path)
    made = superior.document
    ours = [s for s in made.sections if s.title == "MỤC TIÊU"]
    assert len(ours) == 1
    assert [t.span in ours[0].span for t in made.facts.targets] == [True]
    assert [d.span in ours[0].span for d in made.facts.deadlines] == [False]


def test_the_very_file_of_a_pack_counts_once_without_a_number(tmp_path: Path) -> None:
    parent = document("parent.txt", (HEAD + TITLE + AIMS + ENDS).replace("Số: 12/KH-UBND\n", ""))
    assert parent.header.number is None
    above, notices = joined(as_pack(parent, tmp_path), [parent])
    assert len(above) == 1
    assert [n.code for n in notices] == ["pack_not_signed_off", "parent_in_pack"]


def test_a_school_year_is_said_as_the_parents_table_says_it(tmp_path: Path) -> None:
    parent, child = (document(f"{at}.txt", text) for at, text in enumerate(PLANS["a column for each school year"]))
    (report,) = check_together([child], (), RULES, superiors=as_pack(parent, tmp_path))
    said = [f.message.vi for f in report.findings if f.rule == "CT01"]
    assert any("vào năm học 2026-2027" in words for words in said)
    assert not any("năm 2027" in words for words in said)
