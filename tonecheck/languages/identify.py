"""Which language a text is in: German, English, or neither for sure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from tonecheck.languages import FOLDER

#: Log-odds from which on the language counts as known, for a text of one word and for longer ones.
MARGIN_ONE_WORD = 3.0
MARGIN = 1.6
#: Share of the words that must be words of German or English; below it the text is in another language.
KNOWN = 0.34
SCALE = 16  #: the weights are stored as integers, in sixteenths of log-odds
_LONGEST = 3000
#: A run of dark characters begins behind white space or behind what one of the brackets took; elsewhere no look pays.
_NO_WORDS = re.compile(r"(?<![^\s}>\]])\S*(?:https?:|www\.|@|\d|_)\S*|\{[^{}]*\}+|<[^<>]*>|#\S+|\[[A-ZÄÖÜ_ ]+\]")
#: With these begins what is no word and may hold blanks.
_MAY_HOLD_BLANKS = "{<["
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Identification(msgspec.Struct, frozen=True):
    """`de` or `en` with the log-odds in its favour; None where a text is too short, mixed, or in another language."""

    language: str | None
    margin: float


class _Model(NamedTuple):
    bias: float
    words: dict[str, int]  #: weight by word; above zero speaks for German
    grams: dict[str, int]  #: weight by two or three letters within a word, `^` and `$` are its ends
    others: frozenset[str]  #: frequent words of other languages that are neither German nor English


def identify(text: str) -> Identification:
    """The language of a text; web and mail addresses, numbers and placeholders do not count."""
    words = words_of(text)
    if not words:
        return Identification(None, 0.0)
    marks = list(map(_marks, words))
    odds = _model().bias + sum(mark.evidence for mark in marks) / SCALE
    language, margin = ("de" if odds > 0 else "en"), abs(odds)
    sure = margin >= (MARGIN_ONE_WORD if len(words) == 1 else MARGIN)
    return Identification(language if sure and not _is_foreign(marks, language) else None, margin)


def words_of(text: str) -> list[str]:
    """The words that speak for a language, in small letters."""
    seen = text[:_LONGEST].replace("\u00ad", "")
    if any(sign in seen for sign in _MAY_HOLD_BLANKS):
        return _read(seen)
    return [word for run in seen.split() for word in _words_in(run)]


@lru_cache(maxsize=50_000)
def _words_in(run: str) -> tuple[str, ...]:
    """The words of a run of dark characters."""
    return tuple(_read(run))


def _read(text: str) -> list[str]:
    plain = _NO_WORDS.sub(" ", text)
    return _WORD.findall(unicodedata.normalize("NFC", plain).replace("’", "'").lower())


def grams_of(word: str) -> Iterator[str]:
    """Two and three letters in a row, with the word's ends marked."""
    bounded = f"^{word}$"
    for start in range(len(bounded) - 1):
        yield bounded[start : start + 2]
        if start + 3 <= len(bounded):
            yield bounded[start : start + 3]


class _Mark(NamedTuple):
    """What a word says."""

    evidence: int  #: above zero for German
    is_known: bool
    against: str | None  #: the language of which it is hardly a word
    is_other: bool


@lru_cache(maxsize=20_000)
def _marks(word: str) -> _Mark:
    model = _model()
    weight = model.words.get(word, 0)
    evidence = weight + sum(model.grams.get(gram, 0) for gram in grams_of(word))
    against = "de" if weight < -SCALE // 4 else "en" if -weight < -SCALE // 4 else None
    return _Mark(evidence, word in model.words, against, word in model.others)


def _is_foreign(marks: list[_Mark], language: str) -> bool:
    """Whether too few of the words belong to the language, or more of them to the other or to a third one."""
    columns = list(zip(*marks, strict=True))
    known: int = sum(columns[1])
    against: int = columns[2].count(language)
    others: int = sum(columns[3])
    if len(marks) < 3:
        return others > 0 and known < len(marks)
    return known < KNOWN * len(marks) or others * 3 > known or 4 * (against - 1) > known


@cache
def _model() -> _Model:
    lines = (FOLDER / "identification.txt").read_text("utf-8").split("\n")
    words, grams = dict[str, int](), dict[str, int]()
    bias = 0
    for line in lines:
        kind, _, rest = line.partition("\t")
        feature, _, weight = rest.partition("\t")
        if kind == "w":
            words[feature] = int(weight)
        elif kind == "g":
            grams[feature] = int(weight)
        elif kind == "b":
            bias = int(feature)
    others = (FOLDER / "other_languages.txt").read_text("utf-8").split()
    return _Model(bias / SCALE, words, grams, frozenset(others))
