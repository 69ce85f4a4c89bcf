"""The rules on pages: all of them by pack, and one at a time."""

from __future__ import annotations

import asyncio
from functools import cache
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from checker.judge import load_pack
from checker.judge.rules import Rule
from checker.judge.rules.packs import built_in, titles
from checker.model import Message
from checker.pages.page import page as page_of
from checker.web.site import page, site
from checker.web.uploads import Refused


@cache
def all_rules() -> dict[str, Rule]:
    """Every built-in rule with its examples, by pack."""
    rules = load_pack(*built_in(), examples=True)
    return {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.pack)}


async def index(request: Request) -> Response:
    rules = await asyncio.to_thread(all_rules)
    packs = [(name, list(group)) for name, group in groupby(rules.values(), key=lambda rule: rule.pack)]
    return page(request, "rules.html", packs=packs, titles=titles(*built_in()))


async def rule(request: Request) -> Response:
    rules = await asyncio.to_thread(all_rules)
    found = rules.get(request.path_params["rule"].upper())
    if found is None:
        raise Refused(Message("Không có quy tắc này.", "There is no such rule."), 404)
    return page(request, "rule.html", rule=page_of(found, site(request).lang(request)), known=rules, pack=titles(found.pack)[found.pack])
