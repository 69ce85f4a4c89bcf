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


class Column(Struct, frozen=True, gc=False):
    """A column by its heading; `year` of «Đến năm 2030», `unit` of «Kết quả (%)», `group` «Hoàn thành tốt», «Số lớp năm 2027»: what or whom
    it counts, or «trường», «đơn vị» of the names below it; `op` of the row's own name: «Học sinh bỏ học (không quá)»."""

    kind: ColumnKind
    year: Milestone | None = None
    unit: str | None = None
    group: str | None = None
    op: Operator | None = None


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


def columns(headings: list[str], where: Setting) -> Sequence[Column]:
    """What each column holds. A column of values needs a year or a word for it, and a part or a heading that speaks of targets."""
    return _columns(tuple(headings), where.counts)


@lru_cache(maxsize=64)
def _columns(headings: tuple[str, ...], counts: bool) -> tuple[Column, ...]:
    speaks = counts or any(_STRONG.search(h) for h in headings)
    found: list[Column] = []
    for heading in headings:
        found.append(_column(heading, speaks, counts, first=not any(c.kind == "text" for c in found)))
    found = _of_things(headings, _without_stages(headings, _pledged(headings, found)))
    return _groups(headings, found) if counts else tuple(found)


def _pledged(headings: tuple[str, ...], found: list[Column]) -> list[Column]:
    """«Chỉ tiêu xã giao | Trường đăng ký»: beside what the unit sets itself, what it was given is none of its targets."""
    own = [bool(_PLEDGED.search(h)) and not _GIVEN.search(h) and c.kind in ("value", "other") for h, c in zip(headings, found, strict=True)]
    given = [bool(_GIVEN.search(h)) and c.kind in ("value", "other") for h, c in zip(headings, found, strict=True)]
    if not (any(own) and any(given)):
        return found
    kinds: list[ColumnKind] = ["value" if o else "status" if g else c.kind for c, o, g in zip(found, own, given, strict=True)]
    return [replace(c, kind=kind) for c, kind in zip(found, kinds, strict=True)]


def _without_stages(headings: tuple[str, ...], found: list[Column]) -> list[Column]:
    """The columns, those that hold stages as none of values: the figure that counts is the one of the same year at its end."""
    stages = [c.kind == "value" and bool(_STAGE.search(h)) for h, c in zip(headings, found, strict=True)]
    ends = {c.year and c.year.year for c, stage in zip(found, stages, strict=True) if c.kind == "value" and not stage}
    return [replace(c, kind="status") if s and (c.year and c.year.year) in ends else c for c, s in zip(found, stages, strict=True)]


def _of_things(headings: tuple[str, ...], found: list[Column]) -> list[Column]:
    """«Số lớp năm 2027 | Học viên năm 2027»: columns for a year that count different things, each its unit."""
    things = [_THING.fullmatch(h) if c.kind == "value" and c.year and not c.unit else None for h, c in zip(headings, found, strict=True)]
    named = {m["thing"] for m in things if m and not anywhere("columns.value").search(m["thing"]) and not _STRONG.search(m["thing"])}
    if len(named) < 2:
        return _moved(headings, found)
    return [
        replace(c, unit=m["thing"].removeprefix("số "), group=m["thing"]) if m and m["thing"] in named else c
        for m, c in zip(things, found, strict=True)
    ]


def _moved(headings: tuple[str, ...], found: list[Column]) -> list[Column]:
    """«Số hộ nghèo năm 2026 | Giảm năm 2027 | Giảm năm 2028»: by how many of the things that the one column counts."""
    things = {m["thing"] for h in headings if (m := _NUMBER_OF.match(h))}
    ways = [_MOVE.fullmatch(h) if c.kind == "value" and c.year and not c.unit else None for h, c in zip(headings, found, strict=True)]
    if len(things) != 1 or not any(ways):
        return found
    (thing,) = things
    return [replace(c, unit=thing, group=f"{m['way']} số {thing}") if m else c for m, c in zip(ways, found, strict=True)]


def _groups(headings: tuple[str, ...], found: list[Column]) -> tuple[Column, ...]:
    """Columns that differ by what or whom they count, where none is for a year or said to hold the targets: «Hoàn thành tốt | Hoàn thành»,
    «Trường THPT | Trung tâm GDNN-GDTX»; beside the names of units all that say what they measure: «Đơn vị | Tỷ lệ tốt nghiệp (%)»."""
    if any(c.kind == "text" and _OF_UNITS.fullmatch(h) for c, h in zip(found, headings, strict=True)):
        return tuple(_of_unit(c, h) for c, h in zip(found, headings, strict=True))
    if any(c.kind == "value" and (c.year or _STRONG.search(h)) for c, h in zip(found, headings, strict=True)):
        return tuple(found)
    apart = [
        c.kind in ("value", "other") and bool(h) and not anywhere("columns.value").match(h) and not _tells_other(h, c)
        for c, h in zip(found, headings, strict=True)
    ]
    if sum(apart) < 2:
        return tuple(found)
    return tuple(replace(c, kind="group", group=_unbracketed(h, c)) if own else c for c, h, own in zip(found, headings, apart, strict=True))


def _thing(heading: str) -> str | None:
    """What «Số học sinh được học bơi» counts, beside the names of those to whom so many are allotted."""
    counted = _COUNTED.match(heading)
    return counted["thing"] if counted else None


def _of_unit(column: Column, heading: str) -> Column:
    """A column beside the names of units, or that of the names: «Tỷ lệ tốt nghiệp (%)» tells what is measured."""
    if column.kind == "text" and (names := _OF_UNITS.fullmatch(heading)):
        return replace(column, group=names["unit"] if names["unit"] in ("trường", "xã", "phường", "thị trấn") else "đơn vị")
    if column.kind not in ("value", "other") or _tells_other(heading, column):
        return column
    said = column.group or _OF_YEAR.sub("", _unbracketed(heading, column))
    column = replace(column, unit=column.unit or _thing(heading))
    return replace(column, kind="group", group=said) if _SAYS_FIGURES.sub("", said).strip(" ,:;%-") else column


def _tells_other(heading: str, column: Column) -> bool:
    """«Biện pháp thực hiện», «Kinh phí (triệu đồng)», but not «Người mới dùng biện pháp tránh thai (người)»."""
    other = anywhere("columns.other")
    return (other.match(heading) if column.unit else other.search(heading)) is not None


def _unbracketed(heading: str, column: Column) -> str:
    """«Người mới tham gia (người)» without its unit."""
    return squeeze(heading.replace(f"({column.unit})", "")) if column.unit else heading


def _column(heading: str, speaks: bool, counts: bool, *, first: bool) -> Column:
    if heading in terms("columns.number"):
        return Column("number")
    if heading in terms("columns.unit") and not (first and heading == "đơn vị"):  # of a name, not of a measure
        return Column("unit")
    if anywhere("columns.status").search(heading) and not _STRONG.search(heading):
        return Column("status")
    if first:
        return Column("text")
    unit = IN_BRACKETS.search(heading)
    year = _YEAR.search(heading)
    named = unit["unit"] if unit and (unit["unit"] == "%" or not year) else "%" if "%" in heading else None
    if year and speaks and not anywhere("columns.other").search(heading):
        own = milestones(heading)
        return Column("value", own[-1] if own else Milestone(int(year["y"]), False, 0, 0), named)
    says = heading.partition(" (")[0] in terms("columns.measure") or anywhere("columns.value").search(heading)
    if _STRONG.search(heading) or (counts and says and not anywhere("columns.other").search(heading)):
        return Column("value", None, named)
    return Column("other", None, named)
