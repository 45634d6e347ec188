from __future__ import annotations

import click
import pytest

from tonecheck.cli._types import Score


@pytest.mark.parametrize("value", ["nan", "-1", "101", "viel"])
def test_what_is_no_score_is_refused(value: str) -> None:
    with pytest.raises(click.BadParameter):
        Score(0, 100).convert(value, None, None)


def test_a_score() -> None:
    assert Score(0, 100).convert("79.5", None, None) == 79.5
