"""Sentences that look alike and are not, for the rules about clarity, promises, form, greeting and closing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tonecheck.report import Finding
from tonecheck.rule import SEVERITIES

SECTIONS = """\
greeting: {required: true}
closing: {required: true}
promises: {absolute: warning, deadline: required}
clarity:
  sentence_words: 35
  passive: 35%
  nominal_style: warning
  officialese: warning
  hedging: warning
  jargon: warning
  filler: note
  abbreviation: note
format: {exclamations: 3, capitals: 0, emoji: 3}
inclusive: {style: colon}
templates: {}
"""


def cases(kind: str) -> list[tuple[str, str, str]]:
    """Language, rule and text of the cases of that kind; `rule!` means from warning on."""
    return [
        (language, rule, text)
        for language in ("de", "en")
        for rule, text in yaml.safe_load(
            (Path(__file__).parent / f"nasty-{language}.yaml").read_text(encoding="utf-8")
        )[kind]
    ]


def is_found(find: Callable[..., tuple[Finding, ...]], language: str, rule: str, text: str) -> bool:
    least = SEVERITIES.index("warning" if rule.endswith("!") else "note")
    return any(
        one.rule == rule.rstrip("!") and SEVERITIES.index(one.severity) >= least
        for one in find(SECTIONS, text, language=language)
    )


@pytest.mark.parametrize(("language", "rule", "text"), cases("negative"))
def test_what_a_careful_reader_lets_pass(findings, language: str, rule: str, text: str) -> None:
    assert not is_found(findings, language, rule, text)


@pytest.mark.parametrize(("language", "rule", "text"), cases("positive"))
def test_what_a_careful_reader_marks(findings, language: str, rule: str, text: str) -> None:
    assert is_found(findings, language, rule, text)


@pytest.mark.parametrize("kind", ["negative", "positive"])
def test_no_case_stands_twice(kind: str) -> None:
    found = cases(kind)
    assert len(found) == len(set(found))
