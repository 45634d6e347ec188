"""An entry of a lexicon: a phrase that people really use, with a better one."""

from __future__ import annotations

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One phrase of a lexicon file `languages/<language>/lexicons/<name>.yaml`."""

    phrase: str  #: phrase pattern
    example: str  #: a sentence in which the phrase matches
    register: str = "any"  #: casual, neutral, formal or any: where the phrase is at home
    say: str | None = None  #: a better wording, as a whole phrase or sentence
    exceptions: tuple[str, ...] = ()  #: phrase patterns; a match overlapping one of them does not count
    counterexample: str | None = None  #: a sentence that looks alike and must not match
