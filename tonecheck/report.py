"""The report on one reply: findings, marks, score and verdict, field by field as the JSON output has them."""

from __future__ import annotations

from typing import Literal

import msgspec

from tonecheck.rule import Severity

Verdict = Literal["green", "amber", "red", "none"]
DIMENSIONS = ("formality", "politeness", "warmth", "empathy", "enthusiasm", "confidence")


class Related(msgspec.Struct, frozen=True, gc=False):
    """Another place that belongs to a finding."""

    start: int
    end: int
    text: str


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a check found; offsets are code points into the reply, lines and columns count from 1 in the source."""

    rule: str
    severity: Severity
    message: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    related: tuple[Related, ...] = ()
    suggestions: tuple[str, ...] = ()
    safe_fix: bool = False
    state: Literal["new", "baseline", "suppressed"] = "new"
    why: str = ""
    guide: str | None = None  #: `file.yaml:24`
    fingerprint: str = ""
    reason: str | msgspec.UnsetType = msgspec.UNSET  #: why it was suppressed; absent where it was not


class Addend(msgspec.Struct, frozen=True, gc=False):
    """What a family adds to or takes from 100: the shown points add up to the score to the digit."""

    family: str
    mark: float
    weight: float
    points: float


class AddressEvidence(msgspec.Struct, frozen=True, gc=False):
    """A word or two by which the customer is addressed."""

    start: int
    end: int
    form: str


class AddressResult(msgspec.Struct, frozen=True, gc=False):
    """How the customer is addressed, and how the guide wants it."""

    form: str | None  #: Sie, du, ihr, neutral; None where there is nothing to see (English)
    expected: str | None
    mixed: bool
    evidence: tuple[AddressEvidence, ...] = ()


class Weighted(msgspec.Struct, frozen=True, gc=False):
    """A span with the signed weight by which it moved a value."""

    start: int
    end: int
    weight: float


class ToneResult(msgspec.Struct, frozen=True, gc=False):
    """A dimension from 0 to 100 against its range; `mark` is None where the guide has no range for it.

    `average` + the weights of the evidence + `other` = `value`, to the digit.
    """

    value: float
    min: float | None
    max: float | None
    mark: float | None
    uncertainty: float  #: half the width of an 80 % interval, in points
    average: float  #: of the replies that the model was learned from
    evidence: tuple[Weighted, ...] = ()  #: in points
    other: float = 0.0  #: what belongs to no span above: other words, length, what is missing


class ZoneResult(msgspec.Struct, frozen=True, gc=False):
    """A part of the reply."""

    zone: str
    start: int
    end: int


class ActEvidence(msgspec.Struct, frozen=True, gc=False):
    """A span with the signed weight by which it moved an act's score."""

    act: str
    start: int
    end: int
    weight: float


class LogOdds(msgspec.Struct, frozen=True, gc=False):
    """What belongs to no span of an act's evidence: `average` + weights + `other` = the log odds of the act."""

    average: float  #: of the average sentence
    other: float


class SentenceResult(msgspec.Struct, frozen=True, gc=False):
    """A sentence with the probabilities of the acts that it performs."""

    start: int
    end: int
    acts: dict[str, float]
    evidence: tuple[ActEvidence, ...] = ()  #: for the acts that reach their threshold
    log_odds: dict[str, LogOdds] = {}  #: by act


class Report(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Everything tonecheck says about one reply."""

    source: str | None
    id: str | None
    line: int
    language: str
    channel: str
    situation: str | None
    segment: str | None
    words: int
    scored: bool
    score: float | None
    verdict: Verdict
    addends: tuple[Addend, ...] = ()
    address: AddressResult | None = None
    tone: dict[str, ToneResult] = {}
    zones: tuple[ZoneResult, ...] = ()
    sentences: tuple[SentenceResult, ...] = ()
    marks: dict[str, float | None] = {}
    findings: tuple[Finding, ...] = ()
    good: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()
    #: variables that could not be judged, as all lists of them are those of bundled guides; absent where there are none
    unlisted: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET


__all__ = [
    "DIMENSIONS",
    "ActEvidence",
    "Addend",
    "AddressEvidence",
    "AddressResult",
    "Finding",
    "LogOdds",
    "Related",
    "Report",
    "SentenceResult",
    "ToneResult",
    "Verdict",
    "Weighted",
    "ZoneResult",
]
