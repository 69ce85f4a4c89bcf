"""The JSON Schema of rule files, for editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from checker.judge.checks import CHECKS
from checker.judge.facts import KINDS
from checker.judge.rules.shape import Pack, RuleFile


def rule_schema() -> dict[str, Any]:
    """The JSON Schema of a rule file, for editors: the options of each check type included."""
    (rules,), parts = msgspec.json.schema_components([list[RuleFile]], ref_template="#/$defs/{name}")
    own: Mapping[str, Any] = parts["RuleFile"]
    own["properties"]["check"]["enum"] = sorted(CHECKS)
    parts["Given"]["properties"]["fact"]["enum"] = sorted(KINDS)
    cases = []
    for name, check in CHECKS.items():
        (shape,), more = msgspec.json.schema_components([check.options], ref_template="#/$defs/{name}")
        parts.update(more)
        cases.append({"if": {"properties": {"check": {"const": name}}}, "then": {"properties": {"options": shape}}})
    own["allOf"] = cases  # type: ignore[index]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Soát: rules", **rules, "$defs": parts}


def pack_schema() -> dict[str, Any]:
    """The JSON Schema of a pack.yaml."""
    (pack,), parts = msgspec.json.schema_components([Pack], ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Soát: pack", **pack, "$defs": parts}
