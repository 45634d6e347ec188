"""What a draft makes of the very replies that it was learned from, and what has to give for it to keep its promise."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from tonecheck.checker import Checker
from tonecheck.checks import all_checks
from tonecheck.guide import load_text
from tonecheck.learning.collection import Given
from tonecheck.learning.settings import Settings
from tonecheck.learning.statistics import bound
from tonecheck.report import Report

#: Green never begins below this, nor amber more than so many points below green.
_LOWEST, _AMBER = 60, 20
#: Rules of these families follow from values of the draft itself.
_LEARNED = frozenset({"address", "tone", "greeting", "closing", "inclusive"})


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """The reports on replies in short, by their labels."""

    verdicts: Mapping[str, str]
    scores: Mapping[str, float]  #: of the replies long enough for one
    broken: Mapping[str, tuple[str, ...]]  #: rules with the replies that break them
    serious: frozenset[str]  #: rules of which a finding is more than a note
    critical: Mapping[str, tuple[str, ...]]  #: critical rules with the replies that break them
    green_from: float

    def count(self, verdict: str) -> int:
        """The replies with that verdict."""
        return sum(one == verdict for one in self.verdicts.values())

    @property
    def scored(self) -> int:
        """The replies with a verdict."""
        return len(self.verdicts) - self.count("none")


class Easing(msgspec.Struct, frozen=True, kw_only=True):
    """What a draft changes in the ground rules so that the promised share is green."""

    softened: tuple[str, ...] = ()  #: rules that become notes
    green_from: int | None = None

    @property
    def amber_from(self) -> int:
        """Where amber begins."""
        return (self.green_from or 0) - _AMBER


def judge(text: str, replies: Sequence[Given], ui: str) -> Judged:
    """Check replies against the text of a guide. Raises GuideError where it is wrong."""
    checker = Checker(load_text(text, all_checks()), ui=ui)
    reports = {one.observed.label: checker.check(one.reply) for one in replies}
    settings = checker.guide.policy().score
    broken = _broken(reports)
    return Judged(
        verdicts={label: report.verdict for label, report in reports.items()},
        scores={label: report.score for label, report in reports.items() if report.score is not None},
        broken=broken,
        serious=frozenset(one.rule for each in reports.values() for one in each.findings if one.severity != "note"),
        critical={rule: labels for rule, labels in broken.items() if rule in settings.critical},
        green_from=settings.pass_,
    )


def _broken(reports: Mapping[str, Report]) -> dict[str, tuple[str, ...]]:
    found = Counter((one.rule, label) for label, report in reports.items() for one in report.findings)
    rules = sorted({rule for rule, _ in found})
    return {rule: tuple(label for label in reports if (rule, label) in found) for rule in rules}


def softened(judged: Judged, settings: Settings) -> tuple[str, ...]:
    """The ground rules that more good replies break than the draft may leave outside."""
    most = (1 - settings.coverage) * judged.scored + 1e-9
    return tuple(
        rule
        for rule, labels in judged.broken.items()
        if len(labels) > most
        and rule in judged.serious
        and rule not in judged.critical
        and rule.partition(".")[0] not in _LEARNED
    )


def green_from(judged: Judged, settings: Settings) -> int | None:
    """The score from which the promised share is green; None where the ground rules' own does, or nothing can."""
    out = {label for labels in judged.critical.values() for label in labels}
    scores = [score for label, score in judged.scores.items() if label not in out]
    if not scores or judged.count("green") >= settings.coverage * judged.scored - 1e-9:
        return None
    share = min(1.0, settings.coverage * judged.scored / len(scores))
    limit = math.floor(-bound([-score for score in scores], share if share < 1 else settings.coverage))
    return max(_LOWEST, limit) if limit < judged.green_from else None


def stricter(good: Judged, bad: Judged, settings: Settings) -> tuple[int, int] | None:
    """A higher score from which the promised share of the good replies is still green, and the bad ones that then are.

    None where it would turn away no further bad reply.
    """
    scores = [score for label, score in good.scores.items() if good.verdicts[label] == "green"]
    if not scores or len(scores) < settings.coverage * good.scored:
        return None
    limit = math.floor(-bound([-score for score in scores], settings.coverage * good.scored / len(scores)))
    green = [bad.scores[label] for label, verdict in bad.verdicts.items() if verdict == "green"]
    left = sum(score >= limit for score in green)
    return (limit, left) if limit > good.green_from and left < len(green) else None


def costly(judged: Judged) -> list[tuple[str, int]]:
    """The rules that most of the replies which are not green break, critical ones first."""
    red = {label for label, verdict in judged.verdicts.items() if verdict in ("red", "amber")}
    counts = {rule: sum(label in red for label in labels) for rule, labels in judged.broken.items()}
    ranked = sorted(counts.items(), key=lambda item: (item[0] not in judged.critical, -item[1], item[0]))
    return [(rule, hits) for rule, hits in ranked if hits][:3]
