from __future__ import annotations

import pytest

STOCK = """phrases:
  - avoid: ["für Unannehmlichkeiten", "wir bitten um Verständnis"]
    say: ["das hätte nicht passieren dürfen"]
    why: Floskel.
    severity: error
    safe: true
  - avoid: "nicht zuständig"
    except: ["nicht zuständig, aber"]
"""
REQUIRED = "phrases: [{require: ['{Bestellnummer|Kundennummer}', 'Rückgabe*'], in: [complaint, refund]}]"


def seen(found) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in found]


@pytest.mark.parametrize(
    "text",
    [
        "Ich verstehe, dass Sie verärgert sind.",
        "Ich bin dafür nicht zuständig, aber ich frage gleich nach.",
        "Auf dem Schild steht: „Wir bitten um Verständnis.“",
        "Ich melde mich morgen.\n\nHerzliche Grüße\nJana Brandt\n\n> Wir bitten um Verständnis.",
    ],
)
def test_nothing_to_report(findings, text: str) -> None:
    assert seen(findings(STOCK, text)) == []


def test_avoided_phrases_bring_their_own_reason_severity_and_wording(findings) -> None:
    (finding,) = findings(STOCK, "Das dauert noch. Wir bitten um Verständnis.")
    assert seen([finding]) == [("phrases.avoided", "Wir bitten um Verständnis")]
    assert (finding.why, finding.severity, finding.safe_fix) == ("Floskel.", "error", True)
    assert finding.suggestions == ("Das hätte nicht passieren dürfen",)
    assert finding.guide == "guide.yaml:4"


def test_inside_a_sentence_a_wording_stays_small(findings) -> None:
    (finding,) = findings(STOCK, "Leider müssen wir sagen, wir bitten um Verständnis.")
    assert finding.suggestions == ("das hätte nicht passieren dürfen",)


def test_a_bare_phrase_is_one_to_avoid(findings) -> None:
    found = findings("phrases: ['nicht zuständig']", "Dafür sind wir nicht zuständig.")
    assert [(finding.rule, finding.severity, finding.suggestions) for finding in found] == [
        ("phrases.avoided", "warning", ())
    ]


@pytest.mark.parametrize(("situation", "missing"), [(None, 0), ("praise", 0), ("refund", 2), ("complaint", 2)])
def test_required_phrases_count_in_their_situations(findings, situation: str | None, missing: int) -> None:
    found = findings(REQUIRED, "Das Geld ist morgen auf Ihrem Konto.", situation=situation)
    assert [finding.rule for finding in found] == ["phrases.missing"] * missing


def test_each_required_phrase_is_missed_alone(findings) -> None:
    (finding,) = findings(REQUIRED, "Zu Ihrer Kundennummer 4711 kommt das Geld morgen.", situation="refund")
    assert finding.message == "Es fehlt: „Rückgabe*“."
    assert finding.start == finding.end == len("Zu Ihrer Kundennummer 4711 kommt das Geld morgen.")


@pytest.mark.parametrize(("channel", "count"), [("email", 0), ("chat", 1)])
def test_entries_may_count_on_some_channels_only(report, channel: str, count: int) -> None:
    sections = "phrases: [{avoid: Servus, channels: chat}]"
    judged = report(sections, "Ich sage Servus und bis morgen.", channel=channel)
    assert len(judged.findings) == count
    assert (judged.marks["phrases"] is None) == (count == 0)


@pytest.mark.parametrize(
    ("phrase", "named"),
    [
        ("Bestellnummer", "Bestellnummer"),
        ("{Termin|Datum}", "Termin / Datum"),
        ("{/LH-[0-9]{7}/|Bestellung {number}|Bestellnummer}", "Bestellung … / Bestellnummer"),
        ("{/a|b/|und/oder}", "und/oder"),
        ("bis {date}", "bis …"),
        ("/LH-[0-9]{7}/", "/LH-[0-9]{7}/"),
        ("{/LH-[0-9]{7}/|/X/}", "{/LH-[0-9]{7}/|/X/}"),
    ],
)
def test_a_required_phrase_is_named_as_people_would_write_it(findings, phrase: str, named: str) -> None:
    (found,) = findings(f"phrases: [{{require: ['{phrase}']}}]", "Guten Tag, alles gut.")
    assert f"„{named}“" in found.message


def test_where_a_link_leads_no_phrase_counts(findings) -> None:
    guide = "address: Sie\nphrases: [{avoid: zeitnah}]\nterms: [{use: E-Mail, not: [Email]}]"
    text = 'Sie finden alles [hier](/zeitnah/dein/Email "zeitnah, dein Email") und [da](zeitnah) bei uns.'
    assert findings(guide, text) == ()
    assert [one.text for one in findings(guide, text.replace("[da]", "[zeitnah]"))] == ["zeitnah"]
