"""The shipped pipelines have cards that fit them."""

from __future__ import annotations

import re

import pytest

from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.linear import read_json
from tonecheck.report import DIMENSIONS
from tonecheck.resources import models_dir
from tonecheck.training.cards import markdown
from tonecheck.training.corpus import data_hash

LARGEST = 10_000_000


@pytest.mark.parametrize("language", ["de", "en"])
def test_card_and_data_belong_together(language: str) -> None:
    card = read_json(models_dir() / language / "card.json")
    assert card["data"]["sha256"] == data_hash()
    assert card["licence"] == "Apache-2.0"
    assert {row["dimension"] for row in card["figures"]["tone"] if row["part"] == "all"} == {*DIMENSIONS, "mean"}
    assert {row["act"] for row in card["figures"]["acts"]} == set(ACTS)
    assert markdown(card) == (models_dir() / language / "card.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_figures_do_not_fall_below_what_was_reached(language: str) -> None:
    figures = read_json(models_dir() / language / "card.json")["figures"]
    mean = {row["part"]: row for row in figures["tone"] if row["dimension"] == "mean"}
    assert mean["all"]["spearman"]["value"] > 0.82
    assert mean["proportions natural"]["spearman"]["value"] > 0.78
    assert mean["all"]["mae"]["value"] < 0.46
    assert figures["acts_macro_f1"]["value"] > 0.69
    assert all(row["precision"] >= 0.85 for row in figures["precise_acts"] if row["precision"] is not None)
    for row in figures["bias_by_channel"]:
        assert row["bias"]["low"] <= 0.15
        assert row["bias"]["high"] >= -0.15
    message, reply = figures["situation"], figures["situation_of_reply"]
    assert message["said"] >= 0.85
    assert message["right_when_said"] >= 0.88
    assert reply["right_when_said"] >= 0.85


@pytest.mark.parametrize("language", ["de", "en"])
def test_artifacts_are_small_arrays_and_text(language: str) -> None:
    files = [path for path in (models_dir() / language).rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < LARGEST
    assert {path.suffix for path in files} <= {".npy", ".json", ".md", ".cfg", ".msgpack", ""}
    assert not any(re.search(rb"sklearn|pickle", path.read_bytes()) for path in files if path.suffix == ".npy")
