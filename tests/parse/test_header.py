"""Header shapes → fields: every order of the cells, loose numbers and dates, wrapped and flattened names."""

from __future__ import annotations

import pytest

from checker.model import Header, PartialDate
from checker.parse import parse
from tests.documents import source_of

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODY = "KẾ HOẠCH\nPhòng, chống đuối nước năm 2023\n\nCăn cứ tình hình thực tế.\nI. MỤC ĐÍCH\nGiữ an toàn."


def header(*lines: str, body: str = BODY) -> Header:
    return parse(source_of("\n".join([*lines, body]))).header


@pytest.mark.parametrize(
    "lines",
    [
        ["UBND HUYỆN TÂN AN", "TRƯỜNG TIỂU HỌC SAO KHUÊ", NATION, MOTTO, "Số: 15/KH-THSK", "Tân An, ngày 05 tháng 9 năm 2023"],
        ["UBND HUYỆN TÂN AN", "TRƯỜNG TIỂU HỌC SAO KHUÊ", "Số: 15/KH-THSK", NATION, MOTTO, "Tân An, ngày 05 tháng 9 năm 2023"],
        [NATION, MOTTO, "Tân An, ngày 05 tháng 9 năm 2023", "UBND HUYỆN TÂN AN", "TRƯỜNG TIỂU HỌC SAO KHUÊ", "Số: 15/KH-THSK"],
        [f"UBND HUYỆN TÂN AN {NATION}", f"TRƯỜNG TIỂU HỌC SAO KHUÊ {MOTTO}", "Số: 15/KH-THSK Tân An, ngày 05 tháng 9 năm 2023"],
        [f"UBND HUYỆN TÂN AN | {NATION}", f"TRƯỜNG TIỂU HỌC SAO KHUÊ | {MOTTO}", "Số: 15/KH-THSK | Tân An, ngày 05 tháng 9 năm 2023"],
        [
            f"UBND HUYỆN TÂN AN\t\t{NATION}",
            "TRƯỜNG TIỂU HỌC SAO KHUÊ",
            "_______",
            MOTTO,
            "-----",
            "Số: 15/KH-THSK\tTân An, ngày 05 tháng 9 năm 2023",
        ],
        [f"UBND HUYỆN TÂN ANTRƯỜNG TIỂU HỌC SAO KHUÊ {NATION} {MOTTO}", "Số: 15/KH-THSK Tân An, ngày 05 tháng 9 năm 2023"],
    ],
)
def test_every_order_of_the_cells(lines: list[str]) -> None:
    found = header(*lines)
    assert (found.superior, found.issuer, found.level) == ("UBND huyện Tân An", "Trường Tiểu học Sao Khuê", "school")
    assert (found.number, found.place, found.issued) == ("15/KH-THSK", "Tân An", PartialDate(5, 9, 2023))
    assert {"national_name", "motto", "number_line", "date_line", "issuer", "superior"} <= found.spans.keys()


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (
            ["TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP -", "GIÁO DỤC THƯỜNG XUYÊN TÂN AN"],
            "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Tân An",
        ),
        (["TRƯỜNG TIỂU HỌC SAO KHUÊ -"], "Trường Tiểu học Sao Khuê"),
    ],
)
def test_a_dash_joins_the_lines_of_a_name(lines: list[str], issuer: str) -> None:
    found = header("UBND HUYỆN TÂN AN", *lines, "Số: 15/KH-SK", NATION, MOTTO, "Tân An, ngày 05 tháng 9 năm 2023")
    assert found.issuer == issuer


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số : 7/ KH -MNHS", "7/KH-MNHS"),
        ("Số: 481 /KH-PGD&ĐT", "481/KH-PGD&ĐT"),
        ("Số: 96 /KH- MTTQ -BTT", "96/KH-MTTQ-BTT"),
        ("Số:\n31/KH-UBND", "31/KH-UBND"),
        ("Số: 31\n/KH-MNHS", "31/KH-MNHS"),
        ("Số: 31/KH-\nMNHS", "31/KH-MNHS"),
        ("Số: 31/KHLT-SYT-\nSGDĐT", "31/KHLT-SYT-SGDĐT"),
        ("30 – KH/LĐ", "30-KH/LĐ"),
        ("Số: 04 - CTr/QU", "04-CTr/QU"),
        ("Số 12/KH-THCS", "12/KH-THCS"),
        ("Số: 75A/KH-LCT 2", "75A/KH-LCT2"),
        ("Số: 204 /KHPGD&ĐT", "204/KHPGD&ĐT"),
        ("Số: 1479/SGD ĐT-GDTrH", "1479/SGDĐT-GDTrH"),
        ("Số: 01/ KH.LĐ", "01/KH.LĐ"),
        ("Số: 31/KH/BCĐ", "31/KH/BCĐ"),
        ("Số: 21/2006/KH-UBND", "21/2006/KH-UBND"),
        ("Số: 300/KHLT-PGDĐT-HKH", "300/KHLT-PGDĐT-HKH"),
        ("Số:    /KH-TH", None),
        ("Số: ……/KH-UBND", None),
        ("/ KH-MNII", None),
        ("Số: .... /KH-MN", None),
    ],
)
def test_number_located_loosely(line: str, number: str | None) -> None:
    found = header("TRƯỜNG MẦM NON HOA SEN", line, NATION, MOTTO, "Tân An, ngày 5 tháng 9 năm 2023")
    assert found.number == number
    assert "number_line" in found.spans
    assert len(found.spans["number_line"]) == len(line)
    assert found.issuer == "Trường Mầm non Hoa Sen"


@pytest.mark.parametrize(
    ("line", "place", "issued"),
    [
        ("Hà Đông ngày 5 tháng 9 năm 2023", "Hà Đông", PartialDate(5, 9, 2023)),
        ("Đồng Đăng, ngày 5 tháng 9 năm 2023", "Đồng Đăng", PartialDate(5, 9, 2023)),
        ("Đăng Hà, ngày 5 tháng 9 năm 2023", "Đăng Hà", PartialDate(5, 9, 2023)),
        ("Yên Luật, ngày 5 tháng 9 năm 2023", "Yên Luật", PartialDate(5, 9, 2023)),
        ("Hà Đông, ngày      tháng 9 năm 2023", "Hà Đông", PartialDate(None, 9, 2023)),
        ("Hà Đông, ngày …. tháng …. năm 2023", "Hà Đông", PartialDate(None, None, 2023)),
        ("Hà Đông, ngày 12 tháng 3\nnăm 2023", "Hà Đông", PartialDate(12, 3, 2023)),
        ("Hà Đông, ngày 05/09/2023", "Hà Đông", PartialDate(5, 9, 2023)),
        ("Quận 8, ngày 30 tháng 0 năm 2023", "Quận 8", PartialDate(30, 0, 2023)),
        ("Thành phố Hồ Chí Minh, ngày 04tháng 5 năm 2013", "Thành phố Hồ Chí Minh", PartialDate(4, 5, 2013)),
    ],
)
def test_place_and_date(line: str, place: str, issued: PartialDate) -> None:
    found = header("TRƯỜNG MẦM NON HOA SEN", "Số: 5/KH-MNHS", NATION, MOTTO, line)
    assert (found.place, found.issued) == (place, issued)


@pytest.mark.parametrize(
    ("lines", "superior", "issuer"),
    [
        (["TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "TRƯỜNG CAO ĐẲNG TÂN AN"], "Tổng Liên đoàn Lao động Việt Nam", "Trường Cao đẳng Tân An"),
        (
            ["PHÒNG GD&ĐT TÂN AN", "TRƯỜNG TRUNG HỌC CƠ SỞ", "NGUYỄN TRI PHƯƠNG"],
            "Phòng GD&ĐT Tân An",
            "Trường Trung học cơ sở Nguyễn Tri Phương",
        ),
        (["BCH ĐOÀN HUYỆN TÂN AN", "***", "ĐOÀN TNCS HỒ CHÍ MINH"], None, "BCH Đoàn huyện Tân An"),
        (["UBND QUẬN 8", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "***"], "UBND Quận 8", "Phòng Giáo dục và Đào tạo"),
        (["DỰ THẢO", "TRƯỜNG MẦM NON HOA SEN", "DỰ THẢO"], None, "Trường Mầm non Hoa Sen"),
        (["Trang chủ > Tin tức", "14:25 | 30/10/2023", "TRƯỜNG MẦM NON HOA SEN"], None, "Trường Mầm non Hoa Sen"),
        (["UBND HUYỆN TÂN AN", "TRƯỜNG MẦM NON", "TRƯỜNG XUÂN"], "UBND huyện Tân An", "Trường Mầm non Trường Xuân"),
        (["UBND XÃ TÂN AN", "TRƯỜNG TIỂU HỌC", "ĐOÀN XÁ"], "UBND xã Tân An", "Trường Tiểu học Đoàn Xá"),
        (["ỦY BAN NHÂN DÂN", "XÃ ĐOÀN LẬP", "TRƯỜNG TIỂU HỌC TÂN AN"], "Ủy ban nhân dân xã Đoàn Lập", "Trường Tiểu học Tân An"),
        (["UBND XÃ TÂN AN", "TRƯỜNG TIỂU HỌC", "TRUNG TÂM"], "UBND xã Tân An", "Trường Tiểu học Trung tâm"),
        (["CÔNG ĐOÀN NGÀNH Y TẾ", "CÔNG ĐOÀN CƠ SỞ", "TRẠM Y TẾ TÂN AN"], "Công đoàn ngành Y tế", "Công đoàn cơ sở Trạm Y tế Tân An"),
        (["ỦY BAN NHÂN DÂN XÃ TRƯỜNG THÀNH"], None, "Ủy ban nhân dân xã Trường Thành"),
        (["UBND XÃ TRƯỜNG THÀNH TRƯỜNG TH LÊ LỢI"], "UBND xã Trường Thành", "Trường TH Lê Lợi"),
        (["TỈNH ĐOÀN HÀ NAM", "HUYỆN ĐOÀN LÝ NHÂN"], "Tỉnh Đoàn Hà Nam", "Huyện Đoàn Lý Nhân"),
        (["UBND XÃ TÂN AN", "TRƯỜNG THCS", "HỘI HỢP"], "UBND xã Tân An", "Trường THCS Hội Hợp"),
    ],
)
def test_names_of_bodies(lines: list[str], superior: str | None, issuer: str) -> None:
    found = header(*lines, NATION, MOTTO)
    assert (found.superior, found.issuer) == (superior, issuer)


@pytest.mark.parametrize(
    "name", ["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HÔI CHỦ NGHIÃ VIỆT NAM", "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM"]
)
def test_national_name_even_misspelt(name: str) -> None:
    assert "national_name" in header("TRƯỜNG MẦM NON HOA SEN", name, MOTTO).spans


def test_spans_point_at_the_text() -> None:
    document = parse(
        source_of(f"UBND QUẬN 8\nTRƯỜNG TIỂU HỌC A\nSố: 481 /KH-THA\n{NATION}\n{MOTTO}\nQuận 8, ngày 3 tháng 2 năm 2022\n{BODY}")
    )
    shown = {name: document.text(span) for name, span in document.header.spans.items()}
    assert shown["number_line"] == "Số: 481 /KH-THA"
    assert shown["number"] == "481 /KH-THA"
    assert shown["date_line"] == "Quận 8, ngày 3 tháng 2 năm 2022"
    assert shown["place"] == "Quận 8"
    assert shown["motto"] == MOTTO
    assert shown["type"] == "KẾ HOẠCH"


def test_party_document() -> None:
    found = header(
        "ĐẢNG BỘ PHƯỜNG AN BÌNH", "CHI BỘ TRƯỜNG MẦM NON", "Số: 07 -KH/CB", "ĐẢNG CỘNG SẢN VIỆT NAM", "An Bình, ngày 2 tháng 3 năm 2022"
    )
    assert (found.level, found.number) == ("party", "07-KH/CB")


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Thực hiện Kế hoạch số 12/KH-PGDĐT ngày 3/4/2022 của Phòng GD&ĐT Tân An về an toàn. Trường MN Hoa Sen xây dựng và triển khai kế hoạch như sau:",
            "Trường MN Hoa Sen",
        ),
        (
            "Thực hiện Công văn số 5/SGDĐT, Phòng Giáo dục và Đào tạo (GDĐT) huyện Tân An ban hành Kế hoạch an toàn cụ thể như sau:",
            "Phòng Giáo dục và Đào tạo huyện Tân An",
        ),
        (
            "Ngày 3/4/2022, Phòng GD&ĐT Tân An ban hành Kế hoạch số 12/KH-PGDĐT. Trường Tiểu học Sao Khuê xây dựng Kế hoạch như sau:",
            "Trường Tiểu học Sao Khuê",
        ),
        ("Nhà trường xây dựng kế hoạch như sau:", None),
    ],
)
def test_issuer_of_a_plan_without_header(text: str, issuer: str | None) -> None:
    document = parse(source_of(f"KẾ HOẠCH\nPhòng, chống đuối nước\n{text}\nI. MỤC ĐÍCH\nGiữ an toàn."))
    assert document.header.issuer == issuer
    assert ("issuer" in document.header.spans) == (issuer is not None)


def test_nothing_is_guessed_from_an_empty_file() -> None:
    document = parse(source_of(""))
    assert document.header == Header()
    assert not document.paragraphs


def test_metadata_of_a_web_page_above_the_header() -> None:
    found = header(
        "Số: 99/TB-SGD",
        "Ngày ban hành: ngày 1 tháng 2 năm 2020",
        "Văn bản khác",
        "TRƯỜNG MẦM NON HOA SEN",
        "Số: 5/KH-MNHS",
        NATION,
        MOTTO,
        "Tân An, ngày 5 tháng 9 năm 2023",
    )
    assert (found.number, found.issued, found.place, found.issuer) == (
        "5/KH-MNHS",
        PartialDate(5, 9, 2023),
        "Tân An",
        "Trường Mầm non Hoa Sen",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Luật Trẻ em ngày 5 tháng 4 năm 2016",
        "Luật Trẻ em ngày 5 tháng 4 năm 2016",
        "Đăng ngày 5/4/2016",
        "Đăng: ngày 5/4/2016",
        "Ngày đăng: ngày 5/4/2016",
        "Được đăng tải ngày 5/4/2016",
        "Đăng bởi Lan ngày 5/4/2016",
    ],
)
def test_a_cited_date_is_not_the_own_one(line: str) -> None:
    found = header("TRƯỜNG MẦM NON HOA SEN", line, NATION, MOTTO)
    assert (found.issued, found.place) == (None, None)


NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (
            f"PHÒNG GD&ĐT MAI SƠN TRƯỜNG MẦM NON HOA BAN\nSố: 7/KH-MNHB\n{NATION}",
            ("Phòng GD&ĐT Mai Sơn", "Trường Mầm non Hoa Ban", "7/KH-MNHB"),
        ),
        (f"{NATION}\nTRƯỜNG THPT MAI SƠN\nSỞ GD&ĐT SƠN LA\nSố: 7/KH-THPTMS", ("Sở GD&ĐT Sơn La", "Trường THPT Mai Sơn", "7/KH-THPTMS")),
        (f"UBND HUYỆN MAI SƠN\nTRƯỜNG THCS HÁT LÓT\nSố: 7/KH-THCSHL{NATION}", ("UBND huyện Mai Sơn", "Trường THCS Hát Lót", "7/KH-THCSHL")),
        (
            f"UBND HUYỆN MAI SƠN\nTRƯỜNG THCS HÁT LÓT\nSố: 7 KH/LĐ\n{NATION.replace('CHỦ ', '')}",
            ("UBND huyện Mai Sơn", "Trường THCS Hát Lót", "7KH/LĐ"),
        ),
        (f"UBND HUYỆN MAI SƠN\nCÔNG ĐOÀN TRƯỜNG TIỂU HỌC SAO MAI\nSố: 7/KH-CĐ\n{NATION}", (None, None, "7/KH-CĐ")),
    ],
)
def test_bodies_and_numbers_in_damaged_heads(head: str, wanted: tuple[str | None, str | None, str]) -> None:
    header = parse(source_of(f"{head}\nMai Sơn, ngày 10 tháng 9 năm 2020\nKẾ HOẠCH\nTrồng cây\nI. NỘI DUNG\nTrồng mười cây.")).header
    assert header.number == wanted[2]
    assert wanted[0] is None or (header.superior, header.issuer) == wanted[:2]
    if wanted[0] is None:
        assert "ông đoàn trường tiểu học sao mai" in (header.issuer or "").lower()


@pytest.mark.parametrize(
    "lines",
    [
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "NAM", "UBND XÃ TÂN AN", "TRƯỜNG TIỂU HỌC SAO KHUÊ"],
        ["UBND XÃ TÂN AN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "TRƯỜNG TIỂU HỌC SAO KHUÊ    VIỆT NAM"],
        ["UBND XÃ TÂN AN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "TRƯỜNG TIỂU HỌC SAO KHUÊ\tNAM"],
        ["UBND XÃ TÂN AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "TRƯỜNG TIỂU HỌC SAO KHUÊ", "VIỆT NAM"],
    ],
)
def test_a_national_name_over_two_lines(lines: list[str]) -> None:
    text = "\n".join([*lines, "Số: 15/KH-THSK", "Độc lập - Tự do - Hạnh phúc", BODY])
    found = parse(source_of(text)).header
    assert (found.superior, found.issuer) == ("UBND xã Tân An", "Trường Tiểu học Sao Khuê")
    name = found.spans["national_name"]
    assert text[name.start : name.end].split()[:2] + text[name.start : name.end].split()[-1:] == ["CỘNG", "HÒA", "NAM"]


def test_a_place_torn_over_two_lines() -> None:
    text = (
        f"UBND HUYỆN X\nTRƯỜNG THCS Y\nSố: 7/KH-THCSY\n{NATION}\nBạc\nLiêu, ngày 10 tháng 9 năm 2020\nKẾ HOẠCH\nTrồng cây\nI. NỘI DUNG\nA."
    )
    assert parse(source_of(text)).header.place == "Bạc Liêu"


@pytest.mark.parametrize("kind", ["LIÊN TỊCH", "PHỐI HỢP"])
def test_a_joint_plan_has_its_subject_below(kind: str) -> None:
    header = parse(source_of(f"KẾ HOẠCH {kind}\nTuần tra bảo vệ rừng năm 2020\nI. NỘI DUNG\nTuần tra.")).header
    assert (header.type, header.subject) == ("Kế hoạch", "Tuần tra bảo vệ rừng năm 2020")
