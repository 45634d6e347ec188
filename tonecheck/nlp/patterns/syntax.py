"""The written form of a phrase pattern and its tree.

A phrase is a row of elements between spaces: words (any inflected form), `=exact`, `*frist`, `Rückgabe*`, `{a|b}`,
`{slot}`, `…` and `/regex/`; a backslash takes the meaning from the sign behind it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Literal, NoReturn, get_args

import msgspec

from tonecheck.nlp.patterns.pattern_error import PatternError
from tonecheck.nlp.patterns.regexes import check_regex
from tonecheck.nlp.patterns.tokens import SKIPPED
from tonecheck.nlp.words import fold, pieces, spaced_abbreviation

__all__ = [
    "Affix",
    "Choice",
    "Element",
    "Exact",
    "Gap",
    "Pattern",
    "PatternError",
    "Regex",
    "Sign",
    "Slot",
    "Word",
    "parse",
]

SlotName = Literal["name", "first_name", "title", "date", "amount", "number"]
SLOTS: tuple[str, ...] = get_args(SlotName)
GAP_WORDS = 6
_MAX_LENGTH = 1000
_MAX_DEPTH = 5
_GAP = re.compile(r"…|\.{3,}")
_SLOT = re.compile(r"[^{}|\\]*\}")
_CHUNK = re.compile(r"(?:\\.|(?!\.{3})[^\s{}|…\\]|\\$)+")
_ESCAPED = re.compile(r"\\(.)")


class Word(msgspec.Struct, frozen=True, tag=True):
    """A word in any of its inflected forms."""

    text: str


class Sign(msgspec.Struct, frozen=True, tag=True):
    """A punctuation mark or symbol as it stands."""

    text: str


class Exact(msgspec.Struct, frozen=True, tag=True):
    """Tokens that stand letter by letter, without white space between them."""

    texts: tuple[str, ...]


class Affix(msgspec.Struct, frozen=True, tag=True):
    """A word by its beginning, end or inside, in folded form; something must stand where the star is."""

    begin: str
    end: str
    inside: str = ""


class Gap(msgspec.Struct, frozen=True, tag=True):
    """Up to GAP_WORDS words, or none, inside a sentence."""


class Slot(msgspec.Struct, frozen=True, tag=True):
    """A name, date, amount or number, whatever it is."""

    name: str


class Regex(msgspec.Struct, frozen=True, tag=True):
    """A linear-time regular expression: anywhere in the text as a whole phrase, else for one whole token."""

    source: str


class Choice(msgspec.Struct, frozen=True, tag=True):
    """One of several rows of elements."""

    options: tuple[tuple[Element, ...], ...]


Element = Word | Sign | Exact | Affix | Gap | Slot | Regex | Choice


class Pattern(msgspec.Struct, frozen=True):
    """A phrase as written, with its elements."""

    source: str
    elements: tuple[Element, ...]

    @property
    def regex(self) -> str | None:
        """The regular expression where the phrase is nothing else."""
        only = self.elements[0]
        return only.source if len(self.elements) == 1 and isinstance(only, Regex) else None


def parse(phrase: str, language: str = "de") -> Pattern:
    """Reads a phrase; raises PatternError with the place in the phrase."""
    if not phrase.strip():
        raise PatternError("the phrase is empty.", 0, "Write the words to look for, or remove the line.")
    if len(phrase) > _MAX_LENGTH:
        raise PatternError(
            f"the phrase is longer than {_MAX_LENGTH} characters.", _MAX_LENGTH, "Split it into several."
        )
    return Pattern(phrase, _Parser(phrase, language).parse())


class _Parser:
    """Recursive descent over one phrase."""

    def __init__(self, phrase: str, language: str) -> None:
        self.phrase = phrase
        self.language = language
        self.at = 0

    def parse(self) -> tuple[Element, ...]:
        elements = self.row(depth=0)
        if self.at < len(self.phrase):
            sign = self.phrase[self.at]
            if sign == "|":
                self.fail(
                    "a bar outside braces.",
                    self.at,
                    r"Put the alternatives in braces: {a|b}; write \| for the sign itself.",
                )
            self.fail("a closing brace without an opening one.", self.at, r"Remove it, or write \}.")
        return elements

    def fail(self, cause: str, offset: int, remedy: str) -> NoReturn:
        raise PatternError(cause, offset, remedy)

    def row(self, depth: int) -> tuple[Element, ...]:
        """Elements up to the end of the phrase or of the alternative."""
        start = self.at
        elements: list[Element] = []
        places: list[int] = []
        while self.at < len(self.phrase) and self.phrase[self.at] not in "|}":
            if self.phrase[self.at].isspace():
                self.at += 1
                continue
            place = self.at
            new = list(self.element(depth))
            elements += new
            places += [place] * len(new)
        self.check_row(elements, places, start, depth)
        return tuple(elements)

    def check_row(self, elements: list[Element], places: list[int], start: int, depth: int) -> None:
        if not elements:
            what = "an alternative is empty." if depth else "the phrase has no words."
            remedy = "Remove the bar, or write a word." if depth else "Write the words to look for."
            self.fail(what, min(start, len(self.phrase) - 1), remedy)
        if all(isinstance(element, Gap) for element in elements):
            self.fail("the phrase is only a gap.", places[0], "Write words before and after the …")
        for index, where in ((0, "start"), (-1, "end")):
            if isinstance(elements[index], Gap):
                self.fail(f"a gap at the {where} of a phrase.", places[index], "Remove it: it says nothing there.")
        for left, right, place in zip(elements, elements[1:], places[1:], strict=False):
            if isinstance(left, Gap) and isinstance(right, Gap):
                self.fail("two gaps in a row.", place, f"Write one …: it stands for up to {GAP_WORDS} words.")

    def element(self, depth: int) -> Iterator[Element]:
        gap = _GAP.match(self.phrase, self.at)
        if gap:
            self.at = gap.end()
            yield Gap()
        elif self.phrase[self.at] == "{":
            yield self.braces(depth)
        elif self.phrase[self.at] == "/" and self.phrase[self.at + 1 : self.at + 2].strip():
            yield self.regex()
        else:
            yield from self.chunk()

    def braces(self, depth: int) -> Element:
        start = self.at
        if depth >= _MAX_DEPTH:
            self.fail(f"braces nested deeper than {_MAX_DEPTH}.", start, "Write several phrases.")
        if start and not self.phrase[start - 1].isspace() and self.phrase[start - 1] not in "{|([\"'„“«»…":
            self.fail("braces in the middle of a word.", start, "Write whole words: {Rückgabefrist|Rückgaberecht}.")
        if "}" not in self.phrase[start:]:
            self.fail("a brace is not closed.", start, "Add the } that belongs to it.")
        self.at += 1
        inside = _SLOT.match(self.phrase, self.at)
        if inside:
            return self.slot(start, inside.group()[:-1])
        options = [self.row(depth + 1)]
        while self.at < len(self.phrase) and self.phrase[self.at] == "|":
            self.at += 1
            options.append(self.row(depth + 1))
        if self.at >= len(self.phrase):
            self.fail("a brace is not closed.", start, "Add the } that belongs to it.")
        self.at += 1
        self.after_braces()
        if len(options) == 1:
            self.fail(
                "braces without a bar are slots.",
                start,
                "Write alternatives as {a|b}, or leave the braces out.",
            )
        return Choice(tuple(options))

    def slot(self, start: int, inside: str) -> Slot:
        name = inside.strip()
        if not name:
            self.fail("empty braces.", start, "Write alternatives {a|b} or a slot such as {name}.")
        if name not in SLOTS:
            close = difflib.get_close_matches(name.lower(), SLOTS, 1)
            hint = f"Did you mean {{{close[0]}}}? " if close else ""
            known = ", ".join(f"{{{slot}}}" for slot in SLOTS)
            self.fail(
                f"unknown slot {{{name}}}.",
                start,
                f"{hint}Slots are {known}; alternatives have a bar: {{a|b}}.",
            )
        self.at += len(inside) + 1
        self.after_braces()
        return Slot(name)

    def after_braces(self) -> None:
        if self.at < len(self.phrase) and (self.phrase[self.at].isalnum() or self.phrase[self.at] in "*="):
            self.fail("braces in the middle of a word.", self.at, "Put a space after the closing brace.")

    def regex(self) -> Regex:
        start = self.at
        match = re.match(r"/((?:[^/\\]|\\.|/(?![\s|}]|$))+)/(?=[\s|}]|$)", self.phrase[start:])
        if not match:
            self.fail("a regular expression is not closed.", start, r"End it with /, or write \/ for a slash.")
        self.at += match.end()
        source = match.group(1)
        check_regex(source, start + 1)
        return Regex(source)

    def chunk(self) -> Iterator[Element]:
        """A run of signs up to a space, brace, bar or gap."""
        start = self.at
        if end := spaced_abbreviation(self.phrase, start, self.language):
            self.at = end
            yield Word(self.phrase[start:end])
            return
        match = _CHUNK.match(self.phrase, start)
        raw = match.group() if match else self.phrase[start]
        self.at += len(raw)
        if raw[0] == "=" and len(raw) > 1:
            yield Exact(tuple(pieces(_unescape(raw[1:]), self.language)))
        elif "*" in raw and "*" in _ESCAPED.sub("", raw):
            yield self.affix(raw, start)
        else:
            for piece in pieces(_unescape(raw), self.language):
                folded = fold(piece)
                if folded not in SKIPPED:
                    yield Word(piece) if any(map(str.isalnum, folded)) else Sign(folded)

    def affix(self, raw: str, start: int) -> Affix:
        parts = [fold(_unescape(part)) if part else "" for part in re.split(r"(?<!\\)\*", raw)]
        if not any(parts):
            self.fail("a star alone.", start, "Write a part of the word: *frist, Rückgabe*; for any words write …")
        if len(parts) == 2:
            return Affix(parts[0], parts[1])
        if len(parts) == 3 and not parts[0] and not parts[2]:
            return Affix("", "", parts[1])
        return self.fail("too many stars in a word.", start, "Write *frist, Rückgabe*, Rück*frist or *gabe*.")


def _unescape(raw: str) -> str:
    return _ESCAPED.sub(r"\1", raw) if "\\" in raw else raw
