from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.checks._variables import unbalanced


@pytest.mark.parametrize(
    "text",
    [
        "Hallo {{name}}, Ihr Paket ist da.",
        "{{ name | default: 'x' }} und {{{roh}}}",
        "{{ticket.custom_fields[12]}} {{#if a}}b{{/if}}",
        "{% if vip %}Danke{% endif %}",
        "{%customer.firstName,fallback=there%}",
        "#{ticket.customer.firstname} ${name} {$name|default:'a'}",
        'Die Antwort war {"a": {"b": 1}}.',
        "Die Menge {a, b} und f(x) = {{1, 2}, {3}}",
        "100 % {sicher}",
        "Kosten: #12, $5",
    ],
)
def test_brackets_that_close(text: str) -> None:
    assert list(unbalanced(text)) == []


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Hallo {{name},\n\nIhr Paket", ["{{name}"]),
        ("Hallo {name}},\n\nIhr Paket", ["{name}}"]),
        ("Hallo {{name,\n\nIhr Paket", ["{{name"]),
        ("Hallo customer.name}}, Ihr Paket", ["customer.name}}"]),
        ("{% if vip", ["{% if vip"]),
        ("{% if a %}b{% else }c{% endif %}", ["{% else }"]),
        ("Hallo #{ticket.name, Ihr Paket", ["#{ticket.name"]),
        ("{{ a | upcase }} und {{b}", ["{{b}"]),
    ],
)
def test_brackets_that_do_not_close(text: str, broken: list[str]) -> None:
    assert [text[span.start : span.end] for span in unbalanced(text)] == broken


@given(st.text(alphabet="{}%#$ab.| \n", max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    for span in unbalanced(text):
        assert 0 <= span.start < span.end <= len(text)
