from __future__ import annotations

from tonecheck.serve.assistant.limits import Bounded, Limits


def test_what_fits_is_left_alone_without_a_note() -> None:
    bounded = Bounded(Limits(items=2, characters=3))
    assert bounded.text("abc") == "abc"
    assert bounded.items([1, 2], "numbers") == [1, 2]
    assert bounded.notes == []


def test_what_is_cut_is_said() -> None:
    bounded = Bounded(Limits(items=2, characters=3))
    assert bounded.text("😀äöü") == "😀ä…"
    assert bounded.items([1, 2, 3, 4], "numbers", "Count less.") == [1, 2]
    assert bounded.notes == [
        "2 more numbers are left out. Count less.",
        "Cut to 3 characters, marked by '…': 1 texts.",
    ]
