"""German forms as written, with a dictionary of a few words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tonecheck.nlp.patterns import dictionary, german
from tonecheck.nlp.patterns.dictionary import Dictionary, Table

FAMILIES = {
    "prüfen": "prüfen prüfe prüfst prüft prüfte geprüft prüfend",
    "ablehnen": "ablehnen ablehne ablehnt ablehnte abgelehnt abzulehnen",
    "lehnen": "lehnen lehne lehnst lehnt lehnte gelehnt",
    "Frist": "Frist Fristen",
    "Rückgabe": "Rückgabe Rückgaben",
    "gut": "gut gute guten",
}


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    monkeypatch.setattr(dictionary, "_read_simplemma", lambda _: {})
    lemmas: Mapping[str, str] = {form: lemma for lemma, family in FAMILIES.items() for form in family.split()}
    return Dictionary("de", Table(dict(lemmas), dict(FAMILIES)))


@pytest.mark.parametrize(
    ("word", "strange"),
    [("Frist", "friste"), ("gut", "gutt"), ("PDF", "PDFen"), ("4711", "4711s"), ("lehnen", "ablehnt")],
)
def test_no_form(words: Dictionary, word: str, strange: str) -> None:
    assert strange not in set(german.forms(word, words))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("prüft", "prüfen geprüft geprüfte geprüften prüfende"),
        ("geprüfter", "prüfen geprüft"),
        ("abgelehnt", "ablehnen abzulehnen ablehnt"),
        ("gut", "gut gute guten gutes gutem"),
        ("Rückgabefrist", "Rückgabefristen"),
        ("E-Mail-Frist", "E-Mail-Fristen"),
        ("PDF", "PDF PDFs"),
        ("Zwirbelung", "Zwirbelung Zwirbelungen"),
        ("Zwirblerin", "Zwirblerinnen"),
        ("Zwirbler", "Zwirblers Zwirblern"),
        ("zwirbeln", "zwirbeln zwirbelt"),
        ("gezwirbelt", "gezwirbelte gezwirbelten"),
        ("zwirbelig", "zwirbelige zwirbeliges"),
        ("4711", "4711"),
    ],
)
def test_forms(words: Dictionary, word: str, expected: str) -> None:
    assert set(expected.split()) <= set(german.forms(word, words))


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("prüft", "prüfen"),
        ("Prüft", "prüfen"),
        ("geprüften", "prüfen"),
        ("fristen", "Frist"),
        ("Fristen", "Frist"),
        ("unbekannt", None),
    ],
)
def test_base_forms(words: Dictionary, word: str, lemma: str | None) -> None:
    assert german.lemma_of(word, words) == lemma


@pytest.mark.parametrize(
    ("lemma", "verb"), [("prüfen", True), ("lehnen", True), ("Frist", False), ("gut", False), ("gestern", False)]
)
def test_verbs_are_known_by_the_company_they_keep(lemma: str, verb: bool) -> None:
    assert german.is_verb(lemma, FAMILIES.get(lemma, "").split()) == verb


@pytest.mark.parametrize("word", ["prüfen", "lehnen", "Frist", "unbekannt"])
def test_not_separable(words: Dictionary, word: str) -> None:
    assert german.separate(word, words) is None


@pytest.mark.parametrize("word", ["ablehnen", "abgelehnt", "ablehnte"])
def test_separable(words: Dictionary, word: str) -> None:
    found = german.separate(word, words)
    assert found is not None
    particle, finite, joined = found
    assert particle == "ab"
    assert {"lehne", "lehnt", "lehnte"} <= finite
    assert {"ablehnen", "abgelehnt", "abzulehnen"} <= joined


def test_verb_and_particle_are_reunited(words: Dictionary) -> None:
    found = german.reunite("lehnt", "ab", words)
    assert found is not None
    assert "abgelehnt" in found[2]
    assert german.reunite("Frist", "ab", words) is None
