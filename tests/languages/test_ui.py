from __future__ import annotations

import re
import string

import pytest

from tonecheck.languages.ui import count, say, words


@pytest.mark.parametrize(("key", "said"), [("channel.fax", "fax"), ("nonsense", "nonsense"), ("a.b.c", "c")])
def test_what_nobody_knows_is_said_as_it_is(key: str, said: str) -> None:
    assert say("de", key) == said


@pytest.mark.parametrize(
    ("ui", "n", "said"),
    [("de", 1, "1 Warnung"), ("de", 0, "0 Warnungen"), ("en", 1, "1 warning"), ("en", 2, "2 warnings")],
)
def test_counts(ui: str, n: int, said: str) -> None:
    assert count(ui, "warning", n) == said


def test_both_languages_say_the_same_with_the_same_values() -> None:
    def fields(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

    german, english = words("de"), words("en")
    assert german.keys() == english.keys()
    assert [key for key in german if fields(german[key]) != fields(english[key])] == []
    assert not [key for key, text in {**german, **english}.items() if not text.strip() or re.search(r"\bTrue\b", text)]
