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
_LINE_END = re.compile(r"\r\n|\r|\n")
_FOLD = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*")
#: Signs that stand for themselves in every style.
_RUN = re.compile(r"[^\s\\']+(?: [^\s\\']+)*")
_GOES_ON = re.compile(r"\\(?:\r\n|\r|\n)[ \t]*")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)?")
_ESCAPES = {"x": 2, "u": 4, "U": 8}
_MEANT = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
} | {
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_WRITTEN = {'"': "yaml-double", "'": "yaml-single", "|": "yaml-block", ">": "yaml-block"}
_STRING = "tag:yaml.org,2002:str"


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
    """A reply for each text in the file."""
    return _source.read(stream, defaults, fields, replies)


def replies(source: str, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply]:
    """A reply for each text in the source; raises ValueError where that is no YAML."""
    yield from _library.replies(_root(source), defaults, fields)


def tree(data: bytes, _fields: Mapping[str, str]) -> Node:
    """All that a file holds; raises ValueError where it cannot be read."""
    return _root(_source.decoded(data))


def _root(source: str) -> Node:
    documents = Rows(tuple(parsed(source)))
    return documents.items[0] if len(documents.items) == 1 else documents


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
        origin = _origin(node, source)
        return (node.value, origin) if origin else _unaligned(node, source)

    return Value(
        str(node.value) if node.tag != "tag:yaml.org,2002:null" else "",
        is_text=is_text,
        is_long=is_text and (node.style in ("|", ">") or "\n" in node.value.strip()),
        located=located,
    )


def _unaligned(node: Any, source: str) -> Located:
    return at_one_place(node.value, source, node.start_mark.index, node.end_mark.index)


def _origin(node: Any, source: str) -> Origin | None:
    """Where the characters of a scalar stand; None where its source reads otherwise than it should."""
    properties = _PROPERTIES.match(source, node.start_mark.index)
    start = properties.end() if properties else node.start_mark.index
    escape = (_WRITTEN.get(node.style or "", "yaml-plain"),)
    if node.style in ("|", ">"):
        builder = _block(node.value, source, start)
    else:
        quote = 1 if node.style else 0
        builder = _flow(source, start + quote, node.end_mark.index - quote, node.style)
    return builder.origin(source, escape) if builder.text == node.value else None


def _flow(source: str, at: int, end: int, style: str | None) -> Builder:
    """The text of a plain or quoted scalar, whose lines are folded."""
    builder = Builder()
    while at < end:
        fold = _FOLD.match(source, at, end)
        if fold:
            lines = len(_LINE_END.findall(fold.group()))
            builder.put("\n" * (lines - 1) or " ", at, fold.end())
            at = fold.end()
            continue
        run = _RUN.match(source, at, end)
        if run:
            builder.copy(run.group(), at)
            at = run.end()
            continue
        written = _written(source, at, style)
        if written is None:
            goes_on = _GOES_ON.match(source, at)
            at = goes_on.end() if goes_on else at + 1
            continue
        char, size = written
        builder.put(char, at, at + size)
        at += size
    return builder


def _written(source: str, at: int, style: str | None) -> tuple[str, int] | None:
    """The character that is written at a place, with how many signs; None where a line goes on in the next."""
    if style == "'" and source.startswith("''", at):
        return "'", 2
    if style != '"' or source[at] != "\\":
        return source[at], 1
    sign = source[at + 1 : at + 2]
    if sign in ("\n", "\r"):
        return None
    if sign in _ESCAPES:
        size = 2 + _ESCAPES[sign]
        try:
            return chr(int(source[at + 2 : at + size], 16)), size
        except (ValueError, OverflowError):
            return "\ufffd", size
    return _MEANT.get(sign, sign), 2


def _block(value: str, source: str, at: int) -> Builder:
    """The text of a literal or folded block, word for word beside its source."""
    builder = Builder()
    header = _HEADER.match(source, at)
    at = header.end() if header else at
    for piece in re.finditer(r"\s+|\S+", value):
        blanks = _BLANKS.match(source, at)
        after = blanks.end() if blanks else at
        if piece.group().isspace():
            _indented(builder, source, piece.group(), at, after)
            at = after
        else:
            at = at if source.startswith(piece.group(), at) else after
            if not source.startswith(piece.group(), at):
                break
            builder.copy(piece.group(), at)
            at += len(piece.group())
    return builder


def _indented(builder: Builder, source: str, blanks: str, start: int, end: int) -> None:
    """Adds blanks that are written with indentation: as far as both agree one by one, then what is left at once."""
    same = 0
    while same < len(blanks) - 1 and start + same < end and source[start + same] == blanks[same]:
        same += 1
    builder.copy(blanks[:same], start)
    builder.put(blanks[same : same + 1], start + same, end)
    builder.put(blanks[same + 1 :], end, end)
