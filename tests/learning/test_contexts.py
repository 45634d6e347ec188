from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tonecheck.learning.contexts import Block, learn_contexts
from tonecheck.learning.observation import Observed
from tonecheck.learning.settings import Settings

Seen = Callable[..., Observed]


def channel(seen: Seen, name: str, n: int, **facts: Any) -> list[Observed]:
    return [seen(label=f"{name}/{number}.txt", channel=name, **facts) for number in range(n)]


def values(block: Block) -> dict[str, str | None]:
    return {one.proposal.key: one.proposal.value for one in block.placed}


def test_channels_that_are_alike_have_no_overrides(seen: Seen, settings: Settings) -> None:
    found = learn_contexts([*channel(seen, "email", 30), *channel(seen, "letter", 20)], [], settings)
    assert [block.channel for block in found.blocks] == [None]
    assert found.blocks[0].n == 50


def test_a_few_replies_of_a_channel_are_no_reason(seen: Seen, settings: Settings) -> None:
    replies = [*channel(seen, "email", 30), *channel(seen, "chat", 9, address="du", greeting=None)]
    assert [block.channel for block in learn_contexts(replies, [], settings).blocks] == [None]


def test_a_channel_overrides_only_what_differs(seen: Seen, settings: Settings) -> None:
    replies = [*channel(seen, "email", 40), *channel(seen, "letter", 30, words=200, tone={"formality": 95.0})]
    found = learn_contexts(replies, [], settings)
    base, letter = found.blocks
    assert found.main == "email"
    assert values(base)["tone.formality"] == "[50, 70]"
    assert values(letter) == {"tone.formality": "{min: 85}", "clarity.reply_words": "[165, 240]"}


def test_the_form_of_address_goes_with_the_channel(seen: Seen, settings: Settings) -> None:
    replies = [*channel(seen, "email", 40), *channel(seen, "social", 20, address="du")]
    base, social = learn_contexts(replies, [], settings).blocks
    assert values(base)["address"] == "Sie"
    assert values(social)["address"] == "du"


def test_what_the_ground_rules_undo_in_a_channel_is_said_again(seen: Seen, settings: Settings) -> None:
    """`base-de` demands no salutation in a chat; this house has one there."""
    replies = channel(seen, "chat", 30)
    base, chat = learn_contexts(replies, [], settings).blocks
    assert values(base)["greeting.required"] == "true"
    assert values(chat) == {"greeting.required": "true", "closing.required": "true"}


def test_those_outside_belong_to_their_channel(seen: Seen, settings: Settings) -> None:
    replies = [
        *channel(seen, "email", 40),
        *channel(seen, "social", 20, address="du"),
        *channel(seen, "social", 1, address="Sie"),
    ]
    base, social = learn_contexts(replies, [], settings).blocks
    assert next(one.outside for one in base.placed if one.proposal.key == "address") == ()
    assert [one.reply for one in social.placed[0].outside] == ["social/0.txt"]
