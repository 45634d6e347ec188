"""A house's own labelled replies as records to learn from.

The trainer takes whole records. A label that a reply lacks is filled in with what the models already say of it, which
teaches them nothing new and takes nothing away; how many were filled in is told and kept beside the models.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tonecheck.nlp.pipeline import analyse, load
from tonecheck.report import DIMENSIONS
from tonecheck.training.corpus import Labelled, Record
from tonecheck.training.labelled import LabelledReply
from tonecheck.training.model_folder import digest
from tonecheck.training.predictions import Prediction, as_reply, predict_all
from tonecheck.training.problems import Problems

#: The slice of a house's records.
SLICE = "house"


class House(msgspec.Struct, frozen=True):
    """Labelled replies, what the models that ship say of them, and the records made of both, in the same order."""

    labels: Sequence[LabelledReply]
    said: Sequence[Prediction]
    records: Sequence[Record]
    filled: dict[str, int]  #: labels that were filled in: tone, acts, situation
    dropped: int  #: replies that are too short to be rated, and not rated whole


def house(labels: Sequence[LabelledReply], known: frozenset[str]) -> House:
    """Records in an order that the order of the files does not change.

    Raises TonecheckError where a reply is among those of `known` digests: it was learned from before.
    """
    _no_old_ones(labels, known)
    ordered = sorted(labels, key=lambda label: digest(label.text + label.customer))
    said = predict_all(ordered, None)
    kept = [
        (label, one) for label, one in zip(ordered, said, strict=True) if len(label.tone) == len(DIMENSIONS) or one.tone
    ]
    filled = Counter({"tone": 0, "acts": 0, "situation": 0})
    records = [_record(label, one, filled) for label, one in kept]
    return House(
        [label for label, _ in kept], [one for _, one in kept], records, dict(filled), len(ordered) - len(kept)
    )


def _no_old_ones(labels: Sequence[LabelledReply], known: frozenset[str]) -> None:
    problems = Problems()
    for label in labels:
        if digest(label.text) in known:
            problems.add(label.place, "the models that ship learned from this reply already.", "Leave it out.")
    problems.raise_if_any()


def _record(label: LabelledReply, said: Prediction, filled: Counter[str]) -> Record:
    filled["tone"] += len(DIMENSIONS) - len(label.tone)
    sentences = label.sentences
    if sentences is None:
        sentences = _read_sentences(label)
        filled["acts"] += len(sentences)
    situation = label.situation
    if situation is None:
        situation = said.situation or "other"
        filled["situation"] += bool(label.customer)
    number = int(digest(label.text + label.customer), 16)
    return Record(
        id=f"{label.language}-{SLICE}-{number}",
        language=label.language,
        channel=label.channel,
        scenario="",
        industry="",
        address=label.address,
        customer=label.customer,
        text=label.text,
        sentences=sentences,
        tone={name: label.tone[name] if name in label.tone else said.tone[name] for name in DIMENSIONS},
        flaws=label.flaws or {},
        situation=situation,
    )


def _read_sentences(label: LabelledReply) -> tuple[Labelled, ...]:
    read = analyse(as_reply(label), label.language, label.channel, pipeline=load(label.language))
    return tuple(Labelled(one.start, one.end, tuple(sorted(one.done))) for one in read.sentences)


def files_hash(paths: Sequence[Path]) -> str:
    """SHA-256 over names and bytes of files, and of all files in folders."""
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    hashed = hashlib.sha256()
    for file in files:
        if file.is_file():
            hashed.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return hashed.hexdigest()
