from __future__ import annotations

import pytest

from tonecheck import checks
from tonecheck import guide as guides

HELLO = "Guten Tag Frau Berger,\n\n"
END = "\n\nViele Grüße\nJana Roth"
SORRY = "Das tut mir leid, es ist unser Fehler."
SOLVED = "Ich habe heute ein neues Paket für Sie verschickt."
FRIDAY = "Es ist am Freitag bei Ihnen."
DU = "Es tut mir leid, das war unser Fehler. Ich habe dir heute ein neues Paket verschickt."


def guide(steps: str, ordered: bool = False, situation: str = "complaint") -> str:
    return f"protocols: {{{situation}: {{steps: [{steps}], ordered: {str(ordered).lower()}}}}}"


def told(found) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in found]


def mail(*sentences: str) -> str:
    return HELLO + " ".join(sentences) + END


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        ("apologize, solve", mail(SORRY, SOLVED)),
        ("apologize, solve", mail(SOLVED, SORRY)),
        ("apologize, solve", mail(DU)),
        ("apologize, (explain), solve", mail(SORRY, SOLVED)),
        ("'(explain|ask)'", mail(SOLVED)),
        ("apologize|thanks", mail(SORRY)),
        ("thanks|apologize", mail(SORRY)),
        ("timeframe", mail(FRIDAY)),
        ("greeting, closing", mail(SOLVED)),
    ],
)
def test_nothing_to_report(findings, steps: str, text: str) -> None:
    assert told(findings(guide(steps), text, situation="complaint")) == []


@pytest.mark.parametrize(
    ("steps", "text", "missing"),
    [
        ("apologize, solve", mail(SORRY), ["Es fehlt: Lösung."]),
        ("apologize, solve, thanks", mail(SORRY), ["Es fehlt: Lösung.", "Es fehlt: Dank."]),
        ("solve|thanks", mail(SORRY), ["Es fehlt: Lösung oder Dank."]),
        ("apologize", mail("Die Rechnung hängt an."), ["Es fehlt: Entschuldigung."]),
    ],
)
def test_missing_steps(findings, steps: str, text: str, missing: list[str]) -> None:
    found = findings(guide(steps), text, situation="complaint")
    assert told(found) == [("protocols.missing-step", message) for message in missing]


def test_a_missing_step_belongs_behind_the_one_before_it(findings) -> None:
    text = mail(SORRY, "Das Paket war falsch beschriftet.")
    (finding,) = findings(guide("apologize, solve"), text, situation="complaint")
    assert finding.start == finding.end == text.index(SORRY) + len(SORRY)
    assert finding.suggestions == ("Ich habe … veranlasst.",)
    assert finding.guide == "guide.yaml:3"


def test_a_missing_first_step_belongs_to_the_end_of_the_body(findings) -> None:
    text = mail("Die Rechnung hängt an.")
    (finding,) = findings(guide("apologize"), text, situation="complaint")
    assert finding.start == text.index(END)


def test_in_an_empty_reply_everything_is_missing(findings) -> None:
    found = findings(guide("apologize, solve"), "", situation="complaint")
    assert [(finding.start, finding.end) for finding in found] == [(0, 0), (0, 0)]


@pytest.mark.parametrize(
    ("ordered", "text", "late"),
    [
        (False, mail(SOLVED, SORRY), []),
        (True, mail(SORRY, SOLVED), []),
        (True, mail(SORRY), []),
        (True, mail(SOLVED, SORRY), ["„Entschuldigung“ kommt erst nach „Lösung“."]),
    ],
)
def test_order(findings, ordered: bool, text: str, late: list[str]) -> None:
    found = findings(guide("apologize, (solve)", ordered), text, situation="complaint")
    assert told(found) == [("protocols.order", message) for message in late]
    assert all(finding.severity == "note" for finding in found)


def test_english(findings) -> None:
    text = "Dear Ms Hart,\n\nI am sorry, this was our mistake.\n\nKind regards\nJana"
    (finding,) = findings(guide("apologize, solve"), text, language="en", situation="complaint", ui="en")
    assert (finding.message, finding.suggestions) == ("Missing: solution.", ("I have arranged … for you.",))


@pytest.mark.parametrize(
    ("situation", "named", "text", "applies"),
    [
        ("complaint", "complaint", mail(SORRY), True),
        ("praise", "complaint", mail(SORRY), False),
        (None, "complaint", mail(SORRY), False),
        (None, "refusal", mail(SORRY), False),
        (None, "refusal", mail("Eine Erstattung können wir leider nicht übernehmen."), True),
        ("praise", "refusal", mail("Eine Erstattung können wir leider nicht übernehmen."), True),
    ],
)
def test_a_protocol_holds_in_its_situation(report, situation: str | None, named: str, text: str, applies: bool) -> None:
    marks = report(guide("thanks", situation=named), text, situation=situation).marks
    assert (marks["protocols"] is not None) == applies


def test_every_step_taken_is_praised(report) -> None:
    assert report(guide("apologize, solve", True), mail(SORRY, SOLVED), situation="complaint").good == (
        "alle Schritte sind da",
    )
    assert report(guide("apologize, solve", True), mail(SOLVED, SORRY), situation="complaint").good == ()


@pytest.mark.parametrize(
    ("steps", "cause", "remedy"),
    [
        ("apologise", "unknown step 'apologise'.", "Did you mean 'apologize'? Steps are greeting, thanks, "),
        ("solve|apologise", "unknown step 'apologise'.", "Did you mean 'apologize'?"),
        ("(explian)", "unknown step 'explian'.", "Did you mean 'explain'?"),
        ("solve|", "unknown step ''.", "Steps are greeting, "),
        ("zaubern", "unknown step 'zaubern'.", "Steps are greeting, "),
        ("(solve", "the brackets of the step '(solve' do not match.", "Write `(explain)`."),
        ("(solve)|ask", "the brackets of the step '(solve)|ask' do not match.", "Write `(explain)`."),
    ],
)
def test_an_unknown_step_is_an_error_of_the_guide(steps: str, cause: str, remedy: str) -> None:
    text = f"tonecheck: 1\nname: Beispiel\nprotocols:\n  complaint:\n    ordered: true\n    steps: ['{steps}']\n"
    with pytest.raises(guides.GuideError, match=r"guide\.yaml:6:12") as caught:
        guides.load_text(text, checks.all_checks())
    assert f"{cause} {remedy}" in str(caught.value)


@pytest.mark.parametrize(
    ("situation", "warnings"),
    [
        ("complaint", []),
        ("delivery-late", []),
        ("complain", ["unknown name 'complain'. Did you mean 'complaint'?"]),
        ("refunsal", ["unknown name 'refunsal'. Did you mean 'refusal'?"]),
    ],
)
def test_a_situation_close_to_a_known_one_gives_a_warning(situation: str, warnings: list[str]) -> None:
    text = f"tonecheck: 1\nname: Beispiel\nprotocols: {{{situation}: {{steps: [solve]}}}}\n"
    found = guides.load_text(text, checks.all_checks()).warnings
    assert [f"{warning.message} {warning.remedy}" for warning in found] == warnings


HELLO_EN = "Dear Ms Hart,\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Our engineers are working on it.",
        "Somebody from the workshop will ring you.",
        "A new one will be sent out over the coming weeks.",
        "We cannot clear the road, but there is a second bus from the square.",
    ],
)
def test_work_under_way_and_an_announced_call_are_steps(findings, text: str) -> None:
    found = findings(guide("solve|timeframe"), HELLO_EN + text, language="en", situation="complaint")
    assert told(found) == []


@pytest.mark.parametrize(("channel", "count"), [("chat", 0), ("email", 1)])
def test_a_first_question_is_a_step_in_a_chat_only(findings, channel: str, count: int) -> None:
    text = "Is only the middle light red, or all of them?"
    found = findings(guide("solve|timeframe"), text, language="en", situation="complaint", channel=channel)
    assert len(found) == count


def test_an_offer_of_help_is_the_same_for_protocol_and_closing(findings) -> None:
    guide = "closing: {further_help: required}\nprotocols: {refusal: {steps: [refuse, offer_help]}}"
    refused = (
        "Dear Ms Hart,\n\nunfortunately, we do not have a licence yet so that we cannot accept you as a merchant.\n"
    )
    asked = "In case of further questions please do not hesitate to contact us via telephone, fax or email."
    assert findings(guide, refused + asked, language="en", situation="refusal") == ()
    assert findings(guide, refused, language="en", situation="refusal") != ()
