"""How far the raters of the corpus agree: `python -m tonecheck.training.agreement [--corpus DIR]`.

The first rater wrote the text and labelled it, the second saw only the text; over the open part. What two careful
readers disagree on no model can get right: these are the ceilings beside the figures of the cards.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from tonecheck.report import DIMENSIONS
from tonecheck.training import weighted
from tonecheck.training.assessment_text import figure, table
from tonecheck.training.bootstrap import estimate
from tonecheck.training.corpus import DATA, Record, read_training
from tonecheck.training.evaluation import NATURAL

_FIGURES = (weighted.spearman, weighted.mae, weighted.bias)
_WHOLE = (weighted.mean_spearman, weighted.mean_mae, weighted.mean_bias)


def tone_rows(records: Sequence[Record]) -> Iterator[tuple[str, ...]]:
    """The second rating against the first: every dimension, and the mean of the six."""
    first, second = (
        np.array([[record.ratings[at][name] for name in DIMENSIONS] for record in records]) for at in (0, 1)
    )
    for column, name in enumerate(DIMENSIONS):
        found = [estimate(each, second[:, column], first[:, column]) for each in _FIGURES]
        yield (name, str(len(records)), *map(figure, found))
    yield ("mean", str(len(records)), *(figure(estimate(each, second, first)) for each in _WHOLE))


def flaw_rows(records: Sequence[Record]) -> Iterator[tuple[str, ...]]:
    """For every flaw in how many replies both raters note it, in how many one, and the F1 of one against the other."""
    for flaw in sorted({flaw for record in records for flaw in record.flaws}):
        noted = [record.flaws[flaw] for record in records if flaw in record.flaws]
        both = sum(noted)
        yield flaw, str(both), str(len(noted) - both), f"{2 * both / (len(noted) + both):.2f}"


def report(corpus: Path = DATA) -> Iterator[str]:
    """All tables as lines of Markdown."""
    records = [record for record in read_training(corpus) if len(record.ratings) == 2]
    parts = {"all": records, "slices d, f, g": [record for record in records if record.slice in NATURAL]}
    for title, own in parts.items():
        yield from (f"## Tone, {title}", "")
        yield from table(("dimension", "n", "Spearman", "mean difference", "second less first"), list(tone_rows(own)))
        yield ""
    yield from ("## Flaws", "")
    yield from table(("flaw", "both", "one", "F1"), list(flaw_rows(records)))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training.agreement", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=DATA)
    print("\n".join(report(parser.parse_args().corpus)))


if __name__ == "__main__":
    main()
