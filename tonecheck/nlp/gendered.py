"""A word that names people by their gender, or avoids it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

#: The ways of naming people; `slash` is one that no guide asks for.
STYLES = ("pair", "colon", "star", "underscore", "inner-I", "slash", "neutral", "masculine")


class Gendered(msgspec.Struct, frozen=True, kw_only=True):
    """A place with its style; offsets are code points into the text."""

    start: int
    end: int
    style: str
    wordings: Mapping[str, str] = {}  #: the same in other styles, where that is known
    exact: bool = False  #: its wordings with a mark inside differ by that mark alone


class Words(msgspec.Struct, frozen=True):
    """The tokens of a text that its writer answers for, without white space."""

    text: str
    norms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def written(self, index: int) -> str:
        """The word as written, empty outside the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.norms) else ""

    def norm(self, index: int) -> str:
        """The folded word, empty outside the text."""
        return self.norms[index] if 0 <= index < len(self.norms) else ""


def find(words: Words, language: str) -> list[Gendered]:
    """The gendered words of a German or English text, in order."""
    from tonecheck.nlp import gendered_de, gendered_en

    finders: dict[str, Callable[[Words], list[Gendered]]] = {"de": gendered_de.find, "en": gendered_en.find}
    return sorted(finders[language](words), key=lambda found: found.start)
