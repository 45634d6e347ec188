"""Labelled replies from any source: a corpus folder, JSON Lines, CSV, or tonecheck's own output, corrected by a person.

Every mistake of every file is said at once, with its place, its field and a remedy; `docs/models.md` has the formats.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.training.corpus import Labelled, Record, read_test, read_training
from tonecheck.training.problems import Problems

#: Parts of a corpus: what models may learn from, the fixed test part, both.
PARTS = ("open", "test", "all")
#: The scales on which tone may be labelled, with the lowest and the highest value.
SCALES = {"1-5": (1.0, 5.0), "0-100": (0.0, 100.0)}


class LabelledReply(msgspec.Struct, frozen=True, kw_only=True):
    """A reply with any of the labels; `None` and a missing dimension mean "not labelled"."""

    place: str  #: file and line as the user named it
    id: str
    text: str
    language: str
    channel: str = "email"
    customer: str = ""
    slice: str | None = None
    tone: Mapping[str, float] = {}  #: from 1 to 5, whatever the scale of the file
    sentences: tuple[Labelled, ...] | None = None
    situation: str | None = None
    address: str | None = None
    flaws: Mapping[str, bool] | None = None  #: True where the flaw is certain
    rules: frozenset[str] | None = None  #: of the findings in tonecheck's own output
    verdict: str | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be read, and how."""

    paths: tuple[str, ...]
    part: str = "open"
    scale: str | None = None  #: of tone in fields that do not say it themselves
    replies: tuple[str, ...] = ()  #: files with the texts that tonecheck's own output is about


def read(source: Source, thresholds: Mapping[str, Mapping[str, float]] | None = None) -> list[LabelledReply]:
    """All labelled replies. Raises TonecheckError with every mistake.

    `thresholds`, by language and act, say from which probability an act in tonecheck's own output counts as labelled.
    """
    from tonecheck.training import labelled_reports, labelled_rows

    problems, found = Problems(), list[LabelledReply]()
    texts = labelled_reports.Texts(source.replies)
    for name in source.paths:
        path = Path(name)
        if path.is_dir() or path.suffix == ".txt":
            found += _corpus(path, source.part)
        elif labelled_reports.is_output(path):
            found += labelled_reports.read(path, texts, thresholds or {}, problems)
        else:
            found += labelled_rows.read(path, source.scale, problems)
    _no_twins(found, problems)
    problems.raise_if_any()
    if not found:
        raise TonecheckError("no labelled replies.", place=", ".join(source.paths), remedy="See docs/models.md.")
    return found


def _no_twins(found: Sequence[LabelledReply], problems: Problems) -> None:
    """The same text twice would be drawn apart, and learned from in one fold and judged in another."""
    first: dict[tuple[str, str], str] = {}
    for reply in found:
        before = first.setdefault((reply.text, reply.customer), reply.place)
        if before != reply.place:
            problems.add(
                reply.place, f"the same reply stands at {before}.", "Keep one of them, with the mean of both ratings."
            )


def _corpus(path: Path, part: str) -> list[LabelledReply]:
    folder = path if path.is_dir() else path.parent
    records: list[Record] = []
    if part in ("open", "all"):
        records += read_training(folder)
    if part in ("test", "all"):
        records += read_test(folder)
    if not path.is_dir():
        records = [record for record in records if f"replies-{record.language}-{record.slice}" == path.stem]
    return [from_record(record) for record in records]


def from_record(record: Record) -> LabelledReply:
    """A record of a corpus, all of whose labels are there."""
    return LabelledReply(
        place=record.id,
        id=record.id,
        text=record.text,
        language=record.language,
        channel=record.channel,
        customer=record.customer,
        slice=record.slice,
        tone=record.tone,
        sentences=record.sentences,
        situation=record.situation,
        address=record.address,
        flaws=record.flaws,
    )
