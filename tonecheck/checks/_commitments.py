"""What the agent commits to: actions still to come, and the hold lines of a chat, which are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tonecheck.checks._acts import performed

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence

_AHEAD = {
    "de": frozenset({"werde", "werden", "wird", "melde", "melden", "schicke", "schicken", "klaere", "klaeren", "rufe", "kuemmere", "pruefe", "pruefen", "sende", "senden"}),
    "en": frozenset({"will", "'ll", "shall", "going"}),
}  # fmt: skip


def commitments(reply: Analysis) -> tuple[Sentence, ...]:
    """The sentences that announce an action still to come; what is done, ruled out or being done now needs no date."""
    return reply.once("commitments", lambda: _commitments(reply))


def _commitments(reply: Analysis) -> tuple[Sentence, ...]:
    found = []
    for sentence in performed(reply, "solve"):
        norms = {part for norm in reply.norms[sentence.first : sentence.last] for part in _split_contraction(norm)}
        ruled_out = norms & _NOT[reply.language] or is_hold(reply, sentence)
        if norms & _AHEAD[reply.language] and not ruled_out and sentence.zone == "body":
            found.append(sentence)
    return tuple(found)


def _split_contraction(norm: str) -> tuple[str, ...]:
    head, apostrophe, tail = norm.partition("'")
    return (head, f"'{tail}") if apostrophe else (norm,)


#: A promise not to do something has no date.
_NOT = {
    "de": frozenset({"nicht", "kein", "keine", "keinen", "keinerlei"}),
    "en": frozenset({"not", "never"}),
}
#: What is said while the customer waits in the chat.
_HOLDS = {
    "de": ("moment", "augenblick", "sekunde", "gleich wieder", "gleich zurueck", "bin gleich", "sofort wieder"),
    "en": ("moment", "one sec", "a sec", "second please", "a second", "minute please", "right back", "bear with me", "hold on"),
}  # fmt: skip


def is_hold(reply: Analysis, sentence: Sentence) -> bool:
    """Whether a chat line asks the customer to stay on while the agent looks: `Einen Moment bitte, ich schaue nach`."""
    if reply.channel != "chat":
        return False
    before = [one for one in reply.sentences if one.end <= sentence.start][-1:]
    return any(_holds(reply, one) for one in (*before, sentence))


def _holds(reply: Analysis, sentence: Sentence) -> bool:
    shown = [norm for norm in reply.norms[sentence.first : sentence.last] if norm.strip()]
    said = f" {' '.join(shown)} "
    return any(f" {hold} " in said for hold in _HOLDS[reply.language])


_WE = frozenset({"we", "i", "wir", "ich", "our", "unser", "unsere"})
#: What makes a clause a condition on the customer's side, in which nothing is promised.
_IF_YOU = {
    "de": (frozenset({"wenn", "falls"}), frozenset({"sie", "du", "ihr"})),
    "en": (frozenset({"if"}), frozenset({"you"})),
}


def is_condition(reply: Analysis, sentence: Sentence, offset: int) -> bool:
    """Whether the clause up to `offset` is a condition on what the customer does: `wenn Sie …`, `if you …`."""
    before = [at for at in range(sentence.first, sentence.last) if reply.ends[at] <= offset]
    comma = max((at for at in before if reply.norms[at] in {",", ";", ":", "–"}), default=sentence.first - 1)
    words = {part for at in before if at > comma for part in _split_contraction(reply.norms[at])}
    conditions, customers = _IF_YOU[reply.language]
    return bool(words & conditions and words & customers) and not words & _WE
