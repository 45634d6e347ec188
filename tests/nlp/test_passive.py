from __future__ import annotations

import pytest

from tonecheck.nlp.passive import find, find_impersonal
from tonecheck.nlp.words import fold, scan


def is_passive(text: str, language: str) -> bool:
    texts = [text[start:end] for start, end in scan(text, language)]
    return find(texts, [fold(one) for one in texts], language) is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wir werden Ihnen das Geld überweisen."),
        ("de", "Wir werden das Gerät morgen reparieren."),
        ("de", "Es wird morgen regnen, gern helfen wir dann."),
        ("de", "Das Paket ist angekommen."),
        ("de", "Sie werden sehen, dass ich das geprüft habe."),
        ("de", "Der Preis wird teurer."),
        ("de", "Ich habe Ihren Antrag geprüft."),
        ("en", "I am pleased to help."),
        ("en", "We are sorry that we lost it."),
        ("en", "You are right and we have refunded you."),
        ("en", "We have checked your order."),
        ("en", "It is a closed shop."),
        ("en", "Tuesday's deploy bumped the worker."),
        ("en", "The label is attached."),
        ("en", "You are entitled to a refund."),
    ],
)
def test_the_active_is_left_alone(language: str, text: str) -> None:
    assert not is_passive(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ihr Antrag wurde geprüft."),
        ("de", "Der Betrag wird Ihnen bis Freitag gutgeschrieben."),
        ("de", "Die Karte ist gestern gesperrt worden."),
        ("de", "Die Bestellung wurde leider storniert."),
        ("de", "Das Paket wurde vergessen."),
        ("de", "dass der Betrag erstattet wird"),
        ("en", "Your claim was reviewed."),
        ("en", "The card has been blocked."),
        ("en", "The parcel was unfortunately mislaid."),
        ("en", "It will be sent tomorrow."),
    ],
)
def test_the_passive_is_found(language: str, text: str) -> None:
    assert is_passive(text, language)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "It is to be paid.", False),
        ("de", "Das Haus ist leicht zu finden.", False),
        ("de", "Sie sind da, um zu helfen.", False),
        ("de", "Der Beleg ist vorzulegen.", True),
        ("de", "Mit einer Antwort ist zu rechnen.", True),
        ("de", "Die Freigabe erfolgt.", True),
    ],
)
def test_wordings_without_a_person(language: str, text: str, found: bool) -> None:
    texts = [text[start:end] for start, end in scan(text, language)]
    assert (find_impersonal([fold(one) for one in texts], language) is not None) == found
