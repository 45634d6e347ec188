"""English forms: what the dictionary has, British and American spellings, and rules for unknown words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tonecheck.nlp.patterns.dictionary import Dictionary

_VOWELS = "aeiou"
_SPELLINGS = (
    (re.compile(r"^(\w{3,})is(e|es|ed|er|ers|ing|ation|ations)$"), r"\1iz\2"),
    (re.compile(r"^(\w{3,})iz(e|es|ed|er|ers|ing|ation|ations)$"), r"\1is\2"),
    (re.compile(r"^(\w{3,})our(s|ed|ing|able|ably|ite|ites)?$"), r"\1or\2"),
    (re.compile(r"^(\w{3,})or(s|ed|ing|able|ably|ite|ites)$"), r"\1our\2"),
    (re.compile(r"^(\w*[aeiou][^aeiou]+[aeiou])ll(ed|ing|er|ers)$"), r"\1l\2"),
    (re.compile(r"^(\w*[aeiou][^aeiou]+[aeiou])l(ed|ing|er|ers)$"), r"\1ll\2"),
)


def forms(word: str, words: Dictionary) -> Iterable[str]:
    """The forms of a word as surface forms."""
    if "-" in word.strip("-"):
        head, tail = word.rsplit("-", 1)
        return (f"{head}-{form}" for form in forms(tail, words)) if tail else (word,)
    spellings = (word, word.lower(), _swapped(word.lower()))
    lemmas = [lemma for spelling in spellings if (lemma := words.lemma(spelling))]
    family = {form for lemma in lemmas for form in words.family(lemma)} or _by_ending(word)
    plain = {form for form in family if "'" not in form and "’" not in form} | {word}
    return plain | {_swapped(form) for form in plain}


def _swapped(word: str) -> str:
    """The other side of the Atlantic: `apologise`, `apologize`; the word itself where there is no other."""
    for pattern, replacement in _SPELLINGS:
        other, count = pattern.subn(replacement, word)
        if count:
            return other
    return word


def _by_ending(word: str) -> set[str]:
    """The regular forms of a word that nobody knows."""
    if not word.isalpha():
        return {word}
    if word[:1].isupper():
        return {word, f"{word}s", f"{word}es"}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        stem = word[:-1]
        return {word, f"{stem}ies", f"{stem}ied", f"{word}ing"}
    stem = word.removesuffix("e")
    return {word, f"{word}s", f"{word}es", f"{stem}ed", f"{stem}ing"}
