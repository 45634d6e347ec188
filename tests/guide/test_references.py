"""Rule names in a guide: of the sections, of the linter, and of the house."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tonecheck.guide import GuideError, Section, load_text

HOUSE = "rules: [{name: house.number, kind: occurrence, pattern: x}]\n"


@pytest.mark.parametrize(
    "text",
    [
        "levels: {address.mixed: note, suppressions.unused: off, library.twin-fact: warning}",
        f"{HOUSE}levels: {{house.number: off}}\nscore: {{critical: house.number}}",
        f"{HOUSE}channels: {{chat: {{levels: {{house.number: off}}}}}}",
        f"channels: {{chat: {{{HOUSE.strip()}}}}}\nlevels: {{house.number: off}}",
    ],
)
def test_known(text: str, sections: Mapping[str, Section]) -> None:
    load_text(f"tonecheck: 1\n{text}\n", sections)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            f"{HOUSE}levels: {{house.numbers: off}}",
            "unknown rule 'house.numbers'. Did you mean 'house.number'?",
        ),
        ("levels: {address: off}", "'address' is a section, not a rule."),
        ("segments: {vip: {score: {critical: [tone.warm]}}}", "unknown rule 'tone.warm'."),
        (
            "channels: {chat: {score: {weights: {adress: 2}}}}",
            "unknown section 'adress'. Did you mean 'address'?",
        ),
    ],
)
def test_unknown(text: str, problem: str, sections: Mapping[str, Section]) -> None:
    with pytest.raises(GuideError) as error:
        load_text(f"tonecheck: 1\n{text}\n", sections)
    assert problem in str(error.value)


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            "rules: [{name: tone.number, kind: occurrence, pattern: x}]",
            (2, 16, "Give your rule another first part: 'house.number'."),
        ),
        ("channels: {chat: {address: }}", (2, 19, "Give it one, or write `address: null` if it is meant.")),
        ("address:", (2, 1, "Give it one, or write `address: null` if it is meant.")),
    ],
)
def test_what_is_hardly_meant(text: str, warning: tuple[int, int, str], sections: Mapping[str, Section]) -> None:
    guide = load_text(f"tonecheck: 1\n{text}\n", sections)
    assert [(one.line, one.column, one.remedy) for one in guide.warnings] == [warning]


@pytest.mark.parametrize("text", [HOUSE, "address: null", "address: ~", "brand:", "phrases: []"])
def test_what_may_well_be_meant(text: str, sections: Mapping[str, Section]) -> None:
    assert load_text(f"tonecheck: 1\n{text}\n", sections).warnings == ()
