"""`--roster` and `tree` on the command line: what office programs save, what is refused, what is told."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.read.roster import RosterError, roster
from checker.report.json import schema
from tests.test_cli import run

CORPUS = Path(__file__).parents[1] / "corpus"
ROWS = "Tên đơn vị,Mã,Loại\nTrường MN Sen Hồng,MN01,Mầm non\n\nTrường MN Hoa Mai,MN02,\n"


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode(),
        ROWS.encode("utf-8-sig"),
        ROWS.replace(",", ";").replace("\n", "\r\n").encode("utf-8-sig"),  # Excel
        ("sep=;\n" + ROWS.replace(",", ";")).encode(),
        ROWS.replace(",", "\t").encode("utf-16"),  # Excel's «Unicode text»
        b"name,code,kind\n" + ROWS.encode().split(b"\n", 1)[1],
        ROWS.replace("Tên đơn vị,", "STT,TÊN TRƯỜNG,").replace("Trường MN", "1,Trường MN").encode(),
        ROWS.replace("Trường MN Sen Hồng", '"Trường MN\nSen Hồng"').encode(),
    ],
)
def test_what_office_programs_save(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "ds.csv"
    file.write_bytes(data)
    assert [(u.name, u.code, u.kind) for u in roster(file)] == [
        ("Trường MN Sen Hồng", "MN01", "Mầm non"),
        ("Trường MN Hoa Mai", "MN02", None),
    ]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("", 1, "trống"),
        ("Tên đơn vị,Mã\n", 1, "không có đơn vị nào"),
        ("Mã,Địa chỉ\nMN01,Xã A\n", 1, "«Địa chỉ»"),
        ("Tên đơn vị,Tên trường\nA,B\n", 1, "«Tên trường»"),
        ("Tên đơn vị,Mã\nTrường MN A,MN01\n,MN02\n", 3, "«MN02»"),
        ("Tên đơn vị,Mã\n12,MN01\n", 2, "«12»"),
        ("Tên đơn vị,Mã\nTrường MN A,MN01,thừa\n", 2, "«thừa»"),
        ("Tên đơn vị,Mã\nTrường MN A,MN01\nTRƯỜNG MN A,MN02\n", 3, "dòng 2"),
        ("Tên đơn vị,Mã\nTrường MN A,MN01\nTrường MN B,mn01\n", 3, "«mn01»"),
        ('Tên đơn vị,Mã\n"Trường MN A,MN01\n', 2, "nháy kép"),
    ],
)
def test_a_wrong_row_is_refused_with_file_line_and_word(tmp_path: Path, text: str, line: int, word: str) -> None:
    file = tmp_path / "ds.csv"
    file.write_text(text, "utf8")
    with pytest.raises(RosterError) as refused:
        roster(file)
    assert f"{file}, dòng {line}: " in refused.value.both.vi
    assert word in refused.value.both.vi


@pytest.mark.parametrize("data", ["Tên đơn vị\nTrường\n".encode("cp1258", "replace"), b"PK\x03\x04\x00\x00\xff\xfe"])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "ds.csv"
    file.write_bytes(data)
    result = run("check", str(CORPUS / "thanh-oai" / "compliant.docx"), "--roster", str(file))
    assert result.exit_code == 2
    assert "CSV UTF-8" in result.output


@given(st.one_of(st.binary(max_size=200), st.text(max_size=80).map(lambda t: f"Tên đơn vị;Mã\n{t}".encode("utf-8", "replace"))))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_roster_or_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "ds.csv"
    file.write_bytes(data)
    with suppress(RosterError):
        assert roster(file)


def test_a_roster_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = run("check", str(CORPUS / "thanh-oai" / "compliant.docx"), "--roster", str(tmp_path / "ds.csv"))
    assert (result.exit_code, "ds.csv" in result.output) == (2, True)


@pytest.fixture
def submitted(tmp_path: Path) -> Path:
    folder = tmp_path / "nop"
    folder.mkdir()
    shutil.copy(CORPUS / "thanh-oai" / "compliant.docx", folder / "sen-hong.docx")
    shutil.copy(CORPUS / "thanh-oai" / "compliant.pdf", folder / "sen-hong.pdf")
    shutil.copy(CORPUS / "dong-da" / "compliant.docx", folder / "hoa-gao.docx")
    (folder.parent / "ds.csv").write_text(ROWS, "utf8")
    return folder


def told(*words: str) -> tuple[int, Any]:
    result = run(*words)
    return result.exit_code, result.output


def test_the_roll_on_the_screen(submitted: Path) -> None:
    parent = str(CORPUS / "thanh-oai" / "parent.docx")
    _, screen = told("check", str(submitted), "--parent", parent, "--roster", str(submitted.parent / "ds.csv"))
    assert "DANH SÁCH: 2 đơn vị, 1 đã nộp đúng một kế hoạch, 1 chưa nộp." in screen
    assert re.search(r"Chưa nộp \(1\):\n  Trường MN Hoa Mai \(MN02\)\n", screen)
    assert re.search(r"Không có trong danh sách \(1\):\n  hoa-gao.docx \(Trường Mầm non Hoa Gạo\)\n", screen)
    _, english = told("check", str(submitted), "--parent", parent, "--roster", str(submitted.parent / "ds.csv"), "--lang", "en")
    assert "ROSTER: 2 units, 1 handed in as asked, 1 not at all." in english


def test_the_roll_in_json_fits_the_schema(submitted: Path) -> None:
    _, output = told("check", str(submitted), "--roster", str(submitted.parent / "ds.csv"), "--format", "json")
    data = json.loads(output)
    assert list(jsonschema.Draft202012Validator(schema("report")).iter_errors(data)) == []
    assert [(u["name"], u["standing"], len(u["files"])) for u in data["roster"]["units"]] == [
        ("Trường MN Sen Hồng", "submitted", 2),
        ("Trường MN Hoa Mai", "missing", 0),
    ]
    assert data["roster"]["summary"]["missing"] == 1


def test_who_has_not_handed_in_is_no_error_of_the_others_but_is_none_that_could_be_judged(submitted: Path) -> None:
    words = ["check", str(submitted / "sen-hong.docx"), "--parent", str(CORPUS / "thanh-oai" / "parent.docx")]
    called = [*words, "--roster", str(submitted.parent / "ds.csv")]
    assert [told(*words, "--strict")[0], told(*called)[0], told(*called, "--strict")[0]] == [0, 0, 3]


def test_the_tree_draws_and_tells_what_is_broken() -> None:
    files = [str(CORPUS / "quan-8" / f"{name}.docx") for name in ("compliant", "parent", "faulty", "grandparent")]
    for order in (files, files[::-1]):
        code, drawn = told("tree", *order)
        assert code == 0
        assert [line.strip("│├└─ ").split("  ")[0] for line in drawn.splitlines() if ".docx  " in line] == [
            "grandparent.docx", "parent.docx", "compliant.docx", "faulty.docx",
        ]  # fmt: skip
        assert "! ghi ngày 15/02/2022, parent.docx ban hành ngày 14/02/2022" in drawn
        assert "! văn bản cấp trên không có trong các tệp: Kế hoạch 05/KH-UBND" in drawn
        assert "4 văn bản, 3 quan hệ thực hiện, 2 chỗ cần xem (!)." in drawn
    assert "cites the day 15/02/2022" in told("tree", *files, "--lang", "en")[1]


def test_the_tree_as_json_fits_its_schema(tmp_path: Path) -> None:
    out = tmp_path / "cay.json"
    assert told("tree", str(CORPUS / "quan-8"), str(CORPUS / "dong-da"), "--output", str(out))[0] == 0
    data = json.loads(out.read_text("utf8"))
    jsonschema.Draft202012Validator.check_schema(schema("tree"))
    assert list(jsonschema.Draft202012Validator(schema("tree")).iter_errors(data)) == []
    nodes = {d["file"]: d for d in data["documents"]}
    assert [p["breaks"] for name, d in nodes.items() if name.endswith("dong-da/faulty.docx") for p in d["parents"]] == [["later"]]
    assert any(d["copy_of"] for d in data["documents"]), "each document is there as DOCX and as PDF"


def test_an_unreadable_file_is_a_node_of_its_own(tmp_path: Path) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    code, drawn = told("tree", str(broken), str(CORPUS / "quan-8" / "parent.docx"))
    assert (code, "hong.docx (không đọc được)" in drawn) == (0, True)
