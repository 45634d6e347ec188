from __future__ import annotations

import json

import pytest

from tests.readers.conftest import at, read, reason

LIBRARY = {
    "title": "du",
    "responses": {
        "refund": {
            "channel": "chat",
            "tags": ["du"],
            "de": {"betreff": "Ihre Erstattung", "body": "Guten Tag,\n\nSie erhalten Ihr Geld."},
            "en": {"subject": "Your refund", "body": "Hello,\n\nyou get your money back."},
        },
        "late": {
            "name": "Verspätung",
            "kanal": "email",
            "anlass": "complaint",
            "body": "Es tut uns leid.",
            "notes": "du",
        },
    },
}


def test_keys_say_what_is_a_text_and_in_which_context() -> None:
    german, english, late = read("json", json.dumps(LIBRARY))
    assert german.text == "Betreff: Ihre Erstattung\n\nGuten Tag,\n\nSie erhalten Ihr Geld."
    assert (german.language, german.channel) == ("de", "chat")
    assert english.text.startswith("Subject: Your refund")
    assert english.language == "en"
    assert (late.id, late.situation, late.text) == ("Verspätung", "complaint", "Es tut uns leid.")


def test_the_two_languages_of_a_response_have_one_id() -> None:
    german, english, _ = read("json", json.dumps(LIBRARY))
    assert german.id == english.id == "responses.refund"


@pytest.mark.parametrize(
    ("library", "texts"),
    [
        ({"a": {"title": {"de": "Du", "en": "You"}, "de": "Hallo"}}, ["Hallo"]),
        ({"a": {"body_html": "<p>Hallo</p>", "body_text": "Hallo"}}, ["Hallo"]),
        ({"a": {"body_html": "<p>Hallo</p>"}}, ["Hallo"]),
        ({"description": "Du bist\nhier", "text": 7, "reply": None, "body": ""}, []),
        ({"anders": "Eine Zeile", "auch": "Zwei\nZeilen"}, ["Zwei\nZeilen"]),
        (["Hallo"], []),
        (
            {"de": {"send": "Absenden", "sorry": "Das hätte uns nicht passieren dürfen."}},
            ["Das hätte uns nicht passieren dürfen."],
        ),
        ({"fr": {"sorry": "Das hätte uns nicht passieren dürfen."}}, []),
    ],
)
def test_what_is_a_text_and_what_is_not(library: object, texts: list[str]) -> None:
    source = json.dumps(library)
    if texts:
        assert [reply.text for reply in read("json", source)] == texts
    else:
        assert reason("json", source) == "no reply found in it"


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("list[*].msg", ["eins", "zwei"]),
        ("$.list[1].msg", ["zwei"]),
        ("**.msg", ["eins", "zwei", "drei"]),
        ("msg", ["eins", "zwei", "drei"]),
        ("deep.*.msg", ["drei"]),
        ("deep.x.msg, list[0].msg", ["drei", "eins"]),
        ("['a.b']", ["vier"]),
    ],
)
def test_a_path_says_where_the_texts_are(path: str, texts: list[str]) -> None:
    library = {"list": [{"msg": "eins", "text": "du"}, {"msg": "zwei"}], "deep": {"x": {"msg": "drei"}}, "a.b": "vier"}
    assert [reply.text for reply in read("json", json.dumps(library), text=path)] == texts


def test_other_fields_are_keys_beside_the_text_or_around_it() -> None:
    library = {"kennung": "x", "w": {"typ": "chat", "sp": "de-DE", "meta": {"wer": "vip"}, "t": "Hallo"}}
    fields = {"text": "t", "id": "kennung", "channel": "typ", "language": "sp", "segment": "meta.wer"}
    (reply,) = read("json", json.dumps(library), **fields)
    assert (reply.id, reply.channel, reply.language, reply.segment) == ("x", "chat", "de", "vip")


@pytest.mark.parametrize(
    ("library", "name"),
    [
        ([{"text": "a"}], None),
        ({"text": "a"}, None),
        ({"x": [{"text": "a"}]}, "x.0"),
        ({"x": {"de": {"body": "a"}}}, "x"),
        ([{"id": 7, "title": "T", "text": "a"}], "T"),
        ([{"id": 7, "text": "a"}], "7"),
        ([{"id": "k", "title": "T", "text": "a"}], "k"),
    ],
)
def test_what_an_entry_is_called(library: object, name: str | None) -> None:
    (reply,) = read("json", json.dumps(library))
    assert reply.id == name


def test_a_path_to_nothing_says_so() -> None:
    assert reason("json", '{"a": "b"}', text="replies[*].x") == "nothing at 'replies[*].x', where the texts should be"


def test_html_inside_is_read_as_html_with_its_places() -> None:
    (reply,) = read("json", json.dumps({"body": 'Hallo <b class="du">Sie</b>,<br>schön &amp; gut.'}))
    assert reply.text == "Hallo Sie,\nschön & gut."
    assert [at(reply, "Sie"), at(reply, "&"), at(reply, "schön")] == ["Sie", "&amp;", "sch\\u00f6n"]
