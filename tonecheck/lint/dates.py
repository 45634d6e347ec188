"""Dates and weekdays as German and English write them, so that two responses can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from tonecheck.languages.data import values

_BEFORE = r"(?<![\w.,:/-])"


class Date(msgspec.Struct, frozen=True):
    """A day of a month or of a week, and all that it can mean.

    Days of a month are 100 times the month plus the day; weekdays count from 1 for Monday.
    """

    start: int
    end: int
    meant: tuple[int, ...]


class _Forms(msgspec.Struct, frozen=True):
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    pattern: re.Pattern[str]


def find(text: str, language: str) -> Iterator[Date]:
    """Every date and full name of a weekday, in order; offsets are code points of `text`."""
    forms = _forms(language)
    for match in forms.pattern.finditer(text):
        meant = tuple(sorted(set(_meant(match.groupdict(), forms))))
        if meant:
            start = match.start("dotted_day")  # without the word before it
            yield Date(start if start >= 0 else match.start(), match.end(), meant)


def _meant(found: Mapping[str, str | None], forms: _Forms) -> Iterator[int]:
    if weekday := found["weekday"]:
        yield forms.weekdays[weekday]
        return
    names = forms.months
    for day, month in (
        (found["day"], names.get(found["month"] or "")),
        (found["behind"], names.get(found["named"] or "")),
        (found["dotted_day"], found["dotted_month"]),
        (found["iso_day"], found["iso_month"]),
        (found["one"], found["other"]),  # with strokes nobody knows which is which
        (found["other"], found["one"]),
    ):
        if day and month and 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
            yield 100 * int(month) + int(day)


@cache
def _forms(language: str) -> _Forms:
    data = values(language, "dates")
    months = {name: at for at, names in enumerate(data["months"], 1) for name in names}
    weekdays = {name: at for at, names in enumerate(data["weekdays"], 1) for name in names}
    month, before = "|".join(months), "|".join(data["before"])
    pattern = re.compile(
        rf"""
          {_BEFORE}(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?(?:\s?of)?\s?(?P<month>{month})\b
        | \b(?P<named>{month})\.?\ (?P<behind>\d{{1,2}})(?:st|nd|rd|th)?(?![\w.:]?\w)
        | (?:\b(?:{before})\ (?=\d)|{_BEFORE}(?=\d\d?\.\s?\d\d?\.\s?\d{{2}}(?:\d\d)?\b))
          (?P<dotted_day>\d{{1,2}})\.\s?(?P<dotted_month>\d{{1,2}})\.(?:\s?\d{{4}}\b|\d\d\b)?
        | {_BEFORE}(?:19|20)\d\d-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?![\w-])
        | {_BEFORE}(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})/\d{{2,4}}(?![\w/])
        | \b(?P<weekday>{"|".join(weekdays)})(?:s|en)?\b
        """,
        re.VERBOSE,
    )
    return _Forms(months, weekdays, pattern)
