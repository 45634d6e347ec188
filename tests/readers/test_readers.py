from __future__ import annotations

import pytest

from tonecheck import readers


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "text"),
        ("a.jsonl", "jsonl"),
        ("a.NDJSON", "jsonl"),
        ("entwurf", "text"),
        ("a.unknown", "text"),
        ("-", "text"),
    ],
)
def test_the_ending_tells_the_format(path: str, name: str) -> None:
    assert readers.format_of(path) == name


def test_every_reader_can_be_loaded() -> None:
    assert set(readers.names()) == {"jsonl", "text"}
    assert all(callable(readers.load(name)) for name in readers.names())
