from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.checks._formula import Formula
from tonecheck.errors import TonecheckError

NAMES = frozenset({"words", "sentences"})


@pytest.mark.parametrize(
    "source",
    [
        "",
        "words /",
        "letters / words",
        "words ** words",
        "words // 2",
        "__import__('os')",
        "words.real",
        "[words]",
        "'a' * 99",
        "words if words else 1",
        "lambda: 1",
        "min(words)",
        "abs(words, 2)",
        "max(*words)",
        "round(words, ndigits=1)",
        "True + 1",
        "words < 3",
        "(" * 300,
        "1+" * 150 + "1",
    ],
)
def test_what_is_no_formula(source: str) -> None:
    with pytest.raises(TonecheckError) as caught:
        Formula(source, NAMES)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("words / sentences", 4.0),
        (" 100 * (words - 2) / words ", 75.0),
        ("-words + 10", 2.0),
        ("max(words, 20) - min(1, 2, sentences)", 19.0),
        ("round(words / 3)", 3.0),
        ("1.5", 1.5),
    ],
)
def test_values(source: str, value: float) -> None:
    assert Formula(source, NAMES).value({"words": 8.0, "sentences": 2.0}) == pytest.approx(value)


def test_division_by_zero_has_no_value() -> None:
    assert Formula("words / sentences", NAMES).value({"words": 8.0, "sentences": 0.0}) is None


@given(st.text(max_size=40))
def test_any_text_is_a_formula_or_a_users_mistake(source: str) -> None:
    try:
        formula = Formula(source, NAMES)
    except TonecheckError:
        return
    value = formula.value({"words": 8.0, "sentences": 2.0})
    assert value is None or isinstance(value, float)
