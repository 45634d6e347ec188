from __future__ import annotations

from collections.abc import Callable

from tonecheck.learning.background import Background
from tonecheck.learning.observation import Observed
from tonecheck.learning.phrases import avoidable, typical

Seen = Callable[..., Observed]
_BACKGROUND = Background(replies=600, counts={("vielen", "dank"): 200, ("dank",): 250})
_FILLER = (
    "ganz",
    "langsam",
    "sehr",
    "bald",
    "heute",
    "morgen",
    "gestern",
    "sofort",
    "später",
    "draußen",
    "drinnen",
    "oben",
)


def replies(seen: Seen, n: int, *phrases: str, kind: str = "gut") -> list[Observed]:
    """Replies that all have the phrases, and a word of their own."""
    runs = tuple(tuple(phrase.split()) for phrase in phrases)
    return [
        seen(label=f"{kind}/{number}.txt", runs=(*runs, (_FILLER[number % 12], _FILLER[number // 12 % 12])))
        for number in range(n)
    ]


def test_few_replies_have_no_typical_phrase(seen: Seen) -> None:
    assert typical(replies(seen, 9, "da schnacken wir drüber"), "de", _BACKGROUND) == []


def test_what_everybody_writes_is_not_typical(seen: Seen) -> None:
    house = [*replies(seen, 20, "vielen dank"), *replies(seen, 40)]
    assert typical(house, "de", _BACKGROUND) == []


def test_the_whole_phrase_is_told_once(seen: Seen) -> None:
    found = typical([*replies(seen, 20, "da schnacken wir drüber"), *replies(seen, 20)], "de", _BACKGROUND)
    assert [(one.text, one.hits, one.n, one.others) for one in found] == [("da schnacken wir drüber", 20, 40, 0)]


def test_two_replies_make_no_phrase(seen: Seen) -> None:
    bad = [*replies(seen, 2, "lies gefälligst alles", kind="schlecht"), *replies(seen, 20, kind="schlecht")]
    assert avoidable(bad, replies(seen, 30), "de", ()) == []


def test_what_good_replies_say_too_is_not_to_be_avoided(seen: Seen) -> None:
    bad = replies(seen, 20, "lies gefälligst alles", kind="schlecht")
    good = [*replies(seen, 6, "lies gefälligst alles"), *replies(seen, 24)]
    assert avoidable(bad, good, "de", ()) == []


def test_chance_names_no_phrase(seen: Seen) -> None:
    assert avoidable(replies(seen, 40, kind="schlecht"), replies(seen, 40), "de", ()) == []


def test_what_bad_replies_share_is_to_be_avoided(seen: Seen) -> None:
    bad = [*replies(seen, 15, "lies gefälligst alles", kind="schlecht"), *replies(seen, 15, kind="schlecht")]
    (found,) = avoidable(bad, replies(seen, 40), "de", ())
    assert (found.text, found.hits, found.n, found.others, found.other_n) == ("lies gefälligst alles", 15, 30, 0, 40)
    assert found.replies[0] == "schlecht/0.txt"


def test_names_are_in_no_phrase(seen: Seen) -> None:
    bad = replies(seen, 20, "frag Yildiz gefälligst selbst", kind="schlecht")
    found = [one.text for one in avoidable(bad, replies(seen, 40), "de", ())]
    assert "gefälligst selbst" in found
    assert not any("Yildiz" in text for text in found)
