"""German and English as data: salutations, farewells, titles, names, quoted mail, abbreviations, lexicons."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

FOLDER = Path(__file__).parent
Register = Literal["casual", "neutral", "formal"]


class Salutation(msgspec.Struct, frozen=True, kw_only=True):
    """A way to open a reply; `pattern` is a regular expression where the phrase does not say all its forms."""

    phrase: str
    register: Register
    pattern: str | None = None
    named: bool = False  #: opens a reply only together with a name or a noun for the reader


class Farewell(msgspec.Struct, frozen=True, kw_only=True):
    """A way to end a reply; `pattern` is a regular expression where the phrase does not say all its forms."""

    phrase: str
    register: Register
    pattern: str | None = None
    weak: bool = False  #: an end only where nothing but a name, a team or company data follows
    wish: bool = False  #: a whole sentence of good wishes
    thanks: bool = False  #: a thank-you


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """What stands before a name: `Frau`, `Dr.`, `Mx`."""

    title: str
    kind: Literal["honorific", "group", "academic", "office"]


class QuoteHeaders(msgspec.Struct, frozen=True, kw_only=True):
    """The words before the colons above a quoted mail; `from_` begins such a block."""

    from_: tuple[str, ...] = msgspec.field(name="from")
    rest: tuple[str, ...]


class Greetings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`salutations.yaml`."""

    salutations: tuple[Salutation, ...]
    impersonal: tuple[str, ...]
    fillers: tuple[str, ...]
    interjections: tuple[str, ...]
    not_names: frozenset[str]


class Farewells(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`farewells.yaml`."""

    farewells: tuple[Farewell, ...]
    tails: tuple[str, ...]
    not_farewells: tuple[str, ...]


class Signatures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`signatures.yaml`: regular expressions for the lines around the reply itself."""

    on_behalf: tuple[str, ...]
    owners: tuple[str, ...]
    from_: tuple[str, ...] = msgspec.field(name="from")
    endings: tuple[str, ...]  #: literal, of words that name an organisation
    organisations: tuple[str, ...]
    roles: tuple[str, ...]
    contact: tuple[str, ...]
    postscript: tuple[str, ...]
    disclaimers: tuple[str, ...]
    quote_headers: QuoteHeaders
    attribution: tuple[str, ...]
    separators: tuple[str, ...]
    subject: tuple[str, ...]
    references: tuple[str, ...]


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """All that the anatomy of a reply needs to know of one language."""

    code: str
    greetings: Greetings
    farewells: Farewells
    titles: tuple[Title, ...]
    signatures: Signatures
    first_names: frozenset[str]  #: lower case
    stop_words: frozenset[str]  #: lower case


@cache
def load(language: str) -> Language:
    """The data of `de` or `en`, read once per process; any other code is a KeyError."""
    from tonecheck.languages import data

    if not (FOLDER / language / "salutations.yaml").is_file():
        raise KeyError(language)
    return Language(
        code=language,
        greetings=msgspec.convert(data.texts(language, "salutations"), Greetings, strict=False),
        farewells=msgspec.convert(data.texts(language, "farewells"), Farewells, strict=False),
        titles=msgspec.convert(data.texts(language, "titles"), tuple[Title, ...], strict=False),
        signatures=msgspec.convert(data.texts(language, "signatures"), Signatures, strict=False),
        first_names=_words(language, "first_names"),
        stop_words=_words(language, "stopwords"),
    )


def _words(language: str, name: str) -> frozenset[str]:
    text = (FOLDER / language / f"{name}.txt").read_text("utf-8")
    return frozenset(word.lower() for word in text.split())
