"""The library in figures: how consistent it is on each dimension, what nobody has written yet, what nobody uses."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase

import msgspec

from tonecheck.lint.library.responses import Response
from tonecheck.report import DIMENSIONS
from tonecheck.run import Consistency, Gap

OUTLIER = "library.outlier"
#: Fewer responses than this say nothing of what is usual.
_FEWEST = 8
#: So many robust standard deviations from the median stand apart; a smaller deviation than so many points is none.
_APART, _LEAST = 3.5, 4.0
_SCALE = 1.4826  #: from the median absolute deviation to the standard deviation of a normal distribution


def consistency(responses: Sequence[Response]) -> tuple[Consistency, ...]:
    """Median and spread of each dimension by language and channel."""
    return tuple(
        Consistency(
            language=language,
            channel=channel,
            dimension=name,
            n=len(values),
            median=round(statistics.median(values), 1),
            spread=round(_deviation(values), 1),
        )
        for (language, channel), group in sorted(_groups(responses).items())
        for name in DIMENSIONS
        if len(values := _values(group, name)) >= _FEWEST
    )


def outliers(responses: Sequence[Response], ui: str, name_of: dict[str, str]) -> None:
    """Says at each response on which dimension it stands apart, where that is sure."""
    for group in _groups(responses).values():
        for dimension in DIMENSIONS:
            values = _values(group, dimension)
            if len(values) < _FEWEST:
                continue
            median, least = statistics.median(values), max(_deviation(values), _LEAST)
            for one in group:
                tone = one.report.tone.get(dimension)
                if tone and abs(tone.value - median) > max(_APART * least, 2 * tone.uncertainty):
                    said = {
                        "dimension": name_of[dimension],
                        "value": f"{tone.value:.0f}",
                        "median": f"{median:.0f}",
                    }
                    one.say(OUTLIER, ui, said, about=f"{one.name} {dimension}")


def gaps(responses: Iterable[Response], situations: Sequence[str], channels: Sequence[str]) -> tuple[Gap, ...]:
    """The situations and channels of a guide for which there is no response, by situation."""
    there = {(one.report.situation, one.report.channel) for one in responses}
    used = {channel for _, channel in there}
    wanted = [*dict.fromkeys((*channels, *sorted(used)))]
    return tuple(
        Gap(situation, tuple(lacking))
        for situation in situations
        if (lacking := [channel for channel in wanted if (situation, channel) not in there])
    )


def united(by_guide: Mapping[str, Sequence[Gap]]) -> tuple[Gap, ...]:
    """The gaps of several guides as one list by situation; guides are named where not all of them lack the same."""
    found: dict[tuple[str, frozenset[str]], tuple[Gap, list[str]]] = {}
    for guide, lacking in by_guide.items():
        for gap in lacking:
            found.setdefault((gap.situation, frozenset(gap.channels)), (gap, []))[1].append(guide)
    situations = list(dict.fromkeys(situation for situation, _ in found))
    return tuple(
        gap if len(guides) == len(by_guide) else msgspec.structs.replace(gap, guides=tuple(guides))
        for gap, guides in sorted(found.values(), key=lambda one: situations.index(one[0].situation))
    )


def unused(responses: Iterable[Response], known: Iterable[str]) -> tuple[str, ...]:
    """The variables that guides know and no response has, each once."""
    used = {name for one in responses for name in one.traits.variables}
    return tuple(name for name in dict.fromkeys(known) if not any(fnmatchcase(one, name) for one in used))


def _groups(responses: Iterable[Response]) -> dict[tuple[str, str], list[Response]]:
    groups = defaultdict[tuple[str, str], list[Response]](list)
    for one in responses:
        groups[one.report.language, one.report.channel].append(one)
    return groups


def _values(group: Iterable[Response], dimension: str) -> list[float]:
    return [one.report.tone[dimension].value for one in group if dimension in one.report.tone]


def _deviation(values: Sequence[float]) -> float:
    median = statistics.median(values)
    return _SCALE * statistics.median(abs(value - median) for value in values)
