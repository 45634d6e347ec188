"""German gendering: what is none, the styles, and each in the other styles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.gendered import STYLES, Words
from tonecheck.nlp.gendered_de import find
from tonecheck.nlp.words import fold, scan


def words(text: str) -> Words:
    spans = scan(text, "de")
    return Words(text, [fold(text[a:b]) for a, b in spans], [a for a, _ in spans], [b for _, b in spans])


def seen(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.style) for one in find(words(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Unser Kunde Herr Maier hat angerufen.",
        "Ich rufe den Kunden an.",
        "alle kunden",
        "alle mitarbeitenden",
        "Kundinnen und Beraterinnen",
        "Alle Hersteller liefern.",
        "unsere Techniker Maier und Roth",
        "unsere Pakete und Kolli",
        "innen und außen",
        "drinnen warten",
        "LinkedIn und Plug-In",
        "Öffnungszeiten: Mo–Fr",
        "C*-Algebra, a_b, 1:n",
        "Termine und Teilnehmer",
        "Die Kollegen im Lager haben Ihr Paket gefunden.",
        "Ich habe mit den Kollegen aus der Technik gesprochen.",
        "Meine Kollegen haben das gestern für Sie geprüft, und",
        "Unsere Techniker haben Ihr Gerät repariert.",
    ],
)
def test_nobody_is_gendered(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "place", "style"),
    [
        ("alle Kundinnen und Kunden", "Kundinnen und Kunden", "pair"),
        ("alle Kunden und Kundinnen", "Kunden und Kundinnen", "pair"),
        ("eine Ärztin oder ein Arzt, Köchinnen und Köche", "Köchinnen und Köche", "pair"),
        ("Kunden/Kundinnen", "Kunden/Kundinnen", "slash"),
        ("Kund:innen", "Kund:innen", "colon"),
        ("Kund*innen", "Kund*innen", "star"),
        ("Kund·innen", "Kund·innen", "star"),
        ("Kund_innen", "Kund_innen", "underscore"),
        ("KundInnen", "KundInnen", "inner-I"),
        ("ein KundIn", "KundIn", "inner-I"),
        ("Kursleiter/-innen", "Kursleiter/-innen", "slash"),
        ("Kund(innen)", "Kund(innen)", "slash"),
        ("jede:r Dritte", "jede:r", "colon"),
        ("alle Mitarbeitenden", "Mitarbeitenden", "neutral"),
        ("alle Kunden", "Kunden", "masculine"),
        ("unsere langjährigen Kunden", "Kunden", "masculine"),
        ("mit unseren Technikern", "Technikern", "masculine"),
        ("alle Bestandskunden", "Bestandskunden", "masculine"),
        ("Die Kunden im Laden haben das Gerät gefunden.", "Kunden", "masculine"),
        ("Alle Kollegen im Lager helfen gern.", "Kollegen", "masculine"),
        ("Unsere Techniker haben immer Zeit für Sie.", "Techniker", "masculine"),
        ("Unsere Kollegen im Laden beraten Sie gern.", "Kollegen", "masculine"),
    ],
)
def test_styles(text: str, place: str, style: str) -> None:
    assert (place, style) in seen(text)


@pytest.mark.parametrize(
    ("text", "style", "wording"),
    [
        ("alle Kunden", "pair", "Kundinnen und Kunden"),
        ("alle Kunden", "colon", "Kund:innen"),
        ("alle Kunden", "neutral", "Kundschaft"),
        ("alle Bestandskunden", "star", "Bestandskund*innen"),
        ("Kund*innen", "colon", "Kund:innen"),
        ("Kund*innen", "masculine", "Kunden"),
        ("Kund*innen", "inner-I", "KundInnen"),
        ("Techniker_innen", "pair", "Technikerinnen und Techniker"),
        ("Kundinnen und Kunden", "underscore", "Kund_innen"),
        ("Kund:in", "star", "Kund*in"),
        ("mit unseren Technikern", "pair", "Technikerinnen und Technikern"),
        ("alle Fachmänner", "pair", "Fachfrauen und Fachmänner"),
        ("alle Fachmänner", "neutral", "Fachleute"),
    ],
)
def test_the_same_in_other_styles(text: str, style: str, wording: str) -> None:
    (found,) = find(words(text))
    assert found.wordings[style] == wording


@pytest.mark.parametrize(
    ("text", "style"),
    [("alle Bestandskunden", "neutral"), ("alle Fachmänner", "star"), ("alle Kunden", "masculine"), ("jede:r", "pair")],
)
def test_no_wording_where_none_is_known(text: str, style: str) -> None:
    (found,) = find(words(text))
    assert style not in found.wordings


@pytest.mark.parametrize(("text", "exact"), [("Kund*innen", True), ("Kund/-innen", False), ("alle Kunden", False)])
def test_only_marks_are_exchanged_exactly(text: str, exact: bool) -> None:
    (found,) = find(words(text))
    assert found.exact == exact


PIECES = [
    "Kunden",
    "Kundinnen",
    "und",
    "/",
    "alle",
    "Kund:innen",
    "KundInnen",
    "(innen)",
    "*",
    "in",
    "Ä",
    " ",
    "\n",
    "den",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=10).map(" ".join))
def test_places_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = find(words(text))
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end <= len(text) for end, one in zip(ends, found, strict=False))
    assert {one.style for one in found} <= set(STYLES)
