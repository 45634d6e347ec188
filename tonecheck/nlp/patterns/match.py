"""What is looked for in a reply, and what was found."""

from __future__ import annotations

import re

import msgspec

#: The label of the guide's product names: only phrases that are watched everywhere match inside of them.
VOCABULARY = "brand.vocabulary"


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """Phrases that a check wants to be told of, compiled with those of all checks into one matcher per policy."""

    label: str  #: unique within the policy: `phrases.3.avoid`
    phrases: tuple[str, ...]  #: phrase patterns
    exceptions: tuple[str, ...] = ()  #: a match that overlaps a match of one of these does not count
    everywhere: bool = False  #: also in signatures, quotes, quoted words, addresses and vocabulary


class Match(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One place where a phrase stands; offsets are code points into the reply."""

    label: str
    phrase: int  #: index into the watch's phrases, or into the lexicon's entries
    start: int
    end: int


def literal(text: str) -> str:
    """A text as a phrase pattern, its signs taken as they are."""
    return re.sub(r"([\\{}|*/=…])", r"\\\1", text)
