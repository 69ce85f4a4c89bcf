"""What killed other programs ends in a sentence or is read, in bounded time and memory. The rest of them: tests/read/test_hostile.py."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from checker.model import Source
from checker.read import Limits, read_bytes
from tests.fuzz import killers
from tests.fuzz.whole import checked, peak, quiet

_TIGHT = Limits(seconds=4, memory=256 * 1024 * 1024)
_TEXT = "Nhà trường tổ chức thực hiện kế hoạch năm học mới"


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    with quiet():
        yield


def _read(name: str, data: bytes, limits: Limits = _TIGHT) -> Source:
    begun, before = time.monotonic(), peak()
    source = read_bytes(name, data, limits=limits)
    assert time.monotonic() - begun < 2 * limits.seconds + 2
    assert peak() - before < 300
    assert len(data) < 8_000_000
    checked(source, ())
    return source


REFUSED: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "text of 70 MB": ("a.docx", lambda: killers.big_text(70), {"bomb"}),
    "text of 60 MB": ("a.docx", lambda: killers.big_text(60), {"bomb", "too_large"}),
    "paragraphs of 70 MB": ("a.docx", lambda: killers.big_paragraphs(70), {"bomb"}),
    "paragraphs of 204 MB": ("a.docx", lambda: killers.big_paragraphs(204), {"bomb"}),
    "paragraphs of 30 MB at an honest ratio": ("a.docx", lambda: killers.many_paragraphs(30), {"bomb", "memory", "timeout", "truncated"}),
    "2 GB, says the index": ("a.docx", lambda: killers.declaring(2 << 30), {"bomb"}),
    "4 GB, says the index": ("a.docx", lambda: killers.declaring(4 << 30), {"bomb"}),
    "70,000 entries": ("a.docx", lambda: killers.entries(70_000), {"bomb"}),
    "parameter entity": ("a.docx", killers.parameter_entity, {"entities"}),
    "password to open": ("a.pdf", lambda: killers.encrypted(owner="chủ", user="mở"), {"encrypted"}),
    "2 GB packed twice": ("a.pdf", lambda: killers.twice_flate(2), {"crashed", "memory", "timeout", "no_engine", "no_text"}),
    "page tree of itself": ("a.pdf", killers.endless_tree, {"truncated", "no_engine", "no_text"}),
    "5,000 pages": ("a.pdf", lambda: killers.long(5000), {"too_large"}),
}


@pytest.mark.parametrize(("name", "build", "codes"), REFUSED.values(), ids=REFUSED)
def test_refused(name: str, build: Callable[[], bytes], codes: set[str]) -> None:
    source = _read(name, build())
    assert source.status == "unreadable"
    assert {w.code for w in source.warnings} <= codes
    assert len(source.warnings) == 1


READ: dict[str, Callable[[], bytes]] = {
    "password to copy": lambda: killers.encrypted(owner="chủ", user=""),
    "page tree with itself": killers.cyclic,
    "two thousand million pages, it says": killers.lying_count,
    **{f"turned by {90 * k}": lambda k=k: killers.rotated(k) for k in (1, 2, 3)},  # type: ignore[misc]
}


@pytest.mark.parametrize("build", READ.values(), ids=READ)
def test_read_all_the_same(build: Callable[[], bytes]) -> None:
    source = _read("a.pdf", build())
    assert source.status in ("read", "partial")
    assert source.text == _TEXT


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_boxes_of_a_turned_page_are_as_it_is_shown(quarters: int) -> None:
    box = _read("a.pdf", killers.rotated(quarters)).pieces[0].place.box
    plain = _read("a.pdf", killers.long(1)).pieces[0].place.box
    assert box is not None
    assert plain is not None
    if quarters == 2:
        assert box == pytest.approx(plain, abs=2)
    assert box[2] - box[0] > 5 * (box[3] - box[1])
    assert box[0] == pytest.approx(plain[0], abs=3)


def test_a_long_file_within_bounds_ends_in_time() -> None:
    source = _read("a.pdf", killers.long(2000), Limits(seconds=30))
    assert (source.status, source.pages) == ("read", 2000)


def test_many_threads_read_pdfs_at_once() -> None:
    """pdfium has no locks: each thread's file is read in a process of its own."""
    data = [killers.long(1), killers.cyclic(), killers.endless_tree(), killers.twice_flate(2)]
    found: dict[int, Source] = {}

    def read(at: int) -> None:
        found[at] = read_bytes("a.pdf", data[at], limits=_TIGHT)

    threads = [threading.Thread(target=read, args=(k,)) for k in range(len(data))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [found[k].status for k in range(4)] == ["read", "partial", "unreadable", "unreadable"]
