"""Document → targets that the plan declares not applicable, with the reason that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from checker.extract.places import holding
from checker.extract.targets.clauses import sentences
from checker.extract.targets.columns import columns, header_texts
from checker.extract.targets.phrases import LABEL, clean
from checker.extract.targets.rows import row_indicator, row_number
from checker.extract.targets.setting import Setting, Shared
from checker.language.normal import fold, squeeze
from checker.language.patterns import by_rarest, regexp
from checker.model import Document, Exemption, Paragraph, Span

#: The declaration itself.
_NOT = regexp(
    r"(?<!\w)(?:không|chưa) (?:thuộc (?:diện|đối tượng|phạm vi) )?(?:áp dụng|(?:xây dựng|giao|đặt ra|đăng ký|thực hiện|"
    r"đề ra)(?= (?:các )?chỉ tiêu))(?!\w)(?! (?:các )?(?:hình thức|biện pháp|hình phạt|phương pháp|kỷ luật))"
    r"|(?<!\w)không thuộc (?:diện|đối tượng|phạm vi)(?: áp dụng| thực hiện| điều chỉnh)?(?!\w)"
)
_TARGET_WORD = regexp(r"(?<!\w)(?:chỉ tiêu|mục tiêu|tỷ lệ|tỉ lệ)(?!\w)")
_NUMBERED = regexp(r"(?<!\w)(?:chỉ tiêu|mục tiêu)(?: số)? (?P<n>\d{1,2}(?:\.\d{1,2})*)(?!\d|\s?%|,\d)")
_WHY = regexp(r"(?:^|(?<=[\s,(;:.]))(?:do|vì|bởi vì|bởi|lý do(?: là)?|nguyên nhân(?: là)?|với lý do)(?:\s?:)?\s(?P<why>.{8,})$", re.S)
_SO = regexp(r",\s(?:nên|do đó|vì vậy|vì thế|do vậy)?\s?")
#: «Trường không tổ chức ăn bán trú nên | không áp dụng chỉ tiêu …»: the reason stands before it
_HENCE = regexp(r"[\s,](?:nên|do đó|vì vậy|vì thế|do vậy)\s$")
#: «(nhà trường không có … là người dân tộc thiểu số)»
_BRACKET = regexp(
    r"\(\s?(?P<why>(?:(?:nhà )?trường|đơn vị|hiện tại|hiện)[^()]{0,40}(?<!\w)(?:không|chưa) (?:có|quản lý|dạy|"
    r"tổ chức)\s(?P<group>[^()]{4,120}))\)"
)
_ABOUT = regexp(
    r"^(?:(?:các|những)\s)?(?:chỉ tiêu|mục tiêu)(?:\s(?:cụ thể|"
    r"phấn đấu))?(?:\s(?:số\s)?\d{1,2}(?:\.\d{1,2})*)?(?:\scủa\s[^,]{2,60}?(?=\svề\s))?(?:\s(?:về|đối với))?\s?[:,]?\s?"
)
_ASIDE = regexp(r"\s?\((?P<why>[^()]{8,160})\)")  # «không áp dụng (trường không có lớp 9)»
_SHARE = regexp(r"^(?:\d+(?:,\d+)?\s?)?%\s(?:số\s)?")  # «không áp dụng chỉ tiêu 80% số trẻ …»
_TO = regexp(r"\s(?:đối với|cho|với|tại|ở)\s(?:nhà trường|trường|đơn vị|cơ sở).*$", re.S)


#: What each declaration holds, so that the whole text is searched at once
_SIGNS = tuple(
    regexp(rf"{by_rarest(no)} (?=thuộc|áp dụng|xây dựng|giao|đặt ra|đăng ký|thực hiện|đề ra|có|quản lý|dạy|tổ chức)")
    for no in ("không", "chưa")
)


class _Place(Struct, frozen=True):
    """A paragraph, its number in the document, and its folded text."""

    index: int
    paragraph: Paragraph
    text: str
    key: str


def exemptions(document: Document, known: Shared | None = None) -> tuple[Exemption, ...]:
    """The declarations that a target does not apply, in order of the text; a row and the sentence that gives its reason make one.

    `known`: what is known of the document, where others ask it too.
    """
    known = known or Shared(document)
    found: list[Exemption] = []
    for index in _promising(document, known.key):
        paragraph = document.paragraphs[index]
        if paragraph.region not in ("body", "appendix"):
            continue
        span = paragraph.span if paragraph.cells else paragraph.content
        place = _Place(index, paragraph, document.text(span), known.folded(span))
        found += _of_row(known, place) if paragraph.cells else _of_text(known, place)
    return tuple(_merged(_resolved(found, document)))


def _promising(document: Document, key: str) -> list[int]:
    """The indices of the paragraphs that may declare, and of those under a heading that lists exemptions."""
    near = holding(document, (m.start() for sign in _SIGNS for m in sign.finditer(key)))
    lists = {number for number, section in enumerate(document.sections) if _lists_exempt(section.title)}
    if not lists:
        return near
    listed = (index for index, p in enumerate(document.paragraphs) if p.section in lists and _under_heading(document, p))
    return sorted({*near, *listed})


def _of_row(known: Shared, place: _Place) -> Iterator[Exemption]:
    """A row whose value cells all say «Không áp dụng»."""
    if not _NOT.search(place.key):
        return
    document, cells = known.document, place.paragraph.cells
    where = _setting(known, place)
    headings = header_texts(known, place.index)
    row = columns(headings, where) if headings else []
    values = [fold(document.text(c)) for i, c in enumerate(cells) if not row or row[i].kind == "value"]
    said = [v for v in values if _NOT.search(v)]
    if not said or (row and len(said) < len(values)):
        return
    indicator = row_indicator(document, place.index, row)[0] if row else _first_words(document, cells)
    why = next((m["why"] for c in cells if (m := _WHY.search(document.text(c))) and _NOT.search(fold(document.text(c)))), None)
    yield Exemption(indicator, squeeze(why).strip(" .;)") if why else None, place.paragraph.span, row_number(document, place.index))


def _setting(known: Shared, place: _Place) -> Setting:
    return known.setting(known.place(place.index, place.paragraph))


def _first_words(document: Document, cells: tuple[Span, ...]) -> str:
    """The first cell that holds words, not a number."""
    return next((squeeze(document.text(c)) for c in cells if len(document.text(c).split()) > 2), "")


def _of_text(known: Shared, place: _Place) -> Iterator[Exemption]:
    at = place.paragraph.content.start
    if _under_heading(known.document, place.paragraph):
        yield from _listed(place, at)
        return
    bounds = sentences(place.text)
    for number, (start, end) in enumerate(bounds):
        span = Span(at + start, at + end)
        if (m := _NOT.search(place.key, start, end)) and (_TARGET_WORD.search(place.key, start, end) or _setting(known, place).counts):
            following = place.text[slice(*bounds[number + 1])] if number + 1 < len(bounds) else ""
            exempt = _declared(place.text[start:end], m.start() - start, m.end() - start, following, span)
            if exempt.indicator or exempt.label or exempt.reason:
                yield exempt
        elif (m := _BRACKET.search(place.key, start, end)) and _setting(known, place).counts:
            yield _bracketed(place.text, start, m, span)


def _under_heading(document: Document, paragraph: Paragraph) -> bool:
    """The paragraph stands under «4. Chỉ tiêu không áp dụng» and is not that heading."""
    if paragraph.section is None:
        return False
    section = document.sections[paragraph.section]
    return _lists_exempt(section.title) and paragraph.span.start >= section.heading.end


@lru_cache(maxsize=512)
def _lists_exempt(title: str) -> bool:
    if "áp dụng" not in title.lower():  # which is cheaper than to fold it
        return False
    key = fold(title)
    return "không áp dụng" in key and "chỉ tiêu" in key


def _listed(place: _Place, at: int) -> Iterator[Exemption]:
    """An item of such a list: «Tỷ lệ tốt nghiệp: trường không có lớp 9»; with its own «không áp dụng» as anywhere."""
    if m := _NOT.search(place.key):
        yield _declared(place.text, m.start(), m.end(), "", Span(at, at + len(place.text)))
        return
    why = _WHY.search(place.key)
    head, _, tail = place.text.partition(":")
    subject = _subject(place.text[: why.start()] if why else head)
    reason = place.text[why.start("why") :] if why else tail
    number = _NUMBERED.search(place.key)
    if subject or number:
        yield Exemption(subject, squeeze(reason).strip(" .;)(") or None, Span(at, at + len(place.text)), number["n"] if number else None)


def _declared(text: str, start: int, end: int, following: str, span: Span) -> Exemption:
    """«Chỉ tiêu về … không áp dụng đối với trường, vì …»; «Do trường không có …, chỉ tiêu … không áp dụng»."""
    key = fold(text)
    number = _NUMBERED.search(key)
    before, after = text[:start], text[end:]
    why = _WHY.search(fold(after))
    reason: str | None = after[why.start("why") :] if why else None
    if reason is None and ":" in after and fold(before).strip().startswith("lý do"):
        reason = after.partition(":")[2]
    opening = _WHY.match(fold(before).lstrip())
    if reason is None and opening and (so := _SO.search(fold(before))):
        reason, before = before[opening.start("why") : so.start()], before[so.end() :]
    if reason is None and (aside := _ASIDE.match(after)):
        reason = aside["why"]
    if reason is None and (hence := _HENCE.search(fold(before))):
        before, _, reason = before[: hence.start()].rpartition(":")
        before = "" if _subject(after) else before
    if reason is None and (next_why := _WHY.match(fold(following))):
        reason = following[next_why.start("why") :]
    subject = _subject(before) or _subject(after[: why.start()] if why else after.partition(":")[0])
    return Exemption(_SHARE.sub("", subject), _trimmed(reason) if reason else None, span, number["n"] if number else _own_number(key))


def _trimmed(reason: str) -> str:
    """Without the marks around it, but for brackets of its own."""
    plain = squeeze(reason).strip(" .;")
    return plain if plain.endswith(")") and plain.count("(") == plain.count(")") else plain.strip(" .;)(")


def _own_number(key: str) -> str | None:
    label = LABEL.match(key)
    return label["n"] if label else None


def _subject(text: str) -> str:
    """What does not apply: «Chỉ tiêu về tỷ lệ nữ tiến sĩ» → «tỷ lệ nữ tiến sĩ»; empty where only a number is named."""
    label = LABEL.match(fold(text))
    text = squeeze(text[label.end() :] if label else text).strip(" ,.;:(-–")
    key = fold(text)
    if key in ("lý do", "riêng", "nhà trường", "trường", "đơn vị"):
        return ""
    text = text[len("riêng ") :] if key.startswith("riêng ") else text
    about = _ABOUT.match(fold(text))
    text = text[about.end() :] if about else text
    to = _TO.search(fold(text))
    text = clean(text[: to.start()] if to else text, head=False)
    return "" if fold(text) in ("là", "này", "trên", "nêu trên") or fold(text).startswith(("đối với", "cho ")) else text


def _bracketed(text: str, start: int, m: re.Match[str], span: Span) -> Exemption:
    """«Tỷ lệ nữ biết chữ …; trong đó (nhà trường không có … là người dân tộc thiểu số)»."""
    said = re.split(r"\sđạt\s|\d+\s?%|[;,]\strong đó", text[start : m.start()])[0]
    label = LABEL.match(fold(said))
    about = clean(said[label.end() :] if label else said, head=True)
    group = squeeze(text[m.start("group") : m.end("group")])
    return Exemption(squeeze(f"{about} {group}"), squeeze(text[m.start("why") : m.end("why")]), span, label["n"] if label else None)


def _resolved(found: list[Exemption], document: Document) -> list[Exemption]:
    """Numbers filled in with the words of the target or row that bears them."""
    names = _numbered_targets(document) if any(not e.indicator for e in found) else {}
    names |= {e.label: e.indicator for e in found if e.label and e.indicator}
    return [
        e if e.indicator else replace(e, indicator=names.get(e.label or "", f"chỉ tiêu số {e.label}" if e.label else "chỉ tiêu"))
        for e in found
    ]


def _numbered_targets(document: Document) -> dict[str | None, str]:
    """«Chỉ tiêu 2: …» and rows by their number."""
    names: dict[str | None, str] = {}
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.cells:
            number, text = row_number(document, index), _first_words(document, paragraph.cells)
        else:
            text = document.text(paragraph.content)
            label = LABEL.match(fold(text))
            number, text = (label["n"], text[label.end() :]) if label else (None, "")
        if number and text:
            names.setdefault(number, squeeze(text).strip(" .;"))
    return names


def _merged(found: list[Exemption]) -> Iterator[Exemption]:
    """A declaration with a reason stands for one of the same number without."""
    reasoned = {e.label for e in found if e.label and e.reason}
    for exempt in found:
        if exempt.reason or exempt.label not in reasoned:
            yield exempt
