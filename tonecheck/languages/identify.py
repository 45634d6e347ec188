"""Which language a text is in: German, English, or neither for sure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from tonecheck.languages import FOLDER

#: Log-odds from which on the language counts as known, for a text of one word and for longer ones.
MARGIN_ONE_WORD = 3.0
MARGIN = 1.6
#: Log-odds from which on an umlaut shows German in a text of few words: "Freundliche Grüsse".
MARGIN_UMLAUTS = 6.0
#: Share of the words that must be words of German or English; below it the text is in another language.
KNOWN = 0.34
#: Fewer will do where at least so many show plainly which of the two it is, and none is of a third one.
PLAIN = 0.2
_FEWEST_PLAIN = 2
#: Up to so many words the letters alone do not count: they may all be names.
FEW_WORDS = 3
SCALE = 16  #: the weights are stored as integers, in sixteenths of log-odds
#: Weights from which on a word is rather of a language, shows it, and shows it plainly.
_RATHER = 2
_TELLING = 3
PLAIN_WEIGHT = SCALE // 4
#: From so many words on a text is in a third language rather than too short to tell, and so many of them must show it.
_FEWEST_OTHER = 5
_TELLING_OTHER = 2
#: Letters of German and English words, and of French ones that both have taken over.
_AT_HOME = frozenset("abcdefghijklmnopqrstuvwxyzäöüßéèêàâôëïç'")
_GERMAN = frozenset("äöüß")
_LONGEST = 3000
#: A run of dark characters begins behind white space or behind what one of the brackets took; elsewhere no look pays.
_NO_WORDS = re.compile(r"(?<![^\s}>\]])\S*(?:https?:|www\.|@|\d|_)\S*|\{[^{}]*\}+|<[^<>]*>|#\S+|\[[A-ZÄÖÜ_ ]+\]")
#: With these begins what is no word and may hold blanks.
_MAY_HOLD_BLANKS = "{<["
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Identification(msgspec.Struct, frozen=True, gc=False):
    """`de` or `en` with the log-odds in its favour; None where a text is too short, mixed, or in another language."""

    language: str | None
    margin: float
    other: bool = False  #: in a third language, for sure
    words: int = 0  #: that speak for a language
    plain: int = 0  #: how many of them are plainly of the likelier of the two
    against: int = 0  #: how many of them are rather of the other


class Table:
    """The weights by which a language is told; above zero they speak for German."""

    def __init__(self, lines: Iterable[str], others: frozenset[str], shared: frozenset[str]) -> None:
        self.words: dict[str, int] = {}
        self.others = others  #: frequent words of other languages that are neither German nor English
        self.shared = shared  #: words of both languages, and names: alone they show neither
        self.bias = 0.0
        self._grams: dict[str, int] = {}  #: by two or three letters within a word, `^` and `$` are its ends
        for line in lines:
            kind, _, rest = line.partition("\t")
            feature, _, weight = rest.partition("\t")
            if kind == "b":
                self.bias = int(feature) / SCALE
            elif kind:
                (self.words if kind == "w" else self._grams)[feature] = int(weight)
        self.evidence = lru_cache(maxsize=20_000)(self._evidence)

    def _evidence(self, word: str) -> int:
        """What a word and its letters say together."""
        weight = self._grams.get
        return self.words.get(word, 0) + sum([weight(gram, 0) for gram in grams_of(word)])


def identify(text: str, table: Table | None = None) -> Identification:
    """The language of a text; web and mail addresses, numbers and placeholders do not count.

    `table` is another one than the shipped.
    """
    return _by_shipped(text) if table is None else _by(text, table)


@lru_cache(maxsize=64)
def _by_shipped(text: str) -> Identification:
    """Kept, as a reply and its passages are asked for more than once while they are checked."""
    return _by(text, shipped())


def _by(text: str, table: Table) -> Identification:
    words = words_of(text)
    if not words:
        return Identification(None, 0.0)
    odds = table.bias + sum(map(table.evidence, words)) / SCALE
    language, margin = ("de" if odds > 0 else "en"), abs(odds)
    sign = 1 if odds > 0 else -1
    weights = [sign * table.words.get(word, 0) for word in words]
    plain = sum(weight >= PLAIN_WEIGHT for weight in weights)
    against = sum(weight <= -_RATHER for weight in weights)
    if language == "en":
        against += sum(
            weight == 0 and not _GERMAN.isdisjoint(word) for word, weight in zip(words, weights, strict=True)
        )
    if _is_foreign(words, weights, table):
        return Identification(None, margin, _is_other(words, table), len(words), plain, against)
    sure = margin >= (MARGIN_ONE_WORD if len(words) == 1 else MARGIN)
    if len(words) <= FEW_WORDS:
        sure = sure and _is_shown(words, weights, table, umlauts=language == "de" and margin >= MARGIN_UMLAUTS)
    return Identification(language if sure else None, margin, False, len(words), plain, against)


def words_of(text: str) -> list[str]:
    """The words that speak for a language, in small letters."""
    seen = text[:_LONGEST].replace("\u00ad", "")
    if any(sign in seen for sign in _MAY_HOLD_BLANKS):
        return _read(seen)
    return [word for run in seen.split() for word in _words_in(run)]


@lru_cache(maxsize=50_000)
def _words_in(run: str) -> tuple[str, ...]:
    """The words of a run of dark characters."""
    return (run.lower(),) if run.isascii() and run.isalpha() else tuple(_read(run))


def _read(text: str) -> list[str]:
    plain = _NO_WORDS.sub(" ", text)
    return _WORD.findall(unicodedata.normalize("NFC", plain).replace("’", "'").lower())


def grams_of(word: str) -> list[str]:
    """Two and three letters in a row, with the word's ends marked."""
    bounded = f"^{word}$"
    size = len(bounded)
    return [bounded[at : at + 2] for at in range(size - 1)] + [bounded[at : at + 3] for at in range(size - 2)]


def _is_shown(words: Sequence[str], weights: Sequence[int], table: Table, *, umlauts: bool) -> bool:
    """Whether a word of the language alone is among the words, not only names and words of both."""
    return any(
        (weight >= _TELLING and word not in table.shared) or (umlauts and not _GERMAN.isdisjoint(word))
        for word, weight in zip(words, weights, strict=True)
    )


def _is_foreign(words: Sequence[str], weights: Sequence[int], table: Table) -> bool:
    """Whether too few of the words belong to the language, or more of them to the other or to a third one."""
    known = sum(word in table.words for word in words)
    against = sum(weight < -PLAIN_WEIGHT for weight in weights)
    others = sum(
        weight < PLAIN_WEIGHT and (word in table.others or _is_exotic(word))
        for word, weight in zip(words, weights, strict=True)
    )
    if len(words) < FEW_WORDS:
        return others > 0 and known < len(words)
    plain = sum(weight >= PLAIN_WEIGHT for weight in weights)
    if known < KNOWN * len(words) and (others or plain < max(_FEWEST_PLAIN, PLAIN * len(words))):
        return True
    return others * 3 > known or 4 * (against - 1) > known


def _is_other(words: Sequence[str], table: Table) -> bool:
    """Whether the words are for sure of a third language: long enough, with frequent words or letters of it."""
    if len(words) < _FEWEST_OTHER:
        return False
    known = sum(abs(table.words.get(word, 0)) >= PLAIN_WEIGHT for word in words)
    others = sum(word in table.others or _is_exotic(word) for word in words)
    return others >= _TELLING_OTHER and others > known


def _is_exotic(word: str) -> bool:
    """Whether the word has a letter that German and English words do not have, names aside."""
    return not word.isascii() and not _AT_HOME.issuperset(word)


@cache
def shipped() -> Table:
    """The table that ships with the package."""
    lines = (FOLDER / "identification.txt").read_text("utf-8").split("\n")
    return Table(lines, word_list("other_languages"), word_list("shared_words"))


def word_list(name: str) -> frozenset[str]:
    """The words of `other_languages` or `shared_words`."""
    return frozenset((FOLDER / f"{name}.txt").read_text("utf-8").split())


def lines_of(weights: Mapping[str, int]) -> Iterator[str]:
    """The lines of a table; a letter group without weight is left out, a word stays, as being known counts."""
    yield f"b\t{weights['b']}"
    for name in sorted(weights):
        if name != "b" and (weights[name] or name[0] == "w"):
            yield f"{name[0]}\t{name[1:]}\t{weights[name]}"
