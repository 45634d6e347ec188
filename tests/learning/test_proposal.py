from __future__ import annotations

from collections.abc import Callable

from tonecheck.learning.observation import Observed
from tonecheck.learning.proposal import Outside, Proposal, holding

Seen = Callable[..., Observed]


def proposal(value: str | None = "true") -> Proposal:
    def greets(one: Observed) -> bool | None:
        return None if one.words < 10 else one.greeting is not None

    return Proposal(
        key="greeting.required",
        value=value,
        comment="",
        data={},
        n=0,
        holds=greets,
        shown=lambda one: f"{one.words}",
        measure=holding(greets),
    )


def test_nobody_stands_outside_of_what_is_not_proposed(seen: Seen) -> None:
    assert proposal(None).outside([seen(greeting=None)]) == ()


def test_a_reply_that_has_nothing_to_do_with_it_is_not_outside(seen: Seen) -> None:
    replies = [seen(), seen(greeting=None, label="b"), seen(greeting=None, words=5)]
    assert proposal().outside(replies) == (Outside("b", "80"),)


def test_groups_of_few_do_not_differ(seen: Seen) -> None:
    assert not proposal().differs([seen()] * 3, [seen(greeting=None)] * 3)
    assert not proposal().differs([], [seen()])


def test_shares_differ_where_their_intervals_are_apart(seen: Seen) -> None:
    assert proposal().differs([seen()] * 20, [seen(greeting=None)] * 20)
    assert not proposal().differs([seen()] * 20, [*[seen()] * 18, *[seen(greeting=None)] * 2])


def test_the_section_is_the_first_part_of_the_key() -> None:
    assert proposal().section == "greeting"
