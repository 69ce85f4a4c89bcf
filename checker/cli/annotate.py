"""`checker check --annotate DIR`: reports → commented copies of the files; those of an archive in an archive."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from checker.cli.files import Plan, not_written
from checker.cli.speech import said, tell
from checker.model import Message, Report


def write_copies(reports: Sequence[Report], plans: Sequence[Plan], folder: Path, *, lang: str) -> None:
    """A copy of each file that takes comments, under its name in `folder`; which files get none, and why, is told."""
    written = 0
    begun: set[Path] = set()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in _copies(reports, plans, lang):
            _put(folder, name, data, begun)
            written += 1
    except OSError as error:
        raise not_written(folder, error) from None
    tell(said(Message(f"Đã ghi {written} bản nhận xét vào {folder}.", f"Commented copies in {folder}: {written}.")), err=True)


def _copies(reports: Sequence[Report], plans: Sequence[Plan], lang: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Name and bytes of each copy; a file without findings needs none."""
    from checker.report.annotate import NotAnnotated, annotated, copy_name
    from checker.report.within import within

    for report, plan in zip(reports, plans, strict=True):
        if not report.findings and report.document.source.status == "read":
            continue
        try:
            yield PurePosixPath(*within(copy_name(plan.name))), annotated(plan.path.read_bytes(), report, lang=lang)
        except NotAnnotated as error:
            tell(said(error.both), err=True)


def _put(folder: Path, name: PurePosixPath, data: bytes, begun: set[Path]) -> None:
    """Writes a copy; one from «truong.zip/…» into the archive «truong.nhan-xet.zip», which is written anew if it isn't begun yet."""
    from checker.report.annotate import copy_name

    archive = next((i for i, part in enumerate(name.parts[:-1]) if part.lower().endswith(".zip")), None)
    if archive is None:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return
    target = folder / copy_name(PurePosixPath(*name.parts[: archive + 1]).as_posix())
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "a" if target in begun else "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(PurePosixPath(*name.parts[archive + 1 :]).as_posix(), data)
    begun.add(target)
