"""Ranges for the six dimensions of tone that together hold the promised share of the replies."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

import numpy as np

from tonecheck.checks.tone import NAMES
from tonecheck.learning.comments import bracketed, percent, say
from tonecheck.learning.observation import Observed
from tonecheck.learning.proposal import Proposal
from tonecheck.learning.settings import FEWEST, USUAL, Settings
from tonecheck.learning.statistics import Floats, Ranges, held_out, joint_ranges, quantile_interval, wilson
from tonecheck.report import DIMENSIONS

#: Dimensions of which too much is as wrong as too little; of the others nobody complains until bad replies show it.
TWO_SIDED = ("formality", "warmth", "enthusiasm")
#: With few replies the ends are moved out by this share of the model's uncertainty.
_EXTRA = 0.5


class Tone:
    """The tone of a group of replies that are long enough to judge."""

    def __init__(self, replies: Sequence[Observed], bad: Sequence[Observed], settings: Settings) -> None:
        self.settings = settings
        self.replies = [one for one in replies if one.tone]
        self.bad = [one for one in bad if one.tone]
        self.values: Floats = np.array([[one.tone[name] for name in DIMENSIONS] for one in self.replies], float)
        self.least: Floats = np.array(
            [median(one.uncertainty[name] for one in self.replies) if self.replies else 0.0 for name in DIMENSIONS],
            float,
        )
        self.few = len(self.replies) < USUAL
        self.upper = [name in TWO_SIDED for name in DIMENSIONS]
        self.above = [0] * len(DIMENSIONS)
        if len(self.replies) >= FEWEST:
            self._bound_by_bad()

    def _bound_by_bad(self) -> None:
        """Give an upper end where bad replies lie above the good ones more often than good ones would."""
        ranges = self.ranges([True] * len(DIMENSIONS))
        for column, name in enumerate(DIMENSIONS):
            above = sum(one.tone[name] > ranges.high[column] for one in self.bad)
            good = sum(one.tone[name] > ranges.high[column] for one in self.replies)
            if not self.upper[column] and wilson(above, len(self.bad)).is_apart_from(wilson(good, len(self.replies))):
                self.upper[column], self.above[column] = True, above

    def ranges(self, upper: Sequence[bool] | None = None) -> Ranges:
        """The ranges with these upper ends, by default those that the replies call for."""
        return joint_ranges(self.values, self.least, upper or self.upper, self.settings.coverage, self._extra)

    @property
    def _extra(self) -> float:
        return _EXTRA if self.few else 0.0

    def new_share(self) -> float:
        """The share of new replies that the ranges are likely to hold."""
        held = held_out(self.values, self.least, self.upper, self.settings.coverage, self._extra)
        return held / len(self.replies)


def propose(replies: Sequence[Observed], bad: Sequence[Observed], settings: Settings) -> list[Proposal]:
    """A proposal for each dimension."""
    tone = Tone(replies, bad, settings)
    if not tone.replies:
        return []
    ranges = tone.ranges() if len(tone.replies) >= FEWEST else None
    return [_dimension(tone, ranges, column) for column in range(len(DIMENSIONS))]


def header(replies: Sequence[Observed], bad: Sequence[Observed], settings: Settings) -> str | None:
    """The comment above the section: how many replies lie in all ranges, now and probably later."""
    tone = Tone(replies, bad, settings)
    n = len(tone.replies)
    if n < FEWEST:
        return None
    held = tone.ranges().held
    interval = bracketed(wilson(held, n), 100)
    new = percent(tone.new_share())
    return say(settings.ui, "tone", held=held, n=n, share=percent(held / n), interval=interval, new=new)


def _dimension(tone: Tone, ranges: Ranges | None, column: int) -> Proposal:
    name, settings = DIMENSIONS[column], tone.settings
    low = ranges.low[column] if ranges else 0.0
    high = ranges.high[column] if ranges else 100.0
    data = _data(tone, column)
    remarks = [_described(tone, data, name)]
    if ranges is None:
        remarks.append(say(settings.ui, "too_few", n=len(tone.replies), least=FEWEST))
    elif _yaml(low, high) is None:
        remarks.append(say(settings.ui, "no_range"))
    elif tone.few:
        remarks.append(say(settings.ui, "widened"))
    if tone.above[column]:
        remarks.append(say(settings.ui, "bounded_by_bad", n=tone.above[column]))
    return Proposal(
        key=f"tone.{name}",
        value=_yaml(low, high),
        comment="; ".join(remarks),
        data=data,
        n=len(tone.replies),
        holds=lambda one: low <= one.tone[name] <= high if one.tone else None,
        shown=lambda one: f"{one.tone[name]:.0f}",
        measure=lambda one: one.tone.get(name),
    )


def _data(tone: Tone, column: int) -> dict[str, Any]:
    values = sorted(tone.values[:, column].tolist())
    tail = (1 - tone.settings.coverage) / 2
    low, high = np.quantile(values, [tail, 1 - tail]).tolist()
    return {
        "median": round(float(np.median(values)), 1),
        "low": round(low, 1),
        "low_interval": quantile_interval(values, tail),
        "high": round(high, 1),
        "high_interval": quantile_interval(values, 1 - tail),
        "uncertainty": round(float(tone.least[column]), 1),
    }


def _described(tone: Tone, data: dict[str, Any], name: str) -> str:
    if len(tone.replies) < FEWEST:
        values = tone.values[:, DIMENSIONS.index(name)]
        ends = {"low": f"{values.min():.0f}", "high": f"{values.max():.0f}", "median": f"{data['median']:.0f}"}
        return say(tone.settings.ui, "dimension_few", name=NAMES[name].get(tone.settings.ui), **ends)
    tail = (1 - tone.settings.coverage) / 2
    return say(
        tone.settings.ui,
        "dimension",
        name=NAMES[name].get(tone.settings.ui),
        median=f"{data['median']:.0f}",
        tail=f"{100 * tail:g}",
        low=f"{data['low']:.0f}",
        low_interval=bracketed(data["low_interval"]),
        high=f"{data['high']:.0f}",
        high_interval=bracketed(data["high_interval"]),
        uncertainty=f"{data['uncertainty']:.0f}",
    )


def _yaml(low: float, high: float) -> str | None:
    """The range as people write it; None where it is the whole scale."""
    if low <= 0 and high >= 100:
        return None
    if high >= 100:
        return f"{{min: {low:g}}}"
    return f"{{max: {high:g}}}" if low <= 0 else f"[{low:g}, {high:g}]"
