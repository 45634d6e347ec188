"""Attributes that are worked out when they are first asked for."""

from __future__ import annotations

import pytest

from tonecheck.lazy import lazy


class Counted:
    """Counts how often it works."""

    def __init__(self) -> None:
        self.times = 0

    @lazy
    def answer(self) -> int:
        """The answer."""
        self.times += 1
        return 42

    @lazy
    def broken(self) -> int:
        self.times += 1
        raise ValueError("no answer")


def test_nothing_is_kept_of_what_failed() -> None:
    one = Counted()
    for _ in range(2):
        with pytest.raises(ValueError, match="no answer"):
            _ = one.broken
    assert one.times == 2


def test_it_is_worked_out_once_and_can_be_forgotten() -> None:
    one, other = Counted(), Counted()
    assert (one.times, one.answer, one.answer, one.times, other.times) == (0, 42, 42, 1, 0)
    del one.__dict__["answer"]
    assert (one.answer, one.times) == (42, 2)


def test_of_the_class_it_is_the_attribute_itself() -> None:
    assert isinstance(Counted.answer, lazy)
    assert Counted.answer.__doc__ == "The answer."
