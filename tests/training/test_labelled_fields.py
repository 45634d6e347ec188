"""Labels from fields: every mistake names its field, its cause and a remedy."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.training import labelled_fields as labels
from tonecheck.training.corpus import Labelled

TEXT = "Hallo Frau Berger,\n\nes tut mir leid. Ich schicke Ersatz.\n\nViele Grüße\nJana"


@pytest.mark.parametrize(
    ("fields", "scale", "field", "words"),
    [
        ({"warmth": 4}, None, "warmth", "scale is not said"),
        ({"tone": {"warmth": 4}}, None, "tone.warmth", "scale is not said"),
        ({"warmth_1_5": 6}, None, "warmth_1_5", "off the scale"),
        ({"warmth_1_5": 0}, None, "warmth_1_5", "off the scale"),
        ({"warmth_100": -1}, None, "warmth_100", "off the scale"),
        ({"warmth": 40}, "1-5", "warmth", "off the scale"),
        ({"warmth_1_5": "warm"}, None, "warmth_1_5", "no number"),
        ({"warmth_1_5": "nan"}, None, "warmth_1_5", "off the scale"),
        ({"warmth_1_5": True}, None, "warmth_1_5", "off the scale"),
        ({"warmth_1_5": [4]}, None, "warmth_1_5", "no number"),
        ({"tone_1_5": 4}, None, "tone_1_5", "not a map"),
        ({"tone_1_5": {"warmness": 4}}, None, "tone_1_5", "'warmness' is unknown"),
        ({"tone_1_5": {"warmth": 4}, "warmth_100": 75}, None, "warmth_100", "labelled twice"),
    ],
)
def test_a_rating_that_is_wrong(fields: dict[str, Any], scale: str | None, field: str, words: str) -> None:
    with pytest.raises(labels.FieldError) as caught:
        labels.tone(fields, scale)
    assert f"field '{field}'" in caught.value.cause
    assert words in caught.value.cause
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("fields", "scale", "rating"),
    [
        ({"warmth_1_5": 4}, None, 4),
        ({"warmth_1_5": "3,5"}, None, 3.5),
        ({"warmth_100": 75}, None, 4),
        ({"warmth": 75}, "0-100", 4),
        ({"tone": {"warmth": 4}}, "1-5", 4),
        ({"tone_100": {"warmth": 0}}, "1-5", 1),
    ],
)
def test_a_rating_on_its_scale(fields: dict[str, Any], scale: str | None, rating: float) -> None:
    assert labels.tone(fields, scale) == {"warmth": pytest.approx(rating)}


def test_what_is_not_rated_is_not_there() -> None:
    assert labels.tone({"warmth_1_5": None, "empathy_1_5": ""}, None) == {}


@given(st.floats(0, 100))
def test_both_scales_have_the_same_ends_and_middle(value: float) -> None:
    found = labels.tone({"warmth_100": value}, None)["warmth"]
    assert 1 <= found <= 5
    assert (found - 1) * 25 == pytest.approx(value)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"sentences": "Hallo"}, "not a list of objects"),
        ({"sentences": ["Hallo"]}, "not a list of objects"),
        ({"sentences": [{"text": "Hallo Frau Berger,"}]}, "no list of acts"),
        ({"sentences": [{"text": "Hallo Frau Berger,", "acts": ["greet"]}]}, "'greet' is unknown"),
        ({"sentences": [{"text": "Guten Tag", "acts": []}]}, "'Guten Tag' does not stand"),
        ({"sentences": [{"acts": []}]}, "'nothing' does not stand"),
        ({"sentences": [{"start": 0, "acts": []}]}, "0 to None is no place"),
        ({"sentences": [{"start": 5, "end": 5, "acts": []}]}, "5 to 5 is no place"),
        ({"sentences": [{"start": 0, "end": 999, "acts": []}]}, "0 to 999 is no place"),
        ({"sentences": [{"start": 0.0, "end": 5, "acts": []}]}, "is no place"),
        ({"sentences": [{"start": 4, "end": 9, "acts": []}, {"start": 8, "end": 12, "acts": []}]}, "8 to 12"),
        ({"sentences": [], "acts": "[closing] Jana"}, "in 'sentences' as well"),
        ({"acts": 3}, "not a text"),
        ({"acts": "Hallo Frau Berger,"}, "line 1 has no acts"),
        ({"acts": "[closing] Jana\n[greeting] Hallo Frau Berger,"}, "'Hallo Frau Berger,' does not stand"),
    ],
)
def test_acts_that_are_wrong(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(labels.FieldError) as caught:
        labels.sentences(fields, TEXT)
    assert words in caught.value.cause
    assert caught.value.remedy


def test_no_acts_are_no_label() -> None:
    assert labels.sentences({}, TEXT) is None
    assert labels.sentences({"acts": ""}, TEXT) is None


def test_the_three_ways_to_write_acts_say_the_same() -> None:
    expected = (Labelled(0, 18, ("greeting",)), Labelled(20, 36, ("apologize",)), Labelled(37, 56, ()))
    offsets = [{"start": one.start, "end": one.end, "acts": list(one.acts)} for one in expected]
    texts = [
        {"text": "Hallo Frau Berger,", "acts": ["greeting"]},
        {"text": "es tut  mir\nleid.", "acts": ["apologize"]},
        {"text": "Ich schicke Ersatz.", "acts": ["none"]},
    ]
    lines = "[greeting] Hallo Frau Berger,\n\n[apologize] es tut mir leid.\n[none] Ich schicke Ersatz."
    assert labels.sentences({"sentences": offsets}, TEXT) == expected
    assert labels.sentences({"sentences": texts}, TEXT) == expected
    assert labels.sentences({"acts": lines}, TEXT) == expected


@given(st.lists(st.sampled_from(["Ja.", "Nein.", "Gut so.", "Ja."]), min_size=1, max_size=8))
def test_sentences_are_found_one_behind_the_other(parts: list[str]) -> None:
    text = "  ".join(parts)
    found = labels.sentences({"sentences": [{"text": part, "acts": []} for part in parts]}, text) or ()
    assert [text[one.start : one.end] for one in found] == parts
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("read", "fields", "words"),
    [
        (labels.situation, {"situation": "complaint"}, "no message of the customer"),
        (labels.situation, {"situation": "complain", "customer": "Kaputt!"}, "unknown"),
        (labels.address, {"address": "er"}, "unknown"),
        (labels.flaws, {"flaws": ["blam"]}, "unknown"),
        (labels.flaws, {"flaws": 3}, "not a list"),
        (labels.flaws, {"flaws": "blame, rude"}, "'rude' is unknown"),
    ],
)
def test_other_labels_that_are_wrong(read: Any, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(labels.FieldError) as caught:
        read(fields)
    assert words in caught.value.cause
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("given_", "flaws"),
    [
        (None, None),
        ("", None),
        ("-", {}),
        ([], {}),
        ("blame+hedging", {"blame": True, "hedging": True}),
        ({"blame": False}, {"blame": False}),
    ],
)
def test_flaws_in_every_shape(given_: Any, flaws: dict[str, bool] | None) -> None:
    assert labels.flaws({"flaws": given_}) == flaws


@pytest.mark.parametrize(
    ("given_", "form"), [("sie", "Sie"), ("Du", "du"), ("-", None), ("", None), ("mixed", "mixed")]
)
def test_address_in_any_writing(given_: str, form: str | None) -> None:
    assert labels.address({"address": given_}) == form
