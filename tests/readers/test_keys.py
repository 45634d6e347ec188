"""Which keys of a library are a language, or have one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.conftest import read, reason
from tonecheck.readers._keys import bare, is_of_text, language_of, told


@pytest.mark.parametrize(
    "key",
    [
        *("", "lang", "language", "language_name", "lang_name", "sprache", "locale", "de_lang", "en_lang", "lang_code"),
        *(
            "text_de_old",
            "text_old",
            "de_text_old",
            "de_alt",
            "en_id",
            "en_by",
            "de_to",
            "de_en",
            "de-en",
            "de_",
            "_de",
        ),
        *("den", "des", "ende", "end", "entwurf", "deprecated", "details", "engine", "code", "mode", "german_market"),
        *("made_de", "shop.de", "include_en", "kunden", "notizen", "garden", "open", "texten", "textende", "bodyen"),
        *("fr", "fr_FR", "text_fr", "deutschland", "englisches", "de_DEX", "de.text.old", "text de alt", "(de)"),
    ],
)
def test_no_language(key: str) -> None:
    assert (told(key), bare(key)) == (None, key.casefold())


@pytest.mark.parametrize(
    ("key", "language", "rest"),
    [
        ("de", "de", ""),
        ("EN", "en", ""),
        ("de_DE", "de", ""),
        ("de-AT", "de", ""),
        ("en-gb", "en", ""),
        ("en_001", "en", ""),
        ("en_DE", "en", ""),
        ("de_DE_formal", "de", ""),
        ("de_du", "de", ""),
        ("de-Latn-CH", "de", ""),
        ("deutsch", "de", ""),
        ("Englisch", "en", ""),
        ("english", "en", ""),
        ("German", "de", ""),
        ("deu", "de", ""),
        ("text_de", "de", "text"),
        ("text_en_GB", "en", "text"),
        ("body.en", "en", "body"),
        ("body-en", "en", "body"),
        ("body_html_de", "de", "body_html"),
        ("Antwort DE", "de", "antwort"),
        ("Antwort (EN)", "en", "antwort"),
        ("Text (Deutsch)", "de", "text"),
        ("English text", "en", "text"),
        ("de_text", "de", "text"),
        ("de.body", "de", "body"),
        ("textDe", "de", "text"),
        ("bodyEN", "en", "body"),
        ("notes_de", "de", "notes"),
        ("texts_en", "en", "texts"),
        ("de_chat", "de", "chat"),
        ("email_en", "en", "email"),
    ],
)
def test_a_language_alone_or_beside_a_known_key(key: str, language: str, rest: str) -> None:
    found = told(key)
    assert found is not None
    assert (found.language, found.rest) == (language, rest)


@pytest.mark.parametrize("key", ["title", "title_de", "de_lang", "email_de", "texts_de", "subject.en", "wording"])
def test_what_holds_no_text_by_its_key_alone(key: str) -> None:
    assert not is_of_text(key)


@pytest.mark.parametrize("key", ["text", "de", "de_AT", "deutsch", "text_de", "en_body", "Antwort (EN)"])
def test_what_holds_a_text(key: str) -> None:
    assert is_of_text(key)


@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("", None),
        ("fr", None),
        ("entwurf", None),
        ("deprecated", None),
        ("ende", None),
        ("de,en", None),
        ("de/en", None),
        ("de", "de"),
        ("DE", "de"),
        ("de_AT.UTF-8", "de"),
        ("en-GB", "en"),
        ("Deutsch", "de"),
        ("German", "de"),
        ("English (UK)", "en"),
    ],
)
def test_what_a_value_names(value: str, language: str | None) -> None:
    assert language_of(value) == language


PROSE = "Das hätte uns nicht passieren dürfen."


@pytest.mark.parametrize(
    ("library", "texts"),
    [
        ({"a": {"de_lang": PROSE}}, []),
        ({"de_lang": {"wording": PROSE}}, []),
        ({"a": {"title_de": PROSE, "notes_en": f"{PROSE}\n{PROSE}", "email_de": "hilfe@lindhof.example"}}, []),
        ({"a": {"de_lang": "Hallo", "text": "Hallo"}}, [("Hallo", None, "a")]),
        ({"a": {"lang": "entwurf", "text": "Hallo"}}, [("Hallo", None, "a")]),
        ({"a": {"language_name": "Deutsch", "text": "Hallo"}}, [("Hallo", None, "a")]),
        ({"a": {"text_de_old": f"{PROSE}\n{PROSE}"}}, [(f"{PROSE}\n{PROSE}", None, "a.text_de_old")]),
        ({"a": {"lang": "german", "text": "Hallo"}}, [("Hallo", "de", "a")]),
        ({"a": {"deutsch": "Hallo", "english": "Hello"}}, [("Hallo", "de", "a"), ("Hello", "en", "a")]),
        ({"a": {"text_de": "Hallo", "text_en": "Hello"}}, [("Hallo", "de", "a"), ("Hello", "en", "a")]),
        ({"a": {"de_DE": {"body": "Hallo"}, "en-GB": {"body": "Hello"}}}, [("Hallo", "de", "a"), ("Hello", "en", "a")]),
        ({"a": {"body.en": "Hello"}, "texts_de": {"b": PROSE}}, [("Hello", "en", "a"), (PROSE, "de", "b")]),
        ({"a": {"de_chat": PROSE}}, [(PROSE, "de", "a")]),
        ({"a": {"body_html_de": "<p>Hallo</p>", "body_text_de": "Hallo"}}, [("Hallo", "de", "a")]),
        (
            {"a": {"body_html_de": "<p>Hallo</p>", "body_text_en": "Hello"}},
            [("Hallo", "de", "a"), ("Hello", "en", "a")],
        ),
        (
            {"a": {"subject_en": "News", "betreff_de": "Neues", "text_en": "Hello", "text_de": "Hallo"}},
            [("Subject: News\n\nHello", "en", "a"), ("Betreff: Neues\n\nHallo", "de", "a")],
        ),
        ({"a": {"subject_en": "News", "text_de": "Hallo"}}, [("Hallo", "de", "a")]),
        ({"a": {"subject": "Neu", "text_de": "Hallo"}}, [("Betreff: Neu\n\nHallo", "de", "a")]),
    ],
)
def test_what_is_read_by_such_keys(library: object, texts: list[tuple[str, str | None, str]]) -> None:
    source = json.dumps(library)
    if texts:
        assert [(one.text, one.language, one.id) for one in read("json", source)] == texts
    else:
        assert reason("json", source) == "no reply found in it"


def test_columns_of_languages_are_texts() -> None:
    rows = read("csv", "id,Antwort (DE),Antwort (EN)\n7,Hallo,Hello\n")
    assert [(one.id, one.language, one.text) for one in rows] == [("7", "de", "Hallo"), ("7", "en", "Hello")]
    assert "no reply found" in reason("csv", "id,de_lang\n7,Hallo\n")


@given(st.text(max_size=12))
def test_any_key_can_be_asked(key: str) -> None:
    found = told(key)
    assert found is None or (found.language in ("de", "en") and found.rest in key.casefold())
    assert language_of(key) in (None, "de", "en")
