"""Pages → files: Markdown and HTML, in both languages, with an index by pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from checker.derive.load import Superior
from checker.judge.rules import Rule
from checker.model import Message, Severity
from checker.pages.page import Page, Part, head, page
from checker.pages.superior import superior_page
from checker.report.words import SEVERITY, in_language

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
_MARKS = {"bad": "✗", "good": "✓"}


def pages(
    rules: Sequence[Rule], titles: Mapping[str, Message], forms: Iterable[str], superiors: Sequence[Superior] = ()
) -> dict[Path, str]:
    """Path within the folder → text: `vi/CC01.md`, `vi/index.md`, the same in `en/` and as `.html`; of a pack that holds a superior's plan
    one by the pack's id."""
    files: dict[Path, str] = {}
    for lang in LANGUAGES:
        told, held = [page(rule, lang) for rule in rules], [superior_page(superior, lang) for superior in superiors]
        for form in forms:
            one, index = FORMS[form]
            files |= {Path(lang, f"{p.rule}.{form}"): one(p, lang, {r.id for r in rules}) for p in (*told, *held)}
            files[Path(lang, f"index.{form}")] = index(told, held, {name: in_language(t, lang) for name, t in titles.items()}, lang)
    return files


def _markdown(one: Page, lang: str, known: set[str]) -> str:
    lines = [
        f"# {one.rule} {one.title}",
        "",
        f"{head('pack', lang)}: `{one.pack}` · [{head('back', lang)}](index.md) · {_other(one.rule, lang)}",
    ]
    for part in one.parts:
        lines += ["", f"## {part.head}", "", *_markdown_lines(part, known)]
    return "\n".join(lines) + "\n"


def guide(rule: Rule, lang: str) -> str:
    """What a page says, as Markdown that leads nowhere: for a report that shows it beside a finding."""
    one = page(rule, lang)
    lines = [f"# {one.rule} {one.title}"]
    for part in one.parts:
        lines += ["", f"## {part.head}", "", *_markdown_lines(part, set())]
    return "\n".join(lines) + "\n"


def _other(name: str, lang: str) -> str:
    """The link to the same page in the other language."""
    other = "en" if lang == "vi" else "vi"
    return f"[{LANGUAGES[other]}](../{other}/{name}.md)"


def _markdown_lines(part: Part, known: set[str]) -> list[str]:
    if part.kind == "list":
        return [f"- {line}" for line in part.lines]
    if part.kind == "rules":
        return [", ".join(f"[{rule}]({rule}.md)" if rule in known else rule for rule in part.lines)]
    if part.kind in ("bad", "good"):
        return [line for text in part.lines for line in ("```text", f"{_MARKS[part.kind]} {text}", "```", "")][:-1]
    if part.kind == "paste":
        return ["```text", *part.lines, "```"]
    return part.lines


def _markdown_index(told: Sequence[Page], held: Sequence[Page], titles: Mapping[str, str], lang: str) -> str:
    lines = [f"# {head('index', lang)}", "", _other("index", lang)]
    for pack, rules in groupby(told, key=lambda p: p.pack):
        lines += [
            "",
            f"## {titles.get(pack, pack)} (`{pack}`)",
            "",
            f"| {head('rule', lang)} | {head('severity', lang)} | |",
            "|---|---|---|",
        ]
        lines += [f"| [{p.rule}]({p.rule}.md) | {_word(p.severity, lang)} | {p.title} |" for p in rules]
    if held:
        lines += ["", f"## {head('superiors', lang)}", "", *(f"- [`{p.rule}`]({p.rule}.md) {p.title}" for p in held)]
    return "\n".join(lines) + "\n"


def _word(severity: Severity, lang: str) -> str:
    return in_language(SEVERITY[severity], lang).lower()


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "pre{background:#f6f6f6;padding:.6rem .8rem;white-space:pre-wrap;border-left:4px solid #bbb}"
    "pre.bad{border-color:#b00}pre.good{border-color:#080}mark{background:#ffd6d6}table{border-collapse:collapse}"
    "td,th{padding:.2rem .8rem .2rem 0;text-align:left;vertical-align:top}nav{color:#666}h2{font-size:1.1rem;margin-top:1.6rem}"
)


def _whole(title: str, lang: str, body: Iterable[str]) -> str:
    head_ = f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
    view = '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    return (
        f"{head_}{view}<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _html(one: Page, lang: str, known: set[str]) -> str:
    index = f'<a href="index.html">{head("back", lang)}</a>'
    nav = f"<nav>{head('pack', lang)}: {escape(one.pack)} · {index} · {_other_html(one.rule, lang)}</nav>"
    body = [nav, f"<h1>{one.rule} {escape(one.title)}</h1>"]
    for part in one.parts:
        body += [f"<h2>{escape(part.head)}</h2>", *_html_lines(part, known)]
    return _whole(f"{one.rule} {one.title}", lang, body)


def _other_html(name: str, lang: str) -> str:
    other = "en" if lang == "vi" else "vi"
    return f'<a href="../{other}/{name}.html" lang="{other}">{LANGUAGES[other]}</a>'


def _html_lines(part: Part, known: set[str]) -> list[str]:
    if part.kind == "list":
        return ["<ul>", *(f"<li>{escape(line)}</li>" for line in part.lines), "</ul>"]
    if part.kind == "rules":
        links = [f'<a href="{rule}.html">{rule}</a>' if rule in known else rule for rule in part.lines]
        return [f"<p>{', '.join(links)}</p>"]
    if part.kind in ("bad", "good"):
        return [f'<pre class="{part.kind}">{_MARKS[part.kind]} {_marked(text)}</pre>' for text in part.lines]
    if part.kind == "paste":
        return [f"<pre>{escape(chr(10).join(part.lines))}</pre>"]
    return [f"<p>{escape(line)}</p>" for line in part.lines]


def _marked(text: str) -> str:
    return escape(text).replace("[[", "<mark>").replace("]]", "</mark>")


def _html_index(told: Sequence[Page], held: Sequence[Page], titles: Mapping[str, str], lang: str) -> str:
    body = [f"<nav>{_other_html('index', lang)}</nav>", f"<h1>{head('index', lang)}</h1>"]
    for pack, rules in groupby(told, key=lambda p: p.pack):
        rows = (
            f'<tr><td><a href="{p.rule}.html">{p.rule}</a></td><td>{_word(p.severity, lang)}</td><td>{escape(p.title)}</td></tr>'
            for p in rules
        )
        body += [f"<h2>{escape(titles.get(pack, pack))} ({escape(pack)})</h2>", "<table>", *rows, "</table>"]
    if held:
        links = (f'<li><a href="{p.rule}.html">{p.rule}</a> {escape(p.title)}</li>' for p in held)
        body += [f"<h2>{head('superiors', lang)}</h2>", "<ul>", *links, "</ul>"]
    return _whole(head("index", lang), lang, body)


#: Form of a page → how a page, and how the index is written.
FORMS = {"md": (_markdown, _markdown_index), "html": (_html, _html_index)}
