"""Names of a context that a guide does not have: they change nothing there, and may be slips."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from tonecheck.guide.guide import Guide
from tonecheck.guide.problems import closest
from tonecheck.reply import CHANNELS, SITUATIONS

_LIKE = 0.7


class UnknownName(msgspec.Struct, frozen=True):
    """A channel, situation or segment that the guide does not have, and the known name that is like it."""

    kind: str
    name: str
    near: str | None
    known: tuple[str, ...]


def unknown_names(guide: Guide, context: Mapping[str, str | None]) -> Iterator[UnknownName]:
    """The names in a context (`channel`, `situation`, `segment`) that neither the guide nor tonecheck has."""
    known = {
        "channel": (*CHANNELS, *guide.channels),
        "situation": (*SITUATIONS, *guide.situations),
        "segment": guide.segments,
    }
    for kind, names in known.items():
        name = context.get(kind)
        if name and name not in names:
            yield UnknownName(kind, name, closest(name, names, _LIKE), names)
