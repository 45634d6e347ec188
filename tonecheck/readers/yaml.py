"""YAML libraries of replies: the values that are texts for customers, each a reply of its own; keys never are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from tonecheck.origin import Builder, Origin
from tonecheck.readers import _library, _source
from tonecheck.readers._tree import Located, Node, Row, Rows, Value, at_one_place
from tonecheck.reply import Reply, Skipped

_BLANKS = re.compile(r"\s*")
_FOLD = re.compile(r"(?:[ \t]*\\?(?:\r\n|\r|\n))?\s*")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)?")
_ESCAPES = {"x": 2, "u": 4, "U": 8}
_WRITTEN = {'"': "yaml-double", "'": "yaml-single", "|": "yaml-block", ">": "yaml-block"}
_STRING = "tag:yaml.org,2002:str"


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
    """A reply for each text in the file."""
    return _source.read(stream, defaults, fields, replies)


def replies(source: str, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply]:
    """A reply for each text in the source; raises ValueError where that is no YAML."""
    documents = Rows(tuple(parsed(source)))
    root = documents.items[0] if len(documents.items) == 1 else documents
    yield from _library.replies(root, defaults, fields)


def parsed(source: str) -> Iterator[Node]:
    """Each document as a tree of values that know their places."""
    import yaml

    made: dict[int, Node] = {}
    try:
        for document in yaml.compose_all(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if document is not None:
                yield _node(document, source, made)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f" in line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise ValueError(f"not readable as YAML{where}: {error.problem}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(f"not readable as YAML ({type(error).__name__})") from None


def _node(node: Any, source: str, made: dict[int, Node]) -> Node:
    """The tree of a node; one that is referred to from several places is made once."""
    import yaml

    known = made.get(id(node))
    if known is not None:
        return known
    made[id(node)] = Value("")  # what refers to itself ends there
    if isinstance(node, yaml.ScalarNode):
        made[id(node)] = _value(node, source)
    elif isinstance(node, yaml.SequenceNode):
        made[id(node)] = Rows(tuple(_node(item, source, made) for item in node.value))
    else:
        pairs = ((key.value if isinstance(key, yaml.ScalarNode) else "", value) for key, value in node.value)
        made[id(node)] = Row(tuple((str(key), _node(value, source, made)) for key, value in pairs))
    return made[id(node)]


def _value(node: Any, source: str) -> Value:
    is_text = node.tag == _STRING

    def located() -> Located:
        origin = _Aligned(node, source).origin
        return (node.value, origin) if origin else _unaligned(node, source)

    return Value(
        str(node.value) if node.tag != "tag:yaml.org,2002:null" else "",
        is_text=is_text,
        is_long=is_text and node.style in ("|", ">"),
        located=located,
    )


def _unaligned(node: Any, source: str) -> Located:
    return at_one_place(node.value, source, node.start_mark.index, node.end_mark.index)


class _Aligned:
    """The value of a scalar beside its source, character by character; `origin` is None where they do not fit."""

    def __init__(self, node: Any, source: str) -> None:
        self._source = source
        self._style: str | None = node.style
        properties = _PROPERTIES.match(source, node.start_mark.index)
        self._at: int = properties.end() if properties else node.start_mark.index
        self._builder = Builder()
        self.origin: Origin | None = None
        if self._style in ("|", ">"):
            header = _HEADER.match(source, self._at)
            self._at = header.end() if header else self._at
        elif self._style:
            self._at += 1
        if self._fits(node.value):
            self.origin = self._builder.origin(source, (_WRITTEN.get(self._style or "", "yaml-plain"),))

    def _fits(self, value: str) -> bool:
        for piece in re.finditer(r"\s+|\S+", value):
            if piece.group().isspace():
                self._blanks(piece.group())
            elif not self._word(piece.group()):
                return False
        return True

    def _blanks(self, blanks: str) -> None:
        """Blanks and line ends, which YAML folds and indents."""
        found = (_FOLD if self._style == '"' else _BLANKS).match(self._source, self._at)
        start, end = self._at, found.end() if found else self._at
        if self._source[start:end] == blanks:
            self._builder.copy(blanks, start)
        elif end > start or self._style != '"':
            self._folded(blanks, start, end)
        else:
            self._word(blanks)
        self._at = max(self._at, end)

    def _folded(self, blanks: str, start: int, end: int) -> None:
        """Blanks that are written in another way: as far as both agree one by one, then what is left at once."""
        same = 0
        while same < len(blanks) - 1 and start + same < end and self._source[start + same] == blanks[same]:
            same += 1
        self._builder.copy(blanks[:same], start)
        self._builder.put(blanks[same : same + 1], start + same, end)
        self._builder.put(blanks[same + 1 :], end, end)

    def _word(self, word: str) -> bool:
        if self._style in ("|", ">"):
            found = _BLANKS.match(self._source, self._at)
            self._at = found.end() if found and not self._source.startswith(word, self._at) else self._at
        for char in word:
            end = self._end_of(char)
            if end is None:
                return False
            self._builder.put(char, self._at, end)
            self._at = end
        return True

    def _end_of(self, char: str) -> int | None:
        """Where the next character of the value ends in the source; None where another one stands there."""
        source, at = self._source, self._at
        if self._style == '"' and source.startswith("\\", at):
            if source[at + 1 : at + 2] in ("\n", "\r"):  # the line goes on
                fold = _FOLD.match(source, at)
                self._at = fold.end() if fold else at
                return self._end_of(char)
            return at + 2 + _ESCAPES.get(source[at + 1 : at + 2], 0)
        if self._style == "'" and char == "'" and source.startswith("''", at):
            return at + 2
        return at + 1 if source.startswith(char, at) else None
