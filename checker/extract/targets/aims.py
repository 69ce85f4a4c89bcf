"""Paragraphs of aims and targets without a figure → targets by meaning alone."""

from __future__ import annotations

import re

from checker.extract.targets.clauses import sentences
from checker.extract.targets.limits import limit_of
from checker.extract.targets.milestones import milestones
from checker.extract.targets.phrases import clean, label_of, without_years
from checker.extract.targets.setting import Place, Setting, Shared
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import Document, Paragraph, Span, Target

_KEPT = regexp(r"^[\s,]*(?:và\s)?(?:duy trì|tiếp tục)?[\s,]*(?=\w)", re.I)
#: «phấn đấu … đạt các chỉ tiêu về … trong Chiến lược»
_STRIVES = regexp(
    r"(?<!\w)(?:phấn đấu|góp phần|quyết tâm|cam kết)(?!\w)[^.;:]{0,70}?(?<!\w)(?:đạt|hoàn thành|thực hiện|"
    r"vượt)(?!\w)[^.;:]{0,40}?(?<!\w)chỉ tiêu(?!\w| này)[^.;:]{10,}"
)
_AIM_LABEL = regexp(r"\s*\*{0,2}(?:mục tiêu (?:chung|tổng quát)|mục đích)(?:, yêu cầu)?\*{0,2}\s?[:.]\s*")
_DEMAND = regexp(
    r"(?:trong bối cảnh|trong những năm|hiện nay|căn cứ|yêu cầu|việc triển khai|các hoạt động|hoạt động|các tổ|"
    r"(?:các|mỗi|từng) (?:nhà trường|trường|đơn vị|cơ quan|cơ sở|địa phương|phòng|ban|cấp)(?!\w)|"
    r"nội dung phải|tổ chức thực hiện|công tác\s.{0,40}phải|.{0,60}(?<!\w)(?:phải|cần)(?!\w))"
)
#: Under «MỤC ĐÍCH, YÊU CẦU» a line of how, not of what for: «Bảo đảm thiết thực, tiết kiệm»
_HOW = regexp(
    r"\W*(?:bảo đảm|đảm bảo|gắn|phù hợp|thiết thực|tránh|lồng ghép|xác định|phân công|huy động|có sự|"
    r"không (?:gây|làm|hình thức|phô trương))(?!\w)"
)
#: «Cụ thể hóa các nhiệm vụ của thành phố phù hợp với điều kiện của phường»: what this plan is for, not what those below it are to reach
_OF_ITSELF = regexp(r"\W*(?:(?:nhằm|để|tiếp tục|triển khai|quán triệt|thể chế hóa|kịp thời)[\s,]+(?:và\s)?){0,3}cụ thể hóa(?!\w)")
_EXEMPT = regexp(r"(?<!\w)(?:không|chưa) áp dụng(?!\w)|(?<!\w)lý do (?:không|chưa)(?!\w)")
#: «tại Phụ lục I kèm theo», «Chi tiết theo phụ lục đính kèm»
_ELSEWHERE = regexp(
    r"\W*(?:các (?:chỉ tiêu|mục tiêu) )?(?:\(?(?:chi tiết|cụ thể|có|xem|được nêu|quy định) )?(?:tại|theo|trong|ở)?\s?(?:các )?"
    r"phụ lục(?!\w)[^.;]{0,60}\W*$"
)
#: «Số học sinh được học bơi giao cho từng trường theo Phụ lục kèm theo Kế hoạch này»: the annex tells how many
_ALLOTTED_ELSEWHERE = regexp(
    r"[^.;]{0,160}?(?<!\w)(?:giao|phân bổ|quy định|nêu|chi tiết|cụ thể)(?!\w)[^.;]{0,80}?\s(?:tại|theo|ở|trong)\s(?:các )?"
    r"(?:phụ lục|phụ biểu|biểu)(?!\w)[^.;]{0,80}\W*$"
)
#: «Bảng 1. Chỉ tiêu mở lớp»: what a table is called
_CAPTION = regexp(r"\W*(?:bảng|biểu|phụ biểu|biểu đồ|hình)\s(?:số\s)?\d{1,2}(?:\.\d{1,2})?\s?[.:-]")
#: «(Kèm theo Kế hoạch số …)», under the title of an annex
_ATTACHED = regexp(r"\W*(?:ban hành\s)?kèm theo (?:kế hoạch|quyết định|công văn|văn bản|tờ trình|báo cáo|hướng dẫn)(?!\w)")
_BELOW = regexp(r"(?<!\w)(?:sau|sau đây|dưới đây|như sau)\s*$")
_NOW = regexp(r"(?<!\w)(?:hiện có|hiện nay|hiện tại|toàn trường có|tổng số)(?!\w)")


def worded(known: Shared, place: Place, where: Setting, figured: bool) -> list[Target]:
    """The targets without a figure, and the general aim, that a paragraph states. `figured`: it states targets with figures too."""
    aim_label = _AIM_LABEL.match(place.key) if "mục " in place.key else None
    aim = where.kind == "aim" or aim_label is not None
    listed = not figured and (where.named or where.kind == "target")
    if not aim and not listed and "chỉ tiêu" not in place.key:
        return []
    span = _body(known.document, place, aim_label)
    text, key = span.of(known.document.source.text), span.of(known.key)
    if aim and _says_little(key):
        return []
    if strives := _strives(place, where, span, text, key):
        return strives
    if aim:
        told = figured or _DEMAND.match(key) or _OF_ITSELF.match(key) or (_HOW.match(key) and _asks_too(known.document, place.paragraph))
    else:
        told = not listed or _has_children(known.document, place.index) or _says_little(key) or _EXEMPT.search(key) or _NOW.search(key)
    return [] if told else [_target(place, where, span, text, key, general=aim)]


def _body(document: Document, place: Place, aim_label: re.Match[str] | None) -> Span:
    """The paragraph's content without its own heading: «I. MỤC ĐÍCH: Nâng cao …» → «Nâng cao …»; empty for a heading alone."""
    paragraph, text, label = place.paragraph, place.text, aim_label or place.label
    start, end = paragraph.content.start, paragraph.content.end
    if paragraph.section is not None and place.label is None:
        heading = document.sections[paragraph.section].heading
        if heading.start < end and start < heading.end:
            skipped = min(heading.end, end) - start
            text, start = text[skipped:], start + skipped
            key = place.key[skipped:]
            label = _AIM_LABEL.match(key) or label_of(key)
    start += label.end() if label else len(text) - len(text.lstrip(" :.\t\n"))
    return Span(start, max(start, end))


def _says_little(key: str) -> bool:
    """A few words, a lead, or a pointer to an appendix."""
    return (
        len(key.split(None, 4)) < 5
        or key.rstrip().endswith(":")
        or any(p.match(key) for p in (_ELSEWHERE, _ALLOTTED_ELSEWHERE, _CAPTION, _ATTACHED))
    )


def _asks_too(document: Document, paragraph: Paragraph) -> bool:
    """The part is one of aims and of demands in one."""
    return paragraph.section is not None and "yêu cầu" in fold(document.sections[paragraph.section].title)


def _strives(place: Place, where: Setting, span: Span, text: str, key: str) -> list[Target]:
    if "chỉ tiêu" not in key:
        return []
    for start, end in sentences(text):
        if (
            (m := _STRIVES.search(key, start, end))
            and "để thực hiện" not in m.group()
            and not _BELOW.search(m.group())
            and not _EXEMPT.search(key, start, end)
        ):
            focus = Span(span.start + m.start(), span.start + m.end())
            whole = Span(span.start + start, span.start + end)
            return [_target(place, where, whole, text[m.start() : m.end()], m.group(), general=False, focus=focus)]
    return []


def _target(place: Place, where: Setting, span: Span, text: str, key: str, *, general: bool, focus: Span | None = None) -> Target:
    """`text` and its `key`: the words of the `focus`, or of the `span`."""
    years = milestones(key) if not general else []
    due = years[-1] if years else None
    limit = limit_of(text, key) if not general and focus is None else None
    if limit:
        text = f"{clean(text[: limit.span.start], head=True)} {text[limit.span.end :]}"
        key = fold(text)
    indicator = _KEPT.sub("", squeeze(without_years(text, key)[0])).strip(" .;,")
    return Target(
        label=None,
        indicator=indicator or squeeze(text),
        population=None,
        actor=where.actor,
        op=limit.op if limit else None,
        value=limit.value if limit else None,
        unit=limit.unit if limit else None,
        year=due.year if due else None,
        onward=due.onward if due else False,
        span=span,
        focus=focus or (Span(span.start + limit.span.start, span.start + limit.span.end) if limit else span),
        section=place.paragraph.section,
        general=general,
    )


def _has_children(document: Document, index: int) -> bool:
    """A line that list items hang from."""
    return any(p.above == index for p in document.paragraphs[index + 1 : index + 3])
