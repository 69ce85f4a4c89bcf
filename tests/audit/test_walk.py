"""What lies in an archive, links and other things that are no files among it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from checker.audit.unusable import Unusable
from checker.audit.walk import Found, fetch, reach, walk
from checker.read import Limits, Unreadable
from tests.audit.objects import bucket


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "kho"
    (root / "2019").mkdir(parents=True)
    (root / "2019" / "plan.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    return root


def _skipped(root: Path) -> dict[str, str | None]:
    return {found.place: found.skipped for found in walk(str(root), Limits())}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_a_link_is_told_and_not_gone_through(archive: Path) -> None:
    (archive / "2019" / "above").symlink_to(archive)
    (archive / "copy.txt").symlink_to(archive / "2019" / "plan.txt")
    assert _skipped(archive) == {"2019/above": "link", "2019/plan.txt": None, "copy.txt": "link"}


@pytest.mark.skipif(sys.platform != "win32", reason="junctions are Windows'")
def test_a_junction_is_told_and_not_gone_through(archive: Path) -> None:
    import _winapi  # what Python itself makes junctions with

    _winapi.CreateJunction(str(archive), str(archive / "2019" / "above"))  # type: ignore[attr-defined]
    assert _skipped(archive) == {"2019/above": "link", "2019/plan.txt": None}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_a_pipe_is_not_opened(archive: Path) -> None:
    os.mkfifo(archive / "pipe.txt")
    assert _skipped(archive) == {"2019/plan.txt": None, "pipe.txt": "special"}


def test_an_address_whose_library_is_missing_is_told_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gcsfs", None)  # as where it is not installed
    with pytest.raises(Unusable, match="pip install gcsfs"):
        reach("gs://kho/nam-hoc")


def test_objects_are_read_whole_empty_or_gone() -> None:
    import fsspec

    with bucket() as address:
        system = fsspec.filesystem("s3")
        system.pipe({f"{address}/a/ke-hoach.txt": "KẾ HOẠCH".encode(), f"{address}/a/rong.txt": b""})
        found = {f.place: f for f in walk(f"{address}/a", Limits())}
        assert fetch(f"{address}/a", found["ke-hoach.txt"], Limits()).decode() == "KẾ HOẠCH"
        assert fetch(f"{address}/a", found["rong.txt"], Limits()) == b""
        assert fetch(f"{address}/a/ke-hoach.txt", Found("ke-hoach.txt", "ke-hoach.txt", 10, ""), Limits()).decode() == "KẾ HOẠCH"
        system.rm(f"{address}/a/rong.txt")
        with pytest.raises(Unreadable) as gone:
            fetch(f"{address}/a", found["rong.txt"], Limits())
    assert gone.value.code == "missing"
