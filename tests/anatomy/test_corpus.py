"""How often greeting and closing agree with the labels of the annotated corpus, without its fixed test part."""

from __future__ import annotations

import pytest

from tonecheck.anatomy import dissect
from tonecheck.training.corpus import Record, read_training

RECORDS = read_training()


def _agrees_on_greeting(record: Record) -> bool:
    greeting = dissect(record.text, channel=record.channel, language=record.language).greeting
    labelled = [sentence for sentence in record.sentences if "greeting" in sentence.acts]
    if not labelled or greeting is None:
        return not labelled and (greeting is None or not greeting.phrase)
    return greeting.start == labelled[0].start and greeting.end <= labelled[-1].end


def _agrees_on_closing(record: Record) -> bool:
    closing = dissect(record.text, channel=record.channel, language=record.language).closing
    labelled = [sentence for sentence in record.sentences if "closing" in sentence.acts]
    if not labelled or closing is None:
        return not labelled and closing is None
    return labelled[0].start <= closing.start < labelled[-1].end


@pytest.mark.parametrize("language", ["de", "en"])
def test_greeting_agrees_with_the_labels(language: str) -> None:
    records = [record for record in RECORDS if record.language == language]
    assert sum(map(_agrees_on_greeting, records)) >= 0.97 * len(records)


@pytest.mark.parametrize("language", ["de", "en"])
def test_closing_agrees_with_the_labels(language: str) -> None:
    records = [record for record in RECORDS if record.language == language]
    assert sum(map(_agrees_on_closing, records)) >= 0.94 * len(records)
