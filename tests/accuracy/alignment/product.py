"""Matching by the product: the clauses in the smallest plans that can hold them, parsed, extracted and linked like any plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.extract import extract
from checker.link import link
from checker.model import Document, Span
from checker.parse import parse
from tests.accuracy.alignment.cases import Case, Link
from tests.documents import source_of

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
SCHOOLS: Mapping[str, tuple[str, str]] = {
    "mn": ("Trường Mầm non Hoa Sim", "MNHS"),
    "th": ("Trường Tiểu học Hoa Sim", "THHS"),
    "thcs": ("Trường Trung học cơ sở Hoa Sim", "THCSHS"),
}
SUBJECTS: Mapping[str, str] = {
    "accreditation": "công tác kiểm định chất lượng giáo dục",
    "digital": "nhiệm vụ chuyển đổi số",
    "enrolment": "công tác tuyển sinh và nâng cao chất lượng giáo dục",
    "facilities": "tăng cường cơ sở vật chất, thiết bị dạy học",
    "fire": "công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "gender": "công tác bình đẳng giới và vì sự tiến bộ của phụ nữ",
    "health": "công tác y tế trường học",
    "reading": "phát triển văn hóa đọc",
    "safety": "công tác bảo đảm an toàn trường học",
    "teachers": "công tác bồi dưỡng, phát triển đội ngũ nhà giáo",
    "universal": "công tác phổ cập giáo dục, xóa mù chữ",
    "violence": "công tác phòng, chống bạo lực học đường",
}
PARENT = """UBND HUYỆN SUỐI MƠ
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
{nation}
Số: 52/KH-PGDĐT
Suối Mơ, ngày 06 tháng 3 năm 2023
KẾ HOẠCH
Thực hiện {subject} giai đoạn 2023 - 2030
Phòng Giáo dục và Đào tạo huyện Suối Mơ ban hành Kế hoạch thực hiện {subject} giai đoạn 2023 - 2030 như sau:
I. CHỈ TIÊU
{clauses}
II. TỔ CHỨC THỰC HIỆN
Các trường học trực thuộc căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị."""
CHILD = """PHÒNG GD&ĐT HUYỆN SUỐI MƠ
{upper}
{nation}
Số: 17/KH-{letters}
Suối Mơ, ngày 20 tháng 3 năm 2023
KẾ HOẠCH
Thực hiện {subject} giai đoạn 2023 - 2030
Thực hiện Kế hoạch số 52/KH-PGDĐT ngày 06/3/2023 của Phòng Giáo dục và Đào tạo huyện Suối Mơ về thực hiện {subject} giai đoạn 2023 - 2030, \
{school} xây dựng kế hoạch như sau:
I. CHỈ TIÊU
{clauses}
II. TỔ CHỨC THỰC HIỆN
Hiệu trưởng chỉ đạo các tổ chuyên môn thực hiện Kế hoạch này."""


@dataclass(frozen=True)
class Read:
    """What the product makes of a case: the links, and whose clauses it reads a target from."""

    links: frozenset[Link]
    parents: frozenset[int]
    children: frozenset[int]

    def why(self, parent: int, children: frozenset[int]) -> str:
        """In words, why this clause of the superior found none of the right ones."""
        if parent not in self.parents:
            return "the superior's target is not read"
        return "not paired" if children & self.children else "the school's target is not read"


def plans(case: Case) -> tuple[Document, Document]:
    """The superior's plan and the school's, with their facts."""
    school, letters = SCHOOLS[case.level]
    words = {"nation": NATION, "subject": SUBJECTS[case.theme], "school": school, "upper": school.upper(), "letters": letters}
    texts = (PARENT.format(clauses=_list(case.parents), **words), CHILD.format(clauses=_list(case.children), **words))
    parent, child = (extract(parse(source_of(text))) for text in texts)
    return parent, child


def read_case(case: Case) -> Read:
    """The case through parse, extract and link."""
    parent, child = plans(case)
    here, there = _places(parent, case.parents), _places(child, case.children)
    rows = [row for row in link(child, [parent]).rows if row.kind == "target"]
    pairs = [(_place(here, row.parent_fact.span), _place(there, row.child_fact.span) if row.child_fact else None) for row in rows]
    targets = [_place(there, target.span) for target in child.facts.targets]
    return Read(
        frozenset((up, down) for up, down in pairs if up is not None and down is not None),
        frozenset(up for up, _ in pairs if up is not None),
        frozenset(down for down in targets if down is not None),
    )


def _list(clauses: Sequence[str]) -> str:
    return "\n".join(f"{number}. {clause}" for number, clause in enumerate(clauses, 1))


def _places(document: Document, clauses: Sequence[str]) -> list[Span]:
    """The span of each clause in its plan."""
    text, lines = document.source.text, [f"\n{number}. {clause}" for number, clause in enumerate(clauses, 1)]
    return [Span(text.index(line) + 1, text.index(line) + len(line)) for line in lines]


def _place(spans: Sequence[Span], span: Span) -> int | None:
    """Which clause a span of the plan lies in."""
    return next((place for place, whole in enumerate(spans) if whole.start <= span.start < whole.end), None)
