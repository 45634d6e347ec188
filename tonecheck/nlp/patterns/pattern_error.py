"""The mistake of somebody who writes a phrase."""

from __future__ import annotations

from tonecheck.errors import TonecheckError


class PatternError(TonecheckError):
    """A phrase that cannot be read; `offset` counts code points from the start of the phrase."""

    def __init__(self, cause: str, offset: int, remedy: str | None = None) -> None:
        self.offset = offset
        super().__init__(cause, remedy=remedy)
