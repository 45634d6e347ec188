"""The kind of records: named keys, each of its own kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.guide.kind import INVALID, Kind, Reader, Shape, or_null, plain_entry
from tonecheck.guide.nodes import Entry, MapNode, Node, ScalarNode, is_null
from tonecheck.guide.problems import did_you_mean

_MAX_LISTED = 12


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A key of a record."""

    name: str  #: of the argument
    kind: Kind
    required: bool = False
    description: str = ""


class Record(Kind):
    """Named keys, made into a value by `make`; a bare scalar or list stands for the `shorthand` key."""

    def __init__(
        self,
        fields: Mapping[str, Field],
        make: Callable[..., Any],
        *,
        shorthand: str | None = None,
        doc: str = "",
        elsewhere: Mapping[str, str] | None = None,
        listing: str = "",
    ) -> None:
        self.fields = fields
        self.make = make
        self.shorthand = shorthand
        self.doc = doc
        self.elsewhere = elsewhere or {}  #: where keys belong that people put here
        self.listing = listing or f"Known keys: {', '.join(fields)}."  #: what helps where no key is close
        listed = ", ".join(list(fields)[:_MAX_LISTED]) + (", …" if len(fields) > _MAX_LISTED else "")
        self.words = f"keys ({listed})"
        self.shapes: frozenset[Shape] = frozenset({"map"})
        if shorthand:
            self.words = f"{fields[shorthand].kind.words}, or {self.words}"
            self.shapes |= fields[shorthand].kind.shapes

    def prepare(self, node: Node, reader: Reader) -> Node:
        if not isinstance(node, MapNode):
            if self.shorthand is None or is_null(node) or (isinstance(node, ScalarNode) and node.broken):
                return node
            value = self.fields[self.shorthand].kind.prepare(node, reader)
            return MapNode(node.place, {self.shorthand: Entry(self.shorthand, node.place, value)})
        entries = {}
        for entry in node.entries.values():
            name = entry.key.removeprefix("+")
            field = self.fields.get(entry.key) or self.fields.get(name)
            if field is None:
                reader.fail(entry.place, f"unknown key {entry.key!r}.", self.remedy(name))
                continue
            plain = plain_entry(entry, field.kind)
            if plain.key not in self.fields:
                reader.fail(
                    entry.place,
                    f"{entry.key!r} is not a list.",
                    f"Only a list can be appended to: write {name!r}.",
                )
                continue
            entries[plain.key] = Entry(plain.key, entry.place, field.kind.prepare(plain.value, reader))
        return MapNode(node.place, entries)

    def remedy(self, key: str) -> str:
        """What helps where a key does not exist."""
        if key == "<<":
            return "Write the keys out, or use `extends`."
        name, colon, value = key.partition(":")
        if colon and name in self.fields:
            return f"A blank is missing after the colon: `{name}: {value}`."
        return self.elsewhere.get(key) or did_you_mean(key, self.fields) or self.listing

    def value(self, node: Node, reader: Reader) -> Any:
        if not isinstance(node, MapNode):
            return reader.expected(self, node)
        values = {}
        for entry in node.entries.values():
            if is_null(entry.value) and not self.fields[entry.key].kind.optional:
                continue
            values[entry.key] = self.fields[entry.key].kind.read(entry.value, reader)
        if not reader.partial:
            values.update(dict.fromkeys(self.missing(node, values, reader), INVALID))
        if any(value is INVALID for value in values.values()):
            return INVALID
        return values if reader.partial else self.made(node, values, reader)

    def missing(self, node: MapNode, values: Mapping[str, Any], reader: Reader) -> list[str]:
        """The required keys that are not there, reported."""
        missing = [key for key, field in self.fields.items() if field.required and key not in values]
        for key in missing:
            described = f" ({self.fields[key].description})" if self.fields[key].description else ""
            reader.fail(node, f"the key {key!r} is missing.", f"Add `{key}: …`{described}.")
        return missing

    def made(self, node: MapNode, values: Mapping[str, Any], reader: Reader) -> Any:
        """The record; what its own checks find wrong is reported at the key that the error names as its place."""
        try:
            return self.make(**{self.fields[key].name: value for key, value in values.items()})
        except TonecheckError as error:
            entry = node.entries.get(error.place or "")
            return reader.fail(entry.value if entry else node, error.cause, error.remedy or "")
        except ValueError as error:
            return reader.fail(node, str(error))

    def schema(self, partial: bool) -> dict[str, Any]:
        properties: dict[str, Any] = {}
        for key, field in self.fields.items():
            described = {"description": field.description} if field.description else {}
            properties[key] = {**described, **or_null(field.kind.schema(partial))}
            if field.kind.lists:
                properties[f"+{key}"] = {"description": f"appends to {key}", **field.kind.schema(partial)}
        schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
        if required := [key for key, field in self.fields.items() if field.required and not partial]:
            schema["required"] = required
        if self.shorthand:
            schema = {"anyOf": [self.fields[self.shorthand].kind.schema(partial), schema]}
        return {"description": self.doc, **schema} if self.doc else schema
