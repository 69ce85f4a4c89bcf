"""Reports → Markdown, for chats and pull requests; nothing of a plan's text is markup there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.model import Message, Report, Roll, Source
from checker.report.place import cited, where
from checker.report.rating import rating_of
from checker.report.roster import roster_lines
from checker.report.terminal import last_word
from checker.report.told import Told, all_told, grounds, identity, mending, one_line, reached, waiver_words
from checker.report.words import SEVERITY, STATUS, counted, in_language

_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
#: At the beginning of a line: headings, quotes, lists.
_FIRST = re.compile(r"^(\d*)([#>+\-=.)])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
#: What hosts make links or calls of, although no markup stands there: an address, «@nguoi», «#12». A blank of no width parts them.
_LINKED = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_HEADS = {
    "file": Message("Tệp", "File"),
    "error": Message("Lỗi", "Errors"),
    "warning": Message("Cảnh báo", "Warnings"),
    "info": Message("Lưu ý", "Notes"),
    "unjudged": Message("Chưa xét", "Not judged"),
    "rating": Message("Mức đạt", "Rating"),
    "verdict": Message("Kết luận", "Verdict"),
}


def render(reports: Sequence[Report], *, lang: str = "vi", roll: Roll | None = None) -> str:
    """The text: a table of the plans where there are several, then each plan with what is to be mended."""
    lines = [f"# {'Soát: plans checked' if lang == 'en' else 'Soát: kết quả kiểm tra kế hoạch'}", ""]
    if len(reports) > 1:
        lines += [*_table(reports, lang), ""]
    if roll:
        told = ("".join(text for text, _ in line) for line in roster_lines(roll, lang))
        lines += [_roll_line(line) for line in told if line.strip()] + [""]
    for report in reports:
        lines += [*_plan(report, lang), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def text_of(text: str | None) -> str:
    """A text of whatever origin as one line that shows what it is and does nothing."""
    plain = _LINKED.sub("\u200b", _ENTITY.sub("&amp;", one_line(text)))
    marked = _MARKUP.sub(r"\\\1", plain).replace("<", "&lt;")
    return _FIRST.sub(r"\1\\\2", marked)


def _code(text: str) -> str:
    """Words to be copied: in a fence that is longer than any within."""
    line = one_line(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    inner = f" {line} " if line.startswith("`") or line.endswith("`") else line
    return f"{fence}{inner}{fence}"


def _table(reports: Sequence[Report], lang: str) -> Iterator[str]:
    yield f"| {' | '.join(in_language(head, lang) for head in _HEADS.values())} |"
    yield f"|{'|'.join(' ---: ' if key in (*SEVERITY, 'unjudged') else ' --- ' for key in _HEADS)}|"
    for report in reports:
        told, rating = Counter(f.severity for f in report.findings), rating_of(report)
        unjudged = sum(v.outcome in ("not_evaluated", "broken") for v in report.verdicts)
        counts = (str(count) for count in (*(told[severity] for severity in SEVERITY), unjudged))
        step = reached(rating, lang) if rating else "–"
        yield f"| {' | '.join((text_of(report.document.source.name), *counts, text_of(step), text_of(last_word(report, lang))))} |"


def _roll_line(line: str) -> str:
    return f"  - {text_of(line)}" if line.startswith(" ") else f"- {text_of(line)}"


def _plan(report: Report, lang: str) -> Iterator[str]:
    source, rating = report.document.source, rating_of(report)
    state = "" if source.status == "read" else f" ({in_language(STATUS[source.status], lang)})"
    yield f"## {text_of(source.name)}{state}"
    yield ""
    if named := identity(report, lang):
        yield text_of(named)
        yield ""
    yield f"**{text_of(last_word(report, lang))}** {_counts(report, lang)}"
    if rating:
        yield f"{'Rating' if lang == 'en' else 'Mức đạt'}: {text_of(reached(rating, lang))}."
    yield ""
    for notice in (*source.warnings, *report.notices):
        yield f"> {text_of(in_language(notice.message, lang))}"
        yield ""
    for told in all_told(report):
        yield from _finding(told, source, lang)
    yield from _unjudged(report, lang)


def _counts(report: Report, lang: str) -> str:
    told = Counter(f.severity for f in report.findings)
    words = ((told[name], in_language(word, lang).lower()) for name, word in SEVERITY.items())
    return ", ".join(counted(n, word) if lang == "en" else f"{n} {word}" for n, word in words) + "."


def _finding(told: Told, source: Source, lang: str) -> Iterator[str]:
    finding, vi = told.finding, lang != "en"
    head = f"{in_language(SEVERITY[finding.severity], lang)} {finding.rule}"
    place, message = text_of(in_language(where(finding), lang)), text_of(in_language(finding.message, lang))
    if told.standing != "told":
        words = ("Đã miễn trừ" if vi else "Waived") if told.waiver else ("Đã có trong mốc so sánh" if vi else "Known from the baseline")
        why = f" — {text_of(waiver_words(told.waiver, lang))}" if told.waiver else ""
        yield f"- *{words}* {finding.rule} ({place}): {message}{why}"
        return
    yield f"- **{head}** ({place}): {message}"
    if finding.evidence:
        yield f"  - {'Đoạn văn' if vi else 'Evidence'}: {text_of(finding.evidence)}"
    for passage in finding.related[:2]:
        yield f"  - {'Đối chiếu' if vi else 'Beside'} {text_of(in_language(cited(passage, source), lang))}: {text_of(passage.text)}"
    for basis in grounds(finding, lang)[:2]:
        yield f"  - {text_of(basis)}"
    if mended := mending(finding, lang):
        yield f"  - {mended[0]}: {_code(mended[1]) if finding.suggestion else text_of(mended[1])}"


def _unjudged(report: Report, lang: str) -> Iterator[str]:
    """Why rules could not be judged, a line a reason: that is no pass."""
    reasons: dict[str, list[str]] = {}
    for verdict in report.verdicts:
        if verdict.outcome in ("not_evaluated", "broken"):
            reasons.setdefault(in_language(verdict.why, lang) if verdict.why else "–", []).append(verdict.rule)
    if reasons:
        yield ""
        yield "Not judged, which is no pass:" if lang == "en" else "Chưa xét được, không coi là đạt:"
        yield ""
    for why, rules in reasons.items():
        yield f"- {', '.join(rules)}: {text_of(why)}"
