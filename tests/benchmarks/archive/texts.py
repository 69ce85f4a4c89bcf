"""A plan of the corpus → the same plan of another place, year, school and matter."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from corpus.source import Line, PlanSource, Table, load

CORPUS = Path(__file__).parents[3] / "corpus"
_LAW = re.compile(r"Luật [A-ZĐ][^;.\n]{3,60} ngày \d+ tháng \d+ năm \d{4}|(?:Nghị định|Thông tư) số \S+ ngày \d+ tháng \d+ năm \d{4}")
_YEAR = re.compile(r"(?<!\d)20[1-3]\d(?!\d)")
_CHILDREN, _OLD_CHILDREN = "Luật Trẻ em", "Luật Bảo vệ, chăm sóc và giáo dục trẻ em"
_DECREE = "Nghị định số 125/2021/NĐ-CP ngày 28 tháng 12 năm 2021"
_DECREE_BEFORE = "Nghị định số 55/2009/NĐ-CP ngày 10 tháng 6 năm 2009"


class Family(Struct, frozen=True):
    """Plans of the corpus that implement each other, from the highest down, and what is said of other matters: `matters[0]` is theirs."""

    name: str
    levels: tuple[str, ...]
    matters: tuple[str, ...]
    year: int
    place: str  # as the corpus has it: «huyện Thanh Oai»
    school: tuple[str, str]  # kind and name
    symbol: str
    own: str  # the heading before which a school's own paragraphs stand


DISTRICT = Family(
    "quan-8",
    ("grandparent", "parent", "compliant"),
    (
        "ông tác bình đẳng giới và bảo vệ, chăm sóc trẻ em",
        "ông tác phòng, chống bạo lực và xâm hại học đường",
        "ông tác giáo dục kỹ năng sống, văn hóa ứng xử",
        "ông tác xây dựng trường học xanh, thư viện mở",
    ),
    2022,
    "Quận 8",
    ("Trường Trung học cơ sở", "Hưng Lợi"),
    "THCS",
    "# II.",
)
OFFICE = Family(
    "thanh-oai",
    ("parent", "compliant"),
    (
        "hương trình truyền thông về bình đẳng giới",
        "hương trình phát triển văn hóa đọc",
        "hương trình phòng, chống tai nạn, thương tích",
    ),
    2022,
    "huyện Thanh Oai",
    ("Trường Mầm non", "Sen Hồng"),
    "MN",
    "# II.",
)
COMMUNE = Family(
    "phuong-2026",
    ("parent", "compliant"),
    (
        "ảo đảm an toàn trường học, phòng, chống tai nạn thương tích và đuối nước",
        "ồi dưỡng văn hóa đọc, xây dựng thư viện thân thiện và góc đọc xanh",
        "iểu dương gương sáng hiếu học, phong trào đôi bạn cùng tiến và nếp sống đẹp",
        "ảo vệ cảnh quan sư phạm, chăm sóc cây xanh và giữ nguồn nước sạch",
    ),
    2026,
    "phường Lĩnh Nam",
    ("Trường Tiểu học", "Nam Dư Thượng"),
    "TH",
    "# II.",
)


class Said(Struct, frozen=True):
    """What a plan says of itself and of its parent."""

    family: Family
    level: str
    matter: int
    province: str
    place: str  # «huyện Ba Chẽ»
    school: str
    number: str
    issued: date
    signer: str
    parent: tuple[str, date]
    own: tuple[str, ...] = ()
    whole: bool = False  # names its place with the province where it cites its parent

    @property
    def issuer(self) -> str:
        """The school's whole name."""
        return f"{self.family.school[0]} {self.school}"


def dated(day: date) -> str:
    """«05 tháng 4 năm 2022», a nought before the days below ten and the first two months."""
    return f"{day.day:02} tháng {day.month:02} năm {day.year}" if day.month < 3 else f"{day.day:02} tháng {day.month} năm {day.year}"


def plan(said: Said) -> PlanSource:
    """The plan, without any fault."""
    source = _source(said.family.name, said.level)
    changed = _changes(said, source)
    name = said.place.partition(" ")[2]
    issuer: tuple[str, ...] = source.issuer
    if said.level == "compliant":
        issuer = (said.family.school[0].upper(), said.school.upper())
    elif source.issuer[0] == "ỦY BAN NHÂN DÂN":
        issuer = ("ỦY BAN NHÂN DÂN", said.place.upper())
    superior = f"UBND {said.place.upper()}" if source.superior else ""
    beside = f", {said.province}" if said.whole else ""
    return replace(
        source,
        numbering="typed",
        superior=superior,
        issuer=issuer,
        number=f"Số: {said.number}",
        place_date=f"{name}, ngày {dated(said.issued)}",
        subject=(changed(" ".join(source.subject)),),
        preamble=tuple(changed(text).replace(f"{said.place} về", f"{said.place}{beside} về") for text in source.preamble),
        body=_with_own([_mapped(block, changed) for block in source.body], said),
        closing=changed(source.closing),
        recipients=tuple(changed(text) for text in source.recipients),
        name=said.signer,
    )


@cache
def _source(family: str, level: str) -> PlanSource:
    source = load(CORPUS / family / f"{level}.yaml")
    if (family, level) != ("quan-8", "parent"):
        return source
    # an office's target that the corpus has lower than its superior's
    return replace(source, body=tuple(_mapped(b, lambda t: t.replace("Từ 90% học sinh", "Từ 95% học sinh")) for b in source.body))


def _changes(said: Said, source: PlanSource) -> Callable[[str], str]:
    family, kind = said.family, said.place.partition(" ")[0]
    delta = said.issued.year - family.year
    words = _words(said, kind)
    parent = re.compile(r"Kế hoạch số \S+/KH-\S+ ngày \d+ tháng \d+ năm \d{4}")
    cited = f"Kế hoạch số {said.parent[0]} ngày {dated(said.parent[1])}"

    def changed(text: str) -> str:
        kept: list[str] = []

        def keep(found: str) -> str:
            kept.append(found)
            return f"\x00{len(kept) - 1}\x00"

        text = parent.sub(lambda m: keep(cited), text)
        text = _LAW.sub(lambda m: keep(_law(m[0], said.issued)), text)
        for old, new in words:
            text = text.replace(old, new)
        text = _YEAR.sub(lambda m: str(int(m[0]) + delta), text)
        return re.sub("\x00(\\d+)\x00", lambda m: kept[int(m[1])], text)

    return changed


def _law(text: str, day: date) -> str:
    """What was in force on the day in place of what was not yet."""
    if text.startswith(_CHILDREN) and day < date(2017, 6, 1):
        return f"{_OLD_CHILDREN} ngày 15 tháng 6 năm 2004"
    return _DECREE_BEFORE if text == _DECREE and day.year < 2022 else text


def _words(said: Said, kind: str) -> list[tuple[str, str]]:
    family, province = said.family, said.province
    tier = "Tỉnh" if province.startswith("tỉnh") else "Thành phố"
    matter = [(family.matters[0], family.matters[said.matter])]
    school = [(family.school[1], said.school)]
    if family is DISTRICT:
        below = "phường" if kind == "quận" else "xã"
        return [
            *matter, *school, ("Thành phố Hồ Chí Minh", province), ("Thành phố", tier.lower()), ("địa bàn thành phố", f"địa bàn {tier.lower()}"),
            ("Quận 8", said.place), ("16 phường", f"các {below}"), ("phường", below), ("quận", kind), *_old_law(said),
        ]  # fmt: skip
    if family is OFFICE:
        return [
            ("nhân dân huyện Thanh Oai về việc", f"nhân dân {province} về việc"), ("địa bàn huyện,", f"địa bàn {tier.lower()},"),
            *matter, *school, ("huyện Thanh Oai", said.place), ("huyện", kind), *_old_law(said),
        ]  # fmt: skip
    return [
        *matter, *school, ("phường Lĩnh Nam", said.place), ("thành phố Hà Nội", province), ("UBND thành phố", f"UBND {tier.lower()}"),
        ("địa bàn thành phố", f"địa bàn {tier.lower()}"), ("phường", kind), ("sông Hồng", "sông"),
    ]  # fmt: skip


def _old_law(said: Said) -> list[tuple[str, str]]:
    return [(_CHILDREN, _OLD_CHILDREN)] if said.issued < date(2017, 6, 1) else []


def _mapped(block: Line | Table, change: Callable[[str], str]) -> Line | Table:
    if isinstance(block, Line):
        return replace(block, text=change(block.text))
    return replace(block, rows=tuple(tuple(change(cell) for cell in row) for row in block.rows))


def _with_own(body: list[Line | Table], said: Said) -> tuple[Line | Table, ...]:
    if not said.own:
        return tuple(body)
    mark = said.family.own.removeprefix("# ")
    at = next(i for i, block in enumerate(body) if isinstance(block, Line) and block.bold and block.text.startswith(mark))
    return (*body[:at], *(Line(f"- {text}") for text in said.own), *body[at:])


_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trịnh Hà Cao Tạ".split()
_MIDDLE = "Thị Văn Minh Thu Ngọc Thanh Quốc Hữu Bích Kim Phương Xuân Hải Đình Mỹ Tuấn".split()
_GIVEN = "Chi Dung Hiền Hạnh Hùng Liên Loan Nga Ngân Nhung Oanh Quyên".split()  # no two words of a name are those of a place
_WHO = ["Cô giáo", "Thầy giáo", "Bác bảo vệ", "Nhân viên thư viện", "Tổ trưởng", "Bác làm vườn", "Phụ huynh", "Giáo viên âm nhạc"]
_ACT = [
    "kể chuyện", "trồng lại", "sưu tầm", "treo", "sửa sang", "vẽ", "gấp", "ghi chép", "giữ gìn", "trưng bày", "chăm chút", "làm bằng tre",
    "mang đến", "đan", "sắp xếp", "giới thiệu", "ngắm nhìn", "gom góp", "tô màu", "lau chùi", "cất giữ", "nhắc nhở về", "tập hát", "dựng",
]  # fmt: skip
_THING = [
    "những chậu hoa giấy", "bộ tranh Đông Hồ", "chiếc trống cũ", "góc ca dao", "giàn mướp hương", "con diều sáo", "vườn thuốc nam",
    "tủ sách nhỏ", "bức tường rêu", "cây bàng già", "chiếc cầu gỗ", "bể cá vàng", "mô hình nhà sàn", "bộ cờ gỗ", "lồng đèn ông sao",
    "khúc đồng dao", "bình gốm", "tấm bản đồ", "vỏ ốc biển", "rổ khoai lang", "đôi quang gánh", "chiếc nón lá", "cuốn nhật ký", "hạt giống đỗ",
]  # fmt: skip
_WHERE = [
    "dưới gốc phượng", "bên bờ giếng", "ở cuối hành lang", "trước thềm lớp học", "cạnh nhà đa năng", "trong sân gạch", "phía sau bếp ăn",
    "gần cổng phụ", "trên bậc tam cấp", "sát hàng rào dâm bụt", "giữa vườn cổ tích", "dọc lối đi lát đá", "bên hiên thư viện",
]  # fmt: skip
_HOW = [
    "rất tỉ mỉ",
    "bằng cả tấm lòng",
    "với nụ cười hiền",
    "chẳng nề nắng mưa",
    "theo cách riêng",
    "khi tiếng trống tan",
    "lúc trời còn sương",
]


def person(chance: random.Random) -> str:
    return f"{chance.choice(_FAMILY)} {chance.choice(_MIDDLE)} {chance.choice(_GIVEN)}"


def own_words(chance: random.Random, school: str) -> tuple[str, ...]:
    """Sentences that are a school's own, its name in one of them."""

    def sentence() -> str:
        first, second = (f"{chance.choice(_ACT)} {chance.choice(_THING)} {chance.choice(_WHERE)}" for _ in range(2))
        return f"{chance.choice(_WHO)} {person(chance)} {first} {chance.choice(_HOW)}, rồi {second}."

    said = [sentence() for _ in range(9)]
    named = f"Ai từng ghé {school} đều nhớ {chance.choice(_THING)} {chance.choice(_WHERE)}."
    return (*said[:5], named, *said[5:])
