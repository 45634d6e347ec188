"""The data of a language, compiled to what the readers of greeting, closing and surroundings match with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from tonecheck.languages import Farewell, Language, Salutation, Title, load

_GREETING_NOUN = r"gr(?:ü|ue|u)(?:ß|ss)(?:en?|le)?"
_EMOJI_CLASS = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u231a-\u23ff\u25aa-\u27bf\u2900-\u2bff"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
EMOJI = rf"(?:{_EMOJI_CLASS}+|[:;=]['-]?[()DPp*3|/\\](?!\w)|<3+|\^\^)"
#: A variable of a template language that can stand for a name.
HOLE = (
    r"(?:\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|#\{[^{}\n]*\}|[$%]?\{[^{}\n]*\}|<%=?[^%\n]*%>|<<[^<>\n]*>>"
    r"|<(?:OTRS|ZNUNY|OTOBO|KIX)_\w+(?:\[\d+\])?>"
    r"|\[[^\]\n]{2,40}\]|%\w+%|_{3,}|XXX+)"
)
_WORD = re.compile(r"\w+")
MENTION = r"@[A-Za-z0-9_][\w.]*\w|@\w"


class Grammar:
    """One language's patterns, each compiled when it is first asked for: of the second language most never are.

    All match without regard to case unless said otherwise.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.endings = tuple(language.signatures.endings)

    @cached_property
    def salutation(self) -> re.Pattern[str]:
        """Groups s0, s1 … are the language's salutations."""
        return _grouped(self.language.greetings.salutations, "s")

    @cached_property
    def impersonal(self) -> re.Pattern[str]:
        """Nobody in particular: `Damen und Herren`."""
        return _pattern(self.language.greetings.impersonal)

    @cached_property
    def filler(self) -> re.Pattern[str]:
        """Words between salutation and name, with regard to case."""
        return re.compile(_words(self.language.greetings.fillers, literal=True))

    @cached_property
    def interjection(self) -> re.Pattern[str]:
        """What may stand before a salutation: `Oh`."""
        return _pattern(self.language.greetings.interjections, literal=True)

    @cached_property
    def title(self) -> re.Pattern[str]:
        """A run of titles, with regard to case."""
        return _title(self.language.titles)

    @cached_property
    def farewell(self) -> re.Pattern[str]:
        """Groups f0, f1 … are the language's farewells."""
        return _grouped(self.language.farewells.farewells, "f")

    @cached_property
    def not_farewell(self) -> re.Pattern[str]:
        """What begins like a farewell and is none."""
        return _pattern(pattern.replace("{GRUSS}", _GREETING_NOUN) for pattern in self.language.farewells.not_farewells)

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """What goes on with a farewell: `aus`, `von`."""
        return _pattern(self.language.farewells.tails, literal=True)

    @cached_property
    def on_behalf(self) -> re.Pattern[str]:
        """`i. A.`, `Ihre`, `the`: what stands before who signs."""
        return _pattern(self.language.signatures.on_behalf)

    @cached_property
    def owner(self) -> re.Pattern[str]:
        """`Ihr`, `your`: what belongs to a team or company."""
        return _pattern(self.language.signatures.owners)

    @cached_property
    def from_(self) -> re.Pattern[str]:
        """`vom`, `from`: what parts a name from its team."""
        return _pattern(sorted(self.language.signatures.from_, key=len, reverse=True))

    @cached_property
    def organisation(self) -> re.Pattern[str]:
        """A word of a team or company."""
        return re.compile(rf"(?<!\w){_words(self.language.signatures.organisations)}", re.IGNORECASE)

    @cached_property
    def role(self) -> re.Pattern[str]:
        """What somebody is in a house."""
        return _pattern(self.language.signatures.roles)

    @cached_property
    def contact(self) -> re.Pattern[str]:
        """Company data: telephone, address, register."""
        return _any_of(self.language.signatures.contact)

    @cached_property
    def postscript(self) -> re.Pattern[str]:
        """`PS`."""
        return _any_of(self.language.signatures.postscript)

    @cached_property
    def disclaimer(self) -> re.Pattern[str]:
        """The beginning of a disclaimer."""
        return _any_of(self.language.signatures.disclaimers)

    @cached_property
    def header_from(self) -> re.Pattern[str]:
        """The first header of a quoted mail."""
        return _headers(self.language.signatures.quote_headers.from_)

    @cached_property
    def header(self) -> re.Pattern[str]:
        """Any header of a quoted mail."""
        return _headers((*self.language.signatures.quote_headers.from_, *self.language.signatures.quote_headers.rest))

    @cached_property
    def attribution(self) -> re.Pattern[str]:
        """`Am … schrieb …:`."""
        return re.compile(rf"(?:{'|'.join(self.language.signatures.attribution)})$", re.IGNORECASE)

    @cached_property
    def separator(self) -> re.Pattern[str]:
        """A line above a quoted mail."""
        return re.compile(rf"[-_=*#> ]*(?:{'|'.join(self.language.signatures.separators)})[-_=*#: ]*$", re.IGNORECASE)

    @cached_property
    def subject(self) -> re.Pattern[str]:
        """A line that says itself that it is the subject."""
        return re.compile(rf"\*?(?:{'|'.join(self.language.signatures.subject)}) ?:", re.IGNORECASE)

    @cached_property
    def reference(self) -> re.Pattern[str]:
        """A line that says what the mail refers to."""
        return re.compile(rf"(?:{'|'.join(self.language.signatures.references)})(?:\b| ?:|$)", re.IGNORECASE)

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


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


@cache
def grammar(code: str) -> Grammar:
    """The patterns of `de` or `en`; a text in another language is read as German."""
    return Grammar(load(code if code in ("de", "en") else "de"))
