"""Names of a context that a guide does not have: they change nothing there, and may be slips."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import msgspec

from tonecheck.guide.problems import closest
from tonecheck.reply import CHANNELS, SITUATIONS

_LIKE = 0.7


class UnknownName(msgspec.Struct, frozen=True):
    """A channel, situation or segment that the guide does not have, and the known name that is like it."""

    kind: str
    name: str
    near: str | None
    known: tuple[str, ...]


class HasNames(Protocol):
    """A guide, or what is known of one."""

    @property
    def channels(self) -> tuple[str, ...]:
        """Those that the guide names."""

    @property
    def situations(self) -> tuple[str, ...]:
        """Those that the guide names."""

    @property
    def segments(self) -> tuple[str, ...]:
        """Those that the guide names."""

    @property
    def names_used(self) -> frozenset[str]:
        """Those of all kinds that anything in the guide is for."""


def unknown_names(guide: HasNames, context: Mapping[str, str | None]) -> Iterator[UnknownName]:
    """The names in a context (`channel`, `situation`, `segment`) that neither the guide nor tonecheck has.

    A rule or a protocol may be for one that has no settings of its own.
    """
    known = {
        "channel": (*CHANNELS, *guide.channels),
        "situation": (*SITUATIONS, *guide.situations),
        "segment": guide.segments,
    }
    for kind, names in known.items():
        name = context.get(kind)
        if name and name not in names and name not in guide.names_used:
            yield UnknownName(kind, name, closest(name, names, _LIKE), tuple(dict.fromkeys(names)))
