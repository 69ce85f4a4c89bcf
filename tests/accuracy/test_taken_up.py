"""Tasks and the lines that take them up: the bar, and plans that only say it in other words stay silent."""

from __future__ import annotations

import pytest

from tests.accuracy.mutation.duties import ADDED, planted
from tests.accuracy.mutation.run import families, run
from tests.accuracy.taken_up.__main__ import cases


@pytest.mark.parametrize("name", ["open", "held"])
def test_tasks_are_found_where_they_are(name: str) -> None:
    done = cases(name)
    assert sum(c.right for c in done) >= 0.9 * len(done)
    assert sum(c.right for c in done if c.line is None) >= 0.95 * sum(c.line is None for c in done)


@pytest.mark.parametrize(("task", "line"), ADDED)
def test_a_task_in_other_words_is_not_told(task: str, line: str) -> None:
    for family in families(["phuong-2026", "ba-che"]):
        result = run(family, planted(family, task, line))
        assert not result.right, (family.name, [f.message.vi for f in result.right])
        assert not result.beyond
