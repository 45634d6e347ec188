"""Measure the acts end to end: `python -m tonecheck.training.end_to_end [--corpus DIR]`, a minute or two.

Every reply of the open part is read as `tonecheck model evaluate` reads it, with the tool's own sentence cut, by models
that learned from the other folds and whose thresholds were chosen on these. The lexicons were made with the open part
in sight, which flatters the figures; the second table is the careful one: there a phrase counts only if it stands in
another reply too, beginning with the same word.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.page import Cue
from tonecheck.nlp.pipeline import Pipeline, read
from tonecheck.nlp.reading import Reading
from tonecheck.reply import LANGUAGES
from tonecheck.training import evaluation
from tonecheck.training.assessment_text import figure, table
from tonecheck.training.corpus import DATA, Record
from tonecheck.training.evaluation import Scored
from tonecheck.training.held_out import Fold, held_out
from tonecheck.training.labelled import LabelledReply, from_record
from tonecheck.training.phrases import IN_SIGHT, elsewhere, phrases_of
from tonecheck.training.predictions import Prediction, aligned, as_reply

_SEED = 0
_TITLES = ("All phrases of the lexicons", "Phrases that stand in another reply too")


def scored(folds: Sequence[Fold], *, careful: bool) -> Scored:
    """The acts that held-out models say of every reply; `careful` leaves out what a reply may have lent a lexicon."""
    pairs = [(record, fold) for fold in folds for record in fold.records]
    cues = known_elsewhere([record for record, _ in pairs]) if careful else [None] * len(pairs)
    labels = [_acts_alone(record) for record, _ in pairs]
    said = [
        _said(label, fold.pipelines[label.language], kept)
        for label, (_, fold), kept in zip(labels, pairs, cues, strict=True)
    ]
    return Scored(labels, said)


def known_elsewhere(records: Sequence[Record]) -> list[list[Cue]]:
    """The phrases of every record that another one has too."""
    pipelines = {language: Pipeline(language) for language in LANGUAGES}
    return elsewhere(
        [
            (record.slice in IN_SIGHT, phrases_of(_read(from_record(record), pipelines[record.language])))
            for record in records
        ]
    )


def _acts_alone(record: Record) -> LabelledReply:
    return msgspec.structs.replace(from_record(record), tone={}, situation=None, address=None, flaws=None)


def _read(reply: LabelledReply, pipeline: Pipeline) -> Reading:
    return read(pipeline, reply.text, language=reply.language, channel=reply.channel, customer=reply.customer or None)


def _said(reply: LabelledReply, pipeline: Pipeline, cues: list[Cue] | None) -> Prediction:
    reading = _read(reply, pipeline)
    if cues is not None:
        reading.__dict__["cues"] = cues
    found = Analysis(as_reply(reply), reading, pipeline)
    acts = aligned(reply.sentences or (), found.sentences)
    return Prediction(words=found.words, tone={}, acts=acts, situation="", said=None, address=None)


def lines(corpus: Path = DATA) -> Iterator[str]:
    """Both tables as Markdown."""
    folds = list(held_out(corpus))
    for careful, title in enumerate(_TITLES):
        yield from ("", f"## {title}", "")
        yield from _table(scored(folds, careful=bool(careful)))


def _table(found: Scored) -> Iterator[str]:
    rows, macro = evaluation.act_rows(found, _SEED)
    yield from (f"- macro-F1, {part}: {figure(each)}" for part, each in macro.items())
    yield ""
    cells = [(row.part, row.act, str(row.n), *map(figure, (row.precision, row.recall, row.f1))) for row in rows]
    yield from table(("replies", "act", "n", "precision", "recall", "F1"), cells)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training.end_to_end", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=DATA)
    with threadpool_limits(1):
        for line in lines(parser.parse_args().corpus):
            print(line, flush=True)


if __name__ == "__main__":
    main()
