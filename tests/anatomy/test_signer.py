"""Who signs, below a farewell or behind it."""

from __future__ import annotations

import pytest

from tonecheck.anatomy import signer
from tonecheck.anatomy.fold import fold
from tonecheck.anatomy.grammar import grammar


@pytest.mark.parametrize(
    ("text", "language", "name", "team"),
    [
        ("Jana Roth", "de", "Jana Roth", None),
        ("Jana Roth, Kundenservice", "de", "Jana Roth", "Kundenservice"),
        ("i. A. Tobias Nagel", "de", "Tobias Nagel", None),
        ("Ihre Gaby Rönnebeck", "de", "Gaby Rönnebeck", None),
        ("Deine Rike", "de", "Rike", None),
        ("Ihr Kundenservice", "de", None, "Ihr Kundenservice"),
        ("Dein Service-Team von Lindo & Fritz", "de", None, "Dein Service-Team von Lindo & Fritz"),
        ("Autohaus Behn", "de", None, "Autohaus Behn"),
        ("Mia vom Kochkiste-Team", "de", "Mia", "Kochkiste-Team"),
        ("Bex at NorthNet", "en", "Bex", "NorthNet"),
        ("Denise Okafor | Travel Renewals Team | PO Box 118", "en", "Denise Okafor", None),
        ("The Customer Care Team", "en", None, "The Customer Care Team"),
        ("Poppy x", "en", "Poppy", None),
        ("^JM", "en", "JM", None),
        ("tim", "de", "tim", None),
    ],
)
def test_signer(text: str, language: str, name: str | None, team: str | None) -> None:
    found = signer.read(fold(text), 0, len(text), grammar(language))
    assert found is not None
    assert (found.name.text if found.name else None) == name
    assert (text[slice(*found.team)] if found.team else None) == team


@pytest.mark.parametrize(
    "text", ["www.firma.example", "Tel. 0521 555-214", "jana@firma.example", "und wir melden uns dann bei Ihnen", ""]
)
def test_no_signer(text: str) -> None:
    assert signer.read(fold(text), 0, len(text), grammar("de")) is None


def test_on_behalf_alone_leaves_the_name_open() -> None:
    found = signer.read(fold("Im Auftrag"), 0, 10, grammar("de"))
    assert found is not None
    assert found.open
