"""The JSON Schema of guides, generated from the annotations of the sections' options."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tonecheck.guide.document import CONTEXTS, SETTINGS, Section, document_of
from tonecheck.guide.kind import or_null

SCHEMA_FILE = "styleguide-1.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(sections: Mapping[str, Section]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a guide with these sections."""
    document = document_of(sections).schema(True)
    names = (*SETTINGS, *sections)
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    block: dict[str, Any] = {}
    for name, described in document["properties"].items():
        if name.removeprefix("+") in names:
            definitions[name] = described
            properties[name] = block[name] = {"$ref": f"#/$defs/{name}"}
        elif name in CONTEXTS:
            keys = {"propertyNames": {"enum": ["de", "en"]}} if name == "languages" else {}
            overrides = {
                "type": "object",
                **keys,
                "additionalProperties": or_null({"$ref": "#/$defs/overrides"}),
            }
            properties[name] = {"description": described["description"], **or_null(overrides)}
        else:
            properties[name] = described
    definitions["overrides"] = {
        "description": "The same sections, with only what differs.",
        "type": "object",
        "properties": block,
        "additionalProperties": False,
    }
    return {
        "$schema": _DIALECT,
        "title": "tonecheck style guide",
        **document,
        "required": ["tonecheck"],
        "properties": properties,
        "$defs": definitions,
    }


def schema_text(sections: Mapping[str, Section]) -> str:
    """The schema as the file SCHEMA_FILE has it: the same sections give the same bytes."""
    return json.dumps(schema(sections), ensure_ascii=False, indent=1) + "\n"
