from __future__ import annotations

import pytest


def seen(found) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in found]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ("{exclamations: 1}", "Danke! Ihr Paket ist da."),
        ("{exclamations: 0}", "Hallo Timo!\n\nDein Paket ist da.\n\nViele Grüße!\nJana"),
        ("{exclamations: 0}", "Das steht in {{hinweis!}} so."),
        ("{}", "TOLL!!! 🎉🎉🎉"),
        ("{capitals: 0}", "Nach der DSGVO löschen wir die IBAN; DHL und UPS bringen das PDF."),
        ("{capitals: 0}", "Ihre Bestellung AB-77120-XYZZY kommt morgen."),
        ("{capitals: 0}", "Der QXZYWV-Adapter und die UTILMD sind da."),
        ("{capitals: 0}", "Guten Tag Frau BERGER,\n\ndanke."),
        ("{capitals: 0}", "Bitte am [DATUM] melden, XXX."),
        ("{capitals: 2}", "Das ist WIRKLICH WICHTIG."),
        ("{capitals: 0}", "Zum Abmelden antworten Sie mit NEIN oder ENDE."),
        ("{emoji: 1}", "Danke 👩‍🚀"),
        ("{emoji: 0}", "Alpenglück™ → 18:30 (siehe Punkt 8), Preis: 5 € ✓"),
        ("{subject: optional}", "Guten Tag, danke."),
    ],
)
def test_nothing_to_report(findings, options: str, text: str) -> None:
    assert seen(findings(f"format: {options}", text)) == []


def test_the_houses_own_words_may_be_loud(findings) -> None:
    sections = "brand: {name: WUNDERBAR, vocabulary: ['Yippie!']}\nformat: {capitals: 0, exclamations: 0}"
    assert seen(findings(sections, "Das Team von WUNDERBAR packt Yippie! ein.")) == []


@pytest.mark.parametrize(
    ("text", "place", "related"),
    [
        ("Danke! Es ist da! Wie schön!", 17, 2),
        ("Danke! Es ist da!", 16, 1),
    ],
)
def test_too_many_marks_are_one_finding(findings, text: str, place: int, related: int) -> None:
    (finding,) = findings("format: {exclamations: 1}", text)
    assert (finding.rule, finding.start) == ("format.exclamations", 16)
    assert len(finding.related) == related
    assert place >= finding.start


def test_runs_of_marks_are_one_finding(findings) -> None:
    (finding,) = findings("format: {exclamations: 3}", "Es ist da!!! Endlich!!")
    assert (finding.text, finding.suggestions) == ("!!!", ("!",))
    assert [place.text for place in finding.related] == ["!!"]


def test_every_mark_of_a_run_is_counted(findings) -> None:
    (finding,) = findings("format: {exclamations: 1}", "Es ist da!!! Endlich!!! Ja! Alles gut! Super!!!", ui="en")
    assert finding.message == "11 exclamation marks, at most 1."
    assert len(finding.related) == 4


@pytest.mark.parametrize(("run", "better"), [("!!!", "!"), ("?!", "?"), ("!?", "?"), ("!!", "!")])
def test_runs_are_always_too_many(findings, run: str, better: str) -> None:
    (finding,) = findings("format: {exclamations: 5}", f"Ihr Paket ist da{run}")
    assert (finding.text, finding.suggestions, finding.safe_fix) == (run, (better,), True)


@pytest.mark.parametrize(
    ("text", "shout", "better", "safe"),
    [
        ("Das ist NICHT fristgerecht.", "NICHT", "nicht", True),
        ("Bitte schicken Sie UNBEDINGT alles.", "UNBEDINGT", "unbedingt", False),
        ("Wir brauchen die RECHNUNG.", "RECHNUNG", "Rechnung", False),
        ("NIE wieder kommt das vor.", "NIE", "Nie", True),
        ("Das ist NUR HEUTE so.", "NUR HEUTE", "nur heute", True),
        ("Haben SIE das gelesen?", "SIE", "Sie", True),
    ],
)
def test_shouting_gets_a_quieter_voice(findings, text: str, shout: str, better: str, safe: bool) -> None:
    (finding,) = findings("format: {capitals: 0}", text)
    assert (finding.rule, finding.text) == ("format.capitals", shout)
    assert (finding.suggestions, finding.safe_fix) == ((better,), safe)


def test_shouting_in_english(findings) -> None:
    found = findings(
        "format: {capitals: 0}", "We NEVER EVER refund by UPS, it is OUR FOOD AND USB POLICY.", language="en"
    )
    assert [(finding.text, finding.suggestions) for finding in found] == [
        ("NEVER EVER", ("never ever",)),
        ("OUR FOOD AND USB POLICY", ("our food and USB policy",)),
    ]


@pytest.mark.parametrize(
    ("text", "limit", "first"),
    [("Da 🎉📦", 1, "📦"), ("Da :-) ;)", 0, ":-)"), ("Da 🇩🇪❤️👍🏽", 2, "👍🏽"), ("Da ☺️", 0, "☺️")],
)
def test_emoji(findings, text: str, limit: int, first: str) -> None:
    (finding,) = findings(f"format: {{emoji: {limit}}}", text)
    assert (finding.rule, finding.text) == ("format.emoji", first)


@pytest.mark.parametrize(
    ("need", "text", "channel", "count"),
    [
        ("required", "Guten Tag, danke.", "email", 1),
        ("required", "Guten Tag, danke.", "letter", 1),
        ("required", "Guten Tag, danke.", "chat", 0),
        ("required", "Betreff: Ihr Paket\n\nGuten Tag, danke.", "email", 0),
        ("forbidden", "Betreff: Ihr Paket\n\nGuten Tag, danke.", "email", 1),
        ("forbidden", "Guten Tag, danke.", "email", 0),
    ],
)
def test_subject(findings, need: str, text: str, channel: str, count: int) -> None:
    found = findings(f"format: {{subject: {need}}}", text, channel=channel)
    assert [finding.rule for finding in found] == ["format.subject"] * count


@pytest.mark.parametrize(
    ("options", "channel", "judged"),
    [
        ("{subject: required}", "chat", False),
        ("{}", "email", False),
        ("{subject: required}", "email", True),
        ("{emoji: 9}", "chat", True),
    ],
)
def test_a_mark_only_where_there_is_something_to_judge(report, options: str, channel: str, judged: bool) -> None:
    mark = report(f"format: {options}", "Guten Tag, Ihr Paket ist da.", channel=channel).marks["format"]
    assert (mark is not None) == judged
