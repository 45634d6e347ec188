from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from tonecheck.learning.observation import Observed
from tonecheck.learning.settings import Settings
from tonecheck.learning.tone_ranges import header, propose

Seen = Callable[..., Observed]


def spread(seen: Seen, n: int, dimension: str, low: float, high: float) -> list[Observed]:
    """Replies whose values of that dimension lie evenly between two ends."""
    return [seen(label=f"{number}.txt", tone={dimension: low + (high - low) * number / (n - 1)}) for number in range(n)]


def value_of(replies: list[Observed], settings: Settings, key: str, bad: list[Observed] | None = None) -> str | None:
    return {one.key: one.value for one in propose(replies, bad or [], settings)}[f"tone.{key}"]


def test_replies_that_are_too_short_have_no_tone(seen: Seen, settings: Settings) -> None:
    short = [msgspec.structs.replace(seen(), tone={}, uncertainty={}) for _ in range(40)]
    assert propose(short, [], settings) == []
    assert header(short, [], settings) is None


def test_few_replies_propose_nothing(seen: Seen, settings: Settings) -> None:
    found = propose(spread(seen, 9, "warmth", 50, 70), [], settings)
    assert [one.value for one in found] == [None] * 6
    assert "zu wenig (n = 9, ab 10)" in found[2].comment
    assert header(spread(seen, 9, "warmth", 50, 70), [], settings) is None


def test_a_range_has_two_sides_where_too_much_is_wrong_as_well(seen: Seen, settings: Settings) -> None:
    replies = spread(seen, 40, "formality", 50, 70)
    assert value_of(replies, settings, "formality") == "[50, 70]"
    assert value_of(replies, settings, "empathy") == "{min: 50}"


def test_bad_replies_above_give_the_other_dimensions_an_upper_end(seen: Seen, settings: Settings) -> None:
    replies = spread(seen, 40, "politeness", 50, 70)
    bad = [seen(tone={"politeness": 98.0}) for _ in range(12)]
    assert value_of(replies, settings, "politeness") == "{min: 50}"
    assert value_of(replies, settings, "politeness", bad) == "[50, 70]"


def test_a_range_is_not_narrower_than_the_model_can_tell(seen: Seen, settings: Settings) -> None:
    alike = [seen(tone={"formality": 60.0}) for _ in range(40)]
    assert value_of(alike, settings, "formality") == "[50, 70]"


def test_a_range_of_few_replies_is_wider(seen: Seen, settings: Settings) -> None:
    few = propose(spread(seen, 20, "formality", 40, 80), [], settings)[0]
    assert few.value == "[35, 85]"
    assert "wenige Antworten" in few.comment


def test_the_whole_scale_is_no_range(seen: Seen, settings: Settings) -> None:
    assert (
        value_of(
            spread(seen, 40, "formality", 0, 100), Settings(language="de", ui="de", name="x", coverage=1), "formality"
        )
        is None
    )


def test_those_outside_are_named_with_their_value(seen: Seen, settings: Settings) -> None:
    replies = [*spread(seen, 38, "warmth", 55, 65), seen(label="kalt.txt", tone={"warmth": 7.0})]
    warmth = propose(replies, [], settings)[2]
    assert [(one.reply, one.value) for one in warmth.outside(replies)] == [("kalt.txt", "7")]


def test_the_header_counts_what_all_ranges_hold(seen: Seen, settings: Settings) -> None:
    replies = [*spread(seen, 39, "warmth", 55, 65), seen(label="kalt.txt", tone={"warmth": 7.0})]
    assert "halten 39 von 40 Antworten (98 %" in (header(replies, [], settings) or "")


@pytest.mark.parametrize("coverage", [0.5, 0.8, 0.9, 1.0])
def test_the_ranges_together_hold_what_was_asked_for(coverage: float, seen: Seen) -> None:
    names = ("formality", "warmth", "empathy", "confidence")
    replies = [
        seen(tone={name: (37 * number * (at + 3)) % 101 for at, name in enumerate(names)}) for number in range(40)
    ]
    asked = Settings(language="de", ui="de", name="x", coverage=coverage)
    found = propose(replies, [], asked)
    held = sum(all(one.holds(reply) is not False for one in found) for reply in replies)
    assert held >= coverage * 40
