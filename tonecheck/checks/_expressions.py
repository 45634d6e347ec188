"""Which variables a piece of template code reads, and which names a template gives itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tonecheck.branches import tags

if TYPE_CHECKING:
    from tonecheck.anatomy.zone import Placeholder

#: Signs between words, and what every loop or block has of its own; none of them is a variable of the house.
_KEYWORDS = (
    "and|or|not|in|if|else|unless|is|matches|starts|ends|contains|true|false|none|null|nil|empty|blank|with|by|as"
)
_OF_LOOPS = frozenset({"loop", "forloop", "tablerowloop", "this"})
_NAME = r"[^\W\d]\w*(?:[.\[][\w\]]+)*"
_TOKEN = re.compile(
    rf"""
      "[^"\n]*" | '[^'\n]*'                                    # a text
    | (?<!\|)\|(?!\|)\s*\w+(?:\.\w+)*                          # a filter
    | (?<=[{{,(:])\s*\w+\s*[:=](?![:=]) | (?<=\s)\w+=(?![=\s]) # the key of an argument
    | \bis\s+(?:not\s+)?\w+(?:\s+(?:as|by)\b)?                 # a test
    | (?:@|\.\./)[\w./]+                                       # what the language itself knows
    | \b(?:b-)?(?i:{_KEYWORDS})\b(?![.\[(])
    | (?<![\w.])(?P<name>{_NAME})(?P<call>\s*\(|\s+(?=["'\w])(?!(?i:{_KEYWORDS})\b))?
    """,
    re.VERBOSE,
)
#: Tags that give names: of an assignment, of a loop, of a macro, of a block's item.
_GIVEN = re.compile(
    r"""
      <%-?\s*(?:@|(?:var|let|const)\s+)?(\w+)\s*\|{0,2}=(?![=~])
    | \{%[-~+]?\s*(?:set|assign|capture|increment|decrement)\s+([\w,\s]+?)\s*(?:=|\||[-~+]?%\})
    | \{%[-~+]?\s*(?:for|tablerow)\s+([\w,\s]+?)\s+in\b
    | \{%[-~+]?\s*macro\s+\w+\s*\(([^)]*)\)
    | \{%[-~+]?\s*with\s+(?:\{\s*)?(\w+)\s*[:=]
    | \b(?:as|do)\s*\|([\w,\s]+)\|
    | \bas\s+\$?(\w+)
    | (?:=>\s*\$?|\b(?:item|key|var)=["']?)(\w+)
    | (\w+)\s*=>
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"\w+")
#: What stands in a condition of ERB and names no variable.
_NO_NAMES = re.compile(r"(?<!:):\w+|\.\w+[?!]\(?|@|\b(?:then|do|typeof|undefined)\b|\bdefined\?|\{\s*$")
#: A variable of Smarty; what stands in single quotes is a text.
_DOLLAR = re.compile(r"'[^'\n]*'|\$(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)")


def names_read(hole: Placeholder) -> tuple[str, ...]:
    """The variables whose values a placeholder shows, in order: no texts, functions, filters or keys of arguments."""
    if hole.syntax == "mustache":
        return tuple(name for name, _ in names_in(hole.text))
    if hole.syntax == "angles":
        return (hole.name,)
    found = re.search(_NAME, hole.name)
    return (found[0] if found else hole.name,)


def names_in(code: str) -> Iterator[tuple[str, int]]:
    """The variables that an expression reads, each with the offset at which it begins."""
    for match in _TOKEN.finditer(code):
        name, call = match["name"], match["call"]
        if call and "(" in call:
            name = name.rpartition(".")[0]  # a method shows something of its owner
        elif call and not code[: match.start()].strip("{~- "):
            continue  # a helper of Handlebars, with what it is given
        if name:
            yield name, match.start()


def names_in_ruby(code: str) -> Iterator[tuple[str, int]]:
    """The same of a condition in ERB or JavaScript: no symbols, constants, questions (`empty?`), nor `@` and `typeof`."""
    bare = _NO_NAMES.sub(lambda found: ";" * len(found[0]), code)
    return ((name, at) for name, at in names_in(bare) if not name[0].isupper())


def names_in_smarty(code: str) -> Iterator[tuple[str, int]]:
    """The same of a condition in Smarty, whose variables begin with `$`."""
    for match in _DOLLAR.finditer(code):
        if match["name"]:
            yield match["name"], match.start("name")


def names_given(text: str) -> frozenset[str]:
    """The names that a template gives itself: what it sets, and what its loops and blocks go through."""
    given = set(_OF_LOOPS)
    for tag in tags.find(text):
        for match in _GIVEN.finditer(text, tag.start, tag.end) if tag.kind != "value" else ():
            given.update(name for group in match.groups() if group for name in _WORD.findall(group))
    return frozenset(given)


def is_given(name: str, given: frozenset[str]) -> bool:
    """Whether a variable is one of these, or a part of it."""
    return re.split(r"[.\[]", name, maxsplit=1)[0] in given
