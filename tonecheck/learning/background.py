"""How often word sequences stand in ordinary service replies: what a house's own phrases are held against.

The tables `background-<language>.txt` are made from the open part of the corpus by
`python -m tonecheck.training.background`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent


class Background(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of replies; sequences in fewer than two replies are left out."""

    replies: int
    counts: Mapping[tuple[str, ...], int]  #: folded words: the replies in which they stand in this order

    @property
    def words(self) -> frozenset[str]:
        """The single words."""
        return frozenset(norms[0] for norms in self.counts if len(norms) == 1)


def path_of(language: str) -> Path:
    """The table of a language."""
    return FOLDER / f"background-{language}.txt"


@cache
def background(language: str) -> Background:
    """The table of `de` or `en`, read once."""
    lines = path_of(language).read_text("utf-8").splitlines()
    head = [line for line in lines if not line.startswith("#")]
    counts = dict[tuple[str, ...], int]()
    for line in head[1:]:
        hits, _, words = line.partition("\t")
        counts[tuple(words.split(" "))] = int(hits)
    return Background(replies=int(head[0]), counts=counts)


def text_of(table: Background) -> str:
    """The table as a file."""
    rows = sorted(table.counts.items(), key=lambda item: (len(item[0]), -item[1], item[0]))
    head = [
        "# Word sequences in the open part of models/corpus: in how many replies each stands.",
        "# Made by `python -m tonecheck.training.background`; first the number of replies.",
        str(table.replies),
    ]
    return "\n".join([*head, *(f"{hits}\t{' '.join(norms)}" for norms, hits in rows)]) + "\n"
