from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.learning.limits import apology, clarity, inclusive, marks
from tonecheck.learning.observation import Observed
from tonecheck.learning.settings import Settings

Seen = Callable[..., Observed]


def test_few_replies_set_no_limit(seen: Seen, settings: Settings) -> None:
    few = [seen(words=20 + number) for number in range(9)]
    found = [*clarity(few, settings), *marks(few, settings), *apology(few, settings)]
    assert {one.value for one in found} == {None}
    assert "20 bis 28 Wörter, Mitte 24; zu wenig (n = 9, ab 10)" in found[1].comment


def test_lengths_hold_what_was_asked_for(seen: Seen, settings: Settings) -> None:
    replies = [seen(words=40 + number, longest_sentence=10 + number % 20) for number in range(100)]
    sentence, words = clarity(replies, settings)
    assert (sentence.value, words.value) == ("27", "[45, 135]")
    assert (len(sentence.outside(replies)), len(words.outside(replies))) == (10, 9)


def test_lengths_of_few_replies_are_taken_wider(seen: Seen, settings: Settings) -> None:
    replies = [seen(words=60, longest_sentence=20) for _ in range(12)]
    sentence, words = clarity(replies, settings)
    assert (sentence.value, words.value) == ("24", "[50, 75]")
    assert "Bereich erweitert" in words.comment


@pytest.mark.parametrize(("counts", "limit"), [([0] * 30, "0"), ([0] * 27 + [4] * 3, "0"), ([0] * 20 + [2] * 10, "2")])
def test_signs_have_the_smallest_limit_that_holds_the_share(
    counts: list[int], limit: str, seen: Seen, settings: Settings
) -> None:
    replies = [seen(emoji=n) for n in counts]
    assert marks(replies, settings)[1].value == limit


def test_those_over_a_limit_are_told_with_their_number(seen: Seen, settings: Settings) -> None:
    replies = [*(seen() for _ in range(29)), seen(label="laut.txt", exclamations=6)]
    exclamations = marks(replies, settings)[0]
    assert [(one.reply, one.value) for one in exclamations.outside(replies)] == [("laut.txt", "6")]


def test_only_replies_that_apologise_say_how_often(seen: Seen, settings: Settings) -> None:
    replies = (
        [seen(apologies=1) for _ in range(18)] + [seen(apologies=2) for _ in range(2)] + [seen() for _ in range(40)]
    )
    (found,) = apology(replies, settings)
    assert (found.value, found.n) == ("1", 20)
    assert "20 von 60" in found.comment
    assert apology(replies[40:], settings)[0].value is None


@pytest.mark.parametrize(
    ("styles", "value"),
    [
        ([{"colon"}] * 12, "colon"),
        ([{"colon", "neutral"}] * 12, "colon"),
        ([{"neutral"}] * 12, "neutral"),
        ([{"colon"}] * 8 + [{"star"}] * 6, None),
        ([{"colon"}] * 9, None),
    ],
)
def test_a_way_of_naming_people_is_proposed_where_it_is_the_house_style(
    styles: list[set[str]], value: str | None, seen: Seen, settings: Settings
) -> None:
    replies = [seen(styles=frozenset(one)) for one in styles] + [seen() for _ in range(20)]
    assert inclusive(replies, settings)[0].value == value


def test_nobody_named_is_nothing_said(seen: Seen, settings: Settings) -> None:
    assert inclusive([seen()] * 30, settings) == []
