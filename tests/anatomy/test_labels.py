"""Labels, values and loops, which are no greetings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.anatomy import dissect
from tonecheck.anatomy.labels import is_thing, is_value, loops

BODY = "\n\nIhre Bestellung ist unterwegs und kommt morgen bei Ihnen an.\n\nFreundliche Grüße\nJana Brandt"


def greeted(text: str, repeated: tuple[tuple[int, int], ...] = ()) -> str | None:
    """The words of the greeting zone."""
    zones = dissect(text, repeated=repeated).zones
    return next((text[zone.start : zone.end] for zone in zones if zone.zone == "greeting"), None)


NO_GREETINGS = [
    "{{ item.name }}: {{ item.price }}",
    "{{ item.name }}: {{ item.price }} EUR",
    "{{ item.name }}: 3 x {{ item.price }}",
    "{{ label }}: {{ value }},",
    "{{ first }} {{ last }}: {{ city }}",
    "Name: {{ name }}",
    "Name: {{ name }},",
    "Kunde: {{ customer.name }}\nBestellung: {{ order.number }}",
    "Max Mustermann: {{ phone }}",
    "Anna: 0341 1234567",
    "{{ order.number }},",
    "{{ order.number }}, {{ order.date }}",
    "{{ orderId }}:",
    "{{ bestellung.lieferdatum | date: '%d.%m.%Y' }}!",
    "[DATUM],",
    "{% for item in order.items %}{{ item.name }}: {{ item.price }}{% endfor %}",
    "{% for item in order.items %}{{ item.name }}, {% endfor %}",
    "{% for item in order.items %}\n{{ item.name }},\n{% endfor %}",
    "{{#each items}}\n{{name}},\n{{/each}}",
]


@pytest.mark.parametrize("line", NO_GREETINGS)
def test_labels_and_values_greet_nobody(line: str) -> None:
    assert greeted(line + BODY) is None


@pytest.mark.parametrize("line", NO_GREETINGS)
def test_the_greeting_below_them_is_found(line: str) -> None:
    assert greeted(f"{line}\n\nGuten Tag {{{{ name }}}},{BODY}") == "Guten Tag {{ name }},"


@pytest.mark.parametrize(
    ("line", "greeting"),
    [
        ("{{ name }},", "{{ name }},"),
        ("{{ customer.first_name }}!", "{{ customer.first_name }}!"),
        ("{{ anrede }} {{ kunde.name }},", "{{ anrede }} {{ kunde.name }},"),
        ("{{ name }}, Ihr Paket {{ order.number }} ist da.", "{{ name }},"),
        ("{{ name }}: wir haben Ihr Paket gestern verschickt.", "{{ name }}:"),
        ("Hallo {{ order.number }},", "Hallo {{ order.number }},"),
        ("{% if vip %}{{ salutation }} {% endif %}{{ name }},", "{% if vip %}{{ salutation }} {% endif %}{{ name }},"),
        ("Anna, 3 Stück sind unterwegs.", "Anna,"),
    ],
)
def test_names_and_salutations_still_do(line: str, greeting: str) -> None:
    assert greeted(line + BODY) == greeting


def test_what_stood_in_a_loop_is_a_list() -> None:
    text = "{{ item.name }},\n\nGuten Tag {{ name }}," + BODY
    assert greeted(text) == "{{ item.name }},"
    assert greeted(text, ((0, 17),)) == "Guten Tag {{ name }},"
    assert greeted(text, ((18, 40),)) == "{{ item.name }},"
    assert greeted(text[18:].strip(), ((0, 22),)) == "Guten Tag {{ name }},"


@pytest.mark.parametrize(
    "hole", ["{{ name }}", "{{ paid }}", "{{ Friday }}", "{{ valid }}", "{{ number.owner }}", "[NAME]", "{{ sender }}"]
)
def test_what_may_be_a_name(hole: str) -> None:
    assert not is_thing(hole)


@pytest.mark.parametrize(
    "hole",
    ["{{ order.id }}", "{{orderId}}", "{{ order_number | upcase }}", "#{ticket.number}", "[BESTELLNUMMER]", "%DATUM%"],
)
def test_what_is_a_thing_by_its_name(hole: str) -> None:
    assert is_thing(hole)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        (" Danke!", False),
        (" wir haben {{ count }} gefunden", False),
        (" {{ price }}", True),
        (" 3,50 EUR", True),
        (" {{ price }} inkl. MwSt.", True),
    ],
)
def test_values(text: str, expected: bool) -> None:
    assert is_value(text) is expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Guten Tag", []),
        ("{% if a %}b{% endif %}", []),
        ("{% for a in b %}c", []),
        ("{{#a}}b{{/a}}", []),
        (
            "x{% for a in b %}{% if a %}c{% endif %}{% endfor %}y",
            ["{% for a in b %}{% if a %}c{% endif %}{% endfor %}"],
        ),
        ("<% a.each do |b| %>c<% end %>", ["<% a.each do |b| %>c<% end %>"]),
    ],
)
def test_loops(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in loops(text)] == found


@given(
    st.lists(
        st.sampled_from(["{% for a in b %}", "{% endfor %}", "{{ a }}", ": ", ",", "\n", "Anna", "3"]), max_size=10
    )
)
def test_any_template_has_an_anatomy(pieces: list[str]) -> None:
    text = "".join(pieces)
    for zone in dissect(text, repeated=((1, 4),)).zones:
        assert 0 <= zone.start < zone.end <= len(text)
