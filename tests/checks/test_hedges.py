from __future__ import annotations

import pytest

from tonecheck.checks._hedges import has_light_hedge
from tonecheck.nlp.pipeline import analyse
from tonecheck.reply import Reply
from tonecheck.rule import Span


@pytest.mark.parametrize(
    ("language", "text", "hedged"),
    [
        ("de", "Das Paket kommt am Freitag.", False),
        ("de", "Könnten Sie mir die Nummer schicken?", False),
        ("de", "Sie könnten das Kabel tauschen.", False),
        ("en", "You should see the number on the box.", False),
        ("en", "Might that be the cable?", False),
        ("de", "Das Paket kommt vielleicht am Freitag.", True),
        ("de", "Der Fahrer müsste gleich da sein.", True),
        ("en", "It could arrive on Friday.", True),
        ("en", "The refund is probably on its way.", True),
    ],
)
def test_light_hedges_are_statements(language: str, text: str, hedged: bool) -> None:
    assert has_light_hedge(analyse(Reply(text=text), language, "chat"), ()) == hedged


def test_a_word_that_is_a_hedge_already_is_no_second_one() -> None:
    text = "Das Paket kommt vielleicht am Freitag."
    reply = analyse(Reply(text=text), "de", "chat")
    start = text.index("vielleicht")
    assert not has_light_hedge(reply, (Span(start, start + len("vielleicht")),))
