from __future__ import annotations

import pytest

from tonecheck.languages import load
from tonecheck.learning.background import Background, background, path_of, text_of
from tonecheck.learning.sequences import LONGEST
from tonecheck.training.corpus import read_training


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_table_is_from_the_open_part_of_the_corpus(language: str) -> None:
    table = background(language)
    assert table.replies == sum(record.language == language for record in read_training())
    assert max(map(len, table.counts)) <= LONGEST
    assert max(table.counts.values()) <= table.replies


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_first_name_or_number_stands_in_the_table(language: str) -> None:
    data = load(language)
    words = {word for norms in background(language).counts for word in norms}
    assert not words & (data.first_names - data.stop_words)
    assert not any(char.isdigit() or char == "@" for word in words for char in word)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_file_says_what_was_read(language: str) -> None:
    assert text_of(background(language)) == path_of(language).read_text("utf-8")


def test_single_words_are_the_known_ones() -> None:
    table = Background(replies=3, counts={("danke",): 2, ("danke", "sehr"): 2})
    assert table.words == {"danke"}
