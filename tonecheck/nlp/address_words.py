"""The German words that address somebody, with the verb forms derived from the infinitives of `address.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from tonecheck.languages.data import texts
from tonecheck.nlp.words import fold


class Kind:
    """What a folded word may be; a word may be several. Plain numbers, as flags of `enum` are slow to combine."""

    DU = 1  #: du, dich, dein …
    IHR = 2  #: euch, eure …
    SIE = 4
    IHNEN = 8
    POSSESSIVE = 16  #: ihre, ihrem …: yours, hers or theirs
    IHR_WORD = 32  #: ihr: you, your, her or their
    DU_VERB = 64  #: kannst, haste
    DU_IMPERATIVE = 128  #: gib: nothing else
    MAYBE_DU_IMPERATIVE = 256  #: schick, melde: or "I", or a noun
    DOUBTFUL = 512  #: frage, plan: rather not an imperative
    IHR_VERB = 1024  #: habt, lasst: nothing else
    MAYBE_IHR_VERB = 2048  #: schickt: or third person singular
    MAYBE_IHR_IMPERATIVE = 4096  #: schickt, meldet at the head of a clause
    IDIOM = 8192  #: first word of an idiom that addresses nobody


class AddressWords(msgspec.Struct, frozen=True, kw_only=True):
    """All that the reading of the address looks up; every key and every word of a list is folded."""

    kinds: Mapping[str, int]
    infinitives: Mapping[str, str]  #: the infinitive, as written, of every form that addresses du or ihr
    seconds: Mapping[str, Second]  #: by infinitive
    paradigm: tuple[tuple[str, ...], ...]  #: rows of three cells: Sie, du, ihr
    idioms: Mapping[str, tuple[tuple[str, ...], ...]]  #: by their first word
    completions: Mapping[str, frozenset[str]]  #: what makes an imperative of a doubtful form: halt … gedrückt
    lists: Mapping[str, frozenset[str]]


class Second(msgspec.Struct, frozen=True, kw_only=True):
    """How a verb addresses one person and several; as written."""

    du: str
    imperative: str | None
    ihr: str


_CONSONANT_N = re.compile(r"(?:[^aeiouäöühlrmn]|ch)[mn]$")

#: Stems that end so take -t: "du nutzt", as "er nutzt".
_SIBILANTS = "sßxz"


def stem(infinitive: str) -> str:
    """`schick` of `schicken`, `wechsel` of `wechseln`."""
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def _link(root: str) -> str:
    """The e between stem and ending: `wart-e-st`, `öffn-e-st`."""
    return "e" if root[-1] in "dt" or _CONSONANT_N.search(root) else ""


def second_singular(infinitive: str) -> str:
    """`schickst`, `wartest`, `nutzt`."""
    root = stem(infinitive)
    return f"{root}t" if root[-1] in _SIBILANTS else f"{root}{_link(root)}st"


def imperatives(infinitive: str) -> Iterator[str]:
    """`schick`, `schicke`; only `öffne` where the bare stem cannot stand alone."""
    root = stem(infinitive)
    if infinitive.endswith("eln"):
        yield f"{root[:-2]}le"
    elif not _link(root) or root[-1] in "dt":
        yield root
    yield f"{root}e"


def order(infinitive: str) -> str:
    """The imperative to write: `schick`, `sende`, `sammle`, `ändere`."""
    bare, *longer = imperatives(infinitive)
    return longer[0] if longer and bare.endswith(("d", "t", "ig", "ier", "er")) else bare


def second_plural(infinitive: str) -> str:
    """`schickt`, `wartet`."""
    root = stem(infinitive)
    return f"{root}{_link(root)}t"


class _Builder:
    """Collects the kinds of forms while the sections of the file are read."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.kinds: dict[str, int] = {}
        self.infinitives: dict[str, str] = {}
        self.seconds: dict[str, Second] = {}
        self.third_person = frozenset(self.words("third_person"))
        self.ambiguous = frozenset(self.words("no_clitics"))

    def words(self, key: str) -> list[str]:
        """The folded words of a list in the file."""
        value = self.data[key]
        return [fold(word) for word in (value.split() if isinstance(value, str) else value)]

    def add(self, form: str, kind: int, infinitive: str | None = None) -> None:
        """Note that the form may be of that kind."""
        folded = fold(form)
        self.kinds[folded] = self.kinds.get(folded, 0) | kind
        if infinitive:
            self.infinitives.setdefault(folded, infinitive)

    def add_second(self, infinitive: str, du: str, imperative: str | None, ihr: str) -> None:
        """Note how the verb addresses."""
        self.seconds[fold(infinitive)] = Second(du=du, imperative=imperative, ihr=ihr)

    def add_du_form(self, form: str, infinitive: str) -> None:
        """`kannst`, and `kannste` with the pronoun in it; not `nutzt` or `liest`, which "he" has as well."""
        if fold(form) in self.third_person:
            return
        self.add(form, Kind.DU_VERB, infinitive)
        if fold(f"{form}e") not in self.ambiguous:
            self.add(f"{form}e", Kind.DU_VERB, infinitive)

    def pronouns(self) -> None:
        """The paradigms of du, ihr and Sie."""
        for key, kind in (("du", Kind.DU), ("ihr", Kind.IHR), ("possessive", Kind.POSSESSIVE)):
            for word in self.words(key):
                self.add(word, kind)
        self.add("sie", Kind.SIE)
        self.add("ihnen", Kind.IHNEN)
        self.add("ihr", Kind.IHR_WORD)

    def irregular(self) -> None:
        """Auxiliaries and modals."""
        for infinitive, forms in self.data["irregular"].items():
            singular, plural = forms["du"].split(), forms["ihr"].split()
            for form in singular:
                self.add_du_form(form, infinitive)
            for form in plural:
                self.add(form, Kind.IHR_VERB, infinitive)
            for form in forms.get("imperative", "").split():
                self.add(form, Kind.MAYBE_DU_IMPERATIVE, infinitive)
            for formal in {infinitive, forms.get("Sie", infinitive)}:
                self.add_second(formal, singular[0], None, forms.get("plural", plural[0]))
        self.add_second("seien", "bist", "sei", "seid")

    def strong(self) -> None:
        """Verbs with another vowel in the second person."""
        for infinitive, forms in self.data["changing"].items():
            form, imperative = forms.split()
            self.add_du_form(form, infinitive)
            if imperative != "-":
                self.add(imperative, Kind.DU_IMPERATIVE, infinitive)
            self._plural(infinitive)
            self.add_second(infinitive, form, imperative.strip("-") or None, second_plural(infinitive))
        for infinitive, form in self.data["umlauting"].items():
            self.add_du_form(form, infinitive)
            self._imperatives(infinitive)
            self._plural(infinitive)
            self.add_second(infinitive, form, order(infinitive), second_plural(infinitive))

    def weak(self) -> None:
        """Verbs whose forms all follow from the stem."""
        for infinitive in (*self.data["instructing"].split(), *self.data["other"].split()):
            root = stem(infinitive)
            if root[-1] not in _SIBILANTS:
                self.add_du_form(second_singular(infinitive), infinitive)
            self.add(f"{root}{_link(root)}test", Kind.DU_VERB, infinitive)
            self.add(second_plural(infinitive), Kind.MAYBE_IHR_VERB, infinitive)
            imperative = order(infinitive)
            self.add_second(infinitive, second_singular(infinitive), imperative, second_plural(infinitive))
        for infinitive in self.data["instructing"].split():
            self._imperatives(infinitive)
            self.add(second_plural(infinitive), Kind.MAYBE_IHR_IMPERATIVE, infinitive)

    def _plural(self, infinitive: str) -> None:
        """`gebt`, and `gebts` as they say in Bavaria and Austria."""
        form = second_plural(infinitive)
        self.add(form, Kind.IHR_VERB, infinitive)
        self.add(f"{form}s", Kind.IHR_VERB, infinitive)

    def _imperatives(self, infinitive: str) -> None:
        for form in imperatives(infinitive):
            self.add(form, Kind.MAYBE_DU_IMPERATIVE, infinitive)

    def doubts(self) -> None:
        """Forms that are rather something else."""
        for word in self.words("doubtful"):
            if self.kinds.get(word, 0) & (Kind.MAYBE_DU_IMPERATIVE | Kind.DU_IMPERATIVE):
                self.add(word, Kind.DOUBTFUL)
        for word in self.words("no_plural_imperative"):
            self.kinds[word] = self.kinds.get(word, 0) & ~(Kind.MAYBE_IHR_IMPERATIVE | Kind.IHR_VERB)

    def idioms(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The idioms by their first word, which is marked."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for line in self.data["idioms"]:
            words = tuple(fold(word) for word in line.split())
            found[words[0]] = (*found.get(words[0], ()), words)
            self.add(words[0], Kind.IDIOM)
        return found


@cache
def address_words() -> AddressWords:
    """The German address words; read once from `languages/de/address.yaml`."""
    data = texts("de", "address")
    builder = _Builder(data)
    builder.pronouns()
    builder.irregular()
    builder.strong()
    builder.weak()
    builder.doubts()
    idioms = builder.idioms()
    lists = {key: frozenset(builder.words(key)) for key, value in data.items() if isinstance(value, str)}
    return AddressWords(
        kinds=builder.kinds,
        infinitives=builder.infinitives,
        seconds=builder.seconds,
        paradigm=tuple(tuple(row.split()) for row in data["paradigm"]),
        idioms=idioms,
        completions={fold(form): frozenset(fold(words).split()) for form, words in data["completed"].items()},
        lists=lists,
    )
