"""The JSON Schema of rule files, for editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from checker.judge.checks import CHECKS
from checker.judge.rules.shape import RuleFile


def rule_schema() -> dict[str, Any]:
    """The JSON Schema of a rule file, for editors: the options of each check type included."""
    (rules,), parts = msgspec.json.schema_components([list[RuleFile]], ref_template="#/$defs/{name}")
    own: Mapping[str, Any] = parts["RuleFile"]
    own["properties"]["check"]["enum"] = sorted(CHECKS)
    cases = []
    for name, check in CHECKS.items():
        (shape,), more = msgspec.json.schema_components([check.options], ref_template="#/$defs/{name}")
        parts.update(more)
        cases.append({"if": {"properties": {"check": {"const": name}}}, "then": {"properties": {"options": shape}}})
    own["allOf"] = cases  # type: ignore[index]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Soát: rules", **rules, "$defs": parts}
