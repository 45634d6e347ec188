"""The kinds that hold others: lists, maps, records with named keys, and a choice between kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.guide.kind import INVALID, Kind, Reader, Shape, shape_of, shown
from tonecheck.guide.nodes import Entry, ListNode, MapNode, Node, ScalarNode
from tonecheck.guide.problems import did_you_mean

_MAX_LISTED = 12


class ListOf(Kind):
    """A list; a single scalar is a list of one."""

    shapes = frozenset({"scalar", "list"})
    lists = True

    def __init__(self, item: Kind, meta: msgspec.Meta | None = None) -> None:
        self.item = item
        self.meta = meta
        self.words = (
            f"a list of {item.words.removeprefix('a ')}"
            if isinstance(item, Record)
            else f"{item.words} or a list"
        )

    def prepare(self, node: Node, reader: Reader) -> Node:
        if isinstance(node, ScalarNode) and not node.null and not node.broken:
            return ListNode(node.place, (self.item.prepare(node, reader),))
        if isinstance(node, ListNode):
            return ListNode(
                node.place, tuple(self.item.prepare(item, reader) for item in node.items), node.append
            )
        return node

    def value(self, node: Node, reader: Reader) -> Any:
        items = node.items if isinstance(node, ListNode) else (node,)
        partial, reader.partial = reader.partial, False
        values = tuple([self.item.read(item, reader) for item in items])
        reader.partial = partial
        if INVALID in values:
            return INVALID
        if self.meta and self.meta.min_length and len(values) < self.meta.min_length:
            return reader.fail(
                node, "a list that is too short.", f"It needs at least {self.meta.min_length}."
            )
        return values

    def schema(self, _partial: bool) -> dict[str, Any]:
        item = self.item.schema(False)
        array = {"type": "array", "items": item}
        return {"anyOf": [array, item]} if "scalar" in self.item.shapes else array


class Pair(Kind):
    """A list of fixed length, each item of its own kind."""

    shapes = frozenset({"list"})

    def __init__(self, items: tuple[Kind, ...]) -> None:
        self.items = items
        self.words = f"a list of {len(items)}"

    def prepare(self, node: Node, reader: Reader) -> Node:
        if not isinstance(node, ListNode) or len(node.items) != len(self.items):
            return node
        pairs = zip(self.items, node.items, strict=True)
        return ListNode(node.place, tuple(kind.prepare(item, reader) for kind, item in pairs), node.append)

    def value(self, node: ListNode, reader: Reader) -> Any:
        if len(node.items) != len(self.items):
            return reader.fail(node, f"expected {self.words}, not of {len(node.items)}.")
        values = tuple(kind.read(item, reader) for kind, item in zip(self.items, node.items, strict=True))
        return INVALID if INVALID in values else values

    def schema(self, _partial: bool) -> dict[str, Any]:
        items = [kind.schema(False) for kind in self.items]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}


class MapOf(Kind):
    """Keys of one's own choice; `null` takes an inherited key out."""

    shapes = frozenset({"map"})

    def __init__(self, key: Kind, item: Kind, words: str = "keys and values") -> None:
        self.key = key
        self.item = item
        self.words = words

    def prepare(self, node: Node, reader: Reader) -> Node:
        if not isinstance(node, MapNode):
            return node
        entries = {}
        for entry in node.entries.values():
            plain = plain_entry(entry, self.item)
            entries[plain.key] = Entry(plain.key, entry.place, self.item.prepare(plain.value, reader))
        return MapNode(node.place, entries)

    def value(self, node: MapNode, reader: Reader) -> Any:
        values = {}
        for entry in node.entries.values():
            key = self.key.read(ScalarNode(entry.place, entry.key, plain=False), reader)
            value = None
            if not is_null(entry.value):
                value = self.item.read(entry.value, reader)
            if value is not None or (isinstance(self.item, Either) and self.item.optional):
                values[key] = value
        return INVALID if INVALID in values or INVALID in values.values() else values

    def schema(self, partial: bool) -> dict[str, Any]:
        schema: dict[str, Any] = {
            "type": "object",
            "additionalProperties": or_null(self.item.schema(partial)),
        }
        names = self.key.schema(partial).get("enum")
        return {**schema, "propertyNames": {"enum": names}} if names else schema


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
    ) -> None:
        self.fields = fields
        self.make = make
        self.shorthand = shorthand
        self.doc = doc
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
                    f"{entry.key!r} is no list.",
                    f"Only a list can be appended to: write {name!r}.",
                )
                continue
            entries[plain.key] = Entry(plain.key, entry.place, field.kind.prepare(plain.value, reader))
        return MapNode(node.place, entries)

    def remedy(self, key: str) -> str:
        """What helps where a key does not exist."""
        if key == "<<":
            return "Write the keys out, or use `extends`."
        return did_you_mean(key, self.fields) or f"Known keys: {', '.join(self.fields)}."

    def value(self, node: Node, reader: Reader) -> Any:
        if not isinstance(node, MapNode):
            return reader.expected(self, node)
        values = {}
        for entry in node.entries.values():
            if is_null(entry.value) and not _takes_null(self.fields[entry.key].kind):
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
            reader.fail(
                node,
                f"the key {key!r} is missing.",
                f"Add {key}: {self.fields[key].description}".rstrip(": ") + ".",
            )
        return missing

    def made(self, node: MapNode, values: Mapping[str, Any], reader: Reader) -> Any:
        try:
            return self.make(**{self.fields[key].name: value for key, value in values.items()})
        except TonecheckError as error:
            return reader.fail(node, error.cause, error.remedy or "")
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


class Either(Kind):
    """One of several kinds, tried in order; a text last, since everything is a text."""

    def __init__(self, kinds: tuple[Kind, ...], *, optional: bool) -> None:
        from tonecheck.guide.scalar_kinds import Text

        self.kinds = tuple(sorted(kinds, key=lambda kind: isinstance(kind, Text)))
        self.optional = optional
        self.shapes = frozenset().union(*(kind.shapes for kind in kinds))
        self.lists = any(kind.lists for kind in kinds)
        self.words = ", or ".join(dict.fromkeys(kind.words for kind in self.kinds))

    def fitting(self, node: Node) -> list[Kind]:
        """The kinds that a node of this shape may be; for a scalar, those that are no list before the lists."""
        shape = shape_of(node)
        fitting = [kind for kind in self.kinds if shape in kind.shapes]
        return sorted(fitting, key=lambda kind: shape == "scalar" and kind.lists)

    def prepare(self, node: Node, reader: Reader) -> Node:
        fitting = self.fitting(node)
        if isinstance(node, ScalarNode) and len(fitting) > 1:
            return node
        return fitting[0].prepare(node, reader) if fitting else node

    def null(self, node: ScalarNode, reader: Reader) -> Any:
        return None if self.optional else reader.expected(self, node)

    def value(self, node: Node, reader: Reader) -> Any:
        fitting = self.fitting(node)
        if len(fitting) == 1:
            return fitting[0].read(node, reader)
        for kind in fitting:
            value, _ = reader.try_out(
                kind, kind.prepare(node, reader) if isinstance(node, ScalarNode) else node
            )
            if value is not INVALID:
                return value
        return self.rejected(node, fitting, reader)

    def rejected(self, node: Node, fitting: list[Kind], reader: Reader) -> Any:
        """Reports what speaks most plainly: the only problem inside a list or map, else all that was expected."""
        if not isinstance(node, ScalarNode):
            return fitting[0].read(node, reader)
        words = [word for kind in fitting for word in getattr(kind, "options", {})]
        return reader.expected(self, node, did_you_mean(node.text, words))

    def schema(self, partial: bool) -> dict[str, Any]:
        schemas = [kind.schema(partial) for kind in self.kinds]
        return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def is_null(node: Node) -> bool:
    """Whether nothing stands there."""
    return isinstance(node, ScalarNode) and node.null and not node.broken


def _takes_null(kind: Kind) -> bool:
    return isinstance(kind, Either) and kind.optional


def or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema, or null, which switches a key off."""
    options = schema.get("anyOf") if set(schema) == {"anyOf"} else [schema]
    return {"anyOf": [*(options or []), {"type": "null"}]}


def plain_entry(entry: Entry, kind: Kind) -> Entry:
    """An entry whose key had a plus as one without, its list marked as appending."""
    name = entry.key.removeprefix("+")
    if name == entry.key or not kind.lists:
        return entry
    value = entry.value
    if isinstance(value, ScalarNode) and not value.null and not value.broken:
        value = ListNode(value.place, (value,))
    if isinstance(value, ListNode):
        value = ListNode(value.place, value.items, append=True)
    return Entry(name, entry.place, value)


__all__ = [
    "Either",
    "Field",
    "ListOf",
    "MapOf",
    "Pair",
    "Record",
    "is_null",
    "or_null",
    "plain_entry",
    "shown",
]
