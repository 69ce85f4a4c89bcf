"""Reports → what a person reads at the terminal: findings by severity with their exact place, and a last line that says what was judged."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.model import Finding, Message, Report, Roll
from checker.report.lines import Line, excerpt, harmless, wrapped
from checker.report.place import cited, found
from checker.report.rating import Rating, rating_of
from checker.report.told import ground, mending
from checker.report.words import OUTCOMES, SEVERITY, STATUS, counted, in_language

_WIDTH = 100  # columns of an excerpt where no terminal says how many it has
_STYLE = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_ALL = Message("Tất cả các quy tắc", "All rules")
_WAIVED = Message("ĐÃ MIỄN TRỪ", "WAIVED")
_BAR = "  │ "


def render(
    reports: Sequence[Report], *, lang: str = "vi", roll: Roll | None = None, colour: bool | None = None, width: int | None = None
) -> str:
    """All reports as text, the roll behind them: with colours, and wrapped to its `width`, where a terminal shows them (`colour` None
    asks it); else plain lines as long as they are, without importing rich."""
    shows = sys.stdout.isatty() if colour is None else colour
    across = (width or _columns()) if shows else None
    beside = len(reports) > 1 or any(len(report.parents) > 1 for report in reports)
    told = [line for report in reports for line in _report(report, lang, across or _WIDTH, beside=beside)]
    lines = [[(harmless(text), style) for text, style in line] for line in (*told, *_overview(reports, lang), *_roll(roll, lang))]
    if not shows:
        return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)
    return _coloured([part for line in lines for part in wrapped(line, across or _WIDTH)])


def _columns() -> int:
    from shutil import get_terminal_size  # brings packers along that a pipe has no need of

    return get_terminal_size().columns


def _coloured(lines: list[Line]) -> str:
    from rich.console import Console
    from rich.text import Text

    console = Console(force_terminal=True, soft_wrap=True, highlight=False)
    with console.capture() as captured:
        for line in lines:
            console.print(Text.assemble(*line))
    return captured.get()


def _roll(roll: Roll | None, lang: str) -> Iterator[Line]:
    if roll:
        from checker.report.roster import roster_lines

        yield from roster_lines(roll, lang)


def _report(report: Report, lang: str, width: int, *, beside: bool) -> Iterator[Line]:
    source, header = report.document.source, report.document.header
    yield [(source.name, "bold"), (f" ({in_language(STATUS[source.status], lang)})", "dim")]
    named = " ".join(filter(None, (header.type, f"số {header.number}" if header.number else None, header.subject)))
    if named:
        yield [(f"  {named}", "")]
    if beside and report.parents:
        yield [(f"  {'Beside' if lang == 'en' else 'Đối chiếu với'}: {', '.join(p.source.name for p in report.parents)}", "dim")]
    for notice in (*source.warnings, *report.notices):
        yield [(f"  ! {in_language(notice.message, lang)}", "yellow")]
    yield []
    for severity in SEVERITY:
        for finding in (f for f in report.findings if f.severity == severity):
            yield from _finding(finding, report, lang, width)
    yield from _set_aside(report, lang)
    if source.status != "unreadable":  # its notice has said it for all rules
        yield from _unjudged(report, lang)
    yield [(_last_line(report, lang), "bold")]
    if rating := rating_of(report):
        yield [(_rated(rating, lang), "")]
    yield []


def _rated(rating: Rating, lang: str) -> str:
    """«Mức đạt: nộp được. Để «đúng thể thức»: sửa TT03, TT05 (2); chưa xét được CC03.»"""
    vi, reached, above = lang != "en", rating.reached, rating.next
    head = in_language(reached.step.title, lang) if reached else "chưa đạt mức nào" if vi else "no step reached"
    told = f"Mức đạt: {head}." if vi else f"Rating: {head}."
    if above is None:
        return told
    faults = ", ".join(f"{rule} ({count})" if count > 1 else rule for rule, count in above.faults.items())
    unjudged = ", ".join(above.unjudged)
    mend = f"{'sửa' if vi else 'mend'} {faults}" if faults else ""
    judge = f"{'chưa xét được' if vi else 'not judged'} {unjudged}" if unjudged else ""
    goal = in_language(above.step.title, lang)
    return f"{told} {f'Để «{goal}»' if vi else f'For “{goal}”'}: {'; '.join(filter(None, (mend, judge)))}."


def _finding(finding: Finding, report: Report, lang: str, width: int) -> Iterator[Line]:
    severity = finding.severity
    label = f"{in_language(SEVERITY[severity], lang)} {finding.rule}"
    yield [(label, _STYLE[severity]), (f"  {in_language(found(finding, report.document), lang)}", "dim")]
    yield [(f"  {in_language(finding.message, lang)}", "")]
    if finding.span:
        text, marks = excerpt(report.document.source.text, finding.span.start, finding.span.end, width - len(_BAR))
        yield [(f"{_BAR}{text}", "")]
        yield [(f"{_BAR}{marks}", _STYLE[severity])]
    for passage in finding.related[:2]:
        quote = _short(passage.text)
        place = in_language(cited(passage, report.document.source), lang)
        beside = f"Beside {place}: “{quote}”" if lang == "en" else f"Đối chiếu {place}: «{quote}»"
        yield [(f"  {beside}", "dim")]
    for basis in finding.basis[:2]:
        yield [(f"  {ground(basis, lang)}", "dim")]
    if mended := mending(finding, lang):
        yield [(f"  {mended[0]}: {mended[1]}", "green")]
    yield []


def _set_aside(report: Report, lang: str) -> Iterator[Line]:
    """What is not told as a fault: waived by somebody, or known from a baseline."""
    vi = lang != "en"
    for one in report.waived:
        yield [(f"{in_language(_WAIVED, lang)} {one.finding.rule}", "dim"), (f"  {in_language(one.finding.message, lang)}", "dim")]
        by = f"{one.approved_by} duyệt, đến hết ngày {one.until:%d/%m/%Y}" if vi else f"approved by {one.approved_by}, until {one.until}"
        yield [(f"  {'Lý do' if vi else 'Reason'}: {one.reason} ({by})", "dim")]
    if report.known:
        words = "Đã có trong mốc so sánh, không nêu lại" if vi else "Known from the baseline, not told again"
        yield [(f"{words}: {len(report.known)}.", "dim")]
    if report.waived or report.known:
        yield []


def _short(text: str, most: int = 160) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _reasons(report: Report, lang: str) -> dict[str, list[str]]:
    """Why rules could not be judged → their ids."""
    reasons: dict[str, list[str]] = {}
    for v in report.verdicts:
        if v.outcome in ("not_evaluated", "broken"):
            reasons.setdefault(in_language(v.why, lang) if v.why else "", []).append(v.rule)
    return reasons


def _unjudged(report: Report, lang: str) -> Iterator[Line]:
    """Why rules could not be judged, one line a reason."""
    reasons = _reasons(report, lang)
    if reasons:
        yield [("Chưa xét được:" if lang != "en" else "Not evaluated:", "bold")]
        for why, rules in reasons.items():
            named = ", ".join(rules) if len(rules) < len(report.verdicts) else in_language(_ALL, lang)
            yield [(f"  {named}: {why}", "dim")]


def _last_line(report: Report, lang: str) -> str:
    """«36 quy tắc: 30 đạt, 2 không đạt, …. 1 lỗi, 1 cảnh báo, 0 lưu ý. …»"""
    outcomes = Counter(v.outcome for v in report.verdicts)
    counts = ", ".join(f"{outcomes[name]} {in_language(words, lang)}" for name, words in OUTCOMES if outcomes[name] or name != "broken")
    return " ".join(filter(None, (f"{_rules(len(report.verdicts), lang)}: {counts}.", _told(report, lang), last_word(report, lang))))


def _rules(count: int, lang: str) -> str:
    return counted(count, "rule") if lang == "en" else f"{count} quy tắc"


def _told(report: Report, lang: str) -> str:
    """«4 lỗi, 1 cảnh báo, 0 lưu ý.»"""
    told = Counter(f.severity for f in report.findings)
    words = ((told[name], in_language(word, lang).lower()) for name, word in SEVERITY.items())
    return ", ".join(counted(n, word) if lang == "en" else f"{n} {word}" for n, word in words) + "."


def last_word(report: Report, lang: str) -> str:
    """The last word: what must be mended, and that what was not judged is no pass."""
    vi, kind = lang != "en", report.document.header.type
    if not judged(report):
        if kind and all(v.outcome == "not_applicable" for v in report.verdicts):
            return f"Văn bản này là {kind}, không phải kế hoạch, nên không xét." if vi else f"This is a “{kind}”, no plan: not judged."
        why = next(iter(_reasons(report, lang)), "")
        return f"Không có quy tắc nào xét được. {why}" if vi else f"No rule could be judged. {why}"
    unjudged = _unjudged_words(report, lang)
    if any(f.severity == "error" for f in report.findings):
        return " ".join(filter(None, ("Cần sửa trước khi nộp." if vi else "To be mended before it is sent in.", unjudged)))
    if unjudged:
        return ("Chưa thấy lỗi phải sửa. " if vi else "No error found so far. ") + unjudged
    if report.waived or report.known:
        return "Không còn lỗi nào khác phải sửa." if vi else "Nothing else that must be mended."
    return "Không có lỗi phải sửa." if vi else "Nothing that must be mended."


def _unjudged_words(report: Report, lang: str) -> str:
    """«Còn 9 quy tắc chưa xét được, không coi là đạt: chưa có văn bản cấp trên để đối chiếu.»; of several reasons the commonest."""
    reasons = _reasons(report, lang)
    if not reasons:
        return ""
    why, rules = max(reasons.items(), key=lambda reason: len(reason[1]))
    why, count = why[:1].lower() + why[1:].rstrip("."), sum(map(len, reasons.values()))
    if lang == "en":
        share = why if len(reasons) == 1 else f"{len(rules)} since {why}; for the others see “Not evaluated”"
        return f"{_rules(count, lang)} not judged, which is no pass: {share}."
    share = why if len(reasons) == 1 else f"{len(rules)} quy tắc vì {why}; các quy tắc khác có lý do riêng, xem «Chưa xét được»"
    return f"Còn {count} quy tắc chưa xét được, không coi là đạt: {share}."


def in_short(reports: Sequence[Report], lang: str) -> str:
    """«14 kế hoạch: 12 có lỗi, 1 chưa xét hết, 1 không có lỗi.»"""
    sound = [r for r in reports if not any(f.severity == "error" for f in r.findings)]
    unclear = sum(r.document.source.status != "read" or not judged(r) or bool(_reasons(r, lang)) for r in sound)
    n, bad, good = len(reports), len(reports) - len(sound), len(sound) - unclear
    if lang == "en":
        return f"{counted(n, 'plan')}: {bad} with errors, {unclear} not judged in full, {good} without errors."
    return f"{n} kế hoạch: {bad} có lỗi, {unclear} chưa xét hết, {good} không có lỗi."


def judged(report: Report) -> bool:
    """Whether any rule had a say."""
    return any(v.outcome in ("pass", "fail") for v in report.verdicts)


def _state(report: Report) -> Message:
    """What an officer has to know of a file that was not judged, or not whole."""
    status = report.document.source.status
    return STATUS[status] if status != "read" else Message("không phải kế hoạch, không xét", "no plan, not judged")


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
        state = f" ({in_language(_state(report), lang)})" if source.status != "read" or not judged(report) else ""
        counts = "  ".join(f"{n:>10}" for n in (told["error"], told["warning"], unjudged))
        yield [(f"{counts}  {source.name}{state}", _STYLE["error"] if told["error"] or not judged(report) else "")]
