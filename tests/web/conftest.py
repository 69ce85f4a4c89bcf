"""One server for the tests of a file; none where the extra `web` is not installed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.server import Server, Visitor, running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    pytest.importorskip("starlette", reason="the extra «web» is not installed")
    with running(tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture
def visitor(server: Server) -> Iterator[Visitor]:
    with Visitor(server) as found:
        yield found
