"""The responses of a library as they are compared with each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from tonecheck.findings import fingerprint
from tonecheck.library_rules import LIBRARY_RULES
from tonecheck.lint.traits import Amount, Traits
from tonecheck.lint.work import Entry
from tonecheck.report import Finding, Report

_WORD = re.compile(r"[^\W\d_]+")
#: A name of a language as a part of a path or an id: `de/`, `-en.`, `_German`.
_LANGUAGE = re.compile(
    r"(?<![^\W_])(?:de|en|deu|eng|ger|german|english|deutsch|englisch)(?:[-_](?:de|at|ch|gb|us|uk))?(?![^\W_])",
    re.IGNORECASE,
)
_FORMAT = re.compile(r"(?<![^\W_])(?:html?|plain|text|txt|md|eml)(?![^\W_])", re.IGNORECASE)


class Response:
    """One response: its place in the library, its text, what was found in it."""

    def __init__(self, file: int, number: int, entry: Entry, traits: Traits) -> None:
        self.file = file
        self.number = number
        self.entry = entry
        self.traits = traits
        self.report: Report = entry.report
        self.found: list[Finding] = []  #: what comparing has found

    @property
    def name(self) -> str:
        """How messages name it."""
        report = self.report
        source = report.source or "-"
        return f"{source} ({report.id})" if report.id else f"{source}:{report.line}" if report.line > 1 else source

    def seen_from(self, other: Response) -> str:
        """How a message at another response names it: by the language as well, where both have one name."""
        return f"{self.name}, {self.report.language}" if self.name == other.name else self.name

    @property
    def key(self) -> tuple[str, str]:
        """The same for the versions of one response in two languages."""
        return without_language(self.report.source or "-"), without_language(self.report.id or "")

    @property
    def without_format(self) -> tuple[str, str]:
        """The same for one response as a page and as plain text: `mail-html.twig`, `mail-plain.twig`."""
        return _FORMAT.sub("*", self.report.source or "-"), self.report.id or ""

    @cached_property
    def sentences(self) -> tuple[tuple[int, int, str], ...]:
        """Its own sentences with their places."""
        found = ((one.start, one.end) for one in self.report.sentences)
        return tuple((start, end, self.entry.text[start:end]) for start, end in found)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of its own sentences, in order and without case."""
        return tuple(word for _, _, text in self.sentences for word in words_of(text))

    def say(
        self,
        rule: str,
        ui: str,
        values: Mapping[str, str],
        *,
        about: str,
        amount: Amount | None = None,
        variant: str | None = None,
    ) -> None:
        """Add a finding at an amount, or else where the response begins; `about` tells apart those of one rule."""
        declared = LIBRARY_RULES[rule]
        text = declared.variants[variant] if variant else declared.message
        line, column, end_line, end_column = amount.place if amount else self.traits.place
        start, end = (amount.start, amount.end) if amount else (0, 0)
        self.found.append(
            Finding(
                rule=rule,
                severity=declared.severity,
                message=text.get(ui, values),
                start=start,
                end=end,
                line=line,
                column=column,
                end_line=end_line,
                end_column=end_column,
                text=self.entry.text[start:end],
                why=declared.why.get(ui),
                fingerprint=fingerprint(rule, about, 1),
            )
        )


def words_of(text: str) -> list[str]:
    """The words of a text without case."""
    return [found[0].casefold() for found in _WORD.finditer(text)]


def without_language(name: str) -> str:
    """A path or id in which the language is no longer told."""
    return _LANGUAGE.sub("*", name)
