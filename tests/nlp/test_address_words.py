"""Verb forms derived from infinitives."""

from __future__ import annotations

import pytest

from tonecheck.nlp.address_words import (
    Kind,
    address_words,
    imperatives,
    order,
    second_plural,
    second_singular,
)


@pytest.mark.parametrize(
    ("infinitive", "singular", "imperative", "plural"),
    [
        ("schicken", "schickst", "schick", "schickt"),
        ("warten", "wartest", "warte", "wartet"),
        ("senden", "sendest", "sende", "sendet"),
        ("öffnen", "öffnest", "öffne", "öffnet"),
        ("wechseln", "wechselst", "wechsle", "wechselt"),
        ("ändern", "änderst", "ändere", "ändert"),
        ("nutzen", "nutzt", "nutz", "nutzt"),
        ("bestätigen", "bestätigst", "bestätige", "bestätigt"),
        ("registrieren", "registrierst", "registriere", "registriert"),
        ("atmen", "atmest", "atme", "atmet"),
        ("filmen", "filmst", "film", "filmt"),
    ],
)
def test_forms_of_regular_verbs(infinitive: str, singular: str, imperative: str, plural: str) -> None:
    assert second_singular(infinitive) == singular
    assert order(infinitive) == imperative
    assert second_plural(infinitive) == plural


def test_both_imperatives() -> None:
    assert list(imperatives("schicken")) == ["schick", "schicke"]
    assert list(imperatives("öffnen")) == ["öffne"]


@pytest.mark.parametrize(
    "word",
    ["passt", "nutzt", "liest", "lässt", "musste", "liebste", "erst", "fast", "dienst", "ist", "verdienst", "reichste"],
)
def test_words_that_address_nobody_are_no_du_verbs(word: str) -> None:
    assert not address_words().kinds.get(word, 0) & (Kind.DU_VERB | Kind.DU_IMPERATIVE)


@pytest.mark.parametrize("word", ["kannst", "kannste", "haste", "gibst", "faehrst", "wartest", "hattest", "koenntest"])
def test_du_verbs(word: str) -> None:
    assert address_words().kinds[word] & Kind.DU_VERB


@pytest.mark.parametrize("word", ["gebt", "gebts", "lasst", "seid", "seids", "habts", "koennt", "nehmt"])
def test_verbs_that_only_ihr_can_have(word: str) -> None:
    assert address_words().kinds[word] & Kind.IHR_VERB


def test_every_verb_of_the_file_says_how_it_addresses() -> None:
    words = address_words()
    assert len(words.seconds) > 300
    assert all(second.du.endswith("t") and second.ihr[-1] in "td" for second in words.seconds.values())
