"""The whole guide of the language's description loads with the real sections; importing stays cheap."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tonecheck.checks import all_checks
from tonecheck.errors import TonecheckError
from tonecheck.guide import load, load_text, schema, starter
from tonecheck.guide.document import Calibration

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


@pytest.mark.parametrize("curve", ["[[20, 5], [20, 9]]", "[[20, 30], [50, 10]]", "[[50, 10], [20, 5]]"])
def test_a_curve_that_does_not_rise_is_said_with_its_place(curve: str) -> None:
    text = f"tonecheck: 1\nname: Haus\nlanguage: de\ncalibration: {{warmth: {{curve: {curve}}}}}\n"
    with pytest.raises(TonecheckError, match=r":4.*`curve` falls or stands still after"):
        load_text(text, all_checks())


@pytest.mark.parametrize(("value", "points"), [(0, 12), (20, -8), (35, -10.5), (50, -13), (80, -20), (100, -40)])
def test_a_curve_is_straight_between_its_points_and_level_outside(value: float, points: float) -> None:
    found = Calibration(curve=((20.0, 10.0), (50.0, 35.0), (80.0, 58.0)), shift=2.0)
    assert found.points(value) == pytest.approx(points)
    assert Calibration(shift=3.0).points(value) == 3.0


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
