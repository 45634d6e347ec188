"""What follows an apology: a solution, a date, or only that somebody will be in touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tonecheck.checks._acts import POSSIBLE, performed, possible, sentences_with

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence

#: Words of getting in touch: to hear from somebody some time is nothing that follows an apology.
_CONTACT = {
    "de": frozenset({"melden", "melde", "rueckmeldung", "antwort", "antworten", "kommen", "zukommen", "vorschlag", "bescheid"}),
    "en": frozenset({"touch", "contact", "contacted", "back", "hear", "reply", "respond", "response", "revert", "update"}),
}  # fmt: skip


def follows(reply: Analysis, act: str) -> bool:
    """Whether an act may be there; as a date, a vague one will do where it says when the matter itself is settled."""
    if possible(reply, act):
        return True
    vague = sentences_with(reply, "vague_deadline") if act == "timeframe" else ()
    return any(
        one.acts.get("timeframe", 0.0) >= POSSIBLE
        and _CONTACT[reply.language].isdisjoint(reply.norms[one.first : one.last])
        for one in vague
    )


def is_put_right(reply: Analysis, apology: Sentence) -> bool:
    """Whether the apology itself, or what follows it, puts things right: a solution, or by when there is one."""
    for act in ("solve", "timeframe"):
        real = {one.start for one in possible(reply, act)}
        if any(one.start in real and one.start >= apology.start for one in performed(reply, act)):
            return True
    return False
