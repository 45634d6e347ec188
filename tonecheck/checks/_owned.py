"""Where no apology is missing: the fault is owned in other words, or the message is a fragment of a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tonecheck.checks._acts import possible, sentences_with

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis

#: A message of a chat with fewer words goes on from another, in which the apology stands or has no place yet.
_FRAGMENT_WORDS = 15
#: How a message of a chat begins that answers the one before.
_GOES_ON = {
    "de": frozenset({"ok", "okay", "gut", "so", "erledigt", "danke", "alles", "super", "prima"}),
    "en": frozenset({"ok", "okay", "right", "done", "thanks", "thank", "alright", "great"}),
}


def is_owned(reply: Analysis) -> bool:
    """Whether the reply may apologise, or owns the fault in other words: `that's on us`, `should not have happened`."""
    in_words = any(sentences_with(reply, name) for name in ("act_apologize", "apology_ownership"))
    return in_words or bool(possible(reply, "apologize"))


def is_fragment(reply: Analysis) -> bool:
    """Whether the reply is a piece of a chat that goes on from another, in which an apology has its place."""
    if reply.channel != "chat":
        return False
    words = [norm for norm in reply.norms if any(sign.isalnum() for sign in norm)]
    return len(words) < _FRAGMENT_WORDS or words[0] in _GOES_ON[reply.language]
