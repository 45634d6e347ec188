"""One value of a draft guide, with what it rests on and whom it leaves outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from tonecheck.learning.observation import Observed
from tonecheck.learning.statistics import STRICT, Interval, quantile_interval, wilson


class Outside(msgspec.Struct, frozen=True):
    """A given reply that does not keep to a value, with what it has instead."""

    reply: str
    value: str


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A key of the guide with the value proposed, as YAML; without one the key stands in a comment alone."""

    key: str  #: `tone.formality`, `address`
    value: str | None
    comment: str  #: what was seen, in the language of the interface
    data: Mapping[str, Any]  #: the same as numbers
    n: int  #: the replies that it rests on
    holds: Callable[[Observed], bool | None]  #: whether a reply keeps to it; None where it has nothing to do with it
    shown: Callable[[Observed], str]  #: what a reply has instead
    measure: Callable[[Observed], float | None]  #: by which groups are compared: a number, or 0 and 1

    @property
    def section(self) -> str:
        """The part of the guide to which it belongs."""
        return self.key.partition(".")[0]

    def outside(self, replies: Iterable[Observed]) -> tuple[Outside, ...]:
        """The replies that do not keep to the value."""
        if self.value is None:
            return ()
        return tuple(Outside(one.label, self.shown(one)) for one in replies if self.holds(one) is False)

    def differs(self, ours: Iterable[Observed], theirs: Iterable[Observed]) -> bool:
        """Whether two groups of replies differ in this beyond chance."""
        first, second = self._measured(ours), self._measured(theirs)
        if not first or not second:
            return False
        if {*first, *second} <= {0.0, 1.0}:
            return _share(first).is_apart_from(_share(second))
        return quantile_interval(first, 0.5, STRICT).is_apart_from(quantile_interval(second, 0.5, STRICT))

    def _measured(self, replies: Iterable[Observed]) -> list[float]:
        return [float(value) for one in replies if (value := self.measure(one)) is not None]


def _share(values: Sequence[float]) -> Interval:
    return wilson(int(sum(values)), len(values), STRICT)


def holding(wanted: Callable[[Observed], bool | None]) -> Callable[[Observed], float | None]:
    """The measure that goes with a yes or no."""

    def measure(one: Observed) -> float | None:
        answer = wanted(one)
        return None if answer is None else float(answer)

    return measure
