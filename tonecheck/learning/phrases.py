"""Phrases that are typical of the good replies, and such as mark the bad ones."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from statistics import NormalDist

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.learning.background import Background
from tonecheck.learning.observation import Observed
from tonecheck.learning.sequences import Screen, Seen, sequences
from tonecheck.learning.settings import FEWEST, FEWEST_WITH_PHRASE
from tonecheck.learning.statistics import Floats, log_odds

#: A typical phrase stands in this share of the replies.
_LEAST_SHARE = 0.08
#: What stands in less than this share of all replies, good and bad, is not looked at.
_RARE = 0.01
#: An avoidable phrase stands in at most this share of the good replies.
_MOST_IN_GOOD = 0.05
#: How rarely chance alone may name any phrase at all.
_CHANCE = 0.05
#: How often good and bad are shuffled to learn which z that is.
_SHUFFLES, _SEED = 200, 7
#: With few replies chance reaches little; below this nothing is clear all the same.
_LEAST_Z = 2.0
_MOST = 12
#: Two phrases with a word in common are one where they stand in the same replies to this degree.
_SAME = 0.5
#: The prior weighs as much as this number of replies.
_PRIOR_REPLIES = 10


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase with its counts: replies that have it, and those of the other side."""

    text: str
    hits: int
    n: int
    others: int
    other_n: int
    z: float
    replies: tuple[str, ...]  #: labels


def typical(replies: Sequence[Observed], language: str, background: Background) -> list[Phrase]:
    """Phrases of two words and more that are far more frequent here than in ordinary replies."""
    if len(replies) < FEWEST:
        return []
    fewest = max(FEWEST_WITH_PHRASE, math.ceil(_LEAST_SHARE * len(replies)))
    screen = Screen(replies, language, background.words)
    found = {norms: seen for norms, seen in sequences(replies, screen, fewest).items() if len(norms) > 1}
    items = tuple(norms for norms, seen in found.items() if screen.is_whole(norms, final=seen.final))
    if not items:
        return []
    hits = np.array([len(found[norms].replies) for norms in items], float)
    others = np.array([background.counts.get(norms, 0) for norms in items], float)
    z = log_odds(hits, len(replies), others, background.replies, _PRIOR_REPLIES)
    least = NormalDist().inv_cdf(1 - _CHANCE / len(items))  # Bonferroni
    clear = [(float(each), norms) for each, norms in zip(z, items, strict=True) if each >= least]
    counts = dict(zip(items, others.astype(int).tolist(), strict=True))
    return [_phrase(each, norms, found, replies, counts, background.replies) for each, norms in _best(clear, found)]


def avoidable(bad: Sequence[Observed], good: Sequence[Observed], language: str, known: Collection[str]) -> list[Phrase]:
    """Phrases that are frequent in the bad replies and rare in the good ones, those that say most first.

    How clear is clear enough is learned by shuffling good and bad: chance alone would name any phrase once in twenty
    times.
    """
    if min(len(bad), len(good)) < FEWEST:
        return []
    both = [*bad, *good]
    screen = Screen(both, language, known)
    found = sequences(both, screen, max(FEWEST_WITH_PHRASE, math.ceil(_RARE * len(both))))
    items = tuple(norms for norms, seen in found.items() if screen.is_whole(norms, final=seen.final))
    if not items:
        return []
    stands = np.zeros((len(items), len(both)), np.float32)
    for row, norms in enumerate(items):
        stands[row, sorted(found[norms].replies)] = 1
    is_bad = np.arange(len(both)) < len(bad)
    least = _least_z(stands, is_bad)
    z, hits, others = _split(stands, is_bad)
    clear = [
        (float(z[row]), norms)
        for row, norms in enumerate(items)
        if z[row] > least and hits[row] >= FEWEST_WITH_PHRASE and others[row] <= _MOST_IN_GOOD * len(good)
    ]
    counts = dict(zip(items, others.astype(int).tolist(), strict=True))
    theirs = {
        norms: msgspec.structs.replace(seen, replies=frozenset(each for each in seen.replies if each < len(bad)))
        for norms, seen in found.items()
    }
    return [_phrase(each, norms, theirs, bad, counts, len(good)) for each, norms in _best(clear, theirs)]


def _split(stands: NDArray[np.float32], is_bad: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    """The z of every item, and in how many replies of either side it stands."""
    sides = np.stack([is_bad, ~is_bad], axis=1).astype(np.float32)
    hits, others = (stands @ sides).astype(float).T
    n = int(is_bad.sum())
    return log_odds(hits, n, others, len(is_bad) - n, _PRIOR_REPLIES), hits, others


def _least_z(stands: NDArray[np.float32], is_bad: NDArray[np.bool_]) -> float:
    """The z that the clearest of all items reaches by chance in one of twenty shuffles."""
    random = np.random.default_rng(_SEED)
    highest = [float(_split(stands, random.permutation(is_bad))[0].max()) for _ in range(_SHUFFLES)]
    return max(_LEAST_Z, float(np.quantile(highest, 1 - _CHANCE)))


def _best(
    clear: Sequence[tuple[float, tuple[str, ...]]], found: Mapping[tuple[str, ...], Seen]
) -> list[tuple[float, tuple[str, ...]]]:
    """Those that say most, by words times replies; of phrases that are parts of one another in the same replies one."""
    kept: list[tuple[float, tuple[str, ...]]] = []
    for z, norms in sorted(clear, key=lambda item: (-len(item[1]) * len(found[item[1]].replies), item[1])):
        if not any(_is_same(norms, other, found) for _, other in kept):
            kept.append((z, norms))
    return kept[:_MOST]


def _is_same(first: tuple[str, ...], second: tuple[str, ...], found: Mapping[tuple[str, ...], Seen]) -> bool:
    ours, theirs = found[first].replies, found[second].replies
    return not set(first).isdisjoint(second) and len(ours & theirs) > _SAME * max(len(ours), len(theirs))


def _phrase(
    z: float,
    norms: tuple[str, ...],
    found: Mapping[tuple[str, ...], Seen],
    replies: Sequence[Observed],
    others: Mapping[tuple[str, ...], int],
    other_n: int,
) -> Phrase:
    return Phrase(
        text=found[norms].written,
        hits=len(found[norms].replies),
        n=len(replies),
        others=others[norms],
        other_n=other_n,
        z=round(z, 1),
        replies=tuple(replies[number].label for number in sorted(found[norms].replies)),
    )
