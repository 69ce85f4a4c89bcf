"""`checker check --watch`: a real process, and files saved as Word and LibreOffice save them."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.cli import watch
from checker.cli.watch import Watched

ROOT = Path(__file__).parents[1]
FAMILY = ROOT / "corpus" / "thanh-oai"
PATIENCE = 60


class Watching:
    """The command at work; `count` is how often it has checked."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.out, self.err = folder.parent / "out.txt", folder.parent / "err.txt"
        command = [sys.executable, "-X", "utf8", "-m", "checker", "check", *words, "--watch", "--lang", "en"]
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=err)
        self.until(1)

    @property
    def told(self) -> str:
        return self.err.read_text("utf-8", errors="replace")

    @property
    def count(self) -> int:
        return self.told.count("Stop: Ctrl+C.")

    def until(self, times: int) -> str:
        """What the checks have printed once there were so many."""
        end = time.monotonic() + PATIENCE
        while self.count < times:
            assert time.monotonic() < end, f"checked {self.count} times, not {times}: {self.told}"
            assert self.process.poll() is None, self.told
            time.sleep(0.05)
        return self.out.read_text("utf-8")

    def stop(self) -> int:
        """Ctrl+C, where another process can press it; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kế hoạch"
    made.mkdir()
    shutil.copy(FAMILY / "faulty.docx", made / "plan.docx")
    shutil.copy(FAMILY / "parent.docx", made / "parent.docx")
    return made


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    started = Watching(folder, str(folder / "plan.docx"), "--parent", str(folder / "parent.docx"))
    yield started
    started.process.kill()
    started.process.wait()


def saved_by_word(source: Path, plan: Path) -> None:
    """Word writes beside the file and moves: for a moment nothing has its name."""
    written, kept = plan.with_name("~WRD0001.tmp"), plan.with_name("~WRL0002.tmp")
    shutil.copy(source, written)
    plan.rename(kept)
    time.sleep(0.2)
    written.rename(plan)
    kept.unlink()


def saved_by_libreoffice(source: Path, plan: Path) -> None:
    """LibreOffice writes over the file; a slow drive shows it half-written."""
    content = source.read_bytes()
    with plan.open("wb") as file:
        for start in range(0, len(content), len(content) // 3):
            file.write(content[start : start + len(content) // 3])
            file.flush()
            time.sleep(0.7)


def test_word_saves_a_mended_plan(folder: Path, watching: Watching) -> None:
    assert "4 errors" in watching.out.read_text("utf-8")
    lock = folder / "~$plan.docx"
    lock.write_bytes(b"\x05user" + bytes(157))
    saved_by_word(FAMILY / "compliant.docx", folder / "plan.docx")
    lock.unlink()
    assert "0 errors" in watching.until(2)
    assert "changed: plan.docx" in watching.told
    assert "parent.docx" not in watching.told
    if sys.platform != "win32":
        assert watching.stop() == 0, "the code of the last check"
        assert watching.told.rstrip().endswith("Stopped watching.")
        assert "Traceback" not in watching.told


def test_a_half_written_file_is_waited_for(folder: Path, watching: Watching) -> None:
    (folder / ".~lock.plan.docx#").write_text(",user,host;")
    saved_by_libreoffice(FAMILY / "compliant.docx", folder / "plan.docx")
    told = watching.until(2)
    assert told.count("plan.docx (read)") == 2
    assert "could not be read" not in told


def test_locks_and_strangers_check_nothing(folder: Path, watching: Watching) -> None:
    (folder / "~$plan.docx").write_bytes(b"lock")
    (folder / ".~lock.plan.docx#").write_text("lock")
    (folder / "khác.docx").write_bytes(b"another")
    time.sleep(watch._LOOK + 3 * watch._QUIET)
    assert watching.count == 1


def test_the_parent_counts_too(folder: Path, watching: Watching) -> None:
    saved_by_word(FAMILY / "compliant.docx", folder / "parent.docx")  # the wrong file: what is asked of the plan is another
    assert "changed: parent.docx" in (watching.until(2) and watching.told)


def test_waivers_beside_the_plan_count_too(folder: Path, watching: Watching) -> None:
    (folder / "plan.docx.waivers.yaml").write_text("- rule: [", "utf-8")
    watching.until(2)
    assert "changed: plan.docx.waivers.yaml" in watching.told


def test_what_goes_wrong_later_is_told(tmp_path: Path, folder: Path) -> None:
    roster = tmp_path / "units.csv"
    roster.write_text("name\nMN Hoa Sen\n", "utf-8")
    started = Watching(folder, str(folder), "--roster", str(roster))
    try:
        roster.write_text("nothing\n", "utf-8")
        started.until(2)
        assert "Error:" in started.told
        (folder / "plan.docx").rename(folder / "moved.docx")
        roster.write_text("name\nMN Hoa Sen\n", "utf-8")
        assert "moved.docx" in started.until(3)
    finally:
        started.process.kill()
        started.process.wait()


def test_results_among_the_plans_are_refused(folder: Path) -> None:
    command = [sys.executable, "-X", "utf8", "-m", "checker", "check", str(folder), "--watch", "-o", str(folder / "a.html"), "--lang", "en"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=PATIENCE)
    assert done.returncode == 2
    assert "outside the folder" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "whole"),
    [
        ("a.txt", b"", False),
        ("a.txt", "Kế hoạch".encode(), True),
        ("a.docx", b"PK\x03\x04half", False),
        ("a.pdf", b"%PDF-1.7\n1 0 obj", False),
        ("a.pdf", b"%PDF-1.7\n" + b" " * 5000 + b"\n%%EOF\n", True),
        ("none.pdf", None, False),
    ],
)
def test_whole_files(tmp_path: Path, name: str, content: bytes | None, whole: bool) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert watch._whole(tmp_path / name) is whole


def test_what_is_looked_at(folder: Path, tmp_path: Path) -> None:
    (folder / "sâu").mkdir()
    (folder / "sâu" / "b.docx").touch()
    (folder / "~$plan.docx").touch()
    seen = Watched([folder], [tmp_path / "units.csv"])
    names = {file.name for file in seen.files() if "waivers" not in file.name}
    assert names == {"plan.docx", "parent.docx", "b.docx", "units.csv"}
    assert {path.name for path in seen.folders()} == {"kế hoạch", "sâu", tmp_path.name}
    state = seen.state()
    assert {file.name for file, known in state.items() if known} == {"plan.docx", "parent.docx", "b.docx"}
    assert tmp_path / "units.csv" in seen.named(state)


def test_where_the_system_tells_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    monkeypatch.setattr(watch, "_LOOK", 0.01)
    monkeypatch.setattr(watch, "_QUIET", 0.01)
    files = Watched([folder / "plan.docx"])
    before = files.state()
    shutil.copy(FAMILY / "compliant.docx", folder / "plan.docx")
    assert watch._changed(files, before) == files.state() != before
