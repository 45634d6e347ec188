"""Sentence boundaries: what must not break one first, then what must."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.sentences import sentence_starts
from tonecheck.nlp.words import fold, scan


def cut(text: str, language: str, borders: frozenset[int] = frozenset()) -> list[str]:
    tokens = [(start, end, fold(text[start:end])) for start, end in scan(text, language)]
    begins = [tokens[index][0] for index in sentence_starts(text, tokens, language, borders)]
    return [text[a:b].strip() for a, b in zip(begins, [*begins[1:], len(text)], strict=False)]


WHOLE = [
    (
        "de",
        "Wir haben Ihren Fall noch einmal ganz von vorn geprüft und mit den Kolleginnen aus dem Lager gesprochen nach Prüfung\nder Sachlage.",
    ),
    ("de", "Das gilt z. B. für Bücher."),
    ("de", "Wir liefern i. d. R. am nächsten Tag."),
    ("de", "Das dauert ca. 3 Std. bei voller Last."),
    ("de", "Ihre Bestellung Nr. 4711 ist da."),
    ("de", "Wir kommen am 3. März zu Ihnen."),
    ("de", "Ihr Vertrag endet zum 31.12. des Jahres."),
    ("de", "Der 2. Versuch hat geklappt."),
    ("de", "Das kostet 1.000,50 Euro im Jahr."),
    ("de", "Die Störung in der Goethestr. 40 ist behoben."),
    ("de", "Hier spricht Dr. Berger von der Kundenbetreuung."),
    ("de", "Ich weiß … nicht genau, woran es lag."),
    ("de", "„Wo bleibt mein Paket?“ fragten Sie uns gestern."),
    ("de", "Danke für Ihr Vertrauen (seit 2010!) und Ihre Geduld."),
    (
        "de",
        "Ich habe Ihre Anfrage heute früh an die Kollegen aus der\nWerkstatt weitergegeben und melde mich.",
    ),
    ("en", "Thank you, Mr. Brown, for your note."),
    ("en", "Pick a plan, e.g. Basic or Plus."),
    ("en", "We open at 9 a.m. and close at 5 p.m. every day."),
    ("en", "The fee is $3.50 per month."),
    ("en", "Ask for Dr. J. Smith at the desk."),
    ("en", "I was … surprised, to be honest."),
    (
        "en",
        "I have passed your request on to the workshop this morning, and\nthey will call you back.",
    ),
]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_stays_whole(language: str, text: str) -> None:
    assert cut(text, language) == [text]


SPLIT = [
    ("de", ["Das geht.", "Wir liefern morgen."]),
    ("de", ["Super!!!", "Das freut uns."]),
    ("de", ["Klappt es jetzt?", "melde dich gern."]),
    ("de", ["Das ist erledigt 😊", "Melden Sie sich gern."]),
    ("de", ["Sie schrieben: „Es ist kaputt.“", "Das tut uns leid."]),
    ("de", ["Wir kommen am 3.", "Bitte halten Sie die Rechnung bereit."]),
    ("de", ["Der Vertrag lief bis 2023.", "Seitdem sind Sie frei."]),
    ("de", ["Das dauert 3 Std.", "Wir melden uns danach."]),
    ("de", ["Hm …", "Das war so nicht gedacht."]),
    ("en", ["The driver has drop 11 of 12.", "Keep your phone on."]),
    ("en", ["You saved $5 (nice!).", "Enjoy it."]),
    ("en", ["We close at 5 p.m.", "Call us tomorrow."]),
    ("en", ['You wrote "It broke."', "We are sorry."]),
    ("en", ["Oh no! 😩", "That should not happen."]),
]


@pytest.mark.parametrize(("language", "sentences"), SPLIT)
def test_splits(language: str, sentences: list[str]) -> None:
    assert cut(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(
    "hole", ["{{ order.customer.tax.numbers|first }}", "{% t 'order.customer.tax' %}", "#{order.customer.tax.number}"]
)
def test_the_name_of_a_variable_makes_no_line_long(hole: str) -> None:
    label, next_line = f"Ihre Umsatzsteuernummer: {hole}", "Bei Fragen rufen Sie mich bitte an"
    assert cut(f"{label}\n{next_line}", "de") == [label, next_line]
    long = f"Den Stand Ihrer Bestellung zeigt Ihnen diese Seite: {hole[:-2]}|link('bestellung', order.code){hole[-2:]}"
    assert cut(f"{long}\n{next_line}", "de") == [long, next_line]
    wrapped = f"Ihre Steuernummer, die wir nach Gesetz brauchen, ist {hole}\nSeit heute"
    assert cut(wrapped, "de") == [wrapped]


def test_list_items_are_sentences() -> None:
    text = "So geht es:\n1. Öffnen Sie die App\n2. Tippen Sie auf Konto\n- fertig"
    assert cut(text, "de") == ["So geht es:", "1. Öffnen Sie die App", "2. Tippen Sie auf Konto", "- fertig"]


def test_an_empty_line_ends_a_sentence() -> None:
    assert cut("Hallo Frau Berger\n\nvielen Dank", "de") == ["Hallo Frau Berger", "vielen Dank"]


def test_the_border_of_a_zone_ends_a_sentence() -> None:
    text = "Hallo Frau Berger, danke für Ihre Nachricht."
    assert cut(text, "de", frozenset({19})) == ["Hallo Frau Berger,", "danke für Ihre Nachricht."]


def test_white_space_begins_no_sentence() -> None:
    text = "\n\n  Hallo. \r\n\r\n Bis bald."
    tokens = [(0, 4, "\n\n  "), (4, 9, "hallo"), (9, 10, "."), (11, 16, "\r\n\r\n "), (16, 19, "bis"), (20, 24, "bald")]
    assert sentence_starts(text, tokens, "de") == [1, 4]


@given(st.text(alphabet='aBc1. !?…\n"(„“)😊-:;,', max_size=60), st.sampled_from(["de", "en"]))
def test_every_word_is_in_exactly_one_sentence(text: str, language: str) -> None:
    assert "".join(cut(text, language)).replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
