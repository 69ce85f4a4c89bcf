"""A store → its dashboard: one page that answers each question in a screen, and the same as a workbook."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from textwrap import dedent
from typing import Any

from checker.audit.ask import opened
from checker.audit.dashboard.answer import answered, overview
from checker.audit.dashboard.questions import QUESTIONS, UNJUDGED
from checker.audit.dashboard.shown import shown, tallied
from checker.audit.dashboard.workbook import workbook
from checker.audit.words import figure
from checker.report.words import in_language

__all__ = ["render", "workbook"]
_HERE = Path(__file__).parent
_SHOWN = 20  # rows of an answer on the page; the workbook has them all


def render(store: Path, *, lang: str = "vi") -> str:
    """The page: no script, nothing fetched, every text escaped. `Unusable` where there is no store."""
    base = opened(store)
    answers = [answered(base, question, _SHOWN, lang) for question in QUESTIONS]
    style = (_HERE / "style.css").read_text("utf8")
    page = _environment(lang).get_template("page.html")
    made: str = page.render(answers=answers, unjudged=UNJUDGED, overview=overview(base), style=style, lang=lang, most=_SHOWN)
    return made


def _environment(lang: str) -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(_HERE)
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False)
    env.globals["t"] = lambda vi, en: en if lang == "en" else vi
    env.filters["said"] = partial(in_language, lang=lang)
    env.filters["figure"] = partial(figure, lang=lang)
    env.filters["tallied"] = partial(tallied, lang=lang)
    env.filters["dedent"] = lambda query: dedent(" " * 12 + query)
    env.globals["shown"] = partial(shown, lang=lang)
    return env
