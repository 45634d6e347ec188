"""Placeholders of template languages and markers to be filled in."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.anatomy.placeholders import find

NONE = [
    "Siehe [1] und [sic], ebenso [3, 4].",
    "Ein [Link](https://a.example) und [TEXT](https://b.example).",
    "[EXTERN] Ihre Anfrage",
    "50 % auf alles, 20% auf Schuhe%",
    "Die Größe ist XXL, nicht XXXL.",
    "Karte XXXX XXXX XXXX 4711",
    "Tash xxx",
    "Menge {1, 2, 3}",
    "5 %(brutto) sind 10 %(brutto)sicher, 20 %s und 100%(s)",
    "a < b und c > d",
    "snake_case und ein_wort",
    "Text\n__________\nMehr Text",
    "Ticket [AB-12345]",
    "Ende {",
    "Größe {M} oder {XXL}, Fall {a}",
    "Er schrieb «Anrede» in Guillemets.",
    "Die Autodoc-Liste",
]
ONE = [
    ("Hallo {{ticket.requester.first_name}},", "ticket.requester.first_name", "mustache"),
    ('Hallo {{ name | default: "Kundin" }},', "name", "mustache"),
    ("{{{order.id}}} ist da", "order.id", "mustache"),
    ("{% if vip %}", "if", "liquid-tag"),
    ("{%- endif -%}", "endif", "liquid-tag"),
    ("{%endif%}", "endif", "liquid-tag"),
    ("{%customer.fullName,fallback=du%}", "customer.fullName", "freescout"),
    ("#{ticket.customer.firstname}", "ticket.customer.firstname", "zammad"),
    ("{$order.id|escape}", "order.id", "smarty"),
    ("${kunde.name}", "kunde.name", "dollar"),
    ("<%= user.name %>", "user.name", "erb"),
    ("Hallo {vorname},", "vorname", "braces"),
    ("<<Name>>", "Name", "angles"),
    ("am [DATUM] um 8", "DATUM", "brackets"),
    ("[VORNAME NACHNAME]", "VORNAME NACHNAME", "brackets"),
    ("[Name einfügen]", "Name einfügen", "brackets"),
    ("Dear [insert customer name],", "insert customer name", "brackets"),
    ("[[name]]", "name", "brackets"),
    ("Hallo %(name)s,", "name", "printf"),
    ("Hallo %NAME%,", "NAME", "percent"),
    ("Hallo %first_name%,", "first_name", "percent"),
    ("bis zum XXX bei Ihnen", "XXX", "marker"),
    ("bis zum _____ bei Ihnen", "_____", "marker"),
    ("TODO: Betrag prüfen", "TODO", "marker"),
]


@pytest.mark.parametrize("text", NONE)
def test_no_placeholder(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(("text", "name", "syntax"), ONE)
def test_one_placeholder(text: str, name: str, syntax: str) -> None:
    (found,) = find(text)
    assert (found.name, found.syntax) == (name, syntax)
    assert text[found.start : found.end] == found.text


def test_order_and_offsets() -> None:
    text = "👩‍🔧 {{a}} – [DATUM] – %NAME%"
    assert [text[each.start : each.end] for each in find(text)] == ["{{a}}", "[DATUM]", "%NAME%"]


@given(
    st.lists(st.sampled_from(["{", "}", "%", "[", "]", "<", ">", "$", "#", "_", "X", "a", " ", "NAME", "\n"])).map(
        "".join
    )
)
def test_any_text(text: str) -> None:
    end = 0
    for each in find(text):
        assert end <= each.start < each.end <= len(text)
        end = each.end


@pytest.mark.parametrize("piece", ["<%", "{%", "{{", "[A", "#{", "<<a"])
def test_long_unfinished_text_takes_no_long_time(piece: str) -> None:
    begin = time.process_time()
    find(piece * 10_000)
    assert time.process_time() - begin < 2
