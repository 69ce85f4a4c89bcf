"""A report → what its letter says: from whom, to whom, about what, what is to be mended and by when."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from msgspec import Struct

from checker.language.shown import date_words
from checker.model import Document, Header, Message, Report
from checker.report.letter.measure import PAGE, foot_height, head_height, height
from checker.report.letter.points import Group, Point, grouped
from checker.report.terminal import judged
from checker.report.told import one_line

_BLANK = "……"
_DAY = f"ngày {_BLANK} tháng {_BLANK} năm {_BLANK}"
#: How a body's name begins → who signs for it.
_SIGNERS = (
    ("ủy ban nhân dân", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ("uỷ ban nhân dân", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ("ubnd", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ("sở", ("GIÁM ĐỐC",)),
    ("phòng", ("TRƯỞNG PHÒNG",)),
    ("trường", ("HIỆU TRƯỞNG",)),
    ("bộ", ("BỘ TRƯỞNG",)),
)
_HEAD = ("THỦ TRƯỞNG CƠ QUAN",)
_ABOUT = re.compile(r"^\W*(?:v\s?/\s?v|về việc|về)(?!\w)\s*:?\s*", re.IGNORECASE)  # «V/v phòng, chống …», which goes on from «về»
_SYMBOL = re.compile(r"/[^-/]+-(.+)$")  # 241/KH-GD&ĐT → GD&ĐT


class Terms(Struct, frozen=True):
    """What only the officer knows: the last day for the reply; who writes, where it isn't the issuer of the superior's plan, with the body
    above it behind a stroke («Phòng Văn hóa - Xã hội / UBND phường Hoa Sơn»)."""

    reply_by: date | None = None
    sender: str | None = None


class NoLetter(Exception):
    """Why there is no letter on a plan, in both languages."""

    def __init__(self, both: Message) -> None:
        super().__init__(both.vi)
        self.both = both


class Letter(Struct, frozen=True):
    """All words of a letter. `number`, `day` and the signer's name have dots where somebody fills them in."""

    superior: str | None
    sender: tuple[str, ...]
    number: str
    about: tuple[str, ...]
    place_day: str
    to: tuple[str, ...]
    opening: tuple[str, ...]
    groups: tuple[Group, ...]
    closing: str
    signers: tuple[str, ...]


def letter_of(report: Report, terms: Terms) -> Letter:
    """The letter on a plan. Raises NoLetter for a file that could not be read or judged, or where nobody is known to write it."""
    document, above = report.document, _above(report)
    _possible(report, above, terms)
    header = above.header if above else Header()
    sender, superior = _sender(header, terms)
    to = tuple(one_line(body) for body in document.header.bodies) or (_BLANK * 6,)
    faulty = bool(report.findings)
    plan = f"Kế hoạch số {document.header.number}" if document.header.number else "kế hoạch"
    signers = next((who for words, who in _SIGNERS if sender.lower().startswith(words)), _HEAD)
    opening = _opening(report, above, sender, faulty=faulty)
    closing = _closing(sender, to, terms, faulty=faulty)
    heads = (*_capitals(sender), *([superior] if superior else []))
    room = PAGE - head_height(heads, to) - foot_height(signers) - sum(map(height, (*opening, closing)))
    return Letter(
        superior=superior.upper() if superior else None,
        sender=_capitals(sender),
        number=f"Số: {_BLANK}/{_symbol(header, terms)}-{_BLANK}",
        about=("V/v đề nghị sửa đổi, bổ sung" if faulty else "V/v kết quả kiểm tra", one_line(plan)),
        place_day=f"{one_line(header.place) or _BLANK}, {_DAY}",
        to=to,
        opening=opening,
        groups=grouped(report, room),
        closing=closing,
        signers=signers,
    )


def _above(report: Report) -> Document | None:
    """The superior's plan: the first parent that names its issuer."""
    return next((parent for parent in report.parents if parent.header.issuer), None)


def _possible(report: Report, above: Document | None, terms: Terms) -> None:
    name = report.document.source.name
    if report.document.source.status == "unreadable" or not judged(report):
        why = "could not be read or judged, so there is no letter on it."
        raise NoLetter(Message(f"«{name}» không đọc được hoặc không xét được nên không có công văn.", f"“{name}” {why}"))
    if above is None and terms.sender is None:
        why = "has no superior's plan beside it (none given, or another's), so nobody is known to write; give its --parent, or --sender."
        vi = "chưa có văn bản cấp trên (chưa nêu, hoặc nêu nhầm văn bản khác) nên không rõ ai gửi; nêu đúng --parent, hoặc --sender."
        raise NoLetter(Message(f"«{name}» {vi}", f"“{name}” {why}"))


def _sender(header: Header, terms: Terms) -> tuple[str, str | None]:
    """Who writes, and the body above it."""
    if terms.sender is not None:
        name, _, superior = (part.strip() for part in one_line(terms.sender).partition(" / "))
        return name, superior or None
    return one_line(header.issuer), one_line(header.superior) or None


def _capitals(name: str) -> tuple[str, ...]:
    """«Ủy ban nhân dân phường Hoa Sơn» → its two lines."""
    found = re.match(r"((?:ỦY|UỶ) BAN NHÂN DÂN)\s+(.+)", name.upper())
    return (found[1], found[2]) if found else (name.upper(),)


def _symbol(header: Header, terms: Terms) -> str:
    found = _SYMBOL.search(one_line(header.number)) if terms.sender is None else None
    return found[1] if found else _BLANK


def _named(document: Document, *, subject: bool) -> str:
    """«Kế hoạch số 18/KH-MNSH ngày 05/4/2022 của Trường Mầm non Sen Hồng về …»"""
    header = document.header
    number = f"số {header.number}" if header.number else None
    day = f"ngày {date_words(header.issued)}" if header.issued else None
    body = f"của {' và '.join(header.bodies)}{_of_place(header)}" if header.bodies else None
    said = _ABOUT.sub("", header.subject or "") if subject else ""
    opening = said[:1] if said[1:2].isupper() else said[:1].lower()  # «ATGT» stays as it is
    about = f"về {opening}{said[1:]}" if said else None
    return one_line(" ".join(filter(None, (header.type or "Kế hoạch", number, day, body, about))))


def _of_place(header: Header) -> str:
    """«Phòng Giáo dục và Đào tạo» is of «UBND huyện Thanh Oai»: « huyện Thanh Oai»."""
    found = re.match(r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân)\s+(.+)", header.superior or "")
    return f" {found[1]}" if found and header.level in ("district_office", "province_office") else ""


def _opening(report: Report, above: Document | None, sender: str, *, faulty: bool) -> tuple[str, ...]:
    plan = _named(report.document, subject=True)
    others = [p for p in report.parents if p is not above and p.header.issuer]
    named = " và ".join(_named(p, subject=False) for p in (above, *others[:1]) if p)
    beside = f", đối chiếu với {named}" if named else ""
    said = (
        f"Qua kiểm tra {plan}{beside}, {sender} có ý kiến như sau:" if faulty else f"Qua kiểm tra {plan}{beside}, {_sound(report, sender)}"
    )
    return (said, *_unjudged(report)) if not faulty else (said,)


def _sound(report: Report, sender: str) -> str:
    aside = " khác" if report.waived or report.known else ""
    whole = all(v.outcome not in ("not_evaluated", "broken") for v in report.verdicts) and report.document.source.status == "read"
    said = f"không thấy nội dung nào{aside} phải sửa đổi, bổ sung." if whole else f"chưa thấy nội dung nào{aside} phải sửa đổi, bổ sung."
    return f"{sender} {said}"


def _unjudged(report: Report) -> tuple[str, ...]:
    """What was not judged is no pass, in a letter neither."""
    reasons = Counter(one_line(v.why.vi) if v.why else "" for v in report.verdicts if v.outcome in ("not_evaluated", "broken"))
    if not reasons:
        return ()
    why = next(iter(reasons.most_common(1)))[0].rstrip(".")
    because = f" ({why[:1].lower()}{why[1:]})" if why else ""
    return (f"Còn {sum(reasons.values())} nội dung chưa kiểm tra được{because}; đề nghị đơn vị tự rà soát.",)


def _closing(sender: str, to: tuple[str, ...], terms: Terms, *, faulty: bool) -> str:
    if not faulty:
        return f"Đề nghị {' và '.join(to)} tổ chức thực hiện Kế hoạch, báo cáo kết quả theo thời hạn đã nêu./."
    day = f"ngày {terms.reply_by:%d}/{_month(terms.reply_by)}/{terms.reply_by.year}" if terms.reply_by else _DAY
    return f"Đề nghị {' và '.join(to)} sửa đổi, bổ sung Kế hoạch theo các nội dung trên và gửi lại {sender} trước {day}./."


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


__all__ = ["Group", "Letter", "NoLetter", "Point", "Terms", "letter_of"]
