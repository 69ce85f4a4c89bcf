"""Reports → what a person reads at the terminal: findings by severity with their exact place, and a last line that says what was judged."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import category, east_asian_width

from checker.model import Finding, Message, Outcome, Report, Severity
from checker.report.place import where

_WIDTH = 100
_SEVERITY: dict[Severity, Message] = {
    "error": Message("LỖI", "ERROR"),
    "warning": Message("CẢNH BÁO", "WARNING"),
    "info": Message("LƯU Ý", "NOTE"),
}
_STYLE = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_STATUS = {
    "read": Message("đã đọc", "read"),
    "partial": Message("chỉ đọc được một phần", "read in part"),
    "unreadable": Message("không đọc được", "unreadable"),
}
_OUTCOMES: tuple[tuple[Outcome, Message], ...] = (
    ("pass", Message("đạt", "passed")),
    ("fail", Message("không đạt", "failed")),
    ("not_applicable", Message("không áp dụng", "not applicable")),
    ("not_evaluated", Message("chưa xét được", "not evaluated")),
    ("broken", Message("quy tắc bị lỗi", "broken")),
)
_KINDS = {
    "law": Message("Căn cứ", "Law"),
    "parent": Message("Theo văn bản cấp trên", "Parent"),
    "logic": Message("Căn cứ: mâu thuẫn trong văn bản", "Basis: a contradiction in the document"),
    "practice": Message("Thông lệ", "Practice"),
}
Piece = tuple[str, str]  # text, style
Line = list[Piece]


def render(reports: Sequence[Report], *, lang: str = "vi", colour: bool | None = None) -> str:
    """All reports as text; with colours where the terminal shows them (`colour` None asks it), else without importing rich."""
    told = [line for report in reports for line in _report(report, lang)]
    lines = [[(_harmless(text), style) for text, style in line] for line in (*told, *_overview(reports, lang))]
    shows = sys.stdout.isatty() if colour is None else colour
    return _coloured(lines) if shows else "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


#: What a file's name or text could tell a terminal to do (colours, titles, the direction of writing) is shown as a mark.
_COMMANDS = dict.fromkeys((*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")


def _harmless(text: str) -> str:
    return text if text.isprintable() else text.translate(_COMMANDS)


def _coloured(lines: list[Line]) -> str:
    from rich.console import Console
    from rich.text import Text

    console = Console(force_terminal=True, soft_wrap=True, highlight=False)
    with console.capture() as captured:
        for line in lines:
            console.print(Text.assemble(*line))
    return captured.get()


def _t(message: Message, lang: str) -> str:
    return message.en if lang == "en" else message.vi


def _report(report: Report, lang: str) -> Iterator[Line]:
    source, header = report.document.source, report.document.header
    yield [(source.name, "bold"), (f" ({_t(_STATUS[source.status], lang)})", "dim")]
    named = " ".join(filter(None, (header.type, f"số {header.number}" if header.number else None, header.subject)))
    if named:
        yield [(f"  {named}", "")]
    for notice in (*source.warnings, *report.notices):
        yield [(f"  ! {_t(notice.message, lang)}", "yellow")]
    yield []
    for severity in _SEVERITY:
        for finding in (f for f in report.findings if f.severity == severity):
            yield from _finding(finding, report, severity, lang)
    if source.status != "unreadable":  # its notice has said it for all rules
        yield from _unjudged(report, lang)
    yield [(_last_line(report, lang), "bold")]
    yield []


def _finding(finding: Finding, report: Report, severity: Severity, lang: str) -> Iterator[Line]:
    label = f"{_t(_SEVERITY[severity], lang)} {finding.rule}"
    yield [(label, _STYLE[severity]), (f"  {_t(where(finding), lang)}", "dim")]
    yield [(f"  {_t(finding.message, lang)}", "")]
    if finding.span:
        for text, marks in quoted(report.document.source.text, finding.span.start, finding.span.end):
            yield [(f"  │ {text}", "")]
            yield [(f"  │ {marks}", _STYLE[severity])]
    for passage in finding.related[:2]:
        words = "Đối chiếu" if lang != "en" else "Beside"
        yield [(f"  {words} {passage.file}: «{_short(passage.text)}»", "dim")]
    for basis in finding.basis[:2]:
        source = ", ".join(filter(None, (basis.get("document"), basis.get("at"))))
        yield [(f"  {_t(_KINDS[basis['kind']], lang)}{': ' if source else ''}{source}", "dim")]
    if finding.suggestion:
        words = "Đề xuất" if lang != "en" else "Suggestion"
        yield [(f"  {words}: {_t(finding.suggestion, lang)}", "green")]
    yield []


def quoted(text: str, start: int, end: int) -> list[tuple[str, str]]:
    """The line of the text that holds the words, and carets under exactly those; a long line is cut around them."""
    head = text.rfind("\n", 0, start) + 1
    tail = text.find("\n", start)
    tail = len(text) if tail < 0 else tail
    stop = min(end, tail)
    first = max(head, min(start, stop - 1) - _WIDTH // 3) if tail - head > _WIDTH else head
    last = min(tail, first + _WIDTH)
    before, after = ("… " if first > head else ""), (" …" if last < tail else "")
    line = text[first:last].replace("\t", " ")
    indent = columns(before) + columns(text[first:start])
    return [(before + line + after, " " * indent + "^" * max(1, columns(text[max(start, first) : min(stop, last)])))]


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(0 if category(c) in ("Mn", "Cf") else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _short(text: str, most: int = 160) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _unjudged(report: Report, lang: str) -> Iterator[Line]:
    """Why rules could not be judged, one line a reason."""
    reasons: dict[str, list[str]] = {}
    for v in report.verdicts:
        if v.outcome in ("not_evaluated", "broken"):
            reasons.setdefault(_t(v.why, lang) if v.why else "", []).append(v.rule)
    if reasons:
        yield [("Chưa xét được:" if lang != "en" else "Not evaluated:", "bold")]
        for why, rules in reasons.items():
            yield [(f"  {', '.join(rules)}: {why}", "dim")]


def _last_line(report: Report, lang: str) -> str:
    """«37 quy tắc: 30 đạt, 2 không đạt …; 1 lỗi, 1 cảnh báo, 0 lưu ý.»"""
    counted = Counter(v.outcome for v in report.verdicts)
    told = Counter(f.severity for f in report.findings)
    outcomes = ", ".join(f"{counted[name]} {_t(words, lang)}" for name, words in _OUTCOMES if counted[name] or name != "broken")
    severities = ", ".join(f"{told[name]} {_t(words, lang).lower()}" for name, words in _SEVERITY.items())
    rules = f"{len(report.verdicts)} {'quy tắc' if lang != 'en' else 'rules'}"
    return f"{rules}: {outcomes}. {severities.capitalize()}.{_verdict_word(report, told, lang)}"


def _verdict_word(report: Report, told: Counter[Severity], lang: str) -> str:
    """The last word: what must be mended, and that what was not judged is no pass."""
    vi, kind = lang != "en", report.document.header.type
    unjudged = sum(v.outcome in ("not_evaluated", "broken") for v in report.verdicts)
    if not any(v.outcome in ("pass", "fail") for v in report.verdicts):
        if kind and all(v.outcome == "not_applicable" for v in report.verdicts):
            return f" Văn bản này là {kind}, không phải kế hoạch, nên không xét." if vi else f" This is a {kind}, no plan: not judged."
        return " Không có quy tắc nào xét được." if vi else " No rule could be judged."
    if told["error"]:
        return " Cần sửa trước khi nộp." if vi else " To be mended before it is sent in."
    if unjudged:
        return f" Chưa thấy lỗi phải sửa; còn {unjudged} quy tắc chưa xét được." if vi else f" No error found; {unjudged} rules not judged."
    return " Không có lỗi phải sửa." if vi else " Nothing that must be mended."


def _overview(reports: Sequence[Report], lang: str) -> Iterator[Line]:
    """A line a file, for a folder of plans: errors, warnings and what was not judged."""
    if len(reports) < 2:
        return
    heads = ("LỖI", "CẢNH BÁO", "CHƯA XÉT", "TỆP") if lang != "en" else ("ERRORS", "WARNINGS", "NOT JUDGED", "FILE")
    yield [("  ".join(f"{h:>10}" for h in heads[:3]) + f"  {heads[3]}", "bold")]
    for report in reports:
        told = Counter(f.severity for f in report.findings)
        unjudged = sum(v.outcome in ("not_evaluated", "broken") for v in report.verdicts)
        source = report.document.source
        state = "" if source.status == "read" else f" ({_t(_STATUS[source.status], lang)})"
        counts = "  ".join(f"{n:>10}" for n in (told["error"], told["warning"], unjudged))
        yield [(f"{counts}  {source.name}{state}", _STYLE["error"] if told["error"] or source.status == "unreadable" else "")]
