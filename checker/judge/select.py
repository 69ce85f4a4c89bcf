"""Rule + plan → whether the rule applies, by the plan's type, level and date; and whether it can be judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.judge.case import Bench, Skip
from checker.judge.facts import folded, slug
from checker.judge.rules.retune import applied
from checker.judge.rules.shape import AppliesTo, For, Rule
from checker.judge.wording import not_the_parent
from checker.language.normal import fold
from checker.model import Document, Message

_TYPE = Message("Không áp dụng cho loại văn bản này.", "Not for this type of document.")
_SUBJECT = Message("Quy tắc chỉ dành cho kế hoạch về chủ đề khác.", "For plans on another subject.")
_LEVEL = Message("Không áp dụng cho cấp ban hành này.", "Not for this level of issuer.")
_ISSUER = Message("Văn bản của Đảng, đoàn thể theo quy định riêng về thể thức.", "Party and union documents follow their own form.")
_ATTACHED = Message(
    "Kế hoạch ban hành kèm theo văn bản khác, mang số và ngày của văn bản đó.",
    "Issued with another document, whose number and date it bears.",
)
_DATED = Message("Quy tắc không có hiệu lực vào ngày ban hành kế hoạch.", "The rule was not in force on the plan's date.")
_UNDATED = Message(
    "Chưa xác định được ngày ban hành nên chưa biết quy tắc có hiệu lực hay không.", "Undated: whether the rule was in force is unknown."
)
_UNREADABLE = Message("Không đọc được tệp.", "The file could not be read.")
_NO_PLAN = Message(
    "Không nhận ra đây là kế hoạch: không thấy tên loại, phần mở đầu và câu kết không có chữ «kế hoạch».",
    "Not recognised as a plan: no type, and neither its opening nor its end calls it one.",
)
_NO_PARENT = Message("Chưa có văn bản cấp trên để đối chiếu (thêm bằng --parent).", "No parent was given (--parent).")
_PARENT_UNREAD = Message("Không đọc được văn bản cấp trên đã đưa vào.", "The parent that was given could not be read.")
_NO_DATE = Message("Kế hoạch chưa có ngày ban hành đầy đủ.", "The plan has no whole date.")
_NO_ISSUER = Message("Chưa xác định được cơ quan ban hành kế hoạch.", "The plan's issuer is unknown.")


def refused(document: Document) -> Skip | None:
    """Why no rule can say anything of this document, or None."""
    if document.source.status == "unreadable":
        return Skip("not_evaluated", _UNREADABLE)
    return None if recognised(document) else Skip("not_evaluated", _NO_PLAN)


def applies(rule: Rule, bench: Bench) -> Skip | None:
    """Why the rule has nothing to say of this plan, or None where it has; rules for the same plans share what they apply to (see `packs`),
    and the plan is asked once for all of them."""
    about, asked = rule.applies_to, bench.asked
    if id(about) not in asked:
        asked[id(about)] = _by_kind(about, bench) or _by_date(about, bench)
    return asked[id(about)] or (_by_needs(rule, bench) if rule.needs else None)


def recognised(document: Document) -> bool:
    """Whether this is a document whose type is known, or one that calls itself a plan where it opens or ends. A shopping list is no faulty
    plan, nor is the annex of a decree."""
    if document.header.type:
        return True
    text = folded(document.source.text)
    opening = (p.span for p in document.paragraphs if p.region in _SELF and not p.cells)
    return any(text.find(_PLAN, span.start, span.end) >= 0 for span in opening)


def fitted(rule: Rule, bench: Bench) -> Rule | Skip:
    """The rule as packs want it for this plan, or that they have switched it off."""
    for tuning in rule.tunings:
        if tuning.when is None or _meant(tuning.when, bench):
            if tuning.off:
                off = Message(
                    f"Gói «{tuning.pack}» tắt quy tắc này đối với kế hoạch loại này.",
                    f"The pack “{tuning.pack}” switches it off for such plans.",
                )
                return Skip("not_applicable", off)
            rule = applied(rule, tuning)
    return rule


def _meant(when: For, bench: Bench) -> bool:
    """Whether a retuning is for this plan; what the plan does not tell fits no condition."""
    header = bench.document.header
    if when.levels and header.level not in when.levels:
        return False
    if when.subjects and not _has(when.subjects, header.subject or ""):
        return False
    return not when.issuers or _has(when.issuers, "; ".join((*header.bodies, header.superior or "")))


def _has(words: Iterable[str], text: str) -> bool:
    text = fold(text)
    return any(fold(word) in text for word in words)


_SELF = frozenset({"title", "preamble", "closing"})
_PLAN = fold("kế hoạch")


def _by_kind(about: AppliesTo, bench: Bench) -> Skip | None:
    header = bench.document.header
    if about.types and header.type and slug(header.type) not in about.types:
        return Skip("not_applicable", _TYPE)
    if header.level in about.levels_not or (about.levels and header.level and header.level not in about.levels):
        return Skip("not_applicable", _ISSUER if header.level == "party" else _LEVEL)
    if about.subjects and not _has(about.subjects, header.subject or ""):
        return Skip("not_applicable", _SUBJECT)
    if about.issuers_not and any(fold(word) in bench.issuers for word in about.issuers_not):
        return Skip("not_applicable", _ISSUER)
    if about.attached is False and "attached_to" in header.spans:
        return Skip("not_applicable", _ATTACHED)
    return None


def _by_date(about: AppliesTo, bench: Bench) -> Skip | None:
    if about.from_ is None and about.to is None:
        return None
    days = bench.days
    if days is None:
        since = bench.since if about.from_ and about.to is None else None
        return None if since and about.from_ and since >= about.from_ else Skip("not_evaluated", _UNDATED)
    first, last = about.from_ or date.min, about.to or date.max
    if days[1] < first or days[0] > last:
        return Skip("not_applicable", _DATED)
    return None if days[0] >= first and days[1] <= last else Skip("not_evaluated", _UNDATED)


def _by_needs(rule: Rule, bench: Bench) -> Skip | None:
    """`layout` and `whole` are not asked here: they only excuse what was not found."""
    if "parent" in rule.needs and not bench.parents:
        mistaken = bench.hierarchy.mistaken
        missing = _PARENT_UNREAD if bench.hierarchy.unread else _NO_PARENT
        return Skip("not_evaluated", not_the_parent(mistaken[0], bench.document) if mistaken else missing)
    if "dated" in rule.needs and not (bench.issued and bench.issued.as_date()):
        return Skip("not_evaluated", _NO_DATE)
    if "issuer" in rule.needs and not bench.document.header.issuer:
        return Skip("not_evaluated", _NO_ISSUER)
    return None
