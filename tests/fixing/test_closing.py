"""Where a missing sign-off is put in, and where not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.fix import Fixed

FixText = Callable[..., Fixed]

DE = "closing: {required: true, allowed: ['Liebe Grüße {name}', Viele Grüße, Bis bald]}"
EN = "closing: {required: true, allowed: ['Yours {name}', Kind regards]}"
BODY = "Guten Tag Frau Berger,\n\nIhr Paket ist gestern bei uns angekommen."
BODY_EN = "Dear Ms Brown,\n\nyour parcel left our warehouse this morning."


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\nHerzliche Grüße\nJana Brandt",
        f"{BODY}\n\nMfG\nJana Brandt",
        f"{BODY} Vielen Dank!",
    ],
)
def test_what_has_an_ending_stays(fix_text: FixText, text: str) -> None:
    assert fix_text(DE, text, closing=True).text == text


def test_only_on_request(fix_text: FixText) -> None:
    assert fix_text(DE, BODY).changes == ()


def test_no_name_is_made_up(fix_text: FixText) -> None:
    assert fix_text("closing: {required: true, allowed: ['Ihre {name}']}", BODY, closing=True).changes == ()
    signed = "closing: {required: true, allowed: [Viele Grüße], signer: required}"
    assert fix_text(signed, BODY, closing=True).changes == (), "a sign-off without the name would be a new finding"


@pytest.mark.parametrize(
    ("text", "better"),
    [
        (BODY, f"{BODY}\n\nViele Grüße"),
        (f"{BODY}\n", f"{BODY}\n\nViele Grüße\n"),
        (f"{BODY}\n\nJana Brandt", f"{BODY}\n\nViele Grüße\nJana Brandt"),
        (f"{BODY}\n\nJana Brandt\nKundenservice", f"{BODY}\n\nViele Grüße\nJana Brandt\nKundenservice"),
        (f"{BODY}\n\n-- \nAlpenglück GmbH", f"{BODY}\n\nViele Grüße\n\n-- \nAlpenglück GmbH"),
        (f"{BODY}\n\n> Wo ist es?\n> Danke!", f"{BODY}\n\nViele Grüße\n\n> Wo ist es?\n> Danke!"),
        (f"{BODY}\n\n{{{{agent.name}}}}", f"{BODY}\n\nViele Grüße\n{{{{agent.name}}}}"),
        ("Ihr Paket ist gestern angekommen.", "Ihr Paket ist gestern angekommen.\n\nViele Grüße"),
        ("Guten Tag,\nIhr Paket ist da.", "Guten Tag,\nIhr Paket ist da.\nViele Grüße"),
        (BODY.replace("\n", "\r\n"), f"{BODY}\n\nViele Grüße".replace("\n", "\r\n")),
    ],
)
def test_it_stands_where_it_belongs(fix_text: FixText, text: str, better: str) -> None:
    assert fix_text(DE, text, closing=True).text == better


@pytest.mark.parametrize(
    ("text", "better"),
    [
        (BODY_EN, f"{BODY_EN}\n\nKind regards"),
        (f"{BODY_EN}\n\nTom Hale", f"{BODY_EN}\n\nKind regards,\nTom Hale"),
    ],
)
def test_english_has_a_comma_before_a_name(fix_text: FixText, text: str, better: str) -> None:
    assert fix_text(EN, text, language="en", closing=True).text == better
