"""The commands that measure on real plans, where these are not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.accuracy import gold, pairs, real, shared


@pytest.mark.parametrize("command", [lambda: gold.main([]), lambda: pairs.main([]), real.main], ids=["gold", "pairs", "real"])
def test_without_the_real_plans_the_command_says_so(
    command: Callable[[], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shared, "SHARED", tmp_path / "shared")
    assert command() == 2
    assert f"{tmp_path / 'shared'}" in capsys.readouterr().err
