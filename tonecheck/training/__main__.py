"""`python -m tonecheck.training`: retrain everything from the corpus and write pipelines and cards.

In place it also makes anew what the models are read with: the table that tells languages apart, and the compiled
lexicons and word forms.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from tonecheck.resources import models_dir
from tonecheck.training import cards, forms, language
from tonecheck.training.corpus import DATA, Record
from tonecheck.training.pipelines import save
from tonecheck.training.run import cross_validate, train

_THREADS = 2


def main() -> None:
    """Cross-validate, train, write."""
    about = (__doc__ or "").partition("\n\n")[0]
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training", description=about)
    parser.add_argument("--corpus", type=Path, default=DATA, help="folder with replies-*.txt")
    parser.add_argument("--output", type=Path, default=None, help="folder for de/ and en/; default: the models")
    options = parser.parse_args()
    if options.output is None:
        language.main()
        forms.main()
    retrain(options.corpus, options.output or models_dir())


def retrain(corpus: Path, output: Path, extra: Sequence[Record] = ()) -> None:
    """Write both pipelines with their cards into `output`, learned from the corpus and from `extra` records."""
    # The number of threads decides in which order sums run, and so the last bits of a weight.
    with threadpool_limits(_THREADS):
        run = cross_validate(corpus, extra=extra)
        found = cards.figures(run)
        trained = train(run)
    for name, models in trained.items():
        save(models, name, output / name)
        cards.write(output / name, cards.card(run, found[name], name, corpus))


if __name__ == "__main__":
    main()
