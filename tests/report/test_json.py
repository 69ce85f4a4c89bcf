"""Facts and reports as JSON: the keys of the contract, to the schemas that the package ships."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from checker.judge import judge, load_pack
from checker.model import Facts, Hierarchy, PartialDate, Place, Report
from checker.report.json import date_of, facts_of, number_of, place_of, render, render_facts, report_of, schema
from tests.judge.made import citation, day, deadline, document, row, target

ROOT = Path(__file__).parents[2]


def fits(data: Any, name: str) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(schema(name)).iter_errors(data)]


@pytest.mark.parametrize("name", ["facts", "report"])
def test_the_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (day(2022, 3, 22), "2022-03-22"),
        (PartialDate(None, 3, 2022), {"day": None, "month": 3, "year": 2022}),
        (PartialDate(31, 6, 2022), {"day": 31, "month": 6, "year": 2022}),
        (PartialDate(), None),
        (None, None),
    ],
)
def test_dates(date: PartialDate | None, shown: Any) -> None:
    assert date_of(date) == shown


def test_whole_numbers_have_no_fraction() -> None:
    assert (number_of(40.0), number_of(13.5), number_of(None)) == (40, 13.5, None)


def full() -> Report:
    parent = document("Chỉ tiêu 90%.", issued=day(2026, 1, 5), number="15/KH-UBND")
    facts = Facts(
        citations=(citation(number="15/KH-UBND", issued=PartialDate(None, 1, 2026)),), deadlines=(deadline(10, 6),), targets=(target(80.0),)
    )
    child = document(facts=facts, issued=day(2026, 1, 20))
    rows = (row(parent, target(90.0), facts.targets[0]), row(parent, deadline(10, 6), None))
    return judge(child, Hierarchy(child, (parent,), (facts.citations[0],), rows), load_pack())


def test_a_report_has_the_keys_of_the_contract() -> None:
    data = report_of(full())
    assert fits({"reports": [data]}, "report") == []
    assert set(data) >= {"file", "sha256", "status", "document", "verdicts", "findings", "inherited", "summary"}
    assert data["summary"]["rules"] == len(data["verdicts"]) == len(load_pack())
    first = data["inherited"][0]
    assert (first["kind"], first["parent"]["value"], first["child"]["value"], first["outcome"], first["rule"]) == (
        "target",
        90,
        80,
        "fail",
        "CT02",
    )
    assert data["inherited"][1]["child"] is None


def test_a_report_in_english() -> None:
    vietnamese, english = (json.loads(render([full()], lang=lang))["reports"][0]["findings"] for lang in ("vi", "en"))
    assert [f["rule"] for f in vietnamese] == [f["rule"] for f in english]
    assert [f["message"] for f in vietnamese] != [f["message"] for f in english]


def test_facts_are_never_null_lists() -> None:
    data = facts_of(document(""))
    assert fits(data, "facts") == []
    assert data["citations"] == data["deadlines"] == data["targets"] == data["events"] == data["sections"] == []
    assert data["document"]["recipients"] == []
    assert "text" not in data
    assert facts_of(document("abc"), text=True)["text"] == "abc"


def test_facts_are_a_line_each() -> None:
    lines = render_facts([document("a"), document("b")]).splitlines()
    assert [json.loads(line)["status"] for line in lines] == ["read", "read"]


def test_a_joint_plan_names_all_who_issue_it() -> None:
    one = document("")
    joint = replace(one, header=replace(one.header, issuers=("Trường Tiểu học Hoa Ban", "Trường Tiểu học Hoa Mơ")))
    (data,) = map(json.loads, render_facts([joint]).splitlines())
    assert data["document"]["issuers"] == ["Trường Tiểu học Hoa Ban", "Trường Tiểu học Hoa Mơ"]
    assert fits(data, "facts") == []
    assert "issuers" not in facts_of(one)["document"]


@pytest.mark.parametrize("name", ['«Đống Đa» – 5%\n\t\x01\x7f\u2028 "\\/', "", "tệp-\udce9.docx"])
def test_a_report_is_written_as_the_slow_way_writes_it(name: str) -> None:
    report, child = full(), document("abc")
    report = replace(report, document=replace(child, source=replace(child.source, name=name)))
    assert render([report]) == json.dumps({"reports": [report_of(report)]}, ensure_ascii=False, indent=2) + "\n"


def test_an_unknown_key_breaks_the_schema() -> None:
    data = facts_of(document(""))
    assert fits(data | {"more": 1}, "facts")
    assert fits({key: value for key, value in data.items() if key != "events"}, "facts")


def test_places_count_lines_as_paragraphs() -> None:
    assert place_of(Place(line=7))["paragraph"] == 7
    assert place_of(Place(page=2, box=(1.0, 2.0, 3.0, 4.0)))["box"] == [1.0, 2.0, 3.0, 4.0]


@pytest.mark.parametrize("name", ["compliant", "faulty"])
def test_a_plan_of_the_corpus_fits_both_schemas(name: str) -> None:
    from checker.pipeline import check, understand

    folder = ROOT / "corpus" / "dong-da"
    plan = folder / f"{name}.docx"
    assert fits(facts_of(understand(plan)), "facts") == []
    report = check(plan, parents=[folder / "parent.docx"])
    assert fits(json.loads(render([report, replace(report, findings=())])), "report") == []
