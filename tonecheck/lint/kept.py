"""Outcomes of files in the user's cache, under their content and all that judged it.

The responses themselves are not kept: where an output shows them, they are read from their files again.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from tonecheck import cache
from tonecheck.lint.jobs import Job
from tonecheck.lint.work import Judging, Outcome, read, unpacked
from tonecheck.reply import Reply
from tonecheck.resources import models_dir

ROOM = "lint"
#: So many files are kept; of more the oldest go.
MOST = 20_000


class Shelf:
    """Finds and keeps outcomes for one way of judging; switched off it finds and keeps nothing."""

    def __init__(self, judging: Judging, guides: dict[str, str], *, on: bool = True, texts: bool = True) -> None:
        self._texts = texts
        self._on = on and cache.folder() is not None
        self._guides = guides
        self._common = msgspec.json.encode(judging) + _state_of(judging.models) if self._on else b""
        self._wrote = False

    def find(self, job: Job, data: bytes) -> Outcome | None:
        """What is kept for a file; a damaged entry is none."""
        kept = cache.read(self._key(job, data), ROOM) if self._on else None
        try:
            outcome = unpacked(kept) if kept is not None else None
        except msgspec.DecodeError:
            return None
        return _with_texts(outcome, job, data) if outcome and outcome.entries and self._texts else outcome

    def keep(self, job: Job, data: bytes, outcome: Outcome) -> None:
        """Keep an outcome."""
        if self._on:
            bare = tuple(msgspec.structs.replace(entry, text="") for entry in outcome.entries)
            packed = msgspec.msgpack.encode(msgspec.structs.replace(outcome, entries=bare))
            cache.write(self._key(job, data), packed, ROOM)
            self._wrote = True

    def close(self) -> None:
        """Keep what is kept within its bounds."""
        if self._wrote:
            cache.bound(ROOM, MOST)

    def _key(self, job: Job, data: bytes) -> str:
        return cache.key_of(ROOM, self._common, self._guides[job.guide], msgspec.json.encode(job), data)


def _with_texts(outcome: Outcome, job: Job, data: bytes) -> Outcome | None:
    """The outcome with the texts of its responses; None where they are not the ones that were judged."""
    texts = [item.text for item in read(job, data) if isinstance(item, Reply)]
    if len(texts) != len(outcome.entries):
        return None
    pairs = zip(outcome.entries, texts, strict=True)
    entries = tuple(msgspec.structs.replace(entry, text=text) for entry, text in pairs)
    return msgspec.structs.replace(outcome, entries=entries)


def _state_of(models: str | None) -> bytes:
    """What tells whether the models are the same: every file's path, time and size."""
    root = Path(models) if models else models_dir()
    files = sorted(path for path in root.rglob("*") if path.is_file() and "corpus" not in path.parts)
    stats = [(path, path.stat()) for path in files]
    return "\n".join(f"{path} {stat.st_mtime_ns} {stat.st_size}" for path, stat in stats).encode(
        "utf-8", "surrogateescape"
    )
