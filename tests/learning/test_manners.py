from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tonecheck.learning.manners import address, closing, greeting
from tonecheck.learning.observation import Observed
from tonecheck.learning.proposal import Proposal
from tonecheck.learning.settings import Settings

Seen = Callable[..., Observed]


def many(seen: Seen, **groups: tuple[int, dict[str, Any]]) -> list[Observed]:
    """So many replies of each kind, labelled by it."""
    return [seen(label=f"{kind}/{number}.txt", **facts) for kind, (n, facts) in groups.items() for number in range(n)]


def by_key(proposals: list[Proposal]) -> dict[str, Proposal]:
    return {one.key: one for one in proposals}


def test_english_has_no_address(seen: Seen, settings: Settings) -> None:
    assert address([seen(address=None)] * 20, settings) == []


@pytest.mark.parametrize("counts", [(6, 4), (20, 20), (22, 18), (0, 5)])
def test_no_form_is_proposed_that_does_not_clearly_prevail(
    counts: tuple[int, int], seen: Seen, settings: Settings
) -> None:
    replies = many(seen, sie=(counts[0], {"address": "Sie"}), du=(counts[1], {"address": "du"}))
    assert address(replies, settings)[0].value is None


def test_the_form_that_prevails_is_proposed_and_the_others_are_outside(seen: Seen, settings: Settings) -> None:
    replies = many(
        seen,
        du=(27, {"address": "du"}),
        ihr=(2, {"address": "ihr"}),
        sie=(2, {"address": "Sie"}),
        none=(4, {"address": "neutral"}),
    )
    (found,) = address(replies, settings)
    assert (found.value, found.n) == ("du", 31)
    assert [(one.reply, one.value) for one in found.outside(replies)] == [("sie/0.txt", "Sie"), ("sie/1.txt", "Sie")]
    assert "„du“ in 29 von 31" in found.comment


def test_capitals_go_with_most_replies(seen: Seen, settings: Settings) -> None:
    replies = many(seen, a=(20, {"address": "du", "capital": True}), b=(10, {"address": "du"}))
    assert address(replies, settings)[0].value == "Du"


def test_a_mixture_is_outside(seen: Seen, settings: Settings) -> None:
    replies = many(seen, sie=(30, {"address": "Sie"}), both=(1, {"address": "mixed"}))
    assert [one.reply for one in address(replies, settings)[0].outside(replies)] == ["both/0.txt"]


def test_what_some_do_is_not_demanded(seen: Seen, settings: Settings) -> None:
    replies = many(seen, a=(20, {}), b=(10, {"greeting": None, "greeted_by_name": False}))
    found = by_key(greeting(replies, settings))
    assert found["greeting.required"].value == "false"
    assert "nicht einheitlich" in found["greeting.required"].comment
    assert found["greeting.required"].outside(replies) == ()


def test_what_nobody_does_is_uniform_as_well(seen: Seen, settings: Settings) -> None:
    replies = many(seen, a=(30, {"signed": False}))
    signer = by_key(closing(replies, settings))["closing.signer"]
    assert signer.value == "forbidden"
    assert "nicht einheitlich" not in signer.comment


def test_salutations_are_listed_for_women_and_men(seen: Seen, settings: Settings) -> None:
    replies = many(
        seen, a=(20, {"greeting": "Sehr geehrte"}), b=(12, {"greeting": "Guten Tag"}), c=(1, {"greeting": "Hey"})
    )
    allowed = by_key(greeting(replies, settings))["greeting.allowed"]
    assert allowed.value == '["Sehr geehrte Frau {name}", "Sehr geehrter Herr {name}", "Guten Tag {name}"]'
    assert [(one.reply, one.value) for one in allowed.outside(replies)] == [("c/0.txt", "Hey")]


def test_first_names_have_both_endings_too(seen: Seen, settings: Settings) -> None:
    replies = many(seen, a=(30, {"greeting": "Liebe", "honorific": False}))
    assert by_key(greeting(replies, settings))["greeting.allowed"].value == '["Liebe {name}", "Lieber {name}"]'


def test_salutations_without_names_are_listed_as_they_are(seen: Seen, settings: Settings) -> None:
    replies = many(seen, a=(30, {"greeting": "Guten Tag", "greeted_by_name": False}))
    found = by_key(greeting(replies, settings))
    assert (found["greeting.allowed"].value, found["greeting.name"].value) == ("[Guten Tag]", "forbidden")


def test_many_forms_make_no_list(seen: Seen, settings: Settings) -> None:
    replies = many(seen, **{f"k{number}": (2, {"closing": f"Gruß Nummer {number}"}) for number in range(15)})
    allowed = by_key(closing(replies, settings))["closing.allowed"]
    assert allowed.value is None
    assert "zu bunt für eine Liste" in allowed.comment


def test_swiss_and_german_spelling_are_one_farewell(seen: Seen, settings: Settings) -> None:
    replies = many(seen, a=(20, {"closing": "Viele Grüße"}), b=(12, {"closing": "Viele Grüsse"}))
    allowed = by_key(closing(replies, settings))["closing.allowed"]
    assert (allowed.value, allowed.outside(replies)) == ("[Viele Grüße]", ())


def test_further_help_is_never_forbidden(seen: Seen, settings: Settings) -> None:
    assert by_key(closing(many(seen, a=(30, {})), settings))["closing.further_help"].value == "optional"
    helpful = many(seen, a=(30, {"further_help": True}))
    assert by_key(closing(helpful, settings))["closing.further_help"].value == "required"
