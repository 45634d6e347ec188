"""The parts that a reply is read into: sentences with their acts, values of tone, words of address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from tonecheck.anatomy.zone import ZoneName

if TYPE_CHECKING:
    from tonecheck.nlp.patterns.match import Match


class Sentence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A sentence of the agent's own text (or one greeting, farewell, name or list line)."""

    start: int
    end: int
    zone: ZoneName
    first: int  #: index of its first token
    last: int  #: index after its last token
    acts: Mapping[str, float] = {}  #: calibrated probability per act
    done: frozenset[str] = frozenset()  #: the acts whose probability reaches the act's threshold


#: By how many points a guide moves a value of tone.
Shift = Callable[[float], float]


class ToneValue(msgspec.Struct, frozen=True, gc=False):
    """A dimension of tone from 0 to 100 with half the width of its 80 % interval."""

    value: float
    uncertainty: float
    average: float  #: of the replies that the model was learned from

    def shifted(self, points: float) -> ToneValue:
        """The value, no less than 0 and no more than 100, and the average, both moved by so many points."""
        if not points:
            return self
        return ToneValue(min(100.0, max(0.0, self.value + points)), self.uncertainty, self.average + points)


class AddressWord(msgspec.Struct, frozen=True, gc=False):
    """A word or two by which somebody is addressed; `form` is Sie, du or ihr."""

    start: int
    end: int
    form: str
    capital: bool = False  #: written with a capital where the language leaves the choice: Du, Dich, Ihr, Euch
    sure: bool = True  #: False for a reading that the whole reply decided, such as a sentence-initial Sie


class AddressReading(msgspec.Struct, frozen=True, gc=False):
    """How the customer is addressed in the whole reply."""

    form: str | None  #: Sie, du, ihr, neutral; None in English, where `mixed` goes by first name and title
    mixed: bool
    words: tuple[AddressWord, ...] = ()

    @classmethod
    def of(cls, words: Iterable[AddressWord], otherwise: str) -> AddressReading:
        """The reading of German words: the form with the most of them, doubtful ones counting half."""
        kept = tuple(words)
        weights: dict[str, int] = {}
        for word in kept:
            weights[word.form] = weights.get(word.form, 0) + (2 if word.sure else 1)
        main = max(weights, key=weights.__getitem__) if weights else otherwise
        return cls(main, "Sie" in weights and len(weights) > 1, kept)

    def without(self, names: Iterable[Match]) -> AddressReading:
        """The reading without the words inside product names: "Dein Rad" as the name of an app addresses nobody."""
        spans = tuple(names)
        kept = [word for word in self.words if not any(n.start <= word.start and word.end <= n.end for n in spans)]
        return self if len(kept) == len(self.words) else AddressReading.of(kept, "neutral")
