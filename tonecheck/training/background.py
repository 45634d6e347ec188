"""`python -m tonecheck.training.background`: count the word sequences of the corpus's open part for `guide learn`."""

from __future__ import annotations

from pathlib import Path

from tonecheck.files import write_atomically
from tonecheck.learning.background import Background, path_of, text_of
from tonecheck.learning.observation import observe
from tonecheck.learning.sequences import Screen, sequences
from tonecheck.reply import LANGUAGES, Reply
from tonecheck.training.corpus import DATA, read_training

_FEWEST = 2


def counted(language: str, corpus: Path = DATA) -> Background:
    """The table of a language; words that may be names are left out."""
    records = [record for record in read_training(corpus) if record.language == language]
    replies = [
        observe(Reply(text=record.text, source=record.id, channel=record.channel), language) for record in records
    ]
    screen = Screen(replies, language)
    found = sequences(replies, screen, _FEWEST)
    return Background(
        replies=len(replies),
        counts={norms: len(seen.replies) for norms, seen in found.items()},
    )


def main() -> None:
    """Write the tables beside the code that reads them."""
    for language in LANGUAGES:
        write_atomically(path_of(language), text_of(counted(language)))


if __name__ == "__main__":
    main()
