"""Hashed n-grams."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.ngrams import (
    BUCKETS,
    CHAR_BUCKETS,
    Groups,
    Ngrams,
    char_buckets,
    extract,
    owners,
    plain,
    word_bucket,
)

_WORDS = st.lists(st.text(alphabet="abcü€0'", min_size=1, max_size=6), max_size=6)


def rows(found: Ngrams) -> list[tuple[list[str], list[int]]]:
    """The words and the pairs of each sentence."""
    words, pairs = found.offsets.tolist()[1:], found.pair_offsets.tolist()[1:]
    return [
        (list(found.words[a:b]), sorted(found.pairs[c:d].tolist()))
        for a, b, c, d in zip(
            found.offsets,
            [*words, len(found.words)],
            found.pair_offsets,
            [*pairs, len(found.pairs)],
            strict=True,
        )
    ]


@given(st.lists(_WORDS, min_size=1, max_size=5))
def test_a_sentence_has_the_same_ngrams_wherever_it_stands(sentences: list[list[str]]) -> None:
    together = rows(extract(sentences))
    assert together == [rows(extract([sentence]))[0] for sentence in sentences]


@given(st.lists(_WORDS, min_size=1, max_size=5))
def test_pairs_point_into_their_own_sentence(sentences: list[list[str]]) -> None:
    found = extract(sentences)
    assert found.pairs.min() >= CHAR_BUCKETS
    assert found.pairs.max() < BUCKETS
    words, pairs = [*found.offsets.tolist(), len(found.words)], [*found.pair_offsets.tolist(), len(found.pairs)]
    for number in range(len(sentences)):
        inside = found.pair_words.T[pairs[number] : pairs[number + 1]]
        assert len(inside) > 0
        assert inside.min() >= words[number]
        assert inside.max() < words[number + 1]
        assert (inside[:, 0] <= inside[:, 1]).all()


def test_an_empty_sentence_counts_as_one_empty_word() -> None:
    found = extract([[], ["a"]])
    assert found.words == ("", "a")
    assert found.offsets.tolist() == [0, 1]


def test_no_pair_crosses_a_sentence() -> None:
    apart = rows(extract([["guten"], ["tag"]]))
    joined = rows(extract([["guten", "tag"]]))[0]
    assert set(joined[1]) - set(apart[0][1]) - set(apart[1][1])


def test_neighbours_pair_and_so_do_words_with_one_between() -> None:
    # with both edges: three neighbours and two over one word
    assert len(extract([["guten", "tag"]]).pairs) == 3 + 2
    near, far = extract([["a", "b"]]), extract([["a", "x", "b"]])
    together = {
        pair for pair, words in zip(near.pairs.tolist(), near.pair_words.T.tolist(), strict=True) if words == [0, 1]
    }
    apart = {pair for pair, words in zip(far.pairs.tolist(), far.pair_words.T.tolist(), strict=True) if words == [0, 2]}
    assert len(apart) == 1
    assert not apart & together


def test_words_and_letters_have_ranges_of_their_own() -> None:
    assert max(char_buckets("paket")) < CHAR_BUCKETS <= word_bucket("paket") < BUCKETS
    assert len(char_buckets("ab")) == 2 + 1  # of the four letters with edges: two groups of three, one of four
    assert len(char_buckets("")) == 1


def test_another_word_gives_another_bucket() -> None:
    words = [f"w{chr(97 + i)}{chr(97 + j)}" for i in range(20) for j in range(20)]
    assert len({word_bucket(word) for word in words}) > 390


def test_buckets_are_the_same_on_every_platform() -> None:
    assert (word_bucket("paket"), char_buckets("ja")) == (74273, (57247, 40120, 21053))
    assert extract([["vielen", "dank"]]).pairs.tolist() == [76103, 74509, 79968, 78973, 73698]


def test_digits_addresses_and_placeholders_are_read_by_kind() -> None:
    assert plain("4711") == plain("1234")
    assert plain("https://a.example/x") == plain("info@b.example")
    assert plain("{{ticket.name}}") == plain("[datum]")
    assert plain("paket") == "paket"


def test_pair_words_are_those_of_the_pair() -> None:
    found = extract([["a", "b", "c"]])
    assert sorted(map(tuple, found.pair_words.T.tolist())) == [(0, 0), (0, 1), (0, 1), (0, 2), (1, 2), (1, 2), (2, 2)]
    assert np.array_equal(found.pair_offsets, [0])


def test_owners_are_the_sentences_of_words() -> None:
    assert owners(np.array([0, 2, 3]), 5).tolist() == [0, 0, 1, 2, 2]
    assert owners(np.array([0]), 2).tolist() == [0, 0]


def test_sums_by_group_in_any_order() -> None:
    values = np.array([[1.0], [2.0], [4.0]], np.float32)
    assert Groups.of(np.array([2, 0, 2]), 4).sums(values).tolist() == [[2], [0], [5], [0]]
    assert Groups.of(np.zeros(0, np.int64), 2).sums(values[:0]).tolist() == [[0], [0]]


@given(st.lists(st.integers(1, 9), max_size=6))
def test_pairs_stand_sentence_by_sentence_first_neighbours_then_those_beyond(lengths: list[int]) -> None:
    expected, begin = list[tuple[int, int]](), 0
    for length in lengths:
        end = begin + length + 2
        expected += [(at, at + distance) for distance in (1, 2) for at in range(begin, end - distance)]
        begin = end
    found = extract([["x"] * length for length in lengths]).edged_pairs
    assert list(zip(*found.tolist(), strict=True)) == expected
