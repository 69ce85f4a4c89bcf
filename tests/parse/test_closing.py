"""Closing blocks → closing sentence, recipients, signature."""

from __future__ import annotations

import pytest

from checker.model import Document, Signature
from checker.parse import parse
from tests.documents import source_of

HEAD = "KẾ HOẠCH\nTổ chức Ngày hội đọc sách\n\nCăn cứ tình hình thực tế.\nI. MỤC ĐÍCH\nNâng cao văn hóa đọc.\n"
END = "Trên đây là Kế hoạch tổ chức Ngày hội đọc sách của Trường Tiểu học Sao Khuê./.\n"
RECIPIENTS = "Nơi nhận:\n- Phòng GD&ĐT (để b/c);\n- Các tổ, khối;\n- Lưu: VT.\n"


def read(tail: str) -> Document:
    return parse(source_of(HEAD + tail))


def signer(document: Document) -> tuple[str | None, str | None, str | None] | None:
    found: Signature | None = document.header.signer
    return (found.capacity, found.title, found.name) if found else None


@pytest.mark.parametrize(
    "tail",
    [
        END + RECIPIENTS + "HIỆU TRƯỞNG\n\nLê Thị Hoa\n",
        END + "HIỆU TRƯỞNG\n\nLê Thị Hoa\n" + RECIPIENTS,
        END
        + "Nơi nhận:                         HIỆU TRƯỞNG\n- Phòng GD&ĐT (để b/c);\n- Các tổ, khối;\n- Lưu: VT.               Lê Thị Hoa\n",
        END + "\tNơi nhận:\t\tHIỆU TRƯỞNG\n- Phòng GD&ĐT (để b/c);\t\t(Đã ký)\n- Các tổ, khối;\n- Lưu: VT.\n\t\t\tLê Thị Hoa\n",
        END + "Nơi nhận:      HIỆU TRƯỞNG\n- Phòng GD&ĐT (để b/c);\n- Các tổ, khối;  Lê Thị Hoa\n- Lưu: VT.\n",
        END + "Nơi nhận:\n- Phòng GD&ĐT (để b/c);\n- Các tổ, khối;\nHIỆU TRƯỞNG\n- Lưu: VT.\nLê Thị Hoa\n",
        END + "Nơi nhận: | HIỆU TRƯỞNG\n- Phòng GD&ĐT; | \n- Các tổ, khối; | \n- Lưu: VT. | Lê Thị Hoa\n",
        END + "Nơi nhận: | HIỆU TRƯỞNG\n- Phòng GD&ĐT;\n- Các tổ, khối;\n- Lưu: VT. | Lê Thị Hoa\n",
        END + "Nơi nhận: - Phòng GD&ĐT; - Các tổ, khối; - Lưu: VT.\nHIỆU TRƯỞNG\n(Ký tên, đóng dấu)\nLê Thị Hoa\n",
    ],
)
def test_recipients_and_signature_in_any_order(tail: str) -> None:
    document = read(tail)
    assert [r.text for r in document.header.recipients] == ["Phòng GD&ĐT", "Các tổ, khối", "VT"]
    assert signer(document) == (None, "HIỆU TRƯỞNG", "Lê Thị Hoa")
    assert document.text(document.header.spans["closing"]) == END.strip()
    regions = [p.region for p in document.paragraphs]
    assert regions.count("closing") == 1
    assert "recipients" in regions
    assert "signature" in regions
    assert regions.count("body") == 2


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\nLê Thị Hoa", ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "Lê Thị Hoa")),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Bình", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Bình")),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Bình",
            ("TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Bình"),
        ),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLê Văn Bình", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê Văn Bình")),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\nLê Văn Bình", ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Lê Văn Bình")),
        ("Q. HIỆU TRƯỞNG\nThS. Lê Thị Hoa", ("Q. HIỆU TRƯỞNG", None, "Lê Thị Hoa")),
        ("NGƯỜI LẬP KẾ HOẠCH\nTrần Văn Nam\nHIỆU TRƯỞNG\nLê Thị Hoa", (None, "HIỆU TRƯỞNG", "Lê Thị Hoa")),
        ("NGƯỜI LẬP KẾ HOẠCH\nHIỆU TRƯỞNG\nTrần Văn Nam\nLê Thị Hoa", (None, "HIỆU TRƯỞNG", "Lê Thị Hoa")),
        ("T/M BAN GIÁM HIỆU\nHIỆU TRƯỞNG\nLê Thị Hoa", ("T/M BAN GIÁM HIỆU", "HIỆU TRƯỞNG", "Lê Thị Hoa")),
        ("KT HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\nLê Thị Hoa", ("KT HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "Lê Thị Hoa")),
        ("HIỆU TRƯỞNG", (None, "HIỆU TRƯỞNG", None)),
    ],
)
def test_capacities(block: str, expected: tuple[str | None, ...]) -> None:
    assert signer(read(f"{END}{RECIPIENTS}{block}\n")) == expected
    assert signer(read(f"{END}{block}\n")) == expected


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- CB, GV,NV (Để t/h);", "CB, GV,NV"),
        ("- Lưu: VT./.", "VT"),
        ("- Lưu VT, TH.", "VT, TH"),
        ("– TPT Đội;                     (để thực hiện)", "TPT Đội"),
        ("+ PGD&ĐT.Q8;", "PGD&ĐT.Q8"),
        ("- Như trên;", "Như trên"),
    ],
)
def test_recipient_lines(line: str, text: str) -> None:
    document = read(f"{END}Nơi nhận:\n{line}\n")
    assert [r.text for r in document.header.recipients] == [text]
    assert document.text(document.header.recipients[0].span).startswith(line[0])


def test_wrapped_recipient() -> None:
    assert [r.text for r in read(f"{END}Nơi nhận:\n- Các tổ chuyên môn,\nđoàn thể (t/h);\n- Lưu: VT.\n").header.recipients] == [
        "Các tổ chuyên môn, đoàn thể",
        "VT",
    ]


@pytest.mark.parametrize(
    ("last", "region"),
    [
        ("Trên đây Kế hoạch của nhà trường./.", "closing"),
        ("Yêu cầu các bộ phận nghiêm túc thực hiện./.", "closing"),
        ("Trong quá trình thực hiện nếu có vướng mắc, các lớp phản ánh về Ban giám hiệu./.", "closing"),
        ("Nhà trường gửi báo cáo về Phòng GD&ĐT trước ngày 15/12 hằng năm./.", "body"),
        ("- Yêu cầu các lớp nộp danh sách trước ngày 5/9./.", "body"),
    ],
)
def test_what_closes(last: str, region: str) -> None:
    document = read(f"{last}\n{RECIPIENTS}")
    found = next(p for p in document.paragraphs if document.text(p.span) == last)
    assert found.region == region
    assert (found.section is None) == (region == "closing")
    assert document.text(document.header.spans["closing"]) == last


def test_nothing_invented_where_the_block_is_lost() -> None:
    document = read(END)
    assert document.header.recipients == ()
    assert document.header.signer is None
    assert "recipients" not in document.header.spans
    assert "signature" not in document.header.spans


def test_an_office_in_the_body_is_no_signature() -> None:
    document = read("II. PHÂN CÔNG\n1. Hiệu trưởng\nChỉ đạo chung.\n2. Tổ trưởng\nThực hiện.\n" + END)
    assert document.header.signer is None
    assert [s.number for s in document.sections] == ["I", "II", "1", "2"]


@pytest.mark.parametrize(
    ("block", "title", "name"),
    [
        ("HIỆU TRƯỞNG\n\nLÒ THỊ MAI", "HIỆU TRƯỞNG", "LÒ THỊ MAI"),
        ("KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\n(Đã ký)\nĐOÀN VĂN SƠN", "PHÓ HIỆU TRƯỞNG", "ĐOÀN VĂN SƠN"),
        ("HIỆU TRƯỞNG\nTRƯỜNG TIỂU HỌC SAO MAI", "HIỆU TRƯỞNG", None),
        ("HIỆU TRƯỞNG\nĐÓNG DẤU", "HIỆU TRƯỞNG", None),
        ("HIỆU TRƯỞNG\nPHỤ LỤC SỐ MỘT", "HIỆU TRƯỞNG", None),
    ],
)
def test_a_signer_in_capitals(block: str, title: str, name: str | None) -> None:
    document = parse(source_of(f"KẾ HOẠCH\nTrồng cây\n\nI. NỘI DUNG\nTrồng mười cây.\n\nNơi nhận:\n- Các tổ;\n- Lưu: VT.\n\n{block}\n"))
    assert document.header.signer
    assert (document.header.signer.title, document.header.signer.name) == (title, name)
    assert "LÒ" not in " ".join(s.title for s in document.sections)
