"""Lemmas and families: from the compiled table, else from the whole dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.nlp.patterns import dictionary
from tonecheck.nlp.patterns.dictionary import Dictionary, Table, read_table


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    """A dictionary of five words behind a table of two."""
    whole = {b"geht": b"gehen", b"gehen": b"gehen", b"Haus": b"Haus", b"Hauses": b"Haus", b"auf Haus": b"Haus"}
    monkeypatch.setattr(dictionary, "_read_simplemma", lambda _: dict(whole))
    return Dictionary("de", Table({"ging": "gehen", "zzz": ""}, {"gehen": "gehen ging"}))


def test_the_table_spares_the_dictionary(words: Dictionary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "_read_simplemma", lambda _: pytest.fail("the dictionary was read"))
    assert words.lemma("ging") == "gehen"
    assert words.lemma("zzz") is None
    assert words.family("gehen") == ("gehen", "ging")
    assert words.holds("ging")
    assert words.holds("zzz")
    assert not words.holds("Haus")


def test_other_words_are_looked_up_as_written(words: Dictionary) -> None:
    assert words.lemma("Hauses") == "Haus"
    assert words.lemma("hauses") is None
    assert words.family("Haus") == ("Haus", "Hauses")
    assert words.family("Hauses") == ()


def test_the_order_of_look_ups_changes_nothing_unless_a_table_is_made(words: Dictionary) -> None:
    words.lemma("Hauses")
    assert not words.holds("Hauses")
    growing = Dictionary("de", Table({}, {}), grows=True)
    growing.lemma("Hauses")
    assert growing.holds("Hauses")


def test_a_folder_without_a_table_has_none(tmp_path: Path) -> None:
    assert read_table(tmp_path) == Table({}, {})
    (tmp_path / dictionary.FILE).write_text('{"lemmas": {"a": "b"}, "families": {}, "counts": {"b": 3}}')
    assert read_table(tmp_path) == Table({"a": "b"}, {}, {"b": 3})


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_shipped_tables_are_full(language: str) -> None:
    table = dictionary.dictionary(language)
    assert len(table.lemmas) > 1000
    assert table.counts
    assert dictionary.dictionary(language) is table
