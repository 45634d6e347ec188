from __future__ import annotations

import pytest

from tonecheck.checks._counts import COUNTS, counts_of
from tonecheck.nlp.pipeline import analyse
from tonecheck.reply import Reply

TEXT = (
    "Hallo Frau Berger,\n\nIhr Paket, eine Lampe, ist da! Wann passt es Ihnen? Es ist 14:30 Uhr.\r\n\r\nWir packen sie"
    " gleich für Sie ein!\n\nViele Grüße!\nJana Roth\n\n> Wo ist es? Wo?"
)
EXPECTED = {
    "words": 20,
    "long_words": 0,
    "sentences": 4,
    "longest_sentence": 7,
    "paragraphs": 2,
    "questions": 1,
    "exclamations": 2,
    "commas": 2,
}


@pytest.mark.parametrize(("name", "count"), EXPECTED.items())
def test_counts_are_of_the_body_alone(name: str, count: int) -> None:
    reply = analyse(Reply(text=TEXT), "de", "email")
    assert counts_of(reply, [name]) == {name: float(count)}


def test_letters_and_characters() -> None:
    body = "Das Gerät ist da (2 Stück)."
    reply = analyse(Reply(text=f"Hallo Frau Berger,\n\n{body}\n\nViele Grüße\nJana Roth"), "de", "email")
    assert counts_of(reply, ["characters", "letters"]) == {"characters": len(body), "letters": 18}


@pytest.mark.parametrize("text", ["", "Hallo Frau Berger,", "> Wo ist es?"])
def test_without_a_body_everything_is_zero(text: str) -> None:
    reply = analyse(Reply(text=text), "de", "email")
    assert set(counts_of(reply, COUNTS).values()) == {0.0}
