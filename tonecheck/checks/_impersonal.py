"""Sentences in which nobody acts: passives, `ist vorzulegen`, `erfolgt`, and mistakes that happened by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tonecheck.checks._acts import says_when
from tonecheck.nlp import passive
from tonecheck.nlp.wordlists import word_lists
from tonecheck.rule import Span

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence


def impersonal(reply: Analysis) -> list[Span]:
    """The first wording in each sentence of the body that hides who acts.

    A sentence with `wir` or `ich` hides nobody, and one that says when has told what the customer wants to know.
    """
    actors = word_lists(reply.language, "actors")["own"]
    return [
        found
        for sentence in reply.body
        if actors.isdisjoint(reply.norms[sentence.first : sentence.last])
        and not says_when(reply, sentence)
        and (found := _hides(reply, sentence))
    ]


def _hides(reply: Analysis, sentence: Sentence) -> Span | None:
    for match, _ in reply.lexicon("passive_hidden"):
        if sentence.start <= match.start < sentence.end:
            return Span(match.start, match.end)
    norms = reply.norms[sentence.first : sentence.last]
    starts, ends = reply.starts[sentence.first : sentence.last], reply.ends[sentence.first : sentence.last]
    texts = [reply.text[start:end] for start, end in zip(starts, ends, strict=True)]
    found = passive.find(texts, norms, reply.language) or passive.find_impersonal(norms, reply.language)
    return Span(starts[min(found)], ends[max(found)]) if found else None
