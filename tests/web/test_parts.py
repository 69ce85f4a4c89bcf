"""The parts of the server alone: turns, names, corrected facts, what bounds hold."""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra «web» is not installed")

from checker.derive.shape import Parent
from checker.derive.take import taken
from checker.pipeline import understand
from checker.web.facts import corrected, rows, text_of
from checker.web.names import ending, shown, within
from checker.web.settings import Bounds, Settings, host_name
from checker.web.store import Full, Store
from checker.web.turns import Turns
from tests.web.server import FAMILY


def order(count: int, *owners: str) -> list[str]:
    """Who is called when, of those who ask for turns one after the other."""
    called: list[str] = []

    async def one(turns: Turns, owner: str) -> None:
        async with turns.turn(owner):
            called.append(owner)
            await asyncio.sleep(0)

    async def all_() -> None:
        turns = Turns(count)
        await asyncio.gather(*(one(turns, owner) for owner in owners))
        assert (turns.free, turns.waiting) == (count, {})

    asyncio.run(all_())
    return called


def test_owners_go_round() -> None:
    assert order(1, "a", "a", "a", "b", "c", "b") == ["a", "a", "b", "c", "a", "b"]
    assert "b" in order(2, *["a"] * 60, "b")[:4]


def test_a_turn_that_nobody_waits_for_any_more_is_passed_on() -> None:
    async def scene() -> int:
        turns = Turns(1)

        async def wait() -> None:
            async with turns.turn("a"):
                await asyncio.sleep(10)

        tasks = [asyncio.create_task(wait()) for _ in range(3)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        async with asyncio.timeout(1):
            async with turns.turn("b"):
                return turns.free

    assert asyncio.run(scene()) == 0


@pytest.mark.parametrize(
    ("given", "as_shown", "inside"),
    [
        ("../../x.docx", "x.docx", "x.docx"),
        ("C:\\KH\\a.docx", "a.docx", "C_/KH/a.docx"),
        ("/etc/passwd", "passwd", "etc/passwd"),
        ("a\0b.docx", "ab.docx", "a_b.docx"),
        ("..", "tep", "tep"),
        ("", "tep", "tep"),
        ("nop.zip/Trường A/kế hoạch.docx", "kế hoạch.docx", "nop.zip/Trường A/kế hoạch.docx"),
        ("a\u202excod.exe", "axcod.exe", "a_xcod.exe"),
        ("tre\u0302\u0309.docx", "trể.docx", "tre\u0302\u0309.docx"),
        ("a/. /..../b", "b", "a/b"),
    ],
)
def test_names(given: str, as_shown: str, inside: str) -> None:
    assert (shown(given), within(given)) == (as_shown, inside)


def test_endings_are_those_of_documents() -> None:
    assert [ending(name) for name in ("a.DOCX", "a.zip", "a.py", "a", ".docx", "a.docx.exe")] == [".docx", ".zip", "", "", "", ""]
    assert len(shown("x" * 4000 + ".docx")) <= 150
    assert shown("x" * 4000 + ".docx").endswith(".docx")


@cache
def ward() -> Parent:
    return taken(understand(FAMILY / "parent.docx"))


def fact(parent: Parent, name: str) -> Any:
    i, j, kind, k = name.split(".")
    return getattr(parent.parts[int(i)].items[int(j)], kind)[int(k)]


def named(words: str) -> str:
    return next(row.name for kind in rows(ward()).values() for row in kind if words in row.clause)


def test_what_nobody_touched_is_as_it_was() -> None:
    fields = {f"{row.name}.{key}": value for kind in rows(ward()).values() for row in kind for key, value in row.values.items()}
    found = corrected(ward(), fields)
    assert (found.changes, found.wrong, found.parent) == (0, {}, ward())


@pytest.mark.parametrize(
    ("said", "value"),
    [("97,5", 97.5), ("97.5", 97.5), ("60%", 60.0), ("1.200", 1200.0), ("1.200,5", 1200.5), ("", None), (" 70 ", 70.0)],
)
def test_figures_as_people_write_them(said: str, value: float | None) -> None:
    name = named("duy trì từ 99,5% trở lên")
    found = corrected(ward(), {f"{name}.value": said})
    assert (found.wrong, found.changes) == ({}, 1)
    assert fact(found.parent, name).value == value


@pytest.mark.parametrize("said", ["nhiều", "1.2.3", "1,2,3", "-5", "1e9", "nan", "inf", "9" * 40, "٣"])
def test_what_is_no_figure_is_told(said: str) -> None:
    name = named("duy trì từ 99,5% trở lên")
    assert set(corrected(ward(), {f"{name}.value": said}).wrong) == {f"{name}.value"}


def test_other_mistakes_are_told_at_their_field() -> None:
    name, due = named("duy trì từ 99,5% trở lên"), rows(ward())["deadlines"][0].name
    for field, said in (
        (f"{name}.op", "!="),
        (f"{name}.indicator", " "),
        (f"{due}.due", "hôm qua"),
        ("issued", "31/2/2022"),
        (f"{name}.year", "2,5"),
    ):
        assert set(corrected(ward(), {field: said}).wrong) == {field}


def test_a_fact_is_left_out_and_another_added() -> None:
    name = named("duy trì từ 99,5% trở lên")
    fields = {
        f"{name}.drop": "1",
        "new.targets.0.clause": "100% lớp học có cửa sổ",
        "new.targets.0.value": "100",
        "new.targets.0.unit": "%",
    }
    fields |= {"new.deadlines.1.clause": "Gửi danh sách", "new.deadlines.1.due": "15/9/2022"}
    found = corrected(ward(), fields)
    assert (found.changes, found.wrong) == (3, {})
    items = [item for part in found.parent.parts for item in part.items]
    clauses = [item.clause for item in items]
    assert {"100% lớp học có cửa sổ", "Gửi danh sách"} <= set(clauses)
    assert not any("duy trì từ 99,5%" in clause for clause in clauses)
    assert set(corrected(ward(), {"new.targets.2.value": "5"}).wrong) == {"new.targets.2.clause"}


def test_values_in_fields() -> None:
    assert [text_of(v) for v in (None, 99.5, 60.0, 2025, "năm")] == ["", "99,5", "60", "2025", "năm"]


def test_hosts() -> None:
    assert [host_name(h) for h in ("[::1]:80", "MAY:1", "a", "")] == ["::1", "may", "a", ""]
    assert Settings(host="127.0.0.5").local
    assert not Settings(host="0.0.0.0").local
    assert not Settings(host="may-chu").local


def test_a_full_store_takes_no_more(tmp_path: Path) -> None:
    store = Store(Bounds(disk=10, waiting=1), tmp_path)
    store.room()
    store.coming = 11
    with pytest.raises(Full):
        store.room()
    name = store.new_name()
    assert store.is_name(name)
    assert not any(store.is_name(other) for other in ("", ".", "a.b", name[:-1], "x" + name))
    assert store.folder.stat().st_mode & 0o077 == 0
    store.close()
    assert list(tmp_path.iterdir()) == []
