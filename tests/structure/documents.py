"""Whole small plans of hard structure, as a reader of files hands them on (in our own wording)."""

from __future__ import annotations

from msgspec.structs import replace

from checker.extract import extract
from checker.model import Document, Report
from checker.parse import parse
from checker.pipeline import check_document
from tests.documents import source_of

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
END = "Nơi nhận:\n- Phòng GD&ĐT (để b/c);\n- Lưu: VT.\nHIỆU TRƯỞNG\nĐỗ Thị Nga\n"

PLAN = f"""PHÒNG GD&ĐT HUYỆN AN KHÊ
TRƯỜNG TIỂU HỌC HOA SIM
{STATE}Số: 19/KH-THHS
An Khê, ngày 07 tháng 9 năm 2021
KẾ HOẠCH
Chuyển đổi số năm học 2021-2022
Thực hiện Kế hoạch số 210/KH-PGDĐT ngày 30/8/2021 của Phòng GD&ĐT huyện An Khê về chuyển đổi số;
I. MỤC TIÊU
1. 100% giáo viên có học liệu số.
II. NHIỆM VỤ
1. Tập huấn cho giáo viên.
III. KINH PHÍ
Từ nguồn chi thường xuyên.
IV. TỔ CHỨC THỰC HIỆN
1. Ban giám hiệu chỉ đạo chung.
2. Văn thư gửi báo cáo về Phòng GD&ĐT trước ngày 20/5/2022.
{END}"""

OTHER = (
    PLAN.replace("19/KH", "20/KH")
    .replace("Chuyển đổi số", "Phòng, chống bạo lực học đường")
    .replace("100% giáo viên có học liệu số", "95% học sinh được tư vấn")
    .replace("20/5/2022", "31/6/2022")
    .replace("210/KH", "215/KH")
)

PROVINCE = f"""UBND TỈNH LẠC SƠN
Số: 88/KH-UBND
{STATE}Lạc Sơn, ngày 03 tháng 4 năm 2022
KẾ HOẠCH
Bình đẳng giới giai đoạn 2022 - 2025
Thực hiện Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ về Chiến lược quốc gia về bình đẳng giới;
I. MỤC TIÊU
1. Mục tiêu chung: thu hẹp khoảng cách giới.
2. Chỉ tiêu
{{targets}}II. NHIỆM VỤ
{{tasks}}III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ theo dõi, đôn đốc.
Nơi nhận:
- Các sở;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Pán
{{annex}}"""


def province(targets: str = "", tasks: str = "1. Truyền thông về giới.\n", annex: str = "") -> str:
    return PROVINCE.format(targets=targets, tasks=tasks, annex=annex)


def understood(text: str) -> Document:
    """The document of a text whose file shows where header and signature stand."""
    return extract(parse(replace(source_of(text, name="plan.pdf"), format="pdf", layout=True)))


def reported(document: Document) -> Report:
    return check_document(document)


def told(document: Document) -> set[tuple[str, str]]:
    """Rule and severity of everything that is told of a document."""
    return {(f.rule, f.severity) for f in reported(document).findings}


def outcomes(document: Document) -> dict[str, str]:
    return {v.rule: v.outcome for v in reported(document).verdicts}


def parts(document: Document) -> list[tuple[int, str | None, str]]:
    return [(s.depth, s.number, s.title) for s in document.sections]
