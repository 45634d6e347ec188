from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.anatomy import placeholders
from tonecheck.checks._variables import ends_with_variables, opens_with_variables, unbalanced


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


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Ihr Paket ist da.", False),
        ("{{name}} Ihr Paket ist da.", False),
        ("{{name}}\nIhr Paket ist da.", False),
        ("{{order.number}}, {{order.date}}\nIhr Paket ist da.", False),
        ("{{order.number}},\nIhr Paket ist da.", False),
        ("{{salutation}} {{name}},\nIhr Paket ist da.", True),
        ("\n{% include 'gruss' %}\nIhr Paket ist da.", True),
        ("{{> gruss}}\nIhr Paket ist da.", True),
        ("", False),
    ],
)
def test_a_template_may_greet_by_what_it_puts_in(text: str, opens: bool) -> None:
    assert opens_with_variables(text, placeholders.find(text)) == opens


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Ihr Paket ist da.", False),
        ("Ihr Paket kommt {{date}}", False),
        ("Ihr Paket ist da.\n{{date}}", False),
        ("Ihr Paket ist da.\n\n{{signature}}\n", True),
        ("Ihr Paket ist da.\n\n#{user.signature}", True),
        ("Ihr Paket ist da.\n{% include 'fuss' %}", True),
        ("{{signature}}\nIhr Paket ist da.", False),
        ("", False),
    ],
)
def test_a_template_may_close_by_what_it_puts_in(text: str, ends: bool) -> None:
    assert ends_with_variables(text, placeholders.find(text)) == ends
