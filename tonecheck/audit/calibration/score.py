"""People's marks against the tool's: agreement, bias, what would mend it, where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tonecheck.audit.calibration import sheet
from tonecheck.audit.calibration.document import Agreement, Calibrated, Disagreement, Measure
from tonecheck.audit.calibration.sample import MARKS
from tonecheck.audit.calibration.sheet import Judged
from tonecheck.audit.calibration.thresholds import RANKS, thresholds
from tonecheck.audit.report.overview import points
from tonecheck.audit.statistics import agreement, correlation, mapping, moments
from tonecheck.audit.statistics.mapping import Mapped
from tonecheck.audit.statistics.moments import Interval, Moments
from tonecheck.errors import TonecheckError
from tonecheck.report import DIMENSIONS

Floats = NDArray[np.float64]
Tool = Mapping[int, Mapping[str, float | str]]

#: Below this many replies a measure is not looked at.
FEWEST = 10
#: What a mapping must take off the error, in points, to be worth a line in the guide.
_GAIN = 0.5
_MOST_DISAGREEMENTS = 20
_FAR = 15.0


def score(rows: Sequence[Judged], tool: Tool) -> Calibrated:
    """Everything about one calibration; raises TonecheckError where fewer than ten replies were judged."""
    known = [row for row in rows if row.reply in tool]
    replies = sorted({row.reply for row in known})
    if len(replies) < FEWEST:
        raise TonecheckError(
            f"{len(replies)} of the sample's replies were judged; a calibration needs at least {FEWEST}.",
            remedy="Fill in more rows of the sheet, or name the tool's figures of this sample with --tool.",
        )
    raters = sorted({row.rater for row in known})
    measures = [found for name in MARKS if (found := _measure(name, known, replies, raters, tool))]
    verdicts = _verdicts(known, replies, raters)
    tools = np.array([RANKS.get(str(tool[reply].get("verdict")), np.nan) for reply in replies])
    return Calibrated(
        replies=len(replies),
        raters=raters,
        measures=measures,
        verdicts=_agreement(np.column_stack([tools, np.nanmedian(verdicts, axis=1)]), "ordinal")
        if np.isfinite(verdicts).any()
        else None,
        verdicts_people=_agreement(verdicts, "ordinal") if len(raters) > 1 else None,
        thresholds=thresholds(np.array([_number(tool[reply].get("score")) for reply in replies]), verdicts),
        disagreements=_disagreements(known, tool),
        guide=_guide(measures),
    )


def read_tool(path: Path) -> dict[int, dict[str, float | str]]:
    """The tool's figures of a sample, by reply."""
    found: dict[int, dict[str, float | str]] = {}
    for _, row in sheet.records(path):
        marks = {name: float(row[name]) for name in MARKS if row.get(name)}
        found[int(row["reply"])] = {**marks, "verdict": str(row.get("verdict") or "none")}
    return found


def _number(value: float | str | None) -> float:
    return float(value) if isinstance(value, float | int) else np.nan


def _measure(
    name: str, rows: Sequence[Judged], replies: Sequence[int], raters: Sequence[str], tool: Tool
) -> Measure | None:
    people = _matrix({(row.reply, row.rater): row.marks[name] for row in rows if name in row.marks}, replies, raters)
    tools = np.array([_number(tool[reply].get(name)) for reply in replies])
    both = np.isfinite(tools) & np.isfinite(people).any(axis=1)
    if both.sum() < FEWEST:
        return None
    tools, people = tools[both], people[both]
    mean = np.nanmean(people, axis=1)
    mapped = mapping.fit(tools, mean)
    distance = tools - mean
    return Measure(
        measure=name,
        tool=_agreement(np.column_stack([tools, mean]), "interval"),
        people=_agreement(people, "interval") if len(raters) > 1 else None,
        bias=points(moments.mean(Moments(len(distance), float(distance.mean()), float(distance.var(ddof=1))))),
        shift=round(mapped.shift, 1),
        curve=[
            (round(one, 1), round(other, 1)) for one, other in zip(mapped.curve.tool, mapped.curve.people, strict=True)
        ],
        error=round(mapped.error, 2),
        error_shifted=round(mapped.error_shifted, 2),
        error_curved=round(mapped.error_curved, 2),
        advice=_advice(mapped),
    )


def _advice(mapped: Mapped) -> str:
    """The simplest mapping that is worth it on replies it was not learned from."""
    if mapped.error_curved < min(mapped.error, mapped.error_shifted) - _GAIN:
        return "curve"
    return "shift" if mapped.error_shifted < mapped.error - _GAIN else "none"


def _matrix(values: Mapping[tuple[int, str], float], replies: Sequence[int], raters: Sequence[str]) -> Floats:
    return np.array([[values.get((reply, rater), np.nan) for rater in raters] for reply in replies])


def _verdicts(rows: Sequence[Judged], replies: Sequence[int], raters: Sequence[str]) -> Floats:
    return _matrix({(row.reply, row.rater): RANKS[row.verdict] for row in rows if row.verdict}, replies, raters)


def _agreement(ratings: Floats, metric: str) -> Agreement:
    """Of all raters (alpha), and of the first two (kappa, Spearman)."""
    first, second = ratings[:, 0], ratings[:, 1]
    both = np.isfinite(first) & np.isfinite(second)
    ranked = correlation.spearman(list(first[both]), list(second[both]))
    alpha = agreement.interval(
        lambda rows: agreement.alpha(rows, "ordinal" if metric == "ordinal" else "interval"), ratings
    )
    kappa = agreement.interval(lambda rows: agreement.kappa(rows[:, 0], rows[:, 1]), ratings)
    return Agreement(
        n=int((np.isfinite(ratings).sum(axis=1) >= 2).sum()),
        alpha=_rounded(alpha),
        kappa=_rounded(kappa),
        spearman=_rounded(ranked.rho if ranked else None),
    )


def _rounded(found: Interval | None) -> Interval | None:
    return points(found, 3) if found else None


def _disagreements(rows: Sequence[Judged], tool: Tool) -> list[Disagreement]:
    """The replies on which tool and people are furthest apart, at least 15 points."""
    by_reply: dict[int, list[Judged]] = {}
    for row in rows:
        by_reply.setdefault(row.reply, []).append(row)
    found = []
    for reply, judged in by_reply.items():
        for name in MARKS:
            marks = [row.marks[name] for row in judged if name in row.marks]
            value = _number(tool[reply].get(name))
            if not marks or not np.isfinite(value):
                continue
            people = float(np.mean(marks))
            comments = [row.comment for row in judged if row.comment]
            found.append(
                Disagreement(
                    reply=reply,
                    place=judged[0].place,
                    measure=name,
                    tool=round(value, 1),
                    people=round(people, 1),
                    difference=round(value - people, 1),
                    comments=comments,
                )
            )
    found = [one for one in found if abs(one.difference) >= _FAR]
    return sorted(found, key=lambda one: (-abs(one.difference), one.reply, one.measure))[:_MOST_DISAGREEMENTS]


def _guide(measures: Sequence[Measure]) -> str:
    """The lines of a guide for the dimensions that it would help."""
    helped = [one for one in measures if one.measure in DIMENSIONS and one.advice != "none"]
    lines = "".join(f"  {one.measure}: {{{_correction(one)}}}\n" for one in helped)
    return f"calibration:\n{lines}" if lines else ""


def _correction(one: Measure) -> str:
    if one.advice == "shift":
        return f"shift: {one.shift:g}"
    return f"curve: [{', '.join(f'[{tool:g}, {people:g}]' for tool, people in one.curve)}]"
