"""What is said of models, in both languages."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from tonecheck.languages import data
from tonecheck.training.wording import Voice

WORDS = {ui: data.texts(ui, "model") for ui in ("de", "en")}
SOURCES = Path(__file__).parents[2] / "tonecheck" / "training"


def test_what_is_not_worded_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Voice("de")("nonsense")


@pytest.mark.parametrize("key", sorted(WORDS["en"]))
def test_both_languages_say_the_same_with_the_same_values(key: str) -> None:
    fields = [{name for _, name, _, _ in string.Formatter().parse(WORDS[ui][key]) if name} for ui in WORDS]
    assert fields[0] == fields[1]


def test_both_languages_have_the_same_entries() -> None:
    assert list(WORDS["de"]) == list(WORDS["en"])


@pytest.mark.parametrize("key", sorted(WORDS["en"]))
def test_nothing_is_worded_that_nobody_says(key: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    assert f'"{key}"' in code or f"'{key}'" in code or f'"{key.partition(".")[2]}"' in code
