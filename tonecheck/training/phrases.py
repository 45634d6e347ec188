"""Phrases of the lexicons as a reply has them that no author of a lexicon has seen.

The lexicons were made with slices a to g in sight, where they find more than elsewhere. There a phrase counts only if
it stands in another reply too, beginning with the same word: what a reply alone can have suggested tells nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from tonecheck.nlp.page import Cue
from tonecheck.nlp.reading import Reading

#: The slices that the authors of the lexicons had before them.
IN_SIGHT = frozenset("abcdefg")


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A place where a phrase stands, and by what it is known again elsewhere."""

    key: tuple[str, str, int, str]  #: language, lexicon, entry, first word
    cue: Cue


def phrases_of(reading: Reading) -> tuple[Phrase, ...]:
    """The phrases of all lexicons in a text."""
    first = {start: norm for start, _, norm in reading.tokens}
    return tuple(
        Phrase(
            (reading.language, name, match.phrase, first.get(match.start, "")),
            Cue(name, match.start, match.end),
        )
        for name, found in reading.lexicon_matches.items()
        for match, _ in found
    )


def elsewhere(replies: Sequence[tuple[bool, Sequence[Phrase]]]) -> list[list[Cue]]:
    """For every reply the phrases that another one has too; all of them where nobody had it in sight.

    A reply comes as whether it was in sight, and its phrases.
    """
    replies_with = Counter(key for _, found in replies for key in {phrase.key for phrase in found})
    return [
        [phrase.cue for phrase in found if not in_sight or replies_with[phrase.key] > 1] for in_sight, found in replies
    ]
