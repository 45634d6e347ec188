"""Lengths, exclamation marks, emoji, apologies, and how people are named."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median

import numpy as np

from tonecheck.learning.comments import bracketed, say
from tonecheck.learning.observation import Observed
from tonecheck.learning.proposal import Proposal, holding
from tonecheck.learning.settings import FEWEST, USUAL, Settings
from tonecheck.learning.shares import counted, share_data, shares
from tonecheck.learning.statistics import bound, quantile_interval

_SHORTEST_LIMIT = 5
#: Lengths are free by this factor around the median; with few replies, beyond the longest and the shortest as well.
_SPARE = 1.2


def clarity(replies: Sequence[Observed], settings: Settings) -> list[Proposal]:
    """The longest sentence and the length of replies."""
    return [_sentence_words(replies, settings), _reply_words(replies, settings)]


def _sentence_words(replies: Sequence[Observed], settings: Settings) -> Proposal:
    values = [one.longest_sentence for one in replies]
    high = bound(values, 1.0 if len(values) < USUAL else settings.coverage)
    limit = max(_SHORTEST_LIMIT, math.ceil(high * (_SPARE if len(values) < USUAL else 1)))
    text = say(
        settings.ui,
        "clarity.sentence_words",
        median=f"{median(values):.0f}",
        tail=f"{100 * (1 - settings.coverage):g}",
        high=f"{bound(values, settings.coverage):.0f}",
        high_interval=bracketed(quantile_interval(values, settings.coverage)),
    )
    return Proposal(
        key="clarity.sentence_words",
        value=str(limit) if len(values) >= FEWEST else None,
        comment=_with_size(text, values, settings),
        data={"median": median(values), "interval": quantile_interval(values, settings.coverage)},
        n=len(values),
        holds=lambda one: one.longest_sentence <= limit,
        shown=lambda one: str(one.longest_sentence),
        measure=lambda one: float(one.longest_sentence),
    )


def _reply_words(replies: Sequence[Observed], settings: Settings) -> Proposal:
    values = sorted(one.words for one in replies)
    few, tail = len(values) < USUAL, (1 - settings.coverage) / 2
    cut = 0 if few else math.floor(tail * len(values) + 1e-9)
    spare, middle = _SPARE if few else 1.0, median(values)
    low, high = min(values[cut] / spare, middle / _SPARE), max(values[-1 - cut] * spare, middle * _SPARE)
    least, most = 5 * math.floor(low / 5), 5 * math.ceil(high / 5)
    ends = np.quantile(values, [tail, 1 - tail]).tolist()
    text = say(
        settings.ui,
        "clarity.reply_words",
        median=f"{median(values):.0f}",
        tail=f"{100 * tail:g}",
        low=f"{ends[0]:.0f}",
        low_interval=bracketed(quantile_interval(values, tail)),
        high=f"{ends[1]:.0f}",
        high_interval=bracketed(quantile_interval(values, 1 - tail)),
    )
    return Proposal(
        key="clarity.reply_words",
        value=f"[{least}, {most}]" if len(values) >= FEWEST else None,
        comment=_with_size(text, values, settings),
        data={"median": median(values), "low": round(ends[0], 1), "high": round(ends[1], 1)},
        n=len(values),
        holds=lambda one: least <= one.words <= most,
        shown=lambda one: str(one.words),
        measure=lambda one: float(one.words),
    )


def _with_size(text: str, values: Sequence[int], settings: Settings) -> str:
    """The text where there are enough values for quantiles, else the ends alone."""
    n = len(values)
    if n < FEWEST:
        ends = say(settings.ui, "lengths_few", low=min(values), high=max(values), median=f"{median(values):.0f}")
        return f"{ends}; {say(settings.ui, 'too_few', n=n, least=FEWEST)}"
    return f"{text}; {say(settings.ui, 'widened')}" if n < USUAL else text


def marks(replies: Sequence[Observed], settings: Settings) -> list[Proposal]:
    """How many exclamation marks and emoji are usual."""
    return [
        _limit("format.exclamations", replies, lambda one: one.exclamations, settings),
        _limit("format.emoji", replies, lambda one: one.emoji, settings),
    ]


def apology(replies: Sequence[Observed], settings: Settings) -> list[Proposal]:
    """How often a reply that apologises does so."""
    return [_limit("apology.at_most", replies, lambda one: one.apologies, settings, least=1)]


def _limit(
    key: str, replies: Sequence[Observed], count: Callable[[Observed], int], settings: Settings, least: int = 0
) -> Proposal:
    """The smallest limit to which the promised share keeps, of those that have any at all where `least` is 1."""
    counts = [value for one in replies if (value := count(one)) >= least]
    n, some = len(counts), sum(count(one) > 0 for one in replies)
    limit = max(least, int(bound(counts, settings.coverage))) if counts else least
    hits = sum(value <= limit for value in counts)
    values = {**shares(some, len(replies)), "some": some, "limit": limit, "hits": hits}
    text = say(settings.ui, key, **values)
    if n < FEWEST:
        text = f"{text}; {say(settings.ui, 'too_few', n=n, least=FEWEST)}"

    def holds(one: Observed) -> bool | None:
        value = count(one)
        return None if value < least else value <= limit

    return Proposal(
        key=key,
        value=str(limit) if n >= FEWEST else None,
        comment=text,
        data=share_data(some, len(replies)),
        n=n,
        holds=holds,
        shown=lambda one: str(count(one)),
        measure=holding(holds),
    )


def inclusive(replies: Sequence[Observed], settings: Settings) -> list[Proposal]:
    """The way in which people are named, where enough replies name any."""
    naming = [one for one in replies if one.styles]
    if not naming:
        return []
    forms = Counter(style for one in naming for style in one.styles)
    marked = Counter({style: hits for style, hits in forms.items() if style not in ("neutral", "slash")})
    form = min(marked, key=lambda style: (-marked[style], style)) if marked else "neutral"
    fitting = {form} if form == "masculine" else {form, "neutral"}

    def holds(one: Observed) -> bool | None:
        return one.styles <= fitting if one.styles else None

    hits = sum(bool(holds(one)) for one in naming)
    proposed = len(naming) >= FEWEST and hits >= settings.coverage * len(naming)
    text = say(settings.ui, "inclusive.style", counts=counted(forms), form=form, **shares(hits, len(naming)))
    if not proposed:
        small = len(naming) < FEWEST
        why = say(settings.ui, "too_few", n=len(naming), least=FEWEST) if small else say(settings.ui, "undecided")
        text = f"{text}; {why}"
    return [
        Proposal(
            key="inclusive.style",
            value=form if proposed else None,
            comment=text,
            data={**share_data(hits, len(naming)), "forms": dict(sorted(forms.items()))},
            n=len(naming),
            holds=holds,
            shown=lambda one: ", ".join(sorted(one.styles)),
            measure=holding(holds),
        )
    ]
