"""What a key's value may be: a kind prepares nodes for merging, reads them into values, and describes itself."""

from __future__ import annotations

from typing import Any, Literal

from tonecheck.guide.nodes import Entry, ListNode, Node, Place, ScalarNode
from tonecheck.guide.problems import Problems, closest

Shape = Literal["scalar", "list", "map"]


class _Invalid:
    """The value of a node that was reported."""


INVALID = _Invalid()


def shape_of(node: Node) -> Shape:
    """Whether a node is a scalar, a list or a map."""
    if isinstance(node, ScalarNode):
        return "scalar"
    return "list" if isinstance(node, ListNode) else "map"


def shown(node: Node) -> str:
    """A node in a message: its text, or what it is."""
    if isinstance(node, ScalarNode):
        return f"{node.text[:60]!r}" if node.text or not node.plain else "nothing"
    return "a list" if isinstance(node, ListNode) else "keys and values"


class Kind:
    """A kind of value."""

    words: str = "a value"  #: in a message: "expected …"
    shapes: frozenset[Shape] = frozenset({"scalar"})
    lists: bool = False  #: whether a plus before the key appends
    texts: bool = False  #: whether any text will do, so that an unquoted bracket is a slip
    optional: bool = False  #: whether nothing is a value of its own

    def prepare(self, node: Node, _reader: Reader) -> Node:
        """The node in its long form, with shorthands written out; reports keys that do not exist."""
        return node

    def read(self, node: Node, reader: Reader) -> Any:
        """The value of a prepared node, or INVALID after reporting; what was read once is not read again."""
        if isinstance(node, ScalarNode) and node.broken:
            return INVALID
        key = (node, self, reader.partial and self.shapes != frozenset({"scalar"}))
        if key in reader.memo:
            return reader.memo[key]
        if isinstance(node, ScalarNode) and node.null:
            value = self.null(node, reader)
        elif shape_of(node) in self.shapes:
            value = self.value(node, reader)
        else:
            value = reader.expected(self, node, self.remedy_for(node))
        if value is not INVALID:
            reader.memo[key] = value
        return value

    def remedy_for(self, node: Node) -> str:
        """What helps where a node has another shape."""
        sign = _sign_at(node.place)
        return f"A text that begins with {sign!r} must be in quotes." if self.texts and sign in ("{", "[") else ""

    def null(self, node: ScalarNode, reader: Reader) -> Any:
        """The value of nothing where the key stands without a value."""
        return reader.expected(self, node)

    def value(self, _node: Any, _reader: Reader) -> Any:
        """The value of a node of one of the kind's shapes."""
        raise TypeError(f"{type(self).__name__} reads no values")

    def schema(self, _partial: bool) -> dict[str, Any]:
        """The JSON Schema of the kind; `partial` where required keys may come from elsewhere."""
        return {}


class Reader:
    """Where a reading stands: what was read, what is wrong, which names are known."""

    def __init__(self, problems: Problems, warnings: Problems, names: tuple[str, ...] = ()) -> None:
        self.problems = problems
        self.warnings = warnings
        self.names = names
        self.used: set[str] = set()  #: names of channels, situations and segments that were met
        self.partial = False  #: required keys may be missing: an `extends` or the base has them
        self.memo: dict[tuple[Node, Kind, bool], Any] = {}

    def fail(self, at: Node | Place, message: str, remedy: str = "") -> _Invalid:
        """Reports a problem."""
        self.problems.add(at if isinstance(at, Place) else at.place, message, remedy)
        return INVALID

    def expected(self, kind: Kind, node: Node, remedy: str = "") -> _Invalid:
        """Reports a value of another kind."""
        return self.fail(node, f"expected {kind.words}, not {shown(node)}.", remedy)

    def try_out(self, kind: Kind, node: Node) -> tuple[Any, Problems]:
        """The value as another kind, and the problems that it would have."""
        problems, warnings = self.problems, self.warnings
        self.problems, self.warnings = Problems(), Problems()
        try:
            value = kind.read(node, self)
            if value is not INVALID:
                for warning in self.warnings.sorted():
                    warnings.put(warning)
            return value, self.problems
        finally:
            self.problems, self.warnings = problems, warnings

    def again(self) -> Reader:
        """A reader that knows what this one has read, without its problems."""
        reader = Reader(Problems(), Problems(), self.names)
        reader.memo = self.memo
        return reader

    def know(self, node: ScalarNode, names: tuple[str, ...]) -> None:
        """Warns of a name that is nearly, but not quite, a known one."""
        near = None if node.text in names else closest(node.text, names, 0.8)
        if near:
            self.warnings.add(node.place, f"unknown name {node.text!r}.", f"Did you mean {near!r}?")


def _sign_at(place: Place) -> str:
    """The character at a place."""
    line = place.source.lines[place.line - 1] if 0 < place.line <= len(place.source.lines) else ""
    return line[place.column - 1 : place.column]


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
