from __future__ import annotations

import pytest

from tonecheck.learning.observation import observe
from tonecheck.reply import Reply

_LETTER = """\
Sehr geehrter Herr Dr. Yildiz,

vielen Dank für Ihren Brief vom 3. März! Es tut mir leid, dass Sie warten mussten. Frau Okafor hat Ihr Gerät heute
geprüft und schickt es Ihnen am Freitag. Schreiben Sie uns gern an hilfe@haus.de 😊

Mit freundlichen Grüßen
Jana Roth
"""


def test_a_short_text_has_no_tone_greeting_or_closing() -> None:
    found = observe(Reply(text="Ist erledigt."), "de")
    assert (found.tone, found.greeting, found.closing, found.signed) == ({}, None, None, False)
    assert found.label == "-"


def test_a_letter_shows_its_manners() -> None:
    found = observe(Reply(text=_LETTER, source="brief.txt", channel="letter"), "de")
    assert (found.channel, found.address, found.greeting, found.closing) == (
        "letter",
        "Sie",
        "Sehr geehrte",
        "Mit freundlichen Grüßen",
    )
    assert (found.greeted_by_name, found.honorific, found.signed, found.listable) == (True, True, True, True)
    assert (found.exclamations, found.emoji, found.apologies) == (1, 1, 1)
    assert 5 < found.longest_sentence < 20


def test_names_are_known_wherever_a_title_or_their_place_gives_them_away() -> None:
    found = observe(Reply(text=_LETTER), "de")
    assert {"yildiz", "okafor", "jana", "roth"} <= found.names


def test_signs_numbers_and_addresses_end_a_run_of_words() -> None:
    found = observe(Reply(text=_LETTER), "de")
    words = {word for run in found.runs for word in run}
    assert ("vielen", "Dank", "für", "Ihren", "Brief", "vom") in found.runs
    assert not any(char.isdigit() or char == "@" for word in words for char in word)


@pytest.mark.parametrize(
    ("text", "capital"),
    [("Hallo Lena, danke für deine Nachricht.", False), ("Hallo Lena, danke für Deine Nachricht.", True)],
)
def test_capitals_of_du_are_seen(text: str, capital: bool) -> None:
    assert observe(Reply(text=text), "de").capital is capital


def test_replies_from_one_template_have_one_key() -> None:
    one = observe(Reply(text="Hallo Lena,\n\ndein Paket 17 kommt am Freitag.\n\nViele Grüße\nTom"), "de")
    two = observe(Reply(text="Hallo Kim,\n\ndein Paket 4 kommt am Freitag.\n\nViele Grüße\nMia"), "de")
    other = observe(Reply(text="Hallo Kim,\n\ndein Paket 4 kommt am Montag.\n\nViele Grüße\nMia"), "de")
    assert one.key == two.key != other.key
