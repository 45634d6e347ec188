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
        ("levels: {address: off}", "unknown rule 'address'."),
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
