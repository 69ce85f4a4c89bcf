"""Files → Report: read → parse → extract → link → judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.extract import extract
from checker.judge import judge, load_pack
from checker.judge.rules import Rule
from checker.link import link
from checker.model import Document, Message, Notice, Report, Roll, Unit
from checker.parse import parse
from checker.read import read

if TYPE_CHECKING:
    from checker.derive.load import Superior
    from checker.judge.baseline import Baseline


def understand(path: Path, name: str | None = None, *, progress: Callable[[int, int], None] | None = None) -> Document:
    """One file with its facts, called `name` in reports; an unreadable one is a Document of that status.

    `progress` is told the scanned pages done and in all, while they are recognised.
    """
    return extract(parse(read(path, name=name, progress=progress)))


def check(path: Path, *, parents: Sequence[Path] = (), rules: Sequence[Rule] | None = None, profile: str = "issued") -> Report:
    """The report on one plan beside the plans that it implements. Raises RuleError for a faulty pack, never for a faulty file."""
    return check_document(understand(path), [understand(p) for p in parents], rules, profile=profile)


def check_document(
    child: Document, parents: Sequence[Document] = (), rules: Sequence[Rule] | None = None, *, profile: str = "issued"
) -> Report:
    """The same for documents that are understood already (many plans beside one parent)."""
    report = judge(child, link(child, parents), load_pack() if rules is None else rules, profile=profile)
    return replace(report, notices=(*unread(parents), *report.notices))


def check_together(
    plans: Sequence[Document],
    given: Sequence[Document] = (),
    rules: Sequence[Rule] | None = None,
    *,
    superiors: Sequence[Superior] = (),
    profile: str = "issued",
) -> list[Report]:
    """A report on each plan beside its direct parents: those given, those that packs hold, and those found among the plans by number, day
    and issuer.

    Whoever a parent implements is judged beside the parent, never beside the plan; the order of the documents does not matter.
    """
    rules = load_pack() if rules is None else rules
    if superiors:
        from checker.derive.load import joined

        above, more = joined(superiors, given)
        return [replace(r, notices=(*more, *r.notices)) for r in check_together(plans, above, rules, profile=profile)]
    if len(plans) == 1 and len(given) < 2:  # no forest
        return [check_document(plan, given, rules, profile=profile) for plan in plans]
    from checker.link.forest import Ancestry, planted

    documents, first = [*plans, *given], len(plans)
    ancestry = Ancestry(planted(documents))
    copies, copied = ancestry.forest.copies, any(rule.check == "copied" for rule in rules)
    named = {copies[i]: i for i in range(len(documents) - 1, first - 1, -1)}  # a parent is called what --parent calls it
    reports = []
    for at, plan in enumerate(plans):
        itself = copies[at] in named
        direct = ancestry.direct(at, () if itself and first > 1 else range(first, len(documents)))
        chosen = [documents[named.get(i, i)] for i in direct]
        parents = [*chosen, documents[named[copies[at]]]] if itself and first == 1 else chosen  # a plan given as its own parent is told
        report = judge(plan, link(plan, parents, ancestry.kin(at, copies=copied)), rules, profile=profile)
        reports.append(replace(report, notices=(*unread(parents), *report.notices)))
    return _shared_out(reports)


def _shared_out(reports: list[Report]) -> list[Report]:
    """A parent that was given for other plans of the run is no mistake beside one that has its own."""
    from checker.judge.wording import not_the_parent

    given = {id(p): p for r in reports for p in r.parents}.values()

    def kept(report: Report) -> Report:
        if not (report.notices and report.parents):
            return report
        theirs = {not_the_parent(p, report.document) for p in given}
        return replace(report, notices=tuple(n for n in report.notices if n.message not in theirs))

    return [kept(report) for report in reports]


def answered(
    reports: Sequence[Report],
    plans: Sequence[tuple[Path, str]],
    *,
    today: date | None = None,
    baseline: Baseline | None = None,
    trusted: Sequence[Path] | None = None,
) -> list[Report]:
    """The reports on plans (path and name of each) without what their waivers answer for (on `today`), and without what the baseline knows.

    `trusted`: files and folders of waivers that alone count (none: no waiver counts); without it those beside the plans do.
    """
    from checker.judge.waivers import beside, this_day, waive_all

    reports = list(reports)
    if trusted or any(beside(path).exists() for path, _ in plans):
        reports = waive_all(reports, plans, trusted, today=today or this_day())
    if baseline is None:
        return reports
    from checker.judge.baseline import only_new

    return [only_new(report, baseline) for report in reports]


def roll_call(units: Sequence[Unit], plans: Sequence[Document], given: Sequence[Document] = ()) -> Roll:
    """Who of a roster has handed in which of the plans; `given` are the parents that they have to implement."""
    from checker.link.forest import planted
    from checker.link.roster import called

    return called(units, planted([*plans, *given]), len(plans))


def unread(parents: Sequence[Document]) -> tuple[Notice, ...]:
    """What is to be said of parents that could not be read, or not whole: no report on a plan is silent about it."""
    return tuple(_unread(parent) for parent in parents if parent.source.status != "read")


def _unread(parent: Document) -> Notice:
    name, warnings = parent.source.name, parent.source.warnings
    why = Message(" ".join(w.message.vi for w in warnings), " ".join(w.message.en for w in warnings))
    if parent.source.status == "unreadable":
        said = Message(
            f"Văn bản cấp trên «{name}» không đọc được nên kế hoạch chưa được đối chiếu với văn bản này. {why.vi}".rstrip(),
            f"The parent “{name}” could not be read, so the plan was not compared with it. {why.en}".rstrip(),
        )
        return Notice("unreadable_parent", said)
    said = Message(
        f"Văn bản cấp trên «{name}» chỉ đọc được một phần nên việc đối chiếu có thể thiếu. {why.vi}".rstrip(),
        f"The parent “{name}” was read only in part, so something of it may be missing here. {why.en}".rstrip(),
    )
    return Notice("partial_parent", said)
