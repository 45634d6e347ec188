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
