"""Lemmas and their forms: a compiled table for the words that guides use, simplemma's dictionary for all others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from tonecheck.nlp.wordlists import word_lists
from tonecheck.resources import models_dir

FILE = "forms.json"
#: The files of a language on which the forms of words depend beside the dictionary.
WORD_LISTS = ("corrections", "inflection", "paradigms")


class Table(msgspec.Struct, frozen=True):
    """What was looked up in the dictionary for a vocabulary; an empty lemma means that the word is unknown."""

    lemmas: dict[str, str]
    families: dict[str, str]  #: the forms of a lemma, separated by spaces
    counts: dict[str, int] = {}  #: how often common words, as keys, are met in replies


class Dictionary:
    """The dictionary of a language; words are looked up as written, with their capitals."""

    def __init__(self, language: str, table: Table, *, grows: bool = False) -> None:
        """`grows` says whether what is looked up counts as held; only the compilation of a table wants that."""
        self.language = language
        self.lemmas = dict(table.lemmas)
        self.families = dict(table.families)
        self.counts = table.counts
        self._held = self.lemmas if grows else table.lemmas
        self._corrections = word_lists(language, "corrections")
        self._corrected = {form: lemma for lemma, forms in self._corrections.items() for form in forms}
        self._entries: dict[bytes, bytes] | None = None
        self._inverted: dict[bytes, list[bytes]] = {}

    def lemma(self, word: str) -> str | None:
        """The base form of a word, or None where the dictionary does not have it."""
        lemma = self._corrected.get(word) or self.lemmas.get(word)
        if lemma is None:
            lemma = self.lemmas[word] = self._load().get(word.encode(), b"").decode()
        return lemma or None

    def family(self, lemma: str) -> tuple[str, ...]:
        """All forms of a base form, itself among them; empty where it is none."""
        forms = self.families.get(lemma)
        if forms is None:
            self._load()
            found = self._inverted.get(lemma.encode(), [])
            forms = self.families[lemma] = b" ".join(form for form in found if b" " not in form).decode()
        known = tuple(forms.split(" ")) if forms else ()
        return (*known, *sorted(self._corrections[lemma])) if lemma in self._corrections else known

    def holds(self, word: str) -> bool:
        """Whether the word is in the table, so that looking it up costs nothing."""
        return word in self._held or word in self._corrected

    def _load(self) -> dict[bytes, bytes]:
        if self._entries is None:
            self._entries = _read_simplemma(self.language)
            for form, lemma in self._entries.items():
                self._inverted.setdefault(lemma, []).append(form)
        return self._entries


def _read_simplemma(language: str) -> dict[bytes, bytes]:
    """The whole dictionary, form by form; takes about a second, so that a table is compiled for common words."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    mapping = DefaultDictionaryFactory().get_dictionary(language)
    # The mapping decodes every entry on the way out, which doubles the time; the bytes below it are all we need.
    entries = getattr(mapping, "_dict", None)
    if isinstance(entries, dict):
        return entries
    return {form.encode(): lemma.encode() for form, lemma in mapping.items()}


def every_word(language: str) -> Iterator[tuple[str, str]]:
    """Every form that simplemma's dictionary has, with its lemma."""
    return ((form.decode(), lemma.decode()) for form, lemma in _read_simplemma(language).items())


def read_table(folder: Path) -> Table:
    """The compiled table of a language's folder; empty where there is none."""
    file = folder / FILE
    return msgspec.json.decode(file.read_bytes(), type=Table) if file.exists() else Table({}, {})


@cache
def dictionary(language: str) -> Dictionary:
    """The dictionary of `de` or `en`, shared by the whole process."""
    return Dictionary(language, read_table(models_dir() / language))
