from __future__ import annotations

import re
from pathlib import Path

import pytest

from tonecheck.checks import all_rules
from tonecheck.library_rules import LIBRARY_RULES

DOCS = (Path(__file__).parents[1] / "docs" / "lint.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LIBRARY_RULES)
def test_every_rule_is_said_in_both_languages_with_the_same_values(name: str) -> None:
    rule = LIBRARY_RULES[name]
    for text in (rule.message, rule.why, *rule.variants.values()):
        assert text.de != text.en
        assert set(re.findall(r"\{\w+\}", text.de)) == set(re.findall(r"\{\w+\}", text.en))


def test_no_check_has_a_rule_of_that_name() -> None:
    assert not LIBRARY_RULES.keys() & all_rules().keys()


def test_every_rule_is_documented() -> None:
    assert set(re.findall(r"`((?:library|suppressions)\.[\w-]+)`", DOCS)) == set(LIBRARY_RULES)
