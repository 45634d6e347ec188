"""The user's mistakes: each names the place, the cause and the remedy. Anything else is our bug."""

from __future__ import annotations


class TonecheckError(Exception):
    """tonecheck could not run because of its input, guide or options; the command line exits with 2."""

    def __init__(self, cause: str, *, place: str | None = None, remedy: str | None = None) -> None:
        self.cause = cause
        self.place = place
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{where}{self.cause}{remedy}"
