"""How far a plan has come: the steps that a pack declares, and what keeps a plan from the next."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example
from checker.judge.rules.shape import PageOf
from checker.model import Report, Waived
from checker.report import json as json_report
from checker.report.rating import rating_of
from checker.report.terminal import render

WHOLE: Mapping[str, str] = {}


def report(text: Mapping[str, str] = WHOLE, *, parent: bool = True, packs: tuple[str | Path, ...] = ()) -> Report:
    return report_of(Example(text=dict(text), parent={} if parent else None, layout=True, look={}, page=PageOf()), load_pack(*packs))


def reached(one: Report) -> str | None:
    rating = rating_of(one)
    assert rating
    return rating.reached.step.id if rating.reached else None


NO_ZERO = {"ngay": "Hoa Sơn, ngày 5 tháng 02 năm 2026"}
LEAST = {"chi_tieu": "II. CHỈ TIÊU\n1. 100% học sinh được học kỹ năng phòng cháy, thoát nạn trong năm 2026."}
NO_MONEY = {"kinh_phi": ""}
HARMED = {"chi_tieu": LEAST["chi_tieu"] + "\n2. 80% học sinh lớp 4, lớp 5 biết bơi vào năm 2026."}


@pytest.mark.parametrize(
    ("text", "rules", "step"),
    [
        (HARMED, {"CT02": 1}, None),
        (NO_ZERO, {"TT03": 1}, None),
        (LEAST, {"CT01": 1}, "dung_the_thuc"),
        (NO_MONEY, {"BC03": 1}, "du_chi_tieu"),
        (WHOLE, {}, "mau_muc"),
    ],
)
def test_what_a_fault_keeps_from(text: Mapping[str, str], rules: dict[str, int], step: str | None) -> None:
    one = report(text)
    assert reached(one) == step
    rating = rating_of(one)
    assert rating
    assert (dict(rating.next.faults) if rating.next else {}) == rules


def test_a_step_whose_rules_could_not_be_judged_is_not_reached() -> None:
    one = report(parent=False)
    rating = rating_of(one)
    assert rating
    assert rating.reached is None
    assert rating.next
    assert rating.next.outcome == "not_evaluated"
    assert {"CC03", "CT02", "TH02"} <= set(rating.next.unjudged)
    assert "chưa xét được CC03" in render([one], colour=False)


def test_what_is_waived_keeps_from_no_step_and_what_is_known_does() -> None:
    one = report(NO_MONEY)
    (finding,) = one.findings
    waived = replace(one, findings=(), waived=(Waived(finding, "lý do", "người duyệt", date(2030, 1, 1)),))
    assert reached(waived) == "mau_muc"
    assert reached(replace(one, findings=(), known=(finding,))) == "du_chi_tieu"


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        (WHOLE, "Mức đạt: mẫu mực.", "Rating: exemplary."),
        (HARMED, "Mức đạt: chưa đạt mức nào. Để «nộp được»: sửa CT02.", "Rating: no step reached. For “fit to send in”: mend CT02."),
        (NO_MONEY, "Mức đạt: đủ chỉ tiêu. Để «mẫu mực»: sửa BC03.", "Rating: targets met. For “exemplary”: mend BC03."),
    ],
)
def test_the_report_ends_with_the_rating(text: Mapping[str, str], vi: str, en: str) -> None:
    one = report(text)
    assert vi in render([one], colour=False).splitlines()
    assert en in render([one], lang="en", colour=False).splitlines()


@pytest.mark.parametrize(("text", "parent"), [(WHOLE, True), (HARMED, True), (WHOLE, False)])
def test_the_rating_in_json(text: Mapping[str, str], parent: bool) -> None:
    one = json.loads(json_report.render([report(text, parent=parent)]))
    jsonschema.validate(one, json_report.schema("report"))
    rating = one["reports"][0]["rating"]
    assert [s["step"] for s in rating["steps"]] == ["nop_duoc", "dung_the_thuc", "du_chi_tieu", "mau_muc"]
    assert rating["next"] == (None if parent and text is WHOLE else "nop_duoc")


def test_no_plan_and_no_steps_have_no_rating() -> None:
    assert rating_of(report(packs=("can_cu",))) is None
    nothing = report_of(Example(text="Bảng giá vật tư tháng này.\nKẾ HOẠCH NHÂN SỰ"), load_pack())
    assert nothing.verdicts
    assert all(v.outcome not in ("pass", "fail") for v in nothing.verdicts) == (rating_of(nothing) is None)


def test_an_office_declares_its_own_steps(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(
        "id: phuong\ntitle: {vi: a, en: b}\nextends: [ke_hoach]\n"
        "rating:\n  - {id: tien, title: {vi: đủ tiền, en: funded}, asks: [{severity: [warning], rules: [BC03]}]}\n",
        "utf8",
    )
    assert reached(report(HARMED, packs=(tmp_path,))) == "tien"
    assert reached(report(NO_MONEY, packs=(tmp_path,))) is None
