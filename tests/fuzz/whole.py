"""A file → everything that the program does with it, and a complaint for whatever must never happen."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NoReturn
from unicodedata import category

import jsonschema
from msgspec import Struct

from checker.extract import extract
from checker.judge import judge, load_pack
from checker.judge.rules import Rule
from checker.link import link
from checker.model import Document, Report, Source, Span
from checker.parse import parse
from checker.read import Limits, read, read_bytes
from checker.read.archive import is_archive
from checker.report import json as as_json
from checker.report import terminal
from tests.read.archives import read_archive

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
LIMITS = Limits(seconds=10, memory=512 * 1024 * 1024, page_seconds=10, pixels=8_000_000)
#: Wall time of one case: what its child may take, and as much for what is not the child's.
LONGEST = 4 * LIMITS.seconds


#: What turns the direction of writing.
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class TooLong(BaseException):
    """Not an Exception, since those of a rule are caught."""


@dataclass(frozen=True)
class Seen:
    """How a case ended; `complaint` is empty where all is well. Peaks are the most memory so far, in MB."""

    name: str
    statuses: tuple[str, ...]
    seconds: float
    peak: int
    complaint: str = ""


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(load_pack())


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(as_json.schema(name))


def understood(source: Source) -> Document:
    return extract(parse(source))


@cache
def parent(family: str = "dong-da") -> Document:
    """A whole parent plan of the corpus."""
    return understood(read(CORPUS / family / "parent.docx"))


def checked(source: Source, above: tuple[Document, ...], *, schema: bool = True) -> Report:
    """The report on a source, after all its invariants were asserted."""
    fits(source, source.text)
    document = understood(source)
    fits(document, source.text)
    report = judge(document, link(document, above), rules())
    broken = [(v.rule, v.why.en if v.why else "") for v in report.verdicts if v.outcome == "broken"]
    assert broken == []
    assert len(report.verdicts) == len(rules())
    fits(report.findings, source.text, {a.source.name: a.source.text for a in above} | {source.name: source.text})
    for lang in ("vi", "en"):
        shown(report, lang, schema=schema)
    return report


def shown(report: Report, lang: str, *, schema: bool) -> None:
    """Both formats, each as it would be written into a file or to a terminal."""
    text = terminal.render([report], lang=lang, colour=False)
    assert [c for c in text if c != "\n" and (category(c) == "Cc" or c in _TURNS)] == []
    assert terminal.render([report], lang=lang, colour=True).strip()
    lines = as_json.render([report], lang=lang), as_json.render_facts([report.document], lang=lang, text=True)
    for name, said in zip(("report", "facts"), lines, strict=True):
        said.encode()
        data = json.loads(said, parse_constant=_no_number)
        if schema:
            assert [e.message[:200] for e in validator(name).iter_errors(data)] == []


def _no_number(word: str) -> NoReturn:
    raise AssertionError(f"{word} is no number of JSON")


def fits(value: Any, text: str, others: Mapping[str, str] | None = None) -> None:
    """Each Span in a value, however deep, lies inside the text; those of `Related` in that of their file."""
    if isinstance(value, Span):
        assert 0 <= value.start <= value.end <= len(text), (value, len(text))
    elif isinstance(value, Struct) or (dataclasses.is_dataclass(value) and not isinstance(value, type)):
        where = (others or {}).get(getattr(value, "file", ""), text)
        for name in value.__struct_fields__ if isinstance(value, Struct) else [field.name for field in dataclasses.fields(value)]:
            fits(getattr(value, name), where, others)
    elif isinstance(value, (tuple, list)):
        for item in value:
            fits(item, text, others)
    elif isinstance(value, Mapping):
        for item in value.values():
            fits(item, text, others)


def sources(name: str, data: bytes, folder: Path) -> list[Source]:
    """The file as the command reads it: an archive as its documents."""
    if not name.endswith(".zip"):
        return [read_bytes(name, data, limits=LIMITS)]
    path = folder / "a.zip"
    path.write_bytes(data)
    try:
        return read_archive(path, limits=LIMITS) if is_archive(path) else [read(path, limits=LIMITS)]
    finally:
        path.unlink()


def run(label: str, name: str, data: bytes, folder: Path, *, schema: bool = False) -> Seen:
    """A case from its bytes to its reports."""
    begun = time.monotonic()
    statuses: tuple[str, ...] = ()
    complaint = ""
    try:
        with alarm(LONGEST):
            found = sources(name, data, folder)
            statuses = tuple(source.status for source in found)
            assert set(statuses) <= {"read", "partial", "unreadable"}
            for source in found:
                assert source.warnings or source.status == "read"
                assert [m for w in source.warnings if w.code == "crashed" and "Error" in (m := w.message.en)] == []
                assert source.format == "doc" or [w for w in source.warnings if w.code == "needs_office"] == []
                assert bool(source.text) == (source.status != "unreadable")
                checked(source, (parent(),), schema=schema)
    except (Exception, TooLong) as error:
        complaint = f"{type(error).__name__}: {str(error)[:300]} at {_where(error)}"
    return Seen(label, statuses, time.monotonic() - begun, peak(), complaint)


def _where(error: BaseException) -> str:
    """«walker.py:40 < document.py:92»: the last three frames."""
    frames, trace = [], error.__traceback__
    while trace is not None:
        frames.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " < ".join(frames[:-4:-1])


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """`TooLong` after so much wall time, where the system has such clocks."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> NoReturn:
        raise TooLong(f"{seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def recognising(on: bool) -> Iterator[None]:
    """The first engine that is installed, within `quiet`, where none is used."""
    before = os.environ.get("SOAT_OCR", "")
    os.environ["SOAT_OCR"] = "" if on else before
    try:
        yield
    finally:
        os.environ["SOAT_OCR"] = before


def peak() -> int:
    """The most memory that this process or a child of it has ever held, in MB; 0 where the system doesn't say."""
    try:
        import resource
    except ImportError:
        return 0
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)


def children() -> set[str]:
    """The ids of the child processes of this one, where /proc tells."""
    tasks = Path(f"/proc/{os.getpid()}/task")
    return {pid for task in tasks.glob("*/children") for pid in task.read_text().split()}


@contextlib.contextmanager
def quiet() -> Iterator[Path]:
    """A temporary folder of its own, no engine, no cache of scans; asserts that no file and no child stay behind."""
    known = children()
    with tempfile.TemporaryDirectory(prefix="soat-fuzz-") as name:
        kept, tempfile.tempdir = tempfile.tempdir, str(Path(name, "temp"))
        Path(tempfile.tempdir).mkdir()
        settings = {"SOAT_OCR": "none", "SOAT_CACHE": str(Path(name, "cache")), "TMPDIR": tempfile.tempdir}
        before = {key: os.environ.get(key) for key in settings}
        os.environ.update(settings)
        try:
            yield Path(name)
            assert [p.name for p in Path(tempfile.tempdir).rglob("*")] == []
            assert children() - known == set()
        finally:
            tempfile.tempdir = kept
            for key, value in before.items():
                os.environ.pop(key) if value is None else os.environ.update({key: value})
