"""Where names, titles, dates, amounts and numbers stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from tonecheck import languages
from tonecheck.nlp.patterns.tokens import BLOCKED, Units
from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import fold

_NAME_WORDS = 3
#: Weekdays no longer than this (so, do, sat) are words of their own and need a date behind them.
_SHORT = 3
_PLACEHOLDER = re.compile(r"\{\{|\{%|#\{|\$\{|<%|<<|\{[^\W\d]|\[.|%\w|X{3}|_{3}")
_PLACEHOLDER_SIGNS = frozenset("{#$<[%x_")
#: The name under which a text keeps the places that stand for any kind of slot.
_PLACEHOLDERS = "placeholder"
#: Kinds of which each place is found by its own words alone, so that hidden words hide only places that they are in.
_WORD_BY_WORD = frozenset(("name", "first_name", "title", "number"))
_DIGITS = frozenset("0123456789")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_CAPITALISED = re.compile(r"[^\W\d_]")
_PARTICLES = frozenset(
    ("von", "van", "de", "der", "den", "zu", "zur", "vom", "di", "da", "del", "la", "le", "al", "el", "bin")
)


@cache
def titles(language: str) -> frozenset[str]:
    """The words before a name, folded."""
    return frozenset(fold(word) for title in languages.load(language).titles for word in title.title.split())


@cache
def _titles_with_or_without_stop(language: str) -> frozenset[str]:
    return titles(language) | {title.removesuffix(".") for title in titles(language)}


def find(kind: str, units: Units, language: str) -> list[tuple[int, int]]:
    """All places of a kind of slot, as ranges of units; of nested ones each. A placeholder, hidden or not, is any."""
    if units.plain is not None and kind in _WORD_BY_WORD:
        all_places = units.plain.slots
        if kind not in all_places:
            all_places[kind] = find(kind, units.plain, language)
        holes, blocked = set(_placeholders(units.plain)), units.blocked
        return [place for place in all_places[kind] if place in holes or blocked.isdisjoint(range(*place))]
    return [*_FINDERS[kind](units, language), *_placeholders(units)]


def _placeholders(units: Units) -> list[tuple[int, int]]:
    if units.plain is not None:
        return _placeholders(units.plain)
    if _PLACEHOLDERS not in units.slots:
        norms = units.tokens.norms
        units.slots[_PLACEHOLDERS] = [
            (unit, unit + 1)
            for unit, place in enumerate(units.places)
            if norms[place][0] in _PLACEHOLDER_SIGNS and _PLACEHOLDER.match(units.written(unit))
        ]
    return units.slots[_PLACEHOLDERS]


def _first_words(units: Units, language: str) -> list[int]:
    """The units of words that may be a name."""
    written = units.tokens.written
    return [
        unit
        for unit, (key, place) in enumerate(zip(units.keys, units.places, strict=True))
        if key != BLOCKED and _may_be_name(written[place], language)
    ]


@lru_cache(maxsize=50_000)
def _may_be_name(written: str, language: str) -> bool:
    return (
        bool(_CAPITALISED.match(written))
        and written[0].isupper()
        and (len(written) == 1 or not written.isupper() or len(written) > 3)
        and fold(written) not in titles(language)
    )


def _names(units: Units, language: str) -> Iterator[tuple[int, int]]:
    """A title with a name, a name alone, each part of a longer name."""
    keys, total = units.keys, len(units.keys)
    named, titled = frozenset(_first_words(units, language)), _titles_with_or_without_stop(language)
    for start, key in enumerate(keys):
        if start not in named and key not in titled and key not in _PARTICLES:
            continue
        at = start
        while at < total and keys[at].rstrip(".") and keys[at] in titled:
            at = _behind_stop(units, at)
        first = at
        while at < total and at - first < _NAME_WORDS + 2:
            if at in named:
                at = units.token_units(at)[1]
                yield start, at
            elif keys[at] in _PARTICLES and at + 1 < total:
                at += 1
            else:
                break


def _behind_stop(units: Units, at: int) -> int:
    """Behind a title and the full stop that is a token of its own: `Fr.`."""
    return at + 2 if at + 1 < len(units.keys) and units.keys[at + 1] == "." else at + 1


def _first_names(units: Units, language: str) -> Iterator[tuple[int, int]]:
    for unit in _first_words(units, language):
        yield unit, units.token_units(unit)[1]


def _titles(units: Units, language: str) -> Iterator[tuple[int, int]]:
    keys, titled = units.keys, _titles_with_or_without_stop(language)
    for start, key in enumerate(keys):
        if key in titled:
            at = start
            while at < len(keys) and keys[at] in titled:
                at = _behind_stop(units, at)
                yield start, at


def _numbers(units: Units, _language: str) -> Iterator[tuple[int, int]]:
    for unit in _cued(units, frozenset()):
        if _NUMBER.fullmatch(units.keys[unit]):
            yield unit, unit + 1


@cache
def _date(language: str) -> re.Pattern[str]:
    lists = word_lists(language, "calendar")
    months, weekdays, days = (_either(lists[name]) for name in ("months", "weekdays", "days"))
    ordinal = r"\d{1,2}(?:\.|st|nd|rd|th)?"
    year = r"(?:,?\s+(?:19|20)\d\d)?"
    numeric = r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}(?:/\d{2,4})?"
    named = rf"{ordinal}\s+(?:of\s+)?{months}\.?{year}|{months}\.?\s+{ordinal}{year}"
    day = rf"(?:{weekdays}\.?,?\s+(?:(?:den|dem|the)\s+)?)?(?:{numeric}|{named})"
    alone = _either(frozenset(name for name in lists["weekdays"] if len(name) > _SHORT))
    return re.compile(rf"(?<!\w)(?:{day}|{alone}|{days})(?!\w)", re.IGNORECASE)


@cache
def _amount(language: str) -> re.Pattern[str]:
    currency = _either(word_lists(language, "calendar")["currencies"])
    number = r"\d+(?:[.,]\d+)*(?:,[-–]{1,2})?"
    return re.compile(rf"(?<!\w)(?:{number}\s?{currency}(?!\w)|{currency}\s?{number})", re.IGNORECASE)


def _either(words: frozenset[str]) -> str:
    spellings = {
        word.replace("ae", "(?:ä|ae)").replace("ue", "(?:ü|ue)") if word.isalpha() else re.escape(word)
        for word in words
    }
    return f"(?:{'|'.join(sorted(spellings, key=len, reverse=True))})"


def _cued(units: Units, cues: frozenset[str]) -> list[int]:
    """The units that are a cue or begin with a digit."""
    found = [unit for unit, _ in _digits(units)]
    if not cues.isdisjoint(units.keys):
        found = sorted({*found, *(unit for unit, one in enumerate(units.keys) if one in cues)})
    return found


def _digits(units: Units) -> list[tuple[int, int]]:
    if "digit" not in units.slots:
        if units.plain is None:
            found = [(unit, unit + 1) for unit, one in enumerate(units.keys) if one[0] in _DIGITS]
        else:
            found = [place for place in _digits(units.plain) if place[0] not in units.blocked]
        units.slots["digit"] = found
    return units.slots["digit"]


def _by_pattern(kind: str, pattern: re.Pattern[str], cues: frozenset[str], units: Units) -> Iterator[tuple[int, int]]:
    """The matches that begin at a number or a cue; a regular expression over the whole text would take longer."""
    last, known = 0, units.spelled
    for unit in _cued(units, cues):
        if unit < last:
            continue
        if (kind, unit) not in known:
            known[kind, unit] = _spelled(pattern, units, unit)
        end = known[kind, unit]
        if end is not None and BLOCKED not in units.keys[unit:end]:
            yield unit, end
            last = end


def _spelled(pattern: re.Pattern[str], units: Units, unit: int) -> int | None:
    """The position behind what the pattern matches at a unit of the text, hidden or not."""
    match = pattern.match(units.tokens.text, units.start(unit))
    return _unit_at_end(units, match.end()) if match else None


def _unit_at_end(units: Units, offset: int) -> int | None:
    """The position behind the unit that ends at an offset of the text."""
    token = bisect_left(units.tokens.ends, offset)
    return bisect_left(units.places, token + 1) if units.tokens.ends[token] == offset else None


def _dates(units: Units, language: str) -> Iterator[tuple[int, int]]:
    yield from _by_pattern("date", _date(language), _cues(language, "months", "weekdays", "days"), units)


def _amounts(units: Units, language: str) -> Iterator[tuple[int, int]]:
    yield from _by_pattern("amount", _amount(language), _cues(language, "currencies"), units)


@cache
def _cues(language: str, *names: str) -> frozenset[str]:
    words = frozenset().union(*(word_lists(language, "calendar")[name] for name in names))
    return words | {f"{word}." for word in words}


_FINDERS = {
    "name": _names,
    "first_name": _first_names,
    "title": _titles,
    "number": _numbers,
    "date": _dates,
    "amount": _amounts,
}
