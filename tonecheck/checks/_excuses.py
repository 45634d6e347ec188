"""What takes a finding about the attitude back: reported speech, blame on the house, a plain question, amends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tonecheck.rule import Span

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence

#: The lexicons whose phrases take back what the other clause of their sentence seems to say.
_TAKEN_BACK = {
    "blame": ("exoneration", "reported_speech"),
    "deflection": ("exoneration", "reported_speech"),
    "command": ("exoneration", "reported_speech"),
    "pushy": ("amends",),
}
#: A sentence that surely does one of these for the customer neither reproaches nor passes on.
_KIND_ACTS = {
    "blame": ("empathize", "thanks", "offer_help"),
    "deflection": ("empathize", "thanks", "offer_help", "solve"),
}
_KIND = 0.8
#: Behind one of these a new thought begins, which nothing before it takes back.
_TURNS = {
    "de": frozenset({"aber", "jedoch", "allerdings", "trotzdem", "dennoch"}),
    "en": frozenset({"but", "however", "though", "although"}),
}
#: From this probability of `solve` on the next sentence puts right what this one passes on.
_PUT_RIGHT = 0.9
#: How a question opens that asks for a fact, and the particles that make a reproach of it.
_OPENINGS = {
    "de": (
        frozenset({"haben", "hast", "habt", "sind", "bist", "seid", "waren", "warst"}),
        frozenset({"sie", "du", "ihr"}),
    ),
    "en": (frozenset({"have", "did", "do", "are", "were"}), frozenset({"you"})),
}
_PARTICLES = {
    "de": frozenset({"denn", "ueberhaupt", "eigentlich", "wirklich", "tatsaechlich", "etwa", "jemals", "nicht", "sicher"}),
    "en": frozenset({"even", "actually", "really", "ever", "not", "n't", "didn't", "haven't", "sure", "bother"}),
}  # fmt: skip


def is_taken_back(reply: Analysis, key: str, sentence: Sentence, place: Span) -> bool:
    """Whether the sentence itself takes back what the place seems to say, with no "but" in between.

    What passes responsibility on is also taken back by what is done instead, and a reproach by the next sentence.
    """
    if key == "deflection" and any(place.start < one.start for one in _within(reply, "alternative", sentence)):
        return True
    if key == "blame" and _is_retracted(reply, sentence):
        return True
    if any(sentence.acts.get(act, 0.0) >= _KIND for act in _KIND_ACTS.get(key, ())):
        return True
    if key == "blame" and asks_plainly(reply, sentence):
        return True
    return any(
        not _turns(reply, *((place.end, other.start) if place.end <= other.start else (other.end, place.start)))
        for name in _TAKEN_BACK.get(key, ())
        for other in _within(reply, name, sentence)
    )


def is_put_right(reply: Analysis, sentence: Sentence) -> bool:
    """Whether the next sentence of the body does something about it: `Unsere Bedingungen … . Ich tausche es um.`."""
    following = next((one for one in reply.body if one.start >= sentence.end), None)
    return following is not None and following.acts.get("solve", 0.0) >= _PUT_RIGHT


#: Behind this many words of a sentence what retracts the one before begins at the latest: `That was wrong`.
_RETRACTION = 2


def _is_retracted(reply: Analysis, sentence: Sentence) -> bool:
    """Whether the next sentence begins by taking this one back: `You were told … . That was wrong.`."""
    following = next((one for one in reply.body if one.start >= sentence.end), None)
    if following is None:
        return False
    opening = reply.starts[min(following.first + _RETRACTION, following.last - 1)]
    return any(one.start <= opening for one in _within(reply, "reported_speech", following))


def asks_plainly(reply: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence asks the customer for a fact: `Haben Sie den Vertrag schon unterschrieben?`."""
    norms = [norm for norm in reply.norms[sentence.first : sentence.last] if norm.strip()]
    verbs, customers = _OPENINGS[reply.language]
    opens = len(norms) > 3 and norms[0] in verbs and norms[1] in customers
    return opens and "?" in norms[-1] and _PARTICLES[reply.language].isdisjoint(norms)


def _within(reply: Analysis, lexicon: str, sentence: Sentence) -> Iterator[Span]:
    for match, _ in reply.lexicon(lexicon):
        if sentence.start <= match.start < sentence.end:
            yield Span(match.start, match.end)


def _turns(reply: Analysis, start: int, end: int) -> bool:
    """Whether a word of contrast stands between two offsets."""
    return any(
        start <= first < end and norm in _TURNS[reply.language]
        for first, norm in zip(reply.starts, reply.norms, strict=True)
    )
