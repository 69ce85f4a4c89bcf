"""The words around a number → type before it, date, issuer and subject beside it."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct, field

from checker.extract.citations.numbers import Number
from checker.extract.citations.vocabulary import Type, agency, type_pattern, types
from checker.language.bodies import body
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import PartialDate, Region, Span


class Passage(Struct):
    """A paragraph that is searched: its range in the text, whether it belongs to the preamble (or title), its type words."""

    start: int
    end: int
    region: Region
    opening: bool
    section: int | None = None
    _types: list[tuple[int, int, Type]] | None = None

    def types(self, key: str) -> list[tuple[int, int, Type]]:
        """(start, end, type) of each type word, in order."""
        if self._types is None:
            found = type_pattern().finditer(key, self.start, self.end)
            self._types = [(m.start(), m.end(), types()[squeeze(m[1])]) for m in found]
        return self._types


class Found(Struct):
    """A citation in the making; all spans are of the whole text."""

    passage: Passage
    start: int
    end: int
    type: Type | None = None
    number: Number | None = None
    issued: PartialDate | None = None
    issuer: str | None = None
    subject: str | None = None
    spans: dict[str, Span] = field(default_factory=dict)
    nested: bool = False
    opener: str | None = None  # implements | basis | proposal
    instruction: bool = False
    role: str = "mention"
    law: str | None = None  # match key of a law's name

    def put(self, name: str, span: Span) -> None:
        """Note a field's span, and grow to hold it."""
        self.spans[name] = span
        self.start, self.end = min(self.start, span.start), max(self.end, span.end)


_D, _M, _Y = r"(\d{1,2})", r"(\d{1,2})", r"((?:19|20)\d\d)(?!\d)"
#: «ngày 22/3/2016», «, ngày 9 tháng 01 năm 2015», «ký ngày …», «04tháng 5 năm 2013», «22/3/2016» alone
_TORN = r"((?<=/)1\s[0-2]|\d{1,2})"  # «22/1 1/2017», torn by an engine for recognising text
_SCANNED = r"(\d{1,2}|[il]\d|\d[ilo])"  # «I5 tháng 10», «2O tháng 3»
_WHOLE = rf"{_D}\s?[/.-]\s?{_TORN}\s?[/.-]\s?{_Y}|{_SCANNED}?\s*(?:[.…]+\s*)?tháng\s*{_M}?\s*,?\s*năm\s*{_Y}"
_DIGITS = str.maketrans("ilo", "110")
_BLANKS = r"(?:[.…]+\s*)?"
_DATE = regexp(
    rf"(?:ngày)?\s*(?:{_WHOLE})|ngày\s*{_BLANKS}/\s?{_M}/{_Y}|ngày\s*{_D}/{_M}(?![/\d])|năm\s+{_Y}|ngày\s*/?{_M}/{_Y}"
    rf"|ngày\s*{_BLANKS}/\s*{_BLANKS}/\s*{_Y}"
)
_NO_DATE = regexp(r"\s*,?\s*ngày\s*[.…]{2,}(?:\s*/\s*[.…]*)*(?:\s*tháng\s*[.…]*(?:\s*năm\s*[.…]*)?)?(?=\s|$)")
_BEFORE_DATE = regexp(r"\s*[,.]?\s*(?:\(\s*)?(?:(?:được\s+)?(?:ký|ban hành|phát hành)\s+|cùng\s+)?(?=ngày|\d|tháng|năm)")


def blank_date(key: str, pos: int, end: int) -> int:
    """The end of a date left blank at `pos` («ngày ……/……»), or `pos` where none stands."""
    found = _NO_DATE.match(key, pos, end)
    return found.end() if found else pos


def date_at(key: str, pos: int, end: int) -> tuple[PartialDate, Span] | None:
    """The date that begins at `pos` (after «, ký»), as far as it is written."""
    lead = _BEFORE_DATE.match(key, pos, end)
    found = _DATE.match(key, lead.end(), end) if lead else None
    if not found:
        return None
    g = [int("".join(x.split()).translate(_DIGITS)) if x else None for x in found.groups()]
    parts: tuple[int | None, int | None, int | None]
    if g[2]:
        parts = g[0], g[1], g[2]
    elif g[5]:
        parts = g[3], g[4], g[5]
    else:
        parts = g[8], g[6] or g[9] or g[11], g[7] or g[10] or g[12] or g[13]
    return PartialDate(*parts), Span(found.start(), found.end())


_PLAN = fold("kế hoạch")
_UNION = fold("công đoàn")
#: What a document is to bring about, where it is named without «về»: «Kế hoạch … của UBND tỉnh Cà Mau nâng cao năng suất»
_AIMED = (
    r"nâng cao|(?<!trung tâm\s)(?<!hỗ trợ\s)(?<!đầu tư\s)(?<!và\s)phát triển|bảo đảm|đảm bảo|cải tiến|thúc đẩy|duy trì|mở rộng|phát động"
)
_STOP_WORDS = (
    r"về|v/v|quy định|qui định|phê duyệt|ban hành|hướng dẫn|thực hiện|triển khai|sửa đổi|bổ sung|công bố|giao|đẩy mạnh|tăng cường"
    rf"|{_AIMED}"
    r"|(?<!ban\s)tổ chức|việc|thay thế|điều chỉnh|kiện toàn|thành lập|bãi bỏ|công nhận|chấn chỉnh|nguồn|tới"
    r"|trước|xong|chậm nhất|hoàn thành|từ|vào|theo|bằng"  # «công khai theo Thông tư … của Bộ X trước ngày»
    r"|ngày|tại|trong|kèm|gồm|là|được|đã|số|năm|nhằm|để|cho|đến|xây dựng|(?<!ban\s)chỉ đạo|đối với|hợp nhất|sau đây"
    rf"|và\s+(?:các\s+)?(?:{_PLAN}|công văn|quyết định|chỉ thị|nghị quyết|nghị định|thông tư|hướng dẫn|chương trình|luật|căn cứ|thực hiện"
    r"|nguồn|quy định|qui định|văn bản|chế độ|tài liệu|nội dung|điều kiện|yêu cầu|nhiệm vụ|tình hình)"
)
_STOP = regexp(
    r"[;:“”\"«»\[\]|]|\((?![a-zđ&-]{2,9}\))|\)|\.(?=\s|$)|,(?!\s(?:thể thao|thương binh|tài nguyên|thông tin|chống|chữa cháy)(?!\w))"
    rf"|\s(?:{_STOP_WORDS})(?!\w)"
)
#: «UBND xã Tân Lập, tỉnh Lạng Sơn»: where the place lies is said behind a comma
_AROUND = regexp(r",\s(?:quận|huyện|thị xã|thành phố|tỉnh|tp\.?|tx\.?|q\.|h\.)\s?(?=\w)")
_OF = regexp(r"\s*[,;]?\s*(?:do\s+|của\s*|giữa\s+)(?:các\s+)?")  # «củaPhòng»
_BARE_BODY = regexp(
    r"\s*[,-]?\s+(?=(?:ubnd|ủy ban|phòng|sở|bộ|ban|thủ tướng|chính phủ|quốc hội|hđnd|hội đồng"
    r"|huyện ủy|quận ủy|tỉnh ủy|thành ủy|pgd|sgd)(?!\w))"
    r"|\s*-\s+(?=(?:công đoàn|liên đoàn|huyện đoàn|tỉnh đoàn|thành đoàn|quận đoàn|hội|trường|trung tâm)(?!\w))"
)


def issuer_at(text: str, key: str, pos: int, end: int) -> tuple[str, Span] | None:
    """The body named at `pos` behind «của» (or with a capital and no «của»), up to the word that ends its name."""
    lead = _OF.match(key, pos, end)
    bare = None if lead else _BARE_BODY.match(key, pos, end)
    at = lead.end() if lead else bare.end() if bare else -1
    if at < 0 or (bare and not text[at : at + 1].isupper()):
        return None
    return named(text, at, _name_end(text, key, at, min(end, at + 130)))


def _name_end(text: str, key: str, at: int, end: int) -> int:
    """Where a body's name ends: at a mark, or at a small word that no name holds («về», «quy định»); «(GDĐT)» inside stays."""
    capitals = text[at:end].isupper()
    for found in _STOP.finditer(key, at, end):
        bracket = key.rfind("(", at, found.start())
        if found[0] == ")" and bracket >= 0:
            continue
        around = _AROUND.match(key, found.start(), end)
        if around and not text[around.end()].islower():
            continue
        if capitals or "v/v" in found[0] or not text[found.start() : found.end()].strip()[:1].isupper():
            return found.start()
    return end


def named(text: str, start: int, end: int) -> tuple[str, Span] | None:
    """text[start:end] as a body's name: it begins with a capital or is a known kind («phòng GD&ĐT»)."""
    raw = text[start:end].rstrip(" ,.-–\n\t")
    name = squeeze(raw)
    if len(name) < 3 or not (name[0].isupper() or body(name)) or fold(name).startswith(("chúng", "mình")):
        return None
    return name, Span(start, start + len(raw))


#: what opens a subject: «về việc …», «V/v …», a verb, a quotation
_SUBJECT = regexp(
    r"\s*[,:-]?\s*(?:\(\s*)?(?:(?:về việc|v/v|về)(?:\s*:)?\s+)"
    r"|\s+(?=(?:quy định|qui định|phê duyệt|ban hành|hướng dẫn|thực hiện|triển khai|sửa đổi|bổ sung|công bố|tăng cường"
    rf"|đẩy mạnh|tổ chức|giao|đối với|{_AIMED})(?!\w))|\s*[,:]?\s*(?=[“\"«])"
)
#: «, Trường X xây dựng Kế hoạch …»: the plan's own clause
_ISSUING = (
    rf"\s+(?=(?:trường|nhà trường|phòng|ubnd|ủy ban|sở|ban|{_UNION}|liên đội|chi bộ|đảng ủy|bộ|hội|tổ|trung tâm)(?!\w)[^,;.]{{0,90}}?"
    rf"(?:xây dựng|ban hành|triển khai|tổ chức|lập|đề ra|thực hiện)\s+(?:và\s+triển\s+khai\s+)?(?:\S+\s+){{0,3}}?{_PLAN})"
)
_SUBJECT_END = regexp(rf";|\.(?=\s|$)|,\s+(?=(?:căn cứ|thực hiện {_PLAN}|thực hiện công văn|thực hiện sự|thực hiện chỉ đạo)(?!\w))|\|")
_ISSUING_AT = regexp(rf"[,.]{_ISSUING}")


def clause_end(key: str, pos: int, end: int) -> int:
    """Where the clause that runs at `pos` ends: «;», a full stop, the issuing clause «, Trường X xây dựng Kế hoạch …»."""
    stop = end
    for found in _SUBJECT_END.finditer(key, pos, end):
        if not _quoted(key, pos, found.start()):
            stop = found.start()
            break
    issuing = _ISSUING_AT.search(key, pos, stop)
    return issuing.start() if issuing else stop


def _quoted(key: str, start: int, at: int) -> bool:
    """Whether `at` lies inside quotation marks: “Học bơi. An toàn”."""
    return key.count("“", start, at) > key.count("”", start, at) or key.count('"', start, at) % 2 == 1


_OPENER = (
    r"[\s\-+*•·]*(?:\d{1,2}[.)]\s*|[a-zđ]\)\s*)?(?:và\s+|tiếp tục\s+|để\s+|nhằm\s+)?(?:"
    r"(?P<implements>(?:căn cứ\s+)?thực hiện(?:\s+theo)?|triển khai(?:\s+thực hiện)?|thi hành|hưởng ứng|tiếp tục thực|cụ thể hóa)"
    r"|(?P<proposal>theo đề nghị|xét|sau khi xem xét)"
    r"|(?P<basis>căn(?:\s+c[ứư])?(?:\s+vào)?|trên cơ sở|theo))(?!\w)"
)


@cache
def _openers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that open a clause of a preamble: at the start of a paragraph, and inside it behind a mark."""
    comma = rf",\s(?=căn cứ|thực hiện\s+(?:{_PLAN}|công văn|quyết định|chỉ thị))"
    return regexp(_OPENER), regexp(rf"(?:\(|;|\.\s|:\s|{comma}){_OPENER}")  # by marks, for which the engine can search


def openers(key: str, passage: Passage) -> list[tuple[int, int, str]]:
    """(start, end, implements | basis | proposal) of the words that open the clauses of a passage."""
    first, inside = _openers()
    lead = first.match(key, passage.start, passage.end)
    found = [(lead.start(), lead.end(), lead.lastgroup or "")] if lead else []
    if passage.opening:
        for m in inside.finditer(key, lead.end() if lead else passage.start, passage.end):
            found.append((m.start() + (1 if m[0][0] in "(;" else 2), m.end(), m.lastgroup or ""))
    return found


_BEHIND = regexp(r"\s(?=ngày\s\d)")


def _dated_behind(text: str, key: str, found: Found, subject: Span) -> int:
    """Date and issuer that close the subject: «Công văn số … V/v ra quân ngày 19/4/2016 của Phòng X» → where the subject ends."""
    for gap in _BEHIND.finditer(key, subject.start + 4, subject.end):
        dated = date_at(key, gap.end(), subject.end)
        got = issuer_at(text, key, dated[1].end, subject.end) if dated and dated[0].whole else None
        if dated and got and body(got[0]):
            found.issued, found.issuer = dated[0], got[0]
            found.put("issued", dated[1])
            found.put("issuer", got[1])
            return gap.start()
    return subject.end


_OF_WHOM = regexp(r"[\s”\"»]{1,3}(?=của\s)")


def _issuer_behind(text: str, key: str, found: Found, subject: Span) -> int:
    """The issuer that closes the subject, if its number's code is of that kind of body: «Quyết định số 89/QĐ-TTg … phê duyệt Đề án “…” của
    Thủ tướng Chính phủ» → where the subject ends."""
    assert found.number
    signs = body(agency(found.number.symbol) or "")
    for gap in _OF_WHOM.finditer(key, subject.start + 4, subject.end):
        got = issuer_at(text, key, gap.end(), subject.end)
        named_body = body(got[0]) if got else None
        if got and named_body and signs and named_body.kind == signs.kind and got[1].end >= subject.end - 3:
            found.issuer = got[0]
            found.put("issuer", got[1])
            return gap.end()
    return subject.end


_TRAILING = " ,.;:-–/\n\t"


def subject_at(text: str, key: str, found: Found, limit: int) -> None:
    """The subject behind the other fields, up to `limit` or the end of its clause."""
    if found.subject and "number" not in found.spans:
        return
    lead = _SUBJECT.match(key, found.end, limit)
    if found.subject or not lead:
        return
    at = lead.end()
    end = min(limit, clause_end(key, at, limit), at + 450)
    before = found.end
    if key.rfind("(", found.passage.start, before) > key.rfind(")", found.passage.start, before):  # cited inside brackets
        close = key.find(")", at, end)
        end = close if close > 0 else end
    if found.number and not (found.issued or found.issuer):
        end = _dated_behind(text, key, found, Span(at, end))
    if found.number and not found.issuer:
        end = _issuer_behind(text, key, found, Span(at, end))
    raw = text[at:end].rstrip(_TRAILING)
    if len(raw) > 3:
        found.subject = squeeze(raw)
        found.put("subject", Span(at, at + len(raw)))
