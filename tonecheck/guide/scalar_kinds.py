"""The kinds of single values: texts, phrases, numbers, truth values, choices, dates."""

from __future__ import annotations

import datetime
import re
from typing import Any

import msgspec

from tonecheck.guide.kind import Kind, Reader
from tonecheck.guide.nodes import Place, ScalarNode
from tonecheck.guide.problems import did_you_mean
from tonecheck.guide.yaml_slips import in_typographic_quotes, straight

_TRUE = ("true", "yes", "on")
_FALSE = ("false", "no", "off")
_ESCAPES = {"x": 4, "u": 6, "U": 10}


class Text(Kind):
    """A text: the source text of the scalar, whatever YAML 1.1 makes of it."""

    words = "a text"
    texts = True

    def __init__(self, meta: msgspec.Meta | None = None, *, name: bool = False, known: tuple[str, ...] = ()) -> None:
        self.meta = meta
        self.name = name
        self.known = known  #: a word close to one of these gives a warning

    def value(self, node: ScalarNode, reader: Reader) -> Any:
        if node.comment:
            reader.warnings.add(
                node.place,
                f"{node.comment[:40]!r} after this text is a comment.",
                "Quote the text if it belongs to it, or put two spaces before the comment and one after the '#'.",
            )
        if node.plain and in_typographic_quotes(node.text):
            reader.warnings.add(
                node.place,
                "these quotation marks are not YAML's: they are part of the text.",
                f"Use straight ones: {straight(node.text)}; or put those around all of it.",
            )
        if self.name:
            reader.used.add(node.text)
        if self.name or self.known:
            reader.know(node, self.known or reader.names)
        if self.meta and self.meta.pattern and not re.search(self.meta.pattern, node.text):
            return reader.fail(node, f"{node.text!r} does not have the form {self.meta.pattern!r}.")
        if self.meta and self.meta.min_length and len(node.text) < self.meta.min_length:
            return reader.fail(node, "an empty text." if not node.text else "a text that is too short.")
        return node.text

    def schema(self, _partial: bool) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}


class RuleName(Text):
    """The name of a rule: of tonecheck, or of the house, whose families are none of tonecheck's."""

    words = "a rule's name"

    def __init__(self, rules: tuple[str, ...]) -> None:
        super().__init__()
        self.rules = rules

    def schema(self, _partial: bool) -> dict[str, Any]:
        families = sorted({name.partition(".")[0] for name in self.rules})
        house = rf"^(?!(?:{'|'.join(families)})\.)[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*$"
        return {"anyOf": [{"enum": list(self.rules)}, {"type": "string", "pattern": house}]}


class PhraseText(Text):
    """A phrase pattern, whose syntax is checked to the column."""

    words = "a phrase"

    def value(self, node: ScalarNode, reader: Reader) -> Any:
        from tonecheck.nlp.patterns.pattern_error import PatternError
        from tonecheck.nlp.patterns.syntax import parse

        try:
            parse(node.text)
        except PatternError as error:
            place = _inside(node, error.offset)
            return reader.fail(place, f"bad phrase: {error.cause}", error.remedy or "")
        return super().value(node, reader)


def _inside(node: ScalarNode, offset: int) -> Place:
    """The place of the character at `offset` of a scalar's value, where the scalar stands on one line."""
    raw, at = node.raw, 0
    quote = raw[:1] if not node.plain and raw[:1] in ("'", '"') else ""
    if not raw or (not node.plain and not quote):
        return node.place
    at = len(quote)
    for _ in range(offset):
        if quote == '"' and raw[at : at + 1] == "\\":
            at += _ESCAPES.get(raw[at + 1 : at + 2], 2)
        else:
            at += 2 if quote == "'" and raw.startswith("''", at) else 1
    return Place(node.place.source, node.place.line, node.place.column + min(at, len(raw) - 1))


class Number(Kind):
    """A number, whole or not, within the limits of its annotation."""

    def __init__(self, *, whole: bool, meta: msgspec.Meta | None = None) -> None:
        self.whole = whole
        self.words = "a whole number" if whole else "a number"
        limits = {name: getattr(meta, name, None) for name in ("ge", "gt", "le", "lt")}
        self.limits = {name: limit for name, limit in limits.items() if limit is not None}

    def value(self, node: ScalarNode, reader: Reader) -> Any:
        pattern = r"[-+]?\d{1,15}" if self.whole else r"[-+]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})"
        if not re.fullmatch(pattern, node.text, re.ASCII):
            remedy = "Write a point, not a comma." if re.fullmatch(r"\d+,\d+", node.text) else ""
            return reader.expected(self, node, remedy)
        if not node.plain:
            return reader.expected(self, node, "Write it without quotes.")
        number = int(node.text) if self.whole else float(node.text)
        if any(not _within(number, name, limit) for name, limit in self.limits.items()):
            return reader.fail(node, f"{node.text} is out of range: {self.range}.")
        return number

    @property
    def range(self) -> str:
        """The limits in words."""
        low, high = self.limits.get("ge"), self.limits.get("le")
        if low is not None and high is not None:
            return f"from {low:g} to {high:g}"
        signs = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
        return ", ".join(f"{signs[name]} {limit:g}" for name, limit in self.limits.items())

    def schema(self, _partial: bool) -> dict[str, Any]:
        names = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
        limits = {names[name]: limit for name, limit in self.limits.items()}
        return {"type": "integer" if self.whole else "number", **limits}


def _within(number: float, name: str, limit: float) -> bool:
    """Whether a number keeps to one limit."""
    if name in ("ge", "gt"):
        return number > limit or (name == "ge" and number == limit)
    return number < limit or (name == "le" and number == limit)


class Truth(Kind):
    """True or false."""

    words = "true or false"

    def value(self, node: ScalarNode, reader: Reader) -> Any:
        word = node.text.lower()
        if word not in _TRUE + _FALSE:
            return reader.expected(self, node)
        if not node.plain:
            return reader.expected(self, node, "Write it without quotes.")
        return word in _TRUE

    def schema(self, _partial: bool) -> dict[str, Any]:
        return {"type": "boolean"}


class Choice(Kind):
    """One of a few words (or numbers, or truth values) as they are written; `off` also by YAML's false."""

    def __init__(self, options: tuple[Any, ...]) -> None:
        self.options = {_written(option): option for option in options}
        self.words = _one_of(tuple(self.options))

    def value(self, node: ScalarNode, reader: Reader) -> Any:
        word = node.text
        if "off" in self.options and node.plain and word.lower() in _FALSE:
            word = "off"
        if word not in self.options and node.plain and word.lower() in self.options:
            word = word.lower() if isinstance(self.options[word.lower()], bool) else word
        if word not in self.options:
            return reader.expected(self, node, did_you_mean(word, self.options))
        return self.options[word]

    def schema(self, _partial: bool) -> dict[str, Any]:
        options = list(self.options.values())
        return {"enum": [*options, False] if "off" in self.options else options}


def _written(option: Any) -> str:
    return str(option).lower() if isinstance(option, bool) else str(option)


def _one_of(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


class Date(Kind):
    """A day as year-month-day."""

    words = "a date as 2026-10-01"

    def value(self, node: ScalarNode, reader: Reader) -> Any:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", node.text, re.ASCII):
            return reader.expected(self, node)
        try:
            return datetime.date.fromisoformat(node.text)
        except ValueError:
            return reader.fail(node, f"there is no {node.text} in the calendar.", "Correct the month or the day.")

    def schema(self, _partial: bool) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


class Nothing(Kind):
    """No value."""

    words = "nothing"

    def null(self, _node: ScalarNode, _reader: Reader) -> Any:
        return None

    def schema(self, _partial: bool) -> dict[str, Any]:
        return {"type": "null"}
