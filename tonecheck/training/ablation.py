"""What each part is worth: `python -m tonecheck.training.ablation [--corpus DIR]`, some minutes on two cores.

Every row leaves something out and scores held-out replies of the open part: a group of features, a slice of the corpus,
half of the replies, one of the two ratings. Acts are measured by the mean average precision of their first scores
(no threshold needed), tone by the mean Spearman of the six dimensions against the mean of both ratings; the acts that
feed the tone are held out, but the same in every row, so that rows compare with one another and not with the cards.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr
from sklearn.metrics import average_precision_score

from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.ngrams import BUCKETS, CHAR_BUCKETS
from tonecheck.nlp.reply_features import ReplySpace
from tonecheck.report import DIMENSIONS
from tonecheck.training import acts, tone
from tonecheck.training.corpus import DATA, read_training
from tonecheck.training.dataset import Dataset, build
from tonecheck.training.folds import FOLDS, fold_of
from tonecheck.training.kernel import LeaveOut, Problem, problem
from tonecheck.training.run import lexicon_names

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]
_SHARED = ("shared", "shared_share", "shared_number", "customer_known", "shared_mean", "shared_max")


class Line(msgspec.Struct, frozen=True):
    """What a row leaves out, and the two figures; None where it does not concern one."""

    left_out: str
    acts: float | None
    tone: float | None


def lines(corpus: Path = DATA) -> Iterator[Line]:
    """All rows of the table."""
    data = build(read_training(corpus), lexicon_names())
    act_task = acts.act_problem(data)
    models = LeaveOut(act_task)
    scores = acts.cross_validate(data, act_task, models)
    tone_task = tone.tone_problem(data, scores)
    tone_models = LeaveOut(tone_task)
    yield Line("nothing", act_figure(data, scores.first), tone_figure(data.tone, _held_out(data, tone_models)))
    yield Line("(acts after the second look)", act_figure(data, scores.outer), None)
    del models
    yield from _features(data, act_task, tone_task)
    yield from _slices(data, LeaveOut(act_task), tone_models)
    yield from _ratings(data, tone_task)


def act_figure(data: Dataset, scores: Floats, rows: Rows | None = None) -> float:
    """The mean average precision of the acts."""
    rows = np.arange(len(scores)) if rows is None else rows
    each = [average_precision_score(data.acts[rows, act], scores[rows, act]) for act in range(scores.shape[1])]
    return float(np.mean(each))


def tone_figure(ratings: Floats, scores: Floats) -> float:
    """The mean Spearman of the dimensions."""
    return float(np.mean([spearmanr(scores[:, at], ratings[:, at]).statistic for at in range(len(DIMENSIONS))]))


def act_groups(space: CueSpace) -> dict[str, list[int]]:
    """The columns of the sentences' features by group."""
    classes = frozenset(space.classes)

    def group(name: str) -> str:
        kind, _, rest = name.rpartition(":")
        if name in classes or kind == "first":
            return "classes and shapes of words"
        if kind.startswith(("before", "after")):
            return "cues of the neighbours"
        shared = "words shared with the customer" if rest in _SHARED else "place, zone, length, look"
        return {"lexicon": "phrases of the lexicons", "channel": "channel"}.get(kind, shared)

    return _by_group(space.names, group)


def tone_groups(space: ReplySpace) -> dict[str, list[int]]:
    """The columns of the replies' features by group."""
    salutation = frozenset(name for columns in space.salutation.values() for name in space.names[columns])

    def group(name: str) -> str:
        kind, _, rest = name.partition(":")
        if kind in {"rate", "share"}:
            return "phrases of the lexicons" if rest.startswith("lexicon:") else "classes and shapes of words"
        if name in salutation:
            return "greeting and farewell"
        shared = "words shared with the customer" if name in _SHARED else "place, zone, length, look"
        return "channel" if kind == "channel" else "acts" if rest else shared

    return _by_group(space.names, group)


def _by_group(names: Sequence[str], group: Callable[[str], str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for column, name in enumerate(names):
        found.setdefault(group(name), []).append(column)
    return found


def _features(data: Dataset, act_task: Problem, tone_task: Problem) -> Iterator[Line]:
    by_acts, by_tone = act_groups(data.space), tone_groups(ReplySpace(data.space, ACTS))
    for group in dict.fromkeys((*by_acts, *by_tone)):
        yield Line(
            group,
            _without(data, act_task, by_acts[group]) if group in by_acts else None,
            _tone_without(data, tone_task, by_tone[group]) if group in by_tone else None,
        )
    for group, block in (("letters", slice(0, CHAR_BUCKETS)), ("words and pairs", slice(CHAR_BUCKETS, BUCKETS))):
        yield Line(group, _without(data, act_task, [], block), _tone_without(data, tone_task, [], block))
    columns, tone_columns = list(range(act_task.dense.shape[1])), list(range(tone_task.dense.shape[1]))
    yield Line("all designed features", _without(data, act_task, columns), _tone_without(data, tone_task, tone_columns))


def _without(data: Dataset, task: Problem, columns: list[int], block: slice | None = None) -> float:
    reduced = _reduced(task, columns, block)
    return act_figure(data, _held_out(data, LeaveOut(reduced), data.reply_of))


def _tone_without(data: Dataset, task: Problem, columns: list[int], block: slice | None = None) -> float:
    return tone_figure(data.tone, _held_out(data, LeaveOut(_reduced(task, columns, block))))


def _reduced(task: Problem, columns: list[int], block: slice | None) -> Problem:
    dense, ngrams = task.dense.copy(), task.ngrams
    dense[:, columns] = 0
    if block is not None:
        ngrams = ngrams.copy()
        ngrams.data[(ngrams.indices >= block.start) & (ngrams.indices < block.stop)] = 0
        ngrams.eliminate_zeros()
    return problem(ngrams, task.squares, dense, task.language, task.targets, task.recipe, factors=task.factors)


def _held_out(data: Dataset, models: LeaveOut, reply_of: Rows | None = None, train: Rows | None = None) -> Floats:
    """Scores of all rows by models of the other folds; with `train`, of its rows alone."""
    fold = fold_of([sample.record for sample in data.samples])
    fold = fold if reply_of is None else fold[reply_of]
    rows = np.arange(len(fold)) if train is None else train
    return models.predict(rows, [rows[fold[rows] == number] for number in range(FOLDS)])


def _slices(data: Dataset, act_models: LeaveOut, tone_models: LeaveOut) -> Iterator[Line]:
    """Each slice left out of training, measured on the others beside models that have it."""
    letters = np.array([sample.record.slice for sample in data.samples])
    whole_acts = _held_out(data, act_models, data.reply_of)
    whole_tone = _held_out(data, tone_models)
    for letter in sorted(set(letters.tolist())):
        rows, sentences = np.flatnonzero(letters != letter), np.flatnonzero(letters[data.reply_of] != letter)
        without = act_figure(data, _held_out(data, act_models, data.reply_of, sentences), sentences)
        tone_without = tone_figure(data.tone[rows], _held_out(data, tone_models, None, rows)[rows])
        yield Line(f"slice {letter} (measured on the others)", without, tone_without)
        before = act_figure(data, whole_acts, sentences), tone_figure(data.tone[rows], whole_tone[rows])
        yield Line(f"nothing (measured on all but {letter})", *before)
    half = np.array([int(sample.record.id.rsplit("-", 1)[1]) % 2 == 0 for sample in data.samples])
    for name, kept in (("odd numbers", half), ("even numbers", ~half)):
        rows, sentences = np.flatnonzero(kept), np.flatnonzero(kept[data.reply_of])
        yield Line(
            f"replies with {name} (measured on the rest)",
            act_figure(data, _held_out(data, act_models, data.reply_of, sentences), sentences),
            tone_figure(data.tone[rows], _held_out(data, tone_models, None, rows)[rows]),
        )
        before = act_figure(data, whole_acts, sentences), tone_figure(data.tone[rows], whole_tone[rows])
        yield Line(f"nothing (measured on all but {name})", *before)


def _ratings(data: Dataset, task: Problem) -> Iterator[Line]:
    """One rating instead of the mean of two."""
    for number, name in enumerate(("second", "first")):
        ratings = [[sample.record.ratings[number][name] for name in DIMENSIONS] for sample in data.samples]
        one = msgspec.structs.replace(task, targets=np.array(ratings, np.float32))
        yield Line(f"the {name} rating", None, tone_figure(data.tone, _held_out(data, LeaveOut(one))))


def table(rows: Iterator[Line]) -> Iterator[str]:
    """The rows as Markdown."""
    yield "| left out | acts: mean average precision | tone: mean Spearman |"
    yield "| --- | --: | --: |"
    for row in rows:
        yield f"| {row.left_out} | {_number(row.acts)} | {_number(row.tone)} |"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training.ablation", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=DATA)
    for line in table(lines(parser.parse_args().corpus)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
