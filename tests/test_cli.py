"""The command line: what it prints, its exit codes, its complaints."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker import __version__
from checker.cli import cli
from checker.cli.check import exit_code
from checker.judge import load_pack
from checker.model import Finding, Message, Report, Verdict
from tests.judge.made import document

FAMILY = Path(__file__).parents[1] / "corpus" / "dong-da"
CORPUS = FAMILY.parent / "thanh-oai"
PARENT = str(FAMILY / "parent.docx")


def run(*words: str) -> Result:
    result = CliRunner().invoke(cli, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def test_a_compliant_plan_exits_0_and_a_faulty_one_1() -> None:
    assert run("check", str(FAMILY / "compliant.docx"), "--parent", PARENT).exit_code == 0
    assert run("check", str(FAMILY / "faulty.docx"), "--parent", PARENT).exit_code == 1


def test_json_of_several_plans_and_folders(tmp_path: Path) -> None:
    out = tmp_path / "out" / "report.json"
    result = run("check", str(FAMILY / "compliant.docx"), str(FAMILY), "--format", "json", "--output", str(out), "--parent", PARENT)
    assert result.exit_code == 1
    files = [r["file"] for r in json.loads(out.read_text("utf8"))["reports"]]
    assert files.count("compliant.docx") == 1, "a file that is named twice is checked once"
    assert {"compliant.docx", "faulty.docx", "faulty.pdf"} <= set(files)


def test_two_formats_go_to_a_folder(tmp_path: Path) -> None:
    run("check", str(FAMILY / "compliant.docx"), "--format", "json", "--format", "terminal", "--output", str(tmp_path / "ra"))
    assert sorted(p.name for p in (tmp_path / "ra").iterdir()) == ["report.json", "report.txt"]


def test_english() -> None:
    assert "To be mended" in run("check", str(FAMILY / "faulty.docx"), "--parent", PARENT, "--lang", "en").output


def test_strict_asks_that_all_be_judged() -> None:
    plan = str(FAMILY / "compliant.docx")
    assert run("check", plan).exit_code == 0
    assert run("check", plan, "--strict").exit_code == 3


def test_a_draft_may_leave_its_number_blank(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "TRƯỜNG TIỂU HỌC HOA BAN\nSố:      /KH-THHB\nHoa Sơn, ngày 20 tháng 01 năm 2026\nKẾ HOẠCH\nAn toàn trường học năm 2026\n", "utf8"
    )
    told = [run("check", str(plan), "--profile", profile).output for profile in ("issued", "draft")]
    assert ["để trống số" in text for text in told] == [True, False]


def test_an_unreadable_file_exits_3(tmp_path: Path) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    assert run("check", str(broken)).exit_code == 3
    assert run("check", str(FAMILY / "faulty.docx"), "--parent", str(broken)).exit_code == 3
    assert run("facts", str(broken)).exit_code == 0


def test_an_unreadable_parent_is_told_in_the_report(tmp_path: Path) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    words = ("check", str(FAMILY / "compliant.docx"), "--parent", str(broken), "--output", str(tmp_path / "r"))
    run(*words)
    text = (tmp_path / "r").read_text("utf8")
    assert "! Văn bản cấp trên «hong.docx» không đọc được" in text
    assert "Không đọc được văn bản cấp trên đã đưa vào." in text
    assert "thêm bằng --parent" not in text
    assert "The parent “hong.docx” could not be read" in run(*words, "--format", "json", "--lang", "en").output
    (report,) = json.loads((tmp_path / "r").read_text("utf8"))["reports"]
    assert [w["code"] for w in report["warnings"]] == ["unreadable_parent"]
    assert report["warnings"][0]["message"].startswith("The parent “hong.docx” could not be read")


def test_an_unreadable_parent_is_told_once_on_the_screen(tmp_path: Path) -> None:
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 nothing")
    said = run("check", str(FAMILY / "compliant.docx"), "--parent", str(tmp_path / "hong.docx")).output
    assert said.count("Văn bản cấp trên «hong.docx» không đọc được") == 1


def test_a_json_file_holds_json(tmp_path: Path) -> None:
    run("check", str(FAMILY / "compliant.docx"), "--output", str(tmp_path / "r.json"))
    assert json.loads((tmp_path / "r.json").read_text("utf8"))["reports"]
    run("check", str(FAMILY / "compliant.docx"), "--output", str(tmp_path / "s.json"), "--format", "terminal")
    assert (tmp_path / "s.json").read_text("utf8").startswith("compliant.docx")


def test_a_complaint_breaks_at_words_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from checker.cli.speech import tell

    text = "Không có quy tắc hay gói nào tên như vậy. " * 4
    monkeypatch.setenv("COLUMNS", "60")
    tell(text)
    assert capsys.readouterr().out == text + "\n"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    tell(text)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 2
    assert max(map(len, lines)) <= 60
    assert " ".join(" ".join(lines).split()) == text.strip()


def test_a_parent_read_in_part_is_told_in_the_report() -> None:
    from msgspec.structs import replace

    from checker.pipeline import check_document

    above = document(status="partial")
    above = replace(above, source=replace(above.source, name="cha.pdf"))
    report = check_document(document(), [above], ())
    assert [n.code for n in report.notices][:1] == ["partial_parent"]
    assert "cha.pdf" in report.notices[0].message.vi


HELPS: list[list[str]] = [[], ["check"], ["facts"], ["rules"], ["rules", "list"], ["rules", "show"], ["rules", "test"], ["rules", "schema"]]


@pytest.mark.parametrize("words", HELPS, ids=" ".join)
def test_help_is_in_one_language(words: list[str]) -> None:
    vietnamese, english = run(*words, "--help"), run(*words, "--help", "--lang", "en")
    assert (vietnamese.exit_code, english.exit_code) == (0, 0)
    for word in ("Usage", "Options", "Commands", "Show ", "OPTIONS", "PATH", "FILE", "default:"):
        assert word not in vietnamese.output
    assert {c for c in english.output if c.isalpha() and not c.isascii()} <= set("á"), "the product's name only"
    assert vietnamese.output.count("\n  -") == english.output.count("\n  -")


@pytest.mark.parametrize(
    ("variable", "words", "head"),
    [
        ("en", ["--help"], "Usage:"),
        ("vi", ["--help"], "Cách dùng:"),
        ("", ["--help"], "Cách dùng:"),
        ("en", ["--lang", "vi", "--help"], "Cách dùng:"),
        ("en", ["check", "--lang=vi", "-h"], "Cách dùng:"),
        ("", ["--lang", "en", "rules", "--help"], "Usage:"),
        ("", ["rules", "test", "--help", "--lang=en"], "Usage:"),
        ("en", ["check", "khong-co.docx"], "Error: No such file"),
        ("", ["--lang", "en", "check", "khong-co.docx"], "Error: No such file"),
        ("fr", ["--help"], "Lỗi: biến môi trường SOAT_LANG"),
    ],
)
def test_the_language_is_said_once(variable: str, words: list[str], head: str) -> None:
    assert CliRunner().invoke(cli, words, env={"SOAT_LANG": variable}).output.startswith(head)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check"], "thiếu TỆP"),
        (["check", "a.docx", "--parent"], "--parent cần một giá trị"),
        (["check", "a.docx", "--strict=1"], "--strict không nhận giá trị"),
        (["rules"], "rules [TÙY CHỌN] LỆNH"),
        (["rules", "lst"], "không có lệnh «lst». Các lệnh: derive, list"),
        (["rules", "show"], "thiếu MÃ"),
        (["rules", "schema", "rule", "thừa"], "thừa tham số"),
        (["check", "a.docx", "--lang", "fr"], "Dùng được: vi, en"),
        (
            ["check", str(FAMILY / "faulty.docx"), "--profile", "drat"],
            "giá trị «drat» của --profile không dùng được. Dùng được: issued, draft.",
        ),
        (["audit", "run", "a", "--store", "b", "--workers", "0"], "giá trị «0» của --workers không dùng được. Cần số nguyên từ 1 trở lên."),
        (["serve", "--port", "80.000"], "giá trị «80.000» của --port không dùng được. Cần số nguyên từ 0 đến 65535."),
        (["audit", "run", "a", "--store", str(FAMILY / "faulty.docx")], "của --store không dùng được. Cần thư mục, không phải tệp."),
        (["audit", "query", "--store", "b", "-o", str(FAMILY)], "của --output không dùng được. Cần tệp, không phải thư mục."),
        (["rules", "list", "--rules", "khong-co"], "Không có gói quy tắc «khong-co»: không phải gói có sẵn (binh_dang_gioi, bo_cuc"),
        (["chek"], "Các lệnh: check"),
        (["check", "khong-co.docx"], "Không tìm thấy"),
        (["check", str(FAMILY / "faulty.docx"), "--parent", "khong-co.docx"], "Không tìm thấy văn bản cấp trên"),
        (["check", str(FAMILY / "faulty.docx"), "--rules", "khong-co"], "pack.yaml"),
        (["check", str(FAMILY / "faulty.docx"), "--format", "doc"], "Dùng được: terminal, json"),
        (["check", str(FAMILY / "faulty.docx"), "--formt", "json"], "--format"),
        (["rules", "show", "XX99"], "Không có quy tắc"),
        (["rules", "test", "XX99"], "Không có quy tắc"),
    ],
)
def test_wrong_use_exits_2_with_a_sentence(words: list[str], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.output


def test_an_empty_folder_is_wrong_use(tmp_path: Path) -> None:
    assert run("check", str(tmp_path)).exit_code == 2


def test_a_spoilt_pack_exits_2_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: a\ntitle: {vi: a, en: b}\nrules: [r.yaml]\n", "utf8")
    (tmp_path / "r.yaml").write_text("- id: ZZ01\n  nam: x\n", "utf8")
    result = run("check", str(FAMILY / "faulty.docx"), "--rules", str(tmp_path))
    assert result.exit_code == 2
    assert "r.yaml:2" in result.output
    assert "nam" in result.output


def test_facts_are_json_lines() -> None:
    result = run("facts", str(FAMILY / "compliant.docx"), PARENT, "--text")
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert [line["file"] for line in lines] == ["compliant.docx", "parent.docx"]
    first = lines[0]["citations"][0]
    assert lines[0]["text"][first["start"] : first["end"]] == first["text"]


def test_rules_commands() -> None:
    listed = json.loads(run("rules", "list", "--format", "json").output)
    assert len(listed) == len(load_pack())
    assert {"id", "pack", "severity", "title", "basis", "check", "examples"} <= set(listed[0])
    assert listed[0]["examples"]["bad"]
    assert "30/2020/NĐ-CP" in run("rules", "show", "cc02").output
    assert "Cách sửa: Bổ sung {missing}" in run("rules", "show", "cc02").output
    assert run("rules", "show", "LT04").output.startswith("LT04 Phần tự viết không chép")  # of a pack that is not the default
    assert json.loads(run("rules", "schema").output)["$defs"]["RuleFile"]
    assert run("rules", "test", "CC02", "NT02").exit_code == 0
    assert run("rules", "test", "ke_hoach", "CC04").output.endswith("ví dụ, 0 sai.\n")


def test_rules_in_words() -> None:
    listed, english = run("rules", "list").output, run("rules", "list", "--lang", "en").output
    assert "CC02  cảnh báo  Văn bản" in listed
    assert not {"error", "warning", "info"} & set(listed.split())
    assert "CC02  warning  " in english
    page = run("rules", "show", "CC03").output
    assert "Mức độ: lỗi" in page
    assert "error" not in page
    assert "Severity: error" in run("rules", "show", "CC03", "--lang", "en").output
    assert run("rules", "test", "CC02", "--lang", "en").output.endswith(" examples, 0 wrong.\n")


def report(*, severity: str = "info", outcome: str = "pass", status: str = "read") -> Report:
    finding = Finding("ZZ01", severity, Message("a", "b"))  # type: ignore[arg-type]
    verdicts = (Verdict("ZZ01", outcome, "error", 1), Verdict("ZZ02", "pass", "error", 1))  # type: ignore[arg-type]
    return Report(document(status=status), (finding,), verdicts)


@pytest.mark.parametrize(
    ("made", "strict", "code"),
    [
        (report(), False, 0),
        (report(severity="warning", outcome="fail"), False, 0),
        (report(severity="error", outcome="fail"), False, 1),
        (report(severity="error", outcome="fail", status="partial"), False, 3),
        (report(outcome="broken", severity="error"), False, 3),
        (report(outcome="not_evaluated"), False, 0),
        (report(outcome="not_evaluated"), True, 3),
        (report(status="unreadable"), False, 3),
    ],
)
def test_exit_codes(made: Report, strict: bool, code: int) -> None:
    assert exit_code([made], strict=strict) == code


def test_a_run_that_judged_nothing_is_no_success() -> None:
    idle = Report(document(), (), (Verdict("ZZ01", "not_applicable", "error", 0),))
    assert exit_code([idle]) == 3


def test_a_text_that_is_no_plan_is_not_judged(tmp_path: Path) -> None:
    note = tmp_path / "ghi-chu.txt"
    note.write_text("Mua phấn, mua bút, họp phụ huynh chiều thứ sáu.", encoding="utf-8")
    result = run("check", str(note))
    assert result.exit_code == 3
    assert "Tất cả các quy tắc: Không nhận ra đây là kế hoạch" in result.output
    assert "LỖI" not in result.output


def test_the_result_never_overwrites_a_file_that_is_read(tmp_path: Path) -> None:
    plan, parent = tmp_path / "ke.docx", tmp_path / "cha.docx"
    plan.write_bytes((CORPUS / "compliant.docx").read_bytes())
    parent.write_bytes((CORPUS / "parent.docx").read_bytes())
    for words in (
        ("check", plan, "--output", plan),
        ("check", plan, "--parent", parent, "--output", parent),
        ("facts", plan, "--output", plan),
    ):
        result = run(*map(str, words))
        assert result.exit_code == 2
        assert "trùng với tệp đầu vào" in result.output
    assert plan.read_bytes() == (CORPUS / "compliant.docx").read_bytes()
    assert parent.read_bytes() == (CORPUS / "parent.docx").read_bytes()


def test_files_of_one_name_stay_apart_and_what_is_passed_over_is_told(tmp_path: Path) -> None:
    for school in ("A", "B"):
        (tmp_path / school).mkdir()
        (tmp_path / school / "ke-hoach.docx").write_bytes((CORPUS / "compliant.docx").read_bytes())
    (tmp_path / "A" / "so-lieu.xlsx").write_bytes(b"x")
    result = run("check", str(tmp_path))
    assert "A/ke-hoach.docx (" in result.output
    assert "B/ke-hoach.docx (" in result.output
    assert "Bỏ qua 1 tệp không phải văn bản" in result.output
    assert "A/so-lieu.xlsx" in result.output


def test_the_folders_of_an_archive_are_told_and_what_is_passed_over(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "nop.zip", "w") as archive:
        for school in ("A", "B"):
            archive.write(CORPUS / "compliant.docx", f"nop/{school}/ke-hoach.docx")
        archive.writestr("nop/A/so-lieu.xlsx", b"x")
        archive.writestr("nop/__MACOSX/._ke-hoach.docx", b"x")
    result = run("check", str(tmp_path / "nop.zip"))
    assert "nop.zip/nop/A/ke-hoach.docx (" in result.output
    assert "nop.zip/nop/B/ke-hoach.docx (" in result.output
    assert f"Bỏ qua 1 tệp không phải văn bản trong {tmp_path / 'nop.zip'}: nop/A/so-lieu.xlsx." in result.output


def test_an_overview_says_which_file_is_no_plan(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes((CORPUS / "compliant.docx").read_bytes())
    (tmp_path / "b.txt").write_text("Mua phấn, mua bút.", "utf8")
    (tmp_path / "c.docx").write_bytes(b"")
    lines = run("check", str(tmp_path)).output.rstrip().splitlines()[-3:]
    assert [line.split("  ")[-1] for line in lines] == ["a.docx", "b.txt (không phải kế hoạch, không xét)", "c.docx (không đọc được)"]


def test_a_rule_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: thu\ntitle: {vi: a, en: b}\nrules: [r.yaml]\n", encoding="utf-8")
    (tmp_path / "r.yaml").write_text("- id: NQ77\n", encoding="utf-16")
    result = run("rules", "list", "--rules", str(tmp_path))
    assert result.exit_code == 2
    assert "không ở bảng mã UTF-8" in result.output


def test_the_version_is_known_in_a_checkout() -> None:
    assert run("--version").output == f"checker, version {__version__}\n"


def test_several_formats_need_a_folder() -> None:
    assert run("check", str(CORPUS / "compliant.docx"), "--format", "json", "--format", "terminal").exit_code == 2


def test_who_writes_to_files_is_told_what_came_out(tmp_path: Path) -> None:
    empty = tmp_path / "rong.docx"
    empty.write_bytes(b"")
    files = [str(FAMILY / "faulty.docx"), str(FAMILY / "compliant.docx"), str(empty)]
    written = run("check", *files, "--parent", str(FAMILY / "parent.docx"), "-o", str(tmp_path / "a.json"), "-o", str(tmp_path / "a.csv"))
    assert "3 kế hoạch: 1 có lỗi, 1 chưa xét hết, 1 không có lỗi." in written.output
    assert "3 plans: 1 with errors" in run("check", *files, "-o", str(tmp_path / "b.json"), "--lang", "en").output
    assert "kế hoạch: " not in run("check", *files, "--format", "json").output.splitlines()[-1]


def test_commented_copies_in_another_folder_or_an_archive_are_no_plans(tmp_path: Path) -> None:
    inbox = tmp_path / "da-nop"
    inbox.mkdir()
    shutil.copy(FAMILY / "faulty.docx", inbox / "ke-hoach.docx")
    run("check", str(inbox), "--parent", PARENT, "--annotate", str(inbox / "nhan-xet"))
    (inbox / "nhan-xet" / "ke-hoach.nhan-xet.docx").rename(inbox / "nhan-xet" / "ke-hoach (đã soát).docx")
    archive = shutil.make_archive(str(tmp_path / "nop"), "zip", inbox)
    for given in (str(inbox), archive):
        out = tmp_path / "kq.json"
        told = run("check", given, "--parent", PARENT, "-o", str(out)).output
        assert "Bỏ qua 1 bản có nhận xét của kế hoạch đã có trong các tệp: " in told
        assert [Path(r["file"]).name for r in json.loads(out.read_text("utf-8"))["reports"]] == ["ke-hoach.docx"]
    alone = run("check", str(inbox / "nhan-xet" / "ke-hoach (đã soát).docx"), "--parent", PARENT).output
    assert "! Tệp còn nhận xét do Soát ghi ở lần kiểm tra trước" in alone


def test_the_parent_in_the_folder_of_the_plans_is_no_plan(tmp_path: Path) -> None:
    for name in ("faulty.docx", "parent.docx"):
        shutil.copy(FAMILY / name, tmp_path / name)
    out = tmp_path / "kq.json"

    def judged(*words: str) -> tuple[str, list[str]]:
        told = run("check", *words, "-o", str(out)).output
        return told, [r["file"] for r in json.loads(out.read_text("utf-8"))["reports"]]

    told, files = judged(str(tmp_path), "--parent", PARENT)
    assert "«parent.docx» là văn bản cấp trên được dùng để đối chiếu nên không kiểm tra như một kế hoạch." in told
    assert files == ["faulty.docx"]
    assert judged(str(tmp_path))[1] == ["faulty.docx", "parent.docx"], "found by number, day and issuer, and judged by itself"
    assert judged(str(tmp_path / "parent.docx"), "--parent", PARENT)[1] == ["parent.docx"], "asked for alone"
    above = str(CORPUS.parent / "quan-8" / "grandparent.docx")
    assert judged(str(tmp_path), "--parent", PARENT, "--parent", above)[1] == ["faulty.docx", "parent.docx"], "it may have one of its own"


def test_what_a_check_wrote_beside_the_plans_is_no_plan_of_the_next(tmp_path: Path) -> None:
    shutil.copy(FAMILY / "faulty.docx", tmp_path / "ke-hoach.docx")
    shutil.copy(FAMILY / "compliant.docx", tmp_path / "hoa-mai.nhan-xet.docx")  # mended in the copy that was sent, and handed in
    words = ("check", str(tmp_path), "--parent", PARENT)
    written = run(*words, "--annotate", str(tmp_path), "--letter", str(tmp_path), "-o", str(tmp_path / "kq.html"))
    assert "2 kế hoạch: " in written.output
    again = run(*words, "-o", str(tmp_path / "kq.json"))
    told = "tệp do lần kiểm tra trước ghi ra trong"
    assert ("2 kế hoạch: " in again.output, told in again.output) == (True, True), again.output
