"""Paragraphs of aims and targets without a figure → targets by meaning alone."""

from __future__ import annotations

import re

from checker.extract.targets.clauses import sentences
from checker.extract.targets.milestones import milestones
from checker.extract.targets.phrases import LABEL, without_years
from checker.extract.targets.setting import Setting, folded
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
    r"nội dung phải|tổ chức thực hiện|công tác\s.{0,40}phải|.{0,60}(?<!\w)(?:phải|cần)(?!\w))"
)
#: Under «MỤC ĐÍCH, YÊU CẦU» a line of how, not of what for: «Bảo đảm thiết thực, tiết kiệm»
_HOW = regexp(
    r"\W*(?:bảo đảm|đảm bảo|gắn|phù hợp|thiết thực|tránh|lồng ghép|xác định|phân công|huy động|có sự|"
    r"không (?:gây|làm|hình thức|phô trương))(?!\w)"
)
_EXEMPT = regexp(r"(?<!\w)(?:không|chưa) áp dụng(?!\w)|(?<!\w)lý do (?:không|chưa)(?!\w)")
#: «tại Phụ lục I kèm theo», «Chi tiết theo phụ lục đính kèm»
_ELSEWHERE = regexp(
    r"\W*(?:các (?:chỉ tiêu|mục tiêu) )?(?:\(?(?:chi tiết|cụ thể|có|xem|được nêu|quy định) )?(?:tại|theo|trong|ở)?\s?(?:các )?"
    r"phụ lục(?!\w)[^.;]{0,60}\W*$"
)
_BELOW = regexp(r"(?<!\w)(?:sau|sau đây|dưới đây|như sau)\s*$")
_NOW = regexp(r"(?<!\w)(?:hiện có|hiện nay|hiện tại|toàn trường có|tổng số)(?!\w)")


def worded(document: Document, index: int, where: Setting, figured: bool) -> list[Target]:
    """The targets without a figure, and the general aim, that a paragraph states. `figured`: it states targets with figures too."""
    paragraph = document.paragraphs[index]
    whole = folded(document, paragraph.content)
    aim = where.kind == "aim" or _AIM_LABEL.match(whole)
    listed = not figured and (where.named or where.kind == "target")
    if not aim and not listed and "chỉ tiêu" not in whole:
        return []
    span = body(document, paragraph)
    if aim:
        return _aim(document, paragraph, where, span, figured)
    if strives := _strives(document, paragraph, where, span):
        return strives
    if not listed or _has_children(document, index):
        return []
    text, key = span.of(document.source.text), folded(document, span)
    if len(text.split()) < 5 or key.rstrip().endswith(":") or _ELSEWHERE.match(key) or _EXEMPT.search(key) or _NOW.search(key):
        return []
    return [_target(document, paragraph, where, span, general=False)]


def body(document: Document, paragraph: Paragraph) -> Span:
    """The paragraph's content without its own heading: «I. MỤC ĐÍCH: Nâng cao …» → «Nâng cao …»; empty for a heading alone."""
    start, end = paragraph.content.start, paragraph.content.end
    if paragraph.section is not None:
        heading = document.sections[paragraph.section].heading
        if heading.start < end and start < heading.end and not LABEL.match(folded(document, paragraph.content)):
            start = min(heading.end, end)
    text = document.source.text[start:end]
    key = folded(document, Span(start, end))
    label = _AIM_LABEL.match(key) or LABEL.match(key)
    start += label.end() if label else len(text) - len(text.lstrip(" :.\t\n"))
    return Span(start, max(start, end))


def _aim(document: Document, paragraph: Paragraph, where: Setting, span: Span, figured: bool) -> list[Target]:
    """The general aim; beside figures a «phấn đấu đạt các chỉ tiêu …» is no aim but a target."""
    key = folded(document, span)
    if len(key.split()) < 5 or key.rstrip().endswith(":") or _ELSEWHERE.match(key):
        return []
    if strives := _strives(document, paragraph, where, span):
        return strives
    if figured or _DEMAND.match(key) or (_HOW.match(key) and _asks_too(document, paragraph)):
        return []
    return [_target(document, paragraph, where, span, general=True)]


def _asks_too(document: Document, paragraph: Paragraph) -> bool:
    """The part is one of aims and of demands in one."""
    return paragraph.section is not None and "yêu cầu" in fold(document.sections[paragraph.section].title)


def _strives(document: Document, paragraph: Paragraph, where: Setting, span: Span) -> list[Target]:
    text, key = span.of(document.source.text), folded(document, span)
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
            return [_target(document, paragraph, where, Span(span.start + start, span.start + end), general=False, focus=focus)]
    return []


def _target(document: Document, paragraph: Paragraph, where: Setting, span: Span, *, general: bool, focus: Span | None = None) -> Target:
    text = (focus or span).of(document.source.text)
    years = milestones(fold(text)) if not general else []
    due = years[-1] if years else None
    indicator = _KEPT.sub("", without_years(text)).strip(" .;,")
    return Target(
        label=None,
        indicator=indicator or squeeze(text),
        population=None,
        actor=where.actor,
        op=None,
        value=None,
        unit=None,
        year=due.year if due else None,
        onward=due.onward if due else False,
        span=span,
        focus=focus or span,
        section=paragraph.section,
        general=general,
    )


def _has_children(document: Document, index: int) -> bool:
    """A line that list items hang from."""
    return any(p.above == index for p in document.paragraphs[index + 1 : index + 3])
