from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy.stats import rankdata, spearmanr

from tonecheck.audit.report.document import Document
from tonecheck.audit.report.outcomes import outcomes
from tonecheck.audit.report.store import Store

Ask = Callable[..., list[tuple[Any, ...]]]
_PAIRS = (
    "SELECT value_tenths, csat, channel FROM tone JOIN replies USING (reply) "
    "WHERE dimension = 'warmth' AND csat IS NOT NULL ORDER BY reply"
)


def test_without_ratings_or_with_few_there_is_nothing(make: object) -> None:
    assert callable(make)
    assert outcomes(Store(make(n=60)), 30) == []


def test_the_coefficient_is_spearmans_and_the_partial_one_that_within_channels(document: Document, ask: Ask) -> None:
    value, rating, channel = (np.array(column) for column in zip(*ask(_PAIRS), strict=True))
    found = next(one for one in document.outcomes if (one.outcome, one.measure) == ("csat", "warmth"))
    assert found.n == len(value)
    assert found.rho.value == pytest.approx(spearmanr(value, rating).statistic, abs=0.0006)
    x, y = (rankdata(one) for one in (value, rating))
    for name in set(channel):
        x[channel == name] -= x[channel == name].mean()
        y[channel == name] -= y[channel == name].mean()
    assert found.within_channels is not None
    assert found.within_channels.value == pytest.approx(np.corrcoef(x, y)[0, 1], abs=0.0006)
    assert found.within_channels.low is not None
    assert found.within_channels.low > 0.2


def test_what_has_nothing_to_do_with_it_is_not_said_to(document: Document) -> None:
    assert {one.measure for one in document.outcomes if one.p < 0.01} == {"warmth"}
