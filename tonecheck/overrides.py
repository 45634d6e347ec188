"""The log of replies that were sent in spite of their findings: which rules, why and by whom, without the text."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.report import Report

LOG_NAME = "overrides.jsonl"


class OverriddenBy(msgspec.Struct, frozen=True):
    """The guide that was overridden."""

    name: str
    sha256: str


class Override(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log; nothing of the reply's text is in it."""

    override: int = 1  #: the version of this shape
    time: str  #: UTC, to the second
    reply: str  #: SHA-256 of the text in UTF-8
    rules: tuple[str, ...]  #: what was found, each rule once
    reason: str
    guide: OverriddenBy
    agent: str | None = None


def override(text: str, report: Report, *, reason: str, guide: OverriddenBy, agent: str | None = None) -> Override:
    """The entry for one reply. Raises TonecheckError where the reason is empty."""
    if not reason.strip():
        raise TonecheckError(
            "--override needs a reason.", remedy='Say why the reply goes out as it is: --override "…".'
        )
    return Override(
        time=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        reply=hashlib.sha256(text.encode()).hexdigest(),
        rules=tuple(sorted({finding.rule for finding in report.findings})),
        reason=" ".join(reason.split()),
        guide=guide,
        agent=agent,
    )


def default_log() -> Path:
    """The log in the user's folder for what programs keep."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        given = os.environ.get("XDG_STATE_HOME", "")
        base = Path(given) if given.startswith("/") else home / ".local" / "state"
    return base / "tonecheck" / LOG_NAME


def append(log: Path, entries: Sequence[Override]) -> None:
    """Add a line for each entry with one write under a lock, so that many writers never mix or lose lines.

    Raises TonecheckError where the log does not take all of it; then it holds none of it.
    """
    data = b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries)
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(log, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o600)
        try:
            _append(handle, data)
        finally:
            os.close(handle)
    except OSError as error:
        raise TonecheckError(
            f"the override cannot be recorded: {error.strerror or error}.",
            place=str(log),
            remedy="Name a log that can be written: --override-log, or override_log in .tonecheck.toml.",
        ) from None


def _append(handle: int, data: bytes) -> None:
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        raise OSError(None, "no regular file")
    _lock(handle)
    size = os.fstat(handle).st_size
    if size and (os.lseek(handle, size - 1, os.SEEK_SET), os.read(handle, 1))[1] != b"\n":
        data = b"\n" + data  # a line that another program left unfinished
    written = os.write(handle, data)
    if written < len(data):
        os.ftruncate(handle, size)
        raise OSError(None, "no space left for the whole line")


def _lock(handle: int) -> None:
    """Hold the file until it is closed."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
