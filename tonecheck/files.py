"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tonecheck.errors import TonecheckError


def write_atomically(path: Path, text: str) -> None:
    """Write UTF-8 text so that readers see the old file or the new one, never a part.

    Raises TonecheckError where the folder does not take it.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise TonecheckError(f"cannot be written: {error.strerror}.", place=str(path)) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        part.chmod(0o644)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise TonecheckError(f"cannot be written: {error.strerror}.", place=str(path)) from None
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def replace_atomically(path: Path, data: bytes) -> None:
    """Put new content into a file that exists, or leave it as it is; its mode stays, a link stays a link.

    Raises TonecheckError where the folder does not take it.
    """
    real = path.resolve()
    part: Path | None = None
    try:
        mode = real.stat().st_mode & 0o7777
        handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name[:100]}.", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(mode)
        part.replace(real)
    except OSError as error:
        if part is not None:
            part.unlink(missing_ok=True)
        raise TonecheckError(f"cannot be written: {error.strerror}.", place=str(path)) from None
    except BaseException:
        if part is not None:
            part.unlink(missing_ok=True)
        raise
