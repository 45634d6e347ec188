"""What differs, laid over what was there: maps key by key, lists and ranges whole, `+` appends."""

from __future__ import annotations

from tonecheck.guide.nodes import Entry, ListNode, MapNode, Node


def merged(base: Node, over: Node) -> Node:
    """`over` laid over `base`; untouched parts stay the same nodes, so that nothing is read twice."""
    if isinstance(over, ListNode) and over.append and isinstance(base, ListNode):
        return ListNode(over.place, base.items + over.items, append=base.append)
    if not isinstance(base, MapNode) or not isinstance(over, MapNode) or base.atomic or over.atomic:
        return over
    entries = dict(base.entries)
    for key, entry in over.entries.items():
        below = entries.get(key)
        value = merged(below.value, entry.value) if below else entry.value
        entries[key] = Entry(key, entry.place, value)
    return MapNode(over.place, entries)


def without(node: MapNode, keys: tuple[str, ...]) -> MapNode:
    """A map less some keys."""
    return MapNode(node.place, {key: entry for key, entry in node.entries.items() if key not in keys})


def only(node: MapNode, keys: tuple[str, ...]) -> MapNode:
    """A map's part under some keys."""
    return MapNode(node.place, {key: entry for key, entry in node.entries.items() if key in keys})
