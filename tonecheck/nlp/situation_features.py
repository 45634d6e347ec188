"""A text as numbers for its situation: phrases of the lists, how it is put, and hashes of its words and n-grams."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log1p
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.situation_cues import Text, hits, names, phrases
from tonecheck.nlp.wordlists import word_lists

Floats = NDArray[np.float32]

_MOST = 2.0
_CHAR_SIZES = (3, 4, 5)
_EDGE = crc32(b"\x02 ")
_INSIDE = crc32(b"\x01")
_DIGITS = str.maketrans("123456789", "000000000")
_MONEY = frozenset(("€", "$", "£", "euro", "euros", "eur", "chf", "franken", "fr.", "rs", "cent", "dollar", "dollars"))
_MONEY |= frozenset(("pound", "pounds", "quid", "bucks"))
_SAD = frozenset("😭😡😢🙄😠🤬😤😞😩😔💔") | {":(", ":-(", ";("}
_HAPPY = frozenset("😂😍🥰❤😊🥹🙏🎉👏🥨😋💐👍🤩💛😄😁") | {":)", ":-)", ";)", ";-)", "<3", ":d"}
_SURFACE = (
    *("log_length", "very_short", "short", "long", "sentences", "questions", "question_share", "ends_asking"),
    *("begins_asking", "only_asks", "exclamations", "capitals", "numbers", "negations", "please", "thanks"),
    *("you", "me", "us", "handle", "money", "long_number", "clock", "double_mark", "quotation", "sad", "happy"),
    "begins_small",
)
#: Of these it counts whether any is there.
_PRESENT = ("please", "thanks", "you", "me", "us", "handle", "money", "long_number", "clock")
_MOST_WORDS_KEPT = 50_000
#: Of a language the classes of known words.
_CLASSES: dict[str, dict[str, tuple[str, ...]]] = {}


@cache
def columns(kind: str) -> tuple[str, ...]:
    """The names of the designed features."""
    lists = names(kind)
    return (
        *(f"{name}:{what}" for what in ("count", "stated", "asked") for name in lists),
        *_SURFACE,
    )


def designed(text: Text, language: str, kind: str, ignored: frozenset[int] = frozenset()) -> Floats:
    """The designed features: (columns). `ignored` phrases count as not there."""
    size = len(names(kind))
    table = np.zeros((3, size), np.float32)
    column_of = phrases(language, kind)
    found = {(at, column_of[phrase][0]) for at, phrase in hits(text, language, kind) if phrase not in ignored}
    for at, column in found:
        table[0, column] += 1
        table[2 if text.sentence[at] in text.asks else 1, column] = 1
    np.minimum(table[0], _MOST, out=table[0])
    return np.concatenate([table.ravel(), np.array(_surface(text, language), np.float32)])


def _surface(text: Text, language: str) -> list[float]:
    """How the text is put; in the order of `_SURFACE`."""
    counts = _counts(text.norms, language)
    words, asks = counts["word"], len(text.asks)
    sentences = text.sentence[-1] + 1 if text.sentence else 1
    return [
        log1p(words) / 3,
        words <= 6,
        words <= 12,
        words > 30,
        min(sentences, 5) / 5,
        min(asks, 2),
        asks / sentences,
        sentences - 1 in text.asks,
        0 in text.asks,
        asks == sentences,
        min(counts["!"], 3) / 3,
        min(_capitals(text), 2),
        min(counts["number"], 4) / 4,
        min(counts["negation"], 3) / 3,
        *(counts[name] > 0 for name in _PRESENT),
        any(pair in text.text for pair in ("!!", "??", "?!", "!?")),
        *(counts[name] > 0 for name in ("quotation", "sad", "happy")),
        text.text[:1].islower(),
    ]


def _counts(norms: Sequence[str], language: str) -> Mapping[str, int]:
    """How many words there are, and how many words and signs of each class."""
    counts, known = defaultdict[str, int](int), _CLASSES.setdefault(language, {})
    for norm in norms:
        classes = known.get(norm)
        if classes is None:
            classes = _classes_of(norm, language)
            if len(known) < _MOST_WORDS_KEPT:
                known[norm] = classes
        for name in classes:
            counts[name] += 1
    return counts


def _classes_of(norm: str, language: str) -> tuple[str, ...]:
    """The classes that a word or sign counts for."""
    found = list(_signs(norm))
    if not norm[0].isalnum():
        return tuple(found)
    found += ["word", *_word_classes(language).get(norm, ())]
    if norm[0].isdigit():
        found.append("number")
        found += ["long_number"] * (norm[:4].isdigit() and len(norm) > 3)
        found += ["clock"] * (":" in norm or norm.endswith(("am", "pm")))
    elif norm.endswith("n't"):
        found.append("negation")
    return tuple(found)


def _signs(norm: str) -> Iterator[str]:
    """What a word or sign is beside its class."""
    if norm == "!":
        yield "!"
    if norm[0] == "@" and len(norm) > 1:
        yield "handle"
    if norm in _MONEY:
        yield "money"
    if norm == "uhr":
        yield "clock"
    if norm == '"':
        yield "quotation"
    # The first sign of an emoji, which a skin tone may follow.
    if norm in _SAD or norm[0] in _SAD:
        yield "sad"
    if norm in _HAPPY or norm[0] in _HAPPY:
        yield "happy"


def _capitals(text: Text) -> int:
    return sum(raw.isupper() and len(raw) > 2 and raw.isalpha() for raw in text.raw)


@cache
def _word_classes(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, members in word_lists(language, "situation_words").items():
        for word in members:
            found[word] = (*found.get(word, ()), name)
    return found


class Hashed(NamedTuple):
    """A word as bytes, its hash, and the hash of the word and a blank, with which a pair begins."""

    encoded: bytes
    alone: int
    begun: int

    @classmethod
    def of(cls, norm: str) -> Hashed:
        """A folded word, its digits alike."""
        encoded = norm.translate(_DIGITS).encode()
        return cls(encoded, crc32(encoded), crc32(encoded + b" "))


def word_hashes(norms: Sequence[str]) -> set[int]:
    """Hashes of the words and of the pairs of neighbours."""
    words = list(map(Hashed.of, norms))
    return {*(word.alone for word in words), *pair_hashes(words)}


def pair_hashes(words: Iterable[Hashed]) -> list[int]:
    """Hashes of the pairs of neighbours; the first and the last word have an edge beside them."""
    found, before = list[int](), _EDGE
    for encoded, _, begun in words:
        found.append(crc32(encoded, before))
        before = begun
    found.append(crc32(b"\x03", before))
    return found


def char_hashes(norms: Iterable[str]) -> set[int]:
    """Hashes of the stretches of three to five characters inside the words."""
    return {value for norm in frozenset(norms) for value in _stretches(norm.translate(_DIGITS))}


def _stretches(word: str) -> list[int]:
    framed = f" {word} "
    # Letters of one byte each can be cut as bytes.
    text = framed.encode() if framed.isascii() else framed
    parts = [text[at : at + size] for size in _CHAR_SIZES for at in range(len(framed) - size + 1)]
    return [crc32(part.encode() if isinstance(part, str) else part, _INSIDE) for part in parts]
