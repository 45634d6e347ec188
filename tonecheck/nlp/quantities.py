"""Amounts with their units: `14 Tage`, `two to three working days`, `4,95 €`, `20 %`, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from tonecheck.languages.data import values

_NUMBER = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?")
#: How much of the kind's base unit one unit is; months and years are their own kind, since a month is not 30 days.
_SCALE: Mapping[str, tuple[str, float]] = {
    "second": ("time", 1 / 3600),
    "minute": ("time", 1 / 60),
    "hour": ("time", 1),
    "day": ("time", 24),
    "week": ("time", 168),
    "workday": ("workdays", 1),
    "month": ("months", 1),
    "year": ("months", 12),
    "cent": ("cents", 1),
    "gram": ("weight", 0.001),
    "kilogram": ("weight", 1),
    "centimetre": ("length", 0.01),
    "metre": ("length", 1),
    "kilometre": ("length", 1000),
}
#: Currencies that may stand before the amount.
_SIGNS = {"€": "euro", "eur": "euro", "$": "dollar", "£": "pound", "chf": "franc"}
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")
_GLUED = re.compile(r"(\d+(?:[.,]\d+)?)-?([^\W\d_]+\.?)")


class Quantity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An amount as written, from `low` to `high` (equal where it is one number), in units of `unit`."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    is_past: bool = False  #: `vor 14 Tagen`, `two weeks ago`: tells when, sets no limit

    @property
    def kind(self) -> str:
        """What can be compared: amounts of one kind convert into each other."""
        return _SCALE.get(self.unit, (self.unit, 1.0))[0]

    @property
    def span(self) -> tuple[float, float]:
        """Low and high in the base unit of the kind: hours, workdays, months, kilograms, metres, or the unit itself."""
        scale = _SCALE.get(self.unit, (self.unit, 1.0))[1]
        return round(self.low * scale, 6), round(self.high * scale, 6)


class _Words(msgspec.Struct, frozen=True):
    numbers: Mapping[str, float]
    units: Mapping[str, str]
    joints: frozenset[str]
    past: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = values(language, "quantities")
    units = {form: unit for unit, forms in data["units"].items() for form in forms}
    numbers = {word: float(value) for word, value in data["numbers"].items()}
    return _Words(numbers, units, frozenset(data["joints"]), frozenset(data["past"]))


def to_number(text: str) -> float | None:
    """The value of digits as German or English writes them: `1.000,50`, `1,000.50`, `4,95`; None for other text."""
    if not _NUMBER.fullmatch(text):
        return None
    plain = re.sub(r"[.,' ](?=\d{3}(?:\D|$))", "", text)
    return float(plain.replace(",", "."))


def find(norms: Sequence[str], starts: Sequence[int], ends: Sequence[int], language: str) -> tuple[Quantity, ...]:
    """Every quantity among tokens given by folded form, start and end."""
    words = _words(language)
    likely = [at for at, norm in enumerate(norms) if _may_begin(norm, language)]
    if not likely:
        return ()
    visible = [at for at, norm in enumerate(norms) if not norm.isspace()]
    found: list[Quantity] = []
    after = 0
    for position in [bisect_left(visible, at) for at in likely]:
        read = _read_at(position, visible, norms, words) if position >= after else None
        if read is None:
            continue
        after, low, high, unit = read
        first, last = visible[position], visible[after - 1]
        before = norms[visible[position - 1]] if position else ""
        behind = norms[visible[after]] if after < len(visible) else ""
        is_past = bool({before, behind} & words.past)
        found.append(Quantity(start=starts[first], end=ends[last], low=low, high=high, unit=unit, is_past=is_past))
    return tuple(found)


@lru_cache(maxsize=50_000)
def _may_begin(norm: str, language: str) -> bool:
    """Whether a quantity can begin with the token."""
    return norm in _words(language).numbers or norm in _SIGNS or _DIGIT.search(norm) is not None


def _read_at(
    position: int, visible: Sequence[int], norms: Sequence[str], words: _Words
) -> tuple[int, float, float, str] | None:
    """(position behind it, low, high, unit) of the quantity that begins at `position`; None where none does."""

    def norm(at: int) -> str:
        return norms[visible[at]] if at < len(visible) else ""

    glued = _GLUED.fullmatch(norm(position))
    if glued and glued[2] in words.units:
        amount = to_number(glued[1]) or 0.0
        return position + 1, amount, amount, words.units[glued[2]]
    clock = _CLOCK.fullmatch(norm(position))
    if clock and words.units.get(norm(position + 1)) == "clock":
        time = int(clock[1]) + int(clock[2]) / 60
        return position + 2, time, time, "clock"
    sign = _SIGNS.get(norm(position))
    at = position + 1 if sign else position
    low, high, at = _amounts(at, norm, words)
    if low is None:
        return None
    if sign:
        return at, low, high, sign
    two_words = f"{norm(at)} {norm(at + 1)}"
    if two_words in words.units:
        return at + 2, low, high, words.units[two_words]
    hyphen = 1 if norm(at) == "-" and norm(at + 1) in words.units else 0
    unit = words.units.get(norm(at + hyphen))
    return (at + hyphen + 1, low, high, unit) if unit else None


def _amounts(at: int, norm: Callable[[int], str], words: _Words) -> tuple[float | None, float, int]:
    """(low, high, position behind) of one number or two joined by `bis`, `to`, a dash."""
    low, pair = _number(norm(at), words)
    if low is None:
        return None, 0.0, at
    if pair is not None:
        return low, pair, at + 1
    if norm(at + 1) in words.joints:
        high, _ = _number(norm(at + 2), words)
        if high is not None and high >= low:
            return low, high, at + 3
    return low, low, at + 1


def _number(norm: str, words: _Words) -> tuple[float | None, float | None]:
    """The number of a token, and a second one where the token is a range such as `3-5`."""
    value = words.numbers.get(norm)
    if value is None:
        value = to_number(norm)
    if value is not None:
        return value, None
    parts = re.split(r"[-–]", norm)
    if len(parts) == 2:
        low, high = to_number(parts[0]), to_number(parts[1])
        if low is not None and high is not None and low <= high:
            return low, high
    return None, None
