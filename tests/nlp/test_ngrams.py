"""Hashed n-grams."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.ngrams import BUCKETS, CHAR_BUCKETS, Ngrams, extract, plain

_WORDS = st.lists(st.text(alphabet="abcü€0'", min_size=1, max_size=6), max_size=6)


def rows(found: Ngrams) -> list[list[int]]:
    ends = [*found.offsets.tolist()[1:], len(found.buckets)]
    return [sorted(found.buckets[a:b].tolist()) for a, b in zip(found.offsets, ends, strict=True)]


@given(st.lists(_WORDS, min_size=1, max_size=5))
def test_a_sentence_has_the_same_ngrams_wherever_it_stands(sentences: list[list[str]]) -> None:
    together = rows(extract(sentences))
    assert together == [rows(extract([sentence]))[0] for sentence in sentences]


@given(st.lists(_WORDS, min_size=1, max_size=5))
def test_tokens_point_into_their_own_sentence(sentences: list[list[str]]) -> None:
    found = extract(sentences)
    assert found.buckets.min() >= 0
    assert found.buckets.max() < BUCKETS
    ends = [*found.offsets.tolist()[1:], len(found.buckets)]
    base = 0
    for sentence, start, end in zip(sentences, found.offsets, ends, strict=True):
        tokens = found.tokens[start:end]
        assert end > start
        if sentence:
            assert tokens.min() >= base
            assert tokens.max() < base + len(sentence)
        base += len(sentence)


def test_no_ngram_crosses_a_sentence() -> None:
    apart = rows(extract([["guten"], ["tag"]]))
    joined = rows(extract([["guten", "tag"]]))[0]
    assert set(joined) - set(apart[0]) - set(apart[1])


def test_words_and_characters_have_ranges_of_their_own() -> None:
    found = extract([["ab"]]).buckets
    assert np.count_nonzero(found >= CHAR_BUCKETS) == 3 + 2  # frame, word, frame; two pairs
    assert np.count_nonzero(found < CHAR_BUCKETS) == 6 + 5 + 4 + 3  # of the seven characters with frames and spaces


def test_another_word_gives_another_bucket() -> None:
    words = [f"w{chr(97 + i)}{chr(97 + j)}" for i in range(20) for j in range(20)]
    buckets = {int(extract([[word]]).buckets[-4]) for word in words}
    assert len(buckets) > 390


def test_digits_addresses_and_placeholders_are_read_by_kind() -> None:
    assert plain("4711") == plain("1234")
    assert plain("https://a.example/x") == plain("info@b.example")
    assert plain("{{ticket.name}}") == plain("[datum]")
    assert plain("paket") == "paket"
