"""`corpus/<family>/*.yaml` → the DOCX and PDF files beside them: `python -m corpus.build [FAMILY …] [--no-pdf] [--force]`.

A family is a superior's plan and one school's plan that follows it, once as it should be and once with planted faults:

    corpus/<family>/parent.yaml  compliant.yaml  faulty.yaml    sources
    corpus/<family>/grandparent.yaml                            in a family of three levels: what the parent implements
    corpus/<family>/<the same names>.docx and .pdf              built from them, committed
    corpus/<family>/expected.yaml                               written by hand from the sources, before any program ran

A source holds text and layout; every key must be there, and a part left empty ("") is not printed:

    layout: {header: 1x2 | 2x2 | 2x3, numbering: typed | word}
                   header: rows x columns of the borderless table (2x3 has an empty middle column);
                   numbering: word turns the labels below into automatic numbering that prints the same
    nation: |      the national name and the motto, a line each
    superior: …    issuer: |  (one or more lines)    number: "Số: 05/KH-MNSH"    place_date: …    type: KẾ HOẠCH
    subject: |     one or more centred lines
    preamble: |    a paragraph a line; lines that open with «Căn cứ » are set in italics
    body:          a list of blocks, each one either
      - |          text, a paragraph a line, labels as they print («I. », «1. », «a) », «- », «+ »);
                   «# » before a line makes it a bold heading
      - {widths: [12, 90, 31, 32], rows: |}   a ruled table: widths in mm, a row a line, cells parted by « | », the first row is the head
    closing: |     the last sentence, one paragraph
    recipients: |  «Nơi nhận:» and its items, a line each
    signature: |   capacity lines, and the name last

A faulty plan is its compliant twin with changes, each of which says which rule it is planted for. `replace` must stand exactly once
in the twin's strings, and `drop` (the one line that holds this text goes) likewise:

    base: compliant.yaml
    changes:
      - {for: CC03, replace: 241/KH-GD&ĐT, with: 214/KH-GD&ĐT}
      - {for: NT04, drop: "Ngày Gia đình Việt Nam"}
      - {for: TT07, set: {margin_left: 20}}       how it is set: margin_left (mm), national_size (points), superior_bold

`expected.yaml` has `parent`, `compliant` and `faulty`; each holds facts in the keys of `checker facts`:

    document: {type, number, issued, place, issuer, superior, level, subject, period: {from, to},
               signer: {capacity, title, name}, recipients}
    cites_parent: {type, number, issued, issuer}          the citation of role `parent`
    deadlines: [{actor, day, month, recurrence, covers, recipient}]   report deadlines only, all of them
    targets: [{indicator, op, value, unit, year}]         those of the target part, one a value and milestone; indicator in short words
    events: [{name, from: [day, month], to: [day, month]}]
    info: [rule ids]                                      findings of severity info that are no mistake of the program's

and `faulty` besides, one entry a planted fault:

    faults: [{rule, severity, evidence, what, also, forms}]
                   evidence: literal text of the faulty plan, null where something is missing; also: rule ids that the slip may set off;
                   forms: [docx] where a PDF does not show it

In a family of three levels `grandparent` stands beside `parent`, which then has `faults` too: what it made of its own parent.
What holds for the compliant plan and is not repeated under `faulty` holds there too.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus.source import SourceError, load
from corpus.word import render

ROOT = Path(__file__).parent
NAMES = ("parent", "compliant", "faulty")
ABOVE = "grandparent"
NO_OFFICE = "soffice (LibreOffice Writer) is needed for the PDFs: install libreoffice-writer and fonts-liberation2, or pass --no-pdf"


def families(wanted: list[str]) -> list[Path]:
    """The folders to build, all that hold a parent.yaml when none is named; an unknown name is a SourceError."""
    known = {path.parent.name: path.parent for path in sorted(ROOT.glob("*/parent.yaml"))}
    for name in wanted:
        if name not in known:
            raise SourceError(f"no family {name!r}; known: {', '.join(known)}")
    return [known[name] for name in wanted or known]


def names(family: Path) -> tuple[str, ...]:
    """The documents of a family; a family of three levels has its parent's parent besides."""
    return (*((ABOVE,) if (family / f"{ABOVE}.yaml").exists() else ()), *NAMES)


def build(family: Path) -> list[Path]:
    """Write the DOCX files of one family whose bytes changed; returns all of them."""
    out = []
    for name in names(family):
        path = family / f"{name}.docx"
        made = render(load(family / f"{name}.yaml"))
        if not path.exists() or path.read_bytes() != made:
            path.write_bytes(made)
            path.with_suffix(".pdf").unlink(missing_ok=True)
        out.append(path)
    return out


def to_pdf(files: list[Path]) -> None:
    """Print DOCX files to PDF beside them with LibreOffice, in a profile of its own."""
    office = shutil.which("soffice")
    if office is None:
        raise SourceError(NO_OFFICE)
    for folder in sorted({path.parent for path in files}):
        with tempfile.TemporaryDirectory() as profile:
            command = [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
            these = [str(path) for path in files if path.parent == folder]
            subprocess.run(command + these, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for path in files:
        printed = path.with_suffix(".pdf")
        printed.write_bytes(_settled(printed.read_bytes(), hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest().upper()))


def _settled(pdf: bytes, mark: str) -> bytes:
    """The PDF with the clock's traces taken out, so that one DOCX always gives the same bytes; lengths stay, so the offsets hold."""
    pdf = re.sub(rb"CreationDate\(D:\d{14}", b"CreationDate(D:20220101000000", pdf)
    return re.sub(rb"(?<=[</])[0-9A-F]{32}(?=[>\s])", mark.encode(), pdf)


def main(arguments: list[str] | None = None) -> int:
    """Build the families named, or all; 0 when done, 2 when a source cannot be built or LibreOffice is missing."""
    parser = argparse.ArgumentParser(prog="python -m corpus.build", description="Build the plan families of corpus/.")
    parser.add_argument("families", nargs="*", metavar="FAMILY")
    parser.add_argument("--no-pdf", action="store_true", help="DOCX only")
    parser.add_argument("--force", action="store_true", help="print every PDF again, also where the DOCX is unchanged")
    options = parser.parse_args(arguments)
    try:
        files = [path for family in families(options.families) for path in build(family)]
        due = [path for path in files if options.force or not path.with_suffix(".pdf").exists()]
        if due and not options.no_pdf:
            to_pdf(due)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(str(path.relative_to(ROOT.parent)) for path in files))
    return 0


if __name__ == "__main__":
    sys.exit(main())
