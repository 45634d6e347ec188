"""The German words for persons, each with its masculine, feminine and neutral plural."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from tonecheck.languages.data import texts
from tonecheck.nlp.words import fold

#: From so many letters on the end of a compound counts.
_SHORTEST_END = 4
_LISTS = ("generic", "dative", "joints", "definite", "places", "past")


class Noun(msgspec.Struct, frozen=True):
    """A word for a person; as written."""

    singular: str
    masculine: str
    feminine: str
    neutral: str | None

    @property
    def stem(self) -> str:
        """`Kund` of Kundinnen."""
        return self.feminine.removesuffix("innen")


class Persons(msgspec.Struct, frozen=True, kw_only=True):
    """The nouns by their folded forms, and the words around them."""

    by_masculine: Mapping[str, Noun]
    by_stem: Mapping[str, Noun]
    companies: frozenset[str]
    house: frozenset[str]
    lists: Mapping[str, frozenset[str]]


@cache
def persons() -> Persons:
    """The German persons; read once from `languages/de/persons.yaml`."""
    data = texts("de", "persons")
    nouns = []
    for line in data["nouns"]:
        singular, masculine, feminine, neutral = line.split()
        nouns.append(Noun(singular, masculine, feminine, None if neutral == "-" else neutral))
    return Persons(
        by_masculine={fold(noun.masculine): noun for noun in nouns},
        by_stem={fold(noun.stem): noun for noun in nouns},
        companies=frozenset(data["companies"]),
        house=frozenset(data["house"]),
        lists={key: frozenset(map(fold, data[key].split())) for key in _LISTS},
    )


def lookup(table: Mapping[str, Noun], folded: str) -> Noun | None:
    """The noun itself, or the noun that ends a compound."""
    found = table.get(folded)
    if found is not None:
        return found
    endings = (folded[at:] for at in range(1, len(folded) - _SHORTEST_END + 1))
    return next((table[ending] for ending in endings if ending in table), None)
