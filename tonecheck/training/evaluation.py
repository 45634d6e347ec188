"""Figures of a model folder on labelled replies, each with its bootstrap interval over replies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.tone import SHORT_WORDS
from tonecheck.report import DIMENSIONS
from tonecheck.training import weighted
from tonecheck.training.bootstrap import Estimate, estimate
from tonecheck.training.labelled import LabelledReply
from tonecheck.training.predictions import Prediction
from tonecheck.training.weighted import Column, Figure, Floats

#: Channels with fewer replies show no bias of their own.
CHANNEL_REPLIES = 30
NOTHING = "nothing"
Rows = NDArray[np.int64]


class Scored(msgspec.Struct, frozen=True):
    """Labelled replies beside what the models say about them."""

    labels: Sequence[LabelledReply]
    said: Sequence[Prediction]

    def tone(self, dimension: str) -> tuple[Rows, Floats, Floats]:
        """The replies that have the dimension on both sides, with what is said and what is labelled, from 1 to 5."""
        rows = [
            row
            for row, (label, said) in enumerate(zip(self.labels, self.said, strict=True))
            if dimension in label.tone and dimension in said.tone
        ]
        return (
            np.array(rows, np.int64),
            np.array([self.said[row].tone[dimension] for row in rows], float),
            np.array([self.labels[row].tone[dimension] for row in rows], float),
        )

    def whole_tone(self, belongs: NDArray[np.bool_] | None = None) -> tuple[Floats, Floats] | None:
        """What is said and labelled of the replies with all dimensions: (replies, dimensions); None without any."""
        rows = [
            row
            for row, (label, said) in enumerate(zip(self.labels, self.said, strict=True))
            if said.tone and all(name in label.tone for name in DIMENSIONS) and (belongs is None or belongs[row])
        ]
        if not rows:
            return None
        said = [[self.said[row].tone[name] for name in DIMENSIONS] for row in rows]
        return np.array(said, float), np.array([[self.labels[row].tone[name] for name in DIMENSIONS] for row in rows])

    def acts(self) -> tuple[Rows, NDArray[np.bool_], NDArray[np.bool_]]:
        """The reply of every labelled sentence, and the acts that are said and labelled: (sentences, acts)."""
        rows, said, labels = [], [], []
        for row, (label, predicted) in enumerate(zip(self.labels, self.said, strict=True)):
            for sentence, acts in zip(label.sentences or (), predicted.acts, strict=True):
                rows.append(row)
                said.append([act in acts for act in ACTS])
                labels.append([act in sentence.acts for act in ACTS])
        shape = (len(rows), len(ACTS))
        return np.array(rows, np.int64), np.array(said, bool).reshape(shape), np.array(labels, bool).reshape(shape)


class ToneRow(msgspec.Struct, frozen=True):
    """A dimension, or the mean of all six, in one part of the replies."""

    part: str
    dimension: str
    n: int
    spearman: Estimate
    mae: Estimate
    bias: Estimate


class BiasRow(msgspec.Struct, frozen=True):
    """By how much a dimension is said higher (or lower, below 0) than it is labelled in one channel."""

    channel: str
    dimension: str
    n: int
    bias: Estimate


class ActRow(msgspec.Struct, frozen=True):
    """An act in one part of the replies, with the number of sentences that are labelled with it."""

    part: str
    act: str
    n: int
    precision: Estimate
    recall: Estimate
    f1: Estimate


class Situations(msgspec.Struct, frozen=True):
    """The situation of the customer's message: the likeliest label, and what is told."""

    n: int
    accuracy: Estimate  #: of the likeliest label
    coverage: Estimate  #: the share of messages for which one is told
    right_when_told: Estimate
    confusion: Mapping[str, Mapping[str, int]]  #: by label, then by the likeliest label


class Addresses(msgspec.Struct, frozen=True):
    """The form of address."""

    n: int
    accuracy: Estimate
    confusion: Mapping[str, Mapping[str, int]]  #: by label, then by what is said


#: Slices of the corpus in natural proportions; the others are spread evenly over the scales by design.
NATURAL = frozenset("dfg")
_KINDS = ("language", "length", "channel", "slice", "proportions")


class Parts:
    """Named parts of the replies: all, by language, length, channel, slice and kind of slices."""

    def __init__(self, scored: Scored) -> None:
        self._scored = scored

    def names(self) -> tuple[str, ...]:
        """The parts that differ from all replies."""
        found = dict.fromkeys(name for row in range(len(self._scored.labels)) for name in self._of(row))
        several = {kind for kind in _KINDS if len(self._values(found, kind)) > 1}
        return ("all", *sorted(name for name in found if name.partition(" ")[0] in several))

    def rows(self, name: str) -> NDArray[np.bool_]:
        """Whether each reply belongs to the part."""
        return np.array([name == "all" or name in self._of(row) for row in range(len(self._scored.labels))], bool)

    @staticmethod
    def _values(found: Mapping[str, None], kind: str) -> list[str]:
        return [name for name in found if name.startswith(f"{kind} ")]

    def _of(self, row: int) -> Iterator[str]:
        label = self._scored.labels[row]
        yield f"language {label.language}"
        short = self._scored.said[row].words < SHORT_WORDS
        yield f"length {'under' if short else 'from'} {SHORT_WORDS} words"
        yield f"channel {label.channel}"
        if label.slice:
            yield f"slice {label.slice}"
            yield f"proportions {'natural' if label.slice in NATURAL else 'even'}"


def tone_rows(scored: Scored, seed: int) -> list[ToneRow]:
    """Every dimension in every part."""
    parts, found = Parts(scored), []
    columns = {name: scored.tone(name) for name in DIMENSIONS}
    for part in parts.names():
        belongs = parts.rows(part)
        for name, (rows, said, labels) in columns.items():
            own = belongs[rows]
            if own.any():
                figures = [_figure(each, seed, said[own], labels[own]) for each in _TONE]
                found.append(ToneRow(part, name, int(own.sum()), *figures))
        if whole := scored.whole_tone(belongs):
            figures = [_figure(each, seed, *whole) for each in _WHOLE]
            found.append(ToneRow(part, "mean", len(whole[0]), *figures))
    return found


_TONE: tuple[Figure, ...] = (weighted.spearman, weighted.mae, weighted.bias)
_WHOLE: tuple[Figure, ...] = (weighted.mean_spearman, weighted.mean_mae, weighted.mean_bias)
_ACT: tuple[Figure, ...] = (weighted.precision, weighted.recall, weighted.f1)


def _figure(statistic: Figure, seed: int, *columns: Column, groups: Column | None = None) -> Estimate:
    return estimate(statistic, *columns, groups=groups, seed=seed)


def bias_rows(scored: Scored, seed: int) -> list[BiasRow]:
    """The bias of every dimension in the channels with replies enough."""
    channels = np.array([label.channel for label in scored.labels])
    found = []
    for channel in sorted(set(channels.tolist())):
        for name in DIMENSIONS:
            rows, said, labels = scored.tone(name)
            own = channels[rows] == channel
            if own.sum() >= CHANNEL_REPLIES:
                found.append(
                    BiasRow(channel, name, int(own.sum()), _figure(weighted.bias, seed, said[own], labels[own]))
                )
    return found


def act_rows(scored: Scored, seed: int) -> tuple[list[ActRow], dict[str, Estimate]]:
    """Every act that is labelled or said, and the mean F1 of the labelled ones, by part: all and by language."""
    rows, said, labels = scored.acts()
    parts, found, macro = Parts(scored), [], {}
    for part in parts.names():
        own = parts.rows(part)[rows]
        if not own.any() or not part.startswith(("all", "language")):
            continue
        for column, act in enumerate(ACTS):
            one, other = said[own, column], labels[own, column]
            if one.any() or other.any():
                figures = [_figure(each, seed, one, other, groups=rows[own]) for each in _ACT]
                found.append(ActRow(part, act, int(other.sum()), *figures))
        there = labels[own].any(axis=0)
        if there.any():
            chosen = np.ix_(own, there)
            macro[part] = _figure(weighted.macro_f1, seed, said[chosen], labels[chosen], groups=rows[own])
    return found, macro


def act_confusion(scored: Scored) -> dict[str, dict[str, int]]:
    """For every act, in how many of the sentences that are labelled with it and not found which act was said instead.

    A sentence counts under each act that was said of it and is not labelled; where there is none, under NOTHING.
    """
    _, said, labels = scored.acts()
    found = {}
    for column, act in enumerate(ACTS):
        missed = labels[:, column] & ~said[:, column]
        instead = said[missed] & ~labels[missed]
        counts = Counter({other: int(n) for other, n in zip(ACTS, instead.sum(axis=0), strict=True) if n})
        if nothing := int((~instead.any(axis=1)).sum()):
            counts[NOTHING] = nothing
        if counts:
            found[act] = dict(counts.most_common())
    return found


def situations(scored: Scored, seed: int) -> Situations | None:
    """The figures of the situation; None where no reply is labelled with one."""
    pairs = [
        (said.situation, said.said, label.situation)
        for label, said in zip(scored.labels, scored.said, strict=True)
        if label.situation and said.situation
    ]
    if not pairs:
        return None
    likely, told, labels = (np.array([str(value) for value in column]) for column in zip(*pairs, strict=True))
    is_told = told != "None"
    return Situations(
        len(pairs),
        _figure(weighted.accuracy, seed, likely, labels),
        _figure(weighted.mean, seed, is_told),
        _figure(weighted.precision, seed, is_told, told == labels),
        _confusion(zip(labels.tolist(), likely.tolist(), strict=True)),
    )


def addresses(scored: Scored, seed: int) -> Addresses | None:
    """The figures of the address; None where no reply is labelled with one."""
    pairs = [
        (label.address, said.address or "neutral")
        for label, said in zip(scored.labels, scored.said, strict=True)
        if label.address and label.language == "de"
    ]
    if not pairs:
        return None
    labels, said = (np.array(column) for column in zip(*pairs, strict=True))
    return Addresses(len(pairs), _figure(weighted.accuracy, seed, said, labels), _confusion(pairs))


def _confusion(pairs: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {}
    for label, said in pairs:
        found.setdefault(label, Counter())[said] += 1
    return {label: dict(found[label].most_common()) for label in sorted(found)}
