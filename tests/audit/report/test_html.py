from __future__ import annotations

import re

from tonecheck.audit.report.html import figure, heat_table, section, table


def test_what_comes_from_an_archive_is_text_and_never_markup() -> None:
    evil = '<script>alert("1")</script>'
    for made in (table(evil, [evil], [[evil, evil]], "de"), figure(evil, "", "de"), section("a", evil, [])):
        assert "<script" not in made
        assert "&lt;script" in made


def test_a_field_has_the_shade_of_its_size_and_the_number_of_the_language() -> None:
    sizes = [-0.51, -0.5, -0.2, 0.0, 0.19, 0.2, 0.5]
    made = heat_table("Abstand", ["Agent", *"abcdefg"], [("<b>", sizes)], "de")
    assert re.findall(r'<td class="(d\d)">([^<]*)</td>', made) == [
        ("d1", "−0,51"),
        ("d2", "−0,50"),
        ("d3", "−0,20"),
        ("d3", "0,00"),
        ("d3", "0,19"),
        ("d4", "0,20"),
        ("d5", "0,50"),
    ]
    assert '<th scope="row">&lt;b&gt;</th>' in made


def test_an_interval_is_not_broken_inside_of_its_bracket() -> None:
    made = table("Noten", ["Zeile", "Note"], [["a–b", "98,2 (97,9–98,4)"]], "de")
    assert "98,2 (97,9\u2060–\u206098,4)" in made
    assert ">a–b<" in made


def test_a_table_can_be_reached_by_keys_and_says_what_it_is() -> None:
    made = table("Noten", ["Zeile", "n"], [["Ton", "3"]], "de", raw=())
    assert 'tabindex="0"' in made
    assert 'aria-label="Tabelle: Noten"' in made
    assert '<th scope="row">Ton</th><td>3</td>' in made
    assert '<th scope="col">Zeile</th>' in made
