from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.learning.observation import Observed
from tonecheck.learning.sequences import Screen, sequences

Seen = Callable[..., Observed]


def screen(
    seen: Seen, *runs: str, names: tuple[str, ...] = (), language: str = "de", known: tuple[str, ...] = ()
) -> Screen:
    replies = [seen(runs=tuple(tuple(run.split()) for run in runs), names=frozenset(names))]
    return Screen(replies, language, known)


@pytest.mark.parametrize(
    ("run", "word", "names"),
    [
        ("mit Yildiz gesprochen", "Yildiz", ()),
        ("unsere Berger hilft", "Berger", ("berger",)),
        ("wir fragen lena", "lena", ()),
        ("den Kurz kennen wir kurz", "Kurz", ("kurz",)),
    ],
)
def test_what_may_be_a_name_is_not_shown(run: str, word: str, names: tuple[str, ...], seen: Seen) -> None:
    assert not screen(seen, run, names=names).passes(word)


def test_in_english_every_capital_may_be_a_name(seen: Seen) -> None:
    assert not screen(seen, "we asked the Smith family", language="en").passes("Smith")
    assert screen(seen, "we asked the Smith family", language="en", known=("smith",)).passes("Smith")


@pytest.mark.parametrize(
    ("run", "word"),
    [
        ("dein Zelt kommt", "Zelt"),
        ("Gerne schauen wir gerne nach", "Gerne"),
        ("Wir holen es", "Wir"),
        ("das rad", "rad"),
    ],
)
def test_ordinary_words_are_shown(run: str, word: str, seen: Seen) -> None:
    assert screen(seen, run).passes(word)


def test_a_name_parts_a_row(seen: Seen) -> None:
    reply = seen(runs=(("danke", "liebe", "Yildiz", "für", "alles"),))
    assert list(Screen([reply], "de").rows(reply)) == [("danke", "liebe"), ("für", "alles")]


@pytest.mark.parametrize("phrase", ["und danke", "danke für", "danke und", "wir sind für", "das ist", "bis Freitag da"])
def test_no_phrase_hangs_in_the_air(phrase: str, seen: Seen) -> None:
    assert not screen(seen, phrase).is_whole(phrase.lower().replace("ü", "ue").split())


def test_a_particle_may_end_what_ends_there(seen: Seen) -> None:
    one = seen(runs=(("Ihr", "Anliegen", "liegt", "vor"),))
    (found,) = (item for key, item in sequences([one], Screen([one], "de"), 1).items() if key == ("liegt", "vor"))
    assert found.final
    assert Screen([one], "de").is_whole(("liegt", "vor"), final=found.final)
    assert not Screen([one], "de").is_whole(("liegt", "vor"))


def test_infinitives_are_no_names(seen: Seen) -> None:
    assert screen(seen, "hier hilft Reparieren").passes("Reparieren")
    assert not screen(seen, "hier hilft Petersen").passes("Petersen")


def test_sequences_are_counted_once_a_reply_and_written_as_mostly(seen: Seen) -> None:
    replies = [
        seen(runs=(("Vielen", "dank"), ("vielen", "Dank"))),
        seen(runs=(("vielen", "Dank"),)),
        seen(runs=(("ganz", "anders"),)),
    ]
    found = sequences(replies, Screen(replies, "de", ("dank",)), 2)
    assert found[("vielen", "dank")].replies == {0, 1}
    assert found[("vielen", "dank")].written == "vielen Dank"
    assert ("ganz", "anders") not in found
