"""Which words moved a score: what each adds by being there, gathered by word and joined to spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.cues import MOST, CueSpace
from tonecheck.nlp.linear import LinearModel
from tonecheck.nlp.page import Page

Floats = NDArray[np.float32]
_SPANS = 5
_WORDS = 12  #: so many of the heaviest words are looked at
#: A word that weighs less than this share of the heaviest is not shown.
_FAINT = 0.25
_NOTHING = 1e-6
_SMALL_SIGNS = frozenset(".,;:()\"'-–—")


class Contribution(msgspec.Struct, frozen=True, gc=False):
    """A span with the signed weight by which it moved a score."""

    start: int
    end: int
    weight: float


def words_of_sentences(linear: LinearModel, space: CueSpace, page: Page, counts: Floats, dense: Floats) -> Floats:
    """What every word adds to the scores of its sentence: (words of the page, targets).

    A word has its n-grams, its share of each feature that counts its classes or phrases, and, as the first word of a
    sentence, what its classes say there. What belongs to no word (place, length, neighbours) is left out.
    """
    table = _by_ngrams(linear, page, whole=False)
    clipped = np.minimum(counts, MOST) / np.maximum(counts, 1)
    table += (space.shares(page) * clipped[page.sentence_of]) @ linear.dense[: len(space.counted)]
    filled = [(row, piece.first) for row, piece in enumerate(page.pieces) if piece.first < piece.last]
    rows, firsts = np.array(filled, np.int64).reshape(-1, 2).T
    table[firsts] += dense[rows, space.firsts] @ linear.dense[space.firsts]
    return table


def words_of_reply(linear: LinearModel, space: CueSpace, page: Page, per_count: Floats) -> Floats:
    """What the n-grams and counted features of every word add to the scores of the reply: (words, targets).

    `per_count` (counted, targets) is what one count of each class or phrase adds.
    """
    table = _by_ngrams(linear, page, whole=True)
    table += space.shares(page) @ per_count
    return table


def _by_ngrams(linear: LinearModel, page: Page, *, whole: bool) -> Floats:
    table = np.zeros((max(len(page.norms), 1), len(linear.steps)), np.float32)
    inside = page.word_index
    table[inside] = linear.by_word(page.ngrams, whole=whole)[: len(inside)]
    return table


def strongest(page: Page, weights: Floats) -> list[list[Contribution]]:
    """Of each row of weights, (rows, words of the page), the spans with the largest ones.

    Neighbouring words of a sentence that push the same way are one span.
    """
    size = np.abs(weights)
    floors = np.maximum(size.max(axis=1, initial=0.0) * _FAINT, _NOTHING)
    if weights.shape[1] > _WORDS:
        floors = np.maximum(floors, np.partition(size, -_WORDS, axis=1)[:, -_WORDS])
    rows, words = np.nonzero(size >= floors[:, None])
    heavy: list[list[tuple[int, float]]] = [[] for _ in weights]
    for row, word, weight in zip(rows.tolist(), words.tolist(), weights[rows, words].tolist(), strict=True):
        if page.norms[word] not in _SMALL_SIGNS:
            heavy[row].append((word, weight))
    return [_joined(page, each) for each in heavy]


def _joined(page: Page, heavy: Sequence[tuple[int, float]]) -> list[Contribution]:
    """The heaviest spans that these words and their weights are joined to."""
    owners, last, spans = page.sentence_of, -2, list[list[Any]]()
    for word, weight in heavy:
        if last == word - 1 and spans[-1][2] * weight > 0 and owners[word] == owners[last]:
            spans[-1][1] = word
            spans[-1][2] += weight
        else:
            spans.append([word, word, weight])
        last = word
    spans.sort(key=lambda span: (-abs(span[2]), span[0]))
    return [Contribution(page.starts[first], page.ends[end], weight) for first, end, weight in spans[:_SPANS]]
