"""YAML's complaints in a user's words, with the remedy for the traps that texts fall into."""

from __future__ import annotations

import re
from typing import Any

from tonecheck.guide.yaml_slips import TYPOGRAPHIC, UNREADABLE, respaced, slip, straight

_LINE = re.compile(
    r"(?P<before>[ ]*(?:-[ ]+)*(?:(?:\"[^\"]*\"|'[^']*'|[^\s\"'#{\[][^:#]*?)[ ]*:[ ]+)?)(?P<value>\S.*?)\s*$"
)
_STARTS = {
    "*": "a text cannot begin with '*'.",
    "%": "a text cannot begin with '%'.",
    "@": "a text cannot begin with '@'.",
    "`": "a text cannot begin with '`'.",
    "{": "a text cannot begin with '{'.",
    "[": "a text cannot begin with '['.",
    "&": "a text cannot begin with '&'.",
    "!": "a text cannot begin with '!'.",
    "|": "text after '|' on the same line.",
    ">": "text after '>' on the same line.",
    '"': "text after a closing quote.",
    "'": "text after a closing quote.",
}


def _lines(text: str) -> list[str]:
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)


def _marks(error: Any) -> list[Any]:
    """The places that an error names, the nearest first."""
    return [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]


def _trap(text: str, error: Any) -> tuple[int, int, str] | None:
    """Line and column from 0, and the value that YAML takes for something else than a text."""
    lines = _lines(text)
    for mark in _marks(error):
        if mark.line >= len(lines):
            continue
        found = _LINE.match(lines[mark.line].rstrip("\r\n"))
        value = found["value"] if found else ""
        if value.endswith(":") and found and ":" not in found["before"]:
            continue  # a key without a value, which is nobody's slip
        if found and value and _is_trap(value, mark.column - found.start("value")):
            return mark.line, found.start("value"), value
    return None


def _is_trap(value: str, at: int) -> bool:
    """Whether a value that failed at offset `at` is a text that only wants quotes."""
    start = value[0]
    if start in "*%@`&!|>":
        return True
    if start in "{[":
        closing = value.rfind("}" if start == "{" else "]")
        return 0 <= closing < len(value) - 1 and not value[closing + 1 :].lstrip().startswith("#")
    if start in "\"'":
        return at > 1 and start in value[1:]
    return ": " in value or value.endswith(":")


def explain(error: Any, text: str) -> tuple[int, int, str, str]:
    """Line and column from 1, what is wrong, and what helps."""
    mark = _marks(error)[0] if _marks(error) else None
    if mark is None:
        return 0, 0, f"not readable as YAML: {error.problem}.", ""
    lines = _lines(text)
    line = lines[mark.line].rstrip("\r\n") if mark.line < len(lines) else ""
    if line[mark.column : mark.column + 1] == "\t" or "\t" in line[: len(line) - len(line.lstrip())]:
        column = line.index("\t")
        return mark.line + 1, column + 1, "a tab.", "Indent with spaces."
    if "escape" not in str(error.problem) and (found := slip(error, text)):
        row, column = _place(text, found.start)
        return row, column, found.message, found.remedy
    trap = None if "escape" in str(error.problem) else _trap(text, error)
    if trap:
        row, column, value = trap
        return row + 1, column + 1, _cause(value), _quote_it(value)
    sign = line[mark.column : mark.column + 1]
    if sign and sign in "%@`*":
        return mark.line + 1, mark.column + 1, _STARTS[sign], "Quote it."
    return _other(error, mark)


def _place(text: str, index: int) -> tuple[int, int]:
    """Line and column from 1 of a place in the text."""
    before = _lines(text[:index])
    return len(before), len(before[-1]) + 1


def _cause(value: str) -> str:
    if value[0] in TYPOGRAPHIC:
        return "these quotation marks are not YAML's."
    return _STARTS.get(value[0], "a colon inside a text.")


def _quote_it(value: str) -> str:
    if value[0] in TYPOGRAPHIC and len(value) <= 60:
        return f"Use straight ones: {straight(value)}."
    if len(value) > 60:
        return "Quote it: put the whole text in double quotes."
    if value[0] in "|>":
        return f"Begin the text on the next line, or leave out the {value[0]!r}."
    if value[0] in "\"'":
        return "Quote it: put the whole text in quotes, of the other kind outside."
    quote = "'" if '"' in value else '"'
    return f"Quote it: {quote}{value}{quote}."


def _other(error: Any, mark: Any) -> tuple[int, int, str, str]:
    """What is no trap of texts: brackets and quotes left open, and indentation."""
    problem, context = str(error.problem), str(error.context or "")
    start = error.context_mark
    if "escape" in problem:
        remedy = "In double quotes write \\\\ for a backslash, or use single quotes."
        return _at(mark, "an unknown escape.", remedy)
    if start is not None and "quoted scalar" in context:
        return _at(start, "a quote that is never closed.", "Close it.")
    if start is not None and "flow" in context:
        return _at(start, "a bracket or brace that is never closed.", "Close it, or quote the text.")
    if "simple key" in context or "expected ':'" in problem:
        remedy = "Write `key: value`, or quote the text before."
        return _at(start or mark, "a line without a colon among keys.", remedy)
    if "did not find expected" in problem or "not allowed" in problem:
        remedy = "Check its indentation, the colon after the key and the quotes above."
        return _at(mark, "this line does not fit the lines above it.", remedy)
    detail = f"{problem}, {context}" if context else problem
    return _at(mark, f"not readable as YAML ({detail}).", "Quote the text, or check the line above.")


def _at(mark: Any, cause: str, remedy: str) -> tuple[int, int, str, str]:
    return mark.line + 1, mark.column + 1, cause, remedy


def quoted_instead(text: str, error: Any) -> str | None:
    """The text with the unreadable value set aside, or None where no single value is to blame."""
    found = None if "escape" in str(error.problem) else slip(error, text)
    if found is not None:
        if found.instead is None or UNREADABLE in text[found.start : found.end]:
            return None
        return respaced(text[: found.start] + found.instead + text[found.end :])
    trap = _trap(text, error)
    if trap is None or UNREADABLE in trap[2]:
        return None
    row, column, _ = trap
    lines = _lines(text)
    body = lines[row].rstrip("\r\n")
    lines[row] = body[:column] + UNREADABLE * (len(body) - column) + lines[row][len(body) :]
    return "".join(lines)
