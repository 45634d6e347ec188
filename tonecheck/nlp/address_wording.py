"""The same words in another form of address: dir becomes Ihnen, "kannst du" becomes "können Sie"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from tonecheck.nlp.address_words import Kind, address_words
from tonecheck.nlp.parts import AddressWord
from tonecheck.nlp.words import fold

_SUBJECTS = {"du": "du", "ihr": "ihr", "Sie": "sie"}
_REFLEXIVES = {"du": ("dich", "dir"), "ihr": ("euch",)}
#: So many words back the subject of a clause is looked for.
_CLAUSE = 6
_VERBS = Kind.DU_VERB | Kind.DU_IMPERATIVE | Kind.MAYBE_DU_IMPERATIVE | Kind.IHR_VERB | Kind.MAYBE_IHR_VERB


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """What may stand instead of a span; offsets are code points into the text."""

    start: int
    end: int
    texts: tuple[str, ...] = ()  #: best first; empty where the sentence has to be written anew
    plain: bool = False  #: only the pronoun changes, no verb has to agree


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A word of address among the tokens of its reply, with the form that it ought to have."""

    text: str
    norms: Sequence[str]  #: without white space
    starts: Sequence[int]
    ends: Sequence[int]
    word: AddressWord
    target: str  #: Sie, du, Du, ihr or Ihr

    @property
    def index(self) -> int:
        """The position of the word."""
        return self.starts.index(self.word.start)

    @property
    def form(self) -> str:
        """The target without the choice of capitals: Sie, du or ihr."""
        return self.target if self.target == "Sie" else self.target.lower()

    def norm(self, index: int) -> str:
        """The folded word, empty outside the text."""
        return self.norms[index] if 0 <= index < len(self.norms) else ""

    def written(self, index: int) -> str:
        """The word as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def pronoun(self, pronoun: str) -> str:
        """A pronoun with the capital that the target or the beginning of a sentence asks for."""
        begins = self.text[self.word.start].isupper() and not self.word.capital
        if self.word.form == "Sie":
            begins = begins and not self.word.sure
        return _capital(pronoun) if begins or self.target in ("Du", "Ihr") else pronoun

    def instead(self, first: int, last: int, *texts: str, plain: bool = False) -> Wording:
        """Texts for the tokens from first to last."""
        return Wording(start=self.starts[first], end=self.ends[last], texts=texts, plain=plain)


def reword(place: Place) -> Wording:
    """How the place reads in its target form."""
    index, norm = place.index, place.norms[place.index]
    if norm == _SUBJECTS[place.word.form]:
        if _is_object(place, index):
            return place.instead(index, index, place.pronoun("dich" if place.form == "du" else "euch"))
        if found := _subject(place, index):
            return found
    texts = _swaps(place.form).get((place.word.form, norm))
    if texts:
        is_plain = len(texts) == 1 and norm != _SUBJECTS[place.word.form]
        return place.instead(index, index, *map(place.pronoun, texts), plain=is_plain)
    return _verb(place, index)


@cache
def _swaps(form: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The pronouns of that form, by another form and its folded pronoun."""
    forms = ("Sie", "du", "ihr")
    column = forms.index(form)
    swaps: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in address_words().paradigm:
        sources = [cell for cell in row if cell.startswith("=")] or row
        for other, cell in zip(forms, row, strict=True):
            if other != form and cell in sources:
                for word in cell.strip("=").split("|"):
                    swaps.setdefault((other, fold(word)), tuple(row[column].strip("=").split("|")))
    return swaps


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _like(written: str, word: str) -> str:
    return _capital(word) if written[:1].isupper() else word


def _is_object(place: Place, index: int) -> bool:
    """Whether the writer does something for the customer: "Wir rufen Sie an"."""
    for position in range(index - 1, max(index - _CLAUSE, -1), -1):
        if place.norms[position] in ("wir", "ich"):
            return place.word.form == "Sie"
        if not place.norms[position][0].isalnum():
            return False
    return False


def _subject(place: Place, index: int) -> Wording | None:
    """du, ihr or Sie together with the verb that stands beside it; None where that verb is not known."""
    behind = _agreeing(place, index + 1)
    before = _agreeing(place, index - 1)
    if before is not None:
        verb = _like(place.written(index - 1), before)
        order = _order(place, index - 1)
        if order is not None:
            return place.instead(index - 1, index, _like(place.written(index - 1), order))
        subject = (
            "Sie" if place.form == "Sie" else _capital(place.form) if place.target in ("Du", "Ihr") else place.form
        )
        return place.instead(index - 1, index, f"{verb} {subject}")
    if behind is not None:
        subject = "Sie" if place.form == "Sie" else place.pronoun(place.form)
        return place.instead(index, index + 1, f"{subject} {behind}")
    return None


def _agreeing(place: Place, index: int) -> str | None:
    """The verb at that position as it agrees with the target; None where there is none."""
    words, norm = address_words(), place.norm(index)
    if not norm.isalpha():
        return None
    if place.form == "Sie":
        wanted = Kind.DU_VERB if place.word.form == "du" else Kind.IHR_VERB | Kind.MAYBE_IHR_VERB
        return _formal_verb(place.written(index)) if words.kinds.get(norm, 0) & wanted else None
    if place.word.form != "Sie":
        return None
    if norm in words.lists["past"]:
        return place.written(index)[:-1].lower() + ("st" if place.form == "du" else "t")
    second = words.seconds.get(norm)
    if second is None:
        return None
    return second.du if place.form == "du" else second.ihr


def _order(place: Place, index: int) -> str | None:
    """The imperative where "Senden Sie" is no question."""
    second = address_words().seconds.get(place.norm(index))
    if second is None or second.imperative is None or place.word.form != "Sie" or place.form == "Sie":
        return None
    rest = place.norms[index:]
    end = next((norm for norm in rest if norm in (".", "?", "!")), ".")
    if end == "?":
        return None
    return second.imperative if place.form == "du" else second.ihr


def _formal_verb(written: str) -> str | None:
    """`können` for kannst, `könnten` for könntest, `sind` for bist, `seien` for sei."""
    infinitive = address_words().infinitives.get(fold(written).partition("'")[0])
    lower = written.lower()
    if infinitive is None:
        return None
    if infinitive == "sein" and lower == "sei":
        return "seien"
    if infinitive == "sein":
        return "wären" if lower.startswith("wär") else "waren" if lower == "warst" else "sind"
    if lower.endswith("test"):
        return f"{lower[:-2]}n"
    return f"{lower[:-1]}n" if lower.endswith("tet") else infinitive


def _verb(place: Place, index: int) -> Wording:
    """A verb that addresses without a pronoun: "schick" becomes "schicken Sie"."""
    written = place.written(index)
    verb = _formal_verb(written) if place.form == "Sie" and "'" not in place.norms[index] else None
    if verb is None:
        return place.instead(index, index)
    verb = _like(written, verb)
    words = address_words()
    if place.norm(index + 1) in _REFLEXIVES[place.word.form] and words.kinds[place.norms[index]] & _VERBS:
        to_itself = place.norms[index] in words.lists["to_oneself"]
        return place.instead(index, index + 1, f"{verb} Sie sich") if to_itself else place.instead(index, index)
    return place.instead(index, index, f"{verb} Sie")
