"""Closings in words that no list knows."""

from __future__ import annotations

import pytest

from tonecheck.anatomy.ending import Ending
from tonecheck.anatomy.fold import fold
from tonecheck.anatomy.grammar import grammar
from tonecheck.anatomy.lines import split
from tonecheck.anatomy.signoff import name_alone, unknown_farewell

BODY = "Guten Tag,\n\nIhr Paket ist heute bei uns angekommen."


def ending(text: str, language: str = "de") -> Ending:
    folded = fold(text)
    lines = split(folded.text)
    return Ending(folded, lines, [index for index, line in enumerate(lines) if line.text], grammar(language))


@pytest.mark.parametrize(
    "below",
    [
        "",
        "\n\nBitte beachten:\nJana Roth",
        "\n\nDas geht.\nJana Roth",
        "\n\nTel. 0221 555-0\nJana Roth",
        "\n\nJana Roth",
    ],
)
def test_no_unknown_farewell(below: str) -> None:
    assert unknown_farewell(ending(BODY + below)) is None


@pytest.mark.parametrize(
    ("below", "phrase"),
    [
        ("\n\nHals- und Beinbruch!\nJana Roth", "Hals- und Beinbruch"),
        ("\n\nIn alter Frische,\nIhr Kundenservice", "In alter Frische"),
        ("\n\nIn alter Frische\n\nJana Roth", "In alter Frische"),
    ],
)
def test_unknown_words_above_a_sign_off(below: str, phrase: str) -> None:
    one = ending(BODY + below)
    found = unknown_farewell(one)
    assert found is not None
    assert one.text[found.phrase_start : found.phrase_end] == phrase
    assert not found.is_firm


@pytest.mark.parametrize(
    "below",
    [
        "",
        "\n\nHier ist Ihr Zugang:\n\n{{ link }}",
        "\n\nBitte",
        "\n\nwww.firma.example",
        "\n\nIst das alles?",
        "\n\nDas Ist Ein Ende!",
        " Danke, das war alles.",
    ],
)
def test_no_sign_off(below: str) -> None:
    assert name_alone(ending(BODY + below)) is None


@pytest.mark.parametrize(
    ("below", "signed"),
    [
        ("\n\nJana Roth", "Jana Roth"),
        ("\n\nM. Huber", "M. Huber"),
        ("\n\n{{ agent.name }}", "{{ agent.name }}"),
        ("\n\nEs grüßt Sie freundlich:\nJana Roth", "Jana Roth"),
        ("\n\nIhr Kundenservice", "Ihr Kundenservice"),
        (" ^Mira", "^Mira"),
        (" -Sam", "-Sam"),
        ("\n– jk", "– jk"),
        ("\n\nJana Roth\nTel. 0221 555-0", "Jana Roth"),
        (" Wir wünschen Ihnen schönen Urlaub! Rike", "Rike"),
        (" Wir bitten um Entschuldigung, Ihre Bäckerei Tröger", "Ihre Bäckerei Tröger"),
    ],
)
def test_a_name_or_team_alone(below: str, signed: str) -> None:
    one = ending(BODY + below)
    found = name_alone(one)
    assert found is not None
    assert one.text[found.start : found.end] == signed
    assert found.phrase_start == found.phrase_end
