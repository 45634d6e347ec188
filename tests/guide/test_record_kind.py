"""Records: keys that do not exist, that are missing, that stand for others."""

from __future__ import annotations

from typing import Any

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.guide.annotations import kind_of
from tonecheck.guide.compose import compose
from tonecheck.guide.kind import INVALID, Reader
from tonecheck.guide.nodes import Source
from tonecheck.guide.problems import Problems
from tonecheck.guide.record_kind import Field, Record


def made(name: str, most: int = 9, words: tuple[str, ...] = ()) -> tuple[str, int, tuple[str, ...]]:
    if most < 0:
        raise TonecheckError("below nothing.", remedy="Count up.")
    if name == "x":
        raise ValueError("no x.")
    return name, most, words


FIELDS = {
    "name": Field(name="name", kind=kind_of(str), required=True, description="what it is called"),
    "at-most": Field(name="most", kind=kind_of(int)),
    "words": Field(name="words", kind=kind_of(tuple[str, ...])),
}
RECORD = Record(FIELDS, made, shorthand="name", elsewhere={"tone": "It stands at the top."})


def read(text: str, record: Record = RECORD, *, partial: bool = False) -> tuple[Any, list[str]]:
    problems = Problems()
    node = compose(Source.of("x.yaml", text), problems)
    assert node is not None
    reader = Reader(problems, Problems())
    reader.partial = partial
    value = record.read(record.prepare(node, reader), reader)
    return value, [f"{p.line}:{p.column}: {p.message} {p.remedy}".strip() for p in problems.sorted()]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "1:1: the key 'name' is missing. Add `name: …` (what it is called)."),
        ("{name: a, word: b}", "1:11: unknown key 'word'. Did you mean 'words'?"),
        ("{name: a, zzz: b}", "1:11: unknown key 'zzz'. Known keys: name, at-most, words."),
        ("{name: a, tone: b}", "1:11: unknown key 'tone'. It stands at the top."),
        ("{name: a, <<: b}", "1:11: unknown key '<<'. Write the keys out, or use `extends`."),
        ("{name: a, +at-most: 1}", "1:11: '+at-most' is not a list. Only a list can be appended to: write 'at-most'."),
        ("{name: a, at-most: -1}", "1:1: below nothing. Count up."),
        ("{name: x}", "1:1: no x."),
    ],
)
def test_mistakes(text: str, said: str) -> None:
    _, problems = read(text)
    assert problems == [said]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{name: a}", ("a", 9, ())),
        ("a", ("a", 9, ())),
        ("{name: a, at-most: null}", ("a", 9, ())),
        ("{name: a, at-most: 3, words: [b]}", ("a", 3, ("b",))),
        ("{name: a, +words: b}", ("a", 9, ("b",))),
    ],
)
def test_values(text: str, value: Any) -> None:
    assert read(text) == (value, [])


def test_what_an_extends_may_bring_need_not_be_there() -> None:
    assert read("{at-most: 3}", partial=True) == ({"at-most": 3}, [])
    assert read("{at-most: 3}")[0] is INVALID


def test_many_keys_are_listed_only_where_one_is_unknown() -> None:
    many = Record({f"key{n}": Field(name=f"key{n}", kind=kind_of(str)) for n in range(20)}, dict)
    assert many.remedy("zzz").startswith("Known keys: key0, key1,")
    assert many.remedy("zzz").endswith("key19.")
    assert many.words.endswith(", …)")


def test_the_schema_tells_required_and_appended_keys() -> None:
    shorthand, schema = RECORD.schema(False)["anyOf"]
    assert shorthand == kind_of(str).schema(False)
    assert schema["required"] == ["name"]
    assert list(schema["properties"]) == ["name", "at-most", "words", "+words"]
    assert "required" not in RECORD.schema(True)["anyOf"][1]
