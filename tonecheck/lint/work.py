"""One file checked: its bytes in, what was found in each of its replies out, packed so that it can be sent and kept."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tonecheck import readers
from tonecheck.branches.merging import merged, ways
from tonecheck.errors import TonecheckError
from tonecheck.lint.comments import comments
from tonecheck.lint.jobs import Job
from tonecheck.lint.traits import Traits, traits_of
from tonecheck.origin import Origin
from tonecheck.reply import NO_REPLY, Reply, Skipped
from tonecheck.report import Report
from tonecheck.run import Checked

if TYPE_CHECKING:
    from tonecheck.checker import Checker


class Judging(msgspec.Struct, frozen=True, kw_only=True):
    """What all files of a run share."""

    ui: str
    models: str | None = None
    evidence: bool = False  #: whether reports name the words that moved tone and acts
    traits: bool = False  #: whether responses will be compared with each other


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One reply of a file as it was judged."""

    text: str
    report: Report
    pass_: float
    warn: float
    critical: tuple[str, ...]
    weights: dict[str, float]
    traits: Traits | None = None

    @property
    def checked(self) -> Checked:
        """The reply with its report, as formatters take it."""
        report = self.report
        names = ("source", "id", "line", "language", "channel", "situation", "segment")
        reply = Reply(text=self.text, **{name: getattr(report, name) for name in names})
        return Checked(reply, report, self.pass_, self.warn, self.critical, self.weights)


class Outcome(msgspec.Struct, frozen=True, array_like=True):
    """What came of one file."""

    entries: tuple[Entry, ...] = ()
    skipped: tuple[Skipped, ...] = ()  #: with what was passed over in a file whose replies were checked


class Worker:
    """Checks files; a guide and its models are loaded when first needed."""

    def __init__(self, judging: Judging) -> None:
        self._judging = judging
        self._checkers: dict[str, Checker] = {}

    def checker(self, guide: str) -> Checker:
        """What judges by a guide; raises what `Checker` raises."""
        from tonecheck.checker import Checker

        if guide not in self._checkers:
            models = Path(self._judging.models) if self._judging.models else None
            self._checkers[guide] = Checker(guide, ui=self._judging.ui, models=models, evidence=self._judging.evidence)
        return self._checkers[guide]

    def outcome(self, job: Job, data: bytes) -> Outcome:
        """What was found in a file's bytes."""
        return self.outcomes([(job, data)])[0]

    def packed(self, work: Sequence[tuple[Job, bytes]]) -> list[bytes]:
        """The outcomes of files as bytes."""
        return list(map(msgspec.msgpack.encode, self.outcomes(work)))

    def outcomes(self, work: Sequence[tuple[Job, bytes]]) -> list[Outcome]:
        """What was found in files; all replies of a guide are read together, which takes less time."""
        read_all = [(job, list(read(job, data))) for job, data in work]
        entries: dict[int, Entry | Skipped] = {}
        for guide in dict.fromkeys(job.guide for job, _ in read_all):
            replies = [
                item for job, items in read_all if job.guide == guide for item in items if isinstance(item, Reply)
            ]
            entries.update(zip(map(id, replies), self._entries(self.checker(guide), replies), strict=True))
        made = [[entries.get(id(item), item) for item in items] for _, items in read_all]
        return [_outcome(job, data, items) for (job, data), items in zip(work, made, strict=True)]

    def _entries(self, checker: Checker, replies: Sequence[Reply]) -> Iterator[Entry | Skipped]:
        """The replies as they were judged; in the place of one that cannot be read, why."""
        try:
            yield from list(_together(checker, replies, with_traits=self._judging.traits))
        except TonecheckError as error:
            if len(replies) == 1:
                yield Skipped(f"{replies[0].source}:{replies[0].line}", error.cause)
            else:
                for reply in replies:
                    yield from self._entries(checker, [reply])


def _outcome(job: Job, data: bytes, items: Sequence[Entry | Reply | Skipped]) -> Outcome:
    """What came of a file; one that holds nothing at all is said to, and what was passed over in others."""
    entries = tuple(item for item in items if isinstance(item, Entry))
    skipped = [item for item in items if isinstance(item, Skipped)] if items else [Skipped(job.source, NO_REPLY)]
    if entries and (reason := readers.unread(job.reader, data, job.fields or {})):
        skipped.append(Skipped(job.source, reason, partly=True))
    return Outcome(entries, tuple(skipped))


def _together(checker: Checker, replies: Sequence[Reply], *, with_traits: bool) -> Iterator[Entry]:
    """Each reply with its report, merged of those on all ways through its conditions."""
    from tonecheck.checker import checked

    plans = [ways(reply) for reply in replies]
    every = [one for template, found in plans for one in (template, *(way.reply for way in found or ()))]
    results = iter(checker.examine_many(every))
    for reply, (template, found) in zip(replies, plans, strict=True):
        own = next(results)
        others = [next(results) for _ in found or ()]
        pairs = zip(found or (), (report for report, _ in others), strict=True)
        report = own[0] if found is None else merged(own[0], pairs)
        one = checked(checker, template, report)
        readings = [reading for _, reading in (own, *others)]
        traits = traits_of(reply, readings) if with_traits else None
        yield Entry(reply.text, report, one.pass_, one.warn, one.critical, one.weights, traits)


def unpacked(data: bytes) -> Outcome:
    """The outcome of such bytes; raises msgspec.DecodeError for others."""
    return msgspec.msgpack.decode(data, type=Outcome)


def read(job: Job, data: bytes) -> Iterator[Reply | Skipped]:
    """The replies in a file's bytes, without the comments that speak to tonecheck."""
    for item in readers.load(job.reader)(io.BytesIO(data), job.defaults, job.fields or {}):
        yield _without_comments(item) if isinstance(item, Reply) and item.origin is None else item


def _without_comments(reply: Reply) -> Reply:
    """Plain text has no comments, but may have ours; what stands around them stays where it is."""
    text = reply.text
    spans = [(one.start, one.end) for one in comments(text)]
    kept = [at for at in range(len(text)) if not any(start <= at < end for start, end in spans)] if spans else []
    if not spans or not kept:
        return reply
    origin = Origin(source=text, starts=kept, ends=[at + 1 for at in kept], line=reply.line, escape=("plain",))
    return msgspec.structs.replace(reply, text="".join(text[at] for at in kept), origin=origin)
