"""Whole sentences as agents write them: what each lexicon finds in them, and what it leaves alone."""

from __future__ import annotations

import pytest

from tonecheck.nlp.lexicons import matcher
from tonecheck.nlp.patterns.tokens import Tokens


def lexicons_in(text: str, language: str) -> set[str]:
    """The lexicons that have a match in a text."""
    return {name for name, matches in matcher(language).find(Tokens.read(text, language)).items() if matches}


@pytest.mark.parametrize(
    ("lexicon", "text"),
    [
        ("blame", "Leider haben Sie die Frist verstreichen lassen."),
        ("blame", "Leider haben Sie diese Frist verstreichen lassen."),
        ("blame", "Da Sie den Termin verstreichen ließen, entfällt der Rabatt."),
        ("blame", "Das hätten Sie sich vorher überlegen können."),
        ("blame", "Sie hätten sich das vorher überlegen können."),
        ("blame", "Wie Sie unseren AGB entnehmen können, steht das in den AGB."),
        ("blame", "Wie Sie sicher wissen, steht das in den AGB."),
        ("blame", "Wie Sie wissen sollten, ist das Ticket nicht übertragbar."),
        ("blame", "Sie sind nicht der einzige Kunde."),
        ("blame", "Wir haben auch noch andere Kunden."),
        ("blame", "Lesen hilft manchmal."),
        ("blame", "Manchmal hilft genaues Lesen."),
        ("blame", "Schön, dass Sie sich nach drei Monaten auch mal melden."),
        ("belittle", "Beruhigen Sie sich erst mal."),
        ("blame", "Komm erst mal runter."),
        ("blame", "Regen Sie sich bitte nicht so auf."),
        ("blame", "Das Problem liegt auf Ihrer Seite."),
        ("blame", "Ihr Problem ist uns nicht bekannt."),
        ("blame", "Das ist dann Ihr Problem, oder: Das ist Ihr Problem."),
        ("blame", "Der Fahrer hat nur seinen Job gemacht."),
        ("blame", "Das Paket kam zurück, weil die von Ihnen angegebene Adresse unvollständig war."),
        ("pushy", "Wenn Sie bleiben, geben wir Ihnen 20 % Rabatt."),
        ("pushy", "Sind Sie wirklich sicher, dass Sie uns verlassen möchten?"),
        ("pushy", "Was können wir tun, damit Sie bleiben?"),
        ("pushy", "Jetzt sparen Sie 20 Prozent auf alle Sonnencremes!"),
        ("command", "Andernfalls wird Ihr Konto gesperrt."),
        ("act_refuse", "In diesem Punkt können wir Ihnen nicht entgegenkommen."),
        ("act_refuse", "Beim Preis kommen wir Ihnen leider nicht entgegen."),
        ("negative", "Wir können Ihnen in diesem Fall nicht entgegenkommen."),
        ("negative", "Ihrem Wunsch können wir leider nicht entsprechen."),
    ],
)
def test_found(lexicon: str, text: str) -> None:
    assert lexicon in lexicons_in(text, "de")


@pytest.mark.parametrize(
    ("lexicon", "text"),
    [
        ("blame", "Sie hätten gestern Bescheid bekommen müssen; das haben wir versäumt."),
        ("blame", "Gestern hätten Sie Bescheid bekommen müssen."),
        ("blame", "Das hätten Sie von uns erfahren sollen."),
        ("blame", "Sie hätten informiert werden müssen."),
        ("blame", "Sie hätten nicht so lange warten müssen."),
        ("blame", "Das Paket hätten Sie längst haben sollen."),
        ("blame", "Wie hätten Sie das wissen können?"),
        ("blame", "Das hätten Sie nicht wissen können."),
        ("blame", "Sie können den Gutschein auch verfallen lassen."),
        ("blame", "Sie sind leider nicht die einzige Kundin, der das passiert ist."),
        ("blame", "Beim Lesen hilft die Lupe oben rechts."),
        ("blame", "Schön, dass Sie sich gemeldet haben."),
        ("blame", "Ihr Paket liegt ab morgen bei Ihnen im Briefkasten."),
        ("blame", "Die Entscheidung liegt ganz bei Ihnen."),
        ("blame", "Der Techniker hat seine Arbeit gemacht und den Router getauscht."),
        ("blame", "Ihr Problem ist gelöst."),
        ("blame", "Ich kann Sie beruhigen: Das Geld ist da."),
        ("pushy", "Ich habe den Tarif geändert, damit sparen Sie 6 Euro im Monat."),
        ("pushy", "Sie sparen damit 6 Euro im Monat."),
        ("pushy", "Wenn Sie in der Leitung bleiben, nenne ich Ihnen gleich den Monat."),
        ("pushy", "Sind Sie sicher, dass das Kabel steckt?"),
        ("command", "Andernfalls wird Ihr Abo wie gewünscht zum 31. Mai beendet."),
        ("stock_phrase", "Wenn Sie dazu noch Fragen haben, schreiben Sie mir bitte an datenschutz@beispiel.de."),
    ],
)
def test_left_alone(lexicon: str, text: str) -> None:
    assert lexicon not in lexicons_in(text, "de")


@pytest.mark.parametrize(
    ("lexicon", "text"),
    [
        ("blame", "You should of been at home."),
        ("blame", "You should have been at home."),
        ("blame", "You should of read the label."),
        ("blame", "You shouldn't of opened it."),
        ("blame", "You should of thought about that before."),
        ("blame", "He was just doing his job."),
        ("blame", "You are not our only customer."),
        ("blame", "We do have other customers to look after."),
        ("command", "Calm down first."),
        ("belittle", "Please calm down."),
        ("command", "Mind your language."),
        ("blame", "The parcel came back because the address you entered was incomplete."),
        ("blame", "If you had typed the number correctly, this would not have happened."),
        ("blame", "Had you typed the number correctly, this wouldn't have happened."),
        ("blame", "Nice of you to finally get in touch."),
        ("pushy", "If you stay, we will give you 20% off."),
        ("pushy", "Order now and save 20 percent!"),
        ("pushy", "Upgrade today and save 20 percent!"),
        ("vague_deadline", "We will send it when it is ready."),
        ("vague_deadline", "Once it is ready, we will call you."),
        ("absolute_promise", "This will never happen again."),
        ("act_refuse", "I am afraid we cannot accommodate your request."),
    ],
)
def test_found_in_english(lexicon: str, text: str) -> None:
    assert lexicon in lexicons_in(text, "en")


@pytest.mark.parametrize(
    ("lexicon", "text"),
    [
        ("blame", "You should have been told about this on Monday."),
        ("blame", "You should have heard from us by Friday."),
        ("blame", "Your parcel should have been at home by Friday."),
        ("blame", "If you had not told us, this would not have happened."),
        ("blame", "You are not the only customer who asked for this, so we changed it."),
        ("blame", "The technician was doing his rounds and saw the leak."),
        ("blame", "We are waiting for the wind to calm down."),
        ("blame", "I am glad that you finally got your parcel."),
        ("pushy", "I have deleted your name, address and orders today."),
        ("pushy", "I have placed an order today."),
        ("pushy", "If you change your mind, the return is free of charge."),
        ("vague_deadline", "The light turns white when it is ready."),
        ("absolute_promise", "A machine comes today so that you are not without coffee for a single day."),
        ("absolute_promise", "I never want you to wait that long again."),
        ("stock_phrase", "If there is anything else I can do for you, please ring me on 0121 496 0123."),
    ],
)
def test_left_alone_in_english(lexicon: str, text: str) -> None:
    assert lexicon not in lexicons_in(text, "en")
