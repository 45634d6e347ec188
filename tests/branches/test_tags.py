from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.branches.tags import blotted, find

CODE = (
    "{% if a %}",
    "{% endif %}",
    "{{ b }}",
    "{{#if c}}",
    "{{/if}}",
    "<% d do %>",
    "<% end %>",
    "{#",
    "#}",
    "{if $a}",
)
PIECES = (
    *CODE,
    "{/if}",
    "{%",
    "%}",
    "{{",
    "}}",
    "<%",
    "%>",
    "{% raw %}",
    "{% endraw %}",
    "Hallo ",
    "'",
    '"',
    "\n",
    "%{x}",
    "#{y}",
)


@pytest.mark.parametrize(
    "text",
    [
        "Die Größe {M} kostet 5 % weniger.",
        "{ if } a { else }",
        "if (a) { b } else { c }",
        "Hallo [NAME], XXX, %NAME%",
        "5 < 7 > 3 und a<b",
        "{% never closed",
        "{else}",
        "<div>",
    ],
)
def test_what_is_no_template_code(text: str) -> None:
    assert list(find(text)) == []


@pytest.mark.parametrize(
    ("code", "kind", "word"),
    [
        ("{% if a > b %}", "open", "if"),
        ("{%- unless a -%}", "open", "unless"),
        ("{% elsif b %}", "middle", "elsif"),
        ("{% else %}", "middle", "else"),
        ("{% endif %}", "end", "if"),
        ("{% for a in b %}", "loop", "for"),
        ("{% set a = {'b': 1} %}", "gone", "set"),
        ("{% include 'a.twig' with {b: '%}'} %}", "value", ""),
        ("{% user.name %}", "value", ""),
        ("{%user.fullName%}", "value", "user"),
        ("{# ein\nKommentar #}", "gone", ""),
        ("{{!-- {{a}} --}}", "gone", ""),
        ("{{> fuss}}", "value", ""),
        ("{{ a }}", "value", ""),
        ("{{ f('x', { 'y': z }, w) }}", "value", ""),
        ("{{{a}}}", "value", ""),
        ("{{#if a}}", "open", "if"),
        ("{{#each a}}", "loop", "each"),
        ("{{^a}}", "open", "a"),
        ("{{else}}", "middle", "else"),
        ("{{/if}}", "end", "if"),
        ("<%= a %>", "value", ""),
        ("<% if a %>", "open", "if"),
        ("<% if (a) { %>", "open", "if"),
        ("<% } else { %>", "middle", "else"),
        ("<% } else if (b) { %>", "middle", "elsif"),
        ("<%- elsif b -%>", "middle", "elsif"),
        ("<% case a %>", "open", "case"),
        ("<% when 1, 2 %>", "middle", "when"),
        ("<% a.each do |b| %>", "loop", "do"),
        ("<% end %>", "end", ""),
        ("<%# a %>", "gone", ""),
        ("#{ticket.title}", "value", ""),
        ("%{ticket.name}", "value", ""),
        ("{$a}", "value", ""),
        ("{* a *}", "gone", ""),
        ("<<Name>>", "value", ""),
        ("<OTRS_CUSTOMER_REALNAME>", "value", ""),
    ],
)
def test_what_each_piece_of_code_is(code: str, kind: str, word: str) -> None:
    (tag,) = find(f"Hallo {code}!")
    assert (tag.start, tag.end) == (6, 6 + len(code))
    assert (tag.kind, tag.word) == (kind, word) or (kind == "value" == tag.kind)


def test_smarty_is_known_by_the_ends_of_its_blocks() -> None:
    assert [(tag.kind, tag.word) for tag in find("{if $a}b{elseif $c}d{else}e{/if}")] == [
        ("open", "if"),
        ("middle", "elseif"),
        ("middle", "else"),
        ("end", "if"),
    ]


def test_nothing_is_code_between_raw_and_its_end() -> None:
    assert [tag.word for tag in find("{% raw %}{{ a }}{% if %}{% endraw %}{% if b %}")] == ["raw", "raw", "if"]


def test_blotting_keeps_length_and_lines() -> None:
    text = "a {% set x =\n 1 %} {{ b }}c"
    assert blotted(text, "·") == "a " + "·" * 10 + "\n" + "·" * 5 + " " + "·" * 7 + "c"


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_whatever_it_is_it_is_read(text: str) -> None:
    last = 0
    for tag in find(text):
        assert last <= tag.start < tag.end <= len(text)
        last = tag.end
    assert len(blotted(text, "x")) == len(text)
