"""Whether evidence tells the truth: `python -m tonecheck.training.deletion [--corpus DIR] [--part open|test]`.

The span that weighs most for a dimension of a reply's tone, or for an act of a sentence, is deleted, and the rest is
read anew: the value has to move the other way than the span had moved it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.pipeline import analyse
from tonecheck.reply import Reply
from tonecheck.training.corpus import DATA, Record, read_test, read_training

#: A span that weighs less in points (or log odds) than this decides nothing, and is not asked.
FAINT = 0.5


def tone_moves(record: Record) -> Iterator[tuple[str, bool]]:
    """For every dimension whether deleting its heaviest span moves the value the right way."""
    before = _read(record, record.text)
    for name, read in before.tone.items():
        span = next(iter(before.tone_evidence(name)), None)
        if span is None or abs(span.weight) < FAINT:
            continue
        after = _read(record, record.text[: span.start] + record.text[span.end :]).tone.get(name)
        if after is not None:
            yield name, (after.value - read.value) * span.weight < 0


def act_moves(record: Record) -> Iterator[tuple[str, bool]]:
    """For every act of every sentence whether deleting its heaviest span moves its probability the right way."""
    before = _read(record, record.text)
    for sentence, reasons in zip(before.sentences, before.act_evidence, strict=True):
        for why in sorted(reasons, key=lambda one: one.act):
            span = next(iter(why.spans), None)
            if span is None or abs(span.weight) < FAINT:
                continue
            rest = _read(record, record.text[: span.start] + record.text[span.end :])
            there = rest.sentence_at(sentence.start) or rest.sentence_at(sentence.start + 1)
            after = there.acts[why.act] if there and there.end <= sentence.end else 0.0
            yield why.act, (after - sentence.acts[why.act]) * span.weight < 0


def shares(moves: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    """By name how many moved the right way, and of how many."""
    right, all_ = Counter[str](), Counter[str]()
    for name, is_right in moves:
        all_[name] += 1
        right[name] += is_right
    return {name: (right[name], all_[name]) for name in all_}


def _read(record: Record, text: str) -> Analysis:
    reply = Reply(text=text, customer=record.customer or None)
    return analyse(reply, record.language, record.channel)


def main() -> None:
    """Print the shares of dimensions and acts."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training.deletion", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=DATA)
    parser.add_argument("--part", choices=("open", "test"), default="open")
    parser.add_argument("--every", type=int, default=1, help="read only each so many reply")
    options = parser.parse_args()
    records = (read_test if options.part == "test" else read_training)(options.corpus)[:: options.every]
    for title, moves in (("tone", tone_moves), ("acts", act_moves)):
        found = shares(move for record in records for move in moves(record))
        right, count = (sum(column) for column in zip(*found.values(), strict=True))
        print(f"{title}: {right} of {count} ({right / count:.1%}) in {len(records)} replies")
        for name, (own, n) in sorted(found.items()):
            print(f"  {name:<12} {own} of {n} ({own / n:.1%})")


if __name__ == "__main__":
    main()
