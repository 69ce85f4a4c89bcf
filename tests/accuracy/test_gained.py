"""Facts gained and lost between two revisions: each is told once, with its file."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.accuracy import gained
from tests.accuracy.shared import ROOT

ROW = {
    "document": {"number": "12/KH-B", "issued": None, "recipients": []},
    "sections": [{"kind": "muc_tieu", "number": "I", "title": "MỤC TIÊU", "depth": 1, "start": 5, "end": 9}],
    "targets": [{"value": 85, "op": ">=", "year": None, "start": 3, "end": 8, "text": "Ít nhất\n 85%"}],
}


def test_each_fact_is_a_line_without_its_offsets() -> None:
    assert list(gained.told(Path("corpus/quan-8/parent.docx"), ROW)) == [
        'quan-8/parent header.number: "12/KH-B"',
        'quan-8/parent target: {"value": 85, "op": ">="} «Ít nhất 85%»',
        'quan-8/parent section: {"kind": "muc_tieu", "number": "I", "title": "MỤC TIÊU", "depth": 1} «»',
    ]


def test_what_differs_is_lost_or_gained(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    found = {"old": Counter({"a x": 2, "b y": 1}), "new": Counter({"a x": 1, "c z": 1})}
    monkeypatch.setattr(gained, "checkout", lambda revision, folder: Path(revision))
    monkeypatch.setattr(gained, "texts", lambda folder: [])
    monkeypatch.setattr(gained, "facts", lambda code, files: found[str(code)])
    assert gained.compared("old", "new") == (["a x", "b y"], ["c z"], 1)
    assert gained.main(["old", "new"]) == 1
    assert capsys.readouterr().out.splitlines() == ["- a x", "- b y", "+ c z", "1 gained, 2 lost, 1 the same"]
    assert gained.main(["old", "old"]) == 0
    assert gained.main([]) == 2


def test_the_worktree_is_the_checkout_and_an_unknown_revision_an_error(tmp_path: Path) -> None:
    assert gained.checkout(gained.HERE, tmp_path) == ROOT
    with pytest.raises(subprocess.CalledProcessError):
        gained.checkout("no-such-revision", tmp_path)


def test_a_program_that_tells_too_little_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "checker").mkdir()
    (tmp_path / "checker" / "__main__.py").write_text("print('{}')", "utf8")
    with pytest.raises(RuntimeError, match="1 of 2"):
        gained.facts(tmp_path, [tmp_path / "a.txt", tmp_path / "b.txt"])
