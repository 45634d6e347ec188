"""The inflected forms of a word, given in any form, as keys: folded, without hyphens.

Closed classes are data (`languages/<language>/paradigms.yaml` and `inflection.yaml`), other words come from the
dictionary, and rules cover what it lacks: attributive participles, compounds, unknown words. A word listed as
invariable stays as it is, so that `bitte` is not a form of `bitten`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from tonecheck.nlp.patterns import english, german
from tonecheck.nlp.patterns.dictionary import dictionary
from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import fold

_CACHED = 100_000


def key(word: str) -> str:
    """The form in which words of phrases and texts are compared."""
    return fold(word).replace("-", "") or fold(word)


class Separable(msgspec.Struct, frozen=True):
    """A German verb whose first part stands apart in a main clause: `lehnen … ab`."""

    particle: str
    finite: frozenset[str]  #: keys of the part that is inflected
    joined: frozenset[str]  #: keys of all forms in one word
    preposition: bool  #: the particle may also be a preposition, so that only the end of a clause shows it


@cache
def _paradigms(language: str) -> dict[str, frozenset[str]]:
    by_form: dict[str, frozenset[str]] = {}
    for forms in word_lists(language, "paradigms").values():
        for form in forms:
            by_form[form] = by_form.get(form, frozenset()) | forms
    return by_form


@lru_cache(maxsize=_CACHED)
def forms(word: str, language: str) -> frozenset[str]:
    """The keys of all forms of a word; the word itself is always among them."""
    own = key(word)
    if not own.replace("'", "").isalpha():
        return frozenset((own,))
    closed = _paradigms(language).get(own)
    if closed is not None and not _is_pronoun(word, language):
        return closed
    if own in word_lists(language, "inflection")["invariable"]:
        return frozenset((own,)) | _clitic(own, language)
    found = (german if language == "de" else english).forms(word, dictionary(language))
    return frozenset(map(key, found)) | {own}


def _is_closed(word: str, language: str) -> bool:
    own = key(word)
    return own in word_lists(language, "inflection")["invariable"] or own in _paradigms(language)


def _is_pronoun(word: str, language: str) -> bool:
    """`ihr` in small letters is the pronoun; `Ihr` is the possessive."""
    return language == "de" and word == "ihr"


def _clitic(own: str, language: str) -> frozenset[str]:
    return frozenset(("'s",)) if language == "de" and own == "es" else frozenset()


@lru_cache(maxsize=_CACHED)
def separable(word: str, language: str) -> Separable | None:
    """How the verb of which `word` is a form stands apart; None where it does not."""
    if language != "de" or not word.isalpha() or word[:1].isupper() or _is_closed(word, language):
        return None
    found = german.separate(word, dictionary(language))
    return _separable(*found) if found else None


@lru_cache(maxsize=_CACHED)
def reunited(word: str, particle: str, language: str) -> Separable | None:
    """The separable verb of which `word` … `particle` are the two parts: `lehnt`, `ab`."""
    if language != "de" or not word.isalpha() or key(particle) not in particles(language):
        return None
    if _is_closed(word, language):
        return None
    found = german.reunite(word, particle.lower(), dictionary(language))
    return _separable(*found) if found else None


def _separable(particle: str, finite: Iterable[str], joined: Iterable[str]) -> Separable:
    own = key(particle)
    ambiguous = own in word_lists("de", "inflection")["separable_or_preposition"]
    return Separable(own, frozenset(map(key, finite)), frozenset(map(key, joined)), ambiguous)


@cache
def particles(language: str) -> frozenset[str]:
    """The first parts of separable verbs, as keys."""
    lists = word_lists(language, "inflection")
    return lists["separable"] | lists["separable_or_preposition"]
