"""`python -m tonecheck.training.evaluate`: print the cross-validated tables without training or writing anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tonecheck.training import cards
from tonecheck.training.corpus import DATA
from tonecheck.training.run import cross_validate


def main() -> None:
    """Print tone by language and slices, acts by language, situation."""
    print("\n".join(report()))


def report(corpus: Path = DATA) -> Iterator[str]:
    """The tables of both languages as lines of Markdown."""
    run = cross_validate(corpus)
    for language, found in cards.figures(run).items():
        yield from cards.markdown(cards.card(run, found, language, corpus)).splitlines()


if __name__ == "__main__":
    main()
