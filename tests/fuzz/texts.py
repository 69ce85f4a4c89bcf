"""Pieces of plans → texts that nobody would write: a strategy of hypothesis, and shapes that grow."""

from __future__ import annotations

from hypothesis import strategies as st

HEAD = """UBND QUẬN A
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
Số: 15/KH-PGDĐT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quận A, ngày 05 tháng 9 năm 2023
KẾ HOẠCH
Thực hiện phong trào đọc sách giai đoạn 2023 - 2025 và định hướng đến năm 2030"""
LINES = [
    *HEAD.split("\n"),
    HEAD,
    HEAD.replace("\n", " "),
    "TRƯỜNG MẦM NON HOA MAI",
    "Thực hiện Kế hoạch số 22/KH-PGDĐT ngày 22/03/2022 của Phòng Giáo dục và Đào tạo quận A về phong trào đọc sách;",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ; Công văn số      /SGDĐT-VP ngày   tháng   năm 2023;",
    "Kính gửi: Các trường trực thuộc",
    "QUYẾT ĐỊNH",
    "(Kèm theo Quyết định số 5/QĐ-UBND ngày 1/2/2023 của UBND xã A)",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "II. NỘI DUNG VÀ CHỈ TIÊU",
    "III. TỔ CHỨC THỰC HIỆN",
    "PHẦN THỨ NHẤT",
    "Điều 1. Phạm vi",
    "Phụ lục II",
    "1. Mục tiêu chung",
    "2.1. Chỉ tiêu đến năm 2025:",
    "a) Phấn đấu 95% học sinh, 100 % giáo viên và ít nhất 3 lớp tham gia vào năm 2025;",
    "- Từ năm 2025 trở đi, tăng bình quân 1,5%/năm; giảm 20% so với năm 2020, đạt 1.234.567,89 triệu đồng.",
    "- Trên 70% trường đạt chuẩn, dưới 2% trẻ suy dinh dưỡng, từ 40% đến 60% cán bộ.",
    "- Báo cáo kết quả về Phòng Giáo dục và Đào tạo trước ngày 15/6 và 20/12 hằng năm (qua hộp thư a@b.edu.vn).",
    "- Định kỳ 6 tháng, hằng quý, chậm nhất ngày 25 của tháng cuối quý gửi báo cáo UBND quận.",
    "- Từ ngày 20 đến 25/10/2023: tổ chức Hội thi; ngày 31/02/2024 tổng kết; quý IV/2024; năm học 2023 - 2024.",
    "- Trường không thực hiện chỉ tiêu số 2 vì không có học sinh bán trú.",
    "TT | Nội dung | Chỉ tiêu 2025 | Chỉ tiêu 2030 | Thời hạn",
    "1 | Trẻ đến trường | 95% | 99,5% | Tháng 9/2023",
    " |  |  | ",
    "|||||",
    "+-----+-----+",
    "Trên đây là Kế hoạch, đề nghị các trường thực hiện./.",
    "Nơi nhận:",
    "- Như trên; - Lưu: VT.",
    "KT. TRƯỞNG PHÒNG",
    "PHÓ TRƯỞNG PHÒNG",
    "(Đã ký)",
    "Nguyễn Thị Một",
]
SCRAPS = [
    "I.", "1.", "1.1.1.1.1.1.1.1.", "a)", "đ)", "aa)", "-", "+", "*", "•", "–", "|", " | ", "\t", "./.", ":", ";", "/", "//", "…", "....", "«", "»", "(", ")",
    "số", "Số:", "số /", "/KH-", "1/KH-", "12/2023/TT-", "QĐ", "NQ/TW", "ngày", "ngày   tháng   năm", "tháng", "năm", "quý", "31/6", "30/2/2023", "0/0/0",
    "99/99/9999", "1/1/1", "29/02", "00/13/2024", "năm 0", "năm 9999", "năm 99999", "2021-2025", "2025-2021", "giai đoạn", "%", "0%", "100%", "-5%", "+5%",
    "1,2,3%", "1.2.3.4", ",5%", "5,%", "9" * 400, "0," + "1" * 400, "1e400", "đạt", "ít nhất", "không quá", "giảm", "trở lên", "trước", "đến", "từ", "từ đến",
    "của", "về", "về việc", "UBND", "Bộ", "Sở", "Trường", "trường", "hiệu trưởng", "báo cáo", "gửi", "chỉ tiêu", "tỷ lệ", "mười lăm phần trăm", "một trăm",
    "Kế hoạch", "kế hoạch số", "theo", "thực hiện", "ban hành", "kèm theo", "X", "XIV.", "IIII.", "MMMMMM.", "½", "²", "①", "٣", "５%", "Ⅳ", "ⅳ.", "𝟗𝟗%",
]  # fmt: skip
ODD = [
    "\x00", "\x07", "\x0b", "\x0c", "\x1b[31m", "\x1c", "\x85", "\xa0", "\xad", "\u0300", "\u0323" * 40, "\u200b", "\u200f", "\u2028", "\u2029", "\u202e",
    "\u2066", "\ufeff", "\ufffd", "\uffff", "\ue000", "\U0001f600", "\U000e0041", "İ", "ß", "ŉ", "ǰ", "ΐ", "ﬁ", "ſ", "K", "Å", "đ", "Ð", "ð", "Đ", "ơ\u0323",
    "e\u0302\u0301", "ẹ\u0302", "kÕ ho¹ch", "keá hoaïch", "k\xc3\xaa", "Kê´ hoa.ch", "한", "中", "א", "ي",
]  # fmt: skip
WEIGHTS = (
    " " * 3000,
    "a" * 5000,
    "ế" * 3000,
    "- " * 1500,
    "1." * 1500,
    "(" * 2000,
    "| " * 1500,
    "12/" * 1000,
    "%" * 2000,
    "; " * 1500,
    "của " * 1000,
    "I. " * 800,
)

_scraps = st.sampled_from(SCRAPS) | st.sampled_from(ODD) | st.text(st.characters(codec="utf-8"), max_size=6)
_spoilt = st.builds(
    lambda line, at, scrap, cut: line[: at % (len(line) + 1)] + scrap + line[at % (len(line) + 1) + cut :],
    st.sampled_from(LINES),
    st.integers(0, 400),
    _scraps,
    st.integers(0, 12),
)
_joined = st.lists(_scraps | st.sampled_from(LINES), min_size=1, max_size=14).flatmap(
    lambda parts: st.sampled_from([" ", "", "\t", " | "]).map(lambda mark: mark.join(parts))
)
_cased = st.sampled_from(LINES).flatmap(lambda line: st.sampled_from([line.upper(), line.lower(), line.title(), "".join(line.split())]))
_nested = st.integers(1, 60).map(lambda deep: "\n".join("  " * k + f"{k % 9 + 1}." * (k % 7 + 1) + " Mục" for k in range(deep)))
_lines = st.sampled_from(LINES) | _spoilt | _joined | _cased | st.sampled_from(WEIGHTS) | _nested

#: A text of up to forty lines, every other one with a head.
texts: st.SearchStrategy[str] = st.builds(
    lambda head, lines, end: (HEAD + "\n" if head else "") + end.join(lines),
    st.booleans(),
    st.lists(_lines, max_size=40),
    st.sampled_from(["\n", "\n", "\n", "\r\n", "\n\n"]),
)

#: What grows with its length, and must cost in proportion: whole lines, and one line without end.
GROWING: dict[str, str] = {
    **{f"lines of {line[:24]!r}": line + "\n" for line in LINES},
    **{f"one line of {line[:24]!r}": line + " " for line in LINES},
    **{f"one line of {scrap[:24]!r}": scrap + " " for scrap in SCRAPS},
    **{f"unbroken {scrap[:24]!r}": scrap for scrap in (*SCRAPS, *ODD)},
    **{f"lines of {scrap[:24]!r}": scrap + "\n" for scrap in SCRAPS},
    "everything": "\n".join(LINES) + "\n" + " ".join(SCRAPS) + "\n",
}
