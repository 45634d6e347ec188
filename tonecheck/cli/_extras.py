"""Commands that need more than tonecheck itself."""

from __future__ import annotations

import importlib.util

from tonecheck.errors import TonecheckError


def require(module: str, extra: str, command: str) -> None:
    """Raises TonecheckError, which says what to install, where a command's library is missing."""
    if importlib.util.find_spec(module) is None:
        raise TonecheckError(
            f"'{command}' needs the extra '{extra}', which is not installed.",
            remedy=f"Install it: pip install 'tonecheck[{extra}]'",
        )
