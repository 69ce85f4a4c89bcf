"""Who is let in: names that the server is called by, tokens, forms of other sites."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.conftest import ROOT
from tests.web.server import FAMILY, Server, Visitor, plan, running

pytest.importorskip("starlette", reason="the extra «web» is not installed")
TOKEN = "mot-ma-truy-cap-dai-12345"


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1", True),
        ("localhost:1234", True),
        ("LOCALHOST", True),
        ("[::1]:80", True),
        ("xau.example", False),
        ("xau.example:8765", False),
        ("127.0.0.1.xau.example", False),
        ("192.168.1.7", False),
        ("localhost@xau.example", False),
        ("", False),
    ],
)
def test_a_name_that_another_site_points_here_is_not_ours(visitor: Visitor, host: str, known: bool) -> None:
    for path in ("/", "/api/v1/rules/CC03", "/assets/site.js"):
        assert visitor.get(path, headers={"host": host}).status_code == (200 if known else 421)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://xau.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_s_page_sends_nothing(server: Server, visitor: Visitor, headers: dict[str, str]) -> None:
    data = {"mark": visitor.mark()}
    for path, name in (("/check", "plans"), ("/api/v1/check", "plans"), ("/api/v1/facts", "files"), ("/delete", "x")):
        answer = visitor.post(path, data=data, files=[(name, plan(FAMILY / "faulty.docx")[1])], headers=headers)
        assert answer.status_code == 403
    assert server.left == []


def test_a_form_without_its_mark_is_refused(server: Server, visitor: Visitor) -> None:
    file = plan(FAMILY / "faulty.docx")
    with Visitor(server) as stranger:
        for mark in ("", "0" * 32, stranger.mark()):
            visitor.get("/")
            answer = visitor.post("/check", data={"mark": mark}, files=[file])
            assert answer.status_code == 403
            assert "Trang đã cũ" in answer.text
        stranger.cookies.clear()
        assert stranger.post("/check", data={"mark": visitor.mark()}, files=[file]).status_code == 403
    assert server.left == []


def test_a_cookie_that_somebody_made_up_is_not_taken(server: Server) -> None:
    with Visitor(server) as visitor:
        name = f"soat-{httpx.URL(server.url).port}"
        visitor.cookies.set(name, f"{'a' * 32}.{'0' * 32}", domain="127.0.0.1", path="/")
        answer = visitor.get("/")
        assert f"{name}=" in answer.headers["set-cookie"]
        assert "a" * 32 not in answer.headers["set-cookie"]
        assert "httponly" in answer.headers["set-cookie"].lower()
        assert "samesite=lax" in answer.headers["set-cookie"].lower()


def test_the_token_opens_and_nothing_else_does(tmp_path: Path) -> None:
    with running(tmp_path, ["--host", "0.0.0.0", "--token", TOKEN, "--name", "may-chu"]) as server:
        port = httpx.URL(server.url).port
        assert f"token={TOKEN}" in server.url
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            for path in ("/", "/rules", "/?token=sai", f"/?token={TOKEN[:-1]}", "/check/abc"):
                answer = client.get(path)
                assert (answer.status_code, answer.headers["location"]) == (303, "/key")
            assert client.get("/key").status_code == 401
            assert client.get("/assets/site.css").status_code == 200
            assert client.get("/api/v1/rules").status_code == 401
            assert client.get("/api/v1/rules", headers={"authorization": "Bearer sai"}).status_code == 401
            assert client.get("/api/v1/rules", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
            assert client.post("/api/v1/check").status_code == 401
            assert client.post("/key", data={"token": "sai"}).status_code == 401
            assert client.get("/").status_code == 303
            for host, status in ((f"192.168.1.7:{port}", 303), ("may-chu", 303), ("xau.example", 421)):
                assert client.get("/", headers={"host": host}).status_code == status
            opened = client.get(f"/rules?token={TOKEN}&lang=en")
            assert (opened.status_code, opened.headers["location"]) == (303, "/rules?lang=en")
            assert TOKEN not in opened.headers["set-cookie"]
            assert client.get("/rules").status_code == 200
            again = client.get(f"/rules?token={TOKEN}")  # it does not stay in the address of those who are known either
            assert (again.status_code, again.headers["location"]) == (303, "/rules")
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            assert client.post("/key", data={"token": TOKEN}).status_code == 303
            assert client.get("/").status_code == 200


def said(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-m", "checker", "serve", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env={**os.environ, **env}, timeout=60)


def test_what_the_command_refuses() -> None:
    short = said("--token", "ngan")
    assert (short.returncode, short.stderr) == (2, "Lỗi: Mã truy cập cần từ 16 ký tự.\n")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        busy = said("--port", port)
        assert busy.returncode == 2
        assert f"Không mở được cổng {port}" in busy.stderr


def test_a_token_is_made_where_others_can_reach_the_port(tmp_path: Path) -> None:
    with running(tmp_path, ["--host", "0.0.0.0"]) as server:
        assert re.search(r"\?token=[\w-]{32}", server.url)
