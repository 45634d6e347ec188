"""Reading the YAML files of the languages."""

from __future__ import annotations

from tonecheck.languages import data


def test_texts_are_never_truth_values_or_numbers() -> None:
    starters = data.texts("en", "sentences")["starters"]
    assert {"on", "no", "yes"} <= set(starters)
    assert all(isinstance(value, str) for value in data.texts("de", "quantities")["numbers"].values())


def test_values_are_numbers_where_they_are_written_so() -> None:
    assert all(isinstance(value, int | float) for value in data.values("de", "quantities")["numbers"].values())
