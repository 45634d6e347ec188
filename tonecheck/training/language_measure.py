"""Measure the telling of languages: `python -m tonecheck.training.language_measure [--cocoa P] [--ud P] [--tydip P]`.

Corpus: trained on the other records of three folds, asked about the sentences of the held-out ones. Other texts are
read by path and asked about with the shipped table. Each is asked about whole and in pieces of one to nine words. By
length: how many were answered (coverage), and how many of these rightly (accuracy).
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tonecheck.languages.identify import Table, identify, lines_of, word_list
from tonecheck.training.corpus import Record, read_training
from tonecheck.training.language import fit

Labelled = tuple[str, str]  #: language, text
BUCKETS = ("1-3", "4-6", "7-12", "13+")
FOLDS = 3
_PIECES = (1, 2, 3, 4, 5, 6, 9)
_MARK = re.compile(r"\[/?F\]")


def bucket(words: int) -> str:
    """The length class of a text with so many words."""
    return next((name for name, most in zip(BUCKETS, (3, 6, 12), strict=False) if words <= most), BUCKETS[-1])


def tally(texts: Iterable[Labelled], table: Table | None = None) -> dict[tuple[str, str], list[int]]:
    """By language and length class: asked, answered, right; texts without words are left out."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for language, text in texts:
        found = identify(text, table)
        if found.words:
            row = counts[language, bucket(found.words)]
            row[0] += 1
            row[1] += found.language is not None
            row[2] += found.language == language
    return counts


def lines(name: str, counts: dict[tuple[str, str], list[int]]) -> Iterator[str]:
    """A line a language: for each length class asked, coverage, accuracy."""
    for language in ("de", "en"):
        cells = []
        for size in BUCKETS:
            asked, answered, right = counts.get((language, size), [0, 0, 0])
            if asked:
                cells.append(f"{size}: {asked:5} {answered / asked:.3f} {right / max(1, answered):.4f}")
        if cells:
            yield f"{name:16} {language}  " + "  ".join(cells)


def pieces(texts: Iterable[Labelled], seed: int = 1) -> Iterator[Labelled]:
    """One piece of each length from every text."""
    chance = random.Random(seed)
    for language, text in texts:
        words = text.split()
        for length in _PIECES:
            if length <= len(words):
                start = chance.randrange(len(words) - length + 1)
                yield language, " ".join(words[start : start + length])


def cross_validated(records: Sequence[Record], seed: int = 5) -> Iterator[str]:
    """The lines of the corpus, every sentence judged by a table that never saw its record."""
    order = list(records)
    random.Random(seed).shuffle(order)
    totals: dict[str, dict[tuple[str, str], list[int]]] = {"corpus": {}, "corpus, pieces": {}}
    for fold in range(FOLDS):
        rest = [record for number, record in enumerate(order) if number % FOLDS != fold]
        table = Table(lines_of(fit(rest)), word_list("other_languages"), word_list("shared_words"))
        texts = [(each.language, each.text[s.start : s.end]) for each in order[fold::FOLDS] for s in each.sentences]
        for name, asked in (("corpus", iter(texts)), ("corpus, pieces", pieces(texts))):
            for key, row in tally(asked, table).items():
                before = totals[name].get(key, [0, 0, 0])
                totals[name][key] = [a + b for a, b in zip(before, row, strict=True)]
    for name, counts in totals.items():
        yield from lines(name, counts)


def read_cocoa(folder: Path) -> Iterator[Labelled]:
    """The sentences of CoCoA-MT's training part in both languages."""
    for language in ("de", "en"):
        for path in sorted(folder.rglob(f"*.{language}")):
            for line in path.read_text("utf-8").splitlines():
                yield language, _MARK.sub("", line)


def read_ud(folder: Path) -> Iterator[Labelled]:
    """The sentences of the treebanks' test parts."""
    for path in sorted(folder.rglob("*-test.conllu")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("# text = "):
                yield path.name[:2], line.removeprefix("# text = ")


def read_tydip(folder: Path) -> Iterator[Labelled]:
    """The English requests of TyDiP."""
    for path in sorted(folder.rglob("en_train.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (("en", row[0]) for row in list(csv.reader(file))[1:])


def main(arguments: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training.language_measure", description=__doc__)
    readers = {"cocoa": read_cocoa, "ud": read_ud, "tydip": read_tydip}
    for name in readers:
        parser.add_argument(f"--{name}", type=Path)
    options = vars(parser.parse_args(arguments))
    print("per length class: asked, coverage, accuracy of the answers")
    for name, reader in readers.items():
        if options[name]:
            texts = list(reader(options[name]))
            print(*lines(name, tally(texts)), *lines(f"{name}, pieces", tally(pieces(texts))), sep="\n")
    print(*cross_validated(read_training()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
