"""Plans that several bodies issue, and the general aim of a parent → what is told of them."""

from __future__ import annotations

from msgspec.structs import replace

from checker.judge import load_pack
from checker.judge.facts import KINDS
from checker.model import Document, Hierarchy, Message
from checker.parse import parse
from tests.documents import source_of
from tests.judge.made import document, judged, row, rule, target, verdict

ISSUERS = ("Trường Tiểu học Hoa Ban", "Trường Tiểu học Hoa Mơ")
SAID = "Toàn thể giáo viên Trường Tiểu học Hoa Mơ và cán bộ, giáo viên Trường Tiểu học Bằng Lăng thực hiện kế hoạch."


def plan(issuers: tuple[str, ...]) -> Document:
    made = parse(source_of(f"KẾ HOẠCH\nBảo đảm an toàn trường học\nI. NHIỆM VỤ\n1. {SAID}\n2. Tập huấn.\n"))
    return replace(made, header=replace(made.header, issuer=issuers[0], issuers=issuers[1:] and issuers, level="school"))


def units(issuers: tuple[str, ...]) -> dict[str, bool | None]:
    child = plan(issuers)
    return {r.text: r.get("own") for r in KINDS["unit"].read(child, Hierarchy(child))}


def test_each_issuer_of_a_joint_plan_is_no_other_unit() -> None:
    assert units(ISSUERS) == {"Trường Tiểu học Hoa Mơ": True, "Trường Tiểu học Bằng Lăng": False}
    assert units(ISSUERS[:1]) == {"Trường Tiểu học Hoa Mơ": False, "Trường Tiểu học Bằng Lăng": False}


WHY = Message("Không thấy mục tiêu chung.", "The aim is not found.")


def test_a_general_aim_that_is_not_found_is_told_once() -> None:
    child, parent = document(), document("Xây dựng trường học an toàn.")
    aim = replace(row(parent, target(None, general=True, unit=None), None, "unclear"), why=WHY)
    taken_up = next(r for r in load_pack() if r.id == "CT01")
    report = judged(child, taken_up, parents=(parent,), rows=(aim,))
    (finding,) = report.findings
    assert (finding.severity, finding.message.vi.split(":")[0]) == (
        "info",
        "Kế hoạch không thể hiện mục tiêu chung của cấp trên",
    )
    said = verdict(report, "CT01")
    assert (said.outcome, said.why and said.why.vi) == ("not_evaluated", "Đã nêu ở lưu ý về mục tiêu chung.")


def test_a_rule_on_targets_has_words_for_the_aim() -> None:
    assert set(rule("inherited", "target", {"kind": "target", "ask": "taken_up"}).messages) == {"missing", "aim", "near"}
    assert set(rule("inherited", "event", {"kind": "event", "ask": "taken_up"}).messages) == {"missing"}
