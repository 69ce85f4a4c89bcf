"""Faults of form (rules TT, NT01) and of consistency (NQ)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tests.accuracy.mutation.plan import Edit, Slot
from tests.accuracy.mutation.planted import Family, Planted

IN_FORCE = date(2020, 3, 5)


def form(family: Family) -> Iterator[Planted]:
    """All faults of this file that the family has a place for. The form is that of Nghị định 30/2020: older plans have none to break."""
    issued = family.document.header.issued
    day = issued.as_date() if issued else None
    for source in (_head, _number, _date, _title, _foot, _words):
        faults = source(family)
        yield from (f for f in faults if day is None or day >= IN_FORCE or not f.rules[0].startswith("TT"))
    yield from _closing(family)
    yield from _school(family)


def _one(family: Family, kind: str, slot: Slot, pattern: str, new: str, rule: str) -> Iterator[Planted]:
    """A fault for a pattern, where it stands exactly once."""
    if slot in family.texts and len(re.findall(pattern, family.texts[slot])) == 1:
        edit = family.words(slot, pattern, new)
        yield Planted(kind, f"{family.texts[slot]} → {new!r}", (edit,), (rule,), at=(slot,))


def _head(family: Family) -> Iterator[Planted]:
    yield from _one(family, "national-name", ("nation", 0), "NGHĨA", "NGHIÃ", "TT01")
    yield from _one(family, "national-word", ("nation", 0), " CHỦ", "", "TT01")
    yield from _one(family, "motto-dash", ("nation", 1), "lập - Tự", "lập Tự", "TT01")
    above = tuple(slot for slot in family.texts if slot[0] in ("superior", "issuer"))
    yield Planted("issuer-dropped", "", tuple(family.whole(slot, None) for slot in above), ("TT33",), omission=True)
    yield Planted("motto-dropped", "", (family.whole(("nation", 1), None),), ("TT01",), omission=True, near=(("nation", 0),))


def _number(family: Family) -> Iterator[Planted]:
    slot = ("number",)
    yield from _one(family, "number-space", slot, "/", " /", "TT02")
    yield from _one(family, "number-zero", slot, r"(?<=: )\d+(?=/)", "7", "TT02")
    yield from _one(family, "number-type", slot, "/KH-", "/QĐ-", "TT02")
    yield from _one(family, "number-colon", slot, "Số:", "Số", "TT02")
    yield Planted("number-dropped", "", (family.whole(slot, None),), ("TT02",), omission=True)


def _date(family: Family) -> Iterator[Planted]:
    slot = ("place_date",)
    yield from _one(family, "date-comma", slot, ", ngày", " ngày", "TT03")
    yield from _one(family, "date-zero-day", slot, r"ngày 0(?=\d )", "ngày ", "TT03")
    yield from _one(family, "date-zero-month", slot, r"tháng 0(?=[12] )", "tháng ", "TT03")
    yield from _one(family, "date-slashes", slot, r"ngày \d+ tháng \d+ năm \d{4}", _slashed(family.texts[slot]), "TT03")
    yield from _one(family, "date-impossible", slot, r"ngày \d+ tháng \d+", "ngày 31 tháng 9", "NT02")
    yield Planted("place-date-dropped", "", (family.whole(slot, None),), ("NT01",), omission=True)


def _slashed(line: str) -> str:
    day, month, year = re.findall(r"\d+", line)[-3:]
    return f"ngày {day}/{month}/{year}"


def _title(family: Family) -> Iterator[Planted]:
    yield Planted("type-dropped", "", (family.whole(("type",), None),), ("TT04",), omission=True, near=(("subject", 0),))
    subject = [slot for slot in family.texts if slot[0] == "subject"]
    yield Planted("subject-dropped", "", tuple(family.whole(s, None) for s in subject), ("TT04",), omission=True, near=(("type",),))


def _foot(family: Family) -> Iterator[Planted]:
    recipients = [slot for slot in family.texts if slot[0] == "recipients"]
    yield Planted("recipients-dropped", "", tuple(family.whole(s, None) for s in recipients), ("TT05",), omission=True)
    last = recipients[-1]
    yield from _one(family, "archive-office", last, "VT", "VP", "TT05")
    yield Planted("archive-dropped", "", (family.whole(last, None),), ("TT05",), omission=True, near=tuple(recipients))
    yield Planted("signer-name-dropped", "", (family.whole(("name",), None),), ("TT05",), omission=True, near=_capacity(family))
    if ("capacity", 1) in family.texts:
        yield from _one(family, "acting-without-deputy", ("capacity", 1), "^PHÓ ", "", "TT05")
    else:
        title = family.texts["capacity", 0]
        edits = (family.whole(("capacity", 0), f"KT. {title}"), Edit(("capacity", 1), 0, 0, title))
        yield Planted("acting-without-deputy", f"KT. {title} / {title}", edits, ("TT05",))


def _words(family: Family) -> Iterator[Planted]:
    """Names cut short, marks of lists, titles and grounds, capitals: what is written in the plan, or a sentence put at the end of an item."""
    yield from _one(family, "superior-placeless", ("superior",), r"(?<=^UBND) .*|(?<=^ỦY BAN NHÂN DÂN) .*", "", "TT24")
    items = [slot for slot, text in family.texts.items() if slot[0] == "body" and re.match("a\\) ", text)]
    for slot in items[:1]:
        yield from _one(family, "point-with-a-dot", slot, "^a\\)", "a.", "TT25")
    tops = [slot for slot, text in family.texts.items() if slot[0] == "body" and re.match("[IVX]+\\. [^.:]+$", text) and text.isupper()]
    for slot in tops[:1]:
        yield from _one(family, "title-colon", slot, "$", ":", "TT26")
    grounds = [slot for slot, text in family.texts.items() if slot[0] == "preamble" and re.match("Căn cứ .*[;.]$", text)]
    for slot in grounds[:1]:
        yield from _one(family, "ground-comma", slot, "[;.]$", ",", "TT17")
    long = next(s for s, text in family.texts.items() if s[0] == "body" and len(s) == 2 and len(text) > 80 and text.endswith("."))
    for kind, words, rule in ADDED:
        at = len(family.texts[long])
        yield Planted(kind, words, (Edit(long, at, at, f" {words}"),), (rule,))


ADDED = (
    ("clause-capital", "Việc này theo quy định tại Khoản 2 Điều 8 của Luật đó.", "TT28"),
    ("place-capital", "Việc này theo mẫu của thành phố Hồ Chí Minh.", "TT29"),
    ("weekday-capital", "Việc này nhắc trong giờ chào cờ thứ hai hằng tuần.", "TT30"),
    ("law-capital", "Việc này theo Luật trẻ em.", "TT31"),
    ("body-capitals", "Việc này theo hướng dẫn chung của Bộ giáo dục và đào tạo Việt Nam.", "TT34"),
)


def _capacity(family: Family) -> tuple[Slot, ...]:
    return tuple(slot for slot in family.texts if slot[0] == "capacity")


def _closing(family: Family) -> Iterator[Planted]:
    """The closing sentence names another plan: its subject is exchanged, up to the period or the owner."""
    found = re.match(r"Trên đây là Kế hoạch (.+?)(?= giai đoạn | năm \d| đến năm | của |\.)", family.texts["closing",])
    if found:
        edit = Edit(("closing",), found.start(1), found.end(1), "phổ biến, giáo dục pháp luật về giao thông")
        yield Planted("closing-subject", found[1], (edit,), ("NQ01",), at=(("closing",),))


def _school(family: Family) -> Iterator[Planted]:
    """Another school's name where the plan names its own."""
    issuer = family.document.header.issuer or ""
    kind = re.match(r"Trường (?:Mầm non|Tiểu học|Trung học cơ sở) ", issuer)
    if not kind:
        return
    other = kind.group() + "Kim Long"
    for slot, text in family.texts.items():
        part = slot[0] if slot[0] in ("preamble", "closing") else "body"
        if slot[0] in ("preamble", "body", "closing") and text.count(issuer) == 1:
            at = text.find(issuer)
            edit = Edit(slot, at, at + len(issuer), other)
            yield Planted(f"other-school-{part}", f"{issuer} → {other}", (edit,), ("NQ02",))
