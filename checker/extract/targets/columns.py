"""The headings of a table → what each of its columns holds: numbers of rows, units, figures, what or whom these count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from checker.extract.targets.milestones import Milestone, milestones
from checker.extract.targets.setting import Setting, Shared
from checker.extract.targets.vocabulary import anywhere, terms
from checker.language.normal import squeeze
from checker.language.patterns import regexp
from checker.model import Operator

ColumnKind = Literal["number", "unit", "status", "value", "group", "other", "text"]
_YEAR = regexp(r"(?<!\d)(?P<y>20\d\d)(?!\d)(?!\s?-\s?20)")
_THING = regexp(
    r"(?P<thing>(?!(?:giảm|tăng|thêm|đến|dự kiến|cuối|đầu|cả|trong)(?!\w))[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)"
    r"\s(?:(?:đến|vào|trong)\s)?năm\s20\d\d"
)
_NUMBER_OF = regexp(r"số\s(?!lượng|liệu)(?P<thing>[^\W\d_]+(?:\s[^\W\d_]+){0,2}?)(?=\s(?:(?:cuối|đầu|đến|hiện|tại)\s)?(?:năm|có)(?!\w)|$)")
_MOVE = regexp(r"(?P<way>giảm|tăng)(?:\sthêm)?\s(?:(?:đến|vào|trong)\s)?năm\s20\d\d")
_STRONG = regexp(r"(?<!\w)(?:chỉ tiêu|phấn đấu|mục tiêu|cần đạt)(?!\w)")
#: «Học kỳ I | Cả năm», «Đầu năm | Cuối năm»: a stage on the way to the other column's figure
_STAGE = regexp(r"(?<!\w)(?:(?:học\sk[ỳì]\s?|hk\s?)(?:i|1)(?!\w)|(?:đầu|giữa)\s(?:năm|kỳ|học\sk[ỳì]))")
#: «Chỉ tiêu xã giao», and beside it «Trường đăng ký»
_GIVEN = regexp(r"(?<!\w)(?:được |cấp trên |xã |phường |huyện |quận |phòng |sở |trên |chỉ tiêu |kế hoạch )giao(?! thông)(?!\w)")
_PLEDGED = regexp(r"(?<!\w)(?:đăng ký|phấn đấu|trường xây dựng|nhà trường|của trường|của đơn vị|đơn vị xây dựng)(?!\w)")
#: «Số học sinh được học bơi», beside the names of units; «Số lớp» may be how many they have
_COUNTED = regexp(
    r"(?:tổng )?số (?!lượng|liệu|thứ|tiền|hiệu|tt)(?P<thing>[^\W\d_]+(?: [^\W\d_]+){0,3}?)"
    r" (?:được|tham gia|cần|phải|tối thiểu|ít nhất|giao|đăng ký)(?!\w)"
)
IN_BRACKETS = regexp(r"\((?P<unit>[%‰]|[^\W\d_][^()]{0,20})\)")
_UNITS = r"(?:đơn vị|trường(?: học)?|cơ sở(?: giáo dục)?|xã|phường|thị trấn|địa phương)"
#: «Tên đơn vị», «Trường», «Xã, phường»: the heading of names of units
_OF_UNITS = regexp(rf"(?:tên |các )*(?P<unit>{_UNITS}(?:(?:\s?[,/]\s?|\svà\s|\s){_UNITS})*)")
_OF_YEAR = regexp(r"\s(?:(?:đến|vào|trong|cuối|hết)\s)*năm\s20\d\d$")
_SAYS_FIGURES = regexp(
    r"(?<!\w)(?:chỉ tiêu|kế hoạch|phấn đấu|mục tiêu|giá trị|tỷ lệ|tỉ lệ|số lượng|mức|giao|được|cần|đạt|"
    r"kết quả|đến|cuối|hết|năm|học|\d+)(?!\w)"
)


#: «Điểm trung bình các môn», «Chỉ tiêu điểm TB»
_OF_MARKS = regexp(r"(?<!\w)(?:điểm (?:trung bình|bình quân|tb|thi)|đtb)(?!\w)")


class Column(Struct, frozen=True, gc=False):
    """A column by its `heading`, folded; `year` of «Đến năm 2030», `unit` of «Kết quả (%)», `group` «Hoàn thành tốt», «Số lớp năm 2027»:
    what or whom it counts, or «trường», «đơn vị» of the names below it; `op` of the row's own name: «Học sinh bỏ học (không quá)»."""

    kind: ColumnKind
    year: Milestone | None = None
    unit: str | None = None
    group: str | None = None
    op: Operator | None = None
    heading: str = ""

    @property
    def figured(self) -> bool:
        """Whether it may hold figures that count something."""
        return self.kind in ("value", "other")


def header_texts(known: Shared, index: int) -> list[str]:
    """The headings of the columns of the row's table, folded; empty where the row has no heading row above it."""
    top, document = known.tops[index], known.document
    said = document.paragraphs[index].header_row
    if said is not None and top <= said < index:
        top = said
    if top == index:
        return []
    texts = _headings(known, top, first=top + 1 == index)
    return texts if len(texts) == len(document.paragraphs[index].cells) else []


def _headings(known: Shared, top: int, *, first: bool) -> list[str]:
    """The headings that a row gives to those below it; the `first` of these may be a second row of headings itself."""
    texts = known.headings.get((top, first))
    if texts is None:
        texts = [squeeze(known.folded(c)) for c in known.document.paragraphs[top].cells]
        if not first and (below := second_headings(known, top)):
            texts = [a if a == b else f"{a} {b}".strip() for a, b in zip(_spread(texts), below, strict=True)]
        known.headings[top, first] = texts
    return texts


def _spread(texts: list[str]) -> list[str]:
    """A heading over several columns, of which the first alone holds its words: «Chỉ tiêu | | » above «2025 | 2030»."""
    out: list[str] = []
    for text in texts:
        out.append(text or (out[-1] if out else ""))
    return out


def second_headings(known: Shared, top: int) -> list[str]:
    """The headings of a second row under merged ones («2025 | 2030» under «Chỉ tiêu»); empty where the row holds data. Cells that go on
    from the row above are empty or repeat its words."""
    above, below = ([squeeze(known.folded(c)) for c in known.document.paragraphs[at].cells] for at in (top, top + 1))
    if len(above) != len(below) or not below or (below[0] and below[0] != above[0]):
        return []
    own = [b for a, b in zip(above, below, strict=True) if b and b != a]
    years = sum(bool(_YEAR.search(b)) for b in own)
    names = all(len(b) <= 40 and not ("%" in b and any(map(str.isdigit, b))) for b in own)
    return below if len(own) >= 2 and years == len(own) and names else []


def columns(headings: Sequence[str], where: Setting) -> Sequence[Column]:
    """What each column holds, in their order. A column of values needs a year or a word for it, and a part or a heading that speaks of
    targets."""
    return _columns(tuple(headings), where.counts)


@lru_cache(maxsize=64)
def _columns(headings: tuple[str, ...], counts: bool) -> tuple[Column, ...]:
    speaks = counts or any(_STRONG.search(h) for h in headings)
    found: list[Column] = []
    for heading in headings:
        found.append(_column(heading, speaks, counts, first=all(c.kind != "text" for c in found)))
    found = _without_stages(_pledged(_reached(found) if counts else found))
    found = _of_things(found) or _moved(found) or found
    return tuple(_groups(found) if counts else found)


def _column(heading: str, speaks: bool, counts: bool, *, first: bool) -> Column:
    """A column by its own heading alone; `first` of those of words."""
    if heading in terms("columns.number"):
        return Column("number", heading=heading)
    if heading in terms("columns.unit") and not (first and heading == "đơn vị"):  # of a name, not of a measure
        return Column("unit", heading=heading)
    if anywhere("columns.status").search(heading) and not _STRONG.search(heading):
        return Column("status", heading=heading)
    if first:
        return Column("text", heading=heading)
    year, other = _YEAR.search(heading), anywhere("columns.other").search(heading)
    unit = _unit(heading, dated=year is not None)
    if year and speaks and not other:
        own = milestones(heading)
        return Column("value", own[-1] if own else Milestone(int(year["y"]), False, 0, 0), unit, heading=heading)
    says = heading.partition(" (")[0] in terms("columns.measure") or anywhere("columns.value").search(heading)
    if _STRONG.search(heading) or (counts and says and not other):
        return Column("value", None, unit, heading=heading)
    return Column("other", None, unit, heading=heading)


def _reached(found: list[Column]) -> list[Column]:
    """«Nội dung | Đạt»: what is to be reached where no other column holds values; beside «Tốt», «Khá» it is a grade."""
    alone = [c for c in found if c.kind == "other" and c.heading.partition(" (")[0] in terms("columns.alone")]
    others = any(c.kind == "value" or (c not in alone and c.heading in terms("ratings")) for c in found)
    return found if len(alone) != 1 or others else [replace(c, kind="value") if c in alone else c for c in found]


def _unit(heading: str, *, dated: bool) -> str | None:
    """«%» of «Tỷ lệ (%)», «triệu đồng» of «Kinh phí (triệu đồng)»; the brackets of a heading with a year may hold that. Marks have theirs
    of themselves: «Điểm trung bình các môn»."""
    bracket = IN_BRACKETS.search(heading)
    if bracket and (bracket["unit"] == "%" or not dated):
        return bracket["unit"]
    return "%" if "%" in heading else "điểm" if _OF_MARKS.search(heading) else None


def _pledged(found: list[Column]) -> list[Column]:
    """«Chỉ tiêu xã giao | Trường đăng ký»: beside what the unit sets itself, what it was given is none of its targets."""
    beside = [_party(c) for c in found]
    if not {"value", "status"}.issubset(beside):
        return found
    return [replace(c, kind=kind) if kind else c for c, kind in zip(found, beside, strict=True)]


def _party(column: Column) -> ColumnKind | None:
    """What a column is beside one of the other party: of the unit itself, or of those above it; None where it is of neither."""
    if not column.figured:
        return None
    if _GIVEN.search(column.heading):
        return "status"
    return "value" if _PLEDGED.search(column.heading) else None


def _without_stages(found: list[Column]) -> list[Column]:
    """The columns, those that hold stages as none of values: the figure that counts is the one of the same year at its end."""
    stages = {c for c in found if c.kind == "value" and _STAGE.search(c.heading)}
    ends = {_year_of(c) for c in found if c.kind == "value" and c not in stages}
    return [replace(c, kind="status") if c in stages and _year_of(c) in ends else c for c in found]


def _year_of(column: Column) -> int | None:
    return column.year.year if column.year else None


def _of_things(found: list[Column]) -> list[Column] | None:
    """«Số lớp năm 2027 | Học viên năm 2027»: columns for a year that count different things, each its unit; None where none do."""
    things = [_thing(c) for c in found]
    if len(set(things) - {None}) < 2:
        return None
    return [replace(c, unit=thing.removeprefix("số "), group=thing) if thing else c for c, thing in zip(found, things, strict=True)]


def _thing(column: Column) -> str | None:
    """«học viên» of «Học viên năm 2027», but not «kết quả» of «Kết quả năm 2027»."""
    said = _THING.fullmatch(column.heading) if _for_a_year(column) else None
    if said is None or anywhere("columns.value").search(said["thing"]) or _STRONG.search(said["thing"]):
        return None
    return said["thing"]


def _moved(found: list[Column]) -> list[Column] | None:
    """«Số hộ nghèo năm 2026 | Giảm năm 2027 | Giảm năm 2028»: by how many of the things that the one column counts; None where none are."""
    things = {m["thing"] for c in found if (m := _NUMBER_OF.match(c.heading))}
    ways = [_MOVE.fullmatch(c.heading) if _for_a_year(c) else None for c in found]
    if len(things) != 1 or not any(ways):
        return None
    (thing,) = things
    return [replace(c, unit=thing, group=f"{m['way']} số {thing}") if m else c for m, c in zip(ways, found, strict=True)]


def _for_a_year(column: Column) -> bool:
    """Whether it holds values of a year, and does not say in what they are measured."""
    return column.kind == "value" and column.year is not None and not column.unit


def _groups(found: list[Column]) -> list[Column]:
    """Columns that differ by what or whom they count, where none is for a year or said to hold the targets: «Hoàn thành tốt | Hoàn thành»,
    «Trường THPT | Trung tâm GDNN-GDTX»; beside the names of units all that say what they measure: «Đơn vị | Tỷ lệ tốt nghiệp (%)»."""
    if any(_names_of_units(c) for c in found):
        return [_beside_units(c) for c in found]
    if any(c.kind == "value" and (c.year or _STRONG.search(c.heading)) for c in found):
        return found
    apart = [c.figured and bool(c.heading) and not anywhere("columns.value").match(c.heading) and not _tells_other(c) for c in found]
    if sum(apart) < 2:
        return found
    return [replace(c, kind="group", group=_unbracketed(c)) if own else c for c, own in zip(found, apart, strict=True)]


def _names_of_units(column: Column) -> str | None:
    """How «Trường», «Tên đơn vị» call what stands below them."""
    names = _OF_UNITS.fullmatch(column.heading) if column.kind == "text" else None
    return names["unit"] if names else None


def _beside_units(column: Column) -> Column:
    """A column beside the names of units, or that of the names: «Tỷ lệ tốt nghiệp (%)» tells what is measured, «Số học sinh được học bơi»
    how many of whom are allotted to each."""
    if names := _names_of_units(column):
        return replace(column, group=names if names in ("trường", "xã", "phường", "thị trấn") else "đơn vị")
    if not column.figured or _tells_other(column):
        return column
    said = column.group or _OF_YEAR.sub("", _unbracketed(column))
    counted = _COUNTED.match(column.heading)
    column = replace(column, unit=column.unit or (counted["thing"] if counted else None))
    return replace(column, kind="group", group=said) if _SAYS_FIGURES.sub("", said).strip(" ,:;%-") else column


def _tells_other(column: Column) -> bool:
    """«Biện pháp thực hiện», «Kinh phí (triệu đồng)», but not «Người mới dùng biện pháp tránh thai (người)»."""
    other = anywhere("columns.other")
    return (other.match(column.heading) if column.unit else other.search(column.heading)) is not None


def _unbracketed(column: Column) -> str:
    """«Người mới tham gia (người)» without its unit."""
    return squeeze(column.heading.replace(f"({column.unit})", "")) if column.unit else column.heading
