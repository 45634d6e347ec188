from __future__ import annotations

import base64

import pytest

from tests.readers.conftest import at, line_of, read, reason


def test_a_mail_without_a_text_says_so() -> None:
    assert "the mail has no text" in reason("eml", "Content-Type: image/png\n\nx\n")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_base64_body_is_read_and_stands_where_its_signs_stand(charset: str) -> None:
    body = "Guten Tag Frau Bär,\r\n\r\nIhre Größe ist da. " * 4
    encoded = base64.encodebytes(body.encode(charset)).decode()
    head = f"Subject: Da\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n"
    (reply,) = read("eml", head + encoded)
    assert reply.text == "Subject: Da\n\n" + body.replace("\r\n", "\n")
    last = reply.text.rindex("Größe")
    assert reply.origin is not None
    line, *_ = reply.origin.places(last, last + 5)
    words = base64.b64decode(encoded.splitlines()[line - 5] + "==")
    assert b"Gr" in words
    assert reply.origin.edit(last, last + 5, "Farbe") is None


def test_an_encoded_subject_is_read() -> None:
    (reply,) = read("eml", "From: a@b\nSubject: =?utf-8?q?Ihre_Gr=C3=B6=C3=9Fe?=\n\nHallo\n")
    assert reply.text == "Subject: Ihre Größe\n\nHallo\n"
    assert line_of(reply, "Größe")[0] == 2


def test_an_unencoded_mail_in_its_own_character_set_is_read_but_not_edited() -> None:
    (reply,) = read("eml", "Content-Type: text/plain; charset=iso-8859-1\n\nGrüße aus Köln".encode("iso-8859-1"))
    assert (reply.text, at(reply, "Köln")) == ("Grüße aus Köln", "Köln")
    assert reply.origin is not None
    assert reply.origin.edit(0, 5, "Gruß") is None


def test_bytes_that_are_in_no_known_set_are_told() -> None:
    assert "not UTF-8" in reason("eml", b"Subject: a\n\nGr\xfc\xdfe")


def test_the_language_of_a_mail_is_that_of_its_header() -> None:
    (reply,) = read("eml", "Subject: a\nContent-Language: de-DE\n\nHallo\n")
    assert reply.language == "de"
    (other,) = read("eml", "Subject: a\n\nContent-Language: de\n")
    assert other.language is None


def test_a_character_may_be_broken_by_the_end_of_a_line() -> None:
    (reply,) = read("eml", "Content-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=\n=9Fe =E2=\r\n=82=AC\n")
    assert reply.text == "Grüße €\n"
    assert (at(reply, "ß"), at(reply, "€")) == ("=C3=\n=9F", "=E2=\r\n=82=AC")
