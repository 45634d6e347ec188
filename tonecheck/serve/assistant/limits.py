"""Answers that a model can read: nothing longer than the limits, and a note wherever something was left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

T = TypeVar("T")


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much goes in and comes out."""

    input: int = 20_000  #: characters of a text that is checked
    items: int = 25  #: items of one list of an answer
    characters: int = 600  #: characters of one text in an answer, the improved reply aside


class Bounded:
    """Cuts what is too long and collects the notes that say so."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._cut = 0
        self._notes: list[str] = []

    @property
    def notes(self) -> list[str]:
        """What was left out, in sentences; empty where nothing was."""
        cut = [f"Cut to {self._limits.characters} characters, marked by '…': {self._cut} texts."] if self._cut else []
        return [*self._notes, *cut]

    def text(self, text: str) -> str:
        """A text, its end left out where it is too long."""
        if len(text) <= self._limits.characters:
            return text
        self._cut += 1
        return text[: self._limits.characters - 1] + "…"

    def items(self, items: Sequence[T], what: str, remedy: str = "") -> Sequence[T]:
        """The first of many items."""
        left_out = len(items) - self._limits.items
        if left_out <= 0:
            return items
        self._notes.append(f"{left_out} more {what} are left out.{f' {remedy}' if remedy else ''}")
        return items[: self._limits.items]
