"""Lengths, formulas, passives and words: what clarity says, and how often something must stand there first."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tonecheck.checks.clarity import RULES, Options
from tonecheck.report import Finding

HELLO = "Guten Tag Frau Berger,\n\n"


@pytest.mark.parametrize(
    ("sections", "body", "severities"),
    [
        ("clarity: {officialese: warning}", "Ihr Antrag ist bewilligt.", []),
        ("clarity: {officialese: warning}", "hiermit ist Ihr Antrag bewilligt.", ["note"]),
        (
            "clarity: {officialese: warning}",
            "hiermit teilen wir Ihnen mit, dass Ihr Antrag bewilligt ist. Etwaige Gebühren entfallen.",
            ["warning", "warning"],
        ),
        (
            "clarity: {officialese: note}",
            "hiermit ist Ihr Antrag bewilligt. Etwaige Gebühren entfallen.",
            ["note", "note"],
        ),
        ("clarity: {officialese: off}", "hiermit ist Ihr Antrag bewilligt.", []),
        ("clarity: {passive: 20%}", "Ihr Antrag wurde geprüft.", []),
        ("clarity: {passive: 20%}", "Ihr Antrag wurde geprüft. Die Karte wurde gesperrt.", ["note"]),
        ("clarity: {hedging: warning}", "eventuell liegt es am Kabel.", []),
    ],
)
def test_once_is_less_than_twice(
    findings: Callable[..., tuple[Finding, ...]], sections: str, body: str, severities: list[str]
) -> None:
    found = findings(sections, HELLO + body)
    assert [one.severity for one in found][: len(severities) or None] == severities


def seen(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.rule.partition(".")[2], finding.text) for finding in found]


NOUNS = (
    "nach Durchführung der Überprüfung erfolgt die Freigabe zur Auszahlung nach Maßgabe der Vereinbarungen und unter "
    "Berücksichtigung der Zuständigkeiten."
)


@pytest.mark.parametrize(
    ("options", "body"),
    [
        ("{}", "hiermit ist Ihr Antrag i. A. sozusagen bewilligt. " + NOUNS),
        ("{sentence_words: 5}", "das Paket kommt am Freitag."),
        ("{sentence_words: 5}", "das Paket kommt am 12.03.2026 um 14:30."),
        ("{sentence_words: 5}", "das Paket {{ticket.id}} kommt am Freitag."),
        ("{sentence_words: 5}", "Ihre neue Nummer: {{ticket.id}} Das Paket kommt am Freitag."),
        ("{reply_words: [5, 9]}", "das Paket kommt am Freitag."),
        ("{nominal_style: warning}", "die Rechnung zur Bestellung und die Information zur Lieferung hängen an."),
        ("{nominal_style: off}", NOUNS),
        ("{passive: 20%}", "wir werden Sie anrufen. Wir werden Ihnen das Paket bringen. Es wird kalt. Es wird spät."),
        ("{passive: 60%}", "Ihr Antrag wurde geprüft. Die Karte wurde gesperrt. Wir rufen an. Das dauert kurz."),
        ("{filler: note}", "das ist ein Versehen unseres Lagers."),
        ("{filler: note}", "Sie schrieben „sozusagen“. Danke."),
        ("{jargon: {RMA: Rücksendenummer}}", "legen Sie bitte die RMA (die Nummer auf dem Etikett) bei."),
        ("{jargon: {RMA: Rücksendenummer}}", "legen Sie bitte die Rücksendenummer bei."),
        ("{jargon: off}", "das SLA ist gerissen."),
        ("{readability: {index: wiener-1, max: 0}}", "das Paket kommt am Freitag."),
    ],
)
def test_nothing_to_report(findings: Callable[..., tuple[Finding, ...]], options: str, body: str) -> None:
    assert seen(findings(f"clarity: {options}", HELLO + body)) == []


@pytest.mark.parametrize(
    ("options", "body", "found"),
    [
        ("{sentence_words: 5}", "das Paket kommt am Freitag zu Ihnen. Danke.", [("long-sentence", "das Paket kommt am Freitag zu Ihnen.")]),
        ("{reply_words: [1, 5]}", "das Paket kommt am Freitag.", [("long-reply", "")]),
        ("{reply_words: {min: 20}}", "das Paket kommt am Freitag.", [("short-reply", "")]),
        ("{nominal_style: warning}", NOUNS, [("nominal-style", NOUNS)]),
        ("{passive: 20%}", "Ihr Antrag wurde geprüft. Die Karte wurde gesperrt.", [("passive", "wurde geprüft")]),
        ("{filler: note}", "das ist sozusagen ein Versehen.", [("filler", "sozusagen")]),
        ("{abbreviation: note}", "wir melden uns ggf. noch einmal.", [("abbreviation", "ggf.")]),
        ("{jargon: {RMA: Rücksendenummer}}", "bitte legen Sie die RMA bei.", [("jargon", "RMA")]),
        ("{jargon: {RMA: Nummer, RMA Schein: Etikett}}", "bitte legen Sie den RMA Schein bei.", [("jargon", "RMA Schein")]),
    ],
)  # fmt: skip
def test_what_is_found(
    findings: Callable[..., tuple[Finding, ...]], options: str, body: str, found: list[tuple[str, str]]
) -> None:
    assert seen(findings(f"clarity: {options}", HELLO + body)) == found


@pytest.mark.parametrize(
    ("options", "body", "found"),
    [
        ("{sentence_words: 6}", "your parcel is here now.", []),
        ("{sentence_words: 6}", "your parcel is here now and ready.", ["long-sentence"]),
        ("{passive: 20%}", "I have reviewed your claim. We will refund you.", []),
        ("{passive: 20%}", "your claim was reviewed. The card has been blocked.", ["passive"]),
        ("{filler: note}", "at the end of the day, this was our mistake.", ["filler"]),
        ("{hedging: warning}", "perhaps it is the cable.", []),
        ("{abbreviation: note}", "we will get back to you asap.", ["abbreviation"]),
        ("{jargon: {RMA: return number}}", "please quote the RMA.", ["jargon"]),
    ],
)
def test_english(findings: Callable[..., tuple[Finding, ...]], options: str, body: str, found: list[str]) -> None:
    told = seen(findings(f"clarity: {options}", "Dear Ms Hart,\n\n" + body, language="en"))
    assert [rule for rule, _ in told] == found


def test_how_a_reply_greets_and_closes_is_not_for_clarity(findings: Callable[..., tuple[Finding, ...]]) -> None:
    text = "Sehr geehrte liebe Frau Dr. Eva Berger,\n\ndas Paket ist da.\n\nMit herzlichen Grüßen\ni. A. Jana Roth"
    assert seen(findings("clarity: {abbreviation: note, sentence_words: 5}", text)) == []


def test_each_jargon_word_brings_its_plain_one(findings: Callable[..., tuple[Finding, ...]]) -> None:
    found = findings("clarity: {jargon: {RMA: Nummer, SLA: Frist}}", HELLO + "das SLA der RMA gilt.")
    assert [(finding.text, finding.suggestions, finding.guide) for finding in found] == [
        ("SLA", ("Frist",), "guide.yaml:3"),
        ("RMA", ("Nummer",), "guide.yaml:3"),
    ]


def test_a_share_of_passives_is_said_with_every_place(findings: Callable[..., tuple[Finding, ...]]) -> None:
    (finding,) = findings("clarity: {passive: 20%}", HELLO + "Ihr Antrag wurde geprüft. Die Karte wurde gesperrt.")
    assert finding.message == "2 von 2 Sätzen stehen im Passiv (100\u00a0%), der Guide erlaubt höchstens 20%."
    assert [other.text for other in finding.related] == ["wurde gesperrt"]


def test_a_formula_points_to_the_longest_sentence(findings: Callable[..., tuple[Finding, ...]]) -> None:
    long = "die Berücksichtigung außergewöhnlicher Vertragsvereinbarungen erfordert grundsätzlich eine vorhergehende Sachverhaltsermittlung unserer Rechtsabteilung in Hannover."
    body = long + " Unterlagenunvollständigkeit verursacht erfahrungsgemäß Verzögerungen. Das ist so." * 3
    (finding,) = findings("clarity: {readability: {index: wiener-1, max: 5.5}}", HELLO + body)
    assert (finding.rule, finding.text) == ("clarity.readability", long)
    assert re.fullmatch(r"Schwer zu lesen: wiener-1 ist \d+,\d, der Guide verlangt ≤ 5,5\.", finding.message)


@pytest.mark.parametrize(
    ("text", "ui", "message"),
    [
        ("Danke!", "de", "Die Antwort hat nur ein Wort, der Guide verlangt mindestens 9."),
        ("Danke!", "en", "The reply has only one word; the guide asks for at least 9."),
        ("Danke sehr!", "de", "Die Antwort hat nur 2 Wörter, der Guide verlangt mindestens 9."),
    ],
)
def test_few_words_are_counted_in_good_language(
    findings: Callable[..., tuple[Finding, ...]], text: str, ui: str, message: str
) -> None:
    (finding,) = findings("clarity: {reply_words: {min: 9}}", text, ui=ui)
    assert finding.message == message


ROWS = (
    "Rechnungsanschrift: {{ order.address }}\n\nZahlungsverfahren: {{ order.payment }}\n\n"
    "Artikelnummer\t\tArtikelbezeichnung\t\tGesamtsumme\n\nVersandkostenanteil:\n\nMehrwertsteuerbetrag"
)


def test_a_table_is_no_prose(findings: Callable[..., tuple[Finding, ...]]) -> None:
    guide = "clarity: {readability: {index: wiener-1, max: 1.5}}\nlevels: {templates.unfilled: off}"
    assert findings(guide, HELLO + LONG + "\n\n" + ROWS) == ()
    assert findings(guide, HELLO + LONG + "\n\n" + ROWS.replace(":", " betreffend die Unterlagen.")) != ()


def test_an_abbreviation_is_at_home_in_a_table(findings: Callable[..., tuple[Finding, ...]]) -> None:
    guide = "clarity: {abbreviation: note}\nlevels: {templates.unfilled: off}"
    assert (
        findings(guide, HELLO + LONG + "\n\ninkl. {{ order.rate }} % MwSt. {{ order.tax }}\nzzgl. {{ order.post }}")
        == ()
    )
    (found,) = findings(guide, HELLO + "der Preis ist inkl. Versand, das sind {{ order.post }} Euro.")
    assert found.text == "inkl."


LONG = "Ihr Paket ist da. Es liegt bei uns im Lager. Wir packen es heute ein. Am Freitag ist es dann bei Ihnen. " * 2


@pytest.mark.parametrize(
    ("limits", "shown"),
    [
        ("min: 0", None),
        ("max: 200", None),
        ("min: 0, max: 200", None),
        ("min: 190", "≥ 190"),
        ("max: 10", "≤ 10"),
    ],
)
def test_a_formula_has_two_sides(findings: Callable[..., tuple[Finding, ...]], limits: str, shown: str | None) -> None:
    found = findings(f"clarity: {{readability: {{index: amstad, {limits}}}}}", HELLO + LONG)
    assert [shown in finding.message for finding in found if shown] == [True] * (shown is not None)
    assert bool(found) == (shown is not None)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("die Prüfung und die Freigabe und die Verwaltung.", 0),
        ("die Prüfung und die Zahlung und die Verwaltung.", 1),
        ("die Prüfung und die Zahlung und die Verwaltung gehen uns hier allen im Haus schon lange gar nicht mehr so leicht von der Hand.", 0),
    ],
)  # fmt: skip
def test_three_nouns_of_action_make_a_sentence_of_nouns(
    findings: Callable[..., tuple[Finding, ...]], body: str, count: int
) -> None:
    assert len(findings("clarity: {nominal_style: warning}", HELLO + body)) == count


def test_every_key_has_its_rule() -> None:
    rules = {rule.name.partition(".")[2] for rule in RULES}
    own = {"sentence_words": "long-sentence", "reply_words": "long-reply"}
    assert {own.get(key, key.replace("_", "-")) for key in Options.__struct_fields__} == rules - {"short-reply"}
