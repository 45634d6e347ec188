"""Ridge regression over several blocks of features, both languages in one: solved in the dual, kept in the primal.

The n-grams of a language share part of their weights with the other language; the designed features share all.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy import linalg, sparse
from scipy.linalg import lapack
from sklearn.kernel_ridge import KernelRidge

from tonecheck.nlp.linear import LinearModel, in_steps
from tonecheck.nlp.ngrams import BUCKETS, CHAR_BUCKETS

Floats = NDArray[np.float32]
_SMALLEST_DEVIATION = 0.25


class Recipe(msgspec.Struct, frozen=True):
    """What was chosen by cross-validation."""

    penalty: float
    dense_weight: float  #: how much the designed features weigh against the n-grams
    shared: float  #: the share of the n-grams' weights that both languages have in common
    letters: float = 1.0  #: how much groups of letters weigh against words and their pairs


class Problem(msgspec.Struct):
    """Rows to learn from with their Gram matrix."""

    ngrams: sparse.csr_matrix
    squares: Floats
    dense: Floats
    language: NDArray[np.int64]
    targets: Floats
    recipe: Recipe
    gram: Floats
    mean: Floats
    spread: Floats
    factors: Floats  #: how much each designed feature counts


def problem(
    ngrams: sparse.csr_matrix,
    squares: Floats,
    dense: Floats,
    language: NDArray[np.int64],
    targets: Floats,
    recipe: Recipe,
    known: Floats | None = None,
    factors: Floats | None = None,
) -> Problem:
    """Compute the Gram matrix; `known` is that of the n-grams alone, where it was computed before.

    It has the recipe's weight of letters in it. `factors` (features) make designed features count more or less than
    others.
    """
    factors = np.ones(dense.shape[1], np.float32) if factors is None else factors
    mean, spread = dense.mean(axis=0), np.maximum(dense.std(axis=0), _SMALLEST_DEVIATION) / factors
    standard = (dense - mean) / spread * np.sqrt(recipe.dense_weight / dense.shape[1])
    if known is None:
        known = gram_of(ngrams if recipe.letters == 1 else ngrams @ sparse.diags(np.sqrt(_block_weights(recipe))))
    same = language[:, None] == language[None]
    gram = known * np.where(same, np.float32(1), np.float32(recipe.shared)) + standard @ standard.T
    return Problem(ngrams, squares, dense, language, targets, recipe, gram, mean, spread, factors)


def _block_weights(recipe: Recipe) -> Floats:
    """How much every n-gram weighs by its block."""
    weights = np.ones(BUCKETS, np.float32)
    weights[:CHAR_BUCKETS] = recipe.letters
    return weights


def gram_of(ngrams: sparse.csr_matrix) -> Floats:
    """The products of all rows with one another."""
    return np.asarray((ngrams @ ngrams.T).toarray(), np.float32)


def solve(task: Problem, rows: NDArray[np.int64], weights: Floats | None = None) -> tuple[Floats, Floats]:
    """Dual weights (rows, targets) and bias (targets) learned from these rows."""
    bias = np.average(task.targets[rows], axis=0, weights=weights).astype(np.float32)
    ridge = KernelRidge(kernel="precomputed", alpha=task.recipe.penalty)
    ridge.fit(task.gram[np.ix_(rows, rows)], task.targets[rows] - bias, sample_weight=weights)
    return np.asarray(ridge.dual_coef_, np.float32), bias


def predict(task: Problem, train: NDArray[np.int64], test: NDArray[np.int64], weights: Floats | None = None) -> Floats:
    """The scores of the test rows by a model of the training rows."""
    dual, bias = solve(task, train, weights)
    return task.gram[np.ix_(test, train)] @ dual + bias


class LeaveOut:
    """Every model that leaves some rows out, from one inverse of the whole problem's matrix.

    What a ridge regression without a group of rows says of them follows from its dual weights with them, and so does
    the inverse without them (An, Liu & Venkatesh 2007, Fast cross-validation algorithms for least squares support
    vector machine and kernel ridge regression).
    """

    def __init__(self, task: Problem) -> None:
        self.targets = task.targets
        matrix = np.array(task.gram, np.float32, order="F")
        matrix[np.diag_indices_from(matrix)] += task.recipe.penalty
        factor, _ = lapack.spotrf(matrix, lower=1, overwrite_a=1)
        lower, _ = lapack.spotri(factor, lower=1, overwrite_c=1)
        self.inverse = np.asarray(np.tril(lower) + np.tril(lower, -1).T, np.float32)

    def dual(self, train: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Dual weights of all rows, zero for those that are left out, and bias, learned from the training rows."""
        bias = self.targets[train].mean(axis=0)
        found, _, _ = self._without(train)
        whole = np.zeros_like(self.targets)
        whole[train] = found[:, :-1] - found[:, -1:] * bias
        return whole, bias

    def predict(self, train: NDArray[np.int64], groups: Iterable[NDArray[np.int64]]) -> Floats:
        """The scores of each group among the training rows by a model of the others; other rows stay zero."""
        scores = np.zeros_like(self.targets)
        found, left, mixed = self._without(train)
        for group in groups:
            places = np.searchsorted(train, group)
            kept = np.ones(len(train), bool)
            kept[places] = False
            bias = self.targets[train[kept]].mean(axis=0)
            block = self.inverse[np.ix_(group, group)]
            if len(left):
                block = block - self.inverse[np.ix_(group, left)] @ mixed[:, places]
            missed = found[places, :-1] - found[places, -1:] * bias
            scores[group] = self.targets[group] - linalg.solve(block, missed, assume_a="pos")
        return scores

    def _without(self, train: NDArray[np.int64]) -> tuple[Floats, NDArray[np.int64], Floats]:
        """Dual weights of the training rows for targets and for ones; the rows left out, and how they mix in."""
        left = np.setdiff1d(np.arange(len(self.targets)), train)
        wanted = np.hstack([self.targets[train], np.ones((len(train), 1), np.float32)])
        found = self.inverse[np.ix_(train, train)] @ wanted
        if not len(left):
            return found, left, found[:0]
        across = self.inverse[np.ix_(left, train)]
        mixed = linalg.solve(self.inverse[np.ix_(left, left)], across, assume_a="pos")
        return found - across.T @ (mixed @ wanted), left, mixed


def primal(task: Problem, dual: Floats, bias: Floats, language: int) -> LinearModel:
    """The linear model of one language from dual weights of all rows."""
    share = np.where(task.language == language, 1, task.recipe.shared).astype(np.float32)
    grams = np.asarray(task.ngrams.T @ (dual * share[:, None]), np.float32)
    dense = dense_weights(task, dual)
    weighted = grams * (np.sqrt(task.squares) * _block_weights(task.recipe))[:, None]
    steps, size = in_steps(weighted)
    return LinearModel(
        steps,
        size,
        task.squares.astype(np.float32),
        dense.astype(np.float32),
        task.mean.astype(np.float32),
        bias.astype(np.float32),
    )


def dense_weights(task: Problem, dual: Floats) -> Floats:
    """What the designed features weigh, unscaled, by dual weights of all rows: (features, targets)."""
    factor = task.recipe.dense_weight / task.dense.shape[1]
    standard = (task.dense - task.mean) / task.spread
    return np.asarray((standard.T @ dual) * factor / task.spread[:, None], np.float32)
