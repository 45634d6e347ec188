"""Two model folders on the same replies: every figure's difference, paired, and the replies on which they differ."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.report import DIMENSIONS
from tonecheck.training import weighted
from tonecheck.training.bootstrap import Difference, difference
from tonecheck.training.evaluation import Scored
from tonecheck.training.weighted import Figure

_SHOWN = 10


class DifferenceRow(msgspec.Struct, frozen=True):
    """A figure of the first models less that of the second; `n` counts replies, or sentences for acts."""

    figure: str
    better: str  #: "higher", "lower", or "nearer"
    n: int
    difference: Difference


class Apart(msgspec.Struct, frozen=True):
    """A reply on which two models differ: the dimension in which they differ most, from 1 to 5."""

    id: str
    dimension: str
    first: float
    second: float
    label: float
    acts: int  #: sentences of which they say different acts


class Comparison(msgspec.Struct, frozen=True):
    """The first models against the second."""

    rows: Sequence[DifferenceRow]
    apart: Sequence[Apart]


def compare(first: Scored, second: Scored, seed: int) -> Comparison:
    """Both on the same replies."""
    return Comparison(
        [*_tone(first, second, seed), *_acts(first, second, seed), *_classes(first, second, seed)],
        _apart(first, second),
    )


_TONE: tuple[tuple[str, str, Figure], ...] = (
    ("Spearman", "higher", weighted.spearman),
    ("MAE", "lower", weighted.mae),
    ("bias", "nearer", weighted.bias),
)
_WHOLE: tuple[tuple[str, str, Figure], ...] = (
    ("mean Spearman", "higher", weighted.mean_spearman),
    ("mean MAE", "lower", weighted.mean_mae),
)


def _tone(first: Scored, second: Scored, seed: int) -> list[DifferenceRow]:
    found = []
    columns = {name: (first.tone(name), second.tone(name)) for name in DIMENSIONS}
    for name, ((rows, one, labels), (_, other, _)) in columns.items():
        for title, better, statistic in _TONE:
            if len(rows):
                found.append(
                    DifferenceRow(
                        f"{name} {title}", better, len(rows), difference(statistic, one, other, labels, seed=seed)
                    )
                )
    whole, others = first.whole_tone(), second.whole_tone()
    if whole is not None and others is not None:
        said, labels = whole
        found += [
            DifferenceRow(title, better, len(said), difference(statistic, said, others[0], labels, seed=seed))
            for title, better, statistic in _WHOLE
        ]
    return found


def _acts(first: Scored, second: Scored, seed: int) -> list[DifferenceRow]:
    rows, one, labels = first.acts()
    _, other, _ = second.acts()
    there = labels.any(axis=0)
    if not there.any():
        return []
    columns = one[:, there], other[:, there], labels[:, there]
    found = difference(weighted.macro_f1, *columns, groups=rows, seed=seed)
    return [DifferenceRow("acts macro-F1", "higher", len(rows), found)]


def _classes(first: Scored, second: Scored, seed: int) -> list[DifferenceRow]:
    situations = [
        (one.situation, other.situation, label.situation)
        for one, other, label in zip(first.said, second.said, first.labels, strict=True)
        if label.situation and one.situation
    ]
    if not situations:
        return []
    columns: list[NDArray[np.str_]] = [np.array(column) for column in zip(*situations, strict=True)]
    found = difference(weighted.accuracy, *columns, seed=seed)
    return [DifferenceRow("situation accuracy", "higher", len(situations), found)]


def _apart(first: Scored, second: Scored) -> list[Apart]:
    found = []
    for label, one, other in zip(first.labels, first.said, second.said, strict=True):
        acts = sum(a != b for a, b in zip(one.acts, other.acts, strict=True))
        gaps = {name: abs(one.tone[name] - other.tone[name]) for name in one.tone}
        if gaps:
            name = max(gaps, key=gaps.__getitem__)
            rated = label.tone.get(name, np.nan)
            found.append((gaps[name], Apart(label.id, name, one.tone[name], other.tone[name], rated, acts)))
    found.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [apart for gap, apart in found[:_SHOWN] if gap > 0]
