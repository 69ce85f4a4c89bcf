"""Which waivers count: those beside the plans, those of an officer alone, or none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker.cli import cli
from checker.judge.waivers import SUFFIX

FAMILY = Path(__file__).parents[2] / "corpus" / "thanh-oai"
PARENT = str(FAMILY / "parent.docx")


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def waive(plan: Path, rule: str, *more: object) -> None:
    done = run(
        "waive",
        plan,
        "--parent",
        PARENT,
        "--rule",
        rule,
        "--reason",
        "Đã thống nhất",
        "--approved-by",
        "Bà Vân",
        "--until",
        "2099-12-31",
        *more,
    )
    assert done.exit_code == 0, done.output


def report(*words: object) -> list[dict[str, Any]]:
    done = run("check", *words, "--parent", PARENT, "--format", "json")
    assert done.exit_code in (0, 1), done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)["reports"]
    return found


def waived(one: dict[str, Any]) -> list[str]:
    return [w["finding"]["rule"] for w in one["waived"]]


def notices(one: dict[str, Any]) -> list[str]:
    return [n["message"] for n in one["warnings"] if "miễn trừ" in n["message"].lower()]


@pytest.fixture
def submitted(tmp_path: Path) -> Path:
    """A folder with a plan and the waiver of TT05 that came with it."""
    folder = tmp_path / "nop"
    folder.mkdir()
    shutil.copy(FAMILY / "faulty.docx", folder / "ke-hoach.docx")
    waive(folder / "ke-hoach.docx", "TT05")
    return folder


def test_without_a_word_those_beside_the_plan_count(submitted: Path) -> None:
    (one,) = report(submitted)
    assert (waived(one), notices(one)) == (["TT05"], [])


def test_none_counts_and_one_line_says_what_was_passed_over(submitted: Path) -> None:
    (one,) = report(submitted, "--no-waivers")
    assert waived(one) == []
    assert "TT05" in {f["rule"] for f in one["findings"]}
    assert notices(one) == ["Không tính tệp miễn trừ «ke-hoach.docx.waivers.yaml» nộp kèm kế hoạch (miễn trừ 1 nội dung đang nêu: TT05)."]
    screen = run("check", submitted, "--parent", PARENT, "--no-waivers").output
    assert screen.count("Không tính tệp miễn trừ") == 1


def test_the_officer_s_own_alone_count(submitted: Path, tmp_path: Path) -> None:
    own = tmp_path / "cua-phong"
    own.mkdir()
    waive(submitted / "ke-hoach.docx", "CC03", "--waivers", own)
    assert [p.name for p in own.iterdir()] == ["ke-hoach.docx" + SUFFIX]
    (one,) = report(submitted, "--waivers", own)
    assert waived(one) == ["CC03"]
    assert "TT05" in {f["rule"] for f in one["findings"]}
    assert len(notices(one)) == 1
    assert "TT05" in notices(one)[0]


def test_one_file_for_all_plans(submitted: Path, tmp_path: Path) -> None:
    shutil.copy(FAMILY / "compliant.docx", submitted / "khac.docx")
    file = tmp_path / "chung.yaml"
    waive(submitted / "ke-hoach.docx", "CC03", "--waivers", file)
    waive(submitted / "ke-hoach.docx", "TT03", "--waivers", file)
    made = {one["file"]: one for one in report(submitted, "--waivers", file)}
    assert sorted(waived(made["ke-hoach.docx"])) == ["CC03", "TT03"]
    assert (waived(made["khac.docx"]), notices(made["khac.docx"])) == ([], [])
    assert not any("không còn ứng" in words for words in notices(made["ke-hoach.docx"]))


def test_a_waiver_that_no_plan_answers_to_is_told_once(submitted: Path, tmp_path: Path) -> None:
    shutil.copy(FAMILY / "compliant.docx", submitted / "khac.docx")
    file = tmp_path / "chung.yaml"
    file.write_text("- {rule: CC03, fingerprint: abc, reason: r, approved_by: b, until: 2099-12-31}\n", "utf8")
    told = [words for one in report(submitted, "--waivers", file) for words in notices(one) if "không còn ứng" in words]
    assert len(told) == 1


def test_two_schools_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    for school in ("a", "b"):
        (tmp_path / "nop" / school).mkdir(parents=True)
        shutil.copy(FAMILY / "faulty.docx", tmp_path / "nop" / school / "ke-hoach.docx")
    own = tmp_path / "cua-phong"
    (own / "a").mkdir(parents=True)
    waive(tmp_path / "nop" / "a" / "ke-hoach.docx", "CC03", "--waivers", own)
    (own / ("ke-hoach.docx" + SUFFIX)).rename(own / "a" / ("ke-hoach.docx" + SUFFIX))
    made = {one["file"]: waived(one) for one in report(tmp_path / "nop", "--waivers", own)}
    assert made == {"a/ke-hoach.docx": ["CC03"], "b/ke-hoach.docx": []}


def test_plans_that_are_called_by_their_whole_paths_bring_no_waivers_along(submitted: Path, tmp_path: Path) -> None:
    other, own = tmp_path / "nop-lai" / "ke-hoach.docx", tmp_path / "cua-phong"
    for folder in (other.parent, own):
        folder.mkdir()
    shutil.copy(FAMILY / "compliant.docx", other)
    made = report(submitted / "ke-hoach.docx", other, "--waivers", own)
    assert [waived(one) for one in made] == [[], []]
    assert len(notices(made[0])) == 1


def test_what_is_not_there_or_contradicts_is_refused(submitted: Path, tmp_path: Path) -> None:
    assert run("check", submitted, "--waivers", tmp_path / "khong-co").exit_code == 2
    assert run("check", submitted, "--no-waivers", "--waivers", submitted).exit_code == 2


def test_the_folder_of_the_plans_may_be_the_officer_s(submitted: Path) -> None:
    (one,) = report(submitted, "--waivers", submitted)
    assert (waived(one), notices(one)) == (["TT05"], [])
