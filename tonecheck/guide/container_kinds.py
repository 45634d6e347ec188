"""The kinds that hold others: lists, maps with keys of one's own, and a choice between kinds."""

from __future__ import annotations

from typing import Any

import msgspec

from tonecheck.guide.kind import INVALID, Kind, Reader, or_null, plain_entry, shape_of
from tonecheck.guide.nodes import Entry, ListNode, MapNode, Node, ScalarNode, is_null
from tonecheck.guide.problems import did_you_mean
from tonecheck.guide.record_kind import Record
from tonecheck.guide.scalar_kinds import Text


class ListOf(Kind):
    """A list; a single scalar is a list of one."""

    shapes = frozenset({"scalar", "list"})
    lists = True

    def __init__(self, item: Kind, meta: msgspec.Meta | None = None) -> None:
        self.item = item
        self.meta = meta
        self.texts = item.texts
        self.words = "a list" if isinstance(item, Record) else f"{item.words} or a list"

    def prepare(self, node: Node, reader: Reader) -> Node:
        if isinstance(node, ScalarNode) and not node.null and not node.broken:
            return ListNode(node.place, (self.item.prepare(node, reader),))
        if isinstance(node, ListNode):
            return ListNode(node.place, tuple(self.item.prepare(item, reader) for item in node.items), node.append)
        return node

    def remedy_for(self, node: Node) -> str:
        if isinstance(node, MapNode) and isinstance(self.item, Record):
            first = next((key for key in node.entries if key in self.item.fields), next(iter(self.item.fields)))
            return f"Begin each entry with '- ', as in `- {first}: …`."
        return super().remedy_for(node)

    def value(self, node: Node, reader: Reader) -> Any:
        items = node.items if isinstance(node, ListNode) else (node,)
        partial, reader.partial = reader.partial, False
        values = tuple([self.item.read(item, reader) for item in items])
        reader.partial = partial
        if INVALID in values:
            return INVALID
        if self.meta and self.meta.min_length and len(values) < self.meta.min_length:
            return reader.fail(node, "a list that is too short.", f"It needs at least {self.meta.min_length}.")
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
            if value is not None or self.item.optional:
                values[key] = value
        return INVALID if INVALID in values or INVALID in values.values() else values

    def schema(self, partial: bool) -> dict[str, Any]:
        schema: dict[str, Any] = {
            "type": "object",
            "additionalProperties": or_null(self.item.schema(partial)),
        }
        named = self.key.schema(partial)
        return {**schema, "propertyNames": named} if {"enum", "anyOf"} & set(named) else schema


class Either(Kind):
    """One of several kinds, tried in order; a text last, since everything is a text."""

    def __init__(self, kinds: tuple[Kind, ...], *, optional: bool) -> None:
        self.kinds = tuple(sorted(kinds, key=lambda kind: isinstance(kind, Text)))
        self.optional = optional
        self.shapes = frozenset().union(*(kind.shapes for kind in kinds))
        self.texts = any(kind.texts for kind in kinds)
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
            value, _ = reader.try_out(kind, kind.prepare(node, reader) if isinstance(node, ScalarNode) else node)
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
