"""What the shipped models say of labelled replies, and how sentences of both sides meet."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.errors import TonecheckError
from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.parts import Sentence
from tonecheck.training.corpus import Labelled
from tonecheck.training.labelled import LabelledReply
from tonecheck.training.predictions import aligned, predict_all, thresholds


def read(start: int, end: int, *done: str) -> Sentence:
    return Sentence(start=start, end=end, zone="body", first=0, last=0, done=frozenset(done))


def test_models_that_are_not_there(tmp_path: Path) -> None:
    reply = LabelledReply(place="x:1", id="1", text="Hallo!", language="de")
    with pytest.raises(TonecheckError, match=r"no trained pipeline for 'de'.*tonecheck model train"):
        predict_all([reply], tmp_path)


def test_nothing_is_said_of_sentences_that_nobody_read() -> None:
    assert aligned([Labelled(0, 5, ()), Labelled(6, 9, ())], []) == (frozenset(), frozenset())
    assert aligned([], [read(0, 5, "ask")]) == ()


@pytest.mark.parametrize(
    ("sentences", "acts"),
    [
        ([read(0, 10, "ask"), read(11, 20, "solve")], [{"ask"}, {"solve"}]),
        # cut more finely than a person would: both halves count
        ([read(0, 4, "ask"), read(5, 10, "thanks"), read(11, 20, "solve")], [{"ask", "thanks"}, {"solve"}]),
        # cut more coarsely: both sentences have what was said of the one
        ([read(0, 20, "ask")], [{"ask"}, {"ask"}]),
        # in a quote, where the tool reads nothing
        ([read(0, 10, "ask")], [{"ask"}, set()]),
        ([read(30, 40, "ask")], [set(), set()]),
    ],
)
def test_sentences_meet_by_overlap(sentences: list[Sentence], acts: list[set[str]]) -> None:
    assert aligned([Labelled(0, 10, ()), Labelled(11, 20, ())], sentences) == tuple(map(frozenset, acts))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.data())
def test_the_same_cut_gives_each_sentence_its_own_acts(lengths: list[int], data: st.DataObject) -> None:
    starts = [sum(lengths[:index]) for index in range(len(lengths))]
    acts = [data.draw(st.frozensets(st.sampled_from(ACTS))) for _ in lengths]
    spans = [(start, start + length) for start, length in zip(starts, lengths, strict=True)]
    sentences = [read(start, end, *done) for (start, end), done in zip(spans, acts, strict=True)]
    assert aligned([Labelled(start, end, ()) for start, end in spans], sentences) == tuple(acts)


def test_a_reply_is_read_as_the_tool_reads_it() -> None:
    text = "Guten Tag Frau Berger,\n\nich habe Ihnen den Betrag heute erstattet.\n\nViele Grüße\nJana Roth"
    sentences = (Labelled(0, 22, ("greeting",)), Labelled(24, 66, ("solve",)))
    reply = LabelledReply(
        place="x:1", id="1", text=text, language="de", customer="Die Lampe ist kaputt angekommen!", sentences=sentences
    )
    (said,) = predict_all([reply], None)
    assert said.words == 15
    assert said.address == "Sie"
    assert said.situation == said.said == "complaint"
    assert all(1 <= value <= 5 for value in said.tone.values())
    assert "greeting" in said.acts[0]
    assert "solve" in said.acts[1]


def test_too_short_a_reply_has_no_tone_and_no_message_no_situation() -> None:
    (said,) = predict_all([LabelledReply(place="x:1", id="1", text="Danke!", language="de")], None)
    assert (said.tone, said.situation, said.said) == ({}, "", None)


def test_every_act_has_a_threshold() -> None:
    found = thresholds(None)
    assert set(found) == {"de", "en"}
    assert all(set(found[language]) == set(ACTS) for language in found)
