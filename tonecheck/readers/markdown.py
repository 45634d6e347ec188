"""Markdown: the text of paragraphs, headings, lists, tables and HTML; code, quotes, addresses, markup are no part.

Front matter gives the channel, situation, segment, language and customer's message; `id` or `title` names the reply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from tonecheck.branches import tags
from tonecheck.origin import Builder
from tonecheck.readers import _source
from tonecheck.readers.html import visible
from tonecheck.reply import LANGUAGES, Reply, Skipped

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n|\r|\n")
_FRONT_MATTER = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)(?s:.*?)^\1[ \t]*\r?$", re.MULTILINE)
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
#: What Markdown may take for more than the words of a paragraph, and lines that begin or end with a blank.
_MARKED = re.compile(
    r"[\\`*_~\[\]<>{}&|#=\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]|  "
    r"|^[^\S\n]|[^\S\n]$|^[-+]|^\d{1,9}[.)](?:[ ]|$)",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
#: A line of YAML that says a word or words, and neither yes, no nor nothing.
_PLAIN_VALUE = re.compile(
    r"(?!(?i:y|n|yes|no|on|off|true|false|null|none):)([^\W\d_]\w*): (?!(?i:y|n|yes|no|on|off|true|false|null)$)"
    r"([^\W\d_](?:[\w ,.()/-]*[\w.)])?)"
)
#: Stands where template code stood: no markup, no blank, no letter.
_CODE = "\ue000"
_NOT_BLANK = re.compile(r"[^\s]")
_CONTEXT = ("channel", "situation", "segment", "language", "customer")
#: Inline rules whose end cannot be told from their tokens.
_OPAQUE = ("link", "image", "autolink", "backticks", "html_inline")


def read(stream: BinaryIO, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply | Skipped]:
    """The text of the whole file as one reply."""
    return _source.read(stream, defaults, fields, replies)


def replies(source: str, defaults: Reply, fields: Mapping[str, str] = {}) -> Iterator[Reply]:
    """The text of the whole file as one reply, in the context that its front matter gives."""
    front = _FRONT_MATTER.match(source)
    builder = _paragraphs(source, front.end() if front else 0)
    if builder is None:
        text = _NOT_BLANK.sub(" ", source[: front.end()]) + source[front.end() :] if front else source
        try:
            builder = _Document(text).builder
        except (IndexError, KeyError, AttributeError) as error:
            raise ValueError(f"not readable as Markdown ({type(error).__name__})") from None
    builder.trim()
    context = _context(front, defaults, fields) if front else defaults
    yield _source.placed(context, builder.text, builder.origin(source, ("markdown",)))


def _context(front: re.Match[str], defaults: Reply, fields: Mapping[str, str]) -> Reply:
    """What the front matter says; front matter that cannot be read says nothing."""
    given = _front_matter(front)
    found = {name: given.get(fields.get(name, name)) for name in _CONTEXT}
    found["id"] = next((given[key] for key in (fields.get("id", "id"), "title", "name") if given.get(key)), None)
    known = {name: value for name, value in found.items() if value}
    if known.get("language") not in (None, *LANGUAGES):
        del known["language"]
    return msgspec.structs.replace(defaults, **known)


def _front_matter(front: re.Match[str]) -> dict[str, str]:
    lines = front.group().splitlines()[1:-1]
    plain = list(map(_PLAIN_VALUE.fullmatch, lines))
    if front[1] == "---" and all(plain):
        return {one[1]: one[2] for one in plain if one}
    content: object
    if front[1] == "+++":
        import tomllib

        try:
            content = tomllib.loads("\n".join(lines))
        except tomllib.TOMLDecodeError:
            return {}
    else:
        import yaml

        try:
            content = yaml.load("\n".join(lines), _yaml_loader())
        except (yaml.YAMLError, ValueError, RecursionError):
            return {}
    values = content if isinstance(content, dict) else {}
    return {str(key): str(value) for key, value in values.items() if isinstance(value, str | int)}


@cache
def _yaml_loader() -> Any:
    """The safe loader: that of libyaml, which is faster, where PyYAML was built with it."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt, rules_inline

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.core.ruler.disable("text_join")
    functions = {"backticks": rules_inline.backtick}
    for name in _OPAQUE:
        parser.inline.ruler.at(name, _telling_its_end(functions.get(name) or getattr(rules_inline, name)))
    return parser


def _telling_its_end(rule: Callable[[Any, bool], bool]) -> Callable[[Any, bool], bool]:
    """A rule of the parser whose last token says where in the inline source it ends."""

    def telling(state: Any, silent: bool) -> bool:
        before = len(state.tokens)
        done = rule(state, silent)
        if done and not silent and len(state.tokens) > before:
            state.tokens[-1].meta = {**state.tokens[-1].meta, "end": state.pos}
        return done

    return telling


def _paragraphs(source: str, begin: int) -> Builder | None:
    """What is nothing but paragraphs from `begin` on, as most responses are; None where it may be more."""
    if _MARKED.search(source, begin):
        return None
    builder = Builder()
    for found in _PARAGRAPH.finditer(source, begin):
        builder.copy(found.group(), found.start())
        builder.breaks(2, found.end())
    return builder


class _Document:
    """Walks the tokens of a source and collects their text with its places."""

    def __init__(self, source: str) -> None:
        self.builder = Builder()
        self._written = source
        source = self._source = tags.blotted(source, _CODE)
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(source))]
        self._cursor = 0
        quotes = 0
        for token in _parser().parse(source):
            quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
            if token.type == "inline" and not quotes:
                self._inline(token)
            elif token.type == "html_block" and not quotes:
                self._html(token)
            elif token.type in ("list_item_close", "tr_close", "td_close", "th_close"):
                self.builder.breaks(1, self._cursor)
            elif token.type.endswith("_close") and token.type != "paragraph_close":
                self.builder.breaks(2, self._cursor)
            elif token.type == "paragraph_close":
                self.builder.breaks(1 if token.hidden else 2, self._cursor)

    def _html(self, token: Token) -> None:
        """Adds what a person sees of a block of HTML."""
        first, last = token.map or [0, 0]
        start = self._starts[first]
        end = self._starts[last] if last < len(self._starts) else len(self._written)
        text, origin = visible(self._written[start:end])
        if not text:
            return
        self.builder.breaks(2, start)
        for char, begin, stop in zip(text, origin.starts, origin.ends, strict=True):
            self.builder.put(char, start + begin, start + stop)
        self._cursor = end
        self.builder.breaks(2, end)

    def _inline(self, token: Token) -> None:
        places = self._places(token)
        if places is None:
            return
        at = 0
        hidden_until = 0
        for child in token.children or []:
            end = child.meta.get("end")
            if at < hidden_until and end is None:
                continue
            at = self._child(child, token.content, at, places)
            if child.type == "link_open" and child.markup == "autolink":
                hidden_until = len(token.content) + 1
            elif end is not None:
                at, hidden_until = end, 0

    def _child(self, child: Token, content: str, at: int, places: list[int]) -> int:
        """Adds what a token shows; returns where in the inline content the next one begins."""
        if child.type in ("softbreak", "hardbreak"):
            end = content.find("\n", at)
            after = _NOT_BLANK.search(content, end)
            next_ = after.start() if after else len(content)
            if self.builder.last != "\n":
                self.builder.put("\n", self.builder.end, places[next_] if after else places[end])
            return next_
        if child.type == "text":
            found = content.find(child.content, at)
            if found < 0:
                return at
            self._copy(child.content, places[found : found + len(child.content)])
            return found + len(child.content)
        if child.type == "html_inline" and _BREAK.fullmatch(child.content):
            self.builder.breaks(0, places[at])
            self.builder.put("\n", places[at], places[at])
            return at + len(child.content)
        if child.type == "text_special":
            end = at + len(child.markup)
            self.builder.put(child.content, places[at], places[end - 1] + 1)
            return end
        if child.type == "link_open":
            return at + 1
        return at + len(child.markup) if child.type.endswith(("_open", "_close")) else at

    def _copy(self, text: str, places: list[int]) -> None:
        """Text with its places; two blanks around what was left out are one."""
        begin = places[0] if places else 0
        is_simple = "  " not in text and not (text.startswith(" ") and self.builder.last == " ")
        if is_simple and places and places[-1] - begin == len(text) - 1:
            self.builder.copy(self._written[begin : begin + len(text)], begin)
            return
        for char, at in zip(text, places, strict=True):
            if char != " " or self.builder.last != " ":
                self.builder.copy(self._written[at], at)

    def _places(self, token: Token) -> list[int] | None:
        """The offset in the source of each character of an inline content; None where it was rewritten."""
        first, last = token.map or [0, 0]
        places: list[int] = []
        for number, line in enumerate(token.content.split("\n")):
            row = min(first + number, last - 1)
            start = max(self._cursor, self._starts[row])
            found = self._source.find(line, start)
            if found < 0 or (row + 1 < len(self._starts) and found > self._starts[row + 1]):
                return None
            places += [*range(found, found + len(line)), found + len(line)]
            self._cursor = found + len(line)
        return places
