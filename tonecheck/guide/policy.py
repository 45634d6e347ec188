"""A guide resolved for one context."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from tonecheck.guide.document import Calibration, ScoreSettings, Service
from tonecheck.guide.nodes import ListNode, MapNode, Node, Place
from tonecheck.guide.values import Brand, Level


class Origin(msgspec.Struct, frozen=True):
    """Where a value was written; as text `alpenglueck.yaml:24`."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """For which replies a policy holds."""

    language: str
    channel: str
    situation: str | None = None
    segment: str | None = None


class Policy(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """What the guide asks of replies in one context.

    `key` is the same for contexts that the guide does not tell apart; such policies share their `options`.
    """

    context: Context
    key: tuple[str | None, ...]
    options: Mapping[str, Any]  #: by section; a section that is absent or null is not there
    brand: Brand
    service: Service
    score: ScoreSettings
    levels: Mapping[str, Level]
    calibration: Mapping[str, Calibration]
    tree: MapNode  #: the merged nodes, for origins

    def origin(self, *path: str | int) -> Origin | None:
        """The file and line of the value at a path (`"phrases", 0, "avoid"`), or of what holds it.

        None where nothing on the path was written.
        """
        place = self._place(path)
        return Origin(place.source.name, place.line) if place else None

    def is_of_house(self, *path: str | int) -> bool:
        """Whether the value at a path, or what holds it, was written in a guide that is not a bundled one."""
        place = self._place(path)
        return place is None or not place.source.is_bundled

    def _place(self, path: tuple[str | int, ...]) -> Place | None:
        place, node = None, self.tree
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            place, node = found
        return place


def _step(node: Node, step: str | int) -> tuple[Place, Any] | None:
    """The place and the node one step down a path."""
    if isinstance(node, ListNode):
        if isinstance(step, int) and -len(node.items) <= step < len(node.items):
            return node.items[step].place, node.items[step]
        return None
    if isinstance(node, MapNode):
        entry = node.entries.get(str(step)) or node.entries.get(str(step).rstrip("_"))
        return (entry.place, entry.value) if entry else None
    return None
