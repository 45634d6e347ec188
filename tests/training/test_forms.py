"""The compiled table: no dictionary is loaded where it knows the words, and it is made the same each time."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tonecheck.nlp.patterns import dictionary
from tonecheck.nlp.patterns.dictionary import Dictionary, Table, read_table
from tonecheck.training import forms


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vocabulary of a few words instead of lexicons, guides and corpus."""
    monkeypatch.setattr(
        forms, "_phrases", lambda _: iter(["lehnen … ab", "{Rücksendenummer|E-Mails} prüfen", "we apologise"])
    )
    monkeypatch.setattr(forms, "_guides", lambda: iter(()))
    monkeypatch.setattr(forms, "_replies", lambda _: iter(["Wir rufen Sie an. Wir helfen. Wir danken Quxfrimbel."]))
    monkeypatch.setattr(forms, "_messages", lambda _: iter(()))


@pytest.mark.usefixtures("small")
def test_everything_that_phrases_ask_for_is_in_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = forms.compile_table("de")
    assert msgspec.json.encode(table) == msgspec.json.encode(forms.compile_table("de"))
    monkeypatch.setattr(dictionary, "_read_simplemma", lambda _: pytest.fail("the dictionary is loaded"))
    words = Dictionary("de", table)
    assert words.lemma("prüfen") == "prüfen"
    assert words.holds("ablehnen")
    assert "abgelehnt" in words.family("ablehnen")
    assert words.lemma("Rücksendenummer") is None
    assert words.lemma("anrufen") == "anrufen"
    assert not words.holds("Quxfrimbel")
    assert words.counts == {"wir": 3}
    (tmp_path / dictionary.FILE).write_bytes(msgspec.json.encode(table))
    assert read_table(tmp_path) == table


def test_without_a_table_the_dictionary_answers(tmp_path: Path) -> None:
    assert read_table(tmp_path) == Table({}, {})
    words = Dictionary("en", Table({}, {}))
    assert words.lemma("policies") == "policy"
    assert words.lemma("blorf") is None
    assert {"policy", "policies"} <= set(words.family("policy"))
    assert words.family("blorf") == ()
