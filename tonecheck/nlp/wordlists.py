"""Small closed lists of words of a language, kept as YAML beside its lexicons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tonecheck.languages.data import texts


@cache
def word_lists(language: str, name: str) -> Mapping[str, frozenset[str]]:
    """The lists of `languages/<language>/<name>.yaml` by their names; every word is text, even `no` and `on`."""
    return {key: frozenset(words) for key, words in texts(language, name).items()}
