"""YAML's traps are defused: a text is the source text, whatever YAML 1.1 makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tonecheck.guide import GuideError, Section, load_text

Sections = Mapping[str, Section]


def options(text: str, sections: Sections, section: str) -> Any:
    """What a section of a guide says."""
    return load_text(f"tonecheck: 1\n{text}\n", sections).policy().options[section]


@pytest.mark.parametrize(
    "written",
    [
        *(
            "20:15",
            "0711",
            "1.000",
            "No",
            "no",
            "yes",
            "on",
            "08",
            "0x1F",
            "1e3",
            "1_000",
            "2026-10-01",
            ".inf",
            "=",
            "true",
        ),
        *("off", "0o17", "12:30:45", "+49 711", "1,5", "null ist nichts", "<<", "a#b", "…"),
    ],
)
def test_texts_keep_their_source(written: str, sections: Sections) -> None:
    read = options(f"terms:\n  - use: {written}\n    not: [{written}]", sections, "terms")
    assert read[0].use == written
    assert options(f"never: {{allow: {written!r}}}", sections, "never").allow == (written,)


@pytest.mark.parametrize("written", ["off", "Off", "false", "no", "'off'", '"off"'])
def test_off_switches_a_level_off(written: str, sections: Sections) -> None:
    assert options(f"clarity: {{filler: {written}}}", sections, "clarity").filler == "off"
    assert load_text(f"tonecheck: 1\nlevels: {{clarity.filler: {written}}}", sections).policy().levels == {
        "clarity.filler": "off"
    }


@pytest.mark.parametrize("written", ["on", "true", "yes", "'false'"])
def test_no_other_truth_value_is_a_level(written: str, sections: Sections) -> None:
    with pytest.raises(GuideError, match="expected off, note, warning or error"):
        options(f"clarity: {{filler: {written}}}", sections, "clarity")


@pytest.mark.parametrize(
    ("written", "meant"), [("yes", True), ("TRUE", True), ("on", True), ("no", False), ("Off", False)]
)
def test_truth(written: str, meant: bool, sections: Sections) -> None:
    assert options(f"greeting: {{required: {written}}}", sections, "greeting").required is meant


@pytest.mark.parametrize("written", ["1", "'1'", "10", "ja"])
def test_no_truth(written: str, sections: Sections) -> None:
    with pytest.raises(GuideError, match="expected true or false"):
        options(f"greeting: {{required: {written}}}", sections, "greeting")


@pytest.mark.parametrize("written", ["1e3", ".nan", ".inf", "0x10", "1_000", "999999999999999999999", "yes", "٣"])
def test_no_number(written: str, sections: Sections) -> None:
    with pytest.raises(GuideError, match="expected a number"):
        load_text(f"tonecheck: 1\nscore: {{weights: {{tone: {written}}}}}", sections)


@pytest.mark.parametrize(("written", "column"), [("a {x}", 12), ("'a {x}'", 13), ('"a {x}"', 13), ("'d''a {x}'", 16)])
def test_bad_phrase_points_into_the_text(written: str, column: int, sections: Sections) -> None:
    with pytest.raises(GuideError) as error:
        options(f"phrases:\n  - avoid: {written}", sections, "phrases")
    assert [(problem.line, problem.column) for problem in error.value.problems] == [(3, column + 2)]


def test_bad_phrase_over_lines_points_to_its_start(sections: Sections) -> None:
    with pytest.raises(GuideError) as error:
        options("phrases:\n  - avoid: |\n      gut\n      {x}\n", sections, "phrases")
    assert [(problem.line, problem.column) for problem in error.value.problems] == [(3, 12)]


def test_offsets_count_code_points(sections: Sections) -> None:
    """An emoji is one character, and so is each half of a decomposed umlaut."""
    with pytest.raises(GuideError) as error:
        options('greeting: {avoid: ["😀 fu\u0308r {x}"]}', sections, "greeting")
    assert error.value.problems[0].column == 28
