"""What /api/v1 takes and answers, as OpenAPI 3.1; the answers are the JSON Schemas that the package ships."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from checker import __version__
from checker.judge.rules.packs import built_in
from checker.report.json import schema

_FILES = {"type": "array", "items": {"type": "string", "contentMediaType": "application/octet-stream"}, "minItems": 1}
_LANG = {"type": "string", "enum": ["vi", "en"], "default": "vi", "description": "Language of messages."}
_ERROR = {
    "type": "object",
    "properties": {
        "error": {
            "type": "object",
            "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
            "required": ["code", "message"],
        }
    },
    "required": ["error"],
}


@cache
def document() -> dict[str, Any]:
    """The whole schema."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Soát",
            "version": __version__,
            "description": "Checks Vietnamese administrative plans. Nothing that is sent is kept: files are deleted with the answer.",
        },
        "paths": {
            "/api/v1/check": {"post": _check()},
            "/api/v1/facts": {"post": _facts()},
            "/api/v1/parents": {"post": _parents()},
            "/api/v1/rules": {"get": _got("All built-in rules.", _object("rules", {"type": "array", "items": _ref("Rule")}))},
            "/api/v1/rules/{rule}": {
                "parameters": [
                    {"name": "rule", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}, "example": "CC03"}
                ],
                "get": _got("One rule.", _ref("Rule"), missing=True),
            },
            "/api/v1/openapi.json": {"get": _got("This document.", {"type": "object"})},
        },
        "components": {
            "schemas": {
                "Report": _shipped("report", "Report"),
                "Facts": _shipped("facts", "Facts"),
                "Rule": _rule(),
                "Error": _ERROR,
                **_parent_shapes(),
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _check() -> dict[str, Any]:
    fields = {
        "plans": {**_FILES, "description": "Plans, or ZIP files of plans."},
        "parents": {**_FILES, "minItems": 0, "description": "The superiors' documents."},
        "corrected": {
            **_FILES,
            "minItems": 0,
            "description": "Facts of superiors' documents in the form that /api/v1/parents gives, set right; instead of the documents.",
        },
        "roster": {"type": "string", "contentMediaType": "text/csv", "description": "CSV of the units that have to hand in."},
        "profile": {"type": "string", "enum": ["issued", "draft"], "default": "issued"},
        "rules": {"type": "array", "items": {"type": "string", "enum": built_in()}, "description": "Packs of rules."},
        "lang": _LANG,
    }
    return _posted("Plans judged beside their parents.", fields, ["plans"], _ref("Report"))


def _facts() -> dict[str, Any]:
    fields = {
        "files": _FILES,
        "text": {"type": "string", "enum": ["true", "false"], "default": "false", "description": "Whether the text is told too."},
        "lang": _LANG,
    }
    return _posted("What files say.", fields, ["files"], _object("documents", {"type": "array", "items": _ref("Facts")}))


def _parents() -> dict[str, Any]:
    one = {
        "type": "object",
        "properties": {
            "file": {"type": "string"},
            "facts": {"anyOf": [_ref("Parent"), {"type": "null"}]},
            "why": {"type": ["string", "null"], "description": "Why there are none that could be set right."},
        },
        "required": ["file", "facts", "why"],
    }
    answer = _object("parents", {"type": "array", "items": one})
    return _posted("What superiors' documents ask, to be set right.", {"files": _FILES, "lang": _LANG}, ["files"], answer)


def _parent_shapes() -> dict[str, Any]:
    """The shape of a parent's facts, that of `parent:` in a pack."""
    from msgspec.json import schema_components

    from checker.derive.shape import Parent

    return schema_components([Parent], ref_template="#/components/schemas/{name}")[1]


def _posted(summary: str, fields: dict[str, Any], required: list[str], answer: dict[str, Any]) -> dict[str, Any]:
    form = {"type": "object", "properties": fields, "required": required}
    made = _got(summary, answer)
    failures = {
        "400": "A field is missing or not right.",
        "403": "The request comes from another site's page.",
        "408": "The upload was too slow.",
        "413": "Too much was sent.",
        "503": "The server is busy, or could not finish within its bounds.",
    }
    made["responses"] |= {code: _answer(said, _ref("Error")) for code, said in failures.items()}
    return {**made, "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": form}}}}


def _got(summary: str, answer: dict[str, Any], *, missing: bool = False) -> dict[str, Any]:
    responses = {"200": _answer(summary, answer), "401": _answer("A token is asked for.", _ref("Error"))}
    if missing:
        responses["404"] = _answer("There is none.", _ref("Error"))
    return {"summary": summary, "responses": responses}


def _answer(said: str, shape: dict[str, Any]) -> dict[str, Any]:
    return {"description": said, "content": {"application/json": {"schema": shape}}}


def _object(name: str, shape: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {name: shape}, "required": [name]}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _shipped(name: str, as_: str) -> dict[str, Any]:
    """A schema of the package, with its references where they stand here."""
    text = json.dumps(schema(name)).replace('"#/$defs/', f'"#/components/schemas/{as_}/$defs/')
    made: dict[str, Any] = json.loads(text)
    made.pop("$schema", None)
    return made


def _rule() -> dict[str, Any]:
    text = {"type": "string"}
    names = {"id": {"type": "string", "pattern": "^[A-Z]{2}\\d{2}$"}, "name": text, "pack": text, "check": text}
    others: dict[str, Any] = {name: {} for name in ("given", "options", "message", "examples")}
    severity = {"type": "string", "enum": ["error", "warning", "info"]}
    fields = {**names, "severity": severity, "title": {"type": "object"}, "basis": {"type": "array", "items": {"type": "object"}}, **others}
    return {"type": "object", "properties": fields, "required": list(fields)}
