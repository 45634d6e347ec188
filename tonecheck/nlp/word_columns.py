"""What a single word does and how it looks: the columns of its classes and shapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from tonecheck.nlp.wordlists import word_lists

#: Signs and shapes of single words, tried on the raw word.
SHAPES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "number": r"\d",
        "long_number": r"\d{4,}",
        "clock": r"^\d{1,2}[:.]\d{2}$",
        "date": r"^\d{1,2}\.\d{1,2}\.|^\d{4}-\d\d-\d\d$|^\d{1,2}/\d{1,2}",
        "ordinal": r"^\d{1,2}(?:st|nd|rd|th)$",
        "currency": r"[€$£₹]",
        "percent": r"^%$|\d%$",
        "question_mark": r"\?",
        "exclamation_mark": r"!",
        "comma": r"^,$",
        "colon": r"^[:;]$",
        "dash": r"^[-–—]+$",
        "ellipsis": r"^(?:…|\.{2,})$",
        "quote_mark": r"^[\"“”„»«]$",
        "bracket": r"^[()]$",
        "emoji": r"[\U0001f000-\U0001faff\u2600-\u27bf]|^[:;=8][-']?[)D(pP]|^<3|^xD",
        "web": r"^https?:|^www\.|\.(?:de|com|example|org|net)(?:/|$)|@\w",
        "handle": r"^[@#]\w",
        "placeholder": r"^\{\{|^\{%|^#\{|^\[[A-ZÄÖÜ_ ]+\]$|^XXX",
        "capitals": r"^[A-ZÄÖÜ]{3,}$",
        "capitalised": r"^[A-ZÄÖÜ][a-zäöüß]",
        "stretched": r"([a-zA-Z])\1\1",
        "apostrophe": r"\w['’]\w",
        "contraction": r"['’](?:s|t|re|ve|ll|d|m|n)$",
        "abstract_noun": r"(?:ung|ungen|heit|keit|tion|tionen|ment|ance|ence|sion)$",
        "long_word": r"^\w{12,}",
        "participle": r"^(?:\w*ge\w{3,}(?:t|en)|\w{3,}iert|(?:be|ver|er|ent|zer)\w{3,}t)$|^\w{3,}ed$",
        "second_person_verb": r"^[a-zäöüß]{2,}(?:st|ste)$",
        "full_stop": r"^\.$",
    }.items()
}


#: The shapes that a word of letters alone can have.
_OF_LETTERS = frozenset(
    (
        *("emoji", "placeholder", "capitals", "capitalised", "stretched", "abstract_noun"),
        *("long_word", "participle", "second_person_verb"),
    )
)


@cache
def _class_columns(language: str) -> Mapping[str, tuple[int, ...]]:
    columns: dict[str, list[int]] = {}
    for column, (_, words) in enumerate(sorted(word_lists(language, "word_classes").items())):
        for word in words:
            columns.setdefault(word, []).append(column)
    return {word: tuple(found) for word, found in columns.items()}


@lru_cache(maxsize=65_536)
def word_columns(word: str, norm: str, language: str) -> tuple[int, ...]:
    """The columns of a word: its classes, then its shapes."""
    patterns = _patterns(word.isalpha())
    return _class_columns(language).get(norm, ()) + tuple(column for column, found in patterns if found(word))


@cache
def _patterns(of_letters: bool) -> tuple[tuple[int, Callable[[str], object]], ...]:
    """The columns of the shapes, all or those that a word of letters can have, and what finds them."""
    offset = len(word_lists("de", "word_classes"))
    shapes = ((offset + at, name, pattern.search) for at, (name, pattern) in enumerate(SHAPES.items()))
    return tuple((column, found) for column, name, found in shapes if not of_letters or name in _OF_LETTERS)
