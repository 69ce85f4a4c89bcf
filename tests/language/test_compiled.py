"""rules/ as it is kept: the same data, the same patterns, and no trust in what is spoilt."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from checker.language import patterns
from checker.language.compiled import built, compiled
from checker.language.lexicon import load_yaml, parse_yaml, rules_root
from checker.language.patterns import regexp

TEXT = "a: [một, 2, 3.5, true, null]\nfrom: 2020-03-05\n".encode()


@pytest.mark.parametrize("file", sorted(rules_root().rglob("*.yaml")), ids=lambda f: f.stem)
def test_each_file_of_rules_is_kept_as_it_is(file: Path) -> None:
    load_yaml(file)  # keeps it
    assert repr(load_yaml(file)) == repr(parse_yaml(file.read_bytes()))


def test_kept_then_read(tmp_path: Path) -> None:
    kept = tmp_path / "new" / "x.msgpack"
    assert compiled(TEXT, kept) == compiled(TEXT, kept) == {"a": ["một", 2, 3.5, True, None], "from": date(2020, 3, 5)}
    assert [f.name for f in kept.parent.iterdir()] == ["x.msgpack"]


def test_a_changed_text_is_seen(tmp_path: Path) -> None:
    kept = tmp_path / "x.msgpack"
    compiled(TEXT, kept)
    assert compiled(b"a: 1", kept) == {"a": 1}
    assert compiled(b"a: 1", kept) == {"a": 1}


@pytest.mark.parametrize("spoil", [lambda b: b[:40], lambda b: b"", lambda b: b[:32] + b"\xc1"])
def test_a_spoilt_file_is_made_anew(tmp_path: Path, spoil: object) -> None:
    kept = tmp_path / "x.msgpack"
    right = compiled(TEXT, kept)
    kept.write_bytes(spoil(kept.read_bytes()))  # type: ignore[operator]
    assert compiled(TEXT, kept) == right


def test_where_one_may_not_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert compiled(b"a: 1", tmp_path / "file" / "x.msgpack") == {"a": 1}


@pytest.mark.parametrize(
    ("text", "flags"),
    [(r"(?P<số>\d+)\s(?:năm|tháng)(?!\w)", 0), (r"^kế hoạch", re.I | re.M), (r"[ăâđêôơư]+", 0), (r"(?s)a.b", 0), (r"(a)|(?P<b>b)", 0)],
)
def test_the_kept_code_is_that_of_re(text: str, flags: int) -> None:
    again = [regexp(text, flags), regexp(text, flags), re.compile(text, flags)]
    assert again[0] == again[1] == again[2]  # re compares the code
    assert again[0].groupindex == again[2].groupindex
    assert again[0].groups == again[2].groups


def test_a_wrong_pattern_is_told_as_re_does() -> None:
    with pytest.raises(re.error):
        regexp(r"(a")


def test_spoilt_code_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    text = r"thử \d+ lần"
    regexp(text)
    code = patterns._known()[f"0 {text}"]
    monkeypatch.setitem(patterns._known(), f"0 {text}", patterns._Code(code.numbers[:-4], code.flags, code.groups, code.names))
    assert regexp(text) == re.compile(text)


def test_without_the_doors_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_NAME", None)
    assert regexp("a+") == re.compile("a+")


_EACH_PATTERN = """
import sys
from pathlib import Path
from checker.language import patterns
made = []
patterns._known = dict
patterns._new = lambda: None
whole = patterns._made
patterns._made = lambda text, flags: made.append(text) or whole(text, flags)
from checker.extract import extract
from checker.link import link
from checker.parse import parse
from checker.read import read
parent, child = (extract(parse(read(Path(name)))) for name in sys.argv[1:])
link(child, [parent])
sys.stdout.buffer.write("\\n".join(sorted(made)).encode())
"""


def test_patterns_are_made_alike_in_every_process() -> None:
    """One with words from a set would never be found again: compiled at every start, and kept each time under a new text."""
    pair = [str(Path("corpus/ba-che/parent.docx").resolve()), str(Path("corpus/ba-che/faulty.docx").resolve())]
    made = [
        subprocess.run(
            [sys.executable, "-c", _EACH_PATTERN, *pair], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        for seed in ("1", "2")
    ]
    assert made[0].stdout == made[1].stdout != b""


def test_built_anew_when_a_source_changes(tmp_path: Path) -> None:
    source, kept, calls = tmp_path / "a.yaml", tmp_path / "compiled" / "a.msgpack", list[bytes]()

    def make() -> list[str]:
        calls.append(source.read_bytes())
        return [source.read_text()]

    for text in ("một", "một", "hai"):
        source.write_text(text)
        assert built(make, list[str], [source], kept) == [text]
    kept.write_bytes(kept.read_bytes()[:-1])  # torn
    assert built(make, list[str], [source], kept) == ["hai"]
    assert len(calls) == 3
