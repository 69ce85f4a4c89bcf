"""One archive, audited in every way."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from checker.pipeline import check_together, understand
from tests.audit.archive import PACKS, ROOT, archive, asked, audited, told
from tests.audit.objects import bucket

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("kho"))


@pytest.fixture(scope="module")
def store(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    audited(source, folder)
    return folder


def test_every_file_has_its_row_and_the_sum_is_right(source: Path, store: Path, tmp_path: Path) -> None:
    summary = audited(source, store)
    rows = asked(store, "SELECT file, status, reason FROM documents")
    there = {p.relative_to(source).as_posix() for p in source.rglob("*") if p.is_file()} - {"tan-phu.zip"}
    assert {file for file, *_ in rows} == there | {f"tan-phu.zip/Trường/{name}.docx" for name in ("compliant", "faulty", "parent")}
    assert summary.found == len(rows) == summary.read + summary.partial + summary.unreadable + summary.skipped
    assert {file: why for file, status, why in rows if status == "skipped"} == {"anh.gif": "ending", "~$faulty.docx": "hidden"}
    assert {file: why for file, status, why in rows if status == "unreadable"} == {"hong.docx": "truncated", "rong.pdf": "empty"}


def test_each_stage_is_told_to_its_end(source: Path, tmp_path: Path) -> None:
    last: dict[str, tuple[int, int | None]] = {}
    summary = audited(source, tmp_path, progress=lambda doing, done, total: last.update({doing: (done, total)}))
    assert [doing for doing in last if doing not in ("hash", "lay")] == ["find", "read", "link", "sign", "judge"]
    assert (last["find"], last["link"]) == ((summary.found, None), (summary.contents, summary.contents))
    assert all(done == total for doing, (done, total) in last.items() if doing not in ("find", "hash"))


def test_a_second_run_does_nothing_again(source: Path, store: Path) -> None:
    before = told(store)
    summary = audited(source, store)
    assert (summary.newly_read, summary.newly_judged) == (0, 0)
    assert told(store) == before


def test_processes_give_the_same_store(source: Path, store: Path, tmp_path: Path) -> None:
    audited(source, tmp_path, "local")
    assert told(tmp_path) == told(store)


def test_a_copy_is_read_once_and_named(store: Path) -> None:
    assert asked(store, "SELECT file, copy_of FROM documents WHERE copy_of IS NOT NULL") == [
        ("thanh-oai/faulty.docx", "gui-lai/ban sao.docx")
    ]


def test_versions_of_one_document_are_told(store: Path) -> None:
    rows = asked(
        store, "SELECT d.file, o.file FROM documents d JOIN documents o ON o.content = d.version_of WHERE d.file LIKE 'quan-8/parent%'"
    )
    assert rows == [("quan-8/parent.pdf", "quan-8/parent.docx")]


def test_verdicts_are_those_of_a_check(source: Path, store: Path) -> None:
    """The files of one folder checked together, as `checker check` does."""
    from checker.judge import load_pack

    files = sorted(source.glob("quan-8/*.docx"))
    reports = check_together([understand(f) for f in files], rules=load_pack(*PACKS))
    expected = Counter(
        (f"quan-8/{r.document.source.name}", f.rule, f.severity, f.message.vi.replace("compliant.docx", "…"))
        for r in reports
        for f in r.findings
    )
    found = asked(store, "SELECT file, rule, severity, message FROM findings WHERE file LIKE 'quan-8/%.docx'")
    assert (
        Counter((file, rule, severity, message.replace("quan-8/compliant.docx", "…")) for file, rule, severity, message in found)
        == expected
    )


def test_after_a_change_only_what_it_touches_is_done(source: Path, store: Path, tmp_path: Path) -> None:
    here, kept = tmp_path / "kho", tmp_path / "store"
    shutil.copytree(source, here)
    shutil.copytree(store, kept)
    first = audited(here, kept)
    assert first.newly_read == 0  # the contents are the same, wherever they lie
    parent = here / "quan-8" / "parent.docx"
    shutil.copy(ROOT / "corpus" / "nam-tu-liem" / "parent.docx", parent)
    again = audited(here, kept)
    assert again.newly_read == 1
    assert 1 < again.newly_judged < again.contents
    fresh = tmp_path / "fresh"
    audited(here, fresh)
    assert told(kept) == told(fresh)


def test_what_is_gone_leaves_the_store(source: Path, store: Path, tmp_path: Path) -> None:
    here, kept = tmp_path / "kho", tmp_path / "store"
    shutil.copytree(source, here)
    shutil.copytree(store, kept)
    shutil.rmtree(here / "quan-8")
    audited(here, kept)
    fresh = tmp_path / "fresh"
    audited(here, fresh)
    assert told(kept) == told(fresh)
    assert not asked(kept, "SELECT * FROM verdicts WHERE file LIKE 'quan-8/%'")


def test_an_address_of_fsspec_gives_the_same(source: Path, store: Path, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    system.put(str(source), "/kho", recursive=True)
    audited("memory://kho", tmp_path)
    tables = ["documents", "links", "findings", "verdicts"]
    assert told(tmp_path, tables) == told(store, tables)


def test_an_object_store_gives_the_same_and_only_what_changed_is_fetched(source: Path, store: Path, tmp_path: Path) -> None:
    """A server of objects on loopback, asked by two processes."""
    import fsspec

    tables = ["documents", "links", "findings", "verdicts"]
    with bucket() as address:
        system = fsspec.filesystem("s3")
        system.put(f"{source}/", f"{address}/nam-hoc/", recursive=True)
        first = audited(f"{address}/nam-hoc", tmp_path, "local")
        assert told(tmp_path, tables) == told(store, tables)
        system.put_file(str(ROOT / "corpus" / "phong-dien" / "faulty.docx"), f"{address}/nam-hoc/quan-8/faulty.docx")
        again = audited(f"{address}/nam-hoc", tmp_path, "local")
    assert first.newly_read == first.contents
    assert again.newly_read == 1


def test_a_judging_that_broke_its_process_is_broken_and_no_pass(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One plan breaks the step that judges; the others have their verdicts."""
    from collections.abc import Iterator
    from typing import Any

    from checker.audit import run as module
    from checker.audit.engines import Lost, each
    from checker.audit.work import judge_contents

    def breaking(engine: Any, step: Any, batches: Any) -> Iterator[tuple[Any, Any]]:
        for member, result in each(engine, step, batches):
            lost = step is judge_contents and not broken
            if lost:
                broken.append(member.content)
            yield member, Lost("crashed") if lost else result

    broken: list[str] = []
    monkeypatch.setattr(module, "each", breaking)
    audited(source, tmp_path)
    outcomes = dict(asked(tmp_path, f"SELECT outcome, count(*) FROM verdicts WHERE content = '{broken[0]}' GROUP BY 1"))
    assert set(outcomes) == {"broken"}
    assert outcomes["broken"] > 70
    assert asked(tmp_path, "SELECT count(*) FROM verdicts WHERE outcome = 'pass'")[0][0] > 100


def test_a_file_that_was_moved_is_not_read_again(source: Path, tmp_path: Path) -> None:
    here = tmp_path / "kho"
    shutil.copytree(source, here)
    audited(here, tmp_path / "store")
    (here / "quan-8").rename(here / "năm 2022")
    assert audited(here, tmp_path / "store").newly_read == 0


def test_of_files_of_one_content_one_that_is_not_named_as_a_copy_stands_for_all(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    for name in ("Kế hoạch (1).docx", "Kế hoạch.docx", "Xa hơn.docx"):
        shutil.copy(ROOT / "corpus" / "tan-phu" / "faulty.docx", folder / name)
    audited(folder, tmp_path / "store")
    assert asked(tmp_path / "store", "SELECT file, copy_of FROM documents ORDER BY file") == [
        ("Kế hoạch (1).docx", "Kế hoạch.docx"),
        ("Kế hoạch.docx", None),
        ("Xa hơn.docx", "Kế hoạch.docx"),
    ]
    assert {file for (file,) in asked(tmp_path / "store", "SELECT DISTINCT file FROM findings")} == {"Kế hoạch.docx"}
