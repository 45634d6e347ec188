"""Figures against counts by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tonecheck.training.measure import situation_figure


def test_situation_figure() -> None:
    probabilities = np.array([[0.9, 0.1, 0.0], [0.4, 0.35, 0.25], [0.0, 0.1, 0.9]])
    targets = np.eye(3)[[0, 1, 2]]
    figure = situation_figure(probabilities, targets, 0.5, complaint=0, other=2)
    assert figure.accuracy == pytest.approx(0.667)
    assert figure.said == pytest.approx(0.333)
    assert figure.right_when_said == 1
