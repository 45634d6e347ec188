"""What a calibration found, field by field as the JSON output has it."""

from __future__ import annotations

import msgspec

from tonecheck.audit.statistics.moments import Interval


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far two sides agree on one measure; None where it is not defined."""

    n: int
    alpha: Interval | None  #: Krippendorff's, interval scale; ordinal for verdicts
    kappa: Interval | None  #: quadratic weights
    spearman: Interval | None


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One measure: the tool against the people's mean, and the people among themselves."""

    measure: str
    tool: Agreement
    people: Agreement | None  #: None with one rater
    bias: Interval  #: tool less people, in points
    shift: float  #: points to add to the tool's value
    curve: list[tuple[float, float]]  #: monotone: the tool's value, the people's
    error: float  #: mean distance in points, as it is
    error_shifted: float  #: after the shift, on replies it was not learned from
    error_curved: float
    advice: str  #: none, shift or curve


class Threshold(msgspec.Struct, frozen=True, kw_only=True):
    """A score from which people call replies green (`pass`), or no longer red (`warn`)."""

    name: str
    score: Interval
    right: Interval  #: share of replies on the right side, on replies it was not learned from
    n: int


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A reply on which tool and people are far apart."""

    reply: int
    place: str
    measure: str
    tool: float
    people: float
    difference: float
    comments: list[str]


class Calibrated(msgspec.Struct, frozen=True, kw_only=True):
    """The whole result."""

    replies: int
    raters: list[str]
    measures: list[Measure]
    verdicts: Agreement | None
    verdicts_people: Agreement | None
    thresholds: list[Threshold]
    disagreements: list[Disagreement]
    guide: str  #: YAML that a guide can take on; empty where nothing would help
