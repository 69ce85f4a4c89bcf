"""The JSON Schema of a pack.yaml with what it may hold of a parent, for editors."""

from __future__ import annotations

from typing import Any

import msgspec

from checker.derive.shape import Parent
from checker.judge.rules import editor


def pack_schema() -> dict[str, Any]:
    """That of a pack, `parent:` in its own shape."""
    made = editor.pack_schema()
    (parent,), parts = msgspec.json.schema_components([Parent], ref_template="#/$defs/{name}")
    made["$defs"] |= parts
    made["$defs"]["Pack"]["properties"]["parent"] = {"anyOf": [parent, {"type": "null"}], "default": None}
    return made
