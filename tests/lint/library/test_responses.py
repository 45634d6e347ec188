from __future__ import annotations

from types import SimpleNamespace

import pytest

from tonecheck.lint.library.responses import Response, without_language, words_of
from tonecheck.lint.traits import Traits


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("de/a.md", "*/a.md"),
        ("a.de.md", "a.*.md"),
        ("a_EN-gb.md", "a_*.md"),
        ("Garden/ende.md", "Garden/ende.md"),
        ("deals.md", "deals.md"),
        ("Erstattung German", "Erstattung *"),
        ("", ""),
    ],
)
def test_languages_in_names(name: str, bare: str) -> None:
    assert without_language(name) == bare


@pytest.mark.parametrize(
    ("fields", "name"), [({}, "a.txt"), ({"line": 4}, "a.txt:4"), ({"line": 4, "id": "m"}, "a.txt (m)")]
)
def test_what_a_response_is_called(fields: dict[str, object], name: str, made: SimpleNamespace) -> None:
    assert Response(0, 0, made.entry(**fields), Traits()).name == name


def test_words() -> None:
    assert words_of("Grüße, 14 Tage – {{x}}!") == ["grüsse", "tage", "x"]
