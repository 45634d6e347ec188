"""Hashed n-grams of a whole reply in one pass: characters 2 to 5, words 1 to 2, none across a sentence border."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

CHAR_BUCKETS = 1 << 16
WORD_BUCKETS = 1 << 15
BUCKETS = CHAR_BUCKETS + WORD_BUCKETS
_CHAR_SIZES = (2, 3, 4, 5)
_BASE = np.uint64(0x9E3779B97F4A7C15 | 1)
_INVERSE = np.uint64(pow(int(_BASE), -1, 1 << 64))
_MIX = np.uint64(0xD6E8FEB86659FD93)
_DIGITS = str.maketrans("123456789", "000000000")
_WEB = re.compile(
    r"^(?:https?:|ftp:|www\.)|@[\w.-]+\.\w|^[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|example|uk|at|ch)(?:/|$)"
)
_PLACEHOLDER = re.compile(r"^(?:\{\{|\{%|#\{|\[[a-z_ ]+\]$)")


class Ngrams(msgspec.Struct, frozen=True):
    """Every occurrence of an n-gram, sorted by sentence; arrays of equal length but for `offsets`."""

    buckets: NDArray[np.int64]  #: below CHAR_BUCKETS for characters, from there to BUCKETS for words
    tokens: NDArray[np.int64]  #: index into the words given, of the word in which the n-gram begins
    offsets: NDArray[np.int64]  #: where each sentence begins; one sentence has at least one occurrence


@lru_cache(maxsize=65_536)
def plain(norm: str) -> str:
    """A folded word as the models read it: digits alike, addresses and placeholders by their kind."""
    if len(norm) > 3:
        if _PLACEHOLDER.search(norm):
            return "\x11"
        if _WEB.search(norm):
            return "\x12"
    return norm.translate(_DIGITS)


def extract(sentences: Sequence[Sequence[str]]) -> Ngrams:
    """The n-grams of sentences given as lists of plain words; an empty sentence counts as one empty word."""
    words = [word for sentence in sentences for word in ("\x02", *sentence, "\x03")]
    counts = np.fromiter((len(sentence) + 2 for sentence in sentences), np.int64, len(sentences))
    codes = np.frombuffer(" ".join([*words, ""]).encode("utf-32-le"), np.uint32).astype(np.uint64)
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    starts = np.concatenate(([0], np.cumsum(lengths + 1)[:-1]))
    prefix, powers = _prefix(codes)
    sentence_of_word = np.repeat(np.arange(len(sentences)), counts)
    word_of_char = np.repeat(np.arange(len(words)), lengths + 1)
    parts = [
        *(_chars(size, prefix, powers, word_of_char, sentence_of_word) for size in _CHAR_SIZES),
        _words(1, prefix, powers, starts, lengths, sentence_of_word),
        _words(2, prefix, powers, starts, lengths, sentence_of_word),
    ]
    buckets = np.concatenate([part[0] for part in parts])
    marked = np.concatenate([part[1] for part in parts])
    owners = sentence_of_word[marked]
    order = np.argsort(owners, kind="stable")
    offsets = np.searchsorted(owners[order], np.arange(len(sentences)))
    # Two signs frame every sentence; without them a word keeps the index that the caller knows.
    tokens = np.clip(marked - 2 * owners - 1, _firsts(counts)[owners], _lasts(counts)[owners])
    return Ngrams(buckets[order], tokens[order], offsets)


def _firsts(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(counts - 2)[:-1]))


def _lasts(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.maximum(np.cumsum(counts - 2) - 1, _firsts(counts))


@lru_cache(maxsize=8)
def _powers(base: int, size: int) -> NDArray[np.uint64]:
    values = np.full(size, np.uint64(base))
    values[0] = 1
    return np.cumprod(values)


def _prefix(codes: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Prefix sums from which the hash of any stretch follows by one subtraction and one product, modulo 2^64."""
    size = 1 << max(12, int(len(codes) + 1).bit_length())
    prefix = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * _powers(int(_INVERSE), size)[: len(codes)], out=prefix[1:])
    return prefix, _powers(int(_BASE), size)


def _bucket(hashes: NDArray[np.uint64], kind: int, buckets: int) -> NDArray[np.int64]:
    mixed = (hashes ^ (hashes >> np.uint64(31)) ^ np.uint64(kind * 0x9E3779B1)) * _MIX
    return (mixed >> np.uint64(65 - buckets.bit_length())).astype(np.int64)


def _chars(
    size: int,
    prefix: NDArray[np.uint64],
    powers: NDArray[np.uint64],
    word_of_char: NDArray[np.int64],
    sentence_of_word: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    count = max(len(prefix) - size, 0)
    hashes = (prefix[size:] - prefix[:count]) * powers[:count]
    first, last = word_of_char[:count], word_of_char[size - 1 :]
    inside = sentence_of_word[first] == sentence_of_word[last]
    return _bucket(hashes[inside], size, CHAR_BUCKETS), first[inside]


def _words(
    size: int,
    prefix: NDArray[np.uint64],
    powers: NDArray[np.uint64],
    starts: NDArray[np.int64],
    lengths: NDArray[np.int64],
    sentence_of_word: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    first = np.arange(max(len(starts) - size + 1, 0))
    first = first[sentence_of_word[first] == sentence_of_word[first + size - 1]]
    begin, last = starts[first], first + size - 1
    hashes = (prefix[starts[last] + lengths[last]] - prefix[begin]) * powers[begin]
    return _bucket(hashes, 16 + size, WORD_BUCKETS) + CHAR_BUCKETS, first
