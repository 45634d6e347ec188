"""The data of a language, compiled to what the readers of greeting, closing and surroundings match with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from tonecheck.languages import Farewell, Language, Salutation, Title, load

_GREETING_NOUN = r"gr(?:ü|ue|u)(?:ß|ss)(?:en?|le)?"
_EMOJI_CLASS = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u231a-\u23ff\u25aa-\u27bf\u2900-\u2bff"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
EMOJI = rf"(?:{_EMOJI_CLASS}+|[:;=]['-]?[()DPp*3|/\\](?!\w)|<3+|\^\^)"
#: A variable of a template language that can stand for a name.
HOLE = (
    r"(?:\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|#\{[^{}\n]*\}|\$?\{[^{}\n]*\}|<%=?[^%\n]*%>|<<[^<>\n]*>>"
    r"|\[[^\]\n]{2,40}\]|%\w+%|_{3,}|XXX+)"
)
_WORD = re.compile(r"\w+")
MENTION = r"@[A-Za-z0-9_][\w.]*\w|@\w"


class Grammar(msgspec.Struct, frozen=True, kw_only=True):
    """One language's patterns; all match without regard to case unless said otherwise."""

    language: Language
    salutation: re.Pattern[str]  #: groups s0, s1 … are the language's salutations
    impersonal: re.Pattern[str]
    filler: re.Pattern[str]
    interjection: re.Pattern[str]
    title: re.Pattern[str]  #: a run of titles, with regard to case
    farewell: re.Pattern[str]  #: groups f0, f1 … are the language's farewells
    not_farewell: re.Pattern[str]
    tail: re.Pattern[str]
    on_behalf: re.Pattern[str]
    owner: re.Pattern[str]
    from_: re.Pattern[str]
    organisation: re.Pattern[str]
    endings: tuple[str, ...]
    role: re.Pattern[str]
    contact: re.Pattern[str]
    postscript: re.Pattern[str]
    disclaimer: re.Pattern[str]
    header_from: re.Pattern[str]
    header: re.Pattern[str]
    attribution: re.Pattern[str]
    separator: re.Pattern[str]
    subject: re.Pattern[str]
    reference: re.Pattern[str]

    def salutation_of(self, match: re.Match[str]) -> Salutation:
        """The entry that a match of `salutation` is due to."""
        return self.language.greetings.salutations[int(str(match.lastgroup)[1:])]

    def names_organisation(self, text: str, start: int, end: int) -> bool:
        """Whether a word there is one of a team or a company."""
        if self.organisation.search(text, start, end):
            return True
        return any(word.lower().endswith(self.endings) for word in _WORD.findall(text, start, end))

    def farewell_of(self, match: re.Match[str]) -> Farewell:
        """The entry that a match of `farewell` is due to."""
        return self.language.farewells.farewells[int(str(match.lastgroup)[1:])]


def _words(patterns: Iterable[str], *, literal: bool = False) -> str:
    ordered = sorted(map(re.escape, patterns), key=len, reverse=True) if literal else list(patterns)
    return "(?:" + "|".join(ordered) + r")(?!\w)"


def _pattern(patterns: Iterable[str], *, literal: bool = False) -> re.Pattern[str]:
    return re.compile(_words(patterns, literal=literal), re.IGNORECASE)


def _spelling(entry: Salutation | Farewell) -> str:
    return (entry.pattern or re.escape(entry.phrase)).replace("{GRUSS}", _GREETING_NOUN)


def _grouped(entries: Sequence[Salutation | Farewell], letter: str) -> re.Pattern[str]:
    groups = (f"(?P<{letter}{number}>{_spelling(entry)})" for number, entry in enumerate(entries))
    return re.compile(rf"(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


def _title(titles: Iterable[Title]) -> re.Pattern[str]:
    def spelling(title: Title) -> str:
        bare = re.escape(title.title.removesuffix(".")).replace(r"\ ", " ?")
        # Honorifics are also typed in small letters; "mag" or "di" in small letters are other words.
        return f"(?i:{bare})" if title.kind == "honorific" or bare in ("Dr", "Prof") else bare

    one = "(?:" + "|".join(sorted(map(spelling, titles), key=len, reverse=True)) + r")(?!\w)\.?"
    return re.compile(rf"{one}(?: ?(?:und|and|&|/|,)? ?{one})*")


def _headers(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:> ?)*\*?(?:{'|'.join(words)}) ?:\*?(?: |$)", re.IGNORECASE)


@cache
def grammar(code: str) -> Grammar:
    """The compiled patterns of `de` or `en`; a text in another language is read as German."""
    language = load(code if code in ("de", "en") else "de")
    greetings, farewells, around = language.greetings, language.farewells, language.signatures
    headers = around.quote_headers
    return Grammar(
        language=language,
        salutation=_grouped(greetings.salutations, "s"),
        impersonal=_pattern(greetings.impersonal),
        filler=re.compile(_words(greetings.fillers, literal=True)),
        interjection=_pattern(greetings.interjections, literal=True),
        title=_title(language.titles),
        farewell=_grouped(farewells.farewells, "f"),
        not_farewell=_pattern(pattern.replace("{GRUSS}", _GREETING_NOUN) for pattern in farewells.not_farewells),
        tail=_pattern(farewells.tails, literal=True),
        on_behalf=_pattern(around.on_behalf),
        owner=_pattern(around.owners),
        from_=_pattern(sorted(around.from_, key=len, reverse=True)),
        endings=tuple(around.endings),
        organisation=re.compile(rf"(?<!\w){_words(around.organisations)}", re.IGNORECASE),
        role=_pattern(around.roles),
        contact=re.compile("|".join(around.contact), re.IGNORECASE),
        postscript=re.compile("|".join(around.postscript), re.IGNORECASE),
        disclaimer=re.compile("|".join(around.disclaimers), re.IGNORECASE),
        header_from=_headers(headers.from_),
        header=_headers((*headers.from_, *headers.rest)),
        attribution=re.compile(rf"(?:{'|'.join(around.attribution)})$", re.IGNORECASE),
        separator=re.compile(rf"[-_=*#> ]*(?:{'|'.join(around.separators)})[-_=*#: ]*$", re.IGNORECASE),
        subject=re.compile(rf"\*?(?:{'|'.join(around.subject)}) ?:", re.IGNORECASE),
        reference=re.compile(rf"(?:{'|'.join(around.references)})(?:\b| ?:|$)", re.IGNORECASE),
    )
