"""A text as the matcher sees it: units, sentences, what must not match."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache

import msgspec

from tonecheck.lazy import lazy
from tonecheck.nlp.patterns.inflection import key
from tonecheck.nlp.words import INVISIBLE, fold, scan
from tonecheck.rule import Span

BLOCKED = "\0"
#: Signs that may stand between two words of a phrase.
SKIPPED = frozenset(("", '"', "'", "*", "**", "_", "__"))
_WHOLE_NEGATIONS = {"can't": "can", "cannot": "can", "won't": "will", "shan't": "shall"}
_SENTENCE_ENDS = frozenset(".!?…")
_SUFFIXES = {"en": ("n't", "'re", "'ve", "'ll", "'m", "'s", "'d"), "de": ("'s",)}
_WITHOUT_APOSTROPHE = {
    "dont": "do",
    "doesnt": "does",
    "didnt": "did",
    "isnt": "is",
    "couldnt": "could",
    "wouldnt": "would",
    "havent": "have",
    "hasnt": "has",
    "wasnt": "was",
    "werent": "were",
}


class Tokens(msgspec.Struct, frozen=True, dict=True):
    """A text with its tokens: folded form, start, end; white space may be among them."""

    text: str
    norms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    @lazy
    def written(self) -> list[str]:
        """What stands in the text for each token, from its first character that can be seen."""
        text = self.text
        return [text[start:end].lstrip(INVISIBLE) for start, end in zip(self.starts, self.ends, strict=True)]

    @classmethod
    def read(cls, text: str, language: str) -> Tokens:
        """The tokens of a text, without spaCy."""
        spans = scan(text, language)
        return cls(text, [fold(text[s:e]) for s, e in spans], [s for s, _ in spans], [e for _, e in spans])


@lru_cache(maxsize=50_000)
def split(norm: str, language: str) -> tuple[str, ...]:
    """The words in one token: the parts of a contraction (`can`, `not`) or of a hyphen compound."""
    if "'" in norm and len(norm) > 2:
        if norm in _WHOLE_NEGATIONS:
            return (_WHOLE_NEGATIONS[norm], "not")
        if norm == "let's" and language == "en":
            return ("let", "us")
        for suffix in _SUFFIXES[language]:
            if norm.endswith(suffix) and len(norm) > len(suffix):
                return (*split(norm.removesuffix(suffix), language), "not" if suffix == "n't" else suffix)
    if language == "en" and (norm == "cannot" or norm in _WITHOUT_APOSTROPHE):
        return (_WITHOUT_APOSTROPHE.get(norm, "can"), "not")
    if "-" in norm and is_word(norm):
        parts = tuple(part for part in norm.split("-") if part)
        return parts if len(parts) > 1 else (key(norm),)
    return (norm,)


@lru_cache(maxsize=50_000)
def parts_of(norm: str, language: str) -> tuple[tuple[str, ...], str | None]:
    """The units of a folded token, none where it is skipped, and the key of the whole where it is a compound."""
    if norm in SKIPPED or norm.isspace() or not norm.strip(INVISIBLE):
        return (), None
    own = split(norm, language)
    return own, key(norm) if len(own) > 1 and "-" in norm else None


@lru_cache(maxsize=50_000)
def is_word(norm: str) -> bool:
    """Whether a unit counts as a word and not as a sign."""
    return norm == BLOCKED or any(map(str.isalnum, norm))


class Units:
    """The words and signs of a text in order, without white space and quotes.

    A contraction gives several units; so does a hyphen compound, which is a single one as well: `joined` leads from
    its first unit to its key and the unit behind it, `inner` are the units inside one, where no match begins or ends.
    """

    __slots__ = (
        "blocked",
        "bounds",
        "heads",
        "hidden",
        "inner",
        "joined",
        "joined_back",
        "keys",
        "near",
        "parts",
        "places",
        "plain",
        "slots",
        "spelled",
        "tokens",
        "vocabularies",
    )

    def __init__(self, tokens: Tokens, keys: list[str], places: list[int]) -> None:
        self.tokens = tokens
        self.keys = keys
        self.places = places  #: index of the token of each unit
        self.heads: list[tuple[int, str]] = []  #: of each token that is not skipped its first unit and folded form
        self.joined: dict[int, tuple[str, int]] = {}
        self.joined_back: dict[int, tuple[str, int]] = {}
        self.inner: set[int] = set()
        self.near: set[int] = set()  #: units in or beside a compound
        self.parts: set[int] = set()  #: units that are not the only one of their token
        self.bounds: list[tuple[int, int]] = []  #: of each unit the sentence in which it stands: first unit, end
        self.vocabularies: dict[int, set[str]] = {}
        self.spelled: dict[tuple[str, int], int | None] = {}  #: of a kind of slot and a unit where its text ends
        self.slots: dict[str, list[tuple[int, int]]] = {}
        self.hidden: dict[tuple[Span, ...], Units] = {}
        self.plain: Units | None = None  #: of units of which some are hidden those where none is
        self.blocked: set[int] = set()  #: the hidden ones

    @classmethod
    def read(cls, tokens: Tokens, language: str, breaks: Collection[int] | None = None) -> Units:
        """The units of a text; `breaks` are the indices of the tokens that begin sentences, else these are guessed."""
        units = cls(tokens, [], [])
        keys, places, heads = units.keys, units.places, units.heads
        for place, norm in enumerate(tokens.norms):
            own, whole = parts_of(norm, language)
            if not own:
                continue
            unit = len(keys)
            heads.append((unit, norm))
            keys += own
            places += [place] * len(own)
            if len(own) > 1:
                units.parts.update(range(unit, unit + len(own)))
            if whole is not None:
                units._join(unit, unit + len(own), whole)
        units._close(breaks)
        return units

    def _join(self, first: int, end: int, whole: str) -> None:
        """Note that the units `first` to `end` are the parts of one word with hyphens."""
        self.joined[first] = (whole, end)
        self.joined_back[end] = (whole, first)
        self.inner.update(range(first + 1, end))
        self.near.update(range(first - 1, end + 1))

    def _close(self, breaks: Collection[int] | None) -> None:
        """Place the sentences, when all units are there."""
        starts = sentence_starts(self.tokens) if breaks is None else sorted(breaks)
        firsts = [*(bisect_left(self.places, token) for token in starts), len(self.keys)]
        low = 0
        for high in firsts:
            self.bounds += [(low, high)] * (high - low)
            low = max(low, high)

    def vocabulary(self, low: int, high: int) -> set[str]:
        """The keys in the sentence of those units."""
        found = self.vocabularies.get(low)
        if found is None:
            found = self.vocabularies[low] = set(self.keys[low:high])
            if self.joined:
                found.update(self.joined[unit][0] for unit in range(low, high) if unit in self.joined)
        return found

    def without(self, blocked: Sequence[Span]) -> Units:
        """The same units, of which those that touch a blocked span match nothing."""
        spans = tuple(blocked)
        if not spans:
            return self
        if spans not in self.hidden:
            self.hidden[spans] = self._without(spans)
        return self.hidden[spans]

    def _without(self, blocked: tuple[Span, ...]) -> Units:
        other = Units(self.tokens, list(self.keys), self.places)
        other.joined, other.joined_back = dict(self.joined), dict(self.joined_back)
        other.inner, other.near, other.parts, other.bounds = self.inner, self.near, self.parts, self.bounds
        other.spelled, other.plain = self.spelled, self
        for span in blocked:
            other._hide(span)
        return other

    def _hide(self, span: Span) -> None:
        first = bisect_right(self.tokens.ends, span.start)
        last = bisect_left(self.tokens.starts, span.end)
        for unit in range(bisect_left(self.places, first), bisect_left(self.places, last)):
            self.keys[unit] = BLOCKED
            self.blocked.add(unit)
            self.joined.pop(unit, None)
            self.joined_back.pop(unit + 1, None)

    def at(self, offset: int) -> int:
        """The unit at, or next to, an offset of the text."""
        token = max(0, bisect_right(self.tokens.starts, offset) - 1)
        return min(bisect_left(self.places, token), max(0, len(self.keys) - 1))

    def token_units(self, unit: int) -> tuple[int, int]:
        """All units of the token to which a unit belongs."""
        if unit not in self.parts:
            return unit, unit + 1
        place, first, end = self.places[unit], unit, unit + 1
        while first and self.places[first - 1] == place:
            first -= 1
        while end < len(self.places) and self.places[end] == place:
            end += 1
        return first, end

    def written(self, unit: int) -> str:
        """What stands in the text for the token of a unit, from its first character that can be seen."""
        return self.tokens.written[self.places[unit]]

    def start(self, unit: int) -> int:
        """Where a unit begins in the text."""
        start = self.tokens.starts[self.places[unit]]
        return self._offset(unit, unit) if unit in self.parts or self.tokens.text[start] in INVISIBLE else start

    def end(self, unit: int) -> int:
        """Where a unit ends in the text."""
        return self._offset(unit, unit + 1) if unit in self.parts else self.tokens.ends[self.places[unit]]

    def _offset(self, unit: int, upto: int) -> int:
        """The place of a unit's edge; inside a contraction only where its letters are the text's."""
        place = self.places[unit]
        start, end = self.tokens.starts[place], self.tokens.ends[place]
        while self.tokens.text[start] in INVISIBLE and start < end - 1:
            start += 1
        if unit not in self.parts:
            return start if upto == unit else end
        first, last = self.token_units(unit)
        if upto not in (first, last):
            norm = self.tokens.norms[place]
            head = "".join(self.keys[first:upto])
            if len(norm) == end - start and norm.startswith(head):
                return start + len(head)
        return start if upto == unit else end


def sentence_starts(tokens: Tokens) -> list[int]:
    """A guess where nobody gave sentences: behind an end mark, and behind an empty line."""
    starts = [0]
    for index in range(1, len(tokens.norms)):
        before = tokens.norms[index - 1]
        gap = before * before.isspace() + tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
        ordinal = before == "." and index > 1 and tokens.norms[index - 2].isdigit()
        if (before in _SENTENCE_ENDS and not ordinal) or gap.count("\n") > 1:
            starts.append(index)
    return starts
