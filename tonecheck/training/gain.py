"""Whether a house's own replies help: models with and without them, on those of the house's replies held out.

The house's replies are dealt into folds. For each fold, models learn from the corpus and the other folds, and read the
fold; the models without read the same replies. The differences are paired, with bootstrap intervals over replies.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from tonecheck.report import DIMENSIONS
from tonecheck.training import weighted
from tonecheck.training.bootstrap import Difference, difference
from tonecheck.training.corpus import Record
from tonecheck.training.evaluation import Scored
from tonecheck.training.extend import House
from tonecheck.training.labelled import LabelledReply
from tonecheck.training.predictions import Prediction, predict_all
from tonecheck.training.wording import Voice

FOLDS = 3
#: With fewer replies nothing can be held out that would say anything.
FEWEST = 10
#: With fewer replies a gain is rarely seen, and rarely lasts.
ADVISED = 50
#: A gain so small beside its interval that this many times the replies were needed is none to wait for.
_FARTHEST = 100
Verdict = Literal["helps", "not shown", "worse"]
#: Writes models learned from the corpus and these records into the folder.
Trainer = Callable[[Path, Sequence[Record]], None]


class Gain(msgspec.Struct, frozen=True):
    """By how much a figure is better with the house's replies (above 0) or worse (below)."""

    figure: str  #: tone (mean error from 1 to 5), acts (macro-F1), situation (accuracy)
    n: int  #: replies that have the label
    without: float
    with_: float = msgspec.field(name="with")
    value: float
    low: float
    high: float
    p: float
    verdict: Verdict
    needed: int | None  #: replies at which the interval would leave out 0, were the gain to stay; None: cannot be said


def held_out(house: House, train: Trainer, folds: int, say: Callable[[int], None]) -> list[Prediction]:
    """What models that never saw a reply, but others of the house, say of it; in the order of the house's replies.

    `say` is told the number of each fold before its training begins.
    """
    fold = _deal(house.labels, folds)
    found: list[Prediction | None] = [None] * len(fold)
    for number in range(folds):
        say(number)
        rows = [row for row, own in enumerate(fold) if own == number]
        others = [record for record, own in zip(house.records, fold, strict=True) if own != number]
        with tempfile.TemporaryDirectory(prefix="tonecheck-", ignore_cleanup_errors=True) as folder:
            models = Path(folder)
            train(models, others)
            said = predict_all([house.labels[row] for row in rows], models)
        for row, one in zip(rows, said, strict=True):
            found[row] = one
    return [one for one in found if one is not None]


def _deal(labels: Sequence[LabelledReply], folds: int) -> list[int]:
    """The fold of every reply; each language is dealt out evenly."""
    dealt = [0] * len(labels)
    order = sorted(range(len(labels)), key=lambda row: (labels[row].language, row))
    for position, row in enumerate(order):
        dealt[row] = position % folds
    return dealt


def gains(labels: Sequence[LabelledReply], without: Sequence[Prediction], with_: Sequence[Prediction]) -> list[Gain]:
    """The gain in tone, acts and situation, as far as they are labelled."""
    plain, extended = Scored(labels, without), Scored(labels, with_)
    return [*_tone(plain, extended), *_acts(plain, extended), *_situation(plain, extended)]


def _tone(plain: Scored, extended: Scored) -> Iterator[Gain]:
    rows, first, second, labels = [], [], [], []
    for name in DIMENSIONS:
        own, said, rated = plain.tone(name)
        rows.append(own)
        first.append(said)
        second.append(extended.tone(name)[1])
        labels.append(rated)
    groups = np.concatenate(rows)
    if len(groups):
        columns = np.concatenate(second), np.concatenate(first), np.concatenate(labels)
        found = difference(_closeness, *columns, groups=groups)
        yield _gain("tone", len(set(groups.tolist())), found, sign=-1)


def _closeness(weights: weighted.Floats, said: weighted.Column, labels: weighted.Column) -> weighted.Floats:
    """The mean absolute error, so turned that more is better."""
    return -weighted.mae(weights, said, labels)


def _acts(plain: Scored, extended: Scored) -> Iterator[Gain]:
    rows, first, labels = plain.acts()
    _, second, _ = extended.acts()
    there = labels.any(axis=0)
    if there.any():
        found = difference(weighted.macro_f1, second[:, there], first[:, there], labels[:, there], groups=rows)
        yield _gain("acts", len(set(rows.tolist())), found)


def _situation(plain: Scored, extended: Scored) -> Iterator[Gain]:
    rows = [row for row, label in enumerate(plain.labels) if label.situation and plain.said[row].situation]
    if rows:
        second, first, labels = (
            np.array(column)
            for column in (
                [extended.said[row].situation for row in rows],
                [plain.said[row].situation for row in rows],
                [str(plain.labels[row].situation) for row in rows],
            )
        )
        yield _gain("situation", len(rows), difference(weighted.accuracy, second, first, labels))


def _gain(figure: str, n: int, found: Difference, sign: int = 1) -> Gain:
    verdict: Verdict = "helps" if found.low > 0 else "worse" if found.high < 0 else "not shown"
    return Gain(
        figure,
        n,
        sign * found.second,
        sign * found.first,
        found.value,
        found.low,
        found.high,
        found.p,
        verdict,
        needed(n, found.value, found.low) if verdict == "not shown" else None,
    )


def needed(n: int, value: float, low: float) -> int | None:
    """How many replies the interval of a gain needs to leave out 0, if the gain stays: its width falls with the root.

    None where the gain is not above 0, or so small that the answer would be no help. Rounded up to two digits.
    """
    if not value > 0 or not low <= 0:
        return None
    times = ((value - low) / value) ** 2
    if times > _FARTHEST:
        return None
    exact = n * times
    step = int(10 ** max(math.floor(math.log10(exact)) - 1, 0))
    return max(math.ceil(exact / step) * step, n + 1)


def verdict_of(found: Sequence[Gain]) -> Verdict:
    """Worse where anything is, else whether anything is better."""
    said = {gain.verdict for gain in found}
    return "worse" if "worse" in said else "helps" if "helps" in said else "not shown"


def words(gain: Gain, voice: Voice) -> str:
    """One gain in a sentence or two."""
    figure = voice(f"gain.{gain.figure}")
    figures = voice("gain.figures", **(_fields(gain) | {"figure": figure}))
    if gain.verdict != "not shown":
        return f"{figures} {voice(f'gain.{gain.verdict}')}"
    return f"{figures} {voice('gain.unsaid' if gain.needed is None else 'gain.needed', n=gain.n, needed=gain.needed)}"


def _fields(gain: Gain) -> dict[str, object]:
    return {name: getattr(gain, name) for name in gain.__struct_fields__}
