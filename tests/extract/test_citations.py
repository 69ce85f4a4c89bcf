"""Literal sentences → the citations in them: every form of number, date, issuer and order, and what only looks like one."""

from __future__ import annotations

import pytest

from checker.extract.citations import citations
from checker.model import Citation, Document, Paragraph, PartialDate, Span
from checker.parse import parse
from tests.documents import plain, source_of
from tests.extract.test_citation_roles import HEAD, ISSUING, TAIL


def written(day: PartialDate | None) -> str | None:
    """«22/3/2022», a missing part as «?»."""
    return None if day is None else "/".join(str(part or "?") for part in (day.day, day.month, day.year))


def shown(citation: Citation) -> tuple[str | None, str | None, str | None, str | None]:
    return citation.type, citation.number, written(citation.issued), citation.issuer


P = "Phòng GD&ĐT"
KH, CV, QD, NQ, TT, ND, CT, HD, CTR = (
    "Kế hoạch",
    "Công văn",
    "Quyết định",
    "Nghị quyết",
    "Thông tư",
    "Nghị định",
    "Chỉ thị",
    "Hướng dẫn",
    "Chương trình",
)

NUMBERS = [
    # clean, letter suffixes, five digits, agencies with digits
    ("theo Kế hoạch số 152a/KH-MNDB", KH, "152a/KH-MNDB"),
    ("theo Kế hoạch số 466/KH-PGDĐT", KH, "466/KH-PGDĐT"),
    ("theo Kế hoạch số 10491/KH-UBND", KH, "10491/KH-UBND"),
    ("theo Kế hoạch số 75A/KH-LCT 2, nhà trường làm", KH, "75A/KH-LCT2"),
    ("theo Hướng dẫn số 1228/HD-CAT-PC66", HD, "1228/HD-CAT-PC66"),
    ("theo Nghị quyết số 30c/NQ-CP", NQ, "30c/NQ-CP"),
    # spaces before and behind the slash, around the hyphen, inside the agency
    ("theo Kế hoạch số 292 /KH-MGLT", KH, "292/KH-MGLT"),
    ("theo Kế hoạch số 01/ KH.LĐ", KH, "01/KH.LĐ"),
    ("theo Kế hoạch số 04 /KH - MN", KH, "04/KH-MN"),
    ("theo Kế hoạch số 34 / KH - MN", KH, "34/KH-MN"),
    ("theo Công văn số 1479/SGD ĐT-GDTrH", CV, "1479/SGDĐT-GDTrH"),
    ("theo Thông tư số 28/2026/TT-BGD ĐT", TT, "28/2026/TT-BGDĐT"),
    ("theo Kế hoạch số 66  /KH–DTNT", KH, "66/KH-DTNT"),
    ("theo Công văn số 261/  PGDĐT", CV, "261/PGDĐT"),
    ("theo Kế hoạch số 96 /KH- MTTQ -BTT", KH, "96/KH-MTTQ-BTT"),
    ("theo Thông tư số 13/2010/TT - BGD& ĐT", TT, "13/2010/TT-BGD&ĐT"),
    # en dashes
    ("theo Kế hoạch số 151/KH –VHA", KH, "151/KH-VHA"),
    ("theo Kế hoạch số 96/KH – TMN", KH, "96/KH-TMN"),
    ("theo Quyết định số 248/QĐ – TTg", QD, "248/QĐ-TTg"),
    ("theo Công văn số 5609/ VP – ĐT", CV, "5609/VP-ĐT"),
    ("theo Công văn số 2118/KSBT – SKMT&YTTH", CV, "2118/KSBT-SKMT&YTTH"),
    ("theo Quyết định số 61/1998/QĐ–BGĐ&ĐT", QD, "61/1998/QĐ-BGĐ&ĐT"),
    # other marks, or none
    ("theo Kế hoạch số 204 /KHPGD&ĐT", KH, "204/KHPGD&ĐT"),
    ("theo Hướng dẫn số 624/HD.PGDĐT", HD, "624/HD.PGDĐT"),
    ("theo Kế hoạch số 31/KH/BCĐ", KH, "31/KH/BCĐ"),
    ("theo Quyết định số 01/2003QĐ-BGH & ĐT", QD, "01/2003QĐ-BGH&ĐT"),
    ("theo Kế hoạch số 02 KH - TV", KH, "02KH-TV"),
    # the Party's and unions' order
    ("theo Kế hoạch số 225 - KH/TWĐTN-CTTN", KH, "225-KH/TWĐTN-CTTN"),
    ("theo Kế hoạch 389-KH/TU", KH, "389-KH/TU"),
    ("theo Kế hoạch số 30 – KH/LĐ", KH, "30-KH/LĐ"),
    ("theo Kế hoạch số 13 KH/LĐ", KH, "13KH/LĐ"),
    ("theo Chương trình 04 - CTr/QU", CTR, "04-CTr/QU"),
    ("theo Đề án số 01-ĐA/QU", "Đề án", "01-ĐA/QU"),
    ("theo Kế hoạch số 160/KH-TU", KH, "160/KH-TU"),
    # three parts, other kinds of plan, generic agencies
    ("theo Kế hoạch số 26/ KH-PGD&ĐT-GDTrH", KH, "26/KH-PGD&ĐT-GDTrH"),
    ("theo Công văn số 2230/SGDĐT-CTTT-GDCN", CV, "2230/SGDĐT-CTTT-GDCN"),
    ("theo Kế hoạch liên tịch số 300/KHLT-PGDĐT-HKH", "Kế hoạch liên tịch", "300/KHLT-PGDĐT-HKH"),
    ("theo Kế hoạch số 02/KHCL-THCSDT", KH, "02/KHCL-THCSDT"),
    ("theo Kế hoạch số 116 /KH-TrMN", KH, "116/KH-TrMN"),
    # years inside, the National Assembly
    ("theo Thông tư số 36/2017/TT-BGDĐT", TT, "36/2017/TT-BGDĐT"),
    ("theo Nghị quyết số 25/2018/NQ- HĐND", NQ, "25/2018/NQ-HĐND"),
    ("theo Kế hoạch số 21/2006/KH-UBND", KH, "21/2006/KH-UBND"),
    ("theo Nghị quyết số 121/2020/QH14", NQ, "121/2020/QH14"),
    ("theo Công văn số 2019/UBND-YT", CV, "2019/UBND-YT"),
    # công văn without a kind code, kind and code that disagree
    ("theo Công văn số 365/GDĐT", CV, "365/GDĐT"),
    ("theo Công văn số 94/PGD&ĐT", CV, "94/PGD&ĐT"),
    ("theo Công văn số 117/PGDĐT-TH", CV, "117/PGDĐT-TH"),
    ("theo Công văn số 700/TYT-YTCC&ATTP", CV, "700/TYT-YTCC&ATTP"),
    ("theo Công văn số 576/KH-PGD&ĐT", CV, "576/KH-PGD&ĐT"),
    ("theo Văn bản số 91/TTr-SGDĐT", "Văn bản", "91/TTr-SGDĐT"),
    ("theo Kế hoạch số 168/SYT-NVY", KH, "168/SYT-NVY"),
    # blank serials: a document without a number
    ("theo Công văn số    /PGD&ĐT ngày 5/9/2019", CV, None),
    ("theo Quyết định số ./QĐ-UBND", QD, None),
    ("theo Báo cáo số …../BC-UBND", "Báo cáo", None),
    # capitals, free text, alias
    ("THỰC HIỆN QUYẾT ĐỊNH SỐ 522/QĐ-TTG NGÀY 14/5/2018", QD, "522/QĐ-TTG"),
    ("theo Quyết định số 4458/QD – Bộ GD & ĐT", QD, "4458/QD-BộGD&ĐT"),
    ("theo Chỉ thị số 20-TTg", CT, "20-TTg"),
    # torn over lines
    ("theo Chỉ thị số 11-\nCT/TU", CT, "11-CT/TU"),
    ("theo Công văn số 1849/BGDĐT-\nGDPT", CV, "1849/BGDĐT-GDPT"),
    # words before the number
    ("theo Kế hoạch 12/KH-UBND", KH, "12/KH-UBND"),
    ("theo Kế hoạch số: 12/KH-UBND", KH, "12/KH-UBND"),
    ("theo Kế hoạch Số 12/KH-UBND", KH, "12/KH-UBND"),
    ("theo kế hoạch số1891/KH-PGDĐT", KH, "1891/KH-PGDĐT"),
    ("theo Kế hoạch năm học số 12/KH-MNHM", KH, "12/KH-MNHM"),
    ("theo Điều 20 Thông tư số 36/2017/TT-BGDĐT", TT, "36/2017/TT-BGDĐT"),
    ("theo Khoản 1 Điều 5 Nghị định 71/2020/NĐ-CP", ND, "71/2020/NĐ-CP"),
]


def found_in(text: str) -> tuple[Citation, ...]:
    source = source_of(text)
    if "\n" in text:  # wrapped lines of one paragraph
        whole = Span(0, len(text))
        return citations(Document(source, paragraphs=(Paragraph(whole, whole),)))
    return citations(plain(text))


@pytest.mark.parametrize(("text", "kind", "number"), NUMBERS, ids=[t[0] for t in NUMBERS])
def test_number(text: str, kind: str, number: str | None) -> None:
    assert [(c.type, c.number) for c in found_in(text)] == [(kind, number)]


DATES = [
    ("Kế hoạch số 1/KH-UBND ngày 22/3/2016 của UBND quận X", "22/3/2016"),
    ("Kế hoạch số 1/KH-UBND ngày 05/8/2020 của UBND quận X", "5/8/2020"),
    ("Kế hoạch số 1/KH-UBND ngày 9/9/2022 của UBND quận X", "9/9/2022"),
    ("Kế hoạch số 1/KH-UBND ngày 9 tháng 01 năm 2015 của UBND quận X", "9/1/2015"),
    ("Kế hoạch số 1/KH-UBND , ngày 9 tháng 01 năm 2015, của UBND quận X", "9/1/2015"),
    ("Kế hoạch số 1/KH-UBND 14/5/2018 của UBND quận X", "14/5/2018"),
    ("Kế hoạch số 1/KH-UBND Ngày 14/5/2018 của UBND quận X", "14/5/2018"),
    ("Kế hoạch số 1/KH-UBND ký ngày 14/5/2018 của UBND quận X", "14/5/2018"),
    ("Kế hoạch số 1/KH-UBND ngày 04tháng 5 năm 2013 của UBND quận X", "4/5/2013"),
    ("Kế hoạch số 1/KH-UBND ngày\n04 tháng 5\nnăm 2013 của UBND quận X", "4/5/2013"),
    ("Kế hoạch số 1/KH-UBND ngày 07 tháng năm 2016 của UBND quận X", "7/?/2016"),
    ("Kế hoạch số 1/KH-UBND ngày /9/2019 của UBND quận X", "?/9/2019"),
    ("Kế hoạch số 1/KH-UBND ngày tháng 9 năm 2024 của UBND quận X", "?/9/2024"),
    ("Kế hoạch số 1/KH-UBND năm 2024 của UBND quận X", "?/?/2024"),
    ("Kế hoạch số 1/KH-UBND ngày 5/6 của UBND quận X", "5/6/?"),
    ("Kế hoạch số 1/KH-UBND ngày 31/6/2021 của UBND quận X", "31/6/2021"),
    ("Kế hoạch số 1/KH-UBND của UBND quận X ngày 12/4/2021", "12/4/2021"),
    ("Kế hoạch số 1/KH-UBND ngày 12/4/2021; của UBND quận X", "12/4/2021"),
    ("Ngày 12 tháng 4 năm 2021, UBND quận X ban hành Kế hoạch số 1/KH-UBND về y tế", "12/4/2021"),
    ("Kế hoạch số 1/KH-UBND của UBND quận X", None),
]


@pytest.mark.parametrize(("text", "issued"), DATES, ids=[t[0] for t in DATES])
def test_date_and_issuer(text: str, issued: str | None) -> None:
    assert [shown(c) for c in found_in(text)] == [(KH, "1/KH-UBND", issued, "UBND quận X")]


ORDERS: list[tuple[str, list[tuple[str | None, str | None, str | None, str | None]]]] = [
    (
        "theo đề nghị của Sở Nội vụ tại Tờ trình số 15/TTr-SNV ngày 3/2/2020",
        [("Tờ trình", "15/TTr-SNV", "3/2/2020", "Sở Nội vụ")],
    ),
    (
        "Căn cứ Quyết định của Bộ trưởng Bộ Y tế số 7/QĐ-BYT ngày 3/2/2020",
        [(QD, "7/QĐ-BYT", "3/2/2020", "Bộ trưởng Bộ Y tế")],
    ),
    (
        "Thực hiện Kế hoạch về phòng dịch của UBND xã Tân Phú (số 9/KH-UBND ngày 3/2/2020), trường lập kế hoạch",
        [(KH, "9/KH-UBND", "3/2/2020", "UBND xã Tân Phú")],
    ),
    (
        "Căn cứ Nghị quyết số 19-NQ/TW, 20-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng",
        [(NQ, "19-NQ/TW", "25/10/2017", "Ban Chấp hành Trung ương Đảng"), (NQ, "20-NQ/TW", "25/10/2017", "Ban Chấp hành Trung ương Đảng")],
    ),
    (
        "Căn cứ Kế hoạch số 03/KH-LĐLĐ ngày 2/3/2020 của Liên đoàn Lao động huyện và Kế hoạch số 03/KH-CĐGD ngày 9/3/2020 của Công đoàn ngành Giáo dục",
        [(KH, "03/KH-LĐLĐ", "2/3/2020", "Liên đoàn Lao động huyện"), (KH, "03/KH-CĐGD", "9/3/2020", "Công đoàn ngành Giáo dục")],
    ),
    (
        "Căn cứ Quyết định số 16/QĐ-BVHTTDL ngày 4/5/2020 của Bộ Văn hóa, Thể thao và Du lịch về thư viện",
        [(QD, "16/QĐ-BVHTTDL", "4/5/2020", "Bộ Văn hóa, Thể thao và Du lịch")],
    ),
    (
        "Thực hiện Kế hoạch số 5/KH-PGDĐT ngày 4/5/2020 của Phòng Giáo dục và Đào tạo (GDĐT) huyện Yên Thế hướng dẫn phổ cập",
        [(KH, "5/KH-PGDĐT", "4/5/2020", "Phòng Giáo dục và Đào tạo (GDĐT) huyện Yên Thế")],
    ),
    ("Kế hoạch số 5/KH-UBND ngày 4/5/2020 UBND huyện Yên Thế về phổ cập", [(KH, "5/KH-UBND", "4/5/2020", "UBND huyện Yên Thế")]),
    (
        "Thực hiện công văn số 774/PGDĐT ngày 4/5/2020 của phòng GD & ĐT Thanh Oai V/v dạy bơi",
        [(CV, "774/PGDĐT", "4/5/2020", "phòng GD & ĐT Thanh Oai")],
    ),
    ("Căn cứ Luật Trẻ em số 102/2016/QH13 ngày 05/4/2016", [("Luật", "102/2016/QH13", "5/4/2016", None)]),
    ("Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006", [("Luật", None, "29/11/2006", None)]),
    ("theo Luật Giáo dục năm 2019", [("Luật", None, "?/?/2019", None)]),
    ("tuyên truyền Bộ luật Lao động, luật Hôn nhân và gia đình", [("Bộ luật", None, None, None), ("Luật", None, None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), ORDERS, ids=[t[0][:70] for t in ORDERS])
def test_order_inside_a_citation(text: str, expected: list[tuple[str | None, str | None, str | None, str | None]]) -> None:
    assert [shown(c) for c in found_in(text)] == expected


FALSE_FRIENDS = [
    "7/8 huyện có trạm y tế, đạt 87,5%",
    "dịp 20/3, 8/3 và 18/11/1930",
    "Trường Mầm non 1/6 và Trường Tiểu học 28/8",
    "lớp 6/1, lớp 5/A, phòng 12/B",
    "điện thoại 0912.345.678 hoặc 024/3825-1234",
    "tài khoản số 0123456789 tại Kho bạc",
    "năm học 2021-2022; giai đoạn 2021 - 2025",
    "từ 01/7 -30/7 2019, lúc 07 giờ",
    "ngày 12, 13/ 9 tại sân trường",
    "theo mẫu số 02/TNCN và biểu 01/TK-BM",
    "lập theo mẫu số 02/BC-TH và biểu số 01/KH-NS",
    "hưởng ứng Ngày Pháp Luật Việt Nam, tìm hiểu Pháp Luật Giao thông",
    "đạt chuẩn QCVN 01:2021/BYT",
    "chấp hành pháp luật, kỷ luật và luật chơi",
    "Câu lạc bộ Luật sư trẻ; quy định của pháp luật",
    "Trên đây là Kế hoạch năm 2021. Kế hoạch này thay cho các kế hoạch trước",
    "Chỉ tiêu số 2: đạt 100%; Mục tiêu số 3",
    "gửi về Sở Kế hoạch và Đầu tư số 5 đường Láng",
    "xây dựng chương trình, kế hoạch, quyết định thành lập ban",
    "các văn bản, các Nghị định, các Thông tư có liên quan",
    "tốc độ 60 km/h, 24/24H, 100.000 đồng/HS",
    "Số: 06/KH-MNHM",
    "3 | 20/QĐ | đã làm",
    "Điều lệ Trường mầm non và nội quy của lớp",
    "dạy theo hướng dẫn của Bộ Giáo dục và Đào tạo",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_what_only_looks_like_a_citation(text: str) -> None:
    assert [shown(c) for c in citations(plain("I. NỘI DUNG\n" + text))] == []
    assert [shown(c) for c in citations(plain(text))] == []  # in a preamble


SUBJECTS = [
    (
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 4/5/2020 của UBND quận X về việc phổ cập bơi, Trường Tiểu học Y xây dựng Kế hoạch như sau:",
        "phổ cập bơi",
    ),
    ("Thực hiện Công văn số 5/PGDĐT ngày 4/5/2020 của Phòng GD&ĐT X V/v dạy bơi; căn cứ tình hình", "dạy bơi"),
    (
        "Căn cứ Quyết định số 5/QĐ-TTg ngày 4/5/2020 của Thủ tướng Chính phủ phê duyệt Đề án “Học bơi. An toàn”; Căn cứ khác",
        "phê duyệt Đề án “Học bơi. An toàn”",
    ),
    ("Thực hiện Kế hoạch số 5/KH-UBND của UBND quận X về phổ cập bơi. Trường Tiểu học Y ban hành Kế hoạch:", "phổ cập bơi"),
    ("theo Nghị định số 71/2020/NĐ-CP ngày 30/6/2020 của Chính phủ.", None),
    ("phổ biến Luật Phòng, chống bạo lực gia đình cho phụ huynh", "Luật Phòng, chống bạo lực gia đình"),
    ("theo Luật Giáo dục 2019;", "Luật Giáo dục 2019"),
    ("theo Luật ngân sách Nhà nước năm 2015", "Luật ngân sách Nhà nước"),
    ("Luật Thư viện được ban hành", "Luật Thư viện"),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS, ids=[t[0][:60] for t in SUBJECTS])
def test_subject(text: str, subject: str | None) -> None:
    assert [c.subject for c in found_in(text)][:1] == [subject]


def test_a_document_cited_often_is_one_citation_by_its_first_full_mention() -> None:
    text = (
        "THỰC HIỆN QUYẾT ĐỊNH SỐ 522/QĐ-TTG\nCăn cứ Quyết định số 522/QĐ-TTg ngày 14/5/2018 của Thủ tướng Chính phủ phê duyệt Đề án hướng nghiệp;\n"
        "I. MỤC ĐÍCH\nTriển khai Quyết định số 522/QĐ-TTg.\nTheo Quyết định nêu trên, học sinh được tư vấn.\nThực hiện Quyết định số 522."
    )
    (found,) = citations(plain(text))
    assert shown(found) == (QD, "522/QĐ-TTg", "14/5/2018", "Thủ tướng Chính phủ")
    assert found.mentions[0].of(text) == "QUYẾT ĐỊNH SỐ 522/QĐ-TTG"
    assert [s.of(text) for s in found.mentions][2:] == ["Quyết định số 522/QĐ-TTg", "Quyết định nêu trên", "Quyết định số 522"]
    assert text[found.span.start :].startswith("Quyết định số 522/QĐ-TTg ngày")


def test_one_law_under_two_spellings_is_one_citation() -> None:
    found = citations(plain("I. NỘI DUNG\nPhổ biến Luật Bình Đẳng giới.\nThi tìm hiểu Luật Bình đẳng giới năm 2006."))
    assert [(c.subject, len(c.mentions)) for c in found] == [("Luật Bình Đẳng giới", 2)]


def test_own_number_and_the_attaching_decision() -> None:
    text = (
        HEAD.replace("KẾ HOẠCH\n", "KẾ HOẠCH\n")
        + "(Ban hành kèm theo Quyết định số 5/QĐ-MNSM ngày 28/9/2022)\n"
        + ISSUING
        + TAIL
        + "Kế hoạch số 16/KH-MNSM được niêm yết."
    )
    assert [(c.number, c.role) for c in citations(parse(source_of(text)))] in ([("5/QĐ-MNSM", "mention")], [])


def test_a_superior_s_plan_of_the_same_number_is_no_own_number() -> None:
    text = HEAD + "Thực hiện Kế hoạch số 16/KH-MNSM ngày 02/9/2022 của Ủy ban nhân dân tỉnh Lào Cai về an toàn;\n" + ISSUING + TAIL
    assert ("16/KH-MNSM", "Ủy ban nhân dân tỉnh Lào Cai") in [(c.number, c.issuer) for c in citations(parse(source_of(text)))]


def test_spans_of_fields_point_at_their_text() -> None:
    text = "Thực hiện Kế hoạch số 22 /KH-PGDĐT ngày 22/9/2022 của Phòng GD&ĐT quận Đống Đa về an toàn trường học;"
    (found,) = citations(plain(text))
    assert {name: span.of(text) for name, span in found.spans.items()} == {
        "type": "Kế hoạch",
        "number": "22 /KH-PGDĐT",
        "issued": "ngày 22/9/2022",
        "issuer": "Phòng GD&ĐT quận Đống Đa",
        "subject": "an toàn trường học",
    }
    assert found.span.of(text) == text[len("Thực hiện ") : -1]


@pytest.mark.parametrize(
    "opening",
    [
        "Thực hiện hướng dẫn tại Công văn số 31/PGDĐT ngày 4/5/2020 của Phòng GD&ĐT quận Tây Hồ",
        "Căn cứ các nội dung hướng dẫn của Công văn số 31/PGDĐT ngày 4/5/2020 của Phòng GD&ĐT quận Tây Hồ",
        "Theo kết luận nêu tại Công văn số 31/PGDĐT ngày 4/5/2020 của Phòng GD&ĐT quận Tây Hồ",
    ],
)
def test_what_another_document_says_is_no_document_of_its_own(opening: str) -> None:
    found = citations(plain(f"{opening} về dạy bơi, Trường Tiểu học Y xây dựng Kế hoạch dạy bơi như sau:"))
    assert [(c.type, c.number, c.role) for c in found] == [("Công văn", "31/PGDĐT", "parent")]


BESIDE = [
    ("Căn cứ Quyết định số 45/QĐ-UBND ngày …/…/2019 của UBND huyện Mai Sơn;", [("45/QĐ-UBND", (None, None, 2019), "UBND huyện Mai Sơn")]),
    ("Căn cứ Kế hoạch số 45/KH-UBND ngày ......... của UBND xã Hát Lót;", [("45/KH-UBND", None, "UBND xã Hát Lót")]),
    (
        "Căn cứ Kế hoạch số 45/KH-UBND ngày 9/2/2019 của UBND xã Hát Lót, huyện Mai Sơn, tỉnh Sơn La về nước sạch;",
        [("45/KH-UBND", (9, 2, 2019), "UBND xã Hát Lót, huyện Mai Sơn, tỉnh Sơn La")],
    ),
    (
        "Căn cứ Kế hoạch số 45/KH-UBND ngày 9/2/2019 của UBND xã Hát Lót, huyện đã giao thêm việc;",
        [("45/KH-UBND", (9, 2, 2019), "UBND xã Hát Lót")],
    ),
    ("Căn cứ Kế hoạch số 4/KH-TTYT ngày ... tháng 5 năm 2019 của Trung tâm Y tế X;", [("4/KH-TTYT", (None, 5, 2019), "Trung tâm Y tế X")]),
    ("Căn cứ Quyết định số 45/QĐ-UBND ngày 09/1 2/2019 của UBND huyện Mai Sơn;", [("45/QĐ-UBND", (9, 12, 2019), "UBND huyện Mai Sơn")]),
    ("Căn cứ Công văn số 45/PGDĐT ngày 9/2/2019 củaPhòng GD&ĐT Mai Sơn;", [("45/PGDĐT", (9, 2, 2019), "Phòng GD&ĐT Mai Sơn")]),
    ("Căn cứ Hướng dẫn số 45/HD-CĐ ngày 9/2/2019 - Công đoàn Giáo dục huyện;", [("45/HD-CĐ", (9, 2, 2019), "Công đoàn Giáo dục huyện")]),
    (
        "Căn cứ Thông tư số 4/2019/TT-BGDĐT ngày 9/2/2019 của Bộ Giáo dục và Đào tạo thay thế quy định cũ;",
        [("4/2019/TT-BGDĐT", (9, 2, 2019), "Bộ Giáo dục và Đào tạo")],
    ),
    (
        "Căn cứ Kế hoạch số 4/KH-BCĐ ngày 9/2/2019 của Ban Chỉ đạo phòng, chống dịch huyện Mai Sơn;",
        [("4/KH-BCĐ", (9, 2, 2019), "Ban Chỉ đạo phòng, chống dịch huyện Mai Sơn")],
    ),
    ("Căn cứ Kế hoạch số 5/KH-BCĐ của Ban chỉ đạo PCTN xã Ia Me;", [("5/KH-BCĐ", None, "Ban chỉ đạo PCTN xã Ia Me")]),
    (
        "Căn cứ Nghị quyết số 4-NQ/HU và Nghị quyết số 5-NQ/HU ngày 9/2/2019 của Huyện ủy Mai Sơn;",
        [("4-NQ/HU", (9, 2, 2019), "Huyện ủy Mai Sơn"), ("5-NQ/HU", (9, 2, 2019), "Huyện ủy Mai Sơn")],
    ),
    (
        "Căn cứ Quyết định số 4/QĐ-UBND ngày 9/2/2019; số 5/QĐ-UBND ngày 9/3/2019 của UBND huyện Mai Sơn;",
        [("4/QĐ-UBND", (9, 2, 2019), "UBND huyện Mai Sơn"), ("5/QĐ-UBND", (9, 3, 2019), "UBND huyện Mai Sơn")],
    ),
    ("Căn cứ Quyết định ngày 09/8/2019 về việc kiện toàn ban đại diện;", [(None, (9, 8, 2019), None)]),
]


@pytest.mark.parametrize(("text", "wanted"), BESIDE, ids=[t[0][:60] for t in BESIDE])
def test_dates_and_issuers_beside_a_number(text: str, wanted: list[tuple[str | None, tuple[int | None, ...] | None, str | None]]) -> None:
    found = [(c.number, c.issued and (c.issued.day, c.issued.month, c.issued.year), c.issuer) for c in citations(plain(text))]
    assert found == wanted


def test_a_comma_inside_a_laws_name() -> None:
    (found,) = citations(plain("Căn cứ Luật An toàn, vệ sinh lao động ngày 25/6/2015;"))
    assert (found.subject, found.issued and found.issued.year) == ("Luật An toàn, vệ sinh lao động", 2015)


@pytest.mark.parametrize("named", ["Kế hoạch năm học", "Kế hoạch chiến lược"])
def test_a_plan_by_its_longer_name_is_a_plan(named: str) -> None:
    assert [c.type for c in citations(plain(f"I. NỘI DUNG\nTheo {named} số 12/KH-MNHM ngày 1/9/2019."))] == [KH]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ Công văn s 71/UBND-VX ngày 06/5/2020 của UBND huyện Trà Ôn;", [(CV, "71/UBND-VX", "6/5/2020", "UBND huyện Trà Ôn")]),
        ("Căn cứ Công văn số 81/PGDĐT ngày I2 tháng 9 năm 2013 của Phòng GD&ĐT;", [(CV, "81/PGDĐT", "12/9/2013", P)]),
        ("Căn cứ Công văn số 81/PGDĐT ngày 2O tháng 9 năm 2013 của Phòng GD&ĐT;", [(CV, "81/PGDĐT", "20/9/2013", P)]),
        ("Thực hiện Công văn số 81/PGDĐT V/v trồng cây đầu xuân ngày 06/2/2017 của Phòng GD&ĐT", [(CV, "81/PGDĐT", "6/2/2017", P)]),
        # no body behind the day: it is the subject's own
        ("Thực hiện Công văn số 81/PGDĐT về tổ chức ngày hội ngày 06/2/2017", [(CV, "81/PGDĐT", None, None)]),
        (
            "Căn cứ các Quyết định của UBND tỉnh Lào Cai: số 31/QĐ-UBND ngày 05/7/2019 về quỹ; Quyết định số 42/QĐ-UBND ngày 09/8/2019 về phí;",
            [(QD, "31/QĐ-UBND", "5/7/2019", "UBND tỉnh Lào Cai"), (QD, "42/QĐ-UBND", "9/8/2019", "UBND tỉnh Lào Cai")],
        ),
        # what stands beside the document is no part of its issuer's name
        ("Theo Quyết định số 58/QĐ-UBND ngày 06/12/2023 của UBND tỉnh và các nguồn khác.", [(QD, "58/QĐ-UBND", "6/12/2023", "UBND tỉnh")]),
        # one decision of a body says nothing of the next
        (
            "Căn cứ Quyết định của UBND tỉnh Lào Cai số 31/QĐ-UBND ngày 05/7/2019; Quyết định số 42/QĐ-UBND ngày 09/8/2019;",
            [(QD, "31/QĐ-UBND", "5/7/2019", "UBND tỉnh Lào Cai"), (QD, "42/QĐ-UBND", "9/8/2019", None)],
        ),
    ],
)
def test_letters_lost_days_behind_the_subject_and_plural_heads(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert [shown(c) for c in citations(plain(text))] == expected
