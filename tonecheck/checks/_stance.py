"""Who speaks in a sentence and whether it is meant: denied, asked, or told of the customer."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tonecheck.checks._acts import says_when
from tonecheck.nlp.wordlists import word_lists

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence

#: How many words may stand between a verb of promising and what denies it.
_REACH = 5
_SIGNS = frozenset({",", ";", ":", "–", "—", "-", "(", "."})
_INSIDE = "n't"
#: On which sides of a verb its negation stands: in German also behind it, "versprechen kann ich das nicht".
_SIDES = {"de": (-1, 1), "en": (-1,)}


def is_denied(reply: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence says that something is not promised: `kann niemand garantieren`, `I cannot promise that`."""
    lists = word_lists(reply.language, "stance")
    norms = _words(reply, sentence)
    promising = [at for at, norm in enumerate(norms) if norm in lists["promising"]]
    denying = lists["negators"] | lists["nobody"]
    return any(_denies(norms, at, denying, reply.language) for at in promising)


def _denies(norms: list[str], verb: int, denying: frozenset[str], language: str) -> bool:
    for step in _SIDES[language]:
        for at in range(verb + step, verb + step * (_REACH + 1), step):
            if not 0 <= at < len(norms) or norms[at] in _SIGNS:
                break
            if norms[at] in denying or norms[at].endswith(_INSIDE):
                return True
    return False


def is_question(reply: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence ends in a question mark."""
    return reply.text[sentence.start : sentence.end].rstrip(" \n\"'“”»«)").endswith("?")


def is_told(reply: Analysis, sentence: Sentence, offset: int) -> bool:
    """Whether the words before `offset` say that the customer said or wants it: `Sie schreiben, dass`, `you asked us to`."""
    lists = word_lists(reply.language, "stance")
    norms = [
        reply.norms[at]
        for at in range(sentence.first, sentence.last)
        if reply.ends[at] <= offset and reply.norms[at].strip()
    ]
    pairs = pairwise(norms)
    return any(
        (one in lists["customers"] and other in lists["reporting"])
        or (one in lists["reporting"] and other in lists["customers"])
        for one, other in pairs
    )


_UNTIL = frozenset({"bis", "until", "till"})
#: Behind `bis` or `until` these name a time, if not a date that is known.
_ENDS = frozenset({"zum", "zur", "ende", "anfang", "mitte", "dahin", "then", "the", "end", "next"})


def is_bounded(reply: Analysis, sentence: Sentence) -> bool:
    """Whether what is promised ends some day: `bis Ende des Jahres steigt der Preis nicht`."""
    norms = _words(reply, sentence)
    untils = [at for at, norm in enumerate(norms) if norm in _UNTIL]
    return any(not _ENDS.isdisjoint(norms[at + 1 : at + 2]) for at in untils) or (
        bool(untils) and says_when(reply, sentence)
    )


def _words(reply: Analysis, sentence: Sentence) -> list[str]:
    return [norm for norm in reply.norms[sentence.first : sentence.last] if norm.strip()]
