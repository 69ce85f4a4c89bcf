"""The letter back to a school: its words, its form by our own rules, and one page as another program sets it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from checker.cli import cli
from checker.judge import judge, load_pack
from checker.judge.rules.shape import AppliesTo
from checker.link import link
from checker.model import Finding, Message, Report
from checker.pipeline import check, understand
from checker.report.letter import NoLetter, Terms, letter, letter_name, letter_of, letters, render
from checker.report.letter.measure import lines
from tests.report.samples import CORPUS, FAMILIES, WRONG, hostile, report_of, set_aside

QUOTES = str.maketrans("«»", "“”")
TERMS = Terms(reply_by=date(2026, 12, 15))
#: What a plan may not have and a letter must, and the other way round.
_PLANS_ALONE = {"TT04", "TT05", "TT15"}


def shown(data: bytes) -> list[str]:
    """The paragraphs of a letter, those of its tables in their places."""
    paragraphs = (element for element in docx.Document(io.BytesIO(data)).element.body.iter() if element.tag.endswith("}p"))
    return ["".join(t.text or "" for t in paragraph.iter() if t.tag.endswith("}t")) for paragraph in paragraphs]


def crowded() -> Report:
    """More to mend than any page takes."""
    words = "Chỉ tiêu của cấp trên không có trong kế hoạch, đề nghị bổ sung đầy đủ theo văn bản đã ban hành. "
    told = (
        Finding("CT01", "error" if n < 30 else "warning", Message(f"{n}. {words * 4}", "x"), suggestion=Message(words, words))
        for n in range(60)
    )
    return replace(report_of("phuong-2026"), findings=tuple(told))


@cache
def all_letters() -> dict[str, bytes]:
    made = {f"{family}-{name}": letter(report_of(family, f"{name}.docx"), TERMS) for family in FAMILIES for name in ("faulty", "compliant")}
    return {
        **made,
        "crowded": letter(crowded(), TERMS),
        "hostile": letter(hostile(), Terms(sender=WRONG)),
        "aside": letter(set_aside(), TERMS),
    }


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_each_is_one_page_as_another_program_sets_it(tmp_path: Path) -> None:
    for name, data in all_letters().items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    words = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, *map(str, sorted(tmp_path.glob("*.docx")))], check=True, capture_output=True, timeout=180)
    pages = {name: len(pypdfium2.PdfDocument(tmp_path / f"{name}.pdf")) for name in all_letters()}
    assert pages == dict.fromkeys(all_letters(), 1)
    text = " ".join(pypdfium2.PdfDocument(tmp_path / "thanh-oai-faulty.pdf")[0].get_textpage().get_text_range().split())
    assert "Kính gửi: Trường Mầm non Sen Hồng" in text
    assert "gửi lại Phòng Giáo dục và Đào tạo trước ngày 15/12/2026./." in text


@pytest.mark.parametrize("family", FAMILIES)
def test_our_own_form_rules_find_nothing_in_it(family: str, tmp_path: Path) -> None:
    (tmp_path / "thu.docx").write_bytes(all_letters()[f"{family}-faulty"])
    document = understand(tmp_path / "thu.docx")
    assert document.header.type == "Công văn"
    rules = [replace(rule, applies_to=AppliesTo()) for rule in load_pack() if rule.id.startswith("TT")]
    report = judge(document, link(document), rules, profile="draft")
    assert {f.rule for f in report.findings} <= _PLANS_ALONE
    assert {m for f in report.findings if f.rule == "TT05" if "Kính gửi" not in (m := f.message.vi)} == set()
    passed = {v.rule for v in report.verdicts if v.outcome == "pass"}
    assert passed >= {f"TT{n:02d}" for n in (1, 2, 3, 6, 7, 8, 9, 12, 13, 14, 16, 18, 19, 21, 22)}


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_is_left_out_without_a_word_and_the_gravest_come_first(family: str) -> None:
    report = report_of(family)
    made = letter_of(report, TERMS)
    assert made.groups[0].title == "Nội dung phải sửa"
    errors = sum(f.severity == "error" for f in report.findings)
    assert made.groups[0].more == 0
    quoted = sum(max(1, p.text.count("»; «") + 1) if "không có trong kế hoạch:" in p.head else 1 for p in made.groups[0].points)
    assert quoted == errors
    told = sum(g.more + len(g.points) for g in made.groups)
    assert told <= len(report.findings)
    for group in made.groups[1:]:
        assert (f"Ngoài ra còn {group.more} nội dung" in "\n".join(shown(letter(report, TERMS)))) == bool(group.more)


def test_what_it_says() -> None:
    text = shown(all_letters()["thanh-oai-faulty"])
    for line in (
        "UBND HUYỆN THANH OAI",
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
        "Số: ……/GD&ĐT-……",
        "V/v đề nghị sửa đổi, bổ sung",
        "Kế hoạch số 18/KH-MNSH",
        "Thanh Oai, ngày …… tháng …… năm ……",
        "1. Nội dung phải sửa",
        "c) Mục VI: Hạn 30/11 muộn hơn hạn 20/11 của cấp trên (báo cáo năm). Sửa thành “trước ngày 20/11 hằng năm”. Căn cứ: văn bản cấp trên, thời hạn báo cáo.",
        "- Như trên;",
        "- Lưu: VT.",
        "TRƯỞNG PHÒNG",
    ):
        assert line in text
    (opening,) = letter_of(report_of("thanh-oai"), TERMS).opening
    assert "Kế hoạch số 241/KH-GD&ĐT ngày 14/3/2022 của Phòng Giáo dục và Đào tạo huyện Thanh Oai" in opening


def test_like_findings_stand_in_one_point_and_a_committee_signs_as_one() -> None:
    made = letter_of(report_of("phuong-2026"), Terms())
    (point,) = [p for p in made.groups[0].points if "không có trong kế hoạch" in p.head]
    assert point.head.count("»; «") == 2
    assert (made.sender, made.signers) == (("ỦY BAN NHÂN DÂN", "PHƯỜNG LĨNH NAM"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))
    assert made.closing.endswith("trước ngày …… tháng …… năm ……./.")


def test_a_plan_without_faults_gets_a_letter_that_says_so() -> None:
    made = letter_of(report_of("thanh-oai", "compliant.docx"), TERMS)
    assert (made.groups, made.about[0]) == ((), "V/v kết quả kiểm tra")
    assert made.opening[0].endswith("không thấy nội dung nào phải sửa đổi, bổ sung.")
    alone = letter_of(check(CORPUS / "thanh-oai" / "compliant.docx"), Terms(sender="Sở Giáo dục và Đào tạo / UBND tỉnh X"))
    assert "chưa thấy nội dung nào" in alone.opening[0]
    assert alone.opening[1].startswith("Còn ")
    assert (alone.superior, alone.sender, alone.signers) == ("UBND TỈNH X", ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",), ("GIÁM ĐỐC",))


def test_what_is_too_much_is_cut_short_before_any_of_it_is_left_out() -> None:
    made = letter_of(crowded(), TERMS)
    assert len(made.groups[0].points) >= 6
    assert sum(len(g.points) + g.more for g in made.groups) == 60
    assert all(p.head.endswith("…") for p in made.groups[0].points)


def test_like_findings_that_are_too_many_for_one_point_take_several() -> None:
    told = [
        Finding("CT01", "error", Message(f"Chỉ tiêu của cấp trên không có trong kế hoạch: «{n} {'chỉ tiêu ' * 10}».", "x"))
        for n in range(9)
    ]
    made = letter_of(replace(report_of("phuong-2026"), findings=tuple(told)), TERMS)
    assert [p.head.count("»; «") + 1 for p in made.groups[0].points] == [2, 2, 2, 2, 1]
    assert all(len(p.head) <= 330 and "…" not in p.head for p in made.groups[0].points)


def test_several_parents_are_named() -> None:
    report = report_of("thanh-oai")
    other = report_of("dong-da").parents[0]
    (opening,) = letter_of(replace(report, parents=(*report.parents, other)), TERMS).opening
    assert "huyện Thanh Oai và Kế hoạch số 31/KH-PGDĐT ngày 18/3/2022" in opening


@pytest.mark.parametrize(
    ("subject", "said"),
    [("V/v phát triển thư viện", "về phát triển thư viện"), ("Về việc dạy bơi", "về dạy bơi"), ("ATGT trường học", "về ATGT trường học")],
)
def test_the_subject_goes_on_from_about(subject: str, said: str) -> None:
    report = report_of("thanh-oai")
    header = replace(report.document.header, subject=subject)
    (opening,) = letter_of(replace(report, document=replace(report.document, header=header)), TERMS).opening
    assert f" {said}, đối chiếu với" in opening


def test_whoever_waived_something_is_not_contradicted() -> None:
    sound = replace(set_aside(), findings=())
    assert "nội dung nào khác" in letter_of(sound, TERMS).opening[0]


def test_there_is_no_letter_without_sender_or_plan(tmp_path: Path) -> None:
    with pytest.raises(NoLetter, match="không rõ ai gửi"):
        letter(check(CORPUS / "thanh-oai" / "faulty.docx"), TERMS)
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04")
    broken = check(tmp_path / "hong.docx", parents=[CORPUS / "thanh-oai" / "parent.docx"])
    with pytest.raises(NoLetter, match="không đọc được"):
        letter(broken, TERMS)
    archive = zipfile.ZipFile(io.BytesIO(render([report_of("thanh-oai"), broken], terms=TERMS)))
    assert archive.namelist() == ["faulty.cong-van.docx", "khong-co-cong-van.txt"]
    assert "hong.docx" in archive.read("khong-co-cong-van.txt").decode("utf8")
    assert [isinstance(made, bytes) for _, made in letters([report_of("thanh-oai"), broken], TERMS)] == [True, False]


def test_a_hostile_plan_stays_text() -> None:
    text = "\n".join(shown(all_letters()["hostile"]))
    assert '<script>alert("1")</script>' in text
    assert "\x07" not in text
    assert all_letters()["hostile"] == letter(hostile(), Terms(sender=WRONG))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("nop.zip/truong a/ke-hoach.v2.docx", "nop/truong a/ke-hoach.v2.cong-van.docx"),
        ("../../etc/passwd", "etc/passwd.cong-van.docx"),
        ("/a\\b:c.pdf", "a_b_c.cong-van.docx"),
    ],
)
def test_a_letter_stays_in_its_folder(name: str, file: str) -> None:
    assert letter_name(name) == file


@pytest.mark.parametrize(("text", "count"), [("một", 1), ("Kế hoạch " * 8, 1), ("Kế hoạch " * 40, 5), ("W" * 30, 1)])
def test_lines_are_measured(text: str, count: int) -> None:
    assert lines(text) == count


def test_the_command_writes_a_letter_a_plan(tmp_path: Path) -> None:
    folder = CORPUS / "thanh-oai"
    words = ["check", str(folder / "faulty.docx"), str(folder / "compliant.docx"), "--parent", str(folder / "parent.docx")]
    result = CliRunner().invoke(cli, [*words, "--letter", str(tmp_path / "thu"), "--reply-by", "15/12/2026"])
    assert result.exit_code == 1
    assert sorted(p.name for p in (tmp_path / "thu").iterdir()) == ["compliant.cong-van.docx", "faulty.cong-van.docx"]
    assert "Đã ghi 2 công văn" in result.stderr
    assert (tmp_path / "thu" / "faulty.cong-van.docx").read_bytes() == all_letters()["thanh-oai-faulty"]
    one = CliRunner().invoke(cli, [*words[:2], *words[3:], "-o", str(tmp_path / "thu.docx"), "--reply-by", "2026-12-15"])
    assert one.exit_code == 1
    assert (tmp_path / "thu.docx").read_bytes() == all_letters()["thanh-oai-faulty"]
    alone = CliRunner().invoke(cli, [*words[:2], "-o", str(tmp_path / "b.docx")])
    assert (alone.exit_code, "không rõ ai gửi" in alone.output) == (2, True)


def test_what_to_do_is_told_where_there_are_no_words_to_paste() -> None:
    (finding,) = (f for f in report_of("quan-8").findings if f.rule == "BC08")
    assert finding.advice
    (said,) = (line for line in shown(all_letters()["quan-8-faulty"]) if finding.message.vi.translate(QUOTES) in line)
    assert finding.advice.vi.translate(QUOTES) in said
    assert "Sửa thành" not in said
