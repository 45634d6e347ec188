"""An audit from the archive to the store: read, choose, judge, keep."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import msgspec

from tonecheck.audit import runs, selection, sources
from tonecheck.audit.judge import Settings, Task
from tonecheck.audit.message import Filter, Message
from tonecheck.audit.pseudonyms import Pseudonyms
from tonecheck.audit.reading import Mapped, Reading
from tonecheck.audit.row import Unreadable
from tonecheck.audit.store import Place, Store, opened
from tonecheck.audit.workers import Workers
from tonecheck.checker import Checker
from tonecheck.nlp.pipeline import require

BATCH = 96

Progress = Callable[[int], None]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is audited, and how."""

    inputs: tuple[sources.Input, ...]
    store: Path
    guide: str
    models: Path | None = None
    ui: str | None = None
    mapping: Mapping[str, str] | None = None  #: None: it is guessed
    wanted: Filter = Filter()
    sample: selection.Sample | None = None
    limit: int | None = None
    keep_text: bool = False
    names: bool = False
    key: bytes
    workers: int = 1


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of it."""

    run: int
    judged: int  #: scored now
    copied: int  #: scored under an earlier version of the guide that asks the same of them
    known: int  #: were there already
    skipped: int  #: rows of the archive that could not be read or judged, now and before
    dropped: int  #: ratings and times beside replies that could not be read, now and before
    replies: int  #: in the store


class _Batch(msgspec.Struct):
    """What is committed together."""

    tasks: list[Task] = []
    skipped: list[tuple[str, int, str]] = []
    mended: list[Place] = []  #: rows that an earlier call could not read
    next_number: int = 0


def audit(plan: Plan, *, mapped: Mapped | None = None, progress: Progress | None = None) -> Outcome:
    """Judges what the store does not have yet; a call that was interrupted is gone on with by the same call.

    `mapped` hears how columns were mapped, `progress` how many messages were dealt with. Raises TonecheckError.
    """
    checker = Checker(plan.guide, ui=plan.ui, models=plan.models, evidence=False)
    require(plan.models)
    pseudonyms = Pseudonyms(plan.key, names=plan.names)
    with opened(plan.store) as store:
        _require_same(store, plan, pseudonyms)
        run = store.begin_run(runs.head(checker))
        copied = runs.carry_over(store, run, checker.guide)
        reading = Reading(plan, mapped, store.forgotten())
        settings = Settings(
            guide=plan.guide, ui=plan.ui, models=plan.models, run=run, key=plan.key, keep_text=plan.keep_text
        )
        work = _Work(store, run, progress)
        with Workers(settings, plan.workers) as workers:
            for batch, tables in workers.judged(work.batches(reading.chosen())):
                work.commit(batch, tables)
        store.set_meta({"mapping": json.dumps(reading.mappings, ensure_ascii=False, sort_keys=True)})
        store.finish(run, runs.policies(store, checker.guide))
        counts = {name: store.count(name) for name in ("skipped", "dropped", "replies")}
    return Outcome(run=run, judged=work.judged, copied=copied, known=work.known, **counts)


def look(plan: Plan, mapped: Mapped) -> None:
    """Tells how the columns of each input are mapped, and reads no further. Raises TonecheckError."""
    reading = Reading(plan, mapped)
    for one in plan.inputs:
        next(reading.messages_of(one), None)


def count(plan: Plan) -> int:
    """How many messages there are to deal with, which takes a reading of the archive."""
    found = sum(isinstance(one, Message) for one in Reading(plan).messages())
    wanted = plan.sample.size if plan.sample else found
    return min(found, wanted, plan.limit or found)


def _require_same(store: Store, plan: Plan, pseudonyms: Pseudonyms) -> None:
    store.require_settings(
        {
            "key_fingerprint": (pseudonyms.fingerprint, "pseudonyms. Use the key of then, or a new store."),
            "names": (str(plan.names).lower(), f"names of agents. {_as_then('--names', plan.names)}"),
            "text": (str(plan.keep_text).lower(), f"texts. {_as_then('--keep-text', plan.keep_text)}"),
        }
    )


def _as_then(option: str, is_given: bool) -> str:
    return f"{f'Leave {option} out' if is_given else f'Give {option}'} as then, or use a new store."


class _Work:
    """Batches of what is new, and what was done of them."""

    def __init__(self, store: Store, run: int, progress: Progress | None) -> None:
        self._store, self._run, self._progress = store, run, progress
        self._next = store.next_number
        self._under_way: set[int] = set()
        self._failed, self._unread = store.skipped_places()
        self.judged = self.known = 0

    def batches(self, messages: Iterator[Message | Unreadable]) -> Iterator[tuple[_Batch, list[Task]]]:
        """Numbered tasks in lists of BATCH at most; what is known already is no task."""
        while chunk := list(islice(messages, BATCH)):
            found = [one for one in chunk if isinstance(one, Message)]
            known = self._store.known([one.key for one in found], self._run)
            batch = _Batch(skipped=[(one.source, one.line, one.reason) for one in chunk if isinstance(one, Unreadable)])
            batch.mended = [place for one in found if (place := (one.source, one.line)) in self._unread]
            for one in found:
                there = known.get(one.key)
                if one.key in self._under_way or (there and there.is_scored) or (one.source, one.line) in self._failed:
                    self.known += 1
                    continue
                self._under_way.add(one.key)
                batch.tasks.append(Task(there.reply if there else self._next, one, there is None))
                self._next += there is None
            batch.next_number = self._next
            if self._progress and len(batch.tasks) < len(found):
                self._progress(len(found) - len(batch.tasks))
            yield batch, batch.tasks

    def commit(self, batch: _Batch, tables: dict[str, object]) -> None:
        """Keeps a judged batch; one of which nothing is new leaves the store alone."""
        if not batch.tasks and not batch.skipped and not batch.mended:
            return
        self._store.commit(tables, batch.skipped, batch.next_number, batch.mended)
        self._under_way.difference_update(task.message.key for task in batch.tasks)
        self.judged += len(batch.tasks)
        if self._progress and batch.tasks:
            self._progress(len(batch.tasks))
