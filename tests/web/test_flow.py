"""The three users' paths without a script: plain forms, plain links."""

from __future__ import annotations

import io
import json
import re
import zipfile

import jsonschema
import pytest

from checker.report.json import schema
from tests.web.server import CORPUS, FAMILY, Server, Visitor, parent, plan, title


def facts_page(visitor: Visitor) -> tuple[str, str]:
    """The address and the text of the page on which a parent's facts are set right."""
    page = visitor.waited(visitor.hand_in(plan(FAMILY / "faulty.docx"), parent(FAMILY / "parent.docx")))
    assert title(page) == "Văn bản cấp trên yêu cầu gì"
    return str(page.url), page.text


def judged(visitor: Visitor, url: str, **fields: str) -> str:
    found = re.search(r'name="mark" value="(\w+)"', visitor.get("/").text)
    assert found
    return visitor.waited(visitor.post(f"{url}/facts", data={"mark": found[1], **fields})).text


def test_a_school_checks_its_plan_and_takes_the_commented_copy_along(visitor: Visitor) -> None:
    url, text = facts_page(visitor)
    assert "241/KH-GD&amp;ĐT" in text
    page = judged(visitor, url)
    assert page.index("Cần sửa trước khi nộp") < page.index("Tải về") < page.index("LỖI")
    assert "214/KH-GD&amp;ĐT" in page
    assert "--parent" not in page
    copy = visitor.get(f"{url}/result/copy/1")
    assert "faulty.nhan-xet.docx" in copy.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        assert "word/comments.xml" in package.namelist()
    letter = visitor.get(f"{url}/result/letter?by=2026-12-15&sender=Phòng Văn hóa - Xã hội / UBND phường Hoa Sơn")
    assert "cong-van.docx" in letter.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(letter.content)) as package:
        assert "15/12/2026" in package.read("word/document.xml").decode()
    assert visitor.get(f"{url}/result/letter?by=32").status_code == 400
    english = visitor.get(f"{url}?lang=en").text
    assert "To be mended before it is sent in" in english
    assert '<html lang="en">' in visitor.get(url).text  # remembered


def test_what_the_page_says_is_what_the_command_says(visitor: Visitor) -> None:
    from checker.pipeline import check
    from checker.report.json import render

    url, _ = facts_page(visitor)
    judged(visitor, url)
    said = json.loads(visitor.get(f"{url}/result/json").text)
    jsonschema.validate(said, schema("report"))
    assert said == json.loads(render([check(FAMILY / "faulty.docx", parents=[FAMILY / "parent.docx"])]))


def field(text: str, clause: str, name: str) -> str:
    """The name of a field under a clause of the parent."""
    at = text.index(clause)
    found = re.compile(rf'name="([\d.]+\w+\.\d+\.{name})"').search(text, at)
    assert found
    return found[1]


def test_a_target_set_right_is_the_one_that_judges(visitor: Visitor) -> None:
    url, text = facts_page(visitor)
    before = judged(visitor, url)
    name = field(text, "duy trì từ 99,5% trở lên", "value")
    after = judged(visitor, url, **{name: "99,9"})
    assert "Đối chiếu theo nội dung của «parent.docx» đã được người kiểm tra sửa (1 chỗ)." in after
    assert "99,9%" in after
    assert "99,9%" not in before
    again = visitor.get(f"{url}/facts").text
    assert re.search(rf'name="{re.escape(name)}" value="99,9"', again)
    assert "value: 99.9" in visitor.get(f"{url}/result/pack/2").text
    assert "đã được người kiểm tra sửa" not in judged(visitor, url)


def test_a_field_that_cannot_be_is_told_beside_it(visitor: Visitor) -> None:
    url, text = facts_page(visitor)
    value, due = field(text, "duy trì từ 99,5% trở lên", "value"), field(text, "Thời hạn (", "due")
    for name, said, told in ((value, "nhiều", "không phải một con số"), (due, "31/02/2022", "Không có ngày")):
        page = judged(visitor, url, **{name: said})
        assert "Văn bản cấp trên yêu cầu gì" in page
        assert told in page
        assert f'href="#f-{name}"' in page
        assert f'id="e-{name}"' in page


def test_an_officer_sends_an_archive_and_a_roster(visitor: Visitor) -> None:
    folder, packed = CORPUS / "quan-8", io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("compliant.docx", "faulty.docx"):
            archive.write(folder / name, f"Trường {name}/ke-hoach.docx")
        archive.writestr("ghi-chu.xyz", "x")
    roster = ("roster", ("ds.csv", (folder / "roster.csv").read_bytes()))
    page = visitor.waited(visitor.hand_in(("plans", ("nop.zip", packed.getvalue())), parent(folder / "parent.docx"), roster))
    url = str(page.url)
    text = judged(visitor, url)
    assert "Kết quả kiểm tra 2 kế hoạch" in text
    assert "1 kế hoạch cần sửa trước khi nộp" in text
    assert "Bỏ qua 1 tệp không phải văn bản trong «nop.zip»: ghi-chu.xyz" in text
    assert "Trường Trung học cơ sở Hưng Lợi</span>" in text, "whose plan a file is, whatever it is called"
    assert "Chưa nộp (2)" in text
    assert "nop.zip/Trường faulty.docx/ke-hoach.docx" in text
    assert "37/QĐ-THCSHL" in visitor.get(f"{url}/plan/2").text
    with zipfile.ZipFile(io.BytesIO(visitor.get(f"{url}/result/copies").content)) as copies:
        assert "nop.zip/Trường faulty.docx/ke-hoach.nhan-xet.docx" in copies.namelist()
    with zipfile.ZipFile(io.BytesIO(visitor.get(f"{url}/result/xlsx").content)) as book:
        assert "xl/workbook.xml" in book.namelist()
    letters = visitor.get(f"{url}/result/letter")
    assert ".zip" in letters.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(letters.content)) as archive:
        assert archive.namelist() == [f"nop/Trường {name}/ke-hoach.cong-van.docx" for name in ("compliant.docx", "faulty.docx")]


def test_a_commented_copy_and_the_parent_among_the_plans_are_told_and_not_judged(visitor: Visitor) -> None:
    url, _ = facts_page(visitor)
    judged(visitor, url)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ke-hoach.docx", (FAMILY / "faulty.docx").read_bytes())
        archive.writestr("nhan xet/ke-hoach (đã soát).docx", visitor.get(f"{url}/result/copy/1").content)
        archive.writestr("cap-tren.docx", (FAMILY / "parent.docx").read_bytes())
    page = visitor.waited(visitor.hand_in(("plans", ("nop.zip", packed.getvalue())), parent(FAMILY / "parent.docx")))
    text = judged(visitor, str(page.url))
    assert "<h1>Kết quả kiểm tra</h1>" in text, "of one plan"
    assert "«nop.zip/cap-tren.docx» là văn bản cấp trên được dùng để đối chiếu" in text
    assert "Bỏ qua 1 bản có nhận xét của kế hoạch đã có trong các tệp: nop.zip/nhan xet/ke-hoach (đã soát).docx." in text


def test_a_faulty_roster_is_told_by_its_own_name(visitor: Visitor) -> None:
    page = visitor.hand_in(plan(FAMILY / "faulty.docx"), ("roster", ("ds.csv", b"a,b\n1,2\n")))
    assert page.status_code == 400
    assert "«ds.csv», dòng 1: không có cột tên đơn vị" in page.text
    assert "/tmp" not in page.text


def test_an_auditor_sees_what_stands_without_a_parent(visitor: Visitor) -> None:
    page = visitor.waited(visitor.hand_in(plan(FAMILY / "compliant.docx"), lang="en"))
    assert "Chưa thấy lỗi phải sửa." in page.text
    assert "Chưa có văn bản cấp trên để đối chiếu." in page.text


def test_the_rules_have_pages(visitor: Visitor) -> None:
    assert '<a href="/rules/CC03">' in visitor.get("/rules").text
    for lang, said in (("vi", "Ví dụ sai"), ("en", "Bad examples")):
        assert said in visitor.get(f"/rules/CC03?lang={lang}").text
    assert visitor.get("/rules/XX99").status_code == 404


def test_what_was_sent_is_gone_when_its_sender_says_so(server: Server, visitor: Visitor) -> None:
    url, _ = facts_page(visitor)
    assert server.left
    with Visitor(server) as stranger:
        assert stranger.get(url).status_code == 404
        assert stranger.get(f"{url}/progress").status_code == 404
    mark = visitor.mark()
    assert "Đã xóa" in visitor.post(f"{url}/delete", data={"mark": mark}).text
    assert visitor.get(url).status_code == 404
    visitor.post("/delete", data={"mark": mark})


@pytest.mark.parametrize("path", ["/", "/rules", "/nichts", "/assets/site.css", "/api/v1/rules"])
def test_every_answer_has_its_headers(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == ("max-age=3600" if "assets" in path else "no-store")
    assert "server" not in headers
