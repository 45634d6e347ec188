"""Which forms belong to a word, and which look so and do not."""

from __future__ import annotations

import pytest

from tonecheck.nlp.patterns.inflection import forms, key, particles, reunited, separable


@pytest.mark.parametrize(
    ("word", "language", "strange"),
    [
        ("bitte", "de", "bitten"),
        ("danke", "de", "danken"),
        ("nicht", "de", "nichts"),
        ("Sie", "de", "ihnen"),
        ("ihr", "de", "ihre"),
        ("gut", "de", "besser"),
        ("besser", "de", "gut"),
        ("nächste", "de", "nah"),
        ("sein", "de", "seine"),
        ("Kosten", "de", "kostet"),
        ("Frage", "de", "gefragt"),
        ("12.03.2024", "de", "12"),
        ("please", "en", "pleased"),
        ("you", "en", "your"),
        ("good", "en", "goods"),
        ("can", "en", "could"),
        ("sorry", "en", "sorrier"),
    ],
)
def test_no_form_of(word: str, language: str, strange: str) -> None:
    assert strange not in forms(word, language)
    assert key(word) in forms(word, language)


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Ihr", "de", "ihre ihrem ihren ihrer ihres"),
        ("mein", "de", "meine meinem meinen meiner meines"),
        ("der", "de", "die das den dem des"),
        ("zuständig", "de", "zustaendige zustaendigen zustaendiges"),
        ("Rückgabefristen", "de", "rueckgabefrist"),
        ("Rücksendenummer", "de", "ruecksendenummern"),
        ("Verständnis", "de", "verstaendnisses"),
        ("E-Mail", "de", "emails"),
        ("geprüft", "de", "pruefen prueft pruefte geprueften"),
        ("ablehnen", "de", "abgelehnt abgelehnte abzulehnen ablehnt ablehne"),
        ("abgelehnten", "de", "ablehnen"),
        ("schicken", "de", "schicke schickt geschickt"),
        ("weißt", "de", "wissen"),
        ("befindlich", "de", "befindlicher befindliches"),
        ("Bergfreund", "de", "bergfreunds bergfreunde"),
        ("Zwirbelquark", "de", "zwirbelquarks"),
        ("zwirbeln", "de", "gezwirbelt zwirbelt"),
        ("es", "de", "'s"),
        ("is", "en", "be was were 're 's 'm"),
        ("have", "en", "has had 've"),
        ("not", "en", "n't"),
        ("policy", "en", "policies"),
        ("went", "en", "go going"),
        ("apologise", "en", "apologized apologising"),
        ("colour", "en", "color colors"),
        ("cancelled", "en", "cancel canceled cancelling"),
        ("Acme", "en", "acmes"),
        ("blorf", "en", "blorfs blorfed blorfing"),
    ],
)
def test_forms(word: str, language: str, expected: str) -> None:
    assert set(expected.split()) <= forms(word, language)


@pytest.mark.parametrize("word", ["werfen", "übernehmen", "entschuldigen", "Antrag", "bitte", "kannst", "12"])
def test_not_separable(word: str) -> None:
    assert separable(word, "de") is None


@pytest.mark.parametrize(
    ("word", "particle", "finite"),
    [
        ("ablehnen", "ab", "lehne lehnt lehnen lehnte"),
        ("abgelehnt", "ab", "lehne"),
        ("anzurufen", "an", "rufe ruf rief"),
        ("weiterhelfen", "weiter", "helfe hilft half"),
        ("zurückschicken", "zurueck", "schicke schickt schicken"),
    ],
)
def test_separable(word: str, particle: str, finite: str) -> None:
    found = separable(word, "de")
    assert found is not None
    assert found.particle == particle
    assert set(finite.split()) <= found.finite
    assert not any(form.startswith("ge") for form in found.finite)


def test_particle_and_verb_are_brought_together() -> None:
    found = reunited("lehnt", "ab", "de")
    assert found is not None
    assert {"ablehnen", "abgelehnt", "abzulehnen"} <= found.joined
    assert found.preposition
    assert reunited("Schicken", "zurück", "de") is not None
    assert reunited("lehnt", "und", "de") is None
    assert reunited("bitte", "ab", "de") is None
    assert reunited("look", "up", "en") is None
    assert "ab" in particles("de")
    assert not particles("en")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("E-Mail", "email"), ("Grüße", "gruesse"), ("geht’s", "geht's"), ("-", "-"), ("STRASSE", "strasse")],
)
def test_key(word: str, expected: str) -> None:
    assert key(word) == expected
