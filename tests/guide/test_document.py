"""The whole guide of the language's description loads with the real sections; importing stays cheap."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tonecheck.checks import all_checks
from tonecheck.guide import load, load_text, schema, starter

HERE = Path(__file__).parent


@pytest.mark.usefixtures("bundled")
def test_whole_guide_with_the_real_sections() -> None:
    guide = load(HERE / "alpenglueck.yaml", all_checks())
    assert guide.warnings == ()
    assert set(guide.policy().options) == set(all_checks())


@pytest.mark.usefixtures("bundled")
@pytest.mark.parametrize(("language", "address"), [("de", "Sie"), ("de", "du"), ("en", None)])
def test_starters_with_the_real_sections(language: str, address: str | None) -> None:
    assert load_text(starter("Haus", language, address), all_checks()).warnings == ()


def test_every_key_of_the_real_sections_has_a_place_in_the_schema() -> None:
    made = schema(all_checks())
    Draft202012Validator.check_schema(made)
    assert set(all_checks()) <= set(made["$defs"])


def test_import_loads_nothing_heavy() -> None:
    heavy = "{'spacy', 'numpy', 'sklearn', 'yaml', 'tonecheck.nlp', 'tonecheck.checks'}"
    code = f"import sys, tonecheck.guide; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=HERE.parent.parent, check=True
    )
    assert ran.stdout.strip() == "[]"
