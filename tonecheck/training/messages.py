"""Further messages of customers with their situation, to learn from beside the annotated replies.

They were written by a language model that had read the open part of the corpus, in other words and about other
things, under the labels' own logic. They are learned from and never measured on.
"""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.nlp.situation import LABELS
from tonecheck.reply import LANGUAGES
from tonecheck.training.corpus import DATA


class Message(msgspec.Struct, frozen=True):
    """A customer's message with its label."""

    language: str
    text: str
    situation: str


def read_messages(folder: Path = DATA) -> list[Message]:
    """The messages of `messages-<language>.csv`, if there are any. Raises TonecheckError for a label that is none."""
    return [
        message
        for language in LANGUAGES
        for path in [folder / f"messages-{language}.csv"]
        if path.exists()
        for message in _rows(path, language)
    ]


def _rows(path: Path, language: str) -> list[Message]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["situation"], row["message"]) for row in csv.DictReader(file)]
    for number, (situation, _) in enumerate(rows, 2):
        if situation not in LABELS:
            raise TonecheckError(
                f"{situation!r} is no situation.",
                place=f"{path.name}, row {number}",
                remedy=f"Use one of: {', '.join(LABELS)}.",
            )
    return [Message(language, text, situation) for situation, text in rows]
