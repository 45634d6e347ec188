"""A text as numbers for its situation: phrases of the lists, how it is put, and hashes of its words and n-grams."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.situation_cues import Text, hits, names, phrases
from tonecheck.nlp.wordlists import word_lists

Floats = NDArray[np.float32]
Hashes = NDArray[np.uint32]

_MOST = 2.0
_CHAR_SIZES = (3, 4, 5)
_DIGITS = str.maketrans("123456789", "000000000")
_MARKS = {
    "at": re.compile(r"@\w"),
    "money": re.compile(r"[€$£]|\b(?:euro|eur|chf|franken|fr\.|rs|dollars?|pounds?|quid)\b", re.IGNORECASE),
    "long_number": re.compile(r"\d{4}"),
    "clock": re.compile(r"\d{1,2}[:.]\d\d\b|\b\d{1,2} ?(?:uhr|[ap]m)\b", re.IGNORECASE),
    "double_mark": re.compile(r"[!?]{2}"),
    "quotation": re.compile(r"[\"“„]"),
    "sad": re.compile(r"[😭😡😢🙄😠🤬😤😞😩😔]|[:;]-?\("),
    "happy": re.compile(r"[😂😍🥰❤😊🥹🙏🎉👏🥨😋💐👍🤩💛]|[:;]-?\)|<3"),
    "begins_small": re.compile(r"^[a-zäöü]"),
}
_SURFACE = (
    *("log_length", "very_short", "short", "long", "sentences", "questions", "question_share", "ends_asking"),
    *("begins_asking", "only_asks", "exclamations", "capitals", "numbers", "negations", "please", "thanks"),
    *("you", "me", "us"),
)


@cache
def columns(kind: str) -> tuple[str, ...]:
    """The names of the designed features."""
    lists = names(kind)
    return (
        *(f"{name}:{what}" for what in ("count", "stated", "asked") for name in lists),
        *_SURFACE,
        *_MARKS,
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
    words = [norm for norm in text.norms if norm[0].isalnum()]
    whole = text.text
    sentences = text.sentence[-1] + 1 if text.sentence else 1
    asks = len(text.asks)
    classes = _word_classes(language)
    counts = dict.fromkeys(("negation", "please", "thanks", "you", "me", "us"), 0)
    for norm in words:
        for name in classes.get(norm, ()):
            counts[name] += 1
        counts["negation"] += norm.endswith("n't")
    capitals = sum(len(raw) > 2 and raw.isupper() and raw.isalpha() for raw in text.raw)
    return [
        np.log1p(len(words)) / 3,
        float(len(words) <= 6),
        float(len(words) <= 12),
        float(len(words) > 30),
        min(sentences, 5) / 5,
        float(min(asks, 2)),
        asks / sentences,
        float(sentences - 1 in text.asks),
        float(0 in text.asks),
        float(asks == sentences),
        min(text.norms.count("!"), 3) / 3,
        float(min(capitals, 2)),
        min(sum(norm[0].isdigit() for norm in words), 4) / 4,
        min(counts["negation"], 3) / 3,
        *(float(counts[name] > 0) for name in ("please", "thanks", "you", "me", "us")),
        *(float(pattern.search(whole) is not None) for pattern in _MARKS.values()),
    ]


@cache
def _word_classes(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, members in word_lists(language, "situation_words").items():
        for word in members:
            found[word] = (*found.get(word, ()), name)
    return found


def word_hashes(norms: Sequence[str]) -> Hashes:
    """Hashes of the words and of the pairs of neighbours."""
    plain = ["\x02", *(norm.translate(_DIGITS) for norm in norms), "\x03"]
    singles = plain[1:-1]
    pairs = [f"{first} {second}" for first, second in pairwise(plain)]
    return _unique([_hash(word) for word in (*singles, *pairs)])


def char_hashes(norms: Sequence[str]) -> Hashes:
    """Hashes of the stretches of three to five characters inside the words."""
    return _unique([value for norm in frozenset(norms) for value in _stretches(norm.translate(_DIGITS))])


@lru_cache(maxsize=32_768)
def _hash(word: str) -> int:
    return crc32(word.encode())


@lru_cache(maxsize=16_384)
def _stretches(word: str) -> tuple[int, ...]:
    framed = f" {word} "
    return tuple(
        crc32(f"\x01{framed[at : at + size]}".encode())
        for size in _CHAR_SIZES
        for at in range(max(len(framed) - size + 1, 0))
    )


def _unique(values: list[int]) -> Hashes:
    return np.array(sorted(set(values)), np.uint32)
