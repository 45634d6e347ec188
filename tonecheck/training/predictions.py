"""What a model folder says about labelled replies, as a user of the tool would be told it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from tonecheck.nlp.acts import ActsModel
from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.parts import Sentence
from tonecheck.nlp.pipeline import Pipeline, analyse, load
from tonecheck.reply import LANGUAGES, Reply
from tonecheck.training.corpus import Labelled
from tonecheck.training.labelled import LabelledReply

_POINTS = 25.0


class Prediction(msgspec.Struct, frozen=True):
    """What is said about one reply."""

    words: int
    tone: dict[str, float]  #: from 1 to 5; empty where the text is too short
    acts: tuple[frozenset[str], ...]  #: of each labelled sentence
    situation: str  #: the likeliest label; "" without a message of the customer
    said: str | None  #: the situation that is told; None where the model abstains
    address: str | None


def predict(reply: LabelledReply, pipeline: Pipeline) -> Prediction:
    """Read one reply."""
    read = analyse(as_reply(reply), reply.language, reply.channel, pipeline=pipeline)
    said = read.situation
    likely = read.situations
    return Prediction(
        words=read.words,
        tone={name: 1 + value.value / _POINTS for name, value in read.tone.items()},
        acts=aligned(reply.sentences or (), read.sentences),
        situation=max(likely, key=likely.__getitem__) if likely else "",
        said=said,
        address=_address(read),
    )


def predict_all(replies: Iterable[LabelledReply], models: Path | None) -> list[Prediction]:
    """Read every reply with the models of a folder; None means those that ship."""
    return [predict(reply, load(reply.language, models)) for reply in replies]


def as_reply(reply: LabelledReply) -> Reply:
    """The reply as a checker takes it, without any label."""
    return Reply(
        text=reply.text,
        id=reply.id,
        language=reply.language,
        channel=reply.channel,
        customer=reply.customer or None,
    )


def aligned(labelled: Sequence[Labelled], read: Sequence[Sentence]) -> tuple[frozenset[str], ...]:
    """The acts said of each labelled sentence.

    They are those of the sentences that the tool found and that lie in it more than in any other, or, where it cut more
    coarsely and none does, those of the one that overlaps it most.
    """
    overlaps = [[min(one.end, other.end) - max(one.start, other.start) for other in read] for one in labelled]
    acts: list[set[str]] = [set() for _ in labelled]
    filled = [False] * len(labelled)
    for column, sentence in enumerate(read):
        row = max(range(len(labelled)), key=lambda index: overlaps[index][column], default=-1)
        if row >= 0 and overlaps[row][column] > 0:
            acts[row] |= sentence.done
            filled[row] = True
    for row, each in enumerate(overlaps):
        best = max(range(len(each)), key=each.__getitem__, default=-1)
        if not filled[row] and best >= 0 and each[best] > 0:
            acts[row] |= read[best].done
    return tuple(map(frozenset, acts))


def _address(read: Analysis) -> str | None:
    reading = read.address
    return "mixed" if reading.mixed else reading.form


def thresholds(models: Path | None) -> dict[str, dict[str, float]]:
    """From which probability on an act counts, by language and act."""
    found = {}
    for language in LANGUAGES:
        trained: ActsModel = load(language, models)["acts"].trained
        found[language] = {act: each.threshold for act, each in trained.calibration.items()}
    return found
