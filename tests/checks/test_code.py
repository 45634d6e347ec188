"""Variables in conditions, assignments and attributes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck import readers
from tonecheck.branches.merging import judged
from tonecheck.checker import Checker
from tonecheck.checks import all_checks
from tonecheck.checks._code import in_conditions, in_markup
from tonecheck.guide import load_text
from tonecheck.reply import Reply
from tonecheck.report import Finding

KNOWN = "[shop_url, order.id, order.items, 'customer.*']"
PIECES = (
    "{% if ",
    "%}",
    "{{",
    "}}",
    "a.b",
    "<a href='",
    "'>",
    '"',
    "<!--",
    "-->",
    " and ",
    "=",
    "{% set x",
    "&quot;",
    "\n",
)


def found(source: str, format_: str = "html", guide: str = "") -> list[Finding]:
    """What is said of names in a template."""
    house = load_text(f"tonecheck: 1\nlanguage: de\ntemplates: {{known: {KNOWN}}}\n{guide}", all_checks())
    [reply] = readers.load(format_)(io.BytesIO(source.encode()), Reply(text="", language="de", source="x"))
    assert isinstance(reply, Reply)
    report = judged(reply, Checker(house).check)
    return [one for one in report.findings if one.rule in ("templates.unknown", "templates.misspelt")]


@pytest.mark.parametrize(
    "source",
    [
        '<p>Ihr <a href="{{ shop_url }}/de?x=1&amp;y={{ order.id }}">Shop</a>.</p>',
        "<p>{% if order.id and not customer.vip %}Danke.{% endif %}</p>",
        "<p>{% if order %}Danke für die Bestellung.{% endif %}</p>",
        "<p>{% if order.items.size > 3 and order.items|length < 9 %}Danke.{% endif %}</p>",
        "<p>{% for item in order.items %}{% if item.price > loop.index %}<b title='{{ item.name }}'>x</b>{% endif %}{% endfor %}</p>",
        "<p>{% set net = order.id %}{% if net %}<a href='{{ net }}'>Danke</a>.{% endif %}</p>",
        "<head>{% set base = shop_url %}</head><body><p><a href='{{ base }}'>Danke</a>.</p></body>",
        "<p>{% if customer.name == 'ordr.id' or customer.name matches '/x.y/' %}Danke.{% endif %}</p>",
        "<p>{% assign note = 'Danke' %}{% case order.id %}{% when 'a', 'b' %}{{ note }}.{% endcase %}</p>",
        "<p>{# {% if shop_ulr %} #}Danke.</p>",
        "<p>Danke.</p><!-- <a href='{{ shop_ulr }}'>x</a> -->",
        "<p>{% raw %}{% if shop_ulr %}{% endraw %}Danke.</p>",
        "<p>{{#if order.id}}Danke.{{/if}}</p>",
        "<p><a href='{{ path(&quot;shop.order&quot;, {&quot;code&quot;: order.id}) }}'>Danke</a>.</p>",
        "<p>Danke, 3 < 4 und {{ order.id }} > 2.</p>",
    ],
)
def test_nothing_to_report(source: str) -> None:
    assert [(one.rule, one.message) for one in found(source)] == []


@pytest.mark.parametrize(
    ("source", "rule", "name"),
    [
        ("<p>Hallo.</p>\n<p>Ihr <a class='x' href='{{ shop_ulr }}/de'>Shop</a>.</p>", "misspelt", "shop_ulr"),
        ('<a href="{{ shop.link }}">Zum Shop</a>', "unknown", "shop.link"),
        ("<p>Danke.</p>\n<img src='{{ logo }}' />", "unknown", "logo"),
        (
            "<p>Ihr <a href='{{ path(&quot;shop.order&quot;, {&quot;code&quot;: parcel.code}) }}'>Paket</a>.</p>",
            "unknown",
            "parcel.code",
        ),
        ("<p><b {% if vip %}class='x'{% endif %}>Danke</b>.</p>", "unknown", "vip"),
        ("<p>\n{% if ordr.id %}Danke.{% endif %}</p>", "misspelt", "ordr.id"),
        ("<p>{% if order.id %}Danke.{% elsif parcel.id %}Bald.{% endif %}</p>", "unknown", "parcel.id"),
        ("<p>Danke.{% set note = parcel.note|default('') %} {{ note }}</p>", "unknown", "parcel.note"),
        ("<p>Danke.{% assign id = parcel.id | upcase %} {{ id }}</p>", "unknown", "parcel.id"),
        ("<p>{{#if parcel.id}}Danke.{{/if}}</p>", "unknown", "parcel.id"),
        ("<p>{% unless parcel.size %}Danke.{% endunless %}</p>", "unknown", "parcel.size"),
    ],
)
def test_an_unknown_name_is_told_once_and_at_its_place_in_the_source(source: str, rule: str, name: str) -> None:
    [one] = found(source)
    assert (one.rule, one.text, name in one.message) == (f"templates.{rule}", name, True)
    line = source.splitlines()[one.line - 1]
    assert (line[one.column - 1 : one.end_column - 1], one.end_line) == (name, one.line)


def test_a_slip_in_two_attributes_is_told_twice_also_where_there_are_conditions() -> None:
    page = "<p>{% if order.id %}Danke.{% endif %} <a href='{{ shop_ulr }}'>a</a> <a href='{{ shop_ulr }}'>b</a></p>"
    assert [one.column for one in found(page)] == [page.index("shop_ulr") + 1, page.rindex("shop_ulr") + 1]


def test_in_a_library_of_pages_each_has_its_own() -> None:
    library = "- id: a\n  text: '<p>Danke <a href=\"{{ shop_ulr }}\">hier</a>.</p>'\n"
    [one] = found(library, "yaml")
    assert (one.line, one.column) == (2, library.splitlines()[1].index("shop_ulr") + 1)


def test_plain_text_has_conditions_too_and_its_slips_can_be_mended() -> None:
    [one] = found("Guten Tag,\n\n{% if ordr.id %}danke.{% endif %}\n", "text")
    assert (one.line, one.text, one.suggestions) == (3, "ordr.id", ("order.id",))


def test_the_level_of_the_guide_counts() -> None:
    assert found("<a href='{{ logo }}'>Danke</a>", guide="levels: {templates.unknown: off}") == []


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_code_can_be_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in in_conditions(text):
        assert text[one.start : one.end].startswith(one.name.partition(".")[0])
    for one in in_markup(text, 0, len(text)):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("<% end %><% else %><%= a.b %><%# if a %>", []),
        ("<% if Date.today > 3 && 'a' == :paid %>x<% end %>", []),
        ("<% if defined?(order) %>x<% end %>", ["order"]),
        ("<%- unless @order.paid? || !order.items.any? { |i| i.open } -%>x<% end %>", ["order", "order.items"]),
        ("<% case order.state %><% when :open %>x<% when other then %>y<% end %>", ["order.state", "other"]),
        ("<% if a.include?('x') %>x<% elsif number(b.c) > 5 %>y<% end %>", ["a", "b.c"]),
        ("<% if (a.b && typeof c !== 'undefined') { %>x<% } else if (d) { %>y<% } %>", ["a.b", "c", "d"]),
        ("{if $a.b && $c|count > 0}x{elseif isset($d->e)}y{else if !$f}z{/if}", ["a.b", "c", "d", "f"]),
        ("{if $a == 'b $c'\n and $d[0].e}x{/if}", ["a", "d"]),
        ("Wir schreiben {if $a} nur so.", []),
    ],
)
def test_what_conditions_of_other_languages_ask_for(code: str, names: list[str]) -> None:
    asked = list(in_conditions(code))
    assert [one.name for one in asked] == names
    assert [code[one.start : one.end] for one in asked] == names


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        ("Guten Tag,{if $order.id} es ist da.{/if}", []),
        ("Guten Tag,{foreach $order.items as $item}{if $item.late} es ist da.{/if}{/foreach}", []),
        ("Guten Tag,<% late = order.id %><% if late %> es ist da.<% end %>", []),
        ("Guten Tag,<% order.items.each do |item| %><% if item.late? %> es ist da.<% end %><% end %>", []),
        ("Guten Tag,{if $order.late} es ist da.{/if}", [("templates.unknown", "order.late")]),
        ("Guten Tag,<% if @ordr.id %> es ist da.<% end %>", [("templates.misspelt", "ordr.id")]),
        ("Guten Tag,<% if order.late %> es ist da.<% end %>", [("templates.unknown", "order.late")]),
    ],
)
def test_conditions_of_erb_and_smarty_are_checked(source: str, rules: list[tuple[str, str]]) -> None:
    assert [(one.rule, one.text) for one in found(source, "text")] == rules
