"""Measure the situation: `python -m tonecheck.training.situation_figures [--corpus DIR] [--errors]`.

Five folds by record of the open part; sharpness and thresholds of a fold are chosen on the held-out scores of the
other folds. The lists of phrases, and the further messages and answers, were written with the open part in sight,
which flatters the figures. The second table of each kind is the careful one: there a phrase counts only if another
fold or a further text has it too, so that none helps that the texts under test alone can have suggested.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.lexicons import lexicons
from tonecheck.nlp.situation import LABELS
from tonecheck.reply import LANGUAGES
from tonecheck.training.corpus import DATA, Record, read_training
from tonecheck.training.dataset import build
from tonecheck.training.folds import splits
from tonecheck.training.situation import Floats, Task, cross_validate, message_task, reply_task, settings_of

_NORMAL = 1.96


class Share(msgspec.Struct, frozen=True):
    """A share of a number of texts with its Wilson interval of 95 %."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share itself; nan of nothing."""
        return self.hits / self.of if self.of else math.nan

    def interval(self) -> tuple[float, float]:
        """Lower and upper bound."""
        if not self.of:
            return math.nan, math.nan
        square = _NORMAL**2
        centre = (self.value + square / (2 * self.of)) / (1 + square / self.of)
        inside = self.value * (1 - self.value) / self.of + square / (4 * self.of**2)
        half = _NORMAL * math.sqrt(inside) / (1 + square / self.of)
        return centre - half, centre + half

    def __str__(self) -> str:
        low, high = self.interval()
        return f"{self.value:.3f} ({low:.3f}–{high:.3f}, n {self.of})"


class Figures(msgspec.Struct, frozen=True):
    """How often a situation is said, how often it is right then, and how often the likeliest label is right."""

    likeliest_right: Share
    said: Share
    right_when_said: Share
    confusion: NDArray[np.int64]  #: (true labels, said labels and nothing)

    def precision(self, label: int) -> Share:
        """How often the label is right when it is said."""
        return Share(int(self.confusion[label, label]), int(self.confusion[:, label].sum()))

    def recall(self, label: int) -> Share:
        """How often the label is said where it holds."""
        return Share(int(self.confusion[label, label]), int(self.confusion[label].sum()))


def decisions(task: Task, scores: Floats) -> NDArray[np.int64]:
    """The label said of every record, or -1, with settings from the other folds."""
    said = np.full(task.own, -1)
    for others, rows in splits(task.fold):
        said[rows] = settings_of(task, scores, others).decide(scores[rows])
    return said


def figures(task: Task, scores: Floats, said: NDArray[np.int64], rows: NDArray[np.bool_]) -> Figures:
    """The figures of these records."""
    true, told = task.labels[: task.own][rows], said[rows]
    confusion = np.zeros((len(LABELS), len(LABELS) + 1), np.int64)
    np.add.at(confusion, (true, told), 1)  # -1 is the last column
    return Figures(
        Share(int((scores[rows].argmax(axis=1) == true).sum()), len(true)),
        Share(int((told >= 0).sum()), len(true)),
        Share(int((told == true).sum()), int((told >= 0).sum())),
        confusion,
    )


def by_language(task: Task, scores: Floats) -> dict[str, Figures]:
    """The figures of each language, and of both."""
    said = decisions(task, scores)
    return {name: figures(task, scores, said, _rows(task, name)) for name in (*LANGUAGES, "both")}


def summary(task: Task, scores: Floats) -> dict[str, dict[str, float]]:
    """What a card says of each language: shares between 0 and 1, and numbers of texts."""
    often = task.labels[: task.own] == LABELS.index("complaint")
    return {
        name: {
            "n": float(row.said.of),
            "always_complaint": float(often[_rows(task, name)].mean()),
            "accuracy": row.likeliest_right.value,
            "said": row.said.value,
            "right_when_said": row.right_when_said.value,
            "right_at_least": row.right_when_said.interval()[0],
            "right_at_most": row.right_when_said.interval()[1],
        }
        for name, row in by_language(task, scores).items()
    }


def _rows(task: Task, name: str) -> NDArray[np.bool_]:
    return task.language == LANGUAGES.index(name) if name in LANGUAGES else np.ones(task.own, bool)


def lines(title: str, found: Mapping[str, Figures]) -> Iterator[str]:
    """The figures as Markdown."""
    yield f"\n## {title}\n"
    yield "| language | likeliest label right | said | right when said |"
    yield "|---|---|---|---|"
    for name, row in found.items():
        yield f"| {name} | {row.likeliest_right} | {row.said} | {row.right_when_said} |"
    both = found["both"]
    yield "\n| label | precision when said | recall | " + " | ".join((*LABELS, "nothing")) + " |"
    yield "|---" * (len(LABELS) + 4) + "|"
    for number, label in enumerate(LABELS):
        cells = " | ".join(map(str, both.confusion[number]))
        yield f"| {label} | {both.precision(number)} | {both.recall(number)} | {cells} |"


def errors(task: Task, scores: Floats, records: Sequence[Record], *, text: str) -> Iterator[str]:
    """What is said wrongly, one line each."""
    for record, told in zip(records, decisions(task, scores), strict=True):
        if told >= 0 and LABELS[told] != record.situation:
            yield f"{record.id} {record.situation} said {LABELS[told]}: {getattr(record, text)[:300]!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of messages and replies."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training.situation_figures")
    parser.add_argument("--corpus", type=Path, default=DATA)
    parser.add_argument("--errors", action="store_true", help="list what is said wrongly")
    parser.add_argument("--kind", choices=("message", "reply"), action="append")
    chosen = parser.parse_args(arguments)
    records = read_training(chosen.corpus)
    for kind in chosen.kind or ("message", "reply"):
        task = _task(kind, records, chosen.corpus)
        for blind in (False, True):
            scores = cross_validate(task, blind=blind)
            title = f"{kind.capitalize()}: {'phrases known from elsewhere only' if blind else 'all phrases'}"
            sys.stdout.write("\n".join(lines(title, by_language(task, scores))) + "\n")
            if chosen.errors:
                text = "customer" if kind == "message" else "text"
                sys.stdout.write("\n".join(errors(task, scores, records, text=text)) + "\n")
    return 0


def _task(kind: str, records: Sequence[Record], folder: Path) -> Task:
    if kind == "message":
        return message_task(records, folder)
    names = sorted({name for language in LANGUAGES for name in lexicons(language)})
    return reply_task(build(records, names), folder)


if __name__ == "__main__":
    raise SystemExit(main())
