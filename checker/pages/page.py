"""A rule → what its page says: what, why, the law, when, examples, how to mend; in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from checker.judge.rules import Basis, Example, Rule
from checker.model import Message, Severity
from checker.report.told import source_of
from checker.report.words import KINDS, SEVERITY, in_language


class Part(Struct, frozen=True):
    """A heading with what stands under it: paragraphs, a list, ids of other rules, or texts of examples (`[[…]]` marks the place)."""

    head: str
    lines: list[str]
    kind: Literal["text", "list", "rules", "bad", "good", "paste"] = "text"


class Page(Struct, frozen=True):
    """One rule's page."""

    rule: str
    pack: str
    severity: Severity
    title: str
    parts: list[Part]


#: Heading and name of everything that a page says.
WORDS = {
    "what": Message("Quy tắc báo gì", "What it says"),
    "why": Message("Vì sao", "Why"),
    "law": Message("Căn cứ", "Source"),
    "when": Message("Áp dụng khi nào", "When it applies"),
    "beside": Message("Không nêu lại khi đã có", "Silent beside"),
    "mend": Message("Sửa thế nào", "How to mend it"),
    "paste": Message("Đề xuất ghi", "Words to put"),
    "bad": Message("Ví dụ sai", "Bad examples"),
    "good": Message("Ví dụ đúng", "Good examples"),
    "own": Message("Đơn vị muốn chỉnh", "To retune it"),
    "index": Message("Các quy tắc của Soát", "The rules of Soát"),
    "rule": Message("Quy tắc", "Rule"),
    "severity": Message("Mức độ", "Severity"),
    "pack": Message("Gói", "Pack"),
    "back": Message("Tất cả các quy tắc", "All rules"),
    "superiors": Message("Gói lập từ văn bản cấp trên", "Packs made out of a superior's plan"),
}
_WHY = {
    "law": Message("Pháp luật quy định như vậy.", "The law orders it."),
    "parent": Message(
        "Chính văn bản cấp trên mà kế hoạch thực hiện yêu cầu.", "The superior's own text, which the plan implements, asks for it."
    ),
    "logic": Message(
        "Không thể như vậy: nội dung mâu thuẫn, hoặc ngày không có trên lịch.",
        "It cannot be so: a contradiction, or a day that no calendar has.",
    ),
    "practice": Message(
        "Thông lệ: cơ quan nào cũng mong đợi; không văn bản nào bắt buộc.", "Practice: every office expects it; no text orders it."
    ),
}
_LEVELS = {
    "central": Message("trung ương", "central bodies"),
    "ministry": Message("bộ, ngành", "ministries"),
    "province": Message("UBND tỉnh, thành phố", "provinces"),
    "province_office": Message("sở, ngành cấp tỉnh", "provincial offices"),
    "district": Message("UBND huyện, quận", "districts"),
    "district_office": Message("phòng, ban cấp huyện", "district offices"),
    "commune": Message("UBND xã, phường", "communes"),
    "school": Message("trường học", "schools"),
    "party": Message("tổ chức đảng", "party bodies"),
    "other": Message("cơ quan khác", "other bodies"),
}
_TYPES = {"ke_hoach": Message("kế hoạch", "plans")}
_NEEDS = {
    "parent": Message("phải có văn bản cấp trên để đối chiếu", "the parent must be given"),
    "dated": Message("kế hoạch phải có ngày ban hành", "the plan must be dated"),
    "issuer": Message("phải biết cơ quan ban hành kế hoạch", "the plan's issuer must be known"),
    "layout": Message(
        "tệp không có phần trình bày (.txt) thì không kết luận là thiếu", "in a file without layout (.txt) nothing is said to be missing"
    ),
    "whole": Message("tệp chỉ đọc được một phần thì không kết luận là thiếu", "in a file read in part nothing is said to be missing"),
}


def page(rule: Rule, lang: str) -> Page:
    """All that there is to say of a rule; parts without anything are left out."""
    title = in_language(rule.title.message, lang)
    return Page(rule.id, rule.pack, rule.severity, title, [part for part in _parts(rule, lang) if part.lines])


def head(name: str, lang: str) -> str:
    """A heading in one language."""
    return in_language(WORDS[name], lang)


def severity_word(rule: Rule, lang: str) -> str:
    """«cảnh báo, có khi lỗi»."""
    said = in_language(SEVERITY[rule.severity], lang).lower()
    if not rule.at_most or rule.at_most == rule.severity:
        return said
    most = in_language(SEVERITY[rule.at_most], lang).lower()
    return f"{said}, {most} where the parent's own text orders it" if lang == "en" else f"{said}; {most} khi chính văn bản cấp trên giao rõ"


def _parts(rule: Rule, lang: str) -> Iterator[Part]:
    def said(message: Message) -> str:
        return in_language(message, lang)

    yield Part(head("severity", lang), [severity_word(rule, lang)])
    yield Part(head("what", lang), [_shown(said(t.message)) for t in rule.messages.values()], "list")
    yield Part(head("why", lang), list(dict.fromkeys(said(_WHY[b.kind]) for b in rule.basis)), "list")
    yield Part(head("law", lang), [_source(b, lang) for b in rule.basis], "list")
    yield Part(head("when", lang), list(_when(rule, lang)), "list")
    yield Part(head("beside", lang), rule.silent_beside, "rules")
    examples = rule.examples
    yield Part(head("bad", lang), [t for e in (examples.bad if examples else []) for t in _texts(e, lang)], "bad")
    paste = [
        words for t in rule.suggestions.values() if (words := _shown(t.vi)) != "…"
    ]  # words for the plan are Vietnamese in both languages
    advice = [_shown(said(t.message)) for t in rule.advices.values()] or ([] if paste else [_mended(rule, lang)])
    if advice:
        yield Part(head("mend", lang), list(dict.fromkeys(advice)), "list")
    if paste:
        yield Part(head("paste" if advice else "mend", lang), list(dict.fromkeys(paste)), "paste")
    yield Part(head("good", lang), [t for e in (examples.good if examples else []) for t in _texts(e, lang)], "good")
    yield Part(head("own", lang), [f"without: [{rule.id}]", f"severity: {{{rule.id}: info}}"], "paste")


def _shown(text: str) -> str:
    """A text with its places as «…»: what fills them differs from plan to plan."""
    return re.sub(r"\{[\w.]+\}", "…", text)


def _source(basis: Basis, lang: str) -> str:
    kind = in_language(KINDS[basis.kind], lang)
    where = source_of(basis.said, lang)
    since = "" if basis.from_ is None else f" (from {basis.from_.isoformat()})" if lang == "en" else f" (từ ngày {_day(basis.from_)})"
    until = "" if basis.to is None else f" (to {basis.to.isoformat()})" if lang == "en" else f" (đến ngày {_day(basis.to)})"
    return f"{where or kind}{f' — {kind}' if where else ''}{since}{until}"


def _day(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def _when(rule: Rule, lang: str) -> Iterator[str]:
    about, vi = rule.applies_to, lang != "en"
    if about.types:
        yield f"{'loại văn bản' if vi else 'type'}: {', '.join(in_language(_TYPES.get(t, Message(t, t)), lang) for t in about.types)}"
    for levels, words in ((about.levels, ("cấp", "level")), (about.levels_not, ("trừ", "not"))):
        if levels:
            yield f"{words[0] if vi else words[1]}: {', '.join(in_language(_LEVELS[level], lang) for level in levels)}"
    if about.subjects:
        yield f"{'trích yếu có' if vi else 'the subject has'}: {', '.join(about.subjects)}"
    if about.issuers_not:
        yield f"{'trừ cơ quan có tên' if vi else 'not issuers called'}: {', '.join(about.issuers_not)}"
    if about.from_:
        yield f"văn bản ban hành từ ngày {_day(about.from_)}" if vi else f"plans of {about.from_.isoformat()} and later"
    if about.to:
        yield f"văn bản ban hành đến ngày {_day(about.to)}" if vi else f"plans up to {about.to.isoformat()}"
    for need in rule.needs:
        yield in_language(_NEEDS[need], lang)


def _texts(example: Example, lang: str) -> Iterator[str]:
    """The words of an example, its parent's under them where it has some, and what is said of it."""
    texts = [example.text] if isinstance(example.text, str) else [t or _gone(slot, lang) for slot, t in example.text.items()]
    whole = "\n".join(t.strip() for t in texts) or ("(the model plan as it is)" if lang == "en" else "(kế hoạch mẫu, giữ nguyên)")
    parent = example.parent if isinstance(example.parent, str) else "\n".join((example.parent or {}).values())
    beside = f"\n— {'the parent' if lang == 'en' else 'văn bản cấp trên'}:\n{parent.strip()}" if parent.strip() else ""
    yield f"{whole}{beside}" + (f"\n→ {example.says}" if example.says else "")


def _gone(slot: str, lang: str) -> str:
    return f"(without the part “{slot}”)" if lang == "en" else f"(bỏ phần «{slot}»)"


def _mended(rule: Rule, lang: str) -> str:
    """Where a rule has no words to paste: the first good example shows it."""
    return "Write it as in the good example." if lang == "en" else "Viết lại như ví dụ đúng."
