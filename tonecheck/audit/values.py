"""Times and numbers as archives write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from typing import Any, Literal

_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:,? +(?:um )?(\d{1,2}):(\d{2})(?::(\d{2}))?(?: Uhr)?)?")
_SLASHED = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])\.?m\.?)?)?", re.IGNORECASE
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
#: What stands for no time at all, as databases and people write it.
_NONE = frozenset(("", "-", "–", "n/a", "na", "none", "null", "nan", "nat", "k.a.", "k. a."))
_ZERO = re.compile(r"0000-00-00(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_RATINGS = {"good": 1.0, "bad": 0.0}
#: What comes first in `12/31/2025`.
Order = Literal["day", "month"]
_MONTHS = 12


def time(value: Any, zone: tzinfo = UTC, order: Order | None = None) -> datetime | None:
    """A time without a zone: as written, or turned into `zone` where it says its own; None where there is none.

    It reads ISO 8601, mail dates, `31.12.2025 14:05` (also `31.12.25`), `12/31/2025 2:05 PM` and `31/12/2025` where no
    month is 31, and seconds or milliseconds since 1970; ValueError for others. `order` says how to read `03/04/2025`.
    """
    try:
        found = _found(value, order)
        return found if found is None or found.tzinfo is None else found.astimezone(zone).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"the time '{str(value).strip()[:40]}' is none that can be read") from None


def order(values: Iterable[Any]) -> Order | None:
    """Whether dates with slashes begin with the day or the month, where at least one shows it and none the other."""
    found = {told for value in values if isinstance(value, str) and (told := _shown(_SLASHED.fullmatch(value.strip())))}
    return found.pop() if len(found) == 1 else None


def _shown(written: re.Match[str] | None) -> Order | None:
    """What a date itself shows; `31/12/25` may begin with the year."""
    if written is None:
        return None
    first, second = int(written[1]), int(written[2])
    if first <= _MONTHS < second:
        return "month"
    return "day" if second <= _MONTHS < first and len(written[3]) == 4 else None


def _slashed(written: re.Match[str], order: Order | None) -> datetime:
    """A date with slashes; ValueError where it may be one of two days."""
    first, second, year, hour, minute, seconds = (int(part or 0) for part in written.groups()[:6])
    which = _shown(written) or order
    if which is None and (first != second or year < 100):
        raise ValueError(written.group())
    if written[7]:
        if not 1 <= hour <= 12:
            raise ValueError(written.group())
        hour = hour % 12 + (12 if written[7].lower() == "p" else 0)
    month, day = (second, first) if which == "day" else (first, second)
    return datetime(year if year > 99 else 2000 + year, month, day, hour, minute, seconds)


def _found(value: Any, order: Order | None) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC)
    return _written(str(value).strip(), order)


def _written(text: str, order: Order | None) -> datetime | None:
    if text.casefold() in _NONE or _ZERO.fullmatch(text):
        return None
    if _EPOCH.fullmatch(text):
        seconds = float(text)
        return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
    german = _GERMAN.fullmatch(text)
    if german:
        day, month, year, hour, minute, second = (int(part or 0) for part in german.groups())
        return datetime(year if year > 99 else 2000 + year, month, day, hour, minute, second)
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        return _slashed(slashed, order)
    try:
        return datetime.fromisoformat(text.replace(" UTC", "Z").replace("/", "-"))
    except ValueError:
        pass
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, IndexError):
        raise ValueError(text) from None
    # `-0000` is UTC and says nothing of the sender's zone (RFC 5322, 3.3); Python takes it for no zone at all.
    return found.replace(tzinfo=UTC) if text.endswith("-0000") else found


def number(value: Any, name: str) -> float | None:
    """A number, also as `4,5` or as Zendesk's good (1) and bad (0); None where there is none, ValueError for others."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str):
        low = value.strip().casefold()
        if low in _RATINGS:
            return _RATINGS[low]
        value = low.replace(",", ".")
    try:
        found = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"{name} '{str(value)[:40]}' is no number") from None
    if found != found or abs(found) == float("inf"):
        raise ValueError(f"{name} '{value}' is no number")
    return found
