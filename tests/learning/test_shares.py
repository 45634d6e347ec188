from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from tonecheck.learning.observation import Observed
from tonecheck.learning.settings import Settings
from tonecheck.learning.shares import counted, habit, listing, ordered, shares

Seen = Callable[..., Observed]


@pytest.mark.parametrize(("hits", "value"), [(40, "a"), (36, "a"), (35, "b"), (5, "b"), (4, "c"), (0, "c")])
def test_a_habit_is_what_the_asked_share_does(hits: int, value: str, seen: Seen, settings: Settings) -> None:
    replies = [seen(signed=number < hits) for number in range(40)]
    found = habit("closing.signer", replies, lambda one: one.signed, settings, ("a", "b", "c"))
    assert found.value == value
    assert found.data["hits"] == hits


def test_a_habit_of_few_is_none(seen: Seen, settings: Settings) -> None:
    found = habit("closing.signer", [seen()] * 9, lambda one: one.signed, settings, ("a", "b", "c"))
    assert (found.value, found.n) == (None, 9)


def test_a_form_needs_three_replies(seen: Seen, settings: Settings) -> None:
    replies = [seen(closing="Grüße")] * 38 + [seen(closing="Ciao")] * 2
    found = listing("closing.allowed", replies, lambda one: one.closing, list, settings)
    assert found is not None
    assert found.value == "[Grüße]"
    assert [one.value for one in found.outside(replies)] == ["Ciao", "Ciao"]


def test_without_forms_there_is_no_list(seen: Seen, settings: Settings) -> None:
    assert listing("closing.allowed", [seen()], lambda _: None, list, settings) is None


def test_counts_are_in_one_order() -> None:
    forms = Counter({"b": 2, "a": 2, "c": 5, "d": 1, "e": 1, "f": 1, "g": 1})
    assert ordered(forms)[:3] == [("c", 5), ("a", 2), ("b", 2)]
    assert counted(forms) == "c 5, a 2, b 2, d 1, e 1, f 1, …"


def test_no_share_of_nothing() -> None:
    assert shares(0, 0)["share"] == "–"
