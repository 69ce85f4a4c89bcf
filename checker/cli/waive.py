"""`checker waive`: what one rule tells of a plan → an entry in the waivers beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from checker.cli.files import FILE, PATH, Plan, not_written, shown_once
from checker.cli.judging import reports_on, with_parents
from checker.cli.packs import with_packs
from checker.cli.speech import Command, Refused, argument, option, said, tell
from checker.model import Finding, Message

_TEXT = Message("CHỮ", "TEXT")
_DAY = Message("NĂM-THÁNG-NGÀY", "YEAR-MONTH-DAY")


@click.command(
    "waive",
    cls=Command,
    both=Message(
        "Ghi miễn trừ cho điều mà một quy tắc nêu, vào tệp đặt cạnh kế hoạch.",
        "Waive what a rule tells of a plan, in a file beside it.",
    ),
)
@argument("plan", type=click.Path(path_type=Path, dir_okay=False), value=FILE)
@with_parents
@with_packs
@option("--rule", required=True, value=_TEXT, both=Message("Mã quy tắc, ví dụ CT01.", "The rule's id, for example CT01."))
@option("--reason", required=True, value=_TEXT, both=Message("Lý do miễn trừ.", "Why it is waived."))
@option("--approved-by", required=True, value=_TEXT, both=Message("Người duyệt.", "Who approves it."))
@option(
    "--until",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    value=_DAY,
    both=Message("Ngày cuối cùng còn hiệu lực.", "The last day on which it holds."),
)
@option(
    "--waivers",
    type=click.Path(path_type=Path),
    value=PATH,
    both=Message(
        "Ghi vào tệp hoặc thư mục này, không ghi cạnh kế hoạch (dùng lại bằng check --waivers).",
        "Write into this file or folder, not beside the plan (to be used by check --waivers).",
    ),
)
def command(
    plan: Path,
    parents: Sequence[Path],
    packs: Sequence[str],
    rule: str,
    reason: str,
    approved_by: str,
    until: datetime,
    waivers: Path | None,
) -> None:
    """An entry for each thing that the rule tells; code 2 where it tells nothing, or the day has passed."""
    from checker.judge.waivers import beside, files_for, this_day

    if until.date() < this_day():
        raise Refused(Message(f"Ngày {until:%d/%m/%Y} đã qua.", f"The day {until:%Y-%m-%d} has passed."))
    if not reason.strip() or not approved_by.strip():
        raise Refused(Message("Cần ghi lý do và người duyệt.", "A reason and who approves it are needed."))
    file = beside(plan) if waivers is None else files_for(plan.name, [waivers])[0]
    found = _told(plan, parents, packs, rule.upper(), None if waivers is None else [waivers])
    entries = "".join(_entry(f, reason.strip(), approved_by.strip(), until.date()) for f in found)
    _append(file, entries)
    done = Message(
        f"Đã ghi {len(found)} miễn trừ vào {file}.",
        f"{len(found)} waived in {file}.",
    )
    tell(said(done))


def _told(plan: Path, parents: Sequence[Path], packs: Sequence[str], rule: str, trusted: Sequence[Path] | None) -> list[Finding]:
    """The findings of a rule that no waiver answers for yet, each once."""
    shown_once([] if plan.is_file() else [plan], Message("Không tìm thấy tệp", "No such file"))
    (report,) = reports_on([Plan(plan, plan.name)], parents, packs, trusted=trusted).reports
    if rule not in {v.rule for v in report.verdicts}:
        raise Refused(Message(f"Không có quy tắc «{rule}».", f"No rule “{rule}”."))
    found = {f.fingerprint: f for f in report.findings if f.rule == rule}
    if not found:
        raise Refused(
            Message(
                f"Quy tắc {rule} không nêu gì về kế hoạch này; không có gì để miễn trừ.", f"{rule} tells nothing of this plan to waive."
            )
        )
    return list(found.values())


def _entry(finding: Finding, reason: str, approved_by: str, until: date) -> str:
    """One entry as YAML; what is waived stands above it for whoever reads the file."""
    told = " ".join(finding.message.vi.split())
    texts = {"rule": finding.rule, "fingerprint": finding.fingerprint, "reason": reason, "approved_by": approved_by}
    lines = [f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in texts.items()]
    return "\n".join([f"# {told}", f"- {lines[0]}", *(f"  {line}" for line in lines[1:]), f"  until: {until.isoformat()}"]) + "\n"


def _append(file: Path, entries: str) -> None:
    """Adds to the file, and leaves what somebody wrote there as it is; code 2 where it is no list of waivers."""
    from checker.judge.waivers import read_waivers

    if wrong := read_waivers(file).notices:
        raise Refused(wrong[0].message)
    try:
        before = file.read_text("utf-8-sig") if file.exists() else ""
        file.write_text(before + ("\n" if before and not before.endswith("\n") else "") + entries, encoding="utf-8")
    except OSError as error:
        raise not_written(file, error) from None
