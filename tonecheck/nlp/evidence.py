"""Which words moved a score: what each adds by being there, gathered by word and joined to spans."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.cues import MOST, CueSpace
from tonecheck.nlp.linear import LinearModel, sums_by
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
    share = np.asarray(np.minimum(counts, MOST) / np.maximum(counts, 1), np.float32)
    add_counted(table, space, page, share[:, :, None] * np.asarray(linear.dense[: len(space.counted)])[None])
    firsts = np.array([piece.first for piece in page.pieces if piece.first < piece.last], np.int64)
    rows = [index for index, piece in enumerate(page.pieces) if piece.first < piece.last]
    table[firsts] += dense[rows, space.firsts] @ linear.dense[space.firsts]
    return table


def words_of_reply(linear: LinearModel, space: CueSpace, page: Page, per_count: Floats) -> Floats:
    """What the n-grams and counted features of every word add to the scores of the reply: (words, targets).

    `per_count` (counted, targets) is what one count of each class or phrase adds.
    """
    table = _by_ngrams(linear, page, whole=True)
    add_counted(table, space, page, np.broadcast_to(per_count, (len(page.pieces), *per_count.shape)))
    return table


def _by_ngrams(linear: LinearModel, page: Page, *, whole: bool) -> Floats:
    table = np.zeros((max(len(page.norms), 1), len(linear.steps)), np.float32)
    inside = page.word_index
    table[inside] = linear.by_word(page.ngrams, whole=whole)[: len(inside)]
    return table


def add_counted(table: Floats, space: CueSpace, page: Page, per_count: Floats) -> None:
    """Add to every word its share of what its classes and phrases add; `per_count` is (sentences, counted, targets)."""
    words, columns, shares = space.shares(page)
    owners = np.array(page.sentence_of, np.int64)
    table += sums_by(words, len(table), per_count[owners[words], columns] * shares[:, None])


def strongest(page: Page, words: Sequence[int], weights: NDArray[np.float32]) -> list[Contribution]:
    """The spans with the largest weights; neighbouring words of a sentence that push the same way are one span."""
    exact = weights.tolist()
    ranked = sorted(map(abs, exact), reverse=True)
    floor = max(_FAINT * ranked[0], ranked[min(_WORDS, len(ranked)) - 1], _NOTHING) if ranked else 0.0
    spans: list[Contribution] = []
    owners, last, first, total = page.sentence_of, -2, 0, 0.0
    for position, weight in enumerate(exact):
        if (weight if weight > 0 else -weight) < floor or page.norms[words[position]] in _SMALL_SIGNS:
            continue
        if last == position - 1 and total * weight > 0 and owners[words[position]] == owners[words[last]]:
            total += weight
            spans[-1] = Contribution(page.starts[words[first]], page.ends[words[position]], total)
        else:
            first, total = position, weight
            spans.append(Contribution(page.starts[words[first]], page.ends[words[first]], total))
        last = position
    spans.sort(key=lambda span: (-abs(span.weight), span.start))
    return spans[:_SPANS]
