"""Tables that read well."""

from __future__ import annotations

import math

import pytest

from tonecheck.training.assessment_text import figure, table
from tonecheck.training.bootstrap import Estimate


def test_a_table_without_rows_is_its_head() -> None:
    assert list(table(("a", "n"), [])) == ["| a   | n   |", "| --- | --- |"]


def test_numbers_stand_to_the_right() -> None:
    assert list(table(("act", "n"), [("ask", "12"), ("blame", "–")])) == [
        "| act   |   n |",
        "| ----- | --: |",
        "| ask   |  12 |",
        "| blame |   – |",
    ]


@pytest.mark.parametrize(
    ("estimate", "signed", "text"),
    [
        (Estimate(math.nan, math.nan, math.nan), False, "–"),
        (Estimate(0.5, math.nan, math.nan), False, "0.500 [–]"),
        (Estimate(0.5, 0.25, 1), False, "0.500 [0.250, 1.000]"),
        (Estimate(-0.0001, -0.2, 0.0004), True, "+0.000 [-0.200, +0.000]"),
    ],
)
def test_a_figure_with_its_interval(estimate: Estimate, signed: bool, text: str) -> None:
    assert figure(estimate, signed=signed) == text
