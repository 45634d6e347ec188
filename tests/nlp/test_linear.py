"""The linear model against a plain computation of the same sums."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from tonecheck.nlp import linear
from tonecheck.nlp.linear import LinearModel, in_steps
from tonecheck.nlp.ngrams import BUCKETS, CHAR_BUCKETS, char_buckets, extract, word_bucket


@pytest.fixture
def model() -> LinearModel:
    generator = np.random.default_rng(7)
    ngrams, steps = in_steps(generator.normal(size=(BUCKETS, 3)).astype(np.float32))
    return LinearModel(
        ngrams,
        steps,
        generator.uniform(1, 9, BUCKETS).astype(np.float32),
        generator.normal(size=(2, 3)).astype(np.float32),
        np.array([0.5, 1], np.float32),
        np.array([1, 2, 3], np.float32),
    )


def slowly(model: LinearModel, buckets: list[int], dense: list[float]) -> list[float]:
    scores = []
    for target in range(3):
        score = float(model.bias[target])
        for column, value in enumerate(dense):
            score += (value - float(model.mean[column])) * float(model.dense[column, target])
        for low, high in ((0, CHAR_BUCKETS), (CHAR_BUCKETS, BUCKETS)):
            own = [bucket for bucket in buckets if low <= bucket < high]
            length = sum(float(model.squares[bucket]) for bucket in own) ** 0.5
            weights = [float(model.ngrams[bucket, target]) * float(model.steps[target]) for bucket in own]
            score += sum(weights) / length
        scores.append(score)
    return scores


def buckets(sentence: list[str]) -> list[int]:
    """All n-grams of a sentence."""
    own = [bucket for word in sentence for bucket in (*char_buckets(word), word_bucket(word))]
    return own + extract([sentence]).pairs.tolist()


SENTENCES = [["vielen", "dank"], ["tut", "mir", "leid"]]


def test_scores_are_the_sums_of_weights(model: LinearModel) -> None:
    found = extract(SENTENCES)
    dense = np.array([[1, 0], [2, 5]], np.float32)
    own = [buckets(sentence) for sentence in SENTENCES]
    expected = [slowly(model, each, row) for each, row in zip(own, dense.tolist(), strict=True)]
    assert model.rows(found, dense) == pytest.approx(np.array(expected), abs=1e-3)
    whole = slowly(model, [bucket for each in own for bucket in each], [1, 0])
    assert model.whole(found, dense[0]) == pytest.approx(np.array(whole), abs=1e-3)


@pytest.mark.parametrize("whole", [False, True])
def test_what_the_words_add_is_all_that_the_ngrams_add(model: LinearModel, whole: bool) -> None:
    found = extract(SENTENCES)
    by_word = model.by_word(found, whole=whole)
    if whole:
        assert by_word.sum(axis=0) == pytest.approx(model.whole(found, model.mean) - model.bias, abs=1e-3)
        return
    added = model.rows(found, np.tile(model.mean, (2, 1))) - model.bias
    assert by_word[:2].sum(axis=0) == pytest.approx(added[0], abs=1e-3)
    assert by_word[2:].sum(axis=0) == pytest.approx(added[1], abs=1e-3)


def test_words_that_are_kept_weigh_what_they_weighed(model: LinearModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "_KEPT", 4)
    dense = np.ones((1, 2), np.float32)
    before = [model.rows(extract([sentence]), dense) for sentence in SENTENCES]
    for number in range(5):
        model.rows(extract([[f"w{number}", "x", "y"]]), dense)
    assert [model.rows(extract([sentence]), dense).tolist() for sentence in SENTENCES] == [
        each.tolist() for each in before
    ]


def test_saved_and_mapped_it_scores_alike(model: LinearModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    found = extract([["vielen", "dank"]])
    dense = np.ones((1, 2), np.float32)
    assert (LinearModel.load(tmp_path).rows(found, dense) == model.rows(found, dense)).all()


def test_steps_keep_the_largest_weight_and_the_sign() -> None:
    weights = np.array([[1.0, 0.0], [-2.54, 0.0]], np.float32)
    whole, steps = in_steps(weights)
    assert (whole * steps)[:, 0] == pytest.approx([1.0, -2.54], abs=0.011)
    assert (whole[:, 1] == 0).all()


def test_many_threads_learn_words_and_read_what_one_would(model: LinearModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "_KEPT", 50)
    pages = [extract([[f"w{(number * step) % 97}" for step in range(1, 9)]]) for number in range(200)]
    dense = np.ones((1, 2), np.float32)
    alone = [model.rows(page, dense).tolist() for page in pages]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda page: model.rows(page, dense).tolist(), pages)) == alone


def test_words_learned_together_weigh_what_they_weigh_one_by_one(
    model: LinearModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["leider", "nicht", "", "Grüße"]
    other = LinearModel(model.ngrams, model.steps, model.squares, model.dense, model.mean, model.bias)
    alone = [other._words.of([word]) for word in words]
    model.learn(words)
    monkeypatch.setattr(linear, "char_buckets", None)  # what is known is not worked out again
    assert np.array_equal(model._words.of(words), np.concatenate(alone))
