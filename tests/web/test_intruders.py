"""Small holes, each once open: names that end in anything, addresses with endless numbers, forms sent twice, cookies put together."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.web.server import CORPUS, FAMILY, Server, Visitor, parent, plan, title

pytest.importorskip("starlette", reason="the extra «web» is not installed")


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("kế hoạch.bản cuối", "kế hoạch.bản cuối.nhan-xet.docx"),
        ("kehoach", "kehoach.nhan-xet.docx"),
        ("trang.html", "trang.html.nhan-xet.docx"),
        ("A.DOCX", "A.nhan-xet.docx"),
        ("a." + "ế" * 140, "a." + "ế" * 140 + ".nhan-xet.docx"),
        ('a.b"; filename="c.exe', "a.b%22; filename=%22c.exe.nhan-xet.docx"),
    ],
)
def test_a_commented_copy_ends_as_what_it_is(visitor: Visitor, name: str, taken: str) -> None:
    page = visitor.waited(visitor.hand_in(plan(FAMILY / "faulty.docx", name)))
    copy = visitor.get(f"{page.url}/result/copy/1")
    assert copy.content.startswith(b"PK")
    plain, _, coded = copy.headers["content-disposition"].partition("; filename*=UTF-8''")
    assert plain == 'attachment; filename="soat.docx"'
    assert httpx.URL(f"http://a/?q={coded}").params["q"] == taken


@pytest.mark.parametrize("path", ["/check/x/plan/", "/check/x/result/copy/"])
def test_numbers_without_end_are_no_page(visitor: Visitor, path: str) -> None:
    assert visitor.get(path + "9" * 5000).status_code == 404


@pytest.mark.parametrize("host", ["127.0.0.1:80@xau.example", "127.0.0.1:x", "[::1]x", "localhost:1:2", "localhost/", "localhost:1#"])
def test_a_host_is_a_name_and_a_port(visitor: Visitor, host: str) -> None:
    assert visitor.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("path", ["//xau.example/a", "///xau.example", "/%5Cxau.example", "/%5C/xau.example", "/%00"])
def test_the_other_language_is_of_this_server(server: Server, visitor: Visitor, path: str) -> None:
    page = visitor.get(server.url.rstrip("/") + path)
    (link,) = re.findall(r'href="([^"]*lang=en)"', page.text)
    assert re.match(r"/[^/\\\\\0]", link)


def test_a_form_s_mark_makes_no_cookie(server: Server, visitor: Visitor) -> None:
    mark, name = visitor.mark(), f"soat-{httpx.URL(server.url).port}"
    forged = f"form {visitor.cookies[name]}.{mark}"
    assert forged not in httpx.get(server.url, headers={"cookie": f"{name}={forged}"}).headers["set-cookie"]


def test_facts_sent_twice_at_once_are_judged_once_and_a_check_deleted_meanwhile_is_gone(server: Server, visitor: Visitor) -> None:
    files = (plan(CORPUS / "ba-che" / "faulty.docx"), parent(CORPUS / "ba-che" / "parent.docx"))
    mark = visitor.mark()

    def sent(page: httpx.Response, value: str) -> int:
        field = re.findall(r'name="([^"]+targets[^"]+value)"', page.text)[0]
        return httpx.post(f"{page.url}/facts", data={"mark": mark, field: value}, cookies=visitor.cookies, timeout=60).status_code

    page = visitor.waited(visitor.hand_in(*files))
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda value: sent(page, value), ("51", "52", "53", "54"))) == [303] * 4
    assert title(visitor.waited(visitor.get(page.url))).startswith("Kết quả")

    page = visitor.waited(visitor.hand_in(*files))
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(sent, page, "50")
        time.sleep(0.2)
        visitor.post(f"{page.url}/delete", data={"mark": mark})
        assert answer.result() in (303, 404, 500)  # done before that; found gone; its child was at work
    assert visitor.get(page.url).status_code == 404
    visitor.post("/delete", data={"mark": mark})


def test_characters_that_no_document_can_hold_are_left_out_of_facts(visitor: Visitor) -> None:
    page = visitor.waited(visitor.hand_in(plan(CORPUS / "ba-che" / "faulty.docx"), parent(CORPUS / "ba-che" / "parent.docx")))
    (issuer,) = re.findall(r'name="(\d+\.issuer)"', page.text)
    done = visitor.waited(visitor.post(f"{page.url}/facts", data={"mark": visitor.mark(), issuer: "UBND\0 xã\x0b\x1b[1m \u202eSen"}))
    assert title(done).startswith("Kết quả")
    assert "\0" not in visitor.get(f"{page.url}/result/html").text
    assert visitor.get(f"{page.url}/result/copy/1").content.startswith(b"PK")
    visitor.post("/delete", data={"mark": visitor.mark()})
