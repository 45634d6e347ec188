"""Whether the name of a variable is a slip of the pen for a known one: the same words, or letters gone wrong in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])|(?<=[A-ZÄÖÜ])(?=[A-ZÄÖÜ][a-zäöüß])")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_DOUBLED = re.compile(r"(.)\1+")
#: Fewer letters than that tell nothing: `id` and `ip`; two that changed places are told sooner: `ulr`.
_SHORTEST, _SHORTEST_SWAPPED = 4, 3
#: From so many letters on a wrong one is a slip: `late`, `date` and `rate` are three words.
_SHORTEST_WRONG = 6
#: From so many letters on the first one may be missing: `mail` and `email` are two words.
_SHORTEST_FIRST = 7
#: A second word may have a slip too, where the name has so many letters.
_LONG = 12
#: What makes another form of a word: `item`, `items`; `kunde`, `kunden`; `adresse`, `adressen`; `create`, `created`.
_ENDING = re.compile(r"(?:[^sui]s|e[lr]?n|[^e]ed)$")
#: Words that variables are named by, and that one letter parts from another such word. The end of a German compound counts.
_OTHERS = frozenset(
    (
        *("altitude", "blank", "cause", "coast", "contact", "contract", "country", "county", "date", "form", "from"),
        *("latitude", "party", "place", "plain", "plan", "plane", "plant", "plate", "post", "prepayment", "receiver"),
        *("reminder", "remainder", "repayment", "sent", "spent", "state", "story", "team", "term", "trail", "trial"),
        *("unit", "unite", "user", "word", "world", "received", "message", "massage", "charge", "change", "chance"),
        *("count", "fee", "free", "net", "next", "payer", "player", "sale", "scale", "seat", "set", "short", "sort"),
        *("sport", "trade", "trader", "kasse", "klasse"),
        *("beitrag", "betrag", "ertrag", "vertrag", "datei", "datum", "daten", "art", "ort", "tag", "weg", "wert"),
        *("zeit", "seite", "land", "stand", "rate", "karte", "konto", "preis", "kreis", "leiter", "leister"),
    )
)
#: Beginnings that make two words of one: `anreise`, `abreise`.
_BEGINNINGS = ("ab", "an", "auf", "aus", "ein", "im", "in", "un")


def meant(name: str, known: Sequence[str]) -> str | None:
    """The known name that a slip has made this one of, the nearest and first; None where it is another word.

    A slip is another spelling of the same words (`customerName`, `customer.name`) or, in a word of a good length, one
    letter that is missing, too many or wrong, two that changed places, or letters doubled or not. It is none where it
    makes another word: one that a known name has, one of those that variables are named by, or another form.
    """
    words, house = _words(name), _house(tuple(known))
    near = [
        (slips, one) for one in known if "*" not in one and (slips := _slips(words, _words(one), house)) is not None
    ]
    return min(near, key=lambda each: each[0])[1] if near else None


def _slips(written: tuple[str, ...], right: tuple[str, ...], house: frozenset[str]) -> int | None:
    """How many words are slips of those of a known name; None where one is another word."""
    if "".join(written) == "".join(right):
        return 0
    if len(written) != len(right):
        written, right = ("".join(written),), ("".join(right),)
        if len(written[0]) == len(right[0]) and sorted(written[0]) != sorted(right[0]):
            return None  # a wrong letter may make another word of a short one that is not seen here
    unlike = [(one, other) for one, other in zip(written, right, strict=True) if one != other]
    most = 2 if sum(map(len, right)) >= _LONG else 1
    are_slips = len(unlike) <= most and all(one not in house and _is_slip(one, other) for one, other in unlike)
    return len(unlike) if are_slips else None


def _is_slip(written: str, right: str) -> bool:
    """Whether one slip of the pen makes `right` into `written`, and no other word of it."""
    if not (written.isalpha() and right.isalpha()) or _is_other(written, right):
        return False
    length = max(len(written), len(right))
    if length >= _SHORTEST and _DOUBLED.sub(r"\1", written) == _DOUBLED.sub(r"\1", right):
        return not _is_form(written, right)
    start, gone, came = _difference(written, right)
    if gone == came[::-1] and len(gone) == 2:
        return length >= _SHORTEST_SWAPPED
    if len(gone) == len(came) == 1:
        return length >= _SHORTEST_WRONG and 0 < start < length - 1
    if len(gone) + len(came) == 1:
        return length >= (_SHORTEST if start else _SHORTEST_FIRST) and not _is_form(written, right)
    return False


def _difference(written: str, right: str) -> tuple[int, str, str]:
    """From where on two words differ, and the letters of each up to where they are alike again."""
    most = min(len(written), len(right))
    start = next((at for at in range(most) if written[at] != right[at]), most)
    rest = most - start
    alike = next((at for at in range(rest) if written[-1 - at] != right[-1 - at]), rest)
    return start, right[start : len(right) - alike], written[start : len(written) - alike]


def _is_form(written: str, right: str) -> bool:
    shorter, longer = sorted((written, right), key=len)
    return longer[: len(shorter)] == shorter and bool(_ENDING.search(longer))


def _is_other(written: str, right: str) -> bool:
    """Whether it is, or ends in, a word that variables are named by and that the known one has not."""
    ends = written in _OTHERS or any(
        written.endswith(word) and not right.endswith(word) and right.startswith(written[: -len(word)])
        for word in _OTHERS
    )
    begun = [{each for each in _BEGINNINGS if word.startswith(each)} for word in (written, right)]
    return ends or (all(begun) and begun[0].isdisjoint(begun[1]))


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters: `customerName`, `customer_name` and `Customer.Name` have the same."""
    return tuple(word.casefold().translate(_UMLAUTS) for word in _WORD.findall(_CAMEL.sub(" ", name)))


@lru_cache(maxsize=16)
def _house(known: tuple[str, ...]) -> frozenset[str]:
    """The words of all known names."""
    return frozenset(word for name in known for word in _words(name))
