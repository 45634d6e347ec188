"""Slips in a guide's YAML whose cause lies before the place where YAML stops: each with what would be read instead."""

from __future__ import annotations

import re
from typing import Any

import msgspec

#: Stands for each sign of a text that was reported as unreadable, so that the reading can go on and nothing moves.
UNREADABLE = "\ue000"
#: Quotation marks of texts, which YAML does not know.
TYPOGRAPHIC = "„“”»«"
#: Blanks that are no spaces to YAML; word processors and wikis put them in.
NO_BREAK = "\u00a0\u2007\u202f"

_QUOTED = re.compile(r"(?:[\[{,]|[:-][ ]|^)\s*(?P<quoted>\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*')", re.DOTALL)
_TEXT_BEFORE = re.compile(
    rf"(?:[\[{{,]|:[ ])\s*(?P<text>[{TYPOGRAPHIC}][^{TYPOGRAPHIC}\n]*"
    rf"|[^\s\[{{,:{TYPOGRAPHIC}](?:(?!:[ ])[^\[{{,\n])*)\Z"
)
_KEY = re.compile(r"[^\W\d][\w.+-]*:(?=[ ])")
_BRACES = re.compile(r"\{[^{}\n]*\}\Z")
_NO_BLANK = re.compile(rf"(?P<key>[ ]*(?:-[ ]+)*[^\W\d][\w.+-]*:)(?P<value>[^ \t\r\n/](?!.*:[ ]).*?)[ \t{NO_BREAK}]*$")
_INDENT = re.compile(rf"(?m)^[ \t]*[{NO_BREAK}][ \t{NO_BREAK}]*")


class Slip(msgspec.Struct, frozen=True):
    """What is wrong from `start` to `end` of the text, what helps, and what to read there instead (None: nothing)."""

    start: int
    end: int
    message: str
    remedy: str
    instead: str | None


def unread(start: int, end: int, message: str, remedy: str) -> Slip:
    """The slip of a value that cannot be read."""
    return Slip(start, end, message, remedy, UNREADABLE * (end - start))


def slip(error: Any, text: str) -> Slip | None:
    """The slip behind an error of YAML, or None where it is another mistake."""
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
    for mark in reversed(marks):
        start = mark.index - mark.column
        if indent := _INDENT.match(text, start):
            return no_break_indent(start, indent.end())
    if not marks:
        return None
    if "flow" in str(error.context) and error.context_mark is not None:
        return _in_flow(text, error.context_mark.index, marks[0].index)
    return _no_blank(error, text) or _open_quote(text, marks[-1].index, marks[0].index)


def no_break_indent(start: int, end: int) -> Slip:
    """The slip of a line that is indented with something else than spaces."""
    return Slip(start, end, "a non-breaking space.", "Indent with spaces.", " " * (end - start))


def respaced(text: str) -> str:
    """The text with every indentation in spaces; nothing moves."""
    return _INDENT.sub(lambda found: " " * len(found[0]), text)


def straight(text: str) -> str:
    """A text without the quotation marks around it, in YAML's."""
    inner = text.strip(TYPOGRAPHIC)
    return f"'{inner}'" if '"' in inner else f'"{inner}"'


def in_typographic_quotes(text: str) -> bool:
    """Whether somebody took typographic quotation marks for YAML's."""
    return text[:1] in tuple(TYPOGRAPHIC) and (
        text[-1] in TYPOGRAPHIC or not any(sign in text[1:] for sign in TYPOGRAPHIC)
    )


def _in_flow(text: str, opened: int, at: int) -> Slip | None:
    """The slip at a place within brackets or braces that were opened before."""
    if found := _open_quote(text, opened, at):
        return found
    before, sign = text[opened:at].rstrip(), text[at : at + 1]
    if "\n" in text[opened + len(before) : at] or not sign:
        return None
    if before[-1:] in ("'", '"') and sign not in ":,]}":
        return _after_quote(text, opened, len(before), at)
    if before[-1:] in ("]", "}") and opened + len(before) < at and (key := _KEY.match(text, at)):
        remedy = f"Put a comma before {key[0][:-1]!r}."
        return Slip(opened + len(before), at, "a comma is missing.", remedy, ",".ljust(at - opened - len(before)))
    if sign in ("{", "[") or sign in TYPOGRAPHIC:
        return _brace_in_text(text, opened, at)
    if before[-1:] == "}" and sign not in ":,]}" and (braces := _BRACES.search(text, opened, opened + len(before))):
        end = _end_of_item(text, braces.start())
        remedy = f"Quote it: {_quote(text[braces.start() : end].rstrip())}."
        return unread(braces.start(), end, "a text in a list cannot begin with '{'.", remedy)
    if sign == ":" and text[opened] == "{":
        word = re.search(r"[^\s:,{}\[\]]+$", before)
        if word and "\n" not in text[opened:at]:
            remedy = f"Put a comma before {word[0]!r} if it is a key, or the text in quotes."
            return Slip(opened + word.start(), at, "a comma or quotes are missing.", remedy, None)
    return None


def _after_quote(text: str, opened: int, length: int, at: int) -> Slip | None:
    """What stands behind a closed quote: another value, or more of a text that has quotes inside."""
    last = [found for found in _QUOTED.finditer(text, opened, opened + length) if found.end() == opened + length]
    if opened + length == at or not last:
        return None
    rest = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^,\]}\n]*").match(text, at)
    following = rest[0].strip() if rest else ""
    quoted = last[0]["quoted"]
    is_short = len(quoted) + len(following) <= 60
    remedy = f"Write {quoted}, {following}." if is_short else "Put one between the two texts."
    return Slip(opened + length, at, "a comma is missing.", remedy, ",".ljust(at - opened - length))


def _brace_in_text(text: str, opened: int, at: int) -> Slip | None:
    """A text in a list in which a brace stands: YAML takes the brace for its own."""
    before = _TEXT_BEFORE.search(text, opened, at)
    begin = before.start("text") if before else at
    if begin >= at or "\n" in text[begin:at]:
        return None
    quoted = text[begin] in TYPOGRAPHIC
    end = _end_of_quote(text, begin) if quoted else _end_of_item(text, begin)
    item = text[begin:end].rstrip()
    if quoted:
        message, remedy = "these quotation marks are not YAML's.", f"Use straight ones: {straight(item)}."
    else:
        message, remedy = f"a text in a list with a {text[at]!r} in it.", f"Quote it: {_quote(item)}."
    if len(item) > 60:
        remedy = "Put the whole text in straight quotes."
    return unread(begin, begin + len(item), message, remedy)


def _quote(item: str) -> str:
    return f"'{item}'" if '"' in item else f'"{item}"'


def _end_of_quote(text: str, begin: int) -> int:
    closing = re.compile(rf"[{TYPOGRAPHIC}](?=\s*[,\]}}])").search(text, begin + 1)
    line_end = _line_end(text, begin)
    return closing.end() if closing and closing.end() <= line_end else _end_of_item(text, begin)


def _end_of_item(text: str, begin: int, *, commas: bool = True) -> int:
    """Where an item of a list ends on its line, its own braces and brackets counted; at a comma, unless it has some."""
    depth = 0
    for at in range(begin, _line_end(text, begin)):
        if text[at] in "{[":
            depth += 1
        elif text[at] in "}]":
            depth -= 1
        if depth < 0 or (commas and depth == 0 and text[at] == ","):
            return at
    return _line_end(text, begin)


def _line_end(text: str, at: int) -> int:
    found = re.compile(r"[\r\n]|$").search(text, at)
    return found.start() if found else len(text)


def _open_quote(text: str, begin: int, at: int) -> Slip | None:
    """A quote that was closed, lines later, by the opening one of another text."""
    for found in _QUOTED.finditer(text, begin, at):
        if "\n" in found["quoted"] and not text[found.end() : at].strip():
            start = found.start("quoted")
            end = start + len(text[start : _end_of_item(text, start, commas=False)].rstrip())
            remedy = f"Close it: {text[start:end]}{text[start]}." if end - start <= 60 else "Close it."
            return unread(start, end, "a quote that is never closed.", remedy)
    return None


def _no_blank(error: Any, text: str) -> Slip | None:
    """A key whose value follows the colon without a blank, so that both are one text that goes on in the next line."""
    mark = error.context_mark or error.problem_mark
    begin = mark.index - mark.column
    if "not allowed" in str(error.problem):
        if not re.fullmatch(r"[ ]*[\w.+-]+", text[begin : mark.index]):
            return None
        above = text[:begin].rstrip()
        begin = above.rfind("\n") + 1
    elif "simple key" not in str(error.context):
        return None
    found = _NO_BLANK.match(text[begin : _line_end(text, begin)])
    if not found:
        return None
    key, value = found["key"], found["value"]
    indent = len(key) - len(key.lstrip(" -"))
    message = "a non-breaking space after the colon." if value[0] in NO_BREAK else "no blank after the colon."
    remedy = f"Write `{key[indent:]} {value.strip(NO_BREAK)}`."
    return Slip(
        begin + indent, begin + found.end("value"), message, remedy, f"{key[indent:]} {UNREADABLE * len(value)}"
    )
