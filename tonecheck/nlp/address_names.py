"""How an English reply calls the customer: by first name, "Hi Anna", or by title and surname, "Ms Hart"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tonecheck.anatomy.zone import Anatomy, Name
from tonecheck.languages import load
from tonecheck.nlp.parts import AddressReading, AddressWord

FIRST_NAME, TITLE = "first name", "title"
#: Before these the customer is spoken to: the beginning of a line or sentence, or a comma.
_CALLED = r"(?:^|(?<=\n)|(?<=[.!?,] )|(?<=[.!?,]\n))"
_CALL_ENDS = r"(?=[,.!?](?:\s|$)|\s*$)"
#: Behind a name these show that it is somebody else's: "Ms Hart, our manager", "Ms Hart, who".
_APPOSITION = re.compile(r", (?:our|my|the|an?|who|whom|whose|and|or|from|at|in|has|will|is)\b")
#: Before a name and its comma these show the same: "our manager, Ms Hart,".
_ROLE = re.compile(
    r"\b(?:colleagues?|manager|supervisor|team|agent|advis[eo]r|engineer|technician|director|head|owner|assistant|"
    r"specialist|husband|wife|partner|son|daughter|brother|sister|mother|father|friend|neighbou?r|and|or|from|with|to|"
    r"by|of|called|named|namely)[, ]*$",
    re.IGNORECASE,
)


def read(text: str, anatomy: Anatomy) -> AddressReading:
    """The places where the customer is called by name; mixed where both ways of it stand in one reply."""
    name = anatomy.greeting.name if anatomy.greeting and not anatomy.greeting.others else None
    way = _way(name) if name else None
    if name is None or way is None:
        return AddressReading(None, mixed=False)
    pattern = _titled(name) if way == FIRST_NAME else _first_named(name)
    other = TITLE if way == FIRST_NAME else FIRST_NAME
    calls = tuple(AddressWord(start, end, other) for start, end in _calls(text, anatomy, pattern))
    return AddressReading(None, bool(calls), (AddressWord(name.start, name.end, way), *calls) if calls else ())


def _way(name: Name) -> str | None:
    """How a greeting calls the customer; None for "Anna Hart" and "@anna", which are neither."""
    if name.title and name.last and name.title.rstrip(".") in _titles():
        return TITLE
    return FIRST_NAME if name.first and name.first.isalpha() and not name.last and not name.title else None


@cache
def _titles() -> frozenset[str]:
    return frozenset(
        title.title.rstrip(".") for title in load("en").titles if title.kind in ("honorific", "academic")
    ) - {"Sir", "Madam"}


def _titled(_name: Name) -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, _titles()), key=len, reverse=True))
    return re.compile(rf"{_CALLED}(?:{titles})\.? [A-ZÀ-Þ][\w'’-]+{_CALL_ENDS}")


def _first_named(name: Name) -> re.Pattern[str]:
    first = re.escape(name.first) if name.first else r"[A-ZÀ-Þ][a-zß-ÿ]+"
    return re.compile(rf"{_CALLED}{first}{_CALL_ENDS}")


def _calls(text: str, anatomy: Anatomy, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the body calls somebody so, and no third person."""
    known = load("en").first_names
    for zone in anatomy.zones:
        for match in pattern.finditer(text, zone.start, zone.end) if zone.zone == "body" else ():
            written = match.group()
            if " " not in written and written.lower() not in known:
                continue
            if not _APPOSITION.match(text, match.end()) and not _ROLE.search(text, zone.start, match.start()):
                yield match.span()
