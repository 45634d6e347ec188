from __future__ import annotations

import pytest

from tonecheck.checker import Checker
from tonecheck.checks import all_checks
from tonecheck.guide import load_text
from tonecheck.reply import Reply

#: For canned responses, whose variables are still to be filled.
TEMPLATE = "levels: {templates.unfilled: off}"
KNOWN = f"templates: {{known: [ticket.requester.first_name, 'order.*']}}\n{TEMPLATE}"


def seen(found) -> list[tuple[str, str]]:
    return [(finding.rule.removeprefix("templates."), finding.text) for finding in found]


@pytest.mark.parametrize(
    "text",
    [
        "Hallo Frau Berger, Ihr Paket kommt am 12. Mai.",
        "Die Größe XXL ist wieder da.",
        "Die Größe {M} ist wieder da, {XL} noch nicht, {b} auch.",
        "Wir ziehen 20 % vom Preis ab [mehr dazu im Shop].",
        "Danke für Ihre Nachricht.\n\nHerzliche Grüße\nJana Brandt\n\n> Hallo {{name}}, schrieb Ihr Roboter mir.",
    ],
)
def test_nothing_to_report(report, text: str) -> None:
    judged = report("templates: {known: [a], fallback: required}", text)
    assert seen(judged.findings) == []


def test_without_placeholders_there_is_no_mark(report) -> None:
    assert report("templates: {}", "Ihr Paket kommt am 12. Mai.").marks["templates"] is None


@pytest.mark.parametrize("hole", ["{{first_name}}", "[DATUM]", "XXX", "#{ticket.number}", "%VORNAME%"])
def test_placeholders_left_in_a_reply(findings, hole: str) -> None:
    found = findings("templates: {}", f"Hallo Frau Berger, Ihr Paket kommt am {hole} an.")
    assert [(*pair, finding.severity) for pair, finding in zip(seen(found), found, strict=True)] == [
        ("unfilled", hole, "error")
    ]


@pytest.mark.parametrize(
    ("hole", "rule", "suggestions"),
    [
        ("{{ticket.requester.first_name}}", None, ()),
        ("{{ ticket.requester.first_name | default: 'du' }}", None, ()),
        ("{{order.total}}", None, ()),
        ("[DATUM]", None, ()),
        ("{{ticket.requester.fist_name}}", "misspelt", ("{{ticket.requester.first_name}}",)),
        ("{{shipment.url}}", "unknown", ()),
    ],
)
def test_known_unknown_and_misspelt(findings, hole: str, rule: str | None, suggestions: tuple[str, ...]) -> None:
    found = findings(KNOWN, f"Ihr Paket ist da: {hole} .")
    assert seen(found) == ([(rule, hole)] if rule else [])
    assert [finding.suggestions for finding in found] == ([suggestions] if rule else [])


def test_what_a_template_says_and_names_itself_is_known(findings) -> None:
    guide = f"templates: {{known: ['order.*'], fallback: required}}\n{TEMPLATE}"
    loop = "{% for line in order.lines %}{{ loop.index }}. {{ line.name }}{{ ', ' }}{{ block('price') }}{% endfor %}"
    assert seen(findings(guide, f"Sie haben bestellt: {loop} .")) == []
    found = findings(guide, "Den Stand sehen Sie hier: {{ path('order', {'code': parcel.code}) }} .")
    assert [(*pair, finding.message) for pair, finding in zip(seen(found), found, strict=True)] == [
        ("unknown", "{{ path('order', {'code': parcel.code}) }}", "Der Guide kennt die Variable „parcel.code“ nicht.")
    ]


@pytest.mark.parametrize("hole", ["{vorname}", "{{shipment.url}}", "{{ticket.requester.fist_name}}"])
def test_a_placeholder_is_told_once(findings, hole: str) -> None:
    guide = "templates: {syntax: zendesk, known: [ticket.requester.first_name], fallback: required}"
    assert seen(findings(guide, f"Ihr Paket ist da: {hole} .")) == [("unfilled", hole)]


def test_a_foreign_template_language(findings) -> None:
    found = findings(f"templates: {{syntax: zendesk}}\n{TEMPLATE}", "Für {{name}} ist #{ticket.number} erledigt.")
    assert ("unknown", "#{ticket.number}") in seen(found)
    assert ("unknown", "{{name}}") not in seen(found)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Hallo {{name},\n\nIhr Paket ist da.", "{{name}"),
        ("{% if vip %}Danke für Ihre Treue.", "{% if vip %}"),
        ("Danke für Ihre Treue.{% endif %}", "{% endif %}"),
    ],
)
def test_unbalanced(findings, text: str, broken: str) -> None:
    assert ("unbalanced", broken) in seen(findings("templates: {}", text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hallo {{name}}, es ist da.", 1),
        ("Hallo {{name | default: 'du'}}, es ist da.", 0),
        ("Hallo {% if name %}{{name}}{% else %}du{% endif %}, es ist da.", 0),
        ("Hallo {% if name %}{{name}}{% endif %}, es ist da.", 1),
        ("Hallo {%customer.firstName,fallback=du%}, es ist da.", 0),
        ("Hallo #{ticket.name}, es ist da am [DATUM].", 0),
        ('Hallo {{ user.first_name | fallback: "du" }}, es ist da.', 0),
        ("Hallo {{ name ? name : 'du' }}, es ist da.", 0),
        ("Hallo {{ name or 'du' }}, es ist da.", 0),
        ("Hallo <%= name || 'du' %>, es ist da.", 0),
        ("Hallo {{ order.name }}, es ist da.", 1),
        ("{{#if name}}Hallo {{name}}{{else}}Hallo{{/if}}, es ist da.", 0),
    ],
)
def test_no_fallback(findings, text: str, count: int) -> None:
    found = seen(findings(f"templates: {{fallback: required}}\n{TEMPLATE}", text))
    assert [rule for rule, _ in found].count("no-fallback") == count


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("Hallo {{name}}, es ist da.", []),
        ("{{name}}s Paket ist da.", []),
        ("Alles auf https://shop.example/p/{{id}}a.", []),
        ("Nummer AG-{{id}}/2.", []),
        ("Hallo{{name}}, es ist da.", [(" {{name}}",)]),
        ("Hallo {{name}}es ist da.", [("{{name}} ",)]),
    ],
)
def test_glued(findings, text: str, suggestions: list[tuple[str, ...]]) -> None:
    found = [finding for finding in findings("templates: {}", text) if finding.rule == "templates.glued"]
    assert [finding.suggestions for finding in found] == suggestions


@pytest.mark.parametrize(
    ("hole", "rule"),
    [
        ("{{name}}", []),
        ("[DATUM]", []),
        ("{{#if name}}{{name}}{{else}}dort{{/if}}", []),
        ("<% if name %>heute<% end %>", []),
        ("XXX", [("unfilled", "XXX")]),
    ],
)
def test_in_a_library_variables_are_at_home_but_not_marks(hole: str, rule: list[tuple[str, str]]) -> None:
    text = f"Hallo Frau Berger, Ihr Paket kommt {hole} an."
    guide = load_text("tonecheck: 1\nlanguage: de\ntemplates: {}\n", all_checks())
    found = Checker(guide).check(Reply(text=text, language="de", is_template=True)).findings
    assert seen(found) == rule


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("{{#if a}}b", "{{#if a}}"),
        ("b{{/each}}", "{{/each}}"),
        ("<% if a %>b", "<% if a %>"),
        ("{% cache %}b", None),
        ("{% cache %}b{% endcache %}", None),
        ("{% block title 'b' %}", None),
        ("{% set a %}b{% endset %}", None),
        ("{% raw %}{% if %}{% endraw %}", None),
    ],
)
def test_blocks_without_counterpart(findings, text: str, alone: str | None) -> None:
    found = findings(f"templates: {{}}\n{TEMPLATE}", f"Hallo Frau Berger, {text} Ihr Paket kommt.")
    assert [one for one in seen(found) if one[0] == "unbalanced"] == ([("unbalanced", alone)] if alone else [])


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("{% for item in order.items %}{{item.name}} {{loop.index}}{% endfor %}", []),
        ("{% set total = order.total %}{{ total }}", []),
        ("{% capture a %}b{% endcapture %}{{ a }}", []),
        ("{{#each order.items as |item|}}{{item.name}} {{this.id}}{{/each}}", []),
        ("<% order.items.each do |item| %><%= item.name %><% end %>", []),
        ("{{ url('a', { 'b': order.id }) }}", []),
        ("{% for item in order.items %}{{element.name}}{% endfor %}", ["{{element.name}}"]),
        ("{% set total = order.total %}{{ sum }}", ["{{ sum }}"]),
    ],
)
def test_names_of_a_templates_own_are_known(findings, text: str, unknown: list[str]) -> None:
    found = findings(KNOWN, f"Hallo Frau Berger, hier: {text} .")
    assert [finding.text for finding in found if finding.rule == "templates.unknown"] == unknown


PLAIN = {"dollar": "${order}", "braces": "{order}", "angles": "<<order>>"}


@pytest.mark.parametrize("syntax", PLAIN)
def test_one_plain_syntax_alone(findings, syntax: str) -> None:
    options = f"templates: {{syntax: [{syntax}], known: [order, 'first name']}}\n{TEMPLATE}"
    for name, hole in {**PLAIN, "zammad": "#{order}", "mustache": "{{order}}"}.items():
        is_ours = name == syntax or name == "angles"  # else a mark for a person
        assert seen(findings(options, f"Ihr Paket ist da: {hole} .")) == ([] if is_ours else [("unknown", hole)])


@pytest.mark.parametrize("syntax", PLAIN)
def test_the_names_of_a_plain_syntax_are_checked(findings, syntax: str) -> None:
    options = f"templates: {{syntax: [{syntax}], known: [order_number, first name]}}\n{TEMPLATE}"
    hole = PLAIN[syntax]
    assert seen(findings(options, f"Es ist da: {hole} .")) == [("unknown", hole)]
    wrong, right = hole.replace("order", "order_nummer"), hole.replace("order", "order_number")
    (found,) = findings(options, f"Es ist da: {wrong} .")
    assert (found.rule, found.suggestions) == ("templates.misspelt", (right,))
    assert seen(findings(options, f"Es ist da:{right}x .")) == [("glued", right)]


def test_a_mark_in_angles_is_a_variable_only_where_the_house_says_so(findings) -> None:
    text = "Guten Tag, <<first name>> , <<datum>> ist da."
    for syntax, expected in (("angles", [("unknown", "<<datum>>")]), ("zendesk", []), ("brackets", [])):
        options = f"templates: {{syntax: [{syntax}], known: [first name]}}\n{TEMPLATE}"
        assert seen(findings(options, text)) == expected
