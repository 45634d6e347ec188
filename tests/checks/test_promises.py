"""Dates that are none, and dates that excuse a vague word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.report import Finding

HELLO = {"de": "Guten Tag Frau Berger,\n\n", "en": "Dear Ms Hart,\n\n"}


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "wir melden uns zeitnah, spätestens am Freitag."),
        ("de", "wir melden uns bis Freitag, 12 Uhr."),
        ("en", "we will get back to you soon, on Friday at the latest."),
    ],
)
def test_a_date_excuses_a_vague_word(findings: Callable[..., tuple[Finding, ...]], language: str, body: str) -> None:
    assert not findings("promises: {deadline: required}", HELLO[language] + body, language=language)


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "wir melden uns zeitnah."),
        ("de", "die Lieferung kommt irgendwann in den nächsten Tagen."),
        ("en", "the present estimate is sometime in July."),
    ],
)
def test_a_date_within_the_vague_phrase_is_none(
    findings: Callable[..., tuple[Finding, ...]], language: str, body: str
) -> None:
    found = findings("promises: {deadline: required}", HELLO[language] + body, language=language)
    assert "promises.vague-deadline" in [one.rule for one in found]
