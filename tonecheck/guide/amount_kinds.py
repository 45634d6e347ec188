"""The kinds of amounts: ranges with two sides, spans of time, shares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from tonecheck.guide.kind import INVALID, Kind, Reader
from tonecheck.guide.nodes import Entry, ListNode, MapNode, Node, ScalarNode
from tonecheck.guide.problems import did_you_mean
from tonecheck.guide.scalar_kinds import Number, Text
from tonecheck.guide.values import Duration, Range, Share
from tonecheck.report import DIMENSIONS

_BOUNDS = ((0.0, 35.0), (30.0, 65.0), (55.0, 100.0))
LEVELS = dict(zip(("low", "medium", "high"), _BOUNDS, strict=True))
REGISTERS = dict(zip(("casual", "neutral", "formal"), _BOUNDS, strict=True))

_UNITS: Mapping[str, tuple[str, ...]] = {
    "minute": ("minute", "minutes", "min", "minuten"),
    "hour": ("hour", "hours", "h", "stunde", "stunden", "std", "std."),
    "workday": (
        *("workday", "workdays", "working day", "working days", "business day", "business days"),
        *("werktag", "werktage", "werktagen", "arbeitstag", "arbeitstage", "arbeitstagen"),
    ),
    "day": ("day", "days", "d", "tag", "tage", "tagen"),
    "week": ("week", "weeks", "woche", "wochen"),
    "month": ("month", "months", "monat", "monate", "monaten"),
    "year": ("year", "years", "jahr", "jahre", "jahren"),
}
UNITS = {written: unit for unit, words in _UNITS.items() for written in words}


class RangeKind(Kind):
    """A range; one of a tone dimension lies within 0 to 100 and may have a name."""

    shapes = frozenset({"scalar", "list", "map"})

    def __init__(self, key: str = "", meta: msgspec.Meta | None = None) -> None:
        self.dimension = key in DIMENSIONS
        self.names = (REGISTERS if key == "formality" else LEVELS) if self.dimension else {}
        limits = meta or (msgspec.Meta(ge=0, le=100) if self.dimension else msgspec.Meta(ge=0))
        self.number = Number(whole=False, meta=limits)
        self.text = Text()
        named = f" or {', '.join(self.names)}" if self.names else ""
        self.words = f"a range as [45, 75] or {{min: 60}}{named}"

    def prepare(self, node: Node, reader: Reader) -> Node:
        """Marks a map, so that merging replaces it as a whole."""
        if not isinstance(node, MapNode):
            return node
        known = ("min", "max", "weight", "but_not")
        for entry in node.entries.values():
            if entry.key not in known:
                remedy = did_you_mean(entry.key, known) or f"Known keys: {', '.join(known)}."
                reader.fail(entry.place, f"unknown key {entry.key!r}.", remedy)
        entries = {key: entry for key, entry in node.entries.items() if key in known}
        if len(entries) < len(node.entries) and not entries:
            return ScalarNode(node.place, "", broken=True)
        return MapNode(node.place, entries, atomic=True)

    def value(self, node: Node, reader: Reader) -> Any:
        if isinstance(node, ScalarNode):
            return self.named(node, reader)
        read = self.pair(node, reader) if isinstance(node, ListNode) else self.sides(node, reader)
        if read is None or INVALID in (read["min"], read["max"], read["weight"], read["but_not"]):
            return INVALID
        low, high = read["min"], read["max"]
        if low is None and high is None:
            return reader.fail(node, "an empty range.", "Give min, max or both, or write null to switch it off.")
        if low is not None and high is not None and low > high:
            return reader.fail(node, f"a reversed range: {low:g} is more than {high:g}.", f"Write [{high:g}, {low:g}].")
        return Range(**read)

    def named(self, node: ScalarNode, reader: Reader) -> Any:
        if node.text in self.names:
            low, high = self.names[node.text]
            return Range(min=low, max=high)
        if re.fullmatch(r"\d+(\.\d+)?", node.text):
            return reader.expected(
                self,
                node,
                f"A range has two sides: [{node.text}, …], {{min: {node.text}}} or {{max: {node.text}}}.",
            )
        return reader.expected(self, node, did_you_mean(node.text, self.names))

    def pair(self, node: ListNode, reader: Reader) -> dict[str, Any] | None:
        if len(node.items) != 2:
            reader.fail(node, f"a range with {len(node.items)} numbers.", "Write two: [45, 75]; or {min: 60}.")
            return None
        low, high = (self.number.read(item, reader) for item in node.items)
        return {"min": low, "max": high, "weight": 1.0, "but_not": None}

    def sides(self, node: MapNode, reader: Reader) -> dict[str, Any]:
        weight = Number(whole=False, meta=msgspec.Meta(gt=0))

        def read(entry: Entry | None, kind: Kind, default: Any) -> Any:
            if entry is None or (isinstance(entry.value, ScalarNode) and entry.value.null):
                return default
            return kind.read(entry.value, reader)

        entries = node.entries
        return {
            "min": read(entries.get("min"), self.number, None),
            "max": read(entries.get("max"), self.number, None),
            "weight": read(entries.get("weight"), weight, 1.0),
            "but_not": read(entries.get("but_not"), self.text, None),
        }

    def schema(self, partial: bool) -> dict[str, Any]:
        number = self.number.schema(partial)
        side = {"anyOf": [number, {"type": "null"}]}
        forms: list[dict[str, Any]] = [
            {"type": "array", "items": number, "minItems": 2, "maxItems": 2},
            {
                "type": "object",
                "properties": {
                    "min": {**side, "description": "at least"},
                    "max": {**side, "description": "at most"},
                    "weight": {
                        "type": "number",
                        "exclusiveMinimum": 0,
                        "description": "in the mark; 1 by default",
                    },
                    "but_not": {"type": "string", "description": "the words for too much of it, such as stiff"},
                },
                "additionalProperties": False,
                "anyOf": [{"required": ["min"]}, {"required": ["max"]}],
            },
        ]
        return {"anyOf": [*forms, {"enum": list(self.names)}] if self.names else forms}


class DurationKind(Kind):
    """A span of time, in German or English."""

    words = "a span of time as '14 days' or '1 Werktag'"

    def value(self, node: ScalarNode, reader: Reader) -> Any:
        found = re.fullmatch(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*(\D+)", node.text.strip())
        if not found:
            return reader.expected(self, node)
        unit = UNITS.get(" ".join(found[2].lower().split()))
        if unit is None:
            return reader.fail(node, f"unknown unit of time {found[2]!r}.", did_you_mean(found[2], UNITS))
        amount = float(found[1].replace(",", "."))
        if amount == 0:
            return reader.fail(node, "a time span of zero.", "Write at least 1.")
        return Duration(amount, unit, node.text)  # type: ignore[arg-type]

    def schema(self, _partial: bool) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\s*[0-9]+([.,][0-9]+)?\s*[^0-9]+$"}


class ShareKind(Kind):
    """A share in per cent."""

    words = "a share as 20%"

    def value(self, node: ScalarNode, reader: Reader) -> Any:
        found = re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,3})?)\s?%", node.text)
        if not found:
            bare = re.fullmatch(r"\d+", node.text)
            return reader.expected(self, node, f"Write {node.text}%." if bare else "")
        per_cent = float(found[1].replace(",", "."))
        if per_cent > 100:
            return reader.fail(node, f"{node.text} is out of range: from 0% to 100%.")
        return Share(per_cent / 100, node.text)

    def schema(self, _partial: bool) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[0-9]{1,3}([.,][0-9]+)?\s?%$"}
