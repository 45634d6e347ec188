"""YAML libraries of replies: the values that are texts for customers, each a reply of its own; keys never are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.reply import LANGUAGES, Reply
from tonecheck.serve.lsp.extraction import html, text
from tonecheck.serve.lsp.extraction.passage import NO_CONTEXT, Builder, Passage, as_it_is, inside

#: Keys whose value is a reply, however long.
TEXTS = (
    frozenset({"reply", "text", "body", "content", "message", "answer", "response", "template", "snippet", "html"})
    | {"macro", "antwort", "nachricht", "inhalt", "vorlage", "baustein", "de", "en"}
)  # fmt: skip
#: Keys whose value is about a reply, even where it is written as a block.
NOTES = (
    frozenset({"description", "note", "notes", "comment", "comments", "why", "when", "usage", "hint", "summary"})
    | {"title", "name", "tags", "customer", "question", "beschreibung", "notiz", "hinweis", "anmerkung", "titel"}
    | {"kunde", "frage"}
)  # fmt: skip
_CONTEXT = ("channel", "situation", "segment", "language", "customer")
_HTML = re.compile(r"<(?:p|br|div|span|ul|ol|table|b|strong|a)\b[^>]*>", re.IGNORECASE)
_BLANKS = re.compile(r"\s*")
_FOLD = re.compile(r"(?:[ \t]*\\?(?:\r\n|\r|\n))?\s*")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)?")
_ESCAPES = {"x": 2, "u": 4, "U": 8}


def passages(source: str) -> Iterator[Passage]:
    """Each text with the context that the keys beside it give.

    Raises TonecheckError where the source is no YAML.
    """
    plain = next(text.passages(source))  # without a byte order mark
    for passage in _passages(plain.text):
        yield passage if len(plain.text) == len(source) else inside(plain, passage)


def _passages(source: str) -> Iterator[Passage]:
    import yaml

    seen: set[int] = set()
    try:
        for document in yaml.compose_all(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            yield from _below(document, source, NO_CONTEXT, "", seen)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else None
        raise TonecheckError(f"not readable as YAML ({error.problem}).", place=place) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise TonecheckError(f"not readable as YAML ({type(error).__name__}).") from None


def _below(node: Any, source: str, context: Reply, key: str, seen: set[int]) -> Iterator[Passage]:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        if _is_text(node, key) and node.start_mark.index not in seen:
            seen.add(node.start_mark.index)
            yield from _text(node, source, _in_language(context, key))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _below(item, source, context, key, seen)
    elif isinstance(node, yaml.MappingNode) and id(node) not in seen:
        seen.add(id(node))
        context = _beside(node, context)
        for name, value in node.value:
            own = str(name.value).casefold() if isinstance(name, yaml.ScalarNode) else ""
            yield from _below(value, source, _in_language(context, key), own, seen)


def _is_text(node: Any, key: str) -> bool:
    if node.tag != "tag:yaml.org,2002:str" or not node.value.strip():
        return False
    return key in TEXTS or (node.style in ("|", ">") and key not in NOTES)


def _in_language(context: Reply, key: str) -> Reply:
    return msgspec.structs.replace(context, language=key) if key in LANGUAGES else context


def _beside(node: Any, context: Reply) -> Reply:
    """The context that the keys of a map give."""
    given = {str(name.value): value.value for name, value in node.value if isinstance(value.value, str)}
    found = {name: given[name] for name in _CONTEXT if given.get(name)}
    if found.get("language") not in (None, *LANGUAGES):
        del found["language"]
    return msgspec.structs.replace(context, **found)


def _text(node: Any, source: str, context: Reply) -> Iterator[Passage]:
    passage = _Aligned(node, source, context).passage
    if passage is None:
        return
    if _HTML.search(passage.text):
        for inner in html.passages(passage.text):
            yield inside(passage, inner)
    else:
        yield passage


class _Aligned:
    """The value of a scalar beside its source, character by character; `passage` is None where they do not fit."""

    def __init__(self, node: Any, source: str, context: Reply) -> None:
        self._source = source
        self._style: str | None = node.style
        properties = _PROPERTIES.match(source, node.start_mark.index)
        self._at: int = properties.end() if properties else node.start_mark.index
        self._builder = Builder()
        self.passage: Passage | None = None
        if self._style in ("|", ">"):
            header = _HEADER.match(source, self._at)
            self._at = header.end() if header else self._at
        elif self._style:
            self._at += 1
        if self._fits(node.value):
            self.passage = self._builder.passage(context, _WRITTEN.get(self._style, as_it_is))

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
            self._builder.put(blanks, start, end)
        else:
            self._word(blanks)
        self._at = max(self._at, end)

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


def _in_double_quotes(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _in_single_quotes(text: str) -> str:
    return text.replace("'", "''")


_WRITTEN = {'"': _in_double_quotes, "'": _in_single_quotes}
