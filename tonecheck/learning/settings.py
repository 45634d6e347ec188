"""What the user asks for, and the numbers of replies from which something is said."""

from __future__ import annotations

import msgspec

#: Below this number of replies nothing is proposed: the values seen stand in comments alone.
FEWEST = 10
#: Below this number every range reaches from the smallest to the largest value seen, and further.
USUAL = 30
#: A phrase has to stand in so many different replies.
FEWEST_WITH_PHRASE = 3


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How to learn; `ui` is the language of the comments."""

    language: str
    ui: str
    name: str
    coverage: float = 0.9  #: the share of the good replies that the guide is to hold
