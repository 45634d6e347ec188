"""What must stand beside a word that announces a phrase, and what is unpacked for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.patterns.compile import anchors
from tonecheck.nlp.patterns.places import compile_phrase
from tonecheck.nlp.patterns.tokens import Tokens, Units
from tonecheck.nlp.patterns.ways import SELDOM, Entry, Found, Neighbours, Way

KEYS = st.frozensets(st.sampled_from("abcde"), min_size=1, max_size=3)


def never() -> Way:
    raise AssertionError("nobody asked for it")


def found(phrase: str, word: str, made: list[str]) -> Found:
    """The entries of a word in a phrase; `made` notes those whose way was asked for."""
    compiled = compile_phrase(phrase, "de", "w", 0)

    def entry(anchor: object) -> Entry:
        ready = Entry.of(compiled, anchor)  # type: ignore[arg-type]

        def make() -> Way:
            made.append(phrase)
            return ready.way()

        return Entry(ready.right, ready.left, make)

    own = [anchor for row in compiled.rows for anchor in anchors(row, "de") if word in anchor.step.first]  # type: ignore[union-attr,operator]
    return Found(tuple(map(entry, own)))


def units(text: str) -> Units:
    return Units.read(Tokens.read(text, "de"), "de")


def test_a_word_without_its_neighbour_leads_nowhere_and_nothing_is_unpacked() -> None:
    made: list[str] = []
    entries = found("nicht zuständig", "zustaendig", made)
    assert entries.all
    assert entries.likely(units("zuständig nicht"), 0) == []
    assert made == []


def test_a_word_with_its_neighbour_is_unpacked_once() -> None:
    made: list[str] = []
    entries = found("nicht zuständig", "zustaendig", made)
    for _ in range(2 * SELDOM):
        assert len(entries.likely(units("Wir sind nicht zuständig."), 3)) == 1
    assert made == ["nicht zuständig"]


@given(st.lists(KEYS, max_size=6), st.lists(st.sampled_from("abcdef"), min_size=3 * SELDOM, max_size=4 * SELDOM))
def test_the_same_entries_are_found_before_and_after_they_are_put_in_order(
    sets: list[frozenset[str]], asked: list[str]
) -> None:
    pairs = [(keys, Entry(keys, None, never)) for keys in sets]
    neighbours = Neighbours(pairs)
    for key in asked:
        assert list(neighbours.of(key) or ()) == [entry for keys, entry in pairs if key in keys]
    assert neighbours.by_key is not None
