"""What was told once → reports that tell only what is new since: a baseline by the fingerprints of evidence."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from checker.model import Finding, Message, Report

_LONGEST = 500_000_000  # bytes of a baseline file


class Known(Struct, frozen=True, forbid_unknown_fields=True):
    """What was told of one file: fingerprint → how often."""

    file: str
    sha256: str
    findings: dict[str, int]


class BaselineError(ValueError):
    """A file that is no baseline. `both` says so in both languages."""

    def __init__(self, both: Message) -> None:
        super().__init__(both.vi)
        self.both = both


class Baseline(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """What was told of many files; a file is known by its name, or by its content where it was renamed."""

    soat_baseline: int
    files: list[Known]

    @cached_property
    def _by_name(self) -> dict[str, Known]:
        return {known.file: known for known in self.files}

    @cached_property
    def _by_content(self) -> dict[str, Known]:
        return {known.sha256: known for known in self.files if known.sha256}

    def of(self, report: Report) -> Mapping[str, int]:
        source = report.document.source
        same = self._by_name.get(source.name) or self._by_content.get(source.sha256)
        return same.findings if same else {}


def baseline_of(reports: Sequence[Report]) -> str:
    """What the reports tell, known findings included, as the JSON text of a baseline; files in the order of their names."""
    files = sorted((_known(report) for report in reports), key=lambda known: known.file)
    return msgspec.json.format(msgspec.json.encode(Baseline(1, files)), indent=1).decode() + "\n"


def _known(report: Report) -> Known:
    source = report.document.source
    told = Counter(f.fingerprint for f in (*report.findings, *report.known))
    return Known(source.name, source.sha256, dict(sorted(told.items())))


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file. Raises BaselineError where there is none."""
    try:
        if file.stat().st_size > _LONGEST:
            raise BaselineError(Message(f"Tệp mốc so sánh {file} quá lớn.", f"The baseline {file} is too large."))
        return msgspec.json.decode(file.read_bytes().removeprefix(codecs.BOM_UTF8), type=Baseline)  # as editors of Windows save it
    except FileNotFoundError:
        raise BaselineError(Message(f"Không tìm thấy tệp mốc so sánh {file}.", f"No such baseline: {file}.")) from None
    except OSError as error:
        why = error.strerror or ""
        raise BaselineError(
            Message(f"Không mở được tệp mốc so sánh {file}: {why}.", f"The baseline {file} can't be opened: {why}.")
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        wrong = Message(
            f"Tệp {file} không phải mốc so sánh do «checker check --write-baseline» ghi ra.",
            f"The file {file} is no baseline written by “checker check --write-baseline”.",
        )
        raise BaselineError(wrong) from None


def only_new(report: Report, baseline: Baseline) -> Report:
    """The report with what the baseline knows of this file apart. Rules that fail go on failing; of a
    fault that stands more often than before, the rest is new."""
    left = Counter(baseline.of(report))
    known: list[Finding] = []
    new: list[Finding] = []
    for finding in report.findings:
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
            known.append(finding)
        else:
            new.append(finding)
    if not known:
        return report
    return replace(report, findings=tuple(new), known=tuple(known))
