"""Farewells within lines: what reads like one and is none first."""

from __future__ import annotations

import pytest

from tonecheck.anatomy.farewell import Candidate, candidates
from tonecheck.anatomy.fold import fold
from tonecheck.anatomy.grammar import grammar
from tonecheck.anatomy.lines import split


def found(text: str, language: str = "de", *, inside: bool = False) -> Candidate | None:
    folded = fold(text)
    return next(candidates(folded, 0, split(folded.text)[0], grammar(language), inside=inside), None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Paket ist da."),
        ("de", "Viele Grüße haben uns erreicht, danke dafür."),
        ("de", "Liebe Grüße an Ihre Mutter richten wir gern aus, und sie sind schon unterwegs."),
        ("en", "Thanks, Tom! I have sent the parcel to you and it is on its way."),
        ("en", "Best of all, it is free for you and for all of us."),
    ],
)
def test_no_farewell(language: str, text: str) -> None:
    assert found(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "phrase", "signer"),
    [
        ("de", "Mit freundlichen Grüßen", "Mit freundlichen Grüßen", None),
        ("de", "MfG", "MfG", None),
        ("de", "LG Tim", "LG", "Tim"),
        ("de", "Viele Grüße, Jana Roth", "Viele Grüße", "Jana Roth"),
        ("de", "Viele Grüße von Jana", "Viele Grüße", "Jana"),
        ("de", "Herzliche Gruesse aus Kiel", "Herzliche Gruesse", None),
        ("de", "- Viele Grüße!", "Viele Grüße", None),
        ("de", "Bis dahin herzliche Grüße", "herzliche Grüße", None),
        ("en", "Kind regards,", "Kind regards", None),
        ("en", "Best, Sam", "Best", "Sam"),
    ],
)
def test_farewells(language: str, text: str, phrase: str, signer: str | None) -> None:
    one = found(text, language)
    assert one is not None
    assert text[one.phrase_start : one.phrase_end].startswith(phrase)
    name = one.signer.name if one.signer else None
    assert (name.text if name else None) == signer
    assert one.opens_line


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Das Paket ist da. Viele Grüße, Jana", "Viele"),
        ("Bis morgen, liebe Grüße", "liebe"),
        ("Das Paket ist da, danke", None),
        ("Das Paket ist da", None),
    ],
)
def test_farewells_inside_of_a_line(text: str, start: str | None) -> None:
    assert found(text) is None or found(text, inside=True) is not None
    one = found(text, inside=True)
    assert (one.start if one else None) == (text.index(start) if start else None)


def test_firm_farewells_are_told_from_weak_ones() -> None:
    firm, weak = found("Mit freundlichen Grüßen"), found("Danke")
    assert firm is not None
    assert firm.is_firm
    assert weak is None or not weak.is_firm
    assert not Candidate.unlisted(0, 3, 5, 9).is_firm
