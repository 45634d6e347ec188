"""How a suggestion is put in: capitals, blanks, sentence ends, line ends, normal form."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from tonecheck.fix import Fixed

FixText = Callable[..., Fixed]

SECTIONS = """\
terms: [{use: Übersicht, not: [Aufstellung]}]
phrases:
  - {avoid: [wir bitten um Verständnis], say: ["Danke für Ihre Geduld."], safe: true}
  - {avoid: [eigentlich], say: [""], safe: true}
  - {avoid: ["usw."], say: [und so weiter], safe: true}
  - {avoid: [umgehend], say: [heute], safe: true}
  - {avoid: [zügig], say: ["bis {datum}"], safe: true}
  - {avoid: [vielleicht], say: [wohl]}
"""


@pytest.mark.parametrize(
    "text",
    [
        "Es ist so, dass wir bitten um Verständnis und warten.",
        "Wir melden uns zügig.",
        "Das geht vielleicht.",
        "Eigentlich.",
        "Kommen Sie um\ngehend.",
    ],
)
def test_what_does_not_fit_or_is_not_safe_stays(fix_text: FixText, text: str) -> None:
    assert fix_text(SECTIONS, text).text == text


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Wir bitten um Verständnis. Es dauert.", "Danke für Ihre Geduld. Es dauert."),
        ("Wir bitten um Verständnis!", "Danke für Ihre Geduld!"),
        ("Wir bitten um Verständnis", "Danke für Ihre Geduld."),
        ("Eigentlich geht das so. Es ist eigentlich gut.", "Geht das so. Es ist gut."),
        ("Es ist gut, eigentlich.", "Es ist gut."),
        ("Es ist, eigentlich, gut.", "Es ist, gut."),
        ("Lampen, Tische usw.", "Lampen, Tische und so weiter."),
        ("Umgehend kommt er. Er kommt umgehend, sagt er.", "Heute kommt er. Er kommt heute, sagt er."),
        ("Er kommt umgehend.\r\nUmgehend!\r\n", "Er kommt heute.\r\nHeute!\r\n"),
        ("Er kommt um\u00adgehend 🧙\u200d♀\ufe0f, umgehend 😀.", "Er kommt heute 🧙\u200d♀\ufe0f, heute 😀."),
    ],
)
def test_the_sentence_around_it_stays_right(fix_text: FixText, text: str, better: str) -> None:
    assert fix_text(SECTIONS, text).text == better


def test_umlauts_stay_decomposed_where_they_are() -> None:
    from tonecheck.fixing.putting_in import _in_form_of

    plain, decomposed = "Übersicht", unicodedata.normalize("NFD", "Übersicht")
    assert _in_form_of("Schön", plain) == plain
    assert _in_form_of("Schon", plain) == plain
    assert _in_form_of(unicodedata.normalize("NFD", "Schön"), plain) == decomposed


@pytest.mark.parametrize(("text", "better"), [("a mail, the mail", "a mail, the post"), ("an apple", "an apple")])
def test_an_english_article_stays_right(fix_text: FixText, text: str, better: str) -> None:
    sections = "phrases: [{avoid: [mail], say: [inbox], safe: true}, {avoid: [apple], say: [pear], safe: true}]"
    fixed = fix_text(sections, f"We read {text}.", language="en")
    assert fixed.text == f"We read {better.replace('post', 'inbox')}."
