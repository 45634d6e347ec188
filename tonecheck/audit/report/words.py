"""What the report says, in German and English: sentences, numbers, names, dates."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from tonecheck.audit.statistics.moments import Interval
from tonecheck.languages import data, ui
from tonecheck.report import DIMENSIONS

_THIN = "\u202f"


@cache
def words(language: str) -> Mapping[str, str]:
    """The report's words by their keys, from `languages/<language>/report.yaml`."""
    return {str(key): str(value) for key, value in data.values(language, "report").items()}


def say(language: str, key: str, **values: object) -> str:
    """One entry of the report, else of the interface; an unknown key is said as its last part."""
    text = words(language).get(key)
    return ui.say(language, key, **values) if text is None else text.format(**values)


def number(value: float, language: str, digits: int = 1) -> str:
    """A number as the language writes it: `1.234,5` or `1,234.5`, with a real minus sign."""
    text = f"{value:,.{digits}f}"
    if float(text.replace(",", "")) == 0:
        text = text.lstrip("-")
    if language == "de":
        text = text.translate(str.maketrans(",.", ".,"))
    return text.replace("-", "−")


def whole(value: float, language: str) -> str:
    """A count."""
    return number(value, language, 0)


def count(key: str, n: int, language: str) -> str:
    """`n` of something: the entry `<key>.one` or `<key>.many`."""
    return say(language, f"{key}.one" if n == 1 else f"{key}.many", n=whole(n, language))


def percent(share: float, language: str) -> str:
    """A share from 0 to 1 in percent; a decimal only where it is small or nearly all."""
    digits = 1 if 0 < share < 0.1 or 0.99 < share < 1 else 0
    return say(language, "percent", n=number(100 * share, language, digits)).replace(" ", _THIN)


def interval(found: Interval, language: str, digits: int = 1) -> str:
    """A figure and its interval in brackets."""
    value = number(found.value, language, digits)
    return f"{value}{_brackets(found, language, digits)}"


def percents(found: Interval, language: str) -> str:
    """A share and its interval, in percent."""
    in_percent = Interval(found.value, *(None if end is None else 100 * end for end in (found.low, found.high)))
    return f"{percent(found.value, language)}{_brackets(in_percent, language, 1 if found.value < 0.1 else 0)}"


def _brackets(found: Interval, language: str, digits: int) -> str:
    if found.low is None or found.high is None:
        return ""
    low, high = number(found.low, language, digits), number(found.high, language, digits)
    key = "interval.signed" if low.startswith("−") else "interval"
    return f" ({say(language, key, low=low, high=high)})"


def measure(kind: str, name: str, language: str) -> str:
    """The name of the score, a dimension, a section or an act; a house's own name as it is."""
    if kind == "act":
        return say(language, f"act.{name}")
    return say(language, f"dimension.{name}" if name in DIMENSIONS else f"measure.{name}")


def group(by: str, name: str, language: str) -> str:
    """The name of one group as the language says it."""
    if by == "month":
        return month(name, language)
    return say(language, f"{by}.{name}") if by in ("channel", "situation", "language") else name


def named(by: str, name: str, language: str) -> str:
    """A group with what it is: `Kanal Chat`; a pseudonym says it itself."""
    said = group(by, name, language)
    return said if by == "agent" and said.startswith("agent-") else f"{say(language, f'by.{by}')} {said}"


def month(name: str, language: str) -> str:
    """`2025-09` as `Sep 2025`."""
    year, number_ = name.split("-")
    return f"{say(language, 'months').split()[int(number_) - 1]} {year}"


def day(name: str, language: str) -> str:
    """`2025-09-01` as `01.09.2025` or `1 Sep 2025`."""
    year, month_, day_ = name.split("-")
    if language == "de":
        return f"{day_}.{month_}.{year}"
    return f"{int(day_)} {say(language, 'months').split()[int(month_) - 1]} {year}"


def duration(seconds: float, language: str) -> str:
    """A time in minutes, hours or days, whichever is easiest to read."""
    if seconds < 90 * 60:
        return say(language, "times.minutes", n=number(math.ceil(seconds / 60), language, 0))
    if seconds < 36 * 3600:
        return say(language, "times.hours", n=number(seconds / 3600, language))
    return say(language, "times.days", n=number(seconds / 86_400, language))
