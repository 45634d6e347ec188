"""What holds for all replies, and in what channels differ from it beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from tonecheck import guide
from tonecheck.checks import all_checks
from tonecheck.learning import limits, manners, tone_ranges
from tonecheck.learning.observation import DEFAULT_CHANNEL, Observed
from tonecheck.learning.proposal import Outside, Proposal
from tonecheck.learning.settings import FEWEST, Settings

Group = Sequence[Observed]
Propose = Callable[[Group, Group, Settings], list[Proposal]]
#: The parts of a draft in the order in which they are written; each is learned from its own pool of channels.
PARTS: tuple[Propose, ...] = (
    lambda good, _bad, settings: manners.address(good, settings),
    tone_ranges.propose,
    lambda good, _bad, settings: manners.greeting(good, settings),
    lambda good, _bad, settings: manners.closing(good, settings),
    lambda good, _bad, settings: limits.clarity(good, settings),
    lambda good, _bad, settings: limits.marks(good, settings),
    lambda good, _bad, settings: limits.apology(good, settings),
    lambda good, _bad, settings: limits.inclusive(good, settings),
)
#: The part that is tone: its ranges hold a share together, so that none of them may cut what the others hold.
_TONE = 1


class Placed(msgspec.Struct, frozen=True):
    """A proposal with the given replies that lie outside."""

    proposal: Proposal
    outside: tuple[Outside, ...]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """The base of a draft (`channel` is None) or one channel's overrides."""

    channel: str | None
    n: int
    placed: tuple[Placed, ...]
    pool: tuple[Observed, ...]  #: the replies from which the tone was learned


class Contexts(msgspec.Struct, frozen=True, kw_only=True):
    """All blocks, the base first, and the channel with which the others are compared."""

    main: str
    blocks: tuple[Block, ...]


def learn_contexts(good: Group, bad: Group, settings: Settings) -> Contexts:
    """The base and the channels that differ from it."""
    by_channel = _by_channel(good)
    main = next(iter(by_channel))
    base, overrides = list[Placed](), {channel: list[Placed]() for channel in by_channel}
    pools = list[Group]()
    for number, propose in enumerate(PARTS):
        pool, own = _pool(propose, by_channel, bad, settings, joint=number == _TONE)
        pools.append(pool)
        base += [Placed(one, one.outside(pool)) for one in propose(pool, bad, settings)]
        for channel, proposals in own.items():
            overrides[channel] += [Placed(one, one.outside(by_channel[channel])) for one in proposals]
    _against_inherited(overrides, by_channel, settings)
    blocks = [Block(channel=None, n=len(good), placed=tuple(base), pool=tuple(pools[_TONE]))]
    for channel, placed in overrides.items():
        if placed:
            replies = by_channel[channel]
            blocks.append(Block(channel=channel, n=len(replies), placed=tuple(placed), pool=tuple(replies)))
    return Contexts(main=main, blocks=tuple(blocks))


def _by_channel(replies: Group) -> dict[str, list[Observed]]:
    """The replies of each channel, the channel with most replies first."""
    counts = Counter(one.channel for one in replies)
    names = sorted(counts, key=lambda name: (-counts[name], name != DEFAULT_CHANNEL, name))
    return {name: [one for one in replies if one.channel == name] for name in names}


def _pool(
    propose: Propose, by_channel: Mapping[str, Group], bad: Group, settings: Settings, *, joint: bool
) -> tuple[Group, dict[str, list[Proposal]]]:
    """The replies of the channels that are alike in this part, and the overrides of those that differ."""
    (_, main), *others = by_channel.items()
    base = propose(main, bad, settings)
    apart = {
        channel
        for channel, replies in others
        if len(replies) >= FEWEST and any(one.differs(main, replies) for one in base)
    }
    pool = [one for channel, replies in by_channel.items() if channel not in apart for one in replies]
    together = {one.key: one for one in propose(pool, bad, settings)}
    own = dict[str, list[Proposal]]()
    for channel in sorted(apart):
        replies = by_channel[channel]
        most = 0.0 if joint else (1 - settings.coverage) * len(replies) + 1e-9
        own[channel] = [
            one
            for one in propose(replies, [], settings)
            if one.value is not None and _is_needed(one, together.get(one.key), pool, replies, most)
        ]
    return pool, own


def _is_needed(own: Proposal, base: Proposal | None, pool: Group, replies: Group, most: float) -> bool:
    """Whether a channel's value is another one, because it differs or because the base would cut its replies off."""
    if base is None or base.value is None:
        return True
    if own.value == base.value:
        return False
    return base.differs(pool, replies) or len(base.outside(replies)) > most


@cache
def _inherited(language: str) -> Mapping[tuple[str, str], Any]:
    """What the ground rules' channels say otherwise than their base on `required`, by channel and section."""
    base = guide.load(f"base-{language}", all_checks())
    found = {}
    for channel in base.channels:
        for section in ("greeting", "closing"):
            options: Any = base.policy(channel=channel).options.get(section)
            usual: Any = base.policy().options.get(section)
            if options is not None and usual is not None and options.required != usual.required:
                found[channel, section] = options.required
    return found


def _against_inherited(
    overrides: Mapping[str, list[Placed]], by_channel: Mapping[str, Group], settings: Settings
) -> None:
    """Says again in a channel what the ground rules' own override of that channel would undo."""
    for (channel, section), required in _inherited(settings.language).items():
        replies, key = by_channel.get(channel, ()), f"{section}.required"
        if len(replies) < FEWEST or any(one.proposal.key == key for one in overrides[channel]):
            continue
        propose = manners.greeting if section == "greeting" else manners.closing
        own = next(one for one in propose(replies, settings) if one.key == key)
        if own.value is not None and own.value != str(required).lower():
            overrides[channel].append(Placed(own, own.outside(replies)))
