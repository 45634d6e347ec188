"""Which short words a language has, and which of them are nouns: a sorted table of hashes, mapped when it is asked.

The dictionary behind it takes a second and a hundred megabytes to load; the table a millisecond and what is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tonecheck.resources import models_dir

FILE = "known_words.npy"
#: Longer words are not in the table.
LONGEST = 8
#: From so many letters on the end of a long German word may be the noun that it is a kind of: Liefer-termin.
_SHORTEST_PART = 4
_NOUN_ENDINGS = (
    *("ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten"),
    *("nis", "nisse", "nissen", "ling", "linge", "lingen", "ment", "mente", "ismus"),
)
_OTHER_ENDINGS = ("lich", "liche", "lichen", "licher", "liches", "isch", "ische", "ischen", "bar", "bare", "baren")
_NOUN = np.uint32(1)


def is_known(word: str, language: str) -> bool:
    """Whether the language has the word, in small letters no longer than LONGEST; one other in 15,000 passes too."""
    return _row(word, language) is not None


def is_noun(word: str, language: str) -> bool:
    """Whether a word in small letters is a noun and nothing else; of a longer one its end says so."""
    if len(word) <= LONGEST:
        row = _row(word, language)
        return bool(row is not None and row & _NOUN)
    if word.endswith(_NOUN_ENDINGS):
        return True
    if word.endswith(_OTHER_ENDINGS):
        return False
    parts = (word[-length:] for length in range(LONGEST, _SHORTEST_PART - 1, -1))
    known = next((row for part in parts if (row := _row(part, language)) is not None), None)
    return bool(known is not None and known & _NOUN)


def table(words: Iterable[tuple[str, bool]]) -> NDArray[np.uint32]:
    """The table of words in small letters, each with whether it is a noun and nothing else."""
    rows = {_hash(word) | is_noun for word, is_noun in words if len(word) <= LONGEST}
    return np.array(sorted(rows), np.uint32)


def _row(word: str, language: str) -> np.uint32 | None:
    """The row of a word: its hash, whose lowest bit says whether it is a noun."""
    rows, wanted = _table(models_dir() / language / FILE), np.uint32(_hash(word))
    at = int(np.searchsorted(rows, wanted))
    found = rows[at] if at < len(rows) else None
    return found if found is not None and found | _NOUN == wanted | _NOUN else None


def _hash(word: str) -> int:
    return crc32(word.encode()) & ~1


@cache
def _table(path: Path) -> NDArray[np.uint32]:
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
