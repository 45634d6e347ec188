from __future__ import annotations

from tonecheck.audit.report.html import figure, section, table


def test_what_comes_from_an_archive_is_text_and_never_markup() -> None:
    evil = '<script>alert("1")</script>'
    for made in (table(evil, [evil], [[evil, evil]], "de"), figure(evil, "", "de"), section("a", evil, [])):
        assert "<script" not in made
        assert "&lt;script" in made


def test_a_table_can_be_reached_by_keys_and_says_what_it_is() -> None:
    made = table("Noten", ["Zeile", "n"], [["Ton", "3"]], "de", raw=())
    assert 'tabindex="0"' in made
    assert 'aria-label="Tabelle: Noten"' in made
    assert '<th scope="row">Ton</th><td>3</td>' in made
    assert '<th scope="col">Zeile</th>' in made
