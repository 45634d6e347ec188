"""Whether a reply says only what cannot be done: it refuses, and does, asks for and offers little else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tonecheck.checks._acts import sentences_with

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence

#: From these probabilities on a sentence refuses: by its act alone, and with a phrase of the lexicon.
_REFUSES, _REFUSES_IN_WORDS = 0.65, 0.02
#: A sentence that also does something for the customer from here on is no bare no; one that surely refuses, only from
#: the second on: `Eine Erstattung ist ausgeschlossen` has the words of a remedy.
_DOES_TOO, _DOES_IN_SPITE = 0.14, 0.3
_SURELY = 0.85
#: From here on a sentence promises or says when, or says openly that it cannot.
_OPENLY = 0.9
#: With one of these elsewhere the no does not stand alone.
_BESIDES = {"solve": 0.7, "instruct": 0.45, "offer_help": 0.2}
#: A no weighs on the whole reply where it comes with a reproach or a shrug, or makes up this share of the body.
_HARSH, _SHARE = 0.3, 0.3


def bare_refusals(reply: Analysis) -> tuple[Sentence, ...]:
    """The refusing sentences of a reply that offers nothing beside them; none where something else stands there."""
    refusing = refusals(reply)
    offered = {one.start for one in sentences_with(reply, "alternative")}
    refusing = tuple(one for one in refusing if not _is_softened(reply, one, offered))
    if not refusing or any(_is_more(one) for one in reply.body if one not in refusing):
        return ()
    harsh = any(max(one.acts.get("blame", 0.0), one.acts.get("deflect", 0.0)) >= _HARSH for one in reply.body)
    return refusing if harsh or len(refusing) >= _SHARE * len(reply.body) else ()


#: So many sentences behind a no, itself included, may say what goes instead.
_NEARBY = 3


def _is_softened(reply: Analysis, refusal: Sentence, offered: set[int]) -> bool:
    """Whether the refusal itself or one of the next two sentences of the body says what is done or possible instead."""
    near = [one for one in reply.body if one.start >= refusal.start][:_NEARBY]
    return any(one.start in offered for one in near)


def refusals(reply: Analysis) -> tuple[Sentence, ...]:
    """The sentences of the body that refuse and do nothing else for the customer."""
    in_words = {one.start for one in sentences_with(reply, "negative")}
    return tuple(one for one in reply.body if _refuses(one, one.start in in_words))


def _refuses(sentence: Sentence, in_words: bool) -> bool:
    refuses = _refusing(sentence)
    least = _REFUSES_IN_WORDS if in_words else _REFUSES
    does = _DOES_IN_SPITE if refuses >= _SURELY else _DOES_TOO
    return refuses >= least and sentence.acts.get("solve", 0.0) < does


def _refusing(sentence: Sentence) -> float:
    """How surely it refuses; an openness about dates or promises is none: `I cannot promise you a day`."""
    refuses = sentence.acts.get("refuse", 0.0)
    outweighed = max(sentence.acts.get(act, 0.0) for act in ("promise", "timeframe"))
    return refuses if outweighed <= refuses or outweighed < _OPENLY else 0.0


def _is_more(sentence: Sentence) -> bool:
    return any(sentence.acts.get(act, 0.0) >= least for act, least in _BESIDES.items())
