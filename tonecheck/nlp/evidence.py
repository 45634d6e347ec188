"""Which words moved a score: the contributions of a linear model, gathered by word and joined to spans."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.linear import LinearModel, sums_by
from tonecheck.nlp.page import Page

_SPANS = 5
_WORDS = 12  #: so many of the heaviest words are looked at
#: A word that weighs less than this share of the heaviest is not shown.
_FAINT = 0.25
_SMALL_SIGNS = frozenset(".,;:()\"'-–—")


class Contribution(msgspec.Struct, frozen=True):
    """A span with the signed weight by which it moved a score."""

    start: int
    end: int
    weight: float


def weights_of_words(
    linear: LinearModel,
    space: CueSpace,
    page: Page,
    counts: NDArray[np.float32],
    features: NDArray[np.float32],
    *,
    by_sentence: bool,
) -> NDArray[np.float32]:
    """What every word of the page adds to every target: (words, targets).

    A word has the n-grams that begin in it and its share of each feature that counts its classes; what belongs to no
    word (place, length, neighbours) is left out. `features` are centred: (sentences, features), or one row for all.
    """
    table = np.zeros((max(len(page.norms), 1), linear.ngrams.shape[1]), np.float32)
    inside = page.word_index
    by_ngram = linear.weighted_by_word(page.ngrams, len(inside), whole=not by_sentence)
    table[inside] = by_ngram[: len(inside)]
    size = len(space.counted)
    per_count = _per_count(linear, counts, features, size, by_sentence=by_sentence)
    owners = np.array(page.sentence_of, np.int64) if by_sentence else np.zeros(len(page.norms), np.int64)
    words, columns = page.cells
    table += sums_by(words, len(table), per_count[owners[words], columns])
    for start, end, column in space.cue_words(page):
        table[start:end] += per_count[owners[start], column] / (end - start)
    return table


def _per_count(
    linear: LinearModel,
    counts: NDArray[np.float32],
    features: NDArray[np.float32],
    size: int,
    *,
    by_sentence: bool,
) -> NDArray[np.float32]:
    """What one count of each class adds: (rows, classes, targets)."""
    blocks = 1 if by_sentence else 2
    totals = counts if by_sentence else counts.sum(axis=0, keepdims=True)
    share = np.where(totals > 0, 1 / np.maximum(totals, 1), 0)
    added = np.zeros((len(totals), size, linear.dense.shape[1]), np.float32)
    for block in range(blocks):
        columns = slice(block * size, (block + 1) * size)
        added += features[:, columns, None] * np.asarray(linear.dense[columns])[None]
    return np.asarray(added * share[:, :, None], np.float32)


def strongest(page: Page, words: Sequence[int], weights: NDArray[np.float32]) -> list[Contribution]:
    """The spans with the largest weights; neighbouring words of a sentence that push the same way are one span."""
    spans: list[Contribution] = []
    owners = page.sentence_of
    heavy = np.abs(weights)
    ranked = np.sort(heavy)[::-1]
    floor = max(_FAINT * float(ranked[0]), float(ranked[min(_WORDS, len(ranked)) - 1]), 1e-6) if len(ranked) else 0.0
    last = -2
    for position in np.flatnonzero(heavy >= floor).tolist():
        word, weight = words[position], float(weights[position])
        if page.norms[word] in _SMALL_SIGNS:
            continue
        joined = last == position - 1 and spans[-1].weight * weight > 0 and owners[word] == owners[words[last]]
        if joined:
            before = spans.pop()
            spans.append(Contribution(before.start, page.ends[word], before.weight + weight))
        else:
            spans.append(Contribution(page.starts[word], page.ends[word], weight))
        last = position
    return sorted(spans, key=lambda span: (-abs(span.weight), span.start))[:_SPANS]
