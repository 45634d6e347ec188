"""Figures over weighted rows: with whole numbers for weights they are the figures of rows drawn so many times.

Every figure takes weights (draws, rows) and columns with one row each, and gives one value a draw; a value that the
drawn rows do not define (the rank correlation of a constant) is NaN.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Column = NDArray[Any]
Figure = Callable[..., Floats]


def mean(weights: Floats, values: Column) -> Floats:
    """The mean of a column."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(weights @ values.astype(float) / weights.sum(axis=1))


def bias(weights: Floats, predicted: Column, labels: Column) -> Floats:
    """The mean of predicted less labelled values."""
    return mean(weights, predicted - labels)


def mae(weights: Floats, predicted: Column, labels: Column) -> Floats:
    """The mean absolute error."""
    return mean(weights, np.abs(predicted - labels))


def accuracy(weights: Floats, predicted: Column, labels: Column) -> Floats:
    """The share of rows in which both columns say the same."""
    return mean(weights, predicted == labels)


def spearman(weights: Floats, predicted: Column, labels: Column) -> Floats:
    """The correlation of ranks; ties share their mean rank."""
    middle = (weights.sum(axis=1, keepdims=True) + 1) / 2
    first, second = _ranks(weights, predicted) - middle, _ranks(weights, labels) - middle
    both = np.einsum("ij,ij,ij->i", weights, first, second)
    spread = np.einsum("ij,ij->i", weights, first**2) * np.einsum("ij,ij->i", weights, second**2)
    return _ratio(both, np.sqrt(spread))


def _ranks(weights: Floats, values: Column) -> Floats:
    """The rank of every row among the rows as often as they were drawn: (draws, rows)."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    opens = np.append(True, ordered[1:] != ordered[:-1])
    counts = np.add.reduceat(weights[:, order], np.flatnonzero(opens), axis=1)
    ranks = np.cumsum(counts, axis=1) - (counts - 1) / 2
    place = np.empty(len(values), np.int64)
    place[order] = np.cumsum(opens) - 1
    return np.asarray(ranks[:, place])


def mean_spearman(weights: Floats, said: Column, labels: Column) -> Floats:
    """The mean rank correlation over columns (replies, dimensions)."""
    each = [spearman(weights, said[:, column], labels[:, column]) for column in range(said.shape[1])]
    return np.asarray(np.mean(each, axis=0))


def mean_mae(weights: Floats, said: Column, labels: Column) -> Floats:
    """The mean absolute error over columns (replies, dimensions)."""
    return mean(weights, np.abs(said - labels).mean(axis=1))


def mean_bias(weights: Floats, said: Column, labels: Column) -> Floats:
    """The mean bias over columns (replies, dimensions)."""
    return mean(weights, (said - labels).mean(axis=1))


def precision(weights: Floats, said: Column, labels: Column) -> Floats:
    """The share of what was said that is right; NaN where nothing was said."""
    return _ratio(weights @ (said & labels), weights @ said)


def recall(weights: Floats, said: Column, labels: Column) -> Floats:
    """The share of what is there that was said; NaN where nothing is there."""
    return _ratio(weights @ (said & labels), weights @ labels)


def f1(weights: Floats, said: Column, labels: Column) -> Floats:
    """The harmonic mean of precision and recall; NaN where nothing was said and nothing is there."""
    return _ratio(2 * (weights @ (said & labels)), weights @ said + weights @ labels)


def macro_f1(weights: Floats, said: Column, labels: Column) -> Floats:
    """The mean F1 over the classes of (rows, classes); a class that a draw neither has nor says is left out of it."""
    each = f1(weights, said, labels)
    return _ratio(np.nansum(each, axis=1), np.isfinite(each).sum(axis=1))


def _ratio(part: Floats, whole: Floats) -> Floats:
    undefined = np.full(np.shape(whole), np.nan)
    return np.asarray(np.divide(part, whole, out=undefined, where=np.asarray(whole) > 0))
