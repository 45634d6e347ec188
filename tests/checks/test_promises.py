from __future__ import annotations

import pytest

from tonecheck import checks, guide

HELLO = "Guten Tag Frau Berger,\n\n"
HELLO_EN = "Dear Ms Hart,\n\n"
OWN = "promises: {avoid: [garantiert, nie wieder]}"
ABSOLUTE = "promises: {absolute: warning}"
DEADLINE = "promises: {deadline: required}"
REFUND = "promises: {limits: {refund: 14 Tage}}"


def seen(found) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in found]


@pytest.mark.parametrize(
    ("guide", "text"),
    [
        ("promises: {}", "das wird garantiert nie wieder passieren."),
        ("promises: {absolute: off}", "das wird garantiert nie wieder passieren."),
        (OWN, "wir haben die Adresse berichtigt."),
        (OWN, "Sie schrieben „garantiert nie wieder“."),
        (OWN, "auf jeden Fall kümmern wir uns darum."),
        (ABSOLUTE, "wir haben die Adresse berichtigt, damit das nächste Paket ankommt."),
        (ABSOLUTE, "wie oft darf das noch passieren? Ich verstehe die Frage gut."),
        (ABSOLUTE, "Sie schrieben „das darf nie wieder vorkommen“."),
        ("promises: {deadline: optional}", "wir melden uns zeitnah bei Ihnen."),
        (DEADLINE, "ich habe Ihnen den Betrag heute erstattet."),
        (DEADLINE, "Ihre Rechnung hängt an."),
        (DEADLINE, "wir melden uns bis Freitag, 12 Uhr, bei Ihnen."),
        (DEADLINE, "ich melde mich zeitnah, spätestens am 12.03. um 14:30 Uhr."),
        (DEADLINE, "ich kläre das mit dem Lager und rufe dich bis morgen Mittag zurück."),
        (REFUND, "die Erstattung dauert höchstens zwei Wochen."),
        (REFUND, "die Erstattung dauert 5 Werktage."),
        (REFUND, "das Paket ist drei Wochen unterwegs."),
        (REFUND, "vor drei Wochen haben wir die Erstattung gebucht."),
    ],
)
def test_nothing_to_report(findings, guide: str, text: str) -> None:
    assert seen(findings(guide, HELLO + text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "we have corrected the address so that the next parcel reaches you.",
        "you wrote “this must never happen again”.",
        "I have refunded you today.",
        "we will get back to you by Friday noon.",
    ],
)
def test_nothing_to_report_in_english(findings, text: str) -> None:
    assert seen(findings("promises: {absolute: warning, deadline: required}", HELLO_EN + text, language="en")) == []


@pytest.mark.parametrize(
    ("guide", "text", "found"),
    [
        (OWN, "das wird garantiert klappen.", ["garantiert"]),
        (OWN, "das passiert nie wieder.", ["nie wieder"]),
        (OWN, "das wird garantiert nie wieder vorkommen.", ["garantiert", "nie wieder"]),
        (ABSOLUTE, "so etwas wird dir nie wieder passieren.", ["wird dir nie wieder passieren"]),
    ],
)
def test_absolute_promises(findings, guide: str, text: str, found: list[str]) -> None:
    assert seen(findings(guide, HELLO + text)) == [("promises.absolute", one) for one in found]


def test_own_words_and_the_lexicon_tell_a_place_once(findings) -> None:
    both = "promises: {avoid: [nie wieder], absolute: error}"
    (finding,) = findings(both, HELLO + "so etwas wird nie wieder passieren.")
    assert (finding.text, finding.severity, finding.guide) == ("nie wieder", "warning", "guide.yaml:3")


def test_the_section_settles_the_severity_of_the_lexicons(findings) -> None:
    text = HELLO_EN + "I promise this will never happen again."
    found = findings("promises: {absolute: error}", text, language="en")
    assert {(finding.rule, finding.severity) for finding in found} == {("promises.absolute", "error")}


@pytest.mark.parametrize(
    ("language", "text", "vague"),
    [
        ("de", "wir melden uns zeitnah bei Ihnen.", "zeitnah"),
        ("de", "wir melden uns in Kürze bei dir.", "in Kürze"),
        ("de", "wir kümmern uns schnellstmöglich darum.", "schnellstmöglich"),
        ("en", "we will get back to you as soon as possible.", "as soon as possible"),
        ("en", "we will be in touch shortly.", "shortly"),
    ],
)
def test_vague_deadlines(findings, language: str, text: str, vague: str) -> None:
    hello = HELLO if language == "de" else HELLO_EN
    (finding,) = findings(DEADLINE, hello + text, language=language)
    assert finding.rule == "promises.vague-deadline"
    assert vague in finding.text
    assert finding.text in text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "wir melden uns zeitnah, spätestens am Freitag."),
        ("en", "we will get back to you soon, on Friday at the latest."),
    ],
)
def test_a_date_excuses_a_vague_word(findings, language: str, text: str) -> None:
    hello = HELLO if language == "de" else HELLO_EN
    assert seen(findings(DEADLINE, hello + text, language=language)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "die Lieferung kommt irgendwann in den nächsten Tagen."),
        ("en", "the present estimate is sometime in July."),
    ],
)
def test_a_date_within_the_vague_phrase_is_none(findings, language: str, text: str) -> None:
    hello = HELLO if language == "de" else HELLO_EN
    found = findings(DEADLINE, hello + text, language=language)
    assert "promises.vague-deadline" in [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "ich werde das mit dem Lager klären und Sie dann zurückrufen."),
        ("en", "I will check this with our warehouse and then call you back."),
        ("en", "I'll check this with our warehouse and then call you back."),
    ],
)
def test_a_commitment_without_a_date(findings, language: str, text: str) -> None:
    hello = HELLO if language == "de" else HELLO_EN
    (finding,) = findings(DEADLINE, hello + text, language=language)
    assert (finding.rule, finding.text, finding.severity) == ("promises.no-deadline", text, "note")
    starter = {"de": "Bis zum … melde ich mich mit einer Antwort.", "en": "You will hear from me by …"}
    assert finding.suggestions == (starter[language],)


def test_a_date_anywhere_in_the_reply_will_do(report) -> None:
    text = HELLO + "ich werde das mit dem Lager klären und Sie dann zurückrufen. Sie hören am Freitag von mir."
    judged = report(DEADLINE, text)
    assert seen(judged.findings) == []
    assert "sagt, bis wann" in judged.good


@pytest.mark.parametrize(
    ("language", "limits", "text", "over"),
    [
        ("de", "{refund: 14 Tage}", "die Erstattung dauert bis zu drei Wochen.", ["drei Wochen"]),
        ("de", "{refund: 14 Tage}", "das Geld erhältst du in 15 Tagen zurück, die Erstattung läuft.", ["15 Tagen"]),
        ("de", "{Umbau: 2 Tage}", "der Umbau dauert 3 Tage.", ["3 Tage"]),
        ("de", "{Umbau: 2 Tage}", "der Umbau dauert 1 bis 3 Tage.", ["1 bis 3 Tage"]),
        ("de", "{Umbau: 2 Tage}", "der Umbau dauert 48 Stunden.", []),
        ("de", "{Umbau: 2 Tage}", "der Umbau kostet 30 €.", []),
        ("de", "{Umbau: 2 Tage}", "der Umbau kommt. Das Paket kommt in 3 Tagen.", []),
        ("en", "{refund: 14 days}", "your refund will take up to 21 days.", ["21 days"]),
        ("en", "{refund: 14 days}", "your refund will take up to two weeks.", []),
    ],
)
def test_times_over_the_houses_limit(findings, language: str, limits: str, text: str, over: list[str]) -> None:
    hello = HELLO if language == "de" else HELLO_EN
    found = findings(f"promises: {{limits: {limits}}}", hello + text, language=language)
    assert [finding.rule for finding in found] == ["promises.over-limit"] * len(over)
    assert all(time in finding.text for finding, time in zip(found, over, strict=True))


def test_a_limit_is_said_with_its_topic(findings) -> None:
    (finding,) = findings("promises: {limits: {Umbau: 2 Tage}}", HELLO + "der Umbau dauert 3 Tage.")
    assert finding.message == "„3 Tage“ ist länger, als das Haus zusagt: höchstens 2 Tage (Umbau)."
    assert (finding.severity, finding.suggestions) == ("error", ("2 Tage",))


def test_months_and_days_are_not_compared(report) -> None:
    judged = report(REFUND, HELLO + "die Erstattung dauert einen Monat.")
    assert judged.findings == ()
    assert [said.partition(":")[0] for said in judged.not_checked] == ["promises.over-limit"]


@pytest.mark.parametrize(
    ("guide", "text", "applies"),
    [
        (DEADLINE, "Ihre Rechnung hängt an.", False),
        (DEADLINE, "wir melden uns zeitnah.", True),
        (ABSOLUTE, "Ihre Rechnung hängt an.", True),
        ("promises: {absolute: off}", "Ihre Rechnung hängt an.", False),
    ],
)
def test_without_a_promise_there_is_no_mark(report, guide: str, text: str, applies: bool) -> None:
    assert (report(guide, HELLO + text).marks["promises"] is not None) == applies


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "die Reparatur hat leider 20 Tage gedauert."),
        ("de", "die Reparatur dauerte 20 Tage."),
        ("de", "die Erstattung für die 20 Tage Ausfall, 20 €, ist gebucht."),
        ("de", "für 20 Tage Ausfall ist die Erstattung gebucht."),
        ("en", "the repair took 20 days, and I am sorry."),
        ("en", "the repair has lasted 20 days."),
        ("en", "the refund for the 20 days without service is booked."),
        ("en", "please send it back within 20 days and we will refund you."),
        ("de", "schicken Sie es binnen 20 Tagen zurück, dann erstatten wir den Betrag."),
    ],
)
def test_what_was_or_belongs_to_something_else_is_over_no_limit(findings, language: str, text: str) -> None:
    limits = "promises: {limits: {refund: 7 days, repair: 14 days}}"
    assert seen(findings(limits, (HELLO if language == "de" else HELLO_EN) + text, language=language)) == []


@pytest.mark.parametrize(
    ("language", "text", "over"),
    [
        ("de", "die Reparatur dauert 20 Tage.", "20 Tage"),
        ("de", "die Reparatur war teuer, die Erstattung dauert 20 Tage.", "20 Tage"),
        ("en", "the repair will take 20 days.", "20 days"),
        ("en", "we will refund you, and this takes 20 days.", "20 days"),
        ("en", "we will refund you within 20 days.", "20 days"),
    ],
)
def test_what_is_still_to_come_may_be_over_the_limit(findings, language: str, text: str, over: str) -> None:
    limits = "promises: {limits: {refund: 7 days, repair: 30 minutes}}"
    found = findings(limits, (HELLO if language == "de" else HELLO_EN) + text, language=language)
    assert set(seen(found)) == {("promises.over-limit", over)}


@pytest.mark.parametrize("text", ["We will not charge you for that.", "I will never send it to that address again."])
def test_a_promise_not_to_do_something_has_no_date(findings, text: str) -> None:
    assert seen(findings(DEADLINE, HELLO_EN + text, language="en")) == []


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("de", "Einen Moment bitte, ich schaue nach und bin gleich wieder bei Ihnen.", None),
        ("de", "Moment bitte. Ich werde das kurz prüfen und melde mich gleich wieder.", None),
        ("en", "One moment please, I am checking that for you now and will be right back.", None),
        ("en", "Bear with me, I will check that for you.", None),
        ("de", "Wir melden uns zeitnah bei Ihnen.", "promises.vague-deadline"),
        ("en", "I will check this with our warehouse and then call you back.", "promises.no-deadline"),
    ],
)
def test_a_line_that_holds_the_chat_needs_no_date(findings, language: str, text: str, rule: str | None) -> None:
    found = findings(DEADLINE, text, language=language, channel="chat")
    assert [finding.rule for finding in found] == ([rule] if rule else [])


def test_a_hold_line_is_one_in_a_chat_only(findings) -> None:
    found = findings(DEADLINE, HELLO_EN + "bear with me, I will check that for you shortly.", language="en")
    assert "promises.vague-deadline" in [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("topic", "warnings"),
    [
        ("refund", []),
        ("Gravur", []),
        ("refunds", ["unknown name 'refunds'. Did you mean 'refund'?"]),
        ("Reperatur", []),
        ("call-back", ["unknown name 'call-back'. Did you mean 'callback'?"]),
        ("delivry", ["unknown name 'delivry'. Did you mean 'delivery'?"]),
    ],
)
def test_a_topic_close_to_a_known_one_gives_a_warning(topic: str, warnings: list[str]) -> None:
    text = f"tonecheck: 1\nname: Beispiel\npromises: {{limits: {{{topic}: 14 Tage}}}}\n"
    found = guide.load_text(text, checks.all_checks()).warnings
    assert [f"{warning.message} {warning.remedy}" for warning in found] == warnings
