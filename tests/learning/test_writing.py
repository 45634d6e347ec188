from __future__ import annotations

import pytest

from tonecheck.learning import Draft, learn
from tonecheck.learning.proposal import Outside
from tonecheck.learning.writing import listed
from tonecheck.reply import Reply


@pytest.fixture(scope="module")
def text(house: list[Reply]) -> str:
    draft: Draft = learn(house, name='Rad "& Tat": Nord')
    return draft.text


def test_no_line_is_longer_than_an_editor_shows(text: str) -> None:
    assert max(map(len, text.splitlines())) <= 116


def test_a_number_stays_with_its_sign(text: str) -> None:
    lines = text.splitlines()
    assert not any(line.lstrip(" #").startswith(("%", "= ")) for line in lines)
    assert "\0" not in text


def test_every_value_has_a_comment_above_it(text: str) -> None:
    lines = text.splitlines()
    values = [at for at, line in enumerate(lines) if line.startswith("  ") and not line.lstrip().startswith("#")]
    assert values
    assert all(lines[at - 1].lstrip().startswith("#") for at in values)


def test_what_is_not_proposed_stands_in_a_comment_with_its_whole_key(text: str) -> None:
    assert "# inclusive.style:" in text or "inclusive" not in text
    assert "# apology.at_most: " in text


def test_any_name_is_a_name(text: str) -> None:
    assert 'name: "Rad \\"& Tat\\": Nord"' in text


def test_long_lists_are_cut() -> None:
    outside = [Outside(f"{number}.txt", "7") for number in range(7)]
    assert listed(outside, "en") == "0.txt (7), 1.txt (7), 2.txt (7), 3.txt (7), 4.txt (7) and 2 more"
    assert listed(outside[:1], "de") == "0.txt (7)"


def test_a_channel_has_its_block(house: list[Reply]) -> None:
    chat = [
        Reply(text=f"{reply.text.splitlines()[2]} Super!! 🎉🎉🎉", source=f"chat/{number}.txt", channel="chat")
        for number, reply in enumerate(house)
    ]
    found = learn([*house, *chat]).text
    assert "channels:\n  # Chat: n = 36\n  chat:\n" in found
    assert "      emoji: 3\n" in found
