"""One reply, one guide, one report: context, offsets, zones, levels, marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonecheck import checks, guide
from tonecheck.checker import AT_ONCE, Checker
from tonecheck.errors import TonecheckError
from tonecheck.findings import Places
from tonecheck.nlp.pipeline import load_from
from tonecheck.reply import Reply
from tonecheck.report import Finding, Report
from tonecheck.resources import models_dir

HOUSE = """\
address: Sie
greeting: {required: true, avoid: [Moin]}
closing: {required: true, avoid: [MfG]}
phrases: [{avoid: bitten um Verständnis}, {avoid: "as per our policy"}]
terms: [{use: E-Mail, not: [Email]}]
never: {internal: [Ticketstau], personal_data: [iban]}
attitude: {deflection: warning, blame: error}
promises: {absolute: warning}
clarity: {filler: note, officialese: warning}
tone: {empathy: [0, 100]}
apology: {when: [complaint], conditional: false}
"""


@cache
def checker(sections: str = HOUSE, ui: str | None = None) -> Checker:
    return Checker(guide.load_text(f"tonecheck: 1\nname: Probe\n{sections}\n", checks.all_checks()), ui=ui)


def judge(sections: str, text: str, ui: str | None = None, **context: str | None) -> Report:
    return checker(sections, ui).check(Reply(text=text, **context))  # type: ignore[arg-type]


def told(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in report.findings]


PHRASE = "phrases: [{avoid: bitten um Verständnis}]\n"
MAIL = "Guten Tag Frau Berger,\n\nIhr Paket liegt noch im Lager.{body}\n\nHerzliche Grüße\nJana Roth\n{below}"


# ------------------------------------------------------------------------------------------------ whose words count


@pytest.mark.parametrize(
    ("body", "below"),
    [
        (" Sie schrieben: „Wir bitten um Verständnis.“ Das war von uns.", ""),
        (" Ihr Wort war »wir bitten um Verständnis«, und das stimmt.", ""),
        ("", "\nAm 3. Mai 2024 um 10:00 schrieb Eva Berger:\n> Wir bitten um Verständnis."),
        ("", "\n-----Ursprüngliche Nachricht-----\nVon: Eva Berger\n\nWir bitten um Verständnis."),
        ("", "-- \nAlpenglück GmbH\nWir bitten um Verständnis für Wartezeiten am Telefon."),
        (" Der Text steht auf https://example.org/bitten-um-Verständnis.", ""),
        (" {{wir bitten um Verständnis}}", ""),
    ],
)
def test_other_peoples_words_are_never_judged(body: str, below: str) -> None:
    assert told(judge(PHRASE, MAIL.format(body=body, below=below))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Betreff: Wir bitten um Verständnis\n\nGuten Tag Frau Berger,\n\ndas Paket ist da.",
        MAIL.format(body=" Wir bitten um Verständnis.", below=""),
        "Guten Tag Frau Berger,\n\ndas Paket ist da.\n\nWir bitten um Verständnis und grüßen Sie herzlich\nJana Roth",
    ],
)
def test_the_agents_own_words_are(text: str) -> None:
    assert [rule for rule, _ in told(judge(PHRASE, text))] == ["phrases.avoided"]


def test_greeting_and_closing_are_judged_while_signature_and_quote_are_not() -> None:
    text = (
        "Moin Frau Berger,\n\nIhr Paket ist da.\n\nMfG\nJana Roth\n\n"
        "Am 3. Mai 2024 um 10:00 schrieb Eva Berger:\n> Moin, wo ist es?\n> MfG Eva Berger"
    )
    report = judge("greeting: {avoid: [Moin]}\nclosing: {avoid: [MfG]}", text)
    assert [(f.rule, f.line) for f in report.findings] == [("greeting.avoided", 1), ("closing.avoided", 5)]


@pytest.mark.parametrize(
    ("vocabulary", "text", "found"),
    [
        ("", "Die Hülle Email Pro ist da.", ["Email"]),
        ("[Email Pro]", "Die Hülle Email Pro ist da.", []),
        ("[Email Pro]", "Die Hülle Email Pro ist da, die Email auch.", ["Email"]),
    ],
)
def test_product_names_are_never_flagged(vocabulary: str, text: str, found: list[str]) -> None:
    brand = f"brand: {{name: Probe, vocabulary: {vocabulary}}}\n" if vocabulary else ""
    report = judge(f"{brand}terms: [{{use: E-Mail, not: [Email]}}]", text)
    assert [finding.text for finding in report.findings] == found


@pytest.mark.parametrize(
    "hole", ["{{ticket.id}}", "{% if x %}du{% endif %}", "#{ticket.number}", "{$name}", "[DATUM]", "%NAME%"]
)
def test_placeholders_are_no_words(hole: str) -> None:
    text = f"Guten Tag Frau Berger,\n\nIhr Paket {hole} ist heute bei Ihnen.\n\nViele Grüße\nJana Roth"
    plain = judge("format: {capitals: 0}", text.replace(f" {hole}", ""))
    report = judge("format: {capitals: 0}", text)
    assert told(report) == []
    assert report.words - plain.words <= 1  # what stands between two tags is text
    assert "placeholder" in {zone.zone for zone in report.zones}


# --------------------------------------------------------------------------------------------------------- context


@pytest.mark.parametrize(
    ("text", "given", "own", "language"),
    [
        ("Guten Tag, Ihr Paket ist heute bei uns angekommen.", None, "en", "de"),
        ("Hello, your parcel has arrived with us today.", None, "de", "en"),
        ("OK", None, "de", "de"),
        ("OK", None, "en", "en"),
        ("", None, "en", "en"),
        ("Bonjour Madame, votre colis est arrivé chez nous ce matin.", None, "de", "de"),
        ("Guten Tag, Ihr Paket ist heute bei uns angekommen.", "en", "de", "en"),
    ],
)
def test_the_language_is_given_else_recognised_else_the_guides(
    text: str, given: str | None, own: str, language: str
) -> None:
    one = checker(f"language: {own}\nformat: {{exclamations: 1}}")
    reply = Reply(text=text, language=given)
    assert one.language_of(reply) == language
    assert one.check(reply).language == language


CONTEXTS = """\
phrases: [{avoid: Servus}]
languages: {en: {phrases: [{avoid: Howdy}]}}
channels: {chat: {phrases: null}}
situations: {complaint: {levels: {phrases.avoided: error}}}
segments: {vip: {phrases: [{avoid: Tach}]}}
"""


@pytest.mark.parametrize(
    ("text", "context", "found"),
    [
        ("Servus und Tach und Howdy", {}, [("Servus", "warning")]),
        ("Servus und Tach und Howdy", {"channel": "email"}, [("Servus", "warning")]),
        ("Servus und Tach und Howdy", {"channel": "chat"}, []),
        ("Servus und Tach und Howdy", {"channel": "fax"}, [("Servus", "warning")]),
        ("Servus und Tach und Howdy", {"situation": "complaint"}, [("Servus", "error")]),
        ("Servus und Tach und Howdy", {"segment": "vip"}, [("Tach", "warning")]),
        ("Servus und Tach und Howdy", {"segment": "vip", "channel": "chat"}, [("Tach", "warning")]),
        ("Servus und Tach und Howdy", {"language": "en"}, [("Howdy", "warning")]),
    ],
)
def test_contexts_override(text: str, context: dict[str, str], found: list[tuple[str, str]]) -> None:
    report = judge(CONTEXTS, text, **{"language": "de", **context})
    assert [(finding.text, finding.severity) for finding in report.findings] == found


ANGRY = "Ich bin stinksauer! Mein Paket ist schon wieder nicht angekommen, das ist eine Frechheit."


@pytest.mark.parametrize(
    ("customer", "given", "situation"),
    [
        (None, None, None),
        ("  \n", None, None),
        (ANGRY, None, "complaint"),
        (ANGRY, "praise", "praise"),
        ("Vielen Dank, Ihr Service ist großartig, ich bin begeistert!", None, "praise"),
    ],
)
def test_the_situation_comes_with_the_reply_or_from_the_customers_message(
    customer: str | None, given: str | None, situation: str | None
) -> None:
    text = "Guten Tag Frau Berger,\n\nIhr Paket liegt noch im Lager, es geht morgen hinaus."
    report = judge("apology: {when: [complaint]}", text, customer=customer, situation=given, language="de")
    assert report.situation == situation
    assert [finding.rule for finding in report.findings] == ["apology.missing"] * (situation == "complaint")


def test_a_report_leads_back_to_its_policy() -> None:
    one = checker(CONTEXTS)
    report = one.check(Reply(text="Servus", language="de", situation="complaint"))
    assert one.policy_of(report).levels == {"phrases.avoided": "error"}


# ---------------------------------------------------------------------------------------- levels, marks and verdict

STOCK = "Ihr Paket liegt noch immer bei uns im Lager. Wir bitten um Verständnis und melden uns morgen."


@pytest.mark.parametrize(
    ("levels", "severities"),
    [
        ("", ["warning"]),
        ("levels: {phrases.avoided: note}", ["note"]),
        ("levels: {phrases.avoided: error}", ["error"]),
        ("levels: {phrases.avoided: off}", []),
        ('levels: {phrases.avoided: "off"}', []),
    ],
)
def test_levels_settle_the_severity(levels: str, severities: list[str]) -> None:
    report = judge(PHRASE + levels, STOCK, language="de")
    assert [finding.severity for finding in report.findings] == severities
    assert report.marks == {
        "phrases": {"error": 60.0, "warning": 85.0, "note": 95.0}[severities[0]] if severities else 100.0
    }


@pytest.mark.parametrize(
    ("text", "critical", "score", "verdict"),
    [
        ("Wir bitten um Verständnis.", "[]", None, "none"),
        ("Wir bitten um Verständnis.", "[phrases.avoided]", None, "red"),
        (STOCK, "[]", 85.0, "green"),
        (STOCK, "[phrases.missing]", 85.0, "green"),
        (STOCK, "[phrases.avoided]", 85.0, "red"),
    ],
)
def test_a_critical_finding_is_red_whatever_the_score(
    text: str, critical: str, score: float | None, verdict: str
) -> None:
    report = judge(f"{PHRASE}score: {{critical: {critical}}}", text, language="de")
    assert (report.score, report.scored, report.verdict) == (score, score is not None, verdict)
    assert [finding.rule for finding in report.findings] == ["phrases.avoided"]


@pytest.mark.parametrize(("words", "scored"), [(0, False), (1, False), (9, False), (10, True), (11, True)])
def test_under_ten_words_there_is_no_score(words: int, scored: bool) -> None:
    report = judge("format: {exclamations: 1}", " ".join(["Paket"] * words), language="de")
    assert (report.words, report.scored, report.score is not None) == (words, scored, scored)
    assert report.verdict == ("green" if scored else "none")


def test_a_family_that_does_not_apply_has_no_mark_and_no_weight() -> None:
    sections = PHRASE + "apology: {when: [complaint]}\nprotocols: {complaint: {steps: [apologize]}}\n"
    report = judge(sections, STOCK, language="de", situation="request")
    assert report.marks == {"phrases": 85.0, "apology": None, "protocols": None}
    assert (report.score, [addend.family for addend in report.addends]) == (85.0, ["phrases"])


def test_without_sections_nothing_is_checked() -> None:
    report = judge("levels: {}", STOCK, language="de")
    assert (report.findings, report.marks, report.score, report.verdict) == ((), {}, None, "none")


def test_calibration_applies_before_the_ranges() -> None:
    text = "Guten Tag Frau Berger, Ihr Paket liegt noch bei uns im Lager, es geht morgen hinaus."
    plain = judge("tone: {warmth: [0, 100]}", text, language="de").tone["warmth"]
    assert 0 < plain.value < 100
    bound = round(plain.value) + 30
    narrow = f"tone: {{warmth: [{bound}, 100]}}\n"
    assert [rule for rule, _ in told(judge(narrow, text, language="de"))] == ["tone.warmth"]
    shifted = judge(narrow + "calibration: {warmth: {shift: 40}}", text, language="de")
    assert told(shifted) == []
    assert shifted.tone["warmth"].value == pytest.approx(min(100.0, plain.value + 40), abs=0.11)
    assert judge("tone: {warmth: [0, 100]}\ncalibration: {warmth: {shift: 100}}", text).tone["warmth"].value == 100.0


def test_a_calibration_may_bend_the_scale() -> None:
    text = "Guten Tag Frau Berger, Ihr Paket liegt noch bei uns im Lager, es geht morgen hinaus."
    plain = judge("tone: {warmth: [0, 100]}", text, language="de").tone["warmth"]
    curve = f"[[0, 5], [{plain.value - 10}, 30], [{plain.value + 10}, 50], [100, 60]]"
    bent = judge(
        f"tone: {{warmth: [0, 100]}}\ncalibration: {{warmth: {{curve: {curve}, shift: 2}}}}", text, language="de"
    )
    warmth = bent.tone["warmth"]
    assert warmth.value == pytest.approx(42, abs=0.3)
    assert warmth.average + sum(one.weight for one in warmth.evidence) + warmth.other == pytest.approx(warmth.value)


@pytest.mark.parametrize(
    ("ui", "own", "message"),
    [(None, "de", "„bitten um Verständnis“"), (None, "en", "“bitten um Verständnis”"), ("en", "de", "“bitten")],
)
def test_messages_are_in_the_language_asked_for_or_the_guides(ui: str | None, own: str, message: str) -> None:
    (finding,) = judge(f"language: {own}\n{PHRASE}", STOCK, ui, language="de").findings
    assert message in finding.message


def test_what_could_not_be_judged_is_said() -> None:
    report = judge("clarity: {readability: {index: wiener-1, max: 10}}\n", "Das Paket ist da.", language="de")
    assert report.not_checked == ("clarity.readability: weniger als 30 Wörter",)


OTHER = "Votre colis a été expédié ce matin et vous sera livré demain dans la journée, merci de votre patience."
BOTH = (
    "Guten Tag Frau Kern,\n\nIhr Paket ist heute in den Versand gegangen, es kommt morgen bei Ihnen an.\n\n"
    "Dear Ms Kern,\n\nwe bitten um Verständnis, your parcel was sent out today and will reach you tomorrow.\n"
)


@pytest.mark.parametrize(
    ("ui", "text", "language", "told_so"),
    [
        ("de", "Das Motto ist: Ride and feel free every day. Wir danken Ihnen für Ihre Geduld.", "de", ()),
        ("de", BOTH, None, ("language: Zeile 5 bis 7 sind auf Englisch",)),
        ("en", BOTH, None, ("language: lines 5 to 7 are in English",)),
        ("de", OTHER, None, ("language: die Antwort ist in einer anderen Sprache als Deutsch und Englisch",)),
        ("en", f"{STOCK} {STOCK} Das Paket ist heute da.", "en", ()),  # as given
    ],
)
def test_what_is_in_another_language_is_said(
    ui: str, text: str, language: str | None, told_so: tuple[str, ...]
) -> None:
    assert judge("language: de\nformat: {}", text, ui, language=language).not_checked == told_so


def test_a_passage_in_another_language_is_not_judged() -> None:
    report = judge(f"language: de\n{PHRASE}", BOTH)
    assert (report.language, told(report)) == ("de", [])


def test_a_reply_in_another_language_is_judged_only_by_what_holds_in_any() -> None:
    report = judge(
        "language: de\ngreeting: {required: true}\nnever: {competitors: [Bergfreund]}", f"Bergfreund! {OTHER}"
    )
    assert told(report) == [("never.competitor", "Bergfreund")]
    assert report.tone == {}
    assert report.marks["greeting"] is None


def test_a_wrong_guide_is_the_users_mistake() -> None:
    with pytest.raises(TonecheckError, match="no-such-guide"):
        Checker("no-such-guide")


# ---------------------------------------------------------------------------------------------------------- streams


def test_replies_stream_in_order() -> None:
    drawn: list[int] = []

    def replies() -> Iterator[Reply]:
        for number in range(1000):
            drawn.append(number)
            yield Reply(text="Wir bitten um Verständnis.", id=str(number))

    reports = checker(PHRASE).check_many(replies())
    assert [next(reports).id, next(reports).id] == ["0", "1"]
    assert drawn == list(range(AT_ONCE))
    assert [report.id for report in reports] == [str(number) for number in range(2, 1000)]


@pytest.mark.parametrize("evidence", [True, False])
def test_replies_that_are_read_together_get_the_same_reports(evidence: bool) -> None:
    judge = Checker(guide.load_text(f"tonecheck: 1\nname: Probe\n{HOUSE}", checks.all_checks()), evidence=evidence)
    texts = ("", STOCK, "Hi", "Dear Ms Hart, as per our policy this is it.", MAIL.format(body=STOCK, below=""))
    replies = [Reply(text=text, customer=customer) for text in texts for customer in (None, ANGRY)]
    assert list(judge.check_many(replies)) == list(map(judge.check, replies))


def test_those_before_a_broken_one_get_their_reports() -> None:
    reports = checker(PHRASE).check_many([Reply(text="Guten Tag"), Reply(text="\ud800", source="b.txt")])
    assert next(reports).words == 2
    with pytest.raises(TonecheckError, match="no Unicode text"):
        next(reports)


def test_those_before_a_failing_source_get_their_reports() -> None:
    def replies() -> Iterator[Reply]:
        yield Reply(text="Guten Tag")
        raise OSError("gone")

    reports = checker(PHRASE).check_many(replies())
    assert next(reports).words == 2
    with pytest.raises(OSError, match="gone"):
        next(reports)


@pytest.mark.parametrize("text", ["", STOCK, MAIL.format(body="", below="> Wir bitten um Verständnis.")])
def test_the_same_reply_gets_the_same_report(text: str) -> None:
    reply = Reply(text=text, customer=ANGRY)
    fresh = Checker(guide.load_text(f"tonecheck: 1\nname: Probe\n{HOUSE}", checks.all_checks()))
    first = fresh.check(reply)
    fresh.check(Reply(text="Dear Ms Hart, as per our policy this is it."))
    assert first == fresh.check(reply) == checker().check(reply)


# ---------------------------------------------------------------------------------------------------------- offsets


@pytest.mark.parametrize(
    ("before", "phrase"),
    [
        ("Grüße vorab: wir ", "bitten um Verständnis"),
        (unicodedata.normalize("NFD", "Für Übermüdete: wir "), unicodedata.normalize("NFD", "bitten um Verständnis")),
        ("Erste Zeile.\r\n\r\nWir ", "bitten um Verständnis"),
        ("Erste Zeile.\rWir ", "bitten um Verständnis"),
        ("Hurra 👩‍🚒🎉 👍🏽 wir ", "bitten um Verständnis"),
        ("Das Pa\u00adket ist da, wir ", "bit\u00adten um Ver\u00adständ\u00adnis"),
        ("10\u00a0Stück fehlen, wir\u00a0", "bitten\u00a0um\u00a0Verständnis"),
        ("\ufeffWir ", "bitten um Verständnis"),
        ("Wir\u200b ", "bitten um Verständnis"),
        ("Ihr Paket liegt leider noch immer im Lager in Neustadt am Fluss, und wir\n", "bitten um Verständnis"),
        ("Ihr Paket liegt noch immer im Lager in Neustadt am Fluss, und wir ", "bitten um\r\nVerständnis"),
        ("Wir ", "bitten um Verstaendnis"),
        ("𝔘nser 𐍈 𠀀 wir ", "BITTEN UM VERSTÄNDNIS"),
    ],
)
def test_offsets_are_exact_in_any_spelling(before: str, phrase: str) -> None:
    text = before + phrase + ", bis morgen."
    (finding,) = judge(PHRASE, text, language="de").findings
    assert (finding.start, finding.end) == (len(before), len(before) + len(phrase))
    assert finding.text == text[finding.start : finding.end] == phrase
    _placed(finding, text)


def test_lines_count_on_from_where_the_reply_begins() -> None:
    reply = Reply(text="Das Paket kommt.\nWir bitten um Verständnis.", language="de", line=7, source="a.txt")
    (finding,) = checker(PHRASE).check(reply).findings
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (8, 5, 8, 26)


def test_secrets_are_masked_wherever_their_text_would_be_shown() -> None:
    iban = "DE89 3704 0044 0532 0130 00"
    report = judge("never: {personal_data: [iban]}", f"Ihr Konto {iban} ist vermerkt.", language="de")
    (finding,) = report.findings
    assert (finding.rule, len(finding.text)) == ("never.personal-data", len(iban))
    assert "3704" not in repr(report)


def _placed(finding: Finding, text: str) -> None:
    places = Places(text)
    assert (finding.line, finding.column) == places.at(finding.start)
    assert (finding.end_line, finding.end_column) == places.at(finding.end)
    line = text.replace("\r\n", "\n\n").replace("\r", "\n")[: finding.start].rpartition("\n")[2]
    assert finding.column == len(line) + 1


PIECES = st.sampled_from(
    [
        "Guten Tag Frau Berger,\n\n", "Hallo {{name}},\r\n", "Moin", "Dear Ms Hart,\n\n", "MfG\nJana Roth", "Kind regards\n",
        "wir bitten um Verständnis", unicodedata.normalize("NFD", "bitten um Verständnis"), "as per our policy",
        "Das ist nicht unser Problem.", "you should have read the terms", "Das wird nie wieder passieren!",
        "du", "Sie", "Falls Sie sich geärgert haben, tut uns das leid.", "Email", "Email\u00ad", "DE89 3704 0044 0532 0130 00",
        "> zitiert\n", "\nAm 3. Mai 2024 um 10:00 schrieb Eva Berger:\n", "-- \n", "„", "“", "\"", "👩‍🚒", "\u00a0", "\r\n", "\n\n",
        "{{", "}}", "{% if", "[", "z. B. ", "1.000,50 €", "<br>", "\u0308", "\u200d", "\x00", "\x85", "\u2028", "…", " ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14).map("".join))


@settings(max_examples=150)
@given(text=TEXTS, language=st.sampled_from([None, "de", "en"]), situation=st.sampled_from([None, "complaint"]))
def test_whatever_the_text_every_finding_stands_in_it(text: str, language: str | None, situation: str | None) -> None:
    report = checker().check(Reply(text=text, language=language, situation=situation))
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert len(finding.text) == finding.end - finding.start
        for shown, original in zip(finding.text, text[finding.start : finding.end], strict=True):
            assert shown == original or shown == "•"
        _placed(finding, text)
        for other in finding.related:
            assert 0 <= other.start <= other.end <= len(text)
            assert len(other.text) == other.end - other.start
    spans = [(zone.start, zone.end) for zone in report.zones] + [(one.start, one.end) for one in report.sentences]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(mark is None or 0 <= mark <= 100 for mark in report.marks.values())
    if report.score is not None:
        assert sum(round(addend.points * 10) for addend in report.addends) == round(report.score * 10) - 1000


@pytest.mark.parametrize(
    "reply", [Reply(text="\ud800 Guten Tag"), Reply(text="Bonjour", language="fr"), Reply(text=b"Guten Tag")]
)
def test_what_is_no_text_or_language_is_told(reply: Reply) -> None:
    with pytest.raises(TonecheckError):
        Checker("base-de").check(reply)


def test_an_unknown_language_of_messages_is_told() -> None:
    with pytest.raises(TonecheckError, match="de, en"):
        Checker("base-de", ui="fr")


@pytest.mark.parametrize(
    ("text", "situation", "expected"),
    [
        ("Guten Tag Frau Berger, Ihr Paket ist heute bei Ihnen, wir freuen uns sehr darüber.", None, None),
        (
            "Guten Tag Frau Berger, eine Erstattung ist nach dieser langen Zeit leider nicht mehr möglich.",
            None,
            "refusal",
        ),
        (
            "Guten Tag Frau Berger, eine Erstattung ist nach dieser langen Zeit leider nicht mehr möglich.",
            "praise",
            "praise",
        ),
    ],
)
def test_a_reply_that_refuses_begins_a_refusal(text: str, situation: str | None, expected: str | None) -> None:
    sections = "format: {exclamations: 1}\nsituations: {refusal: {format: {exclamations: 0}}}\n"
    assert judge(sections, text, language="de", situation=situation).situation == expected


def test_without_words_on_refusals_in_the_guide_none_begins() -> None:
    text = "Guten Tag Frau Berger, eine Erstattung ist nach dieser langen Zeit leider nicht mehr möglich."
    assert judge("format: {exclamations: 1}", text, language="de").situation is None


# ------------------------------------------------------------------------------------------------ models of one's own


def test_a_folder_without_models_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match=r"There is no trained pipeline for 'de'\..*tonecheck model train"):
        Checker("everyday-de", models=tmp_path)


def test_models_of_ones_own_read_the_customers_message_as_well() -> None:
    own = load_from(models_dir() / "de", "de")
    own["situation"].trained.message.thresholds.clear()
    reply = Reply(
        text=MAIL.format(body="", below=""), language="de", customer="Das Paket kam kaputt an, ich bin wütend!"
    )
    assert Checker("everyday-de").check(reply).situation == "complaint"
    assert Checker("everyday-de", models=models_dir()).check(reply).situation == "complaint"
    assert Checker("everyday-de", pipelines={"de": own}).check(reply).situation is None
    assert (
        Checker("everyday-de", pipelines={"de": own}).check(msgspec.structs.replace(reply, customer=" ")).situation
        is None
    )


def test_without_evidence_findings_and_scores_are_the_same() -> None:
    text = MAIL.format(body=" Das ist nicht unser Problem. Wir bitten um Verständnis.", below="")
    cool = HOUSE.replace("empathy: [0, 100]", "warmth: [0, 20]")
    house = guide.load_text(f"tonecheck: 1\nname: Probe\n{cool}", checks.all_checks())
    full, bare = (Checker(house, evidence=evidence).check(Reply(text=text)) for evidence in (True, False))
    assert any(finding.rule == "tone.warmth" and finding.start < finding.end for finding in bare.findings)
    assert (bare.findings, bare.score, bare.marks) == (full.findings, full.score, full.marks)
    assert [one.acts for one in bare.sentences] == [one.acts for one in full.sentences]
    assert any(one.evidence for one in full.sentences)
    assert not any(one.evidence or one.log_odds for one in bare.sentences)
    for name, tone in bare.tone.items():
        assert (tone.value, tone.mark, tone.evidence) == (full.tone[name].value, full.tone[name].mark, ())
        assert round(tone.average + tone.other, 1) == tone.value


def test_the_situation_of_a_librarys_response_is_not_guessed_from_its_text(tmp_path: Path) -> None:
    text = (
        "Guten Tag Frau Berger,\n\nes tut mir sehr leid, dass die Lampe kaputt bei Ihnen angekommen ist und Sie sich darüber "
        "geärgert haben. Das war unser Fehler. Sie bekommen bis Freitag eine neue.\n\nHerzliche Grüße\nJana Roth\n"
    )
    everyday = Checker("everyday-de")
    assert everyday.check(Reply(text=text)).situation == "complaint"
    assert everyday.check(Reply(text=text, is_template=True)).situation is None
    assert everyday.check(Reply(text=text, is_template=True, situation="praise")).situation == "praise"


def test_a_refusal_is_told_of_a_librarys_response_too() -> None:
    sections = "format: {exclamations: 1}\nsituations: {refusal: {format: {exclamations: 0}}}\n"
    no = "Guten Tag,\n\nleider können wir Ihnen da nicht weiterhelfen. Eine Erstattung ist nicht mehr möglich.\n"
    assert checker(sections).check(Reply(text=no, language="de", is_template=True)).situation == "refusal"
