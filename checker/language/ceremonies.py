"""What names a ceremony, contest or meeting, which each body holds on a day of its own: «Lễ phát động …», «Hội thi …», «Tập huấn …»."""

from __future__ import annotations

from checker.language.normal import fold

CEREMONIES = (
    "lễ phát động", "lễ ra quân", "lễ khởi động", "lễ khai mạc", "lễ bế mạc", "lễ hưởng ứng", "lễ mít tinh", "mít tinh",
    "lễ khai giảng", "lễ bế giảng", "lễ tổng kết", "lễ tuyên dương", "lễ trao giải",
    "hội thi", "cuộc thi", "hội diễn", "hội thao", "hội trại", "ngày hội", "liên hoan", "chiến dịch",
    "giải bơi", "giải bóng", "giải cầu lông", "giải cờ", "giải điền kinh", "giải thể thao", "giải việt dã",
)  # fmt: skip
#: Held within a day or a few, so that a month alone says when the work is due
MEETINGS = (
    "hội nghị", "hội thảo", "tọa đàm", "diễn đàn", "diễn tập", "tập huấn", "lớp tập huấn", "huấn luyện", "khai giảng", "bế giảng",
    "phiên tòa giả định", "hội chợ", "triển lãm",
)  # fmt: skip
HEADS = (*CEREMONIES, *MEETINGS)
#: «tập huấn 2 đợt: đợt 1 ngày 14/10; đợt 2 ngày 21/10»
PART = "đợt "


def is_ceremony(name: str) -> bool:
    """Whether an event is one of those by its name."""
    return fold(name).startswith((*HEADS, PART))
