"""Slips of the pen in the names of variables, and other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.checks._slips import meant

#: Each is an unknown name beside a known one that it resembles.
OTHERS = [
    ("order.lost", "order.late"),
    ("order.date", "order.late"),
    ("order.rate", "order.date"),
    ("order.late", "orderdate"),
    ("order.data", "order.date"),
    ("order.state", "order.status"),
    ("order.item", "order.items"),
    ("customers.name", "customer.name"),
    ("customer.mail", "customer.email"),
    ("customer.game", "customer.name"),
    ("customer.last_name", "customer.first_name"),
    ("customer.address2", "customer.address1"),
    ("customer.address", "customer.address1"),
    ("line_2", "line_1"),
    ("order.id", "order.ip"),
    ("ids", "id"),
    ("shipping.county", "shipping.country"),
    ("shipping.date", "shipping.rate"),
    ("contract.number", "contact.number"),
    ("parcel.received", "parcel.receiver"),
    ("payment.reminder", "payment.remainder"),
    ("place.altitude", "place.latitude"),
    ("order.unpaid", "order.paid"),
    ("order.created_at", "order.updated_at"),
    ("order.ordered", "order.orderer"),
    ("order.create", "order.created"),
    ("order.net", "order.next"),
    ("order.fee", "order.free"),
    ("payment.player", "payment.payer"),
    ("store.count", "store.county"),
    ("invoice.total", "order.total"),
    ("ticket.id", "ticket.requester.id"),
    ("order", "order.id"),
    ("bestellung.lieferort", "bestellung.lieferart"),
    ("versicherung.jahresbeitrag", "versicherung.jahresbetrag"),
    ("reise.abreisedatum", "reise.anreisedatum"),
    ("kunde.nachname", "kunde.vorname"),
    ("kunden.name", "kunde.name"),
    ("kunde.namen", "kunde.name"),
    ("kunde.adressen", "kunde.adresse"),
    ("lieferung.datum", "lieferung.dauer"),
    ("rechnung.nummern", "rechnung.nummer"),
    ("vertrag.ertrag", "vertrag.vertrag"),
    ("zahlung.rate", "zahlung.karte"),
    ("fist_nmae", "last_name"),
    ("a", "b"),
    ("", "name"),
    ("{}", "name"),
]
SLIPS = [
    ("customerName", "customer_name"),
    ("customer_name", "customerName"),
    ("customer.name", "customer_name"),
    ("customername", "customer_name"),
    ("CustomerName", "customer.name"),
    ("Customer.Name", "customer.name"),
    ("orderID", "order_id"),
    ("order-number", "order_number"),
    ("HTMLText", "html_text"),
    ("kundenName", "kunden_name"),
    ("kunde.straße", "kunde.strasse"),
    ("lieferadresse.größe", "lieferadresse.groesse"),
    ("shop_ulr", "shop_url"),
    ("ordr.id", "order.id"),
    ("oder.id", "order.id"),
    ("orderr.id", "order.id"),
    ("order.statu", "order.status"),
    ("order.satus", "order.status"),
    ("customer.nmae", "customer.name"),
    ("customer.nam", "customer.name"),
    ("custome.name", "customer.name"),
    ("customer.frist_name", "customer.first_name"),
    ("transfer.spee", "transfer.speed"),
    ("ustomer.name", "customer.name"),
    ("ticket.requester.fist_name", "ticket.requester.first_name"),
    ("ticket.requester.fistname", "ticket.requester.first_name"),
    ("ticket.requestor.first_name", "ticket.requester.first_name"),
    ("customer.adress", "customer.address"),
    ("customer.addres", "customer.address"),
    ("shiping_adress.street", "shipping_address.street"),
    ("accomodation.name", "accommodation.name"),
    ("delivery.tracknig_url", "delivery.tracking_url"),
    ("order_nummer", "order_number"),
    ("bestelnumer", "bestellnummer"),
    ("bestellung.bestelldatmu1", "bestellung.bestelldatum1"),
    ("kunde.vornahme", "kunde.vorname"),
    ("kunde.anrde", "kunde.anrede"),
    ("kunde.nachnmae", "kunde.nachname"),
    ("rechnug.betrag", "rechnung.betrag"),
    ("rehcnung.betrag", "rechnung.betrag"),
    ("rechnung.bertag", "rechnung.betrag"),
    ("lieferadrese.ort", "lieferadresse.ort"),
    ("sendungsverfolgug", "sendungsverfolgung"),
    ("first naem", "first name"),
]


@pytest.mark.parametrize(("name", "known"), OTHERS)
def test_another_word_is_no_slip(name: str, known: str) -> None:
    assert meant(name, (known,)) is None


@pytest.mark.parametrize(("name", "known"), SLIPS)
def test_a_slip_of_the_pen(name: str, known: str) -> None:
    assert meant(name, ("house.phone", known, "order.*")) == known


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("order.from", ("order.form",), None),
        ("oder.paid", ("order.paid", "oder.late"), None),
        ("customer_nmae", ("customerName", "customer_name"), "customerName"),
        ("customerName", ("customer_nmae", "customer_name"), "customer_name"),
        ("odrer.nmae", ("order.number", "order.name"), None),
        ("custmoer.frist_nmae", ("customer.last_name", "customer.first_name"), None),
        ("custmoer.nmae", ("customer.number", "customer.name"), "customer.name"),
        ("custmoer.first_nmae", ("customer.last_name", "customer.first_name"), "customer.first_name"),
        ("ordr.total", ("order.*",), None),
    ],
)
def test_the_nearest_of_several_that_is_no_word_of_another_name(
    name: str, known: tuple[str, ...], expected: str | None
) -> None:
    assert meant(name, known) == expected


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=3))
def test_any_names_can_be_compared(name: str, known: list[str]) -> None:
    assert meant(name, known) in (None, *known)


@given(st.lists(st.text("abcdehilmnorstu", min_size=1, max_size=9), min_size=1, max_size=4))
def test_the_same_words_are_meant_however_they_are_joined(words: list[str]) -> None:
    for name in ("_".join(words), ".".join(words), words[0] + "".join(map(str.title, words[1:])), "-".join(words)):
        assert meant(name, ("house.phone", "_".join(words))) == "_".join(words)
