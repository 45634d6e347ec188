"""Brackets, blocks and edges of the variables in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from tonecheck.anatomy import labels
from tonecheck.branches import tags
from tonecheck.branches.tags import Tag
from tonecheck.rule import Span

if TYPE_CHECKING:
    from tonecheck.anatomy.zone import Placeholder

Syntax = Literal[
    "zendesk", "liquid", "twig", "jinja", "handlebars", "zammad", "freescout", "smarty", "erb",
    "brackets", "percent", "osticket", "otrs", "printf", "dollar", "braces", "angles",
]  # fmt: skip
_OWN = ("zammad", "freescout", "smarty", "erb", "brackets", "percent", "osticket", "otrs", "printf")
_PLAIN = ("dollar", "braces", "angles")
_BRACES = frozenset({"mustache", "liquid-tag"})
#: What the anatomy calls the placeholders of a template language.
SYNTAXES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("zendesk", "liquid", "twig", "jinja"), _BRACES),
    "handlebars": frozenset({"mustache"}),
    **{name: frozenset({name}) for name in (*_OWN, *_PLAIN)},
}
#: Variables and tags that close; blotted out before the rest is looked at.
_WHOLE = re.compile(
    r"\{\{[^{}]*(?:\{[^{}\n]*\}[^{}\n]*)*\}\}|\{%(?:[^%{]|%(?!\})|\{(?!%)){0,500}?%\}|\{#(?s:.){0,5000}?#\}"
    r"|[#$%]\{[^{}\n]*\}|\{\$[^{}\n]*\}"
)
_NAME = r"[ \t]*[#/^]?[^\W\d]\w*(?:\.\w+)*(?:[ \t]*\|[^{}\n]*)?"
#: Brackets of template languages that open and do not close, or close without having been opened.
_UNBALANCED = re.compile(
    rf"\{{\{{{_NAME}[ \t]*\}}?"
    rf"|(?:\{{{_NAME}[ \t]*|(?<![\w.}}])[a-z_]+(?:\.[a-z_]+)+)\}}\}}"
    rf"|\{{%-?[ \t]*\w[^{{}}%\n]*[%}}]?|(?:[#$]\{{|\{{\$){_NAME}"
)
_GENITIVE = re.compile(r"s?(?!\w)")


def unbalanced(text: str) -> Iterator[Span]:
    """Where a bracket of a template language lacks its counterpart, with the name in it."""
    if "{" not in text and "}" not in text:
        return
    rest = _WHOLE.sub(lambda whole: " " * len(whole[0]), text)
    for match in _UNBALANCED.finditer(rest):
        yield Span(match.start(), match.start() + len(match[0].rstrip()))


def blocks(text: str) -> tuple[list[tuple[Span, bool]], list[Span]]:
    """The blocks `{% if %} … {% endif %}` with whether they have an `else`, and the tags without counterpart."""
    stack: list[tuple[Tag, bool]] = []
    closed: list[tuple[Span, bool]] = []
    alone: list[Span] = []
    for tag in tags.find(text):
        if tag.kind in tags.OPENING:
            stack.append((tag, False))
        elif tag.kind == "middle" and tag.word == "else" and stack:
            stack[-1] = (stack[-1][0], True)
        elif tag.kind == "end":
            if stack and tag.word in ("", stack[-1][0].word):
                opening, has_else = stack.pop()
                closed.append((Span(opening.start, tag.end), has_else))
            else:
                alone.append(Span(tag.start, tag.end))
    return closed, [*alone, *(Span(opening.start, opening.end) for opening, _ in stack)]


def glue(text: str, hole: Placeholder) -> tuple[bool, bool]:
    """Whether a variable sticks to a word before and behind it; a genitive s and addresses may."""
    before = re.search(r"\S*$", text[: hole.start])
    after = re.match(r"\S*", text[hole.end :])
    run = (before[0] if before else "") + (after[0] if after else "")
    if "://" in run or "@" in run or "www." in run:
        return False, False
    return text[hole.start - 1 : hole.start].isalnum(), not _GENITIVE.match(text, hole.end)


def opens_with_variables(text: str, placeholders: Sequence[Placeholder]) -> bool:
    """Whether the first line is variables and a comma, or what a template includes: a template that greets by them."""
    line = _FIRST_LINE.match(text)
    inside, left = _line(text, line.span(1), placeholders) if line else ([], "")
    is_included = not left and all(hole.syntax == "liquid-tag" for hole in inside)
    greets = left in _GREETED and not any(labels.is_thing(hole.text) for hole in inside)
    return bool(inside) and (greets or is_included)


def ends_with_variables(text: str, placeholders: Sequence[Placeholder]) -> bool:
    """Whether the last line is what a template includes, or a variable for a signature: the closing may be in it."""
    if not placeholders or text[placeholders[-1].end :].strip():
        return False
    start = text.rfind("\n", 0, placeholders[-1].end) + 1
    inside, left = _line(text, (start, len(text)), placeholders)
    return not left and all(hole.syntax == "liquid-tag" or _SIGNATURE.search(hole.name) for hole in inside)


def _line(text: str, span: tuple[int, int], placeholders: Sequence[Placeholder]) -> tuple[list[Placeholder], str]:
    """The placeholders of a line, and its other signs but blanks and markup."""
    inside = [hole for hole in placeholders if span[0] <= hole.start < span[1]]
    left = [text[at] for at in range(*span) if not any(hole.start <= at < hole.end for hole in inside)]
    return inside, _MARKUP.sub("", "".join(left))


_SIGNATURE = re.compile(r"signatur|closing|footer|gru(?:ss|ß)|fu(?:ss|ß)zeile|sign_?off", re.IGNORECASE)
_FIRST_LINE = re.compile(r"\s*([^\n]+)")
_MARKUP = re.compile(r"<[^>]*>|\s")
#: What is left of a line that greets by variables alone.
_GREETED = frozenset({",", "!"})
