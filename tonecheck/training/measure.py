"""Held-out figures of the situation."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class SituationFigure(msgspec.Struct, frozen=True):
    """How often a situation is said, how often it is right then, and how often the likeliest label is right."""

    accuracy: float
    said: float
    right_when_said: float
    always_complaint: float
    n: int


def situation_figure(
    probabilities: Floats, targets: Floats, threshold: float, complaint: int, other: int
) -> SituationFigure:
    """The figures of the situation."""
    best, label = probabilities.argmax(axis=1), targets.argmax(axis=1)
    said = (probabilities.max(axis=1) >= threshold) & (best != other)
    return SituationFigure(
        round(float((best == label).mean()), 3),
        round(float(said.mean()), 3),
        round(float((best == label)[said].mean()), 3),
        round(float((label == complaint).mean()), 3),
        len(label),
    )
