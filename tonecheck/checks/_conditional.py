"""Apologies under a condition, by their structure: a cue such as `falls` or `if` in a sentence that apologises."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from tonecheck.checks._acts import POSSIBLE, performed, sentences_with
from tonecheck.rule import Span

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence

_APOLOGIES = ("act_apologize", "apology_regret")
_BREAKS = frozenset(",;:–—()!?.-")
_QUOTES = frozenset('„“”»«"')
#: Conjunctions and rows of words that put what follows under a condition, wherever they open a clause.
_OPENERS = {
    "de": (("falls",), ("sofern",), ("soweit",), ("angenommen",), ("wenn",), ("fuer", "den", "fall"),
           ("sollte",), ("sollten",), ("solltest",), ("solltet",)),
    "en": (("if",), ("in", "case"), *(("should", who) for who in ("you", "we", "this", "that", "it", "there", "any", "anything", "our"))),
}  # fmt: skip
#: The words with which a look is worth while; `any … may have` is a condition in English.
_BEGINNINGS = {
    language: frozenset((*(opener[0] for opener in openers), "any")) for language, openers in _OPENERS.items()
}
#: These open a clause only at its beginning: `das sollte nicht sein`, `wir haben das Paket angenommen`.
_FIRST_ONLY = frozenset({"sollte", "sollten", "solltest", "solltet", "angenommen", "should"})
#: Words before or behind a conjunction that make another of it: `auch wenn`, `see if`, `soweit ich sehe`.
_NOT_BEHIND = frozenset({"auch", "als", "immer", "nur", "selbst", "ausser", "as", "even", "only", "see", "wonder", "wondering", "check", "checking", "know", "ask"})  # fmt: skip
_NOT_BEFORE = {"wenn": frozenset({"auch"}), "soweit": frozenset({"ich", "wir"}), "if": frozenset({"only", "so"})}
#: Doubting words inside the apology itself: `für etwaige Umstände`, `dass es womöglich zu …`.
_DOUBTS = ("etwaig", "eventuell", "womoeglich", "moeglicherweise", "gegebenenfalls")
#: At most so many words before "if you …" call for attention: `Sorry folks, if you scroll down`.
_CALL, _CUSTOMER = 2, frozenset({"you"})
_THAT = frozenset({"dass", "that"})
#: What the agent does by talking needs no forgiveness: `Sorry, wenn ich nachfrage`, `sorry if I'm being slow`.
_TALK = {
    "de": ("frag", "nachfrag", "stoer", "nerv", "unterbr", "falle", "nachhak", "hake", "wiederhol", "bohre", "nachbohr", "draeng"),
    "en": ("ask", "am", "'m", "i'm", "interrupt", "repeat", "bother", "chase", "sound", "seem", "jump", "keep"),
}  # fmt: skip
_SPEAKER = frozenset({"ich", "i", "i'm"})
#: A condition with one of these makes an offer, leaves the customer the choice, or begs pardon for saying a thing twice.
_HARMLESS = {
    "de": frozenset({"moechten", "moechtest", "moechtet", "wollen", "willst", "wollt", "moegen", "magst", "wuenschen", "fragen", "rueckfragen", "hilfe", "brauchen", "brauchst", "benoetigen", "lieber", "bereits"}),
    "en": frozenset({"want", "like", "wish", "need", "question", "questions", "prefer", "help", "rather", "possible", "already"}),
}  # fmt: skip
#: Subjects behind the verb of a main clause whose condition stands before it: `falls es fehlt, schicke ich …`.
_SUBJECTS = frozenset({"ich", "wir", "sie", "du", "ihr", "es", "er", "das", "mir", "uns"})
_NO_VERBS = frozenset({"und", "oder", "aber", "denn", "weil", "dass", "da", "damit", "sondern", "wie", "was", "obwohl", *_SUBJECTS})  # fmt: skip


def conditions(reply: Analysis) -> Iterator[Span]:
    """The condition of each sentence that apologises under one, from its cue to the end of the clause."""
    for sentence in _apologising(reply):
        found = _condition(reply, sentence)
        if found is not None:
            yield found


def _apologising(reply: Analysis) -> tuple[Sentence, ...]:
    """The sentences that apologise, for certain or in the words of an apology that the model holds for possible."""
    certain = {one.start for one in performed(reply, "apologize")}
    spoken = {one.start for name in _APOLOGIES for one in sentences_with(reply, name)}
    return tuple(
        one
        for one in reply.sentences
        if one.start in certain or (one.start in spoken and one.acts.get("apologize", 0.0) >= POSSIBLE)
    )


def _condition(reply: Analysis, sentence: Sentence) -> Span | None:
    tokens = [at for at in range(sentence.first, sentence.last) if reply.norms[at].strip()]
    clauses = list(_clauses(reply, tokens))
    holds = _holds(reply, sentence, clauses)
    for index, clause in enumerate(clauses):
        at = _cue(reply, clause)
        if at is not None and _concerns_apology(reply, clauses, index, at, holds):
            return Span(reply.starts[clause[at]], reply.ends[clause[-1]])
    return None


def _holds(reply: Analysis, sentence: Sentence, clauses: list[list[int]]) -> list[bool]:
    """Whether each clause apologises in known words; without any, each may, unless the sentence quotes somebody."""
    told = [match for name in _APOLOGIES for match, _ in reply.lexicon(name)]
    told = [one for one in told if sentence.start <= one.start < sentence.end]
    if not told:
        return [_QUOTES.isdisjoint(reply.text[sentence.start : sentence.end])] * len(clauses)
    return [any(reply.starts[one[0]] <= match.start < reply.ends[one[-1]] for match in told) for one in clauses]


def _clauses(reply: Analysis, tokens: list[int]) -> Iterator[list[int]]:
    """The tokens between the signs of a sentence."""
    clause: list[int] = []
    for at in tokens:
        if reply.norms[at] not in _BREAKS:
            clause.append(at)
        elif clause:
            yield clause
            clause = []
    if clause:
        yield clause


def _cue(reply: Analysis, clause: list[int]) -> int | None:
    """Where in the clause a condition begins that casts doubt on what happened."""
    norms = [reply.norms[at] for at in clause]
    beginnings = _BEGINNINGS[reply.language]
    for at, norm in enumerate(norms):
        if norm not in beginnings and not norm.startswith(_DOUBTS):
            continue
        rest = norms[at:]
        if reply.language == "de" and norm.startswith(_DOUBTS):
            return None if not _HARMLESS["de"].isdisjoint(rest) else at
        if reply.language == "en" and norm == "any" and _may_have(rest):
            return at
        if any(tuple(rest[: len(opener)]) == opener for opener in _OPENERS[reply.language]) and _opens(norms, at):
            return None if _is_harmless(reply.language, rest) else at
    return None


def _may_have(norms: list[str]) -> bool:
    return any(one in {"may", "might", "could"} and other == "have" for one, other in pairwise(norms))


def _opens(norms: list[str], at: int) -> bool:
    """Whether the word opens a condition there, and is no part of `auch wenn` or `see if`."""
    if norms[at] in _FIRST_ONLY and at > 0 and norms[at - 1] not in {"und", "and", "oder", "or"}:
        return False
    if at > 0 and norms[at - 1] in _NOT_BEHIND:
        return False
    return at + 1 < len(norms) and norms[at + 1] not in _NOT_BEFORE.get(norms[at], ())


def _is_harmless(language: str, rest: list[str]) -> bool:
    """Whether the condition makes an offer, or is about the agent's own talking."""
    talks = not _SPEAKER.isdisjoint(rest[1:3]) and any(norm.startswith(_TALK[language]) for norm in rest[1:])
    return talks or not _HARMLESS[language].isdisjoint(rest)


def _concerns_apology(reply: Analysis, clauses: list[list[int]], index: int, at: int, holds: list[bool]) -> bool:
    """Whether the condition at a place of a clause is that of the apology, and not of something else in the sentence."""
    before = index > 0 and any(holds[:index])
    norm = reply.norms[clauses[index][at]]
    if norm.startswith(_DOUBTS) or norm == "any":
        return holds[index] or (before and reply.norms[clauses[index][0]] in _THAT) or any(holds[index + 1 :])
    if at > 0:
        return holds[index] or before
    following = clauses[index + 1] if index + 1 < len(clauses) else None
    if following is not None and _is_main(reply, following):
        return holds[index + 1]
    if before:
        if len(clauses[index - 1]) <= _CALL and reply.norms[clauses[index][0] + 1] in _CUSTOMER:
            return False
        return norm not in {"wenn", "if"} or reply.norms[clauses[index - 1][0]] not in _THAT
    return any(holds[index + 1 :])


def _is_main(reply: Analysis, clause: list[int]) -> bool:
    """Whether the clause is what a condition before it leads to; in English any that follows is."""
    norms = [reply.norms[at] for at in clause[:2]]
    if reply.language == "en":
        return norms[0] not in {"and", "but", "or", "because", "which", "that"}
    if norms[0] in {"so", "dann", "bitte"}:
        return True
    return len(norms) == 2 and norms[0] not in _NO_VERBS and norms[1] in _SUBJECTS
