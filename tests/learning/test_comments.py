from __future__ import annotations

import re

import pytest

from tonecheck.learning.comments import TEXTS, bracketed, percent, say
from tonecheck.learning.statistics import Interval


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_tell_the_same_values(key: str) -> None:
    names = [set(re.findall(r"(?<!\{)\{(\w+)\}", text)) for text in (TEXTS[key].de, TEXTS[key].en)]
    assert names[0] == names[1]


def test_an_open_end_is_shown() -> None:
    assert bracketed(Interval(None, 12.4)) == "[…–12]"
    assert bracketed(Interval(0.25, 1.0), 100) == "[25–100]"


def test_values_are_filled_in() -> None:
    assert say("en", "too_few", n=3, least=10) == "too few to say (n = 3, from 10 on)"
    assert percent(0.896) == "90"
