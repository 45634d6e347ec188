"""The test set of personal data: how much of it is masked, and how much of what is masked is any."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tonecheck.anatomy import dissect
from tonecheck.audit import masking

_DATA = Path(__file__).parent / "data"
_MARKED = re.compile(r"\{(\w+):([^{}]*)\}")


class Figures(NamedTuple):
    """Counts by kind of the set, and of what was masked beside it."""

    items: Counter[str]
    found: Counter[str]
    right: int  #: masked spans that touch a marked item
    wrong: list[str]  #: those that do not
    missed: list[str]

    @property
    def recall(self) -> float:
        return self.found.total() / self.items.total()

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))


def texts(language: str) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Each text without its marks, with the spans that they marked."""
    result = []
    for line in (_DATA / f"personal-{language}.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        text, items, at = "", [], 0
        for mark in _MARKED.finditer(line):
            text += line[at : mark.start()].replace("|", "\n")
            items.append((len(text), len(text) + len(mark[2]), mark[1]))
            text, at = text + mark[2], mark.end()
        result.append((text + line[at:].replace("|", "\n"), items))
    return result


def measure(language: str) -> Figures:
    """An item counts as found where every letter and digit of it is masked; a title need not be."""
    figures = Figures(Counter(), Counter(), 0, [], [])
    right = 0
    for text, items in texts(language):
        pieces = masking.found(text, dissect(text, language=language), language)
        for start, end, kind in items:
            start += _title(text[start:end]) if kind in ("name", "address", "birth") else 0
            figures.items[kind] += 1
            if masking.covers(pieces, start, end, text):
                figures.found[kind] += 1
            else:
                figures.missed.append(f"{kind}: {text[start:end]}")
        for piece in pieces:
            if any(piece.start < end and start < piece.end for start, end, _ in items):
                right += 1
            else:
                figures.wrong.append(f"{piece.kind}: {text[piece.start : piece.end]}")
    return figures._replace(right=right)


def _title(name: str) -> int:
    found = re.match(
        r"(?:(?:Frau|Herrn?|Hr\.|Familie|Mr and Mrs|Mr|Ms|Mrs|Dr\.?|Mag\.|geb\.|geboren am|am|born(?: on)?)\s)+", name
    )
    return found.end() if found else 0


def main() -> None:
    for language in ("de", "en"):
        figures = measure(language)
        print(f"{language}: recall {figures.recall:.3f} of {figures.items.total()}, precision {figures.precision:.3f}")
        for kind, count in sorted(figures.items.items()):
            print(f"  {kind:<10} {figures.found[kind]}/{count}")
        if "-v" in sys.argv:
            print("missed", *figures.missed, "wrong", *figures.wrong, sep="\n    ")


if __name__ == "__main__":
    main()
