"""Whether a word is the noun that a term replaces."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.fix import Fixed

FixText = Callable[..., Fixed]

EN = "terms: [{use: boutique, not: [shop, store, goods], safe: true}, {use: email, not: [e-mail]}]"
DE = "terms: [{use: E-Mail, not: [Mail, Email]}]"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You can store it here and shop with us."),
        ("en", "Store it in a dry place."),
        ("en", "Our Oxford Store Support helps."),
        ("en", "We have the goods here."),
        ("de", "Ich mail Ihnen morgen, bitte mail mir."),
    ],
)
def test_another_kind_of_word_stays(fix_text: FixText, language: str, text: str) -> None:
    assert fix_text(EN if language == "en" else DE, text, language=language).text == text


@pytest.mark.parametrize(
    ("language", "text", "better"),
    [
        ("en", "The store and our shops are open.", "The boutique and our boutiques are open."),
        ("en", "E-mail us; the e-mail is free.", "Email us; the email is free."),
        ("de", "Die mail und beide Mails sind da.", "Die E-Mail und beide E-Mails sind da."),
    ],
)
def test_the_noun_is_replaced(fix_text: FixText, language: str, text: str, better: str) -> None:
    assert fix_text(EN if language == "en" else DE, text, language=language).text == better
