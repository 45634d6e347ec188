"""Mails of agents find the customer's mail that they answer, wherever in the archive it lies."""

from __future__ import annotations

import mailbox
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.audit import sources
from tonecheck.audit.auditing import Plan
from tonecheck.audit.mail import identity
from tonecheck.audit.message import Filter, Message
from tonecheck.audit.reading import Reading
from tonecheck.audit.threads import Threads, quoted

Plans = Callable[..., Plan]
ASKED = "Guten Tag,\n\nFrom Bremen kam mein Paket 3 zu spät. Ich bin verärgert!\n"
AGENT, CUSTOMER = "Jana <jana@haus.de>", "Otto <otto@kunde.de>"


def _mail(sender: str, id_: str, minute: int | str, text: str, answers: str = "", references: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Message-ID"] = sender, f"<{id_}>"
    mail["Date"] = f"Sun, 01 Jun 2025 12:{minute:02}:00 +0200" if isinstance(minute, int) else minute
    for name, value in {"In-Reply-To": answers, "References": references}.items():
        if value:
            mail[name] = " ".join(f"<{one}>" for one in value.split())
    mail.set_content(text, cte="8bit")
    return mail


def _replied(text: str = "Guten Tag Herr Kunde,\n\nwir kümmern uns darum.\n") -> EmailMessage:
    return _mail(AGENT, "r1@haus", 30, text, "c1@kunde", "c0@kunde c1@kunde")


def _question() -> EmailMessage:
    return _mail(CUSTOMER, "c1@kunde", 10, f"{ASKED}\nAm 1.6.2025 schrieb Jana:\n> Alles gut?\n")


def _mboxes(folder: Path, mails: list[EmailMessage]) -> None:
    for name, own in (("inbox", False), ("sent", True)):
        box = mailbox.mbox(folder / f"{name}.mbox")
        for mail in mails:
            if ("haus.de" in mail["From"]) == own:
                box.add(mail)
        box.close()


def _maildir(folder: Path, mails: list[EmailMessage]) -> None:
    box = mailbox.Maildir(folder / "box", create=True)
    sent = box.add_folder("Sent")
    for mail in mails:
        (sent if "haus.de" in mail["From"] else box).add(mailbox.MaildirMessage(mail))


def _emls(folder: Path, mails: list[EmailMessage]) -> None:
    for number, mail in enumerate(mails):
        (folder / f"{number}.eml").write_bytes(bytes(mail).replace(b"\n", b"\r\n"))


WRITERS = [_mboxes, _maildir, _emls]


def _read(plan: Plans, folder: Path, domains: tuple[str, ...] = ("haus.de",)) -> list[Message]:
    box = folder / "box"
    reading = Reading(plan(box if box.is_dir() else folder, wanted=Filter(domains=domains)))
    return [one for one in reading.chosen() if isinstance(one, Message)]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("turn", [1, -1])
def test_a_reply_has_the_message_that_it_answers_and_the_time_it_took(
    write: Callable[[Path, list[EmailMessage]], None], turn: int, plan: Plans, tmp_path: Path
) -> None:
    write(tmp_path, [_question(), _replied()][::turn])
    (reply,) = _read(plan, tmp_path)
    assert reply.customer is not None
    assert reply.customer.strip() == ASKED.strip()
    assert reply.response_seconds == 20 * 60


@pytest.mark.parametrize("write", WRITERS)
def test_a_colleagues_mail_in_between_is_passed_over(
    write: Callable[[Path, list[EmailMessage]], None], plan: Plans, tmp_path: Path
) -> None:
    colleague = _mail("Kim <kim@team.haus.de>", "k1@haus", 20, "Übernimmst du das?", "c1@kunde", "c1@kunde")
    last = _mail(AGENT, "r1@haus", 40, "Guten Tag, das Paket ist da.", "k1@haus", "c1@kunde k1@haus")
    write(tmp_path, [last, colleague, _question()])
    found = {one.source_id: one for one in _read(plan, tmp_path)}
    assert "verärgert" in (found["<r1@haus>"].customer or "")
    assert found["<r1@haus>"].response_seconds == 30 * 60


def test_without_domains_whoever_else_writes_is_the_customer(plan: Plans, tmp_path: Path) -> None:
    further = _mail(AGENT, "r2@haus", 50, "Guten Tag, noch etwas.", "r1@haus", "c1@kunde r1@haus")
    _emls(tmp_path, [_question(), _replied(), further])
    found = {one.source_id: one for one in _read(plan, tmp_path, ())}
    assert "verärgert" in (found["<r2@haus>"].customer or "")


@pytest.mark.parametrize("mails", [[_replied()], [_replied(), _mail(CUSTOMER, "x@kunde", 10, ASKED)]])
def test_without_the_customers_mail_there_is_neither_message_nor_time(
    mails: list[EmailMessage], plan: Plans, tmp_path: Path
) -> None:
    _emls(tmp_path, mails)
    (reply,) = _read(plan, tmp_path)
    assert (reply.customer, reply.response_seconds) == (None, None)


@pytest.mark.parametrize("when", ["gestern", "Sun, 01 Jun 2025 13:30:00 +0200"])
def test_a_customers_time_that_is_none_or_later_costs_no_reply(when: str, plan: Plans, tmp_path: Path) -> None:
    _emls(tmp_path, [_mail(CUSTOMER, "c1@kunde", when, ASKED), _replied()])
    (reply,) = _read(plan, tmp_path)
    assert (reply.customer or "").strip() == ASKED.strip()
    assert reply.response_seconds is None


def test_a_mail_that_was_moved_since_is_none(tmp_path: Path) -> None:
    _emls(tmp_path, [_question(), _replied()])
    inputs = sources.find([str(tmp_path)])
    threads = Threads(inputs, ("haus.de",))
    (tmp_path / "0.eml").unlink()
    (row,) = sources.read(inputs[1:])
    assert getattr(threads.paired(row), "values", {})["customer"] is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Guten Tag,\nalles klar.", None),
        ("Guten Tag,\n\nalles klar: ja.\n\nGruß\nJana", None),
        ("Alles klar.\n\nAm 1.6.2025 um 12:10 schrieb Otto:\n> Wo ist es?\n> \n>> Hallo\n> > Otto\n", "Wo ist es?"),
        ("> Wo ist es?\n\nIn der Post.\n", "Wo ist es?"),
        ("Done.\n\nOn Sun, 1 Jun 2025 at 12:10, Otto <o@k.de> wrote:\n\n> Where is it?\n", "Where is it?"),
        (
            "Alles klar.\n\n________________________________\nVon: Otto <o@k.de>\nGesendet: Sonntag, 1. Juni 2025 12:10\n"
            "An: Haus\nBetreff: Paket\n\nWo ist es?\n",
            "Wo ist es?",
        ),
    ],
)
def test_what_a_mail_quotes_stands_for_a_message_that_is_not_there(text: str, said: str | None) -> None:
    assert quoted(text) == said


@given(st.text(alphabet="> :\nVonAm1.schrieb-_", max_size=200))
def test_a_quote_is_made_of_lines_of_the_mail(text: str) -> None:
    said = quoted(text)
    assert said is None or all(line.strip() in text for line in said.splitlines())


@given(st.binary(max_size=200))
def test_whatever_a_mail_holds_its_id_is_one_or_none(data: bytes) -> None:
    found = identity(b"Message-ID: " + data)
    assert found is None or (found.startswith("<") and found.endswith(">"))
