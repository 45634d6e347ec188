"""What can be counted in a reply, by the names that formulas use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis

_PARAGRAPH = re.compile(r"(?:\r?\n[ \t]*){2,}")
_LONG_WORD = 7


def _body_words(reply: Analysis) -> list[str]:
    """The words of the sentences of the body."""
    return [
        norm
        for sentence in reply.body
        for norm in reply.norms[sentence.first : sentence.last]
        if any(char.isalpha() for char in norm)
    ]


def _body(reply: Analysis) -> str:
    return reply.text[reply.body[0].start : reply.body[-1].end] if reply.body else ""


def _longest_sentence(reply: Analysis) -> int:
    words = (
        sum(any(char.isalpha() for char in norm) for norm in reply.norms[sentence.first : sentence.last])
        for sentence in reply.body
    )
    return max(words, default=0)


#: Counts of the body: salutation, farewell, signature and quoted mail are left out.
COUNTS: Mapping[str, Callable[[Analysis], float]] = {
    "words": lambda reply: len(_body_words(reply)),
    "long_words": lambda reply: sum(len(word) >= _LONG_WORD for word in _body_words(reply)),
    "letters": lambda reply: sum(char.isalpha() for char in _body(reply)),
    "characters": lambda reply: len(_body(reply)),
    "sentences": lambda reply: len(reply.body),
    "longest_sentence": _longest_sentence,
    "paragraphs": lambda reply: len(_PARAGRAPH.split(_body(reply))) if reply.body else 0,
    "questions": lambda reply: _body(reply).count("?"),
    "exclamations": lambda reply: _body(reply).count("!"),
    "commas": lambda reply: _body(reply).count(","),
}


def counts_of(reply: Analysis, names: Iterable[str]) -> dict[str, float]:
    """The counts of those names."""
    return {name: float(COUNTS[name](reply)) for name in names}
