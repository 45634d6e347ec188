from __future__ import annotations

import pytest

from tonecheck.checks import all_rules
from tonecheck.rule import SEVERITIES, Span, Text

SAID = Text("„{text}“ ist {name}.", "“{text}” is {name}.")


@pytest.mark.parametrize(("ui", "said"), [("de", "„LG“ ist kurz."), ("en", "“LG” is short."), ("fr", "“LG” is short.")])
def test_a_text_is_filled_in_its_language(ui: str, said: str) -> None:
    assert SAID.get(ui, {"text": "LG", "name": Text("kurz", "short"), "more": "x"}) == said


def test_values_are_never_read_as_braces() -> None:
    assert SAID.get("de", {"text": "{name}", "name": "{text}"}) == "„{name}“ ist {text}."
    assert SAID.get("de") == SAID.de


def test_spans_sort_by_place() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]


@pytest.mark.parametrize("name", sorted(all_rules()))
def test_every_rule_is_declared_in_full(name: str) -> None:
    rule = all_rules()[name]
    assert rule.severity in SEVERITIES
    assert rule.bad
    assert rule.good
    texts = [rule.message, rule.why, *rule.variants.values()]
    assert all(text.de and text.en and text.de != text.en for text in texts)
    assert all(text.de.rstrip().endswith((".", "!", "?", "…")) for text in texts)
