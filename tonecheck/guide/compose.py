"""From the text of a guide to its tree, by YAML's events, so that nothing is guessed and every place is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tonecheck.guide.nodes import Entry, ListNode, MapNode, Node, Place, ScalarNode, Source
from tonecheck.guide.problems import Problems
from tonecheck.guide.yaml_errors import explain, quoted_instead
from tonecheck.guide.yaml_slips import NO_BREAK, UNREADABLE, no_break_indent, respaced

MAX_NODES = 100_000
MAX_DEPTH = 40
_REPAIRS = 20
_COMMENT = re.compile(r"(?P<space>[ \t]+)(?P<comment>#[^\r\n]*)")


class _StopReadingError(Exception):
    """The rest of the file is not worth reading: it is no guide, whoever wrote it."""


class _NoBreakError(Exception):
    """A line is indented with non-breaking spaces, which YAML takes for a part of the key."""

    def __init__(self, place: Place) -> None:
        self.place = place


def compose(source: Source, problems: Problems) -> Node | None:
    """The tree of a source, or None where there is none; what is wrong goes to `problems`.

    After a text that YAML cannot read unquoted the reading goes on as if it were quoted, so that one run shows all.
    """
    import yaml

    text = source.text
    repaired: str | None
    for _ in range(_REPAIRS):
        try:
            return _Composer(source, text, problems).document()
        except _StopReadingError:
            return None
        except _NoBreakError as error:
            slip = no_break_indent(0, 0)
            problems.add(error.place, slip.message, slip.remedy)
            repaired = respaced(text)
        except yaml.MarkedYAMLError as error:
            line, column, message, remedy = explain(error, text)
            problems.add(Place(source, line, column), message, remedy)
            repaired = quoted_instead(text, error)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            problems.add(Place(source), f"not readable as YAML: {error}.")
            return None
        if repaired is None:
            return None
        text = repaired
    return None


class _Composer:
    """Builds the tree of one document from the parser's events."""

    def __init__(self, source: Source, text: str, problems: Problems) -> None:
        import yaml

        self.source = source
        self.text = text
        self.problems = problems
        self.events: Iterator[Any] = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        self.count = 0

    def document(self) -> Node | None:
        """The only document of the file."""
        root: Node | None = None
        for event in self.events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent" and root is not None:
                self.problems.add(
                    self.place(event),
                    "a second YAML document.",
                    "One file is one guide: remove the line '---'.",
                )
                return root
            if kind not in ("StreamStartEvent", "DocumentStartEvent", "DocumentEndEvent", "StreamEndEvent"):
                root = self.node(event, 0)
        return root

    def place(self, event: Any) -> Place:
        return Place(self.source, event.start_mark.line + 1, event.start_mark.column + 1)

    def node(self, event: Any, depth: int) -> Node:
        if type(event).__name__ == "AliasEvent":
            return self.alias(event)
        if depth > MAX_DEPTH:
            self.problems.add(self.place(event), f"nested more than {MAX_DEPTH} levels deep.", "No guide needs that.")
            raise _StopReadingError
        before = self.counted(event, 1)
        if event.anchor:
            self.anchors[event.anchor] = None
        node = self.content(event, depth)
        if event.tag and event.tag != "!":
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.problems.add(self.place(event), f"the tag {shown!r}.", "Leave it out, or quote the text.")
            node = self.broken(event)
        if event.anchor:
            self.anchors[event.anchor] = (node, self.count - before)
        return node

    def counted(self, event: Any, more: int) -> int:
        """The number of nodes before `more` are added; stops at a number that only aliases reach."""
        before = self.count
        self.count += more
        if self.count > MAX_NODES:
            self.problems.add(
                self.place(event),
                f"more than {MAX_NODES:,} values, aliases counted as often as they are used.",
                "Split the guide with `extends`, or write fewer aliases.",
            )
            raise _StopReadingError
        return before

    def alias(self, event: Any) -> Node:
        if event.anchor not in self.anchors:
            self.problems.add(
                self.place(event),
                f"unknown anchor {event.anchor!r}.",
                f'A text that begins with * must be in quotes: "*{event.anchor}".',
            )
            return self.broken(event)
        anchored = self.anchors[event.anchor]
        if anchored is None:
            self.problems.add(self.place(event), f"the anchor {event.anchor!r} contains itself.", "Write it out.")
            return self.broken(event)
        self.counted(event, anchored[1])
        return anchored[0]

    def broken(self, event: Any) -> ScalarNode:
        return ScalarNode(self.place(event), "", broken=True)

    def content(self, event: Any, depth: int) -> Node:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            return self.scalar(event)
        place = self.place(event)
        if kind == "SequenceStartEvent":
            items = []
            while type(inner := next(self.events)).__name__ != "SequenceEndEvent":
                items.append(self.node(inner, depth + 1))
            return ListNode(place, tuple(items))
        return MapNode(place, self.entries(depth))

    def scalar(self, event: Any) -> ScalarNode:
        start, end = event.start_mark, event.end_mark
        plain = not event.style
        if plain and self.text is not self.source.text and event.value.startswith(UNREADABLE):
            return self.broken(event)
        comment = _COMMENT.match(self.text, end.index) if plain else None
        cut = comment and (len(comment["space"]) == 1 or comment["comment"][1:2].strip() != "")
        return ScalarNode(
            self.place(event),
            event.value,
            plain,
            self.text[start.index : end.index] if start.line == end.line else "",
            comment["comment"].rstrip() if comment and cut else None,
        )

    def entries(self, depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        while type(event := next(self.events)).__name__ != "MappingEndEvent":
            key = self.node(event, depth + 1)
            place = self.place(event)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, ScalarNode):
                self.problems.add(
                    place,
                    "a list or map as a key.",
                    "Quote the key; a text with braces needs quotes as well.",
                )
            elif key.plain and key.text[:1] in tuple(NO_BREAK):
                raise _NoBreakError(place)
            elif not key.broken:
                self.enter(entries, Entry(key.text, place, value))
        return entries

    def enter(self, entries: dict[str, Entry], entry: Entry) -> None:
        twin = entry.key[1:] if entry.key.startswith("+") else f"+{entry.key}"
        if first := entries.get(entry.key):
            self.problems.add(
                entry.place,
                f"the key {entry.key!r} appears twice, first in line {first.place.line}.",
                "Put both into one.",
            )
        elif first := entries.get(twin):
            self.problems.add(
                entry.place,
                f"{entry.key!r} next to {twin!r} (line {first.place.line}).",
                "A list is either replaced or, with a plus, appended to.",
            )
        else:
            entries[entry.key] = entry
