from __future__ import annotations

import pytest

from tonecheck.checker import Checker
from tonecheck.lint.traits import traits_of
from tonecheck.reply import Reply

TEXT = "Guten Tag {{name}},\n\nes tut uns leid. Wir zahlen 4,95 € binnen 2 Wochen, um 8:30 Uhr.\nMehr: https://a.example/x. Oder a@b.example!\n\nGrüße\n[NAME]\n"


def test_what_a_response_says_and_does() -> None:
    reply = Reply(text=TEXT, language="de", line=5, is_template=True)
    found = traits_of(reply, [Checker("everyday-de").examine(reply)[1]])
    assert [one.value for one in found.amounts] == [("euro", 4.95, 4.95), ("time", 336.0, 336.0)]
    assert [TEXT[one.start : one.end] for one in found.amounts] == ["4,95 €", "2 Wochen"]
    assert found.amounts[0].place[:2] == (7, TEXT.splitlines()[2].index("4,95") + 1)
    assert found.links == ("https://a.example/x", "a@b.example")
    assert found.variables[0] == "name"
    assert "apologize" in found.sure
    assert found.place == (5, 1, 5, 1)


@pytest.mark.parametrize(
    ("text", "sure", "not_even_perhaps"),
    [
        ("Guten Tag,\n\ndas Paket liegt im Lager in Köln.", set(), {"apologize", "refuse", "ask", "offer_help"}),
        ("Guten Tag,\n\nvielleicht hilft ein Neustart.", set(), {"apologize", "refuse", "timeframe"}),
        ("Guten Tag,\n\nSie erhalten das Geld in 3 bis 5 Werktagen.", {"timeframe"}, {"refuse", "apologize", "ask"}),
        ("Guten Tag,\n\nbitte schicken Sie uns ein Foto.", {"instruct"}, {"refuse", "apologize", "timeframe"}),
    ],
)
def test_what_is_sure_and_what_is_surely_missing(text: str, sure: set[str], not_even_perhaps: set[str]) -> None:
    found = traits_of(
        Reply(text=text), [Checker("everyday-de").examine(Reply(text=text, language="de", is_template=True))[1]]
    )
    assert (found.sure & {"apologize", "refuse", "timeframe", "instruct", "ask"}) == sure
    assert found.sure <= found.perhaps
    assert not found.perhaps & not_even_perhaps


def test_dates_have_their_place_and_all_that_they_can_mean() -> None:
    text = "Hello,\n\nwe open on 12/05/2026, a Tuesday.\n"
    reply = Reply(text=text, language="en", line=3, is_template=True)
    found = traits_of(reply, [Checker("everyday-en").examine(reply)[1]]).dates
    assert [(one.low, one.high, one.place[0]) for one in found] == [(512, 1205, 5), (2, 2, 5)]
