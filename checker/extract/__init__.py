"""Document → the same document with its facts, one file a kind."""

from __future__ import annotations

from msgspec.structs import replace

from checker.extract.citations import citations
from checker.extract.dates import dates
from checker.extract.deadlines import deadlines
from checker.extract.events import events
from checker.extract.exemptions import exemptions
from checker.extract.targets import targets
from checker.extract.targets.setting import Shared
from checker.extract.tasks import tasks
from checker.model import Document, Facts


def extract(document: Document) -> Document:
    """The document with all its facts. A source without text gives a document without facts."""
    known = Shared(document)
    facts = Facts(
        citations=citations(document),
        dates=dates(document),
        deadlines=deadlines(document),
        targets=targets(document, known),
        exemptions=exemptions(document, known),
        events=events(document),
    )
    whole = replace(document, facts=facts)
    given = tasks(whole)  # what other facts tell is no task
    return replace(document, facts=replace(facts, tasks=given)) if given else whole
