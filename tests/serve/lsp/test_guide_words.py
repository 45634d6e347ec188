from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.resources import bundled_guides
from tonecheck.serve.lsp.guide_cursor import Cursor
from tonecheck.serve.lsp.guide_words import field_at, words_at


def texts(
    *path: str, key: str | None = None, siblings: frozenset[str] = frozenset(), file: Path | None = None
) -> set[str]:
    return {word.text for word in words_at(Cursor(path=path, key=key, siblings=siblings), file, "de")}


@pytest.mark.parametrize(
    ("path", "key", "expected"),
    [
        ((), None, {"extends", "address", "tone", "channels", "levels"}),
        ((), "address", {"Sie", "du"}),
        ((), "language", {"de", "en"}),
        (("tone",), None, {"formality", "empathy"}),
        (("tone",), "formality", {"neutral", "[30, 65]"}),
        (("tone", "formality"), None, {"min", "max", "but_not"}),
        (("greeting",), "required", {"true", "false"}),
        (("levels",), None, {"address.mixed", "library.duplicate"}),
        (("levels",), "address.mixed", {"off", "note", "warning", "error"}),
        (("score",), None, {"pass", "critical"}),
        (("score", "critical", "-"), None, {"attitude.blame"}),
        (("score", "weights"), None, {"tone", "greeting"}),
        (("channels",), None, {"email", "chat"}),
        (("situations",), None, {"complaint", "refusal"}),
        (("channels", "chat"), None, {"tone", "greeting"}),
        (("channels", "chat", "tone"), "warmth", {"[30, 65]"}),
        (("phrases", "-"), None, {"avoid", "say", "why", "severity"}),
        (("phrases", "-"), "severity", {"error", "warning"}),
        (("examples", "-"), "channel", {"chat"}),
        (("examples", "-", "expect"), "findings", {"address.mixed"}),
    ],
)
def test_what_may_stand_there(path: tuple[str, ...], key: str | None, expected: set[str]) -> None:
    assert expected <= texts(*path, key=key)


@pytest.mark.parametrize("path", [("nowhere",), ("tone", "-"), ("greeting", "required", "deeper")])
def test_where_nothing_may_stand_nothing_is_offered(path: tuple[str, ...]) -> None:
    assert texts(*path) == set()


def test_extends_offers_what_ships_and_what_lies_beside(tmp_path: Path) -> None:
    for name in ("own.yaml", "house.yaml", "notes.txt"):
        (tmp_path / name).touch()
    assert texts(key="extends", file=tmp_path / "own.yaml") == {*bundled_guides(), "./house.yaml"}


def test_keys_that_are_there_are_not_offered_again() -> None:
    assert not {"tone", "greeting"} & texts(siblings=frozenset({"tone", "+greeting"}))


def test_a_key_has_its_meaning() -> None:
    field = field_at(Cursor(path=("channels", "chat", "greeting")), "required")
    assert field is not None
    assert field.description
    assert field_at(Cursor(path=("nowhere",)), "required") is None
