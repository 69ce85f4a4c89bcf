"""`checker check`: plans + parents → a report, and the exit code of the contract."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from checker.cli.files import FILE, FILES, FOLDER, kept_apart, plans_in, write
from checker.cli.judging import Judged, known_waivers, reports_on, with_parents, with_waivers
from checker.cli.letters import terms_of, with_letters, write_letters
from checker.cli.outputs import planned, with_formats, with_outputs, write_all
from checker.cli.packs import with_packs
from checker.cli.speech import Command, Refused, argument, language, option, said, tell
from checker.model import Message, Report, Roll

if TYPE_CHECKING:
    from checker.judge.baseline import Baseline
    from checker.report.letter import Terms


@click.command(
    "check",
    cls=Command,
    both=Message(
        "Kiểm tra kế hoạch (tệp, thư mục hoặc tệp ZIP), đối chiếu với văn bản cấp trên.",
        "Check plans (files, folders or a ZIP) against the superior's plan.",
    ),
)
@argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), value=FILES)
@with_parents
@option(
    "--roster",
    "units",
    type=click.Path(path_type=Path),
    value=FILE,
    both=Message(
        "Danh sách đơn vị phải nộp (CSV: tên đơn vị, mã, loại): nêu ai chưa nộp, nộp nhiều lần, dùng bản năm trước.",
        "The units that have to hand in (CSV: name, code, kind): who has not, who twice, who an earlier year's.",
    ),
)
@with_packs
@with_formats
@with_outputs
@option(
    "--profile",
    type=click.Choice(["issued", "draft"]),
    default="issued",
    both=Message(
        "issued: bản đã ban hành; draft: dự thảo, được để trống số, ngày.  [mặc định: issued]",
        "issued: an issued plan; draft: number and date may be blank.  [default: issued]",
    ),
)
@option(
    "--annotate",
    type=click.Path(path_type=Path, file_okay=False),
    value=FOLDER,
    both=Message(
        "Ghi vào thư mục này bản sao của từng tệp .docx, .pdf có nhận xét tại chỗ; tệp gốc giữ nguyên.",
        "Write a copy of each .docx and .pdf with comments in place into this folder; the originals stay as they are.",
    ),
)
@with_letters
@option(
    "--baseline",
    type=click.Path(path_type=Path),
    value=FILE,
    both=Message(
        "Mốc so sánh đã ghi bằng --write-baseline: chỉ nêu nội dung mới.",
        "A baseline written by --write-baseline: tell only what is new since.",
    ),
)
@option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    value=FILE,
    both=Message("Ghi những nội dung đang được nêu làm mốc cho lần sau.", "Write what is told now as the baseline of later checks."),
)
@with_waivers
@option(
    "--no-waivers",
    is_flag=True,
    both=Message("Không tính miễn trừ nào, kể cả tệp đặt cạnh kế hoạch.", "No waiver counts, not even those beside the plans."),
)
@option("--strict", is_flag=True, both=Message("Mã thoát 3 khi có quy tắc chưa xét được.", "Exit with 3 where a rule could not be judged."))
@option(
    "--watch",
    is_flag=True,
    both=Message(
        "Kiểm tra lại mỗi khi kế hoạch, văn bản cấp trên, miễn trừ hoặc danh sách đơn vị được lưu; dừng bằng Ctrl+C.",
        "Check again whenever a plan, its parent, the waivers or the roster is saved; Ctrl+C stops.",
    ),
)
def command(watch: bool, **given: Any) -> None:
    """The plans judged and written, once or whenever they are saved; ends with the code of the contract."""
    asked = Asked(**given)
    if not watch:
        sys.exit(_checked(asked))
    from checker.cli.watch import Watched, apart, watched

    apart((*asked.outputs, asked.annotate, asked.letter, asked.write_baseline), asked.paths)
    known = (
        *asked.parents,
        *filter(None, (asked.units, asked.baseline)),
        *asked.waivers,
        *(p for p in map(Path, asked.packs) if p.exists()),
    )
    sys.exit(watched(partial(_checked, asked), Watched(asked.paths, known)))


class Asked(Struct, frozen=True):
    """What the command is asked, as its options have it."""

    paths: Sequence[Path]
    parents: Sequence[Path]
    units: Path | None
    packs: Sequence[str]
    formats: Sequence[str]
    outputs: Sequence[Path]
    profile: str
    annotate: Path | None
    letter: Path | None
    reply_by: str | None
    sender: str | None
    baseline: Path | None
    write_baseline: Path | None
    waivers: Sequence[Path]
    no_waivers: bool
    strict: bool

    @property
    def trusted(self) -> Sequence[Path] | None:
        """The waivers that alone count, where that is said."""
        return self.waivers if self.waivers or self.no_waivers else None


def _checked(asked: Asked) -> int:
    """The code of the contract, once the plans are judged and the results written."""
    if asked.waivers and asked.no_waivers:
        raise Refused(Message("Chỉ dùng một trong hai: --waivers, --no-waivers.", "Use either --waivers or --no-waivers, not both."))
    known_waivers(asked.waivers)
    plans, units = plans_in(asked.paths), asked.units
    inputs = [*(p.path for p in plans), *asked.parents, *([units] if units else [])]
    outputs = planned(asked.formats, asked.outputs, plans=len(plans), inputs=inputs)
    terms = terms_of(asked.reply_by, asked.sender, asked=bool(asked.letter) or any(name == "letter" for name, _ in outputs))
    kept_apart(asked.write_baseline, inputs)
    before = _before(asked.baseline)
    judged = reports_on(plans, asked.parents, asked.packs, units=units, profile=asked.profile, before=before, trusted=asked.trusted)
    if asked.write_baseline:
        _write_baseline(judged.reports, asked.write_baseline)
    if asked.annotate:
        from checker.cli.annotate import write_copies

        write_copies(judged.reports, judged.plans, asked.annotate, lang=language())
    if asked.letter and terms:
        write_letters(judged.reports, asked.letter, terms)
    write_all(outputs, partial(_made, judged, terms))
    if outputs != [("terminal", None)]:
        _tell_unread(judged.reports)
    if all(output.file for output in outputs):
        _tell_sum(judged)
    return exit_code(judged.reports, parents_read=judged.parents_read, strict=asked.strict, roll=judged.roll)


def _before(file: Path | None) -> Baseline | None:
    """The baseline asked for; code 2 where the file is none."""
    if file is None:
        return None
    from checker.judge.baseline import BaselineError, read_baseline

    try:
        return read_baseline(file)
    except BaselineError as error:
        raise Refused(error.both) from None


def _write_baseline(reports: Sequence[Report], file: Path) -> None:
    from checker.judge.baseline import baseline_of

    write(baseline_of(reports), file)


def _made(judged: Judged, terms: Terms | None, name: str, extra: Mapping[str, Any]) -> str | bytes:
    """The reports in one format."""
    from checker.report import renderer

    if name == "letter":
        from checker.report.letter import NoLetter, render

        try:
            return render(judged.reports, lang=language(), terms=terms)
        except NoLetter as error:
            raise Refused(error.both) from None
    if name == "sarif":
        from checker.pages.write import guide

        extra = {**extra, "guides": {rule.id: guide(rule, language()) for rule in judged.rules}}
    return renderer(name)(judged.reports, lang=language(), roll=judged.roll, **extra)


def _tell_unread(reports: Sequence[Report]) -> None:
    """Once, to whoever does not see the reports themselves, which of the parents could not be read."""
    told = (n.message for r in reports for n in r.notices if n.code in ("unreadable_parent", "partial_parent"))
    for message in dict.fromkeys(told):
        tell(said(message), err=True)


def _tell_sum(judged: Judged) -> None:
    """What came out, to whoever sees nothing but the names of the files."""
    from checker.report.roster import how_many
    from checker.report.terminal import in_short

    tell(in_short(judged.reports, language()), err=True)
    if judged.roll:
        tell(how_many(judged.roll, language()), err=True)


def exit_code(reports: Sequence[Report], *, parents_read: bool = True, strict: bool = False, roll: Roll | None = None) -> int:
    """0 nothing of severity error · 1 at least one · 3 a file unreadable or partial, a broken rule, or with `strict` one not evaluated.

    Who has not handed in is no fault of the plans that were judged; but with `strict` a plan that is not there could not be judged either.
    """
    outcomes = {v.outcome for r in reports for v in r.verdicts}
    judged = all(any(v.outcome in ("pass", "fail") for v in r.verdicts) for r in reports)
    unread = not parents_read or any(r.document.source.status != "read" for r in reports)
    uncalled = roll is not None and (roll.unassigned or any(s.standing != "submitted" for s in roll.submissions))
    if unread or not judged or "broken" in outcomes or (strict and ("not_evaluated" in outcomes or uncalled)):
        return 3
    return int(any(f.severity == "error" for r in reports for f in r.findings))
