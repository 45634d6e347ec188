"""Quoted and forwarded mail."""

from __future__ import annotations

import pytest

from tonecheck.anatomy import quotes
from tonecheck.anatomy.grammar import grammar
from tonecheck.anatomy.lines import split


def _quoted(text: str, language: str) -> str:
    return "".join("q" if quoted else "-" for quoted in quotes.mark(split(text), grammar(language)))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Am 3. Mai schrieb ich Ihnen Folgendes:\nDie Ware ist da.", "de", "--"),
        ("On 3 May I wrote:\nThe goods are here.", "en", "--"),
        ("So geht es:\nVon: Köln\nnach Bonn", "de", "---"),
        ("Betreff: Ihre Anfrage\n\nHallo", "de", "---"),
        ("Die Nachricht von Herrn X: alles gut.", "de", "-"),
        ("a\n----\nb", "de", "---"),
        ("a\n> b\nc", "de", "-q-"),
        ("a\nAm 3.5. um 8:00 schrieb X:\n> b\n\nc", "de", "-qq--"),
        ("a\nOn Mon, 3 May 2024, X <x@y.example>\nwrote:\n\nb\nc", "en", "-qqqqq"),
        ("a\n-----Original Message-----\nFrom: x\nb", "en", "-qqq"),
        ("a\n\nVon: x\nGesendet: heute\nAn: y\nBetreff: z\n\nb", "de", "--qqqqqq"),
        ("a\n________________\nVon: x\nGesendet: heute\nb", "de", "-qqqq"),
        ("a\n---- Ursprüngliche Nachricht ----\nAm 4. Oktober schrieb X:\n> b\nc", "de", "-qqq-"),
        ("Begin forwarded message:\n\nHi", "en", "qqq"),
        ("a\nFrom: S. Iqbal\n> b", "en", "-qq"),
    ],
)
def test_quoted_lines(text: str, language: str, expected: str) -> None:
    assert _quoted(text, language) == expected
