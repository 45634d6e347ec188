"""The form of address against the guide's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.anatomy import dissect
from tonecheck.checks.address import RULES, Options, applies, check
from tonecheck.nlp import address_names as names
from tonecheck.nlp.address import read
from tonecheck.nlp.sentences import sentence_starts
from tonecheck.nlp.words import fold, scan
from tonecheck.rule import Good, Hit, Span


def reply(text: str, language: str = "de") -> Any:
    """What the check looks at of an analysed reply."""
    tokens = [(start, end, fold(text[start:end])) for start, end in scan(text, "de")]
    begins = sentence_starts(text, tokens, "de")
    spans = [Span(tokens[a][0], tokens[b - 1][1]) for a, b in zip(begins, [*begins[1:], len(tokens)], strict=True)]
    return SimpleNamespace(
        text=text,
        language=language,
        norms=[norm for _, _, norm in tokens],
        starts=[start for start, _, _ in tokens],
        ends=[end for _, end, _ in tokens],
        address=read(text, tokens, begins) if language == "de" else names.read(text, dissect(text, language=language)),
        sentence_at=lambda offset: next((span for span in spans if span.start <= offset < span.end), None),
    )


def hits(text: str, form: Any) -> list[Hit]:
    return [seen for seen in check(reply(text), Options(form=form)) if isinstance(seen, Hit)]


def found(text: str, form: str) -> list[tuple[str, str, tuple[str, ...], bool]]:
    return [(hit.rule, text[hit.start : hit.end], hit.suggestions, hit.safe) for hit in hits(text, form)]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("Sie", "Guten Tag Frau Kern, Ihr Gerät ist da. Sie können es abholen."),
        ("Sie", "Ach du Schreck, das tut uns leid. Wir helfen Ihnen gern."),
        ("Sie", "Das Gerät ist da."),
        ("Sie", "Wir sagten Ihrem Sohn: „Komm einfach vorbei, wenn du magst.“"),
        ("du", "Danke dir! Die Pakete sind unterwegs. Sie kommen morgen."),
        ("du", "Liebe Kim, lieber Basti, eure Box ist unterwegs."),
        ("du", "Danke dir! Feiert schön, ihr zwei."),
        ("Du", "Danke für Deine Nachricht. Kannst Du uns ein Foto schicken?"),
        ("ihr", "Danke euch! Schickt uns gern ein Foto."),
        ("Ihr", "Danke Euch! Könnt Ihr uns ein Foto schicken?"),
        ("avoid", "Danke für die Nachricht, das Gerät ist da."),
    ],
)
def test_nothing_to_say(form: str, text: str) -> None:
    assert hits(text, form) == []


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("Sie", "Wir schreiben dir morgen.", ("address.form", "dir", ("Ihnen",), True)),
        ("Sie", "Wir haben dein Gerät.", ("address.form", "dein", ("Ihr",), True)),
        ("Sie", "Schick uns ein Foto.", ("address.form", "Schick", ("Schicken Sie",), False)),
        ("Sie", "Kannst du uns helfen?", ("address.form", "Kannst du", ("Können Sie",), False)),
        ("Sie", "Könntest du uns helfen?", ("address.form", "Könntest du", ("Könnten Sie",), False)),
        ("Sie", "Melde dich gern.", ("address.form", "Melde dich", ("Melden Sie sich",), False)),
        ("Sie", "Hast noch Fragen?", ("address.form", "Hast", ("Haben Sie",), False)),
        ("Sie", "Könnt ihr uns helfen?", ("address.form", "Könnt ihr", ("Können Sie",), False)),
        ("Sie", "Wir freuen uns auf euch.", ("address.form", "euch", ("Ihnen", "Sie"), False)),
        ("du", "Können Sie uns helfen?", ("address.form", "Können Sie", ("Kannst du",), False)),
        ("du", "Bitte senden Sie es ein.", ("address.form", "senden Sie", ("sende",), False)),
        ("du", "Wir rufen Sie an.", ("address.form", "Sie", ("dich",), False)),
        ("du", "Wir haben Ihr Gerät.", ("address.form", "Ihr", ("dein",), True)),
        ("Du", "Wir schreiben Ihnen.", ("address.form", "Ihnen", ("Dir",), True)),
        ("ihr", "Bitte senden Sie es ein.", ("address.form", "senden Sie", ("sendet",), False)),
        ("avoid", "Wir schreiben Ihnen.", ("address.form", "Ihnen", (), False)),
        ("du", "Danke für Deine Geduld.", ("address.case", "Deine", ("deine",), True)),
        ("Du", "Danke für deine Geduld.", ("address.case", "deine", ("Deine",), True)),
        ("Ihr", "Danke für eure Geduld.", ("address.case", "eure", ("Eure",), True)),
    ],
)
def test_the_wrong_form_with_a_better_wording(form: str, text: str, expected: tuple[Any, ...]) -> None:
    assert found(text, form) == [expected]


def test_a_mixed_reply_shows_both_places_and_only_what_differs() -> None:
    text = "Leider können wir dir da nicht helfen, bitte wenden Sie sich an DHL."
    (hit,) = hits(text, "Sie")
    assert (hit.rule, text[hit.start : hit.end], hit.suggestions) == ("address.mixed", "dir", ("Ihnen",))
    assert [text[span.start : span.end] for span in hit.related] == ["Sie"]
    assert hit.values == {"word": "dir", "form": "Sie", "other": "Sie"}


def test_a_sentence_has_one_hit_and_its_other_words_are_related() -> None:
    text = "Wenn du magst, schicken wir dir deine Rechnung. Wir helfen dir gern."
    first, second = hits(text, "Sie")
    assert [text[span.start : span.end] for span in first.related] == ["dir", "deine"]
    assert not first.safe
    assert (text[second.start : second.end], second.safe) == ("dir", True)


def test_a_pronoun_that_a_verb_refers_to_is_not_replaced_unseen() -> None:
    assert not any(hit.safe for hit in hits("Hol dir die App.", "Sie"))
    assert not any(hit.safe for hit in hits("Sie finden alles in Ihrem Konto.", "du"))


@pytest.mark.parametrize(
    ("text", "form", "language", "expected"),
    [
        ("Your parcel is on its way.", "Sie", "en", False),
        ("Hi Anna,\n\nYour bike is ready, Ms Hart.", None, "en", False),
        ("Hi Anna,\n\nYour bike is ready, Ms Hart.", "Sie", "en", True),
        ("Das Gerät ist da.", "Sie", "de", False),
        ("Das Gerät ist da.", "avoid", "de", True),
        ("Ihr Gerät ist da.", None, "de", False),
        ("Ihr Gerät ist da.", "Sie", "de", True),
    ],
)
def test_where_there_is_something_to_judge(text: str, form: Any, language: str, expected: bool) -> None:
    assert applies(reply(text, language), Options(form=form)) is expected


def test_praise_only_where_somebody_is_addressed_throughout() -> None:
    assert any(isinstance(seen, Good) for seen in check(reply("Ihr Gerät ist da."), Options(form="Sie")))
    assert not list(check(reply("Das Gerät ist da."), Options(form="Sie")))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_examples_of_a_rule(rule: Any) -> None:
    for examples, is_bad in ((rule.bad, True), (rule.good, False)):
        for example in examples:
            options = Options(form=example.guide.partition(": ")[2])
            view = reply(example.text, example.language)
            names = {seen.rule for seen in check(view, options) if isinstance(seen, Hit)}
            assert (rule.name in names) is is_bad, example.text


@pytest.mark.parametrize(
    ("subject", "rules"),
    [("Deine Rechnung", []), ("AW: Dein Paket", []), ("Wir haben deine Rechnung", ["address.mixed"])],
)
def test_the_title_of_a_mail_addresses_nobody(findings, subject: str, rules: list[str]) -> None:
    text = f"Betreff: {subject}\n\nGuten Tag Frau Berger,\n\nwir schicken Ihnen die Hose."
    assert [finding.rule for finding in findings("address: Sie", text)] == rules


def test_an_english_customer_is_called_in_one_way(findings) -> None:
    text = "Hi Anna,\n\nYour bike is ready. Thank you for your patience, Ms Hart."
    (finding,) = findings("address: Sie", text, language="en", ui="en")
    assert (finding.rule, finding.text, finding.suggestions) == ("address.mixed", "Ms Hart", ("Anna",))
    assert [text[span.start : span.end] for span in finding.related] == ["Anna"]
    assert "“Ms Hart” next to “Anna”" in finding.message


@pytest.mark.parametrize(("vocabulary", "rules"), [("[ScoutTrail]", ["address.mixed"]), ('["Dein Rad"]', [])])
def test_the_name_of_a_product_addresses_nobody(findings, vocabulary: str, rules: list[str]) -> None:
    guide = f"address: Sie\nbrand: {{name: Radhaus, vocabulary: {vocabulary}}}"
    text = "Guten Tag Frau Kern, in der App Dein Rad finden Sie Ihre Rechnung."
    assert [finding.rule for finding in findings(guide, text)] == rules


def test_both_places_of_a_mix_are_in_the_report(report) -> None:
    text = "Leider können wir dir da nicht helfen, bitte wenden Sie sich an DHL."
    found = report("address: Sie", text)
    (finding,) = found.findings
    assert (finding.text, [(span.start, span.end) for span in finding.related]) == ("dir", [(52, 55)])
    assert (found.address.mixed, [text[e.start : e.end] for e in found.address.evidence]) == (True, ["dir", "Sie"])
