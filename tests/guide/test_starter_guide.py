"""Starter guides load, say what was asked for, and speak one language."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.guide import Section, load_text, starter

Sections = Mapping[str, Section]
pytestmark = pytest.mark.usefixtures("bundled")


@pytest.mark.parametrize("address", ["Sie", "du", "Du", "ihr", "Ihr", "avoid"])
def test_german(address: str, sections: Sections) -> None:
    guide = load_text(starter("Alpenglück", "de", address), sections)
    assert (guide.name, guide.language, guide.warnings) == ("Alpenglück", "de", ())
    assert guide.policy().options["address"].form == address
    formality = guide.policy().options["tone"].formality
    assert (formality.min >= 45) == (address in ("Sie", "avoid"))


def test_english(sections: Sections) -> None:
    guide = load_text(starter("Alpine Glow", "en", owner="Brand & Service", reviewed="2026-10-01"), sections)
    assert (guide.name, guide.language, guide.owner, str(guide.reviewed)) == (
        *("Alpine Glow", "en", "Brand & Service", "2026-10-01"),
    )
    assert "address" not in guide.policy().options


def test_sie_by_default(sections: Sections) -> None:
    assert load_text(starter("Haus"), sections).policy().options["address"].form == "Sie"


@pytest.mark.parametrize(
    "name",
    [
        "A: B",
        "*Stern*",
        "Haus #1",
        "No",
        "08",
        'Mein "Haus"',
        "{x}",
        "Ö & Co. KG",
        "zwei\nZeilen",
        "@NAME@",
        "-",
        "",
    ],
)
def test_any_name_is_written_so_that_yaml_reads_it(name: str, sections: Sections) -> None:
    guide = load_text(starter(name, owner=name), sections)
    assert guide.owner == (" ".join(name.split()) or None)
    assert guide.warnings == ()


def test_no_marks_of_the_template_are_left() -> None:
    for text in (starter("x"), starter("x", "de", "du"), starter("x", "en")):
        assert "#@" not in text
        assert "@" not in text.replace("# yaml-language-server", "")
        assert text.startswith("# yaml-language-server: $schema=./styleguide-1.schema.json\n")


def test_each_speaks_its_language() -> None:
    comments = {
        language: " ".join(line.split("#", 1)[1] for line in starter("x", language).splitlines() if "#" in line)
        for language in ("de", "en")
    }
    assert " und " in comments["de"]
    assert " the " not in comments["de"]
    assert " the " in comments["en"]
    assert " und " not in comments["en"]


@pytest.mark.parametrize(("language", "address"), [("fr", None), ("de", "Siezen"), ("en", "Sie")])
def test_unknown_choices(language: str, address: str | None) -> None:
    with pytest.raises(TonecheckError, match="Unknown"):
        starter("x", language, address)
