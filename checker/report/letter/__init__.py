"""Reports → official letters (công văn) to those whose plans they are, one page each, in the form of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from checker.language.signs import LETTER
from checker.model import Message, Report, Roll
from checker.report.letter.words import Letter, NoLetter, Terms, letter_of
from checker.report.within import within

_STAMP = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = "khong-co-cong-van.txt"

__all__ = ["Letter", "NoLetter", "Terms", "letter", "letter_name", "letter_of", "letters", "render"]


def render(reports: Sequence[Report], *, lang: str = "vi", roll: Roll | None = None, terms: Terms | None = None) -> bytes:
    """The letter as DOCX; of several reports an archive of letters, with a text that says which plans have none, and why. Letters are in
    Vietnamese in every language, as the plans are. Raises NoLetter where there is no letter at all."""
    terms = terms or Terms()
    if len(reports) == 1:
        return letter(reports[0], terms)
    made = list(letters(reports, terms))
    refused = [f"{name}: {why.both.en if lang == 'en' else why.both.vi}" for name, why in made if isinstance(why, NoLetter)]
    if len(refused) == len(made):
        raise NoLetter(Message("Không có kế hoạch nào để gửi công văn.", "There is no plan to write a letter about."))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made:
            if isinstance(data, bytes):
                archive.writestr(zipfile.ZipInfo(letter_name(name), _STAMP), data, zipfile.ZIP_DEFLATED)
        if refused:
            archive.writestr(zipfile.ZipInfo(_LEFT_OUT, _STAMP), "\n".join(refused) + "\n")
    return out.getvalue()


def letter(report: Report, terms: Terms) -> bytes:
    """One letter as DOCX. Raises NoLetter where nobody can be written to, or nothing said."""
    from checker.report.letter.word import written

    return written(letter_of(report, terms))


def letters(reports: Sequence[Report], terms: Terms) -> Iterator[tuple[str, bytes | NoLetter]]:
    """Name of the plan and its letter, or why it has none."""
    for report in reports:
        try:
            yield report.document.source.name, letter(report, terms)
        except NoLetter as refused:
            yield report.document.source.name, refused


def letter_name(name: str) -> str:
    """«nop.zip/truong/ke-hoach.docx» → «nop/truong/ke-hoach.cong-van.docx»; it never leads out of the folder."""
    *folders, last = within(name) or ("ke-hoach",)
    inside = [PurePosixPath(part).stem if part.lower().endswith(".zip") else part for part in folders]
    return PurePosixPath(*inside, f"{PurePosixPath(last).stem}{LETTER}.docx").as_posix()
