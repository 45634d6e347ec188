"""One way of naming people, the guide's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.checks.inclusive import RULES, Options, applies, check
from tonecheck.nlp.words import fold, scan
from tonecheck.rule import Good, Hit


def reply(text: str, language: str = "de", own: int | None = None) -> Any:
    """What the check looks at of an analysed reply, whose first `own` characters are the agent's."""
    spans = scan(text, language)
    return SimpleNamespace(
        text=text,
        language=language,
        norms=[fold(text[start:end]) for start, end in spans],
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
        visible=[index for index, (start, _) in enumerate(spans) if own is None or start < own],
    )


def found(text: str, style: Any, language: str = "de") -> list[tuple[str, str, tuple[str, ...], bool]]:
    seen = check(reply(text, language), Options(style=style))
    return [
        (hit.rule.partition(".")[2], text[hit.start : hit.end], hit.suggestions, hit.safe)
        for hit in seen
        if isinstance(hit, Hit)
    ]


@pytest.mark.parametrize(
    ("style", "text", "language"),
    [
        ("off", "Kund*innen und KundInnen, Kundinnen und Kunden", "de"),
        (None, "Kund*innen und KundInnen", "de"),
        ("pair", "Unser Kunde Herr Maier hat angerufen, der Techniker kommt.", "de"),
        ("pair", "Ihr Ansprechpartner ist Herr Maier, den Kunden kennt er.", "de"),
        ("pair", "Alle Hersteller liefern, unsere Lieferanten auch.", "de"),
        ("pair", "Unsere Techniker Maier und Roth kommen.", "de"),
        ("pair", "Das LinkedIn-Profil, das Plug-In und die LinkedIn Seite", "de"),
        ("pair", "Mehr unter https://example.org/Kund_innen oder post@kund_innen.example", "de"),
        ("pair", "Festzustecken und drinnen warten wollen wir niemanden lassen.", "de"),
        ("pair", "Die Kundinnen und Kunden der Bank, die Köchinnen und Köche, die Ärztinnen und Ärzte", "de"),
        ("colon", "Mitarbeitende und Kund:innen", "de"),
        ("masculine", "Alle Kunden und unsere Techniker", "de"),
        ("neutral", "The customer said he would call. He has his card.", "en"),
        ("neutral", "A human resource, a German manual, a woman and a man", "en"),
        ("pair", "He or she decides.", "en"),
        ("masculine", "Our salesman will call.", "en"),
    ],
)
def test_nothing_to_say(style: Any, text: str, language: str) -> None:
    assert found(text, style, language) == []


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("colon", "Liebe Kund*innen", ("style", "Kund*innen", ("Kund:innen",), True)),
        ("star", "Liebe KundInnen", ("style", "KundInnen", ("Kund*innen",), True)),
        ("inner-I", "Liebe Nutzer_innen", ("style", "Nutzer_innen", ("NutzerInnen",), True)),
        ("underscore", "Jede Nutzer:in zählt.", ("style", "Nutzer:in", ("Nutzer_in",), True)),
        ("colon", "Alle Kursleiter/-innen", ("style", "Kursleiter/-innen", ("Kursleiter:innen",), False)),
        (
            "pair",
            "Alle Bestandskund:innen",
            ("style", "Bestandskund:innen", ("Bestandskundinnen und Bestandskunden",), False),
        ),
        ("colon", "Kundinnen und Kunden", ("style", "Kundinnen und Kunden", ("Kund:innen",), False)),
        ("neutral", "Nutzer und Nutzerinnen", ("style", "Nutzer und Nutzerinnen", ("Nutzende",), False)),
        (
            "pair",
            "Unsere Techniker kommen.",
            ("style", "Techniker", ("Technikerinnen und Techniker",), False),
        ),
        ("pair", "Das gilt bei allen Nutzern.", ("style", "Nutzern", ("Nutzerinnen und Nutzern",), False)),
        ("star", "Das gilt für alle treuen Kunden.", ("style", "Kunden", ("Kund*innen",), False)),
        ("pair", "Jede:r darf mitmachen.", ("style", "Jede:r", (), False)),
        (
            "pair",
            "Alle Mitarbeiter(innen) helfen.",
            ("style", "Mitarbeiter(innen)", ("Mitarbeiterinnen und Mitarbeiter",), False),
        ),
        ("masculine", "Alle Mitarbeitende helfen.", ("style", "Mitarbeitende", ("Mitarbeiter",), False)),
    ],
)
def test_another_style_with_the_guides_wording(style: Any, text: str, expected: tuple[Any, ...]) -> None:
    assert found(text, style) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("His or her card", ("style", "His or her", ("Their",), False)),
        ("Ask our salesmen.", ("style", "salesmen", ("sales staff",), False)),
        ("Any customer may call if he wants.", ("style", "he", ("they",), False)),
        ("Whoever signs gives (s)he his code", ("mixed", "(s)he", ("they",), False)),
    ],
)
def test_english_means_neutral_words(text: str, expected: tuple[Any, ...]) -> None:
    assert expected in found(text, "star", "en")


def test_two_styles_in_one_reply_are_mixed_and_only_the_foreign_one_is_reported() -> None:
    text = "Für Mieter*innen läuft das anders, für Eigentümer und Eigentümerinnen über uns."
    assert [(rule, word) for rule, word, _, _ in found(text, "star")] == [("mixed", "Eigentümer und Eigentümerinnen")]
    assert [(rule, word) for rule, word, _, _ in found(text, "pair")] == [("mixed", "Mieter*innen")]
    assert [rule for rule, _, _, _ in found(text, "colon")] == ["mixed", "mixed"]


def test_only_the_agents_own_words_count() -> None:
    text = "Danke.\n> An alle Kund*innen"
    assert not list(check(reply(text, own=6), Options(style="pair")))
    assert not applies(reply(text, own=6), Options(style="pair"))
    assert applies(reply(text), Options(style="pair"))


def test_praise_where_the_style_is_kept() -> None:
    assert any(isinstance(seen, Good) for seen in check(reply("Liebe Kund:innen"), Options(style="colon")))
    assert not list(check(reply("Guten Tag"), Options(style="colon")))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_examples_of_a_rule(rule: Any) -> None:
    for examples, is_bad in ((rule.bad, True), (rule.good, False)):
        for example in examples:
            options = Options(style=example.guide.partition(": ")[2])
            seen = check(reply(example.text, example.language), options)
            assert (rule.name in {hit.rule for hit in seen if isinstance(hit, Hit)}) is is_bad, example.text
