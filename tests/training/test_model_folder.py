"""Cards, hashes and memories of model folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.provenance import models_hashes
from tonecheck.resources import models_dir
from tonecheck.training.corpus import read_training
from tonecheck.training.model_folder import card, cards, digest, learned_from


def test_a_folder_without_a_card(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match="there is no card"):
        cards(tmp_path, ("de",), as_json=False)


def test_a_card_that_is_no_json(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "card.json").write_text("{", encoding="utf-8")
    with pytest.raises(TonecheckError, match="the card is no JSON"):
        card(tmp_path, "de")


def test_a_card_that_ships_with_the_hash_of_its_artifacts() -> None:
    found = json.loads(cards(None, ("de", "en"), as_json=True))
    assert {language: found[language]["artifacts"] for language in found} == models_hashes()
    assert found["de"]["extra"] is None
    page = cards(None, ("en",), as_json=False)
    assert page.startswith((models_dir() / "en" / "card.md").read_text(encoding="utf-8"))
    assert models_hashes()["en"] in page


def test_the_card_names_what_a_house_added_but_not_its_digests(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "en").mkdir()
    (tmp_path / "de" / "card.json").write_text("{}", encoding="utf-8")
    (tmp_path / "de" / "card.md").write_text("# Card\n", encoding="utf-8")
    extra = {"name": "Haus", "sha256": "ab", "replies": 3, "filled": {"tone": 2, "acts": 0}, "digests": ["d1"]}
    (tmp_path / "extra.json").write_text(json.dumps(extra), encoding="utf-8")
    assert "digests" not in card(tmp_path, "de")["extra"]
    page = cards(tmp_path, ("de",), as_json=False)
    assert "3 replies of Haus" in page
    assert "filled in: tone 2\n" in page
    assert "d1" in learned_from(tmp_path)


def test_the_shipped_models_remember_the_open_part() -> None:
    known = learned_from(None)
    record = read_training()[0]
    assert digest(record.text) in known
    assert digest(f"  {record.text}\n") in known
    assert digest(record.text + " ja") not in known
