"""The further messages and answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.nlp.words import fold, scan
from tonecheck.training.corpus import read_training
from tonecheck.training.messages import read_answers, read_messages

#: Longer than the formulas that all agents use.
_LONGEST_SHARED = 11


def test_a_folder_without_them_has_none(tmp_path: Path) -> None:
    assert read_messages(tmp_path) == read_answers(tmp_path) == []


def test_a_label_that_is_none_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "messages-de.csv").write_text("situation,message\nrequest,Wann?\nanger,Nein!\n", encoding="utf-8")
    with pytest.raises(TonecheckError) as raised:
        read_messages(tmp_path)
    assert raised.value.place == "messages-de.csv, row 3"
    assert "'anger'" in str(raised.value)


def test_no_message_stands_twice() -> None:
    for entries in (read_messages(), read_answers()):
        texts = [(entry.language, entry.text.casefold()) for entry in entries]
        assert len(texts) == len(set(texts)) > 100


def test_no_message_is_taken_from_the_open_part() -> None:
    def stretches(text: str, language: str) -> set[tuple[str, ...]]:
        words = [fold(text[start:end]) for start, end in scan(text, language)]
        words = [word for word in words if word[0].isalnum()]
        return {tuple(words[at : at + _LONGEST_SHARED]) for at in range(len(words) - _LONGEST_SHARED + 1)}

    known = {
        stretch
        for record in read_training()
        for text in (record.customer, record.text)
        for stretch in stretches(text, record.language)
    }
    entries = [*read_messages(), *read_answers()]
    assert [entry.text for entry in entries if stretches(entry.text, entry.language) & known] == []
