"""Plans, their parents and packs as a command names them → reports: the same for every command that judges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from checker.cli.files import FILE, PATH, Plan, recognising, shown_once
from checker.cli.packs import loaded, superiors
from checker.cli.speech import Refused, option, said, tell
from checker.model import Document, Message, Report, Roll

if TYPE_CHECKING:
    from checker.judge.baseline import Baseline
    from checker.judge.rules import Rule

#: `--parent`, of every command that judges.
with_parents = option(
    "--parent",
    "parents",
    multiple=True,
    type=click.Path(path_type=Path),
    value=FILE,
    both=Message("Văn bản cấp trên; nêu nhiều lần được.", "The superior's document; may be given several times."),
)
#: `--waivers`, of every command that judges.
with_waivers = option(
    "--waivers",
    multiple=True,
    type=click.Path(path_type=Path),
    value=PATH,
    both=Message(
        "Chỉ tính miễn trừ trong tệp hoặc thư mục này, không tính tệp đặt cạnh kế hoạch; nêu nhiều lần được.",
        "Only the waivers of this file or folder count, not those beside the plans; may be given several times.",
    ),
)


def known_waivers(waivers: Sequence[Path]) -> None:
    """Ends with code 2 where one is not there: nobody should think that it counts."""
    shown_once(
        [w for w in waivers if not w.exists()], Message("Không tìm thấy tệp hoặc thư mục miễn trừ", "No such file or folder of waivers")
    )


class Judged(Struct, frozen=True):
    """The plans that were judged, with a report on each; whether every parent could be read whole; the roll where a roster was given; the
    rules that judged."""

    plans: list[Plan]
    reports: list[Report]
    parents_read: bool
    roll: Roll | None
    rules: tuple[Rule, ...]


def reports_on(
    plans: Sequence[Plan],
    parents: Sequence[Path],
    packs: Sequence[str],
    *,
    units: Path | None = None,
    profile: str = "issued",
    before: Baseline | None = None,
    trusted: Sequence[Path] | None = None,
) -> Judged:
    """A report on each plan; `trusted` waivers alone count where they are given. A parent that isn't there, a faulty pack or roster end the
    command with code 2."""
    from checker.pipeline import answered, check_together, understand

    shown_once([p for p in parents if not p.exists()], Message("Không tìm thấy văn bản cấp trên", "No such parent document"))
    shown_once(
        [p for p in parents if p.is_dir()],
        Message("Văn bản cấp trên phải là tệp, đây là thư mục", "The parent must be a file; this is a folder"),
    )
    rules = loaded(packs)
    if not rules:
        raise Refused(
            Message("Gói quy tắc không có quy tắc nào; không có gì để kiểm tra.", "The pack has no rule; there is nothing to check.")
        )
    call, held = _roll_call(units), superiors(packs)
    above = [understand(p, name, progress=recognising) for p, name in zip(parents, _names(parents), strict=True)]
    plans, documents = _plans_alone(plans, [understand(*p, progress=recognising) for p in plans], above)
    reports = check_together(documents, above, rules, superiors=held, profile=profile)
    reports = answered(reports, plans, baseline=before, trusted=trusted)
    roll = call(documents, [*(s.document for s in held), *above]) if call else None
    return Judged(plans, reports, all(d.source.status == "read" for d in above), roll, rules)


def _plans_alone(plans: Sequence[Plan], documents: Sequence[Document], above: Sequence[Document]) -> tuple[list[Plan], list[Document]]:
    """What a folder or a .zip holds besides plans is told, and left out."""
    from checker.read.copies import no_plans, sign_of

    left = no_plans([p.name for p in plans], [sign_of(d.source) for d in documents], [sign_of(d.source) for d in above])
    for message in left.told:
        tell(said(message), err=True)
    kept = [at for at in range(len(plans)) if at not in left.places]
    return [plans[at] for at in kept], [documents[at] for at in kept]


def _roll_call(units: Path | None) -> Callable[[Sequence[Document], Sequence[Document]], Roll] | None:
    """The roster read, before anything else is, so that a wrong row is told at once."""
    if units is None:
        return None
    from checker.pipeline import roll_call
    from checker.read.roster import RosterError, roster

    try:
        return partial(roll_call, roster(units))
    except RosterError as error:
        raise Refused(error.both) from None


def _names(parents: Sequence[Path]) -> list[str]:
    """What reports call the parents: by their path where two have one name."""
    names = [p.name for p in parents]
    return [p.as_posix() if names.count(p.name) > 1 else p.name for p in parents]
