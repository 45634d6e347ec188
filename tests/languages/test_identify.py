"""Which language a text is in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.languages.identify import _read, _words_in, identify, words_of

OTHER = """Bonjour Madame Dupont, merci pour votre message, nous avons bien reçu votre colis.
Nous sommes désolés pour le retard de votre commande.
Cordialement, l'équipe du service client
Beste mevrouw de Vries, hartelijk dank voor uw bericht over de bestelling.
Het spijt ons dat uw pakket nog niet is aangekomen.
Hallo Jan, we gaan het meteen voor je regelen, tot morgen!
Kunt u ons het ordernummer sturen?
Estimado señor García, gracias por su mensaje.
¿Puede enviarnos el número de pedido, por favor?
Hej Anna, tack för ditt meddelande, vi har skickat din beställning idag.
Med vänlig hälsning
Kan du skicka ordernumret till oss så hjälper vi dig direkt?
Hej Peter, tak for din besked. Vi har sendt pakken i dag.
Kan du sende os dit ordrenummer, så hjælper vi dig med det samme?
Vi beklager forsinkelsen og har bestilt en ny levering til deg.
Gentile signora Rossi, grazie per il suo messaggio.
Obrigado pela sua mensagem, o seu pedido foi enviado hoje.
Szanowna Pani, dziękujemy za wiadomość, zwrot zostanie zrealizowany w ciągu dziesięciu dni.
Здравствуйте, спасибо за ваше сообщение.
ご連絡ありがとうございます。"""
MIXED = """Hallo Frau Berger, thank you for your message, wir melden uns tomorrow with an update for your Bestellung.
Dear Mr Smith, thank you for your letter. Sehr geehrter Herr Smith, vielen Dank für Ihren Brief."""
GERMAN = """Servus Toni, passt, morgen um 9.
Ihre Waschmaschine wurde zur Reparatur abgeholt; der Techniker meldet sich.
Danke dir!
Grüezi Herr Egli, besten Dank für Ihre Anfrage betreffend Hypothek.
Mit freundlichen Grüßen
Das Update für die App ist live, Login per E-Mail und Passwort.
Gru\u0308\u00dfe und scho\u0308nen Abend"""
ENGLISH = """Sorry about that!
Your washing machine has been collected for repair; the engineer will call.
Kind regards
Hiya love, parcel's on the van x
The mortgage paperwork went out by second class post on Tuesday."""


@pytest.mark.parametrize(
    "text", [*OTHER.split("\n"), *MIXED.split("\n"), "", "4711", "Ok", "{{name}} https://www.das-ist.example"]
)
def test_abstains(text: str) -> None:
    assert identify(text).language is None


@pytest.mark.parametrize("text", GERMAN.split("\n"))
def test_german(text: str) -> None:
    assert identify(text).language == "de"


@pytest.mark.parametrize("text", ENGLISH.split("\n"))
def test_english(text: str) -> None:
    assert identify(text).language == "en"


FOREIGN = [
    line.split("|")
    for line in Path(__file__).with_name("other_languages.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("code", "text"), FOREIGN, ids=[f"{code}-{text[:30]}" for code, text in FOREIGN])
def test_other_languages_are_taken_for_neither(code: str, text: str) -> None:
    assert identify(text).language is None


NAMES = "Mia Roth|Tom Hanks|Will Ferrell|Hotel Seerose|Wall Street|Jonas Lindqvist|Service|Super Team|Max|E-Mail|War"


@pytest.mark.parametrize("text", NAMES.split("|"))
def test_names_and_words_of_both_languages_show_neither(text: str) -> None:
    assert identify(text).language is None


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Mia Roth", False),
        ("Merci beaucoup !", False),
        ("Dear Mx de la Cruz, your card is here.", False),
        ("Rebecca Horn, Louise Bourgeois und viele andere sind da.", False),
        ("Nous avons bien reçu votre demande de remboursement.", True),
        ("Uw pakket is vandaag verzonden en wordt morgen bezorgd.", True),
        ("Здравствуйте, спасибо за ваше сообщение о заказе.", True),
    ],
)
def test_a_third_language_for_sure(text: str, other: bool) -> None:
    assert identify(text).other is other


REGIONAL = """de|Besten Dank für die Offerte, allfällige Retournierung innert 30 Tagen.
de|Sie dürfen vor dem Haus parkieren, die Grösse tauschen wir gratis.
de|Heuer im Jänner ist Ihr Ansuchen bei uns eingelangt.
de|Das Packerl und das Sackerl liegen im Magazin bereit.
de|Freundliche Grüsse
de|Das Velo steht im Coop, der Monteur schliesst es an.
de|Merci vielmal für Ihre Geduld, es grüsst Sie das Team.
de|Des is ned guad, i schau glei noch.
de|Meld di einfach, wennst no a Frog hast.
en|We apologise for the grey colour in our catalogue.
en|We apologize for the gray color in our catalog.
en|Your cheque was cancelled at the centre on Tuesday.
en|We canceled the order, your check is in the mail.
en|Cheers, mate, I'll pop it in the post.
en|G'day, your parcel's out for delivery this arvo."""


@pytest.mark.parametrize("line", REGIONAL.split("\n"))
def test_both_languages_in_all_their_countries(line: str) -> None:
    language, text = line.split("|")
    assert identify(text).language == language


def test_placeholders_and_addresses_do_not_count() -> None:
    assert identify("Vielen Dank, {{the.first.name.of.you}}, siehe www.the-best-of-you.example").language == "de"


@given(st.text())
def test_any_text(text: str) -> None:
    assert identify(text).margin >= 0


def test_loads_no_numpy_and_no_yaml() -> None:
    code = "import sys; from tonecheck.languages.identify import identify; identify('Guten Tag'); "
    code += "print([name for name in ('numpy', 'spacy', 'sklearn', 'yaml') if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


@given(st.text(alphabet="ab Aé\u0301’#@_1:/wht.\n\u00a0\u3000{}<>[]", max_size=40))
def test_words_are_the_same_run_by_run_and_in_one_piece(text: str) -> None:
    assert words_of(text) == _read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a1 b_c www.d e@f", []),
        ("{name nachname}b1 c", ["c"]),
        ("<a b>c #d e#f", ["c", "e"]),
        ("[ORT UND ZEIT] [Ort]", ["ort"]),
        ("Geht’s gut?", ["geht's", "gut"]),
    ],
)
def test_what_is_no_word_does_not_count(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


@given(st.text(alphabet="aZß'’.:@1ü\u0308é{", max_size=8))
def test_a_run_of_letters_alone_is_read_as_any_other(run: str) -> None:
    assert list(_words_in(run)) == _read(run)
