"""Whether a word is used as the noun that a term replaces: "the store", not "store it" or "Product Support"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tonecheck.nlp.words import fold

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis

TERM = "terms.replaced"
_WORD = re.compile(r"[^\W\d_][\w'’]*")
#: Behind one of these an English word is a verb, as is a German one in small letters beside one of those.
_BEFORE_VERB = re.compile(
    r"to|can|could|will|would|may|might|must|should|shall|please|not|cannot|\w+n't|let's|i|we|you|they|he|she|it"
    r"|\w+'ll|always|never|just|and|or"
)
_SUBJECT = re.compile(r"ich|du|er|sie|wir|ihr")
_OBJECT = re.compile(r"mir|dir|uns|euch|ihnen|mich|dich|sie|bitte|einfach|kurz|gern")


def is_same_kind(reply: Analysis, start: int, end: int, after: str) -> bool:
    """Whether a term may stand where the word stands; another spelling of the same word always may in English."""
    text = reply.text
    word, before, behind = text[start:end], _last_word(text[:start]), _first_word(text[end:])
    if reply.language == "de":
        is_lowered = word[0].islower() and after[0].isupper()
        return not (is_lowered and (_SUBJECT.fullmatch(before) or _OBJECT.fullmatch(behind)))
    if _letters(word) == _letters(after):
        return True
    if _is_plural(word) != _is_plural(after):
        return False
    sentence = reply.sentence_at(start)
    if sentence is None or not any(char.isalnum() for char in text[sentence.start : start]):
        return _is_plural(word)
    return word[0].islower() and not _BEFORE_VERB.fullmatch(before)


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, fold(word)))


def _is_plural(word: str) -> bool:
    return word.lower().endswith("s") and not word.lower().endswith("ss")


def _last_word(text: str) -> str:
    words = _WORD.findall(text[-40:])
    return words[-1].lower().replace("’", "'") if words else ""


def _first_word(text: str) -> str:
    found = _WORD.search(text[:40])
    return found.group().lower() if found else ""
