"""Further messages of customers and answers of agents with their situation, to learn from beside the corpus.

They were written by a language model that had read the open part of the corpus, in other words and about other
things, under the labels' own logic. They are learned from and never measured on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.nlp.situation import LABELS
from tonecheck.reply import LANGUAGES
from tonecheck.training.corpus import DATA


class Labelled(msgspec.Struct, frozen=True):
    """A text with its label."""

    language: str
    text: str
    situation: str


def read_messages(folder: Path = DATA) -> list[Labelled]:
    """The customers' messages of `messages-<language>.csv`, if there are any."""
    return _read(folder, "messages")


def read_answers(folder: Path = DATA) -> list[Labelled]:
    """The agents' answers of `answers-<language>.csv`, if there are any."""
    return _read(folder, "answers")


def _read(folder: Path, name: str) -> list[Labelled]:
    """The rows of both languages. Raises TonecheckError for a label that is none."""
    paths = {language: folder / f"{name}-{language}.csv" for language in LANGUAGES}
    return [row for language, path in paths.items() if path.exists() for row in _rows(path, language)]


def _rows(path: Path, language: str) -> Iterator[Labelled]:
    with path.open(encoding="utf-8", newline="") as file:
        for number, (situation, text) in enumerate(list(csv.reader(file))[1:], 2):
            if situation not in LABELS:
                raise TonecheckError(
                    f"{situation!r} is no situation.",
                    place=f"{path.name}, row {number}",
                    remedy=f"Use one of: {', '.join(LABELS)}.",
                )
            yield Labelled(language, text, situation)
