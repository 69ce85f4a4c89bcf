"""/api/v1: what it takes and answers is what its OpenAPI schema says, and what the command line says."""

from __future__ import annotations

import json
from typing import Any

import httpx
import jsonschema
import pytest

from tests.web.server import CORPUS, FAMILY, Server, Visitor, parent, plan

pytest.importorskip("starlette", reason="the extra «web» is not installed")


def answer_schema(client: httpx.Client, path: str) -> dict[str, object]:
    whole = client.get("/api/v1/openapi.json").json()
    said = whole["paths"][path]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    return {**said, "components": whole["components"]}


def test_a_check_answers_what_the_command_prints(visitor: Visitor, server: Server) -> None:
    from checker.pipeline import check
    from checker.report.json import render

    for lang in ("vi", "en"):
        answer = visitor.post("/api/v1/check", data={"lang": lang}, files=[plan(FAMILY / "faulty.docx"), parent(FAMILY / "parent.docx")])
        assert answer.status_code == 200
        jsonschema.validate(answer.json(), answer_schema(visitor, "/api/v1/check"))
        assert answer.json() == json.loads(render([check(FAMILY / "faulty.docx", parents=[FAMILY / "parent.docx"])], lang=lang))
    assert server.left == []


def test_a_roster_is_called_and_packs_are_chosen(visitor: Visitor) -> None:
    folder = CORPUS / "quan-8"
    files = [plan(folder / "faulty.docx"), ("roster", ("ds.csv", (folder / "roster.csv").read_bytes()))]
    answer = visitor.post("/api/v1/check", data={"rules": "binh_dang_gioi", "profile": "draft"}, files=files).json()
    assert answer["roster"]["summary"]["missing"] == 2
    assert {v["rule"] for v in answer["reports"][0]["verdicts"]} > {"CC03"}


def test_a_local_pack_brings_its_parent(visitor: Visitor) -> None:
    answer = visitor.post("/api/v1/check", data={"rules": "dia_phuong_thanh_oai"}, files=[plan(FAMILY / "faulty.docx")]).json()
    assert {f["rule"] for f in answer["reports"][0]["findings"]} >= {"CC03", "TH02"}


def test_facts_are_those_of_the_command(visitor: Visitor) -> None:
    from checker.pipeline import understand
    from checker.report.json import facts_of

    files = [("files", (name, (FAMILY / name).read_bytes())) for name in ("faulty.docx", "parent.pdf")]
    answer = visitor.post("/api/v1/facts", data={"text": "true"}, files=files)
    jsonschema.validate(answer.json(), answer_schema(visitor, "/api/v1/facts"))
    assert answer.json() == {"documents": [facts_of(understand(FAMILY / name), text=True) for name in ("faulty.docx", "parent.pdf")]}


def test_a_parent_s_facts_are_set_right_and_judge(visitor: Visitor, server: Server) -> None:
    answer = visitor.post("/api/v1/parents", files=[("files", parent(FAMILY / "parent.docx")[1]), ("files", ("rong.txt", b"x"))])
    jsonschema.validate(answer.json(), answer_schema(visitor, "/api/v1/parents"))
    given, empty = answer.json()["parents"]
    assert empty["facts"] is None
    assert "rong.txt" in empty["why"]

    def checked(facts: Any) -> httpx.Response:
        return visitor.post(
            "/api/v1/check", files=[plan(FAMILY / "faulty.docx"), ("corrected", ("cap-tren.json", json.dumps(facts).encode()))]
        )

    def told(report: Any) -> list[Any]:
        return [(f["rule"], f["message"], f["start"]) for f in report["reports"][0]["findings"]]

    beside = visitor.post("/api/v1/check", files=[plan(FAMILY / "faulty.docx"), parent(FAMILY / "parent.docx")]).json()
    assert told(checked(given["facts"]).json()) == told(beside)
    given["facts"]["number"] = "999/KH-GD&ĐT"
    report = checked(given["facts"]).json()
    assert any("999/KH-GD&ĐT" in f["message"] for f in report["reports"][0]["findings"])
    assert checked({**given["facts"], "issued": "31/02/2022"}).status_code == 400
    assert checked({**given["facts"], "unknown": 1}).status_code == 400
    assert checked([]).json()["error"]["code"] == "bad_request"
    assert server.left == []


@pytest.mark.parametrize(
    ("path", "data", "status", "code"),
    [
        ("/api/v1/check", {"lang": "fr"}, 400, "bad_request"),
        ("/api/v1/check", {"profile": "final"}, 400, "bad_request"),
        ("/api/v1/check", {"rules": "../../etc"}, 400, "bad_request"),
        ("/api/v1/facts", {}, 400, "bad_request"),
        ("/api/v1/nichts", {}, 404, "not_found"),
        ("/api/v1/rules", {}, 405, "method"),
    ],
)
def test_what_is_wrong_is_told_as_json(visitor: Visitor, path: str, data: dict[str, str], status: int, code: str) -> None:
    answer = visitor.post(path, data=data, files=[plan(FAMILY / "faulty.docx")])
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_rules(visitor: Visitor) -> None:
    from checker.judge import load_pack

    listed = visitor.get("/api/v1/rules").json()["rules"]
    assert {rule.id for rule in load_pack()} <= {rule["id"] for rule in listed}
    assert visitor.get("/api/v1/rules/CC03").json() in listed
    assert visitor.get("/api/v1/rules/CC99").json()["error"]["code"] == "not_found"


@pytest.mark.filterwarnings("ignore")
def test_whatever_is_sent_the_answers_are_those_of_the_schema(server: Server) -> None:
    """schemathesis makes requests out of the schema, right ones and wrong ones; no answer is a 500 or of another form."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    schema = schemathesis.openapi.from_url(f"{server.url}api/v1/openapi.json")
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=3 if operation.method == "post" else 10,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        )
        def sent(case: Any) -> None:
            nonlocal tried
            tried += 1
            # facts that are of the form may still say what no calendar has
            case.validate_response(case.call(base_url=server.url.rstrip("/"), timeout=60), excluded_checks=[positive_data_acceptance])

        sent()
    assert tried >= 12
    assert server.left == []
