"""`checker check`: plans + parents → a report, and the exit code of the contract."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from checker.cli.files import Plan, kept_apart, plans_in, recognising, shown_once, write
from checker.model import Report

_FORMATS = ("terminal", "json")


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATHS…")
@click.option(
    "--parent", "parents", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help="Văn bản cấp trên; nêu nhiều lần được."
)
@click.option("--rules", "pack", default="ke_hoach", metavar="PACK", help="Gói quy tắc: tên gói có sẵn hoặc thư mục có pack.yaml.")
@click.option("--format", "formats", multiple=True, type=click.Choice(_FORMATS), help="Dạng kết quả.  [mặc định: terminal]")
@click.option("--output", type=click.Path(path_type=Path), metavar="PATH", help="Ghi kết quả vào tệp (nhiều dạng: thư mục).")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Ngôn ngữ của kết quả.")
@click.option(
    "--profile", type=click.Choice(["issued", "draft"]), default="issued", help="Bản đã ban hành, hay dự thảo (còn trống số, ngày)."
)
@click.option("--strict", is_flag=True, help="Mã thoát 3 khi có quy tắc chưa xét được.")
def command(
    paths: Sequence[Path],
    parents: Sequence[Path],
    pack: str,
    formats: Sequence[str],
    output: Path | None,
    lang: str,
    profile: str,
    strict: bool,
) -> None:
    """Kiểm tra kế hoạch (tệp hoặc thư mục), đối chiếu với văn bản cấp trên."""
    formats = tuple(dict.fromkeys(formats)) or ("terminal",)
    if len(formats) > 1 and output is None:
        raise click.UsageError("Nhiều dạng kết quả thì cần --output là một thư mục.")
    plans = plans_in(paths)
    kept_apart(output, [*(p.path for p in plans), *parents])
    reports, readable = _reports(plans, parents, pack, profile)
    from checker.report import renderer

    for name in formats:
        write(renderer(name)(reports, lang=lang, **_colour(name, output)), output, name, several=len(formats) > 1)
    sys.exit(exit_code(reports, parents_read=readable, strict=strict))


def _colour(name: str, output: Path | None) -> dict[str, bool]:
    return {"colour": False} if name == "terminal" and output else {}


def _reports(plans: Sequence[Plan], parents: Sequence[Path], pack: str, profile: str) -> tuple[list[Report], bool]:
    """A report on each plan, and whether every parent could be read whole. A faulty pack ends the command with code 2."""
    from checker.judge import RuleError, load_pack
    from checker.pipeline import check_document, understand

    shown_once([p for p in parents if not p.exists()], "Không tìm thấy văn bản cấp trên")
    shown_once([p for p in parents if p.is_dir()], "Văn bản cấp trên phải là tệp, đây là thư mục")
    try:
        rules = load_pack(pack)
    except RuleError as error:
        raise click.UsageError(str(error)) from None
    if not rules:
        raise click.UsageError("Gói quy tắc không có quy tắc nào; không có gì để kiểm tra.")
    above = [understand(p, name, progress=recognising) for p, name in zip(parents, _names(parents), strict=True)]
    for document in above:
        if document.source.status != "read":
            reason = "; ".join(w.message.vi for w in document.source.warnings)
            click.echo(f"Văn bản cấp trên {document.source.name}: {reason or 'không đọc được trọn vẹn.'}", err=True)
    reports = [check_document(understand(*p, progress=recognising), above, rules, profile=profile) for p in plans]
    return reports, all(d.source.status == "read" for d in above)


def _names(parents: Sequence[Path]) -> list[str]:
    """What reports call the parents: by their path where two have one name."""
    names = [p.name for p in parents]
    return [str(p) if names.count(p.name) > 1 else p.name for p in parents]


def exit_code(reports: Sequence[Report], *, parents_read: bool = True, strict: bool = False) -> int:
    """0 nothing of severity error · 1 at least one · 3 a file unreadable or partial, a broken rule, or with `strict` one not evaluated."""
    outcomes = {v.outcome for r in reports for v in r.verdicts}
    judged = all(any(v.outcome in ("pass", "fail") for v in r.verdicts) for r in reports)
    unread = not parents_read or any(r.document.source.status != "read" for r in reports)
    if unread or not judged or "broken" in outcomes or (strict and "not_evaluated" in outcomes):
        return 3
    return int(any(f.severity == "error" for r in reports for f in r.findings))
