"""What time limits are about: the phrases behind keys such as `refund` or `callback`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


@cache
def topics(language: str) -> Mapping[str, tuple[str, ...]]:
    """Phrase patterns by topic, from `languages/<language>/topics.yaml`."""
    from tonecheck.languages import data

    return {key: tuple(phrases) for key, phrases in data.values(language, "topics").items()}
