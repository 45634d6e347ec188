"""What makes a run over a library fail, and in whose words that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tonecheck.report import Report
from tonecheck.rule import SEVERITIES, Severity, Text
from tonecheck.run import Summary

_LEVEL = Text(
    "neue Befunde ab der Stufe {level}: {n} (--fail-level)",
    "new findings of level {level} or above: {n} (--fail-level)",
)
_RED = Text("Antworten mit rotem Urteil: {n}", "responses with a red verdict: {n}")
_SCORE = Text(
    "Antworten unter {limit} Punkten: {n} (--min-score)", "responses below a score of {limit}: {n} (--min-score)"
)
_AVERAGE = Text(
    "im Mittel {mean} Punkte, verlangt sind {limit} (--min-average)",
    "mean score {mean}, wanted {limit} (--min-average)",
)
_WARNINGS = Text(
    "neue Warnungen: {n}, erlaubt sind {limit} (--max-warnings)", "new warnings: {n}, {limit} allowed (--max-warnings)"
)


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """What fails a run; None means that it does not count."""

    fail_level: Severity = "error"
    min_score: float | None = None
    min_average: float | None = None
    max_warnings: int | None = None

    def reasons(self, reports: Sequence[Report], summary: Summary, ui: str) -> Iterator[str]:
        """Why the run fails, in the user's language; nothing where it passes.

        What a baseline knows or a comment suppresses never fails; nor does a red verdict that rests on it alone.
        """
        failing = SEVERITIES[SEVERITIES.index(self.fail_level) :]
        if n := sum(summary.findings[severity] for severity in failing):
            yield _LEVEL.get(ui, {"n": str(n), "level": self.fail_level})
        if n := sum(map(is_newly_red, reports)):
            yield _RED.get(ui, {"n": str(n)})
        low = [one for one in reports if one.score is not None and one.score < (self.min_score or 0)]
        if low:
            yield _SCORE.get(ui, {"n": str(len(low)), "limit": f"{self.min_score:g}"})
        mean = summary.mean_score
        if self.min_average is not None and mean is not None and mean < self.min_average:
            yield _AVERAGE.get(ui, {"mean": str(mean), "limit": f"{self.min_average:g}"})
        warnings = summary.findings["warning"]
        if self.max_warnings is not None and warnings > self.max_warnings:
            yield _WARNINGS.get(ui, {"n": str(warnings), "limit": str(self.max_warnings)})


def is_newly_red(report: Report) -> bool:
    """Whether a verdict is red, and not for known or suppressed findings alone."""
    is_new = any(found.state == "new" for found in report.findings)
    return report.verdict == "red" and (is_new or not report.findings)
