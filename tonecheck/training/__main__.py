"""`python -m tonecheck.training`: retrain everything from the corpus and write pipelines and cards."""

from __future__ import annotations

import argparse
from pathlib import Path

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from tonecheck.resources import models_dir
from tonecheck.training import cards
from tonecheck.training.corpus import DATA
from tonecheck.training.pipelines import save
from tonecheck.training.run import cross_validate, train

_THREADS = 2


def main() -> None:
    """Cross-validate, train, write."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=DATA, help="folder with replies-*.txt")
    parser.add_argument("--output", type=Path, default=None, help="folder for de/ and en/; default: the models")
    options = parser.parse_args()
    retrain(options.corpus, options.output or models_dir())


def retrain(corpus: Path, output: Path) -> None:
    """Write both pipelines with their cards into `output`."""
    # The number of threads decides in which order sums run, and so the last bits of a weight.
    with threadpool_limits(_THREADS):
        run = cross_validate(corpus)
        found = cards.figures(run)
        trained = train(run)
    for language, models in trained.items():
        save(models, language, output / language)
        cards.write(output / language, cards.card(run, found, language))


if __name__ == "__main__":
    main()
