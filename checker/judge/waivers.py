"""A plan's waivers (`plan.docx.waivers.yaml` beside it) + its report → the report without what somebody answers for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.judge.rules.fault import RuleError
from checker.judge.rules.files import data_of, shaped
from checker.judge.rules.shape import Strict
from checker.model import Finding, Message, Notice, Report, Verdict, Waived

SUFFIX = ".waivers.yaml"
_LONGEST = 1_000_000  # bytes of a side-car; nobody writes more by hand


class Waiver(Strict, frozen=True):
    """One entry of a side-car. `until` is the last day on which it holds; what is no date counts as past."""

    rule: str
    fingerprint: str
    reason: str
    approved_by: str
    until: Any

    @property
    def last_day(self) -> date | None:
        if isinstance(self.until, date):
            return self.until
        try:
            return date.fromisoformat(str(self.until).strip())
        except ValueError:
            return None

    @property
    def name(self) -> str:
        return f"{self.rule}, {self.fingerprint}"


class SideCar(Struct, frozen=True):
    """The waivers of a plan, and what is wrong with their file."""

    waivers: tuple[Waiver, ...] = ()
    notices: tuple[Notice, ...] = ()


def this_day() -> date:
    """Today where the machine stands."""
    return datetime.now().astimezone().date()


def beside(plan: Path) -> Path:
    """Where the waivers of a plan stand."""
    return plan.with_name(plan.name + SUFFIX)


def read_waivers(file: Path) -> SideCar:
    """The waivers of a file; none where it isn't there. A wrong file waives nothing, and says why: the plan is judged all the same."""
    if not file.is_file():
        return SideCar()
    try:
        if file.stat().st_size > _LONGEST:
            raise RuleError(file, None, Message("tệp quá lớn.", "the file is too large."))
        entries = data_of(file) or []
        if not isinstance(entries, list):
            raise RuleError(
                file, 1, Message("tệp phải là một danh sách, mỗi mục bắt đầu bằng «- rule:».", "the file must be a list of waivers.")
            )
        return SideCar(tuple(shaped(file, (at,), entry, Waiver) for at, entry in enumerate(entries)))
    except RuleError as error:
        return SideCar(notices=(_refused(error.both),))
    except OSError as error:
        return SideCar(notices=(_refused(Message(f"{file}: {error.strerror}", f"{file}: {error.strerror}")),))


def _refused(why: Message) -> Notice:
    said = Message(
        f"Tệp miễn trừ không dùng được nên không miễn trừ nội dung nào. {why.vi}",
        f"The file of waivers can't be used, so nothing is waived. {why.en}",
    )
    return Notice("waivers_refused", said)


def files_for(name: str, trusted: Sequence[Path]) -> list[Path]:
    """Where the waivers of a plan stand in what an officer keeps: of a folder the file called as the plan (with its folders, or without),
    a file itself."""
    return [_kept(name, place) if place.is_dir() else place for place in trusted]


def _kept(name: str, folder: Path) -> Path:
    """A plan that is called by its whole path must not lead out of the folder, to what was handed in with it."""
    file = folder / f"{name}{SUFFIX}"
    return file if file.is_file() and file.resolve().is_relative_to(folder.resolve()) else folder / f"{Path(name).name}{SUFFIX}"


def waive_all(reports: Sequence[Report], plans: Sequence[tuple[Path, str]], trusted: Sequence[Path] | None, *, today: date) -> list[Report]:
    """Each report without what is waived: by the file beside its plan; or, where `trusted` says what counts, by that alone, and what was
    handed in with the plan is told as passed over. Of a file for several plans a waiver that none of them answers to is told with the
    first. `plans`: path and name of each."""
    if trusted is None:
        return [waive(r, read_waivers(beside(path)), today=today) for r, (path, _) in zip(reports, plans, strict=True)]
    shared = joined(read_waivers(file) for file in trusted if not file.is_dir())
    folders = [file for file in trusted if file.is_dir()]
    told = {_key(f) for report in reports for f in report.findings}
    out = []
    for at, (report, (path, name)) in enumerate(zip(reports, plans, strict=True)):
        own = {_key(f) for f in report.findings}
        ours = tuple(w for w in shared.waivers if (key := (w.rule, w.fingerprint)) in own or (at == 0 and key not in told))
        car = joined([SideCar(ours, shared.notices if at == 0 else ()), *map(read_waivers, files_for(name, folders))])
        made = waive(report, car, today=today)
        out.append(_passed_over(made, report, beside(path), trusted, today))
    return out


def joined(cars: Iterable[SideCar]) -> SideCar:
    """Several files of waivers as one."""
    all_ = tuple(cars)
    return SideCar(tuple(w for car in all_ for w in car.waivers), tuple(n for car in all_ for n in car.notices))


def _passed_over(made: Report, before: Report, file: Path, trusted: Sequence[Path], today: date) -> Report:
    """The report with a line on the file of waivers that was handed in with the plan and does not count."""
    if not file.is_file() or any(file.samefile(t) or file.parent.samefile(t) for t in trusted if t.exists()):
        return made
    would = [w.finding.rule for w in waive(before, read_waivers(file), today=today).waived]
    rules = ", ".join(dict.fromkeys(would)) or "—"
    said = Message(
        f"Không tính tệp miễn trừ «{file.name}» nộp kèm kế hoạch (miễn trừ {len(would)} nội dung đang nêu: {rules}).",
        f"The file of waivers “{file.name}” that came with the plan does not count (it would waive {len(would)} findings: {rules}).",
    )
    return replace(made, notices=(*made.notices, Notice("waivers_passed_over", said)))


def waive(report: Report, car: SideCar, *, today: date) -> Report:
    """The report with waived findings apart. A waiver past its day, or one that nothing answers to, is told."""
    if not car.waivers and not car.notices:
        return report
    valid = {(w.rule, w.fingerprint): w for w in car.waivers if w.last_day and today <= w.last_day}
    waived = tuple(_waived(f, valid[_key(f)]) for f in report.findings if _key(f) in valid)
    kept = tuple(f for f in report.findings if _key(f) not in valid)
    notices = (*car.notices, *_told(car.waivers, report.findings, today))
    verdicts = _settled(report.verdicts, kept, waived)
    return replace(report, findings=kept, verdicts=verdicts, waived=waived, notices=(*report.notices, *notices))


_ANSWERED = Message("Đã được miễn trừ.", "Waived.")


def _settled(verdicts: Sequence[Verdict], kept: Iterable[Finding], waived: Iterable[Waived]) -> tuple[Verdict, ...]:
    """A rule that failed by waived findings alone is not applicable, with that reason."""
    answered = {w.finding.rule for w in waived} - {f.rule for f in kept}
    return tuple(replace(v, outcome="not_applicable", why=_ANSWERED) if v.outcome == "fail" and v.rule in answered else v for v in verdicts)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.fingerprint


def _waived(finding: Finding, waiver: Waiver) -> Waived:
    return Waived(finding, waiver.reason, waiver.approved_by, waiver.last_day or date.min)


def _told(waivers: Iterable[Waiver], findings: Iterable[Finding], today: date) -> list[Notice]:
    there = {_key(f) for f in findings}
    told = []
    for waiver in waivers:
        used = (waiver.rule, waiver.fingerprint) in there
        last = waiver.last_day
        if last is None:
            told.append(_no_date(waiver))
        elif last < today and used:
            told.append(_expired(waiver, last))
        elif not used:
            told.append(_unused(waiver))
    return told


def _no_date(waiver: Waiver) -> Notice:
    return Notice(
        "waiver_expired",
        Message(
            f"Miễn trừ ({waiver.name}) ghi hạn «{waiver.until}» không phải ngày theo dạng năm-tháng-ngày nên coi như đã hết hạn.",
            f"The waiver ({waiver.name}) has “{waiver.until}” for its last day, which is no date (year-month-day): it counts as expired.",
        ),
    )


def _expired(waiver: Waiver, last: date) -> Notice:
    return Notice(
        "waiver_expired",
        Message(
            f"Miễn trừ ({waiver.name}) do {waiver.approved_by} duyệt đã hết hạn từ sau ngày {last:%d/%m/%Y}.",
            f"The waiver ({waiver.name}) approved by {waiver.approved_by} has expired: its last day was {last.isoformat()}.",
        ),
    )


def _unused(waiver: Waiver) -> Notice:
    return Notice(
        "waiver_unused",
        Message(
            f"Miễn trừ ({waiver.name}) không còn ứng với nội dung nào của kế hoạch; nên bỏ khỏi tệp miễn trừ.",
            f"The waiver ({waiver.name}) answers to nothing in the plan any more; it may be taken out of its file.",
        ),
    )
