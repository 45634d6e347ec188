"""The user's cache: what takes long to work out, kept under a hash of all that it depends on.

What is damaged, cut off, of another version or in a folder that is not the user's own is as if it were not there; what
cannot be written is not kept. Nothing in it can execute code.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from tonecheck.version import VERSION

#: The end of the name of every entry.
SUFFIX = ".kept"
#: So many entries are kept; of more the oldest go.
MOST = 200
_VARIABLE = "TONECHECK_CACHE"
_DIGEST = 32
_OURS = Path(__file__).parent


def folder() -> Path | None:
    """Where entries lie: as TONECHECK_CACHE says (`0`: nowhere), else the platform's place for a user's caches."""
    given = os.environ.get(_VARIABLE)
    if given == "0":
        return None
    if given:
        return Path(given)
    with suppress(RuntimeError):
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "tonecheck" / "Cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "tonecheck"
        named = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(named) if named.startswith("/") else Path.home() / ".cache") / "tonecheck"
    return None


def key_of(*parts: bytes | str) -> str:
    """A name for what depends on these parts, on the version and on tonecheck's own files."""
    digest = hashlib.blake2b(digest_size=20)
    for part in (VERSION, ours(), *parts):
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def read(key: str, room: str = "") -> bytes | None:
    """What was kept under a key in a room of the cache; None where nothing whole is there."""
    place = _place(key, room)
    if place is None:
        return None
    try:
        with place.open("rb") as file:
            status = os.fstat(file.fileno())
            data = file.read() if _is_own(status) and stat.S_ISREG(status.st_mode) else b""
    except OSError:
        return None
    digest, content = data[:_DIGEST], data[_DIGEST:]
    return content if hashlib.blake2b(content, digest_size=_DIGEST).digest() == digest else None


def write(key: str, content: bytes, room: str = "") -> None:
    """Keep it, whole or not at all; nothing is said where that cannot be.

    A room of its own is not kept within MOST: call `bound` for it once all is written.
    """
    place = _place(key, room, create=True)
    if place is None:
        return
    part = place.with_name(f"{place.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(hashlib.blake2b(content, digest_size=_DIGEST).digest() + content)
        part.replace(place)
        if not room:
            _bound(place.parent, MOST)
    except OSError:
        with suppress(OSError):
            part.unlink()


@cache
def ours() -> bytes:
    """What tells whether tonecheck's code and word lists are the same: every file's path, time and size."""
    digest = hashlib.blake2b(digest_size=20)
    for parent, folders, files in os.walk(_OURS):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "corpus"))
        for name in sorted(files):
            path = Path(parent, name)
            try:
                status = path.stat()
            except FileNotFoundError:  # an update is under way; what is left tells it from before and after
                continue
            digest.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\0".encode("utf-8", "surrogateescape"))
    return digest.digest()


def bound(room: str, most: int) -> None:
    """Remove the oldest entries of a room beyond so many."""
    where = folder()
    if where is not None:
        with suppress(OSError):
            _bound(where / room, most)


def _place(key: str, room: str = "", *, create: bool = False) -> Path | None:
    """The file of an entry; None where there is no folder that is safe to use."""
    where = folder()
    if where is None:
        return None
    where = where / room
    try:
        if create:
            where.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = where.stat()
    except OSError:
        return None
    return where / f"{key}{SUFFIX}" if _is_own(status) else None


def _is_own(status: os.stat_result) -> bool:
    """Whether a file or folder is the user's, and nobody else can write there."""
    return os.name == "nt" or (status.st_uid == os.geteuid() and not status.st_mode & 0o022)


def _bound(where: Path, most: int) -> None:
    """Remove the oldest entries beyond the limit, and what a crash left of others."""
    entries = [entry for entry in os.scandir(where) if entry.name.endswith((SUFFIX, ".part"))]
    if len(entries) <= most:
        return
    oldest = sorted(entries, key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns)
    for entry in oldest[: len(entries) - most]:
        Path(entry.path).unlink()
