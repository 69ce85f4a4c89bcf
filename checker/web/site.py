"""What every page needs: its visitor, its language, its template."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from checker.model import Message
from checker.report.words import SEVERITY, in_language
from checker.web.job import Job
from checker.web.settings import Settings
from checker.web.store import Store
from checker.web.work import Works

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}


class Site:
    """The parts of a server that handlers work with."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.settings, self.store, self.works = settings, store, Works(settings)

    @property
    def cookie(self) -> str:
        return f"soat-{self.settings.port}"

    def visitor(self, request: Request) -> str | None:
        """The name in the visitor's cookie, if it is one of ours."""
        name = request.cookies.get(self.cookie, "")
        return name if self.store.is_name(name) else None

    def lang(self, request: Request) -> str:
        asked = (request.query_params.get("lang"), request.cookies.get(f"{self.cookie}-lang"))
        return next((word for word in asked if word in LANGUAGES), self.settings.lang)

    def job(self, request: Request) -> Job | None:
        """The check that the address names, if it is the visitor's."""
        name = self.visitor(request)
        return self.store.job(name, request.path_params["job"]) if name else None


def site(request: Request) -> Site:
    found: Site = request.app.state.site
    return found


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page in the visitor's language; whoever has no cookie yet gets one."""
    here, lang = site(request), site(request).lang(request)
    name = here.visitor(request) or here.store.new_name()
    known = {"mark": here.store.mark(name), "lang": lang, "languages": LANGUAGES, "severities": SEVERITY, "other": _other(request, lang)}
    mine = here.store.visitors.get(name)
    text = environment(lang).get_template(template).render(**known, mine=bool(mine and mine.jobs), **values)
    response = HTMLResponse(text, status)
    response.set_cookie(here.cookie, name, httponly=True, samesite="lax", path="/")
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(f"{here.cookie}-lang", lang, httponly=True, samesite="lax", path="/")
    return response


def _other(request: Request, lang: str) -> tuple[str, str]:
    """The other language: its address of this page, its code."""
    other = "en" if lang == "vi" else "vi"
    url = request.url.include_query_params(lang=other)
    return f"{own_path(url.path) if request.method == 'GET' else '/'}?{url.query}", other


def own_path(path: str) -> str:
    """A path that leads to no other host: «//xau.example/a» would."""
    return "/" + quote(path.lstrip("/\\"), safe="/:@!$&'()*+,;=~%")


def said(request: Request, message: Message) -> str:
    return in_language(message, site(request).lang(request))


def sorry(request: Request, message: Message, status: int) -> Response:
    """A page that says what is wrong and what can be done."""
    return page(request, "sorry.html", status, message=message)


def number(value: int) -> str:
    """1234567 → «1.234.567»."""
    return f"{value:,}".replace(",", ".")


@cache
def environment(lang: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    env = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals["t"] = lambda vi, en: en if lang == "en" else vi
    env.filters["said"] = partial(in_language, lang=lang)
    env.filters["number"] = number
    return env


def assets() -> Mapping[str, tuple[bytes, str]]:
    """Name → content and type of what the pages load, the style of the reports among it."""
    from checker.report import html

    report = (Path(html.__file__).parent / "style.css").read_bytes()
    types = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
    own = {file.name: (file.read_bytes(), types[file.suffix]) for file in sorted((_HERE / "assets").iterdir())}
    return {**own, "report.css": (report, types[".css"])}
