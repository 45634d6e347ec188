"""A policy laid open: each value with where it was written."""

from __future__ import annotations

from collections.abc import Iterator

from tonecheck.guide.nodes import ListNode, MapNode, Node, ScalarNode
from tonecheck.guide.policy import Origin, Policy


def show(policy: Policy) -> list[tuple[str, str, Origin]]:
    """(path, value as written, origin) for every value of a policy, in the order of the guide."""
    rows: list[tuple[str, str, Origin]] = []
    for key, entry in policy.tree.entries.items():
        rows += _rows(key, entry.value, Origin(entry.place.source.name, entry.place.line))
    return rows


def _rows(path: str, node: Node, origin: Origin) -> Iterator[tuple[str, str, Origin]]:
    if isinstance(node, MapNode) and not node.atomic and node.entries:
        for key, entry in node.entries.items():
            where = Origin(entry.place.source.name, entry.place.line)
            yield from _rows(f"{path}.{key}", entry.value, where)
    elif isinstance(node, ListNode) and not _is_short(node, origin):
        for index, item in enumerate(node.items):
            where = Origin(item.place.source.name, item.place.line)
            yield from _rows(f"{path}[{index}]", item, where)
    else:
        yield path, written(node), origin


def _is_short(node: ListNode, origin: Origin) -> bool:
    """Whether a list is texts from one file, which fit into one row."""
    return all(isinstance(item, ScalarNode) and item.place.source.name == origin.file for item in node.items)


def written(node: Node) -> str:
    """A node on one line; a range of two numbers with a dash."""
    if isinstance(node, ScalarNode):
        return "null" if node.null else node.text
    if isinstance(node, MapNode):
        return "{" + ", ".join(f"{key}: {written(entry.value)}" for key, entry in node.entries.items()) + "}"
    return "[" + ", ".join(written(item) for item in node.items) + "]"
