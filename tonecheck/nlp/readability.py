"""Readability formulas for German and English, over the words and sentences of a reply.

Sources: Flesch 1948; Kincaid et al. 1975; Gunning 1952; McLaughlin 1969 (SMOG); Amstad 1978; Bamberger & Vanecek 1984
(neue Wiener Sachtextformeln, SMOG for German); Björnsson 1968 (LIX).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import fold

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence

_VOWELS_DE = re.compile(r"aa|ai|au|äu|ee|ei|eu|ey|ie|oo|ou|[aeiouyäöü]")
_VOWELS_EN = re.compile(r"[aeiouy]+")
_SILENT_EN = re.compile(r"(?:[^laeiouy]e|[^aeioudt]ed|[^aeiouscxzgh]es)$")
#: Formulas are built for texts; below this number of words they say nothing.
FEWEST_WORDS = 30


class Counts(msgspec.Struct, frozen=True, gc=False):
    """What the formulas are made of."""

    words: int
    sentences: int
    syllables: int
    one_syllable: int
    three_syllables: int  #: words of three and more
    long_words: int  #: words of more than six letters

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence in words."""
        return self.words / self.sentences

    @property
    def syllables_per_word(self) -> float:
        """The mean length of a word in syllables."""
        return self.syllables / self.words

    def percent(self, count: int) -> float:
        """A count as a percentage of the words."""
        return 100 * count / self.words


@lru_cache(maxsize=50_000)
def syllables(word: str, language: str) -> int:
    """The syllables of a word by its vowels, at least one; a rule of thumb, right for most words."""
    word = word.lower()
    if language == "de":
        return max(1, len(_VOWELS_DE.findall(word)))
    found = len(_VOWELS_EN.findall(word))
    return max(1, found - 1 if found > 1 and _SILENT_EN.search(word) else found)


def count(sentences: Sequence[Sequence[str]], language: str) -> Counts:
    """The counts over sentences of words; sentences without words do not count."""
    filled = [sentence for sentence in sentences if sentence]
    words = [word for sentence in filled for word in sentence]
    lengths = [syllables(word, language) for word in words]
    return Counts(
        words=len(words),
        sentences=len(filled),
        syllables=sum(lengths),
        one_syllable=sum(length == 1 for length in lengths),
        three_syllables=sum(length >= 3 for length in lengths),
        long_words=sum(len(word) > 6 for word in words),
    )


def spoken(reply: Analysis, sentence: Sentence) -> list[str]:
    """The words of a sentence as written, without signs and numbers."""
    written = reply.written[sentence.first : sentence.last]
    return reply.once(("spoken", sentence.start), lambda: [word for word in written if word[0].isalpha()])


def is_label(reply: Analysis, sentence: Sentence) -> bool:
    """Whether a line is a row of a table, or names a value (`Order number: …`), and is no sentence."""
    text = reply.text[sentence.start : sentence.end].strip()
    if _CELLS.search(text):
        return True
    words = len(spoken(reply, sentence))
    if words > _LABEL_WORDS or (text.endswith(_ENDS) and not _is_abbreviated(text, reply.language)):
        return False
    holes = (hole.start for hole in reply.anatomy.placeholders)
    return words == 1 or ":" in text or any(sentence.start <= start < sentence.end for start in holes)


def _is_abbreviated(text: str, language: str) -> bool:
    """Whether a line ends in the full stop of an abbreviation: `Item no.`, `plus 19 % MwSt.`"""
    lists = word_lists(language, "sentences")
    last = re.split(r"[\s-]", text.removesuffix("."))[-1]
    known = fold(last) in lists["open_abbreviations"] | lists["closed_abbreviations"]
    return known or not last[1:].islower()


_CELLS = re.compile(r"\S[ ]*\t\s*\S")
_ENDS = (".", "!", "?", "…")
_LABEL_WORDS = 5


def prose(reply: Analysis) -> list[Sentence]:
    """The sentences of a reply's body; all of its lines where none of them is one."""
    lines = list(reply.body)
    return [line for line in lines if not is_label(reply, line)] or lines


def count_body(reply: Analysis) -> Counts:
    """The counts over the sentences of a reply's body, without labels and rows of tables."""
    return count([spoken(reply, sentence) for sentence in prose(reply)], reply.language)


def _smog_root(of: Counts) -> float:
    return math.sqrt(30 * of.three_syllables / of.sentences)


def _wiener_1(of: Counts) -> float:
    long_share, short_share = of.percent(of.long_words), of.percent(of.one_syllable)
    ms, sl = of.percent(of.three_syllables), of.words_per_sentence
    return 0.1935 * ms + 0.1672 * sl + 0.1297 * long_share - 0.0327 * short_share - 0.875


def _wiener_2(of: Counts) -> float:
    ms, sl = of.percent(of.three_syllables), of.words_per_sentence
    return 0.2007 * ms + 0.1682 * sl + 0.1373 * of.percent(of.long_words) - 2.779


#: Each formula by the name that a guide gives it.
INDICES: Mapping[str, Callable[[Counts], float]] = {
    "amstad": lambda of: 180 - of.words_per_sentence - 58.5 * of.syllables_per_word,
    "wiener-1": _wiener_1,
    "wiener-2": _wiener_2,
    "wiener-3": lambda of: 0.2963 * of.percent(of.three_syllables) + 0.1905 * of.words_per_sentence - 1.1144,
    "wiener-4": lambda of: 0.2744 * of.percent(of.three_syllables) + 0.2656 * of.words_per_sentence - 1.693,
    "lix": lambda of: of.words_per_sentence + of.percent(of.long_words),
    "smog-de": lambda of: _smog_root(of) - 2,
    "flesch": lambda of: 206.835 - 1.015 * of.words_per_sentence - 84.6 * of.syllables_per_word,
    "flesch-kincaid": lambda of: 0.39 * of.words_per_sentence + 11.8 * of.syllables_per_word - 15.59,
    "fog": lambda of: 0.4 * (of.words_per_sentence + of.percent(of.three_syllables)),
    "smog": lambda of: 1.043 * _smog_root(of) + 3.1291,
}
