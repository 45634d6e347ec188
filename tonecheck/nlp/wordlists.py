"""Small closed lists of words of a language, kept as YAML beside its lexicons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml


@cache
def word_lists(language: str, name: str) -> Mapping[str, frozenset[str]]:
    """The lists of `languages/<language>/<name>.yaml` by their names; every word is text, even `no` and `on`."""
    path = resources.files("tonecheck.languages") / language / f"{name}.yaml"
    # BaseLoader reads every scalar as text, as YAML 1.1's truth values would eat "on" and "no".
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {key: frozenset(words) for key, words in loaded.items()}
