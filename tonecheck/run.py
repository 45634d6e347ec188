"""A run over many replies: what stands at its head, what is counted at its end, with which status it exits."""

from __future__ import annotations

from typing import Any

import msgspec

from tonecheck.reply import Reply, Skipped
from tonecheck.report import Report
from tonecheck.rule import SEVERITIES, Severity
from tonecheck.version import VERSION

#: The version of the machine output's shape.
FORMAT = 1


class GuideHead(msgspec.Struct, frozen=True):
    """Which guide judged."""

    name: str
    path: str
    sha256: str


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the same bytes need: versions and hashes of all that judged."""

    tonecheck: str = VERSION
    format: int = FORMAT
    guide: GuideHead
    models: dict[str, str]
    lexicons: str
    ui: str
    guides: tuple[GuideHead, ...] | msgspec.UnsetType = msgspec.UNSET  #: all of them, where several judged


class Checked(msgspec.Struct, frozen=True, gc=False):
    """A reply with its report, and the limits of the policy that judged it."""

    reply: Reply
    report: Report
    pass_: float
    warn: float
    critical: tuple[str, ...] = ()
    weights: dict[str, float] = {}  #: of the families in the score, where not 1


class Consistency(msgspec.Struct, frozen=True):
    """How the responses of a language and channel spread on one dimension of tone, in points."""

    language: str
    channel: str
    dimension: str
    n: int
    median: float
    spread: float  #: a robust standard deviation: 1.4826 times the median distance from the median


class Gap(msgspec.Struct, frozen=True):
    """A situation of the guide, and the channels in which no response is there for it."""

    situation: str
    channels: tuple[str, ...]
    guides: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET  #: where not all that judged lack the same


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """A library as a whole."""

    twins: int  #: pairs of responses in German and English that were compared
    consistency: tuple[Consistency, ...]
    without_response: tuple[Gap, ...]
    unused_placeholders: tuple[str, ...]


class Summary(msgspec.Struct, kw_only=True):
    """The counts of a run; `mean_score` is None where nothing was scored.

    `findings` are the new ones; those that a baseline knows or a comment suppresses are counted where there are any.
    """

    replies: int = 0
    scored: int = 0
    green: int = 0
    amber: int = 0
    red: int = 0
    findings: dict[str, int] = msgspec.field(default_factory=lambda: {"error": 0, "warning": 0, "note": 0})
    mean_score: float | None = None
    baseline: int | msgspec.UnsetType = msgspec.UNSET
    suppressed: int | msgspec.UnsetType = msgspec.UNSET


class Tally:
    """Counts reports as they pass and decides the exit status."""

    def __init__(self, *, fail_level: Severity = "error", min_score: float | None = None) -> None:
        self._failing = set(SEVERITIES[SEVERITIES.index(fail_level) :])
        self._min_score = min_score
        self._tenths = 0
        self._counts = Summary()
        self.failed = False
        self.skipped: list[Skipped] = []
        self.library: Overview | msgspec.UnsetType = msgspec.UNSET

    def add(self, report: Report) -> None:
        """Count one report."""
        counts = self._counts
        counts.replies += 1
        if report.verdict != "none":
            setattr(counts, report.verdict, getattr(counts, report.verdict) + 1)
        if report.score is not None:
            counts.scored += 1
            self._tenths += round(report.score * 10)
        new = [finding.severity for finding in report.findings if finding.state == "new"]
        for severity in new:
            counts.findings[severity] += 1
        counts.baseline = _more(counts.baseline, report, "baseline")
        counts.suppressed = _more(counts.suppressed, report, "suppressed")
        below = self._min_score is not None and report.score is not None and report.score < self._min_score
        is_newly_red = report.verdict == "red" and (bool(new) or not report.findings)
        self.failed |= below or is_newly_red or bool(self._failing.intersection(new))

    @property
    def summary(self) -> Summary:
        """The counts so far."""
        counts = self._counts
        counts.mean_score = round(self._tenths / counts.scored / 10, 1) if counts.scored else None
        return counts


def _more(so_far: int | msgspec.UnsetType, report: Report, state: str) -> int | msgspec.UnsetType:
    found = sum(finding.state == state for finding in report.findings)
    return (so_far or 0) + found if found else so_far


def encode(value: Any) -> bytes:
    """JSON with the fields in their order; floats have at most one decimal by construction, two for probabilities."""
    return msgspec.json.encode(value)
