"""What time limits are about: the phrases behind keys such as `refund` or `callback`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def topics(language: str) -> Mapping[str, tuple[str, ...]]:
    """Phrase patterns by topic, from `languages/<language>/topics.yaml`."""
    import yaml

    path = Path(__file__).parent / language / "topics.yaml"
    return {key: tuple(phrases) for key, phrases in yaml.safe_load(path.read_text("utf-8")).items()}
