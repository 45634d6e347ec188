from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.training.neutral import FOLDER, neutral_guides


def test_a_missing_guide_names_the_file_and_the_option(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match=r"neutral-de\.yaml.*--guide-de FILE"):
        neutral_guides(tmp_path)


def test_another_guide_stands_in_for_one_language(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("tonecheck: 1\nname: Own\n", encoding="utf-8")
    assert {language: guide.name for language, guide in neutral_guides(own={"en": own}).items()} == {
        "de": "Neutral",
        "en": "Own",
    }


@pytest.mark.parametrize(
    ("segment", "form"),
    [(None, None), ("neutral", None), ("Sie", "Sie"), ("du", "du"), ("ihr", "ihr"), ("mixed", "Sie")],
)
def test_the_address_is_that_of_the_record(segment: str | None, form: str | None) -> None:
    policy = neutral_guides()["de"].policy(language="de", channel="email", situation=None, segment=segment)
    address = policy.options.get("address")
    assert (address and address.form) == form


def test_both_languages_ask_for_the_same() -> None:
    german, english = ((FOLDER / f"neutral-{language}.yaml").read_text(encoding="utf-8") for language in ("de", "en"))
    assert german.startswith(english)
