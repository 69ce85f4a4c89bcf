"""What names a ceremony or contest, which each body holds on a day of its own: «Lễ phát động …», «Hội thi …»."""

from __future__ import annotations

from checker.language.normal import fold

HEADS = (
    "lễ phát động", "lễ ra quân", "lễ khởi động", "lễ khai mạc", "lễ bế mạc", "lễ hưởng ứng", "lễ mít tinh", "mít tinh",
    "lễ khai giảng", "lễ bế giảng", "lễ tổng kết", "lễ tuyên dương", "lễ trao giải",
    "hội thi", "hội diễn", "hội thao", "hội trại", "liên hoan",
)  # fmt: skip


def is_ceremony(name: str) -> bool:
    return fold(name).startswith(HEADS)
