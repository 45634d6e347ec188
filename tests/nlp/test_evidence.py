"""Spans that moved a score."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tonecheck.anatomy.zone import Anatomy
from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.evidence import strongest, words_of_reply, words_of_sentences
from tonecheck.nlp.linear import LinearModel, in_steps
from tonecheck.nlp.ngrams import BUCKETS
from tonecheck.nlp.page import Cue, Page, Piece


def page(words: list[str], cues: tuple[Cue, ...] = ()) -> Page:
    text = " ".join(words)
    starts = [len(" ".join(words[:index])) + (index > 0) for index in range(len(words))]
    return Page(
        language="de",
        channel="email",
        text=text,
        norms=words,
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        pieces=[Piece(0, 2, "body"), Piece(2, len(words), "body")],
        anatomy=Anatomy(zones=()),
        cues=cues,
    )


def linear(dense: NDArray[np.float32]) -> LinearModel:
    """A model to which n-grams say nothing."""
    ngrams, steps = in_steps(np.zeros((BUCKETS, 1), np.float32))
    mean = np.zeros(len(dense), np.float32)
    return LinearModel(ngrams, steps, np.ones(BUCKETS, np.float32), dense, mean, np.zeros(1, np.float32))


def spans(read: Page, weights: list[float]) -> list[tuple[str, float]]:
    (found,) = strongest(read, np.array([weights], np.float32))
    return [(read.text[one.start : one.end], round(one.weight, 2)) for one in found]


def test_small_weights_are_left_out_and_nothing_comes_of_nothing() -> None:
    assert spans(page(["a", "b", "c"]), [0.0, 0.0, 0.0]) == []
    assert spans(page(["a", "b", "c"]), [1.0, 0.1, 0.0]) == [("a", 1.0)]


def test_neighbours_that_push_the_same_way_are_one_span() -> None:
    assert spans(page(["a", "b", "c", "d"]), [1, 1, -1, 1]) == [("a b", 2.0), ("c", -1.0), ("d", 1.0)]


def test_no_span_crosses_a_sentence() -> None:
    assert spans(page(["a", "b", "c"]), [0, 1, 1]) == [("b", 1.0), ("c", 1.0)]


def test_a_lexicon_phrase_carries_its_weight() -> None:
    space = CueSpace(("blame",))
    dense = np.zeros((len(space.names), 1), np.float32)
    dense[space.names.index("lexicon:blame")] = 2
    model = linear(dense)
    read = page(["xa", "xb", "xc", "xd"], (Cue("blame", 6, 11),))
    counts = space.counts(read)
    table = words_of_sentences(model, space, read, counts, space.sentences(read, counts))
    assert table[:, 0].round(3).tolist() == [0, 0, 1, 1]


def test_repeated_phrases_share_what_counts_at_most_three_times() -> None:
    space = CueSpace(("blame",))
    dense = np.zeros((len(space.names), 1), np.float32)
    dense[space.names.index("lexicon:blame")] = 2
    read = page(["xa", "xb", "xc", "xd", "xe", "xf"], tuple(Cue("blame", at, at + 2) for at in (6, 9, 12, 15)))
    counts = space.counts(read)
    table = words_of_sentences(linear(dense), space, read, counts, space.sentences(read, counts))
    assert table[:, 0].tolist() == [0, 0, 1.5, 1.5, 1.5, 1.5]


def test_only_the_heaviest_spans_of_each_row_are_told() -> None:
    read = page(["a", "b"] + ["c"] * 12)
    many = [1.0] + [0.0] + [0.5, -0.5] * 6
    few, none = strongest(read, np.array([many, [0.0] * 14], np.float32))
    assert [one.weight for one in few] == [1.0, 0.5, -0.5, 0.5, -0.5]
    assert none == []


def test_the_words_of_a_reply_add_what_one_count_adds() -> None:
    space = CueSpace(("blame",))
    model = linear(np.zeros((0, 1), np.float32))
    per_count = np.zeros((len(space.counted), 1), np.float32)
    per_count[space.counted.index("lexicon:blame")] = 3
    read = page(["xa", "xb", "xc", "xd"], (Cue("blame", 6, 8),))
    assert words_of_reply(model, space, read, per_count)[:, 0].tolist() == [0, 0, 3, 0]
