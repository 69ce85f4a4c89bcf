"""`checker rules derive` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import cli
from tests.derive.packs import CORPUS

WARD = CORPUS / "phuong-2026"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(w) for w in words])


def test_a_pack_is_written_and_used(tmp_path: Path) -> None:
    done = run("rules", "derive", WARD / "parent.docx", "-o", tmp_path / "phuong" / "pack.yaml")
    assert done.exit_code == 0
    assert f"--rules {tmp_path / 'phuong'}" in done.stderr
    results = [
        run("check", WARD / "faulty.docx", *how, "--format", "json")
        for how in (("--parent", WARD / "parent.docx"), ("--rules", tmp_path / "phuong"))
    ]
    one, other = (json.loads(r.stdout)["reports"][0] for r in results)
    assert [r.exit_code for r in results] == [1, 1]
    assert one["summary"] == other["summary"]
    assert [w["code"] for w in other["warnings"]] == ["pack_not_signed_off"]
    assert {r["file"] for f in other["findings"] for r in f["related"]} == {"phuong/pack.yaml"}


def test_a_folder_of_plans_with_a_pack_is_as_with_the_parent(tmp_path: Path) -> None:
    run("rules", "derive", WARD / "parent.docx", "-o", tmp_path)
    plans = (WARD / "compliant.docx", WARD / "faulty.docx")
    one, other = (
        json.loads(run("check", *plans, *how, "--format", "json").stdout)["reports"]
        for how in (("--parent", WARD / "parent.docx"), ("--rules", tmp_path))
    )
    for a, b in zip(one, other, strict=True):
        assert [(f["rule"], f["message"], f["start"]) for f in a["findings"]] == [
            (f["rule"], f["message"], f["start"]) for f in b["findings"]
        ]


def test_without_output_it_is_printed(tmp_path: Path) -> None:
    done = run("rules", "derive", WARD / "parent.docx")
    assert done.exit_code == 0
    (tmp_path / "pack.yaml").write_text(done.stdout, "utf-8")
    assert run("rules", "test", tmp_path, "CC01").exit_code == 0


def test_nothing_is_written_over_without_a_word(tmp_path: Path) -> None:
    file = tmp_path / "pack.yaml"
    file.write_text("id: cu\n", "utf-8")
    for output in (tmp_path, file):
        done = run("rules", "derive", WARD / "parent.docx", "-o", output)
        assert done.exit_code == 2
        assert "--force" in done.output
        assert file.read_text("utf-8") == "id: cu\n"
    assert run("rules", "derive", WARD / "parent.docx", "-o", tmp_path, "--force").exit_code == 0
    assert file.read_text("utf-8").startswith("# GÓI QUY TẮC")


def test_a_pack_has_its_own_name(tmp_path: Path) -> None:
    done = run("rules", "derive", WARD / "parent.docx", "-o", tmp_path / "phuong.yaml")
    assert done.exit_code == 2
    assert "phải có tên pack.yaml" in done.output


UNFIT = {
    "rac.docx": (b"PK\x03\x04 hong", "không đọc được"),
    "trong.txt": (b"", "không đọc được"),
    "di-cho.txt": ("Gạo 5 kg\nMuối 2 gói\nĐường 1 kg\n".encode(), "không nhận ra"),
    "tho.txt": ("KẾ HOẠCH\nĐi chơi\nCả lớp đi chơi.\n".encode(), "không thấy chỉ tiêu, thời hạn hay đợt hoạt động nào"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_a_parent_that_gives_no_pack_is_told(name: str, tmp_path: Path) -> None:
    data, said = UNFIT[name]
    (tmp_path / name).write_bytes(data)
    done = run("rules", "derive", tmp_path / name, "-o", tmp_path / "goi")
    assert done.exit_code == 3, done.output
    assert said in done.stderr
    assert not (tmp_path / "goi").exists()


def test_a_parent_read_in_part_gives_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from msgspec.structs import replace

    from checker import pipeline
    from checker.model import Message, Notice

    whole = pipeline.understand(WARD / "parent.docx")
    notice = Notice("page", Message("Trang 2 không có lớp chữ.", "Page 2 has no text."))
    partial = replace(whole, source=replace(whole.source, status="partial", warnings=(notice,)))
    monkeypatch.setattr(pipeline, "understand", lambda *_, **__: partial)
    done = run("rules", "derive", WARD / "parent.docx", "-o", tmp_path)
    assert done.exit_code == 3
    assert "chỉ đọc được một phần. Trang 2 không có lớp chữ." in done.stderr
    assert not (tmp_path / "pack.yaml").exists()
    assert "was read only in part. Page 2 has no text." in run("rules", "derive", WARD / "parent.docx", "--lang", "en").stderr


@pytest.mark.parametrize("path", ["khong-co.docx", "."])
def test_a_parent_that_is_not_there_is_wrong_use(path: str) -> None:
    assert run("rules", "derive", path).exit_code == 2


def test_what_a_check_with_a_pack_tells_can_be_waived_with_it(tmp_path: Path) -> None:
    run("rules", "derive", WARD / "parent.docx", "-o", tmp_path / "phuong")
    plan = tmp_path / "plan.docx"
    plan.write_bytes((WARD / "faulty.docx").read_bytes())
    how = ("--rules", tmp_path / "phuong")
    answer = ("--reason", "Đã thống nhất", "--approved-by", "Chủ tịch UBND phường", "--until", "2099-12-31")
    assert run("waive", plan, *how, "--rule", "TH02", *answer).exit_code == 0
    told = json.loads(run("check", plan, *how, "--format", "json").stdout)["reports"][0]
    assert [w["finding"]["rule"] for w in told["waived"]] == ["TH02"]
    assert "TH02" not in {f["rule"] for f in told["findings"]}
