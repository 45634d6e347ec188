"""What the interface says, in German and in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


@cache
def words(ui: str) -> Mapping[str, str]:
    """The interface's words in `ui` (`de` or `en`) by their keys, from `languages/<ui>/ui.yaml`."""
    from tonecheck.languages import data

    return {str(key): str(value) for key, value in data.values(ui, "ui").items()}


def say(ui: str, key: str, **values: object) -> str:
    """One entry, filled with `values`; an unknown key (a house's own channel) is said as its last part."""
    text = words(ui).get(key)
    return text.format(**values) if text is not None else key.rpartition(".")[2]


def count(ui: str, key: str, n: int) -> str:
    """`n` of something: the entry `<key>.one` or `<key>.many`."""
    return say(ui, f"{key}.one" if n == 1 else f"{key}.many", n=n)
