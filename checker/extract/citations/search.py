"""Passage → the citations in it: around each number, each law's name, and in the preamble documents without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.citations.fields import (
    Found,
    Passage,
    blank_date,
    clause_end,
    date_at,
    issuer_at,
    named,
    openers,
)
from checker.extract.citations.numbers import Number, number_at
from checker.extract.citations.vocabulary import Type, agency, law_pattern, types
from checker.language.bodies import body
from checker.language.normal import UPPER, squeeze
from checker.language.patterns import by_rarest, regexp
from checker.model import PartialDate, Span

_DIRECT = regexp(r"\s*[,:]?\s*(?:liên tịch\s*)?(?:s[ốôổ]\s*|s\s+)?[.:]?\s*(?:s[ốôổ]\s*:?\s*)?")
_WORDS = regexp(r"(?P<words>[^;:.()]{1,60}?)\s+số\s*:?\s*")
_BETWEEN = regexp(r"\s+(?:của|do)\s+(?P<issuer>[^;]{2,120}?)\s*[:,]?\s*(?:ban hành\s+)?(?:\(\s*)?số\s*:?\s*")
_BRACKET = regexp(r"[^;]{0,400}\(\s*s[ốôổ]\s*:?\s*")
_OPEN_BRACKET = regexp(r"\(\s*s[ốôổ]\s*:?\s*$")
#: «Kế hoạch của Phòng X số …», not «Luật Phòng, chống tác hại của thuốc lá số …»
_OF_A_BODY = regexp(rf"\scủa\s(?:các\s)?[{UPPER}]")
_NEXT_LISTED = regexp(r";\s*(?:[-+]\s*)?số\s*:?\s*$")
_SHARED = regexp(r"[\s,;]*(?:và(?:\s+các)?|cùng)?\s*(?:số)?\s*:?\s*")


def _type_of(text: str, key: str, passage: Passage, number: Number, before: Found | None) -> Found | None:
    """The citation that a number belongs to, with its type and what stands between the two; None where it is no document's number."""
    at = number.span.start
    last = _last_type(key, passage, at)
    found = Found(passage, at, number.span.end, number=number)
    found.put("number", number.span)
    if before and before.number and before.end <= at and _SHARED.fullmatch(key, before.end, at) and (not last or last[1] <= before.end):
        found.type = before.type
        return found
    if last and key.endswith("các ", 0, last[0]) and before and _NEXT_LISTED.search(key, before.end, at):
        found.type = last[2]  # «các Công văn của Phòng X: số 8/PGDĐT …; số 9/PGDĐT …»
        return found
    if last and _OPEN_BRACKET.search(key, last[1], at):  # «Kế hoạch về X của Phòng Y (số …)»: the clause's first type
        floor = max(before.end if before else passage.start, key.rfind(";", passage.start, at), key.rfind(". ", passage.start, at))
        last = next(t for t in passage.types(key) if t[0] >= floor or t == last)
    if last:
        start, end, kind = last
        for pattern in (_DIRECT, _WORDS, _BETWEEN, _BRACKET):
            gap = pattern.fullmatch(key, end, at)
            if gap and not (pattern is _WORDS and _OF_A_BODY.search(text, end, at)):
                found.type = kind
                found.put("type", Span(start, end))
                _take_gap(text, key, found, gap, pattern is _BRACKET)
                return found
    if number.type and number.text and re.search("[-/.]", number.symbol):  # «19-NQ/TW» alone, «số 12/QĐ-UBND»; not a table's «20/QĐ»
        found.type = number.type
        return found
    return None


def _last_type(key: str, passage: Passage, at: int) -> tuple[int, int, Type] | None:
    """The word of a type right before a number; of «Luật Ban hành văn bản quy phạm pháp luật số …» the first, but not of «… pháp luật của
    Hội đồng nhân dân, Ủy ban nhân dân số …», whose name goes on."""
    before = [t for t in passage.types(key) if t[1] <= at]
    if before and key.endswith("văn bản quy phạm pháp ", 0, before[-1][0]) and not key.startswith(" của ", before[-1][1]):
        return next((t for t in reversed(before) if key.startswith(_LAW_OF_LAWS, t[1])), before[-1])
    return before[-1] if before else None


_LAW_OF_LAWS = " ban hành văn bản"


def _take_gap(text: str, key: str, found: Found, gap: re.Match[str], bracket: bool) -> None:
    """The fields between a type and its number: «Kế hoạch của Phòng X số …», «Luật Trẻ em số …», «Kế hoạch về Y của Phòng X (số …)»."""
    groups = gap.groupdict()
    if groups.get("issuer"):
        _put_issuer(found, named(text, *gap.span("issuer")))
    elif groups.get("words") and found.type and found.type.kind == "law":
        found.put("subject", Span(found.spans["type"].start, gap.end("words")))
        found.subject = squeeze(text[found.spans["type"].start : gap.end("words")])
    elif bracket:
        issuer, subject = _tail_issuer(text, key, gap.start(), key.rindex("(", gap.start(), gap.end()))
        _put_issuer(found, issuer)
        if subject:
            found.subject = squeeze(subject.of(text))
            found.put("subject", subject)


_DO = regexp(r"\s+do\s+(?P<issuer>[^;]{3,100}?)\s+(?:ban hành|xây dựng|triển khai)")
_LAST_OF = regexp(r"\s(?:của|do)\s+")
_LEAD = regexp(r"\s*(?:(?:về việc|về|v/v)\s+)?")


def _tail_issuer(text: str, key: str, start: int, end: int) -> tuple[tuple[str, Span] | None, Span | None]:
    """text[start:end] «về X của Phòng Y» or «X do Phòng Y ban hành» → issuer and subject."""
    cut, issuer = end, None
    made = _DO.search(key, start, end)
    if made:
        cut, issuer = made.start(), named(text, *made.span("issuer"))
    else:
        for of in reversed(list(_LAST_OF.finditer(key, start, end))):
            got = issuer_at(text, key, of.start(), end)
            if got and got[1].end >= end - 3 and body(got[0]):
                cut, issuer = of.start(), got
                break
    lead = _LEAD.match(key, start, cut)
    at = lead.end() if lead else start
    subject = text[at:cut].strip(" ,.\n")
    at += len(text[at:cut]) - len(text[at:cut].lstrip(" ,.\n"))
    return issuer, Span(at, at + len(subject)) if len(subject) > 3 else None


def _put_issuer(found: Found, got: tuple[str, Span] | None) -> None:
    if got:
        found.issuer = got[0]
        found.put("issuer", got[1])


_FIRST = regexp(
    r"[\s\-+•]*(?:(?P<date>ngày\s[^;,]{4,32}?)\s*,\s*)?(?P<issuer>[^;,.:]{3,110}?)\s+(?:đã\s+)?(?:ký\s+)?"
    r"(?:ban hành|có|phát hành|gửi)\s+(?:các\s+)?$"
)
_CLAUSE = regexp(r"[;.]\s")
_AT = regexp(r"(?:của|theo)\s+(?P<issuer>(?:(?!của\s)[^;,.]){3,100}?)\s+(?:nêu\s+)?tại\s+(?:các\s+)?$")


def _before(text: str, key: str, found: Found, floor: int) -> None:
    """Date and issuer that stand before the type: «Ngày …, Phòng X ban hành Kế hoạch số …», «của Sở X tại Tờ trình số …»."""
    start = found.start
    at = _AT.search(key, max(floor, start - 140), start)
    if at:
        _put_issuer(found, named(text, *at.span("issuer")))
        return
    marks = [m.end() for m in _CLAUSE.finditer(key, floor, start)]
    clause = marks[-1] if marks else floor
    first = _FIRST.match(key, clause, start)
    got = named(text, *first.span("issuer")) if first else None
    if not first or not got or not body(got[0]):
        return
    _put_issuer(found, got)
    dated = date_at(key, first.start("date"), start) if first["date"] else None
    if dated:
        found.issued = dated[0]
        found.put("issued", dated[1])


def _beside(text: str, key: str, found: Found, limit: int) -> None:
    """Date and issuer behind the number, in either order."""
    pos = found.end if date_at(key, found.end, limit) else blank_date(key, found.end, limit)
    for _ in range(2):
        dated = None if found.issued else date_at(key, pos, limit)
        if dated:
            found.issued = dated[0]
            found.put("issued", dated[1])
            pos = dated[1].end
        got = None if found.issuer else issuer_at(text, key, pos, limit)
        if got:
            _put_issuer(found, got)
            pos = got[1].end


def numbered(text: str, key: str, passage: Passage, numbers_here: list[Number]) -> Iterator[Found]:
    """The citations with a number (or a blank serial) of one passage, with all but their subjects."""
    before: Found | None = None
    for index, number in enumerate(numbers_here):
        found = _type_of(text, key, passage, number, before)
        if not found:
            continue
        limit = numbers_here[index + 1].span.start if index + 1 < len(numbers_here) else passage.end
        _before(text, key, found, before.end if before else passage.start)
        _beside(text, key, found, limit)
        if before:
            _share(key, before, found)
        before = found
        yield found


_BOTH = regexp(r"[\s,]*(?:và|cùng)?\s*(?:các\s+)?")


def _share(key: str, before: Found, found: Found) -> None:
    """Date and issuer said once for two: «19-NQ/TW và 20-NQ/TW ngày …», «Quyết định số 8/QĐ-UBND …; số 9/QĐ-UBND … của UBND huyện»."""
    joined = "type" not in found.spans or _BOTH.fullmatch(key, before.end, found.start) is not None
    if joined and before.issued is None and before.issuer is None and found.issued:
        before.issued, before.issuer = found.issued, found.issuer
    one_symbol = before.number and found.number and before.number.symbol == found.number.symbol
    if one_symbol and "type" not in found.spans:
        before.issuer = before.issuer or found.issuer
        found.issuer = found.issuer or before.issuer
    elif one_symbol and found.issuer is None and before.type is found.type and _of_all(key, before):
        found.issuer = before.issuer


_CLAUSE_ENDS = regexp(r";|\.\s")


def share_issuer(key: str, here: list[Found]) -> None:
    """An issuer said behind the last of one clause is also that of those before it: «Quyết định số 8/QĐ-UBND ngày … về X, Quyết định số
    9/QĐ-UBND ngày … của UBND huyện», «Kế hoạch số 8/KH-SGDĐT ngày … và Công văn số 9/SGDĐT-GDTH ngày … của Sở X»."""
    after: Found | None = None
    for one in reversed(here):
        if after and one.issuer is None and _one_body(key, one, after):
            one.issuer = after.issuer
        after = one


def _one_body(key: str, one: Found, after: Found) -> bool:
    """Whether both numbers are of one body's: one symbol within a clause, or one agency where nothing but «và» is between the two."""
    if not (one.number and after.number) or _CLAUSE_ENDS.search(key, one.end, after.start):
        return False
    if one.type is after.type and one.number.symbol == after.number.symbol:
        return True
    signs = agency(one.number.symbol)
    return signs is not None and signs == agency(after.number.symbol) and _BOTH.fullmatch(key, one.end, after.start) is not None


def _of_all(key: str, first: Found) -> bool:
    """«các Quyết định của UBND tỉnh: số 1/QĐ-UBND …; Quyết định số 2/QĐ-UBND …»: the head names whose they all are."""
    issuer, number = first.spans.get("issuer"), first.spans.get("number")
    return bool(issuer and number and issuer.start < number.start) and key.endswith("các ", 0, first.start)


_NAME_END = regexp(
    r"[,;.:()\[\]|“”\"«»]|\s(?:và|ngày|năm|số|được|quy định|của|do|theo|trong|có|là|đến|cho|tại|với|hiện hành|bằng|đã|về|các|ở|khi|như|nhằm"
    r"|để|trên|–|-)(?!\w)|\s(?=\d)"
)
_NOT_LAW = regexp(r"(?:pháp|kỷ|dự án|dự thảo|kỉ|quy|định|âm|ngày|hạ|thi)\s+$")


def laws(text: str, key: str, passage: Passage, taken: list[Found]) -> Iterator[Found]:
    """Laws by name: «Luật Trẻ em», «Luật Giáo dục 2019», «luật Bình đẳng giới»; not «pháp luật», not «luật» in general."""
    told = passage.start
    for m in law_pattern().finditer(key, passage.start, passage.end):
        word, at = text[m.start(1)], m.start()
        if at < told or _NOT_LAW.search(key, max(0, at - 9), at) or any(f.start <= at < f.end for f in taken):
            continue
        end = m.end(2) if m[2] else _other_law(text, key, m.end(1), passage.end)
        first = text[m.end(1) : end].strip()[:1]
        if end <= m.end(1) and squeeze(m[1]) != "hiến pháp" or not (word.isupper() or (m[2] and first.isupper())):
            continue
        if squeeze(m[1]) == "hiến pháp" and not word.isupper():
            continue
        told = max(end, m.end(1))
        yield _law(text, key, passage, m, told)


def _law(text: str, key: str, passage: Passage, m: re.Match[str], end: int) -> Found:
    found = Found(passage, m.start(), end, type=types()[squeeze(m[1])])
    found.put("type", Span(*m.span(1)))
    year = _YEAR.match(key, end, passage.end)
    found.law = squeeze(key[m.start() : end])
    if year and not year["word"]:  # «Luật Giáo dục 2019»: part of the name, as it is read
        end = year.end()
    found.subject = squeeze(text[m.start() : end])
    found.put("subject", Span(m.start(), end))
    _beside(text, key, found, passage.end)
    if year and not found.issued:
        found.issued = PartialDate(year=int(year["year"]))
        found.put("issued", Span(year.start("year"), year.end("year")))
    return found


_YEAR = regexp(r"\s(?P<word>năm\s+|\()?(?P<year>(?:19|20)\d\d)(?![\d/-])")
_CAPITAL = regexp(rf"\s+[{UPPER}]")


#: «An toàn, vệ sinh lao động ngày …»: a comma inside a name that a date closes
_NAME_GOES_ON = regexp(r"(?:,\s[^,;.:()\d]{2,40}?){1,2}(?=\s(?:ngày\s\d|năm\s\d|số\s\d))")


#: «Luật sửa đổi, bổ sung một số điều của Luật Phòng cháy và chữa cháy»
_AMENDING = regexp(r"\s+sửa đổi, bổ sung\s+(?:một số điều\s+)?của\s+(?P<law>luật)(?=\s)")


def _other_law(text: str, key: str, pos: int, end: int) -> int:
    """The end of a law's name that the list does not hold: a capital follows, and it runs to the next mark or small word."""
    amending = _AMENDING.match(key, pos, end)
    at = amending.end("law") if amending else pos
    if amending and (known := law_pattern().match(key, amending.start("law"), end)) and known[2]:
        return known.end()
    if not _CAPITAL.match(text, at):
        return pos
    stop = _NAME_END.search(key, at + 2, min(end, at + 80))
    cut = stop.start() if stop else min(end, at + 80)
    listed = _NAME_GOES_ON.match(key, cut, end) if text[cut + 2 : cut + 3].islower() else None
    cut = listed.end() if listed else cut
    return cut if cut - pos > 4 else pos


_GOVERNED = regexp(r"\s*(?:(?:các|theo|nội dung|tinh thần|vào|yêu cầu|sự|ý kiến|một số)\s+){0,2}")
_JOINED = regexp(r"\s*(?:[,;]\s*)?(?:(?:và|cùng|đồng thời)\s+)?(?:các\s+)?")
#: «Thực hiện Kế hoạch số … về …; Công văn của Sở X về …»
_NEXT_CLAUSE = regexp(r";\s(?:và\s)?$")
_INSTRUCTION = regexp(
    r"(?:sự\s+|ý kiến\s+|tinh thần\s+|công văn\s+|văn bản\s+)?(?:lãnh đạo, )?chỉ đạo(?:, hướng dẫn)?\s+(?:[^;,.]{0,40}?\s)?(?=của\s)"
)


def unnumbered(text: str, key: str, passage: Passage, taken: list[Found]) -> Iterator[Found]:
    """Documents without a number in a preamble («Thực hiện Kế hoạch của Phòng X về …»), and a superior's «chỉ đạo»."""
    said = openers(key, passage)
    for start, end, kind in passage.types(key):
        inside = any(f.start <= start < f.end for f in taken) or (text[start].islower() and _told_in_another(key, passage, end))
        if inside or kind.kind == "law" and not text[start].isupper() or kind.id in ("chien_luoc",):
            continue
        opened = any(_GOVERNED.fullmatch(key, o[1], start) for o in said if o[1] <= start)
        joined = any(_JOINED.fullmatch(key, f.end, start) for f in taken if f.end <= start) or (
            bool(said) and _NEXT_CLAUSE.search(key, passage.start, start) is not None
        )
        if opened or joined:
            found = _without_number(text, key, passage, Span(start, end), kind)
            if found:
                taken.append(found)
                yield found
    for _, end, _ in said:
        yield from _instruction(text, key, passage, end, taken)


_TOLD_IN = regexp(r"\s+(?:(?:được|đã)\s+)?(?:nêu\s+)?(?:tại|theo|trong|của)\s+(?:các\s+)?")


def _told_in_another(key: str, passage: Passage, end: int) -> bool:
    """«hướng dẫn tại Công văn số …»: what another document says, no document of its own."""
    lead = _TOLD_IN.match(key, end, passage.end)
    return lead is not None and any(start == lead.end() for start, _, _ in passage.types(key))


def _instruction(text: str, key: str, passage: Passage, pos: int, taken: list[Found]) -> Iterator[Found]:
    """«Thực hiện sự chỉ đạo của Phòng X về …»: a superior's word without a document."""
    lead = _GOVERNED.match(key, pos, passage.end)
    told = _INSTRUCTION.match(key, lead.end(), passage.end) if lead else None
    got = issuer_at(text, key, told.end(), passage.end) if told else None
    if told and got and body(got[0]) and not any(f.start <= told.start() < f.end for f in taken):
        found = Found(passage, told.start(), told.end(), instruction=True)
        _put_issuer(found, got)
        yield found


def _without_number(text: str, key: str, passage: Passage, at: Span, kind: Type) -> Found | None:
    found = Found(passage, at.start, at.end, type=kind)
    found.put("type", at)
    _beside(text, key, found, passage.end)
    if found.issuer:
        return found if body(found.issuer) else None
    if found.issued and found.issued.whole and kind.kind == "order":
        return found
    if kind.kind == "law":  # «Điều lệ trường mầm non»
        return None
    end = clause_end(key, at.end, passage.end)
    bracket = key.find("(", at.end, end)
    issuer, subject = _tail_issuer(text, key, at.end, bracket if bracket > 0 else end)
    if not issuer or not body(issuer[0]):
        return None
    _put_issuer(found, issuer)
    if subject:
        found.subject = squeeze(subject.of(text))
        found.put("subject", subject)
    return found


#: «luật», «pháp lệnh», «hiến pháp»
_LAW_WORDS = (regexp(by_rarest("luật")), regexp(by_rarest("pháp") + r"(?:(?=\s+lệnh)|(?<=n\spháp)|(?<=\s\spháp))"))


def law_words(key: str) -> list[int]:
    """Places in the whole text where a law's name may stand."""
    return sorted(m.start("word") for word in _LAW_WORDS for m in word.finditer(key))


def numbers_in(text: str, key: str, passage: Passage, marks: list[int]) -> list[Number]:
    """The numbers of a passage at the promising places, in order; where forms overlap, the first."""
    out: list[Number] = []
    for mark in marks:
        number = None if out and mark < out[-1].span.end else number_at(text, key, mark, passage.start, passage.end)
        if number:
            out.append(number)
    return out
