"""Uploads that mean harm: the server stays up, its memory bounded, and nothing of them stays on disk."""

from __future__ import annotations

import io
import re
import signal
import socket
import sys
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.fuzz import killers
from tests.web.server import FAMILY, File, Server, Visitor, plan, running, started, title

pytest.importorskip("starlette", reason="the extra «web» is not installed")
MB = 1 << 20
GROWTH = 120 * MB
SMALL = {"file": 4 * MB, "body": 8 * MB, "small": 1 * MB, "files": 40, "fields": 500, "chunk": 2, "upload": 6, "wall": 20}
PLAN = (FAMILY / "faulty.docx").read_bytes()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with narrow bounds, so that passing them takes no gigabytes."""
    with running(tmp_path_factory.mktemp("small"), (), **SMALL) as server:
        before = server.memory
        yield server
        assert server.memory - before < GROWTH


@pytest.fixture
def guest(small: Server) -> Iterator[Visitor]:
    with Visitor(small) as found:
        yield found
        found.post("/delete", data={"mark": found.mark()})
    until = time.monotonic() + 5
    while small.left and time.monotonic() < until:
        time.sleep(0.1)
    assert small.left == []
    assert httpx.get(small.url).status_code == 200


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


BAD: dict[str, tuple[str, bytes]] = {
    "bomb": ("bom.docx", killers.big_text(200)),
    "declared": ("khai.docx", killers.declaring(1 << 33)),
    "entries": ("muc.docx", killers.entries(25_000)),
    "entity": ("thuc-the.docx", killers.parameter_entity()),
    "cyclic pdf": ("vong.pdf", killers.cyclic()),
    "endless pdf": ("cay.pdf", killers.endless_tree()),
    "flate pdf": ("nen.pdf", killers.twice_flate(1)),
    "empty": ("trong.docx", b""),
    "program": ("chay.docx", b"MZ" + bytes(2000)),
    "picture": ("anh.docx", b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "script": ("trang.html", b"<script>alert(document.cookie)</script><img src=x onerror=alert(1)>"),
    "zip of zips": ("trong.zip", zipped({"mot.zip": zipped({"hai.zip": zipped({"a.docx": PLAN})})})),
    "zip bomb": ("bom.zip", zipped({"a.txt": bytes(100 * MB)})),
    "no zip": ("khong.zip", b"PK\x03\x04" + bytes(50)),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_told_and_the_plan_beside_it_is_judged(guest: Visitor, kind: str) -> None:
    page = guest.waited(guest.hand_in(("plans", BAD[kind]), plan(FAMILY / "compliant.docx")))
    assert title(page).startswith("Kết quả kiểm tra 2 kế hoạch"), page.text
    assert "1 tệp chưa xét được" in page.text
    assert "<script>alert" not in guest.get(f"{page.url}/plan/1").text


NAMES = [
    "../../etc/cron.d/x.docx",
    "..\\..\\x.docx",
    "C:\\Windows\\x.docx",
    "/etc/passwd",
    "a\u202ecod.docx",
    "<img src=x onerror=alert(1)>.docx",
    "x" * 3000 + ".docx",
    "CON.docx",
    "..",
    ".",
    " ",
    "a\tb\x7f.docx",
    "K\u0065\u0302\u0301 hoa\u0323ch.docx",
    "kế hoạch.DOCX",
    "x.docx/",
]


def test_names_are_shown_and_become_no_path(small: Server, guest: Visitor) -> None:
    page = guest.waited(guest.hand_in(*(("plans", (name, PLAN)) for name in NAMES), parent_of_nobody()), 60)
    assert f"Kết quả kiểm tra {len(NAMES)} kế hoạch" in page.text, re.findall("problem.*", page.text)
    assert "<img src=x" not in page.text
    assert "&lt;img src=x onerror=alert(1)&gt;.docx" in page.text
    assert "Kế hoạch.docx" in page.text
    assert "x" * 151 not in page.text
    folders = {p.parent for p in small.left}
    assert all(small.place in folder.parents for folder in folders)
    assert all(re.fullmatch(r"\d+(\.\w+)?", p.name) for p in small.left if p.parent.name == "in")
    with zipfile.ZipFile(io.BytesIO(guest.get(f"{page.url}/result/copies").content)) as copies:
        for name in copies.namelist():
            assert not name.startswith(("/", "\\"))
            assert ".." not in name.split("/")
            assert not set(name) & set('\\:*?"<>|')


def parent_of_nobody() -> File:
    return ("roster", ("", b""))


def test_an_archive_s_names_stay_inside(small: Server, guest: Visitor) -> None:
    names = ("../../x.docx", "/etc/x.docx", "C:/x.docx", "a/../../b.docx", "a\\..\\c.docx")
    page = guest.waited(guest.hand_in(("plans", ("nop.zip", zipped(dict.fromkeys(names, PLAN))))))
    assert f"Kết quả kiểm tra {len(names)} kế hoạch" in page.text
    outside = [p for p in small.left if not any(part.startswith("soat-web-") for part in p.parts)]
    assert outside == []
    with zipfile.ZipFile(io.BytesIO(guest.get(f"{page.url}/result/copies").content)) as copies:
        assert all(".." not in name.split("/") and not name.startswith("/") for name in copies.namelist())


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ([("plans", ("lon.docx", bytes(5 * MB)))], 413),  # one file
        ([("plans", (f"{i}.docx", bytes(MB))) for i in range(12)], 413),  # all together
        ([("plans", (f"{i}.docx", b"x")) for i in range(41)], 400),  # their number
        ([], 400),
        ([("parents", ("a.docx", PLAN))], 400),
        ([("plans", ("a.docx", PLAN)), ("roster", ("ds.csv", b"\xff\xfe\x00"))], 400),
    ],
)
def test_past_the_bounds_is_refused_with_a_page(guest: Visitor, small: Server, files: list[File], status: int) -> None:
    page = guest.hand_in(*files)
    assert page.status_code == status
    assert "Chưa thực hiện được" in page.text
    assert small.left == []


def test_fields_without_end_are_refused(guest: Visitor) -> None:
    mark = guest.mark()
    many = "&".join(f"f{i}=1" for i in range(20_000))
    for path in ("/delete", "/check", "/key"):
        head = {"content-type": "application/x-www-form-urlencoded"}
        assert guest.post(path, content=f"mark={mark}&{many}", headers=head).status_code in (400, 303, 200)
    assert (
        guest.post("/check", data={"mark": mark} | {f"f{i}": "1" for i in range(600)}, files=[plan(FAMILY / "faulty.docx")]).status_code
        == 400
    )
    assert guest.post("/check", data={"mark": mark, "long": "x" * MB}, files=[plan(FAMILY / "faulty.docx")]).status_code == 400
    assert guest.post("/delete", content=b"x" * (2 * MB), headers={"content-type": "application/x-www-form-urlencoded"}).status_code == 413
    assert guest.get("/", headers={"cookie": "a=b; " * 5000 + "c=d"}).status_code in (200, 400, 431)
    assert guest.get(f"/?{'a' * 20_000}").status_code in (200, 400, 414)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\n" + b"A" * 100_000),
        ("multipart/form-data; boundary=x; charset=utf-7", b'--x\r\nContent-Disposition: form-data; name="mark"\r\n\r\n+AGE-\r\n--x--\r\n'),
        ("multipart/form-data; boundary=" + "x" * 5000, b"--x--"),
        ("application/x-www-form-urlencoded", b"%ff=%00&=&&&;"),
        ("application/json", b"{}"),
        ("", b"\x00\x01"),
    ],
)
def test_a_body_that_is_no_form_is_refused(guest: Visitor, head: str, body: bytes) -> None:
    for path in ("/check", "/api/v1/check", "/api/v1/facts", "/delete"):
        assert guest.post(path, content=body, headers={"content-type": head}).status_code in (400, 403)


def raw(server: Server, head: str) -> socket.socket:
    url = httpx.URL(server.url)
    line = socket.create_connection((url.host, url.port or 80), timeout=15)
    line.sendall(head.replace("HOST", f"{url.host}:{url.port}").encode())
    return line


UPLOAD = "POST /api/v1/check HTTP/1.1\r\nHost: HOST\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n"
PART = b'--x\r\nContent-Disposition: form-data; name="plans"; filename="a.docx"\r\n\r\n'


def test_a_slow_upload_is_ended_and_keeps_nobody_waiting(small: Server, guest: Visitor) -> None:
    heads = [raw(small, "GET / HTTP/1.1\r\nHost: HOST\r\nX-Slow: ") for _ in range(20)]
    lines = [raw(small, UPLOAD) for _ in range(20)]
    for line in lines:
        line.sendall(PART + b"x" * 1000)
    begun = time.monotonic()
    assert guest.get("/").status_code == 200
    assert time.monotonic() - begun < 5
    answers = [line.recv(4096) for line in lines]
    assert time.monotonic() - begun < 12
    assert all(answer.startswith(b"HTTP/1.1 408") for answer in answers)
    assert [line.recv(4096) for line in heads] == [b""] * 20  # ended without an answer: nothing was asked
    for line in (*lines, *heads):
        line.close()


def test_what_the_server_answers_by_itself_has_our_headers_too(tmp_path: Path) -> None:
    """To what is no HTTP, and when there are too many."""
    from checker.web.guard import HEADERS

    with running(tmp_path, (), connections=3) as server:
        for head, status in (("nonsense\r\n\r\n", b"400"), ("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n", b"503")):
            lines = [raw(server, "") for _ in range(3)] if status == b"503" else []
            lines.append(raw(server, head))
            answer = lines[-1].recv(4096)
            assert answer.split()[1] == status
            heads = [line.partition(b":")[0].decode() for line in answer.lower().split(b"\r\n")]
            assert [heads.count(name) for name in HEADERS] == [1] * len(HEADERS)
            for line in lines:
                line.close()
        assert httpx.get(server.url).headers.get_list("x-frame-options") == ["DENY"]


def test_a_cancelled_upload_leaves_nothing(small: Server, guest: Visitor) -> None:
    for _ in range(10):
        line = raw(small, UPLOAD)
        line.sendall(PART + bytes(500_000))
        line.close()
    time.sleep(0.5)
    assert small.left == []
    assert guest.get("/").status_code == 200


def test_whoever_goes_away_keeps_no_child_at_work(small: Server, guest: Visitor) -> None:
    with pytest.raises(httpx.TimeoutException):
        httpx.post(f"{small.url}api/v1/check", files=[("plans", (f"{i}.docx", PLAN)) for i in range(30)], timeout=0.6)
    until = time.monotonic() + 10
    while small.left and time.monotonic() < until:
        time.sleep(0.1)
    assert small.left == []
    begun = time.monotonic()
    guest.waited(guest.hand_in(plan(FAMILY / "faulty.docx")))
    assert time.monotonic() - begun < 10


def test_two_hundred_files_and_a_school_beside_them(server: Server) -> None:
    """The school's one plan does not wait for the officer's two hundred."""
    before = server.memory
    with Visitor(server) as officer, Visitor(server) as school:
        page = officer.hand_in(*(("plans", (f"{i}.txt", b"K\xe1\xba\xbf ho\xe1\xba\xa1ch %d" % i)) for i in range(200)))
        assert "data-progress" in page.text
        school.waited(school.hand_in(plan(FAMILY / "faulty.docx")))
        state = officer.get(f"{page.url}/progress").json()
        assert state["busy"]
        assert sum(part["state"] in ("waiting", "reading") for part in state["parts"]) > 100
        assert officer.post(f"{page.url}/delete", data={"mark": officer.mark()}).status_code == 200
        school.post("/delete", data={"mark": school.mark()})
    assert server.memory - before < GROWTH
    until = time.monotonic() + 5
    while server.left and time.monotonic() < until:
        time.sleep(0.1)
    assert server.left == []


def test_many_visitors_at_once_each_see_their_own(server: Server) -> None:
    def visit(at: int) -> str:
        with Visitor(server) as visitor:
            text = f"KẾ HOẠCH\nSố: {at}/KH-MN\nNội dung riêng của trường thứ {at}."
            page = visitor.waited(visitor.hand_in(("plans", (f"truong-{at}.txt", text.encode()))))
            visitor.post("/delete", data={"mark": visitor.mark()})
            return page.text

    with ThreadPoolExecutor(8) as pool:
        for at, text in enumerate(pool.map(visit, range(8))):
            assert f"truong-{at}.txt" in text
            assert not any(f"truong-{other}.txt" in text for other in range(8) if other != at)


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be asked to end there")
def test_nothing_is_left_when_the_server_ends(tmp_path: Path) -> None:
    for end in (signal.SIGTERM, signal.SIGINT):
        server = started(tmp_path / end.name)
        with Visitor(server) as visitor:
            visitor.hand_in(*(plan(FAMILY / "faulty.docx") for _ in range(5)))
            assert server.left
        server.process.send_signal(end)
        server.process.wait(15)
        server.stop()
        assert list(server.place.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed so there")
def test_what_a_killed_server_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    killed = started(tmp_path)
    with Visitor(killed) as visitor:
        visitor.waited(visitor.hand_in(plan(FAMILY / "faulty.docx")))
    (old,) = tmp_path.iterdir()
    killed.process.kill()
    killed.stop()
    assert killed.left
    with running(tmp_path) as living, running(tmp_path):
        folders = list(tmp_path.iterdir())
        assert old not in folders
        assert len(folders) == 2  # a server that lives keeps its own
        assert httpx.get(living.url).status_code == 200


def test_a_visitor_s_files_go_when_he_is_not_seen_any_more(tmp_path: Path) -> None:
    with running(tmp_path, keep=2) as server, Visitor(server) as visitor:
        page = visitor.waited(visitor.hand_in(plan(FAMILY / "faulty.docx")))
        assert server.left
        time.sleep(5)
        assert server.left == []
        assert visitor.get(page.url).status_code == 404
