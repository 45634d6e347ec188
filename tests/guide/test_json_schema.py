"""The schema is valid, the same every time, and takes good guides as an editor reads them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tonecheck.guide import Section, schema, schema_text, starter

Sections = Mapping[str, Section]


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, by which editors read: `off` is a word, a date is a text."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)", "-+.0123456789"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), [*first, ""])
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def errors(text: str, sections: Sections) -> list[str]:
    guide: Any = yaml.load(text, EditorLoader)
    found = Draft202012Validator(schema(sections)).iter_errors(guide)
    return ["/".join(map(str, error.absolute_path)) for error in found]


def test_valid_schema(sections: Sections) -> None:
    Draft202012Validator.check_schema(schema(sections))
    assert schema(sections)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_same_bytes(sections: Sections) -> None:
    text = schema_text(sections)
    assert text == schema_text(dict(sections))
    assert json.loads(text) == schema(sections)
    assert text.endswith("}\n")


def test_whole_guide(sections: Sections) -> None:
    text = (Path(__file__).parent / "alpenglueck.yaml").read_text(encoding="utf-8")
    assert errors(text, sections) == []


@pytest.mark.parametrize("options", [("Haus", "de", "Sie"), ("Haus", "de", "du"), ("House", "en", None)])
def test_starters(options: tuple[str, str, str | None], sections: Sections) -> None:
    assert errors(starter(*options, owner="Marke", reviewed="2026-10-01"), sections) == []


@pytest.mark.parametrize(
    "text",
    [
        "address: Sie",
        "address: {form: du, strict: true}",
        "address: null",
        "levels: {tone.formality: off, clarity.filler: false, greeting.missing: note}",
        "levels: {house.order-number: off, library.twin-fact: note}",
        "tone: {formality: neutral, warmth: [1, 2], empathy: {min: 3, but_not: kühl}, confidence: null}",
        "terms: [{use: 08, not: 1.5}, {use: true, not: [a, 0711]}]",
        "+phrases: [{avoid: x}]\nchannels: {chat: {+phrases: [{avoid: y}], greeting: {+avoid: z}}, sms: null}",
        "extends: [base-de, ./x.yaml]",
        "channels: {chat: {protocols: {complaint: {ordered: true}}}}",
        "clarity: {passive: 20%, jargon: {RMA: Nummer}}\nservice: {solution: 3 days}",
    ],
)
def test_accepts(text: str, sections: Sections) -> None:
    assert errors(f"tonecheck: 1\n{text}\n", sections) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("phrase: []", ""),
        ("address: sie", "address"),
        ("tone: {warmth: casual}", "tone/warmth"),
        ("tone: {warmth: [1, 200]}", "tone/warmth"),
        ("tone: {warmth: {}}", "tone/warmth"),
        ("phrases: {avoid: x}", "phrases"),
        ("terms: [{use: x}]", "terms"),
        ("clarity: {passive: 20}", "clarity/passive"),
        ("languages: {fr: {}}", "languages"),
        ("channels: {chat: {channels: {}}}", "channels"),
        ("calibration: {warmt: {shift: 1}}", "calibration"),
        ("+address: Sie", ""),
        ("levels: {clarity.fillerx: note}", "levels"),
        ("levels: {clarity: off}", "levels"),
        ("channels: {chat: {levels: {tone.warm: off}}}", "channels/chat/levels"),
    ],
)
def test_rejects(text: str, path: str, sections: Sections) -> None:
    """At or above the place: where null is allowed as well, the key itself is named."""
    found = errors(f"tonecheck: 1\n{text}\n", sections)
    assert found
    assert all(path.startswith(place) for place in found)


def test_keys_have_descriptions(sections: Sections) -> None:
    made = schema(sections)
    assert made["properties"]["owner"]["description"] == "who is responsible for it"
    assert made["$defs"]["tone"]["description"] == "A section of the tests."
    greeting = made["$defs"]["greeting"]["anyOf"][0]["properties"] if "anyOf" in made["$defs"]["greeting"] else {}
    assert greeting["allowed"]["description"] == "the only salutations"
