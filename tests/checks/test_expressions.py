"""What template code reads, and what it names itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.anatomy.placeholders import find
from tonecheck.checks._expressions import is_given, names_given, names_read


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ('{{ " | " }}', ()),
        ("{{ 'Liebe Grüße, ' ~ \"Ihr Team\" }}", ()),
        ("{{ 12 }}", ()),
        ("{{ block('positions') }}", ()),
        ("{{ @index }}", ()),
        ("{{ path('shop.order', {'code': order.code}) }}", ("order.code",)),
        ("{{ order.addresses.get(order.billing) }}", ("order.addresses", "order.billing")),
        ("{{ customer.title ~ ' ' }}", ("customer.title",)),
        ("{{ order.date|format_datetime('medium', locale='de-DE') }}", ("order.date",)),
        ("{{ total|currency(code, decimals=places) }}", ("total", "code", "places")),
        ("{{ greeting if customer.known else fallback }}", ("greeting", "customer.known", "fallback")),
        ("{{ vip ? order.gift : order.note }}", ("vip", "order.gift", "order.note")),
        ("{{ a.name is defined and b is same as('x') }}", ("a.name", "b")),
        ("{{ first || second }}", ("first", "second")),
        ("{{ formatDate order.date \"DD.MM.\" locale='de' }}", ("order.date",)),
        ("{{ name | t: count: order.count, default: 'da' }}", ("name", "order.count")),
        ("{{ ticket.fields[12] }}", ("ticket.fields[12]",)),
        ("#{ticket.customer.firstname}", ("ticket.customer.firstname",)),
        ("{%customer.firstName,fallback=there%}", ("customer.firstName",)),
    ],
)
def test_variables_are_told_from_texts_functions_filters_and_keys(code: str, names: tuple[str, ...]) -> None:
    (hole,) = find(code)
    assert names_read(hole) == names


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("{% set net = order.net %}{{ order.net }}", {"net"}),
        ("{% assign first, second = pair %}", {"first", "second"}),
        ("{% capture note %}x{% endcapture %}", {"note"}),
        ("{%- for key, line in order.lines -%}{{ line }}{% endfor %}", {"key", "line"}),
        ("{% macro row(item, width) %}{% endmacro %}", {"item", "width"}),
        ("{{#each order.lines as |line at|}}{{ line }}{{/each}}", {"line", "at"}),
        ("{foreach $lines as $key => $line}{$line}{/foreach}", {"key", "line"}),
        ("<% lines.each do |line| %><%= line %><% end %>", {"line"}),
        ("{% set dear = all|filter(one => one.price > 9) %}", {"dear", "one"}),
        ("set total = 12 for each in all", set()),
        ("{{ order.total }} {% if order.paid %}x{% endif %}", set()),
    ],
)
def test_names_that_a_template_gives_itself(code: str, given: set[str]) -> None:
    assert names_given(code) - names_given("") == given


def test_a_part_of_what_is_given_is_given() -> None:
    given = names_given("{% for line in order.lines %}{% endfor %}")
    assert all(is_given(name, given) for name in ("line", "line.price", "line[0]", "loop.index"))
    assert not any(is_given(name, given) for name in ("lines", "order.line", "order.loop"))


@given(st.text(alphabet="{}%|'\"()ab.: =?#\n", max_size=60))
def test_any_code_can_be_read(code: str) -> None:
    for hole in find(code):
        assert all(name in hole.text for name in names_read(hole))
    names_given(code)
