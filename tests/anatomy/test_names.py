"""Names of persons."""

from __future__ import annotations

import pytest

from tonecheck.anatomy import names
from tonecheck.anatomy.fold import fold
from tonecheck.anatomy.grammar import grammar


@pytest.mark.parametrize(
    ("text", "language", "title", "first", "last"),
    [
        ("Frau Berger,", "de", "Frau", None, "Berger"),
        ("Frau Dr. Berger,", "de", "Frau Dr.", None, "Berger"),
        ("Frau Graf,", "de", "Frau", None, "Graf"),
        ("Herr Prof. Dr.-Ing. Berger", "de", "Herr Prof. Dr.-Ing.", None, "Berger"),
        ("Herr Univ.-Prof. Dr. med. Berger", "de", "Herr Univ.-Prof. Dr. med.", None, "Berger"),
        ("Frau Anna Lena Müller", "de", "Frau", "Anna Lena", "Müller"),
        ("Herr von der Heydt,", "de", "Herr", None, "von der Heydt"),
        ("Ludwig van Beethoven", "de", None, "Ludwig", "van Beethoven"),
        ("Karl-Heinz Maurer", "de", None, "Karl-Heinz", "Maurer"),
        ("H.-J. Petry", "de", None, "H.-J.", "Petry"),
        ("Jana danke", "de", None, "Jana", None),
        ("Mrs van Rooyen,", "en", "Mrs", None, "van Rooyen"),
        ("Mr Ó Flaithearta,", "en", "Mr", None, "Ó Flaithearta"),
        ("Mr. and Mrs. Hargreaves", "en", "Mr. and Mrs.", None, "Hargreaves"),
        ("Mx Lee", "en", "Mx", None, "Lee"),
        ("Will,", "en", None, "Will", None),
        ("{{customer.last_name}},", "en", None, None, "{{customer.last_name}}"),
        ("Alois Huber jun.", "de", None, "Alois", "Huber jun."),
        ("Herr von und zu Hohenfels,", "de", "Herr", None, "von und zu Hohenfels"),
        ("Karl von und zu Hohenfels", "de", None, "Karl", "von und zu Hohenfels"),
        ("frau berger,", "de", "frau", None, "berger"),
        ("frau dr. berger,", "de", "frau dr.", None, "berger"),
        ("ms hart,", "en", "ms", None, "hart"),
        ("*Jana Roth*", "de", None, "Jana", "Roth"),
    ],
)
def test_name(text: str, language: str, title: str | None, first: str | None, last: str | None) -> None:
    found = names.read(fold(text), 0, len(fold(text).text), grammar(language))
    assert found is not None
    assert (found[0].title, found[0].first, found[0].last) == (title, first, last)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ihre Bestellung", "de"),
        ("Danke", "de"),
        ("Will you", "en"),
        ("Thanks", "en"),
        ("5 Euro", "de"),
        ("", "de"),
        ("frau im laden,", "de"),
        ("frau nebenan sagt", "de"),
        ("miss you,", "en"),
    ],
)
def test_no_name(text: str, language: str) -> None:
    assert names.read(fold(text), 0, len(fold(text).text), grammar(language)) is None


@pytest.mark.parametrize("text", ["jana danke", "jana ist da", "danke berger", "jana und tom"])
def test_small_letters_are_no_name(text: str) -> None:
    assert names.read(fold(text), 0, len(text), grammar("de"), lower=True) is None


@pytest.mark.parametrize(("text", "first", "last"), [("jana,", "jana", None), ("jana berger,", "jana", "berger")])
def test_a_name_in_small_letters(text: str, first: str, last: str | None) -> None:
    found = names.read(fold(text), 0, len(text), grammar("de"), lower=True)
    assert found is not None
    assert (found[0].first, found[0].last) == (first, last)
