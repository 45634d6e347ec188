"""The n-grams of a page, extracted once for all models: letters inside words, words, pairs of words.

What a word is made of depends on the word alone, so that models keep what it weighs; a page adds the pairs. All hashes
are the same on every platform (CRC-32 for letters, BLAKE2b for words).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import msgspec
import numpy as np
from numpy.typing import NDArray

CHAR_BUCKETS = 1 << 16
WORD_BUCKETS = 1 << 15
BUCKETS = CHAR_BUCKETS + WORD_BUCKETS
_CHAR_SIZES = (3, 4, 5)
_BEGIN, _END = "\x02", "\x03"
#: Pairs of neighbours, and pairs with one word between them.
_DISTANCES = (1, 2)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(65 - WORD_BUCKETS.bit_length())
_CACHED = 65_536
_DIGITS = str.maketrans("123456789", "000000000")
_WEB = re.compile(
    r"^(?:https?:|ftp:|www\.)|@[\w.-]+\.\w|^[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|example|uk|at|ch)(?:/|$)"
)
_PLACEHOLDER = re.compile(r"^(?:\{\{|\{%|#\{|\[[a-z_ ]+\]$)")


class Ngrams(msgspec.Struct, frozen=True, gc=False):
    """The words of a page with their pairs, sentence by sentence; no pair crosses a border of sentences."""

    words: tuple[str, ...]
    offsets: NDArray[np.int64]  #: index of the first word of each sentence; a sentence has at least one word
    pairs: NDArray[np.int64]  #: bucket of each pair, from CHAR_BUCKETS on, sorted by sentence
    pair_offsets: NDArray[np.int64]  #: index of the first pair of each sentence
    pair_words: NDArray[np.int64]  #: (pairs, 2): indexes of the two words; at a sentence's edge twice the same


@lru_cache(maxsize=_CACHED)
def plain(norm: str) -> str:
    """A folded word as the models read it: digits alike, addresses and placeholders by their kind."""
    if len(norm) > 3:
        if _PLACEHOLDER.search(norm):
            return "\x11"
        if _WEB.search(norm):
            return "\x12"
    return norm.translate(_DIGITS)


@lru_cache(maxsize=_CACHED)
def word_hash(word: str) -> int:
    """64 bits that stand for the word."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def word_bucket(word: str) -> int:
    """The bucket of a word on its own."""
    return CHAR_BUCKETS + (word_hash(word) >> 49)


def char_buckets(word: str) -> list[int]:
    """The buckets of all letter groups of a word with its edges; a letter group may come twice."""
    framed = f"{_BEGIN}{word}{_END}"
    groups = [framed[at : at + size] for size in _CHAR_SIZES for at in range(len(framed) - size + 1)]
    # A word of one letter with its edges is one group; nothing, as on an empty page, is the edges alone.
    return [zlib.crc32(group.encode()) % CHAR_BUCKETS for group in groups or [framed]]


def extract(sentences: Sequence[Sequence[str]]) -> Ngrams:
    """The n-grams of sentences given as lists of plain words; an empty sentence counts as one empty word."""
    filled = [sentence or ("",) for sentence in sentences]
    lengths = np.fromiter(map(len, filled), np.int64, len(filled))
    framed = [word for sentence in filled for word in (_BEGIN, *sentence, _END)]
    hashes = np.fromiter(map(word_hash, framed), np.uint64, len(framed))
    sentence = np.repeat(np.arange(len(filled)), lengths + 2)
    begins, ends, own = list[NDArray[np.int64]](), list[NDArray[np.int64]](), list[NDArray[np.int64]]()
    for distance in _DISTANCES:
        first = np.flatnonzero(sentence[:-distance] == sentence[distance:])
        begins.append(first)
        ends.append(first + distance)
        own.append(sentence[first])
    order = np.argsort(np.concatenate(own), kind="stable")
    first, second = np.concatenate(begins)[order], np.concatenate(ends)[order]
    offsets = np.cumsum(lengths) - lengths
    return Ngrams(
        tuple(word for sentence in filled for word in sentence),
        offsets,
        _pair_buckets(hashes[first], hashes[second], second - first),
        np.searchsorted(sentence[first], np.arange(len(filled))),
        _inside(np.stack([first, second], axis=1), sentence[first], offsets, lengths),
    )


def owners(offsets: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The number of the sentence of each of `count` words or pairs; a sentence begins at each of the offsets."""
    found = np.zeros(count, np.int64)
    found[offsets[1:]] = 1
    return np.cumsum(found)


def _pair_buckets(
    first: NDArray[np.uint64], second: NDArray[np.uint64], distance: NDArray[np.int64]
) -> NDArray[np.int64]:
    mixed = (first * _MIX ^ (first >> np.uint64(29)) ^ second) * _MIX + distance.astype(np.uint64) * _MIX
    mixed = (mixed ^ (mixed >> np.uint64(31))) * _MIX
    return np.asarray((mixed >> _SHIFT).astype(np.int64) + CHAR_BUCKETS)


def _inside(
    framed: NDArray[np.int64], sentence: NDArray[np.int64], offsets: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Indexes among the words for indexes among the framed words; a sentence's edge stands for the word next to it."""
    low, high = offsets[sentence, None], (offsets + lengths - 1)[sentence, None]
    return np.asarray(np.clip(framed - 2 * sentence[:, None] - 1, low, high))
