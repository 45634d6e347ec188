"""The n-grams of a page, extracted once for all models: letters inside words, words, pairs of words.

What a word is made of depends on the word alone, so that models keep what it weighs; a page adds the pairs. All hashes
are the same on every platform (CRC-32 for letters, BLAKE2b for words).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Hashable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.lazy import lazy

CHAR_BUCKETS = 1 << 16
WORD_BUCKETS = 1 << 15
BUCKETS = CHAR_BUCKETS + WORD_BUCKETS
_CHAR_SIZES = (3, 4, 5)
_BEGIN, _END = "\x02", "\x03"
#: Pairs of neighbours, and pairs with one word between them.
_DISTANCES = np.array((1, 2), np.int64)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(65 - WORD_BUCKETS.bit_length())
_CACHED = 65_536
#: The models for acts and tone learn the same new words one after the other.
_CACHED_LETTERS = 4_096
_DIGITS = str.maketrans("123456789", "000000000")
_WEB = re.compile(
    r"^(?:https?:|ftp:|www\.)|@[\w.-]+\.\w|^[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|example|uk|at|ch)(?:/|$)"
)
_PLACEHOLDER = re.compile(r"^(?:\{\{|\{%|#\{|\[[a-z_ ]+\]$)")


class Ngrams(msgspec.Struct, frozen=True, dict=True):
    """The words of a page with their pairs, sentence by sentence; no pair crosses a border of sentences."""

    words: tuple[str, ...]
    offsets: NDArray[np.int64]  #: index of the first word of each sentence; a sentence has at least one word
    pairs: NDArray[np.int64]  #: bucket of each pair, from CHAR_BUCKETS on, sorted by sentence
    pair_offsets: NDArray[np.int64]  #: index of the first pair of each sentence
    edged_pairs: NDArray[np.int64]  #: both words of each pair, among the words with two edges a sentence: (2, pairs)

    @lazy
    def kept(self) -> dict[Hashable, Any]:
        """What models work out of the n-grams once, by model and way."""
        return {}

    @lazy
    def pair_words(self) -> NDArray[np.int64]:
        """The indexes of the two words of each pair, (2, pairs); a sentence's edge stands for the word beside it."""
        lengths = np.diff(self.offsets, append=len(self.words))
        sentence = owners(self.pair_offsets, len(self.pairs))
        low = self.offsets[sentence]
        inside = self.edged_pairs - (2 * sentence + 1)
        return np.asarray(np.minimum(np.maximum(inside, low), low + lengths[sentence] - 1))

    @lazy
    def by_word(self) -> Groups:
        """The words of all pairs, first all first ones and then all second ones, as groups."""
        return Groups.of(self.pair_words.ravel(), len(self.words))


class Groups(msgspec.Struct, frozen=True):
    """Rows that belong to some of `count` groups, in the order of their groups, for one sum after the other."""

    order: NDArray[np.int64]
    begins: NDArray[np.int64]  #: in that order the first row of each group that has any
    present: NDArray[np.int64]  #: the groups that have any
    count: int

    @classmethod
    def of(cls, groups: NDArray[np.int64], count: int) -> Groups:
        """For every row its group."""
        order = np.argsort(groups, kind="stable")
        ordered = groups[order]
        begins = np.flatnonzero(np.diff(ordered, prepend=-1))
        return cls(order, begins, ordered[begins], count)

    def sums(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """The sums of the rows of each group: (count, columns)."""
        table = np.zeros((self.count, values.shape[1]), np.float32)
        if len(self.begins):
            table[self.present] = np.add.reduceat(values.take(self.order, axis=0), self.begins, axis=0)
        return table


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


@lru_cache(maxsize=_CACHED_LETTERS)
def char_buckets(word: str) -> tuple[int, ...]:
    """The buckets of all letter groups of a word with its edges; a letter group may come twice."""
    framed = f"{_BEGIN}{word}{_END}"
    # Letters of one byte each can be cut as bytes.
    text = framed.encode() if framed.isascii() else framed
    groups = [text[at : at + size] for size in _CHAR_SIZES for at in range(len(framed) - size + 1)]
    # A word of one letter with its edges is one group; nothing, as on an empty page, is the edges alone.
    encoded = [group.encode() if isinstance(group, str) else group for group in groups or [text]]
    return tuple([zlib.crc32(group) % CHAR_BUCKETS for group in encoded])


def extract(sentences: Sequence[Sequence[str]]) -> Ngrams:
    """The n-grams of sentences given as lists of plain words; an empty sentence counts as one empty word."""
    filled = [sentence or ("",) for sentence in sentences]
    lengths = list(map(len, filled))
    edged = [word for sentence in filled for word in (_BEGIN, *sentence, _END)]
    hashes = np.fromiter(map(word_hash, edged), np.uint64, len(edged))
    sizes = np.array(lengths, np.int64)
    pairs = _pairs(sizes)
    first, second = pairs
    offsets = np.cumsum(sizes) - sizes
    return Ngrams(
        tuple(chain.from_iterable(filled)),
        offsets,
        _pair_buckets(hashes[first], hashes[second], second - first),
        2 * offsets + np.arange(len(lengths)),
        pairs,
    )


def _pairs(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """First and second of each pair, sentence by sentence, among the words with two edges a sentence: (2, pairs)."""
    edged = lengths + 2
    counts = (edged[:, None] - _DISTANCES).ravel()  # of each sentence the pairs of neighbours, then those beyond
    begins = np.repeat(np.cumsum(edged) - edged, len(_DISTANCES)) - (np.cumsum(counts) - counts)
    first = begins.repeat(counts) + np.arange(counts.sum())
    distances = _DISTANCES[np.arange(len(counts)) % len(_DISTANCES)]
    return np.array((first, first + distances.repeat(counts)))


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
