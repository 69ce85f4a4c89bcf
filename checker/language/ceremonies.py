"""What names a ceremony, contest or meeting, which each body holds on a day of its own: «Lễ phát động …», «Hội thi …», «Tập huấn …»."""

from __future__ import annotations

from checker.language.normal import fold

CEREMONIES = (
    "lễ phát động", "lễ ra quân", "lễ khởi động", "lễ khai mạc", "lễ bế mạc", "lễ hưởng ứng", "lễ mít tinh", "mít tinh",
    "lễ khai giảng", "lễ bế giảng", "lễ tổng kết", "lễ tuyên dương", "lễ trao giải",
    "tết trồng cây", "tết trung thu", "tết thiếu nhi", "lễ hội", "lễ tiễn", "lễ đón", "lễ ký kết", "lễ tri ân", "lễ trưởng thành",
    "lễ công bố", "hội thi", "cuộc thi", "hội diễn", "hội thao", "hội trại", "hội giảng", "hội khỏe", "hội thu", "hội xuân", "ngày hội",
    "vui hội", "liên hoan", "chiến dịch", "giải bắn súng", "giải bơi", "giải bóng", "giải cầu lông", "giải chạy", "giải cờ",
    "giải điền kinh", "giải kéo co", "giải thể thao", "giải việt dã",
)  # fmt: skip
#: Held within a day or a few, so that a month alone says when the work is due
MEETINGS = (
    "hội nghị", "hội thảo", "tọa đàm", "diễn đàn", "diễn tập", "tập huấn", "lớp tập huấn", "huấn luyện", "khai giảng", "bế giảng",
    "phiên tòa giả định", "hội chợ", "triển lãm",
)  # fmt: skip
HEADS = (*CEREMONIES, *MEETINGS)
#: «tập huấn 2 đợt: đợt 1 ngày 14/10; đợt 2 ngày 21/10»
PART = "đợt "
#: What is done on a day, and names nothing by which another body's could be known: «Tham quan … (13/12)», «trao giải ngày 09/01»
DOINGS = (
    "tham quan", "dã ngoại", "trải nghiệm", "khám", "tiêm", "tổng duyệt", "sơ khảo", "chung khảo", "sơ tuyển", "vòng loại", "bán kết",
    "chung kết", "chấm", "trao giải", "tổng kết", "sơ kết", "phát động", "khai mạc", "bế mạc", "ra quân", "giao lưu", "gặp mặt",
    "biểu diễn", "trưng bày", "học tập trung", "thao giảng", "lễ", "thi", "vui", "đại hội", "họp", "nói chuyện", "ngoại khóa", "thực hành",
    "viếng", "dâng hương", "trao quà", "tặng quà", "trao học bổng", "chương trình nghệ thuật",
    "chương trình văn nghệ", "đêm hội", "đêm nhạc",
    "kiểm tra định kỳ", "kiểm tra giữa", "kiểm tra cuối", "kiểm tra học kỳ", "khảo sát chất lượng",
    "sinh hoạt chuyên đề", "sinh hoạt dưới cờ", "ra mắt", "bốc thăm", "dự giờ", "thi thử", "kết nạp", "chuyên đề",
)  # fmt: skip
#: Of these, what nobody does over weeks: the day of a row that tells of one is when it is held, not when work is due
ON_A_DAY = (
    "tham quan", "dã ngoại", "tổng duyệt", "sơ khảo", "chung khảo", "vòng loại", "bán kết", "chung kết", "trao giải", "khai mạc",
    "bế mạc", "ra quân", "giao lưu", "gặp mặt", "biểu diễn", "thao giảng", "đại hội", "họp cha mẹ", "họp phụ huynh", "vui hội", "đêm hội",
    "dâng hương", "chuyên đề",
)  # fmt: skip
#: Events that all hold on the same days: days, weeks and months of action
_PERIODS = ("ngày ", "tháng ", "tuần ", "giờ ")


def is_ceremony(name: str) -> bool:
    """Whether each body holds the event on a day of its own, by its name."""
    return is_named(name) or not fold(name).startswith(_PERIODS)


def is_named(name: str) -> bool:
    """Whether a ceremony has a name, by which two bodies' may be compared."""
    return fold(name).startswith((*HEADS, PART))
