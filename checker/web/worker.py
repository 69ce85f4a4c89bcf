"""The child's side: one verb, a task as JSON on its input, files in its folder, one answer as JSON on its output."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from checker.model import Message
from checker.read.child import bound
from checker.read.limits import MB, Limits

if TYPE_CHECKING:
    from checker.model import Document, Report, Roll, Source
    from checker.web.job import Outcome

_LARGEST = 512 * MB  # of a file that it writes
_MOST_FACTS = 1_500  # of a parent, in a form
_LONGEST = 6_000_000  # characters of a page on one plan


class Judging(msgspec.Struct):
    """Plans (what was read of each, and its file), parents (what was read, the corrected facts and how many, if any), and what is asked."""

    plans: list[tuple[str, str]]
    parents: list[tuple[str, str | None, int]]
    packs: list[str]
    profile: str
    units: list[dict[str, Any]] | None = None


def read(task: dict[str, Any]) -> dict[str, Any]:
    """A file read, its facts taken; `facts` of a parent where it can be corrected, else `why` not."""
    from checker.extract import extract
    from checker.parse import parse
    from checker.read import read as read_file
    from checker.read.copies import sign_of

    document = extract(parse(read_file(Path(task["file"]), name=task["name"], limits=Limits(**task["limits"]), progress=_tell)))
    Path(task["document"]).write_bytes(msgspec.msgpack.encode(document))
    why = _facts(document, Path(task["facts"])) if task["superior"] else None
    sign = msgspec.to_builtins(sign_of(document.source))
    return {"status": document.source.status, "why": why and {"vi": why.vi, "en": why.en}, "sign": sign}


def _facts(document: Document, file: Path) -> Message | None:
    from checker.derive.fit import unfit
    from checker.derive.take import taken

    facts = document.facts
    count = sum(map(len, (facts.targets, facts.deadlines, facts.events, facts.tasks)))
    why = unfit(document) if count <= _MOST_FACTS else _too_many(document, count)
    if why is None:
        file.write_bytes(msgspec.json.encode(taken(document)))
    return why


def _too_many(document: Document, count: int) -> Message:
    name = document.source.name
    return Message(
        f"«{name}» có {count} mục, quá nhiều để sửa trên trang.", f"“{name}” has {count} items, too many to be set right on a page."
    )


def restore(task: dict[str, Any]) -> dict[str, Any]:
    """A parent out of its facts, as JSON that `read` wrote and somebody may have changed; or what is wrong with them."""
    from checker.derive.faults import sound
    from checker.derive.rebuild import rebuilt
    from checker.derive.shape import Parent
    from checker.judge.rules.fault import Fault
    from checker.web.facts import changed

    try:
        parent = msgspec.json.decode(Path(task["file"]).read_bytes(), type=Parent)
        sound(parent)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return {
            "status": "unreadable",
            "why": None,
            "wrong": {"vi": f"«{task['name']}» không đúng dạng: {error}", "en": f"“{task['name']}”: {error}"},
        }
    except Fault as fault:
        told = {"vi": f"«{task['name']}»: {fault.message.vi}", "en": f"“{task['name']}”: {fault.message.en}"}
        return {"status": "unreadable", "why": None, "wrong": told}
    Path(task["document"]).write_bytes(msgspec.msgpack.encode(rebuilt(parent, parent.file)))
    return {"status": "read", "why": None, "name": parent.file, "changes": changed(parent)}


def facts(task: dict[str, Any]) -> dict[str, Any]:
    """What files say, as `checker facts` does, in `out`."""
    from checker.report.json import facts_of

    said = [facts_of(_document(name), task["lang"], text=task["text"]) for name in task["documents"]]
    Path(task["out"]).write_text(json.dumps({"documents": said}, ensure_ascii=False), "utf-8", errors="replace")
    return {}


def unpack(task: dict[str, Any]) -> dict[str, Any]:
    """The documents of an archive in a folder of its own, (name, path) of each, and what is left out; none where it can't be opened."""
    from checker.read import Unreadable
    from checker.read.archive import contents, is_archive
    from checker.read.archive import unpack as unpacked

    file, folder, limits = Path(task["file"]), Path(task["folder"]), Limits(**task["limits"])
    if not is_archive(file):
        return {"files": None}
    try:
        folder.mkdir()
        files = unpacked(file, folder, limits=limits)
        names, passed = contents(file, limits=limits)
    except Unreadable:
        return {"files": None}
    return {"files": [(name, path.as_posix()) for name, path in zip(names, files, strict=True)], "passed": passed}


def correct(task: dict[str, Any]) -> dict[str, Any]:
    """The facts of a parent with what somebody has set right: how many were changed, or what is wrong with which field."""
    from checker.derive.shape import Parent
    from checker.web.facts import corrected

    parent = msgspec.json.decode(Path(task["facts"]).read_bytes(), type=Parent)
    found = corrected(parent, task["fields"])
    if not found.wrong and found.changes:
        Path(task["out"]).write_bytes(msgspec.json.encode(found.parent))
    return {"changes": found.changes, "wrong": {name: {"vi": m.vi, "en": m.en} for name, m in found.wrong.items()}}


def judge(task: dict[str, Any]) -> dict[str, Any]:
    """Every plan judged: `overview.json` and, in both languages, what the page says of each plan."""
    from checker.report.html import article, glance
    from checker.report.roster import roster_lines
    from checker.report.words import in_language
    from checker.web.job import Overview

    reports, roll = _judged(task)
    out = Path("out")
    out.mkdir(exist_ok=True)
    for lang in ("vi", "en"):
        pages = {f"plan-{at}": article(report, lang=lang, rule_page="/rules/{}") for at, report in enumerate(reports)}
        for name, text in {**pages, "glance": glance(reports, lang=lang, link=task["link"])}.items():
            shown = _plain(text) if len(text) <= _LONGEST else in_language(_LONG, lang)
            (out / f"{name}.{lang}.html").write_text(shown, "utf-8", errors="replace")
    lines = [["".join(text for text, _ in line) for line in roster_lines(roll, lang)] if roll else [] for lang in ("vi", "en")]
    overview = Overview([_outcome(r) for r in reports], [Message(vi, en) for vi, en in zip(*lines, strict=True)])
    (out / "overview.json").write_text(json.dumps(msgspec.to_builtins(overview)), "utf-8")
    return {}


#: Words of the command line → what they are on a page.
_OPTIONS = {
    " (thêm bằng --parent)": "",
    " (--parent)": "",
}


_LONG = Message(
    '<p class="notice">Văn bản quá dài để hiện ở đây; hãy tải báo cáo về.</p>',
    '<p class="notice">The document is too long to be shown here; take the report along.</p>',
)


def _plain(text: str) -> str:
    for option, words in _OPTIONS.items():
        text = text.replace(option, words)
    return text


def _outcome(report: Report) -> Outcome:
    from collections import Counter

    from checker.report.html import Plan
    from checker.report.told import unit_of
    from checker.web.job import Outcome

    plan, told = Plan(report, 1), Counter[str](f.severity for f in report.findings)
    header, source = plan.header, plan.source
    found = {
        "name": source.name,
        "unit": unit_of(report),
        "title": " ".join(filter(None, (header.type, header.number, header.subject))),
        "worst": plan.worst,
        "verdict": {"vi": _plain(plan.verdict("vi")), "en": _plain(plan.verdict("en"))},
        "short": {"vi": plan.short("vi"), "en": plan.short("en")},
        "counts": {name: told[name] for _, name, _ in plan.counts},
        "unjudged": sum(v.outcome in ("not_evaluated", "broken") for v in report.verdicts),
        "copy": source.format if report.findings and _takes_comments(source) else "",
    }
    return msgspec.convert(found, Outcome)


def _takes_comments(source: Source) -> bool:
    return source.format in ("docx", "pdf") and source.status != "unreadable" and not source.signatures


def make(task: dict[str, Any]) -> dict[str, Any]:
    """A report in one format, or the commented copy of a plan, in the file `out`."""
    reports, roll = _judged(task)
    out = Path(task["out"])
    out.parent.mkdir(exist_ok=True)
    if task["what"] == "copy":
        at = task["plan"]
        out.write_bytes(_copy(reports[at], task["judging"]["plans"][at][1], task["lang"]))
    elif task["what"] == "copies":
        _zipped(out, reports, [file for _, file in task["judging"]["plans"]], task["lang"])
    elif task["what"] == "letter":
        return _lettered(out, reports, task)
    else:
        from checker.report import renderer

        made = renderer(task["what"])(reports, lang=task["lang"], roll=roll)
        out.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8", "replace"))
    return {}


def _lettered(out: Path, reports: Sequence[Report], task: dict[str, Any]) -> dict[str, Any]:
    """The letters to those whose plans they are; or why there are none."""
    from datetime import date

    from checker.report.letter import NoLetter, Terms, render

    day = date.fromisoformat(task["by"]) if task["by"] else None
    try:
        out.write_bytes(render(reports, lang=task["lang"], terms=Terms(day, task["sender"] or None)))
    except NoLetter as error:
        return {"refused": {"vi": error.both.vi, "en": error.both.en}}
    return {}


def _copy(report: Report, file: str, lang: str) -> bytes:
    from checker.report.annotate import annotated

    return annotated(Path(file).read_bytes(), report, lang=lang)


def _zipped(out: Path, reports: Sequence[Report], files: Sequence[str], lang: str) -> None:
    """The commented copies of all plans that take comments, under names that stay inside whatever folder they are unpacked into."""
    import zipfile

    from checker.report.annotate import NotAnnotated, copy_name
    from checker.web.names import within

    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for report, file in zip(reports, files, strict=True):
            if report.findings:
                try:
                    copy = _copy(report, file, lang)
                except NotAnnotated:
                    continue
                archive.writestr(copy_name(within(report.document.source.name)), copy)


def pack(task: dict[str, Any]) -> dict[str, Any]:
    """The pack.yaml of a parent, with what was set right, in the file `out`."""
    from checker.derive.rebuild import rebuilt
    from checker.derive.shape import Parent
    from checker.derive.write import written

    parent = msgspec.json.decode(Path(task["facts"]).read_bytes(), type=Parent)
    out = Path(task["out"])
    out.parent.mkdir(exist_ok=True)
    out.write_text(written(parent, rebuilt(parent, task["name"])), "utf-8", errors="replace")
    return {}


def _judged(task: dict[str, Any]) -> tuple[list[Report], Roll | None]:
    from msgspec.structs import replace

    from checker.derive.load import superiors_of
    from checker.judge import load_pack
    from checker.model import Notice, Unit
    from checker.pipeline import check_together, roll_call

    asked = msgspec.convert(task["judging"], Judging)
    plans = [_document(name) for name, _ in asked.plans]
    above = [_parent(*one[:2]) for one in asked.parents]
    held = superiors_of(asked.packs)
    reports = check_together(plans, above, load_pack(*asked.packs), superiors=held, profile=asked.profile)
    told = [Notice("corrected_parent", _corrected(d, count)) for d, (_, _, count) in zip(above, asked.parents, strict=True) if count]
    reports = [replace(r, notices=(*told, *r.notices)) for r in reports]
    if asked.units is None:
        return reports, None
    return reports, roll_call(msgspec.convert(asked.units, list[Unit]), plans, [*(s.document for s in held), *above])


def _document(name: str) -> Document:
    from checker.model import Document

    return msgspec.msgpack.decode(Path(name).read_bytes(), type=Document)


def _parent(name: str, corrected: str | None) -> Document:
    """A parent as it was read, or as somebody has set its facts right."""
    document = _document(name)
    if corrected is None:
        return document
    from checker.derive.rebuild import rebuilt
    from checker.derive.shape import Parent

    return rebuilt(msgspec.json.decode(Path(corrected).read_bytes(), type=Parent), document.source.name)


def _corrected(document: Document, count: int) -> Message:
    name = document.source.name
    return Message(
        f"Đối chiếu theo nội dung của «{name}» đã được người kiểm tra sửa ({count} chỗ).",
        f"Compared with “{name}” as it was corrected before the check ({count}).",
    )


VERBS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "read": read, "restore": restore, "facts": facts, "unpack": unpack, "correct": correct, "judge": judge, "make": make, "pack": pack,
}  # fmt: skip


def _tell(done: int, total: int) -> None:
    print(json.dumps([done, total]), flush=True)


def _bounded(limits: Limits) -> None:
    bound(limits)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST, _LARGEST))
    except (ImportError, ValueError, OSError):
        pass


def main() -> None:
    task: dict[str, Any] = json.loads(sys.stdin.buffer.read())
    _bounded(Limits(**task["limits"]))
    answer = VERBS[sys.argv[1]](task)
    print(json.dumps({"answer": answer}), flush=True)


if __name__ == "__main__":
    main()
