"""Every format gives the same messages, and what is broken in it is named."""

from __future__ import annotations

import csv
import json
import mailbox
import sqlite3
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from tonecheck.audit import sources
from tonecheck.audit.row import Read, Row, Unreadable
from tonecheck.audit.threads import Threads
from tonecheck.errors import TonecheckError

ROWS: list[dict[str, Any]] = [
    {"id": "1", "text": "Guten Tag,\n„alles“ klar; ja, klar.", "time": "2025-01-01"},
    {"id": "2", "text": "Hello, it's done.", "time": "2025-01-02"},
]


def _csv(path: Path, delimiter: str = ",", encoding: str = "utf-8") -> None:
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, tuple(ROWS[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(ROWS)


def _xlsx(path: Path, *above: tuple[str, ...]) -> None:
    book = openpyxl.Workbook()
    for row in (*above, tuple(ROWS[0]), *(tuple(row.values()) for row in ROWS)):
        book.active.append(row)
    book.save(path)


WRITERS: dict[str, Callable[[Path], object]] = {
    "a.csv": _csv,
    "b.csv": lambda path: _csv(path, ";", "utf-8-sig"),
    "b1.csv": lambda path: _csv(path, ";", "cp1252"),
    "b2.csv": lambda path: _csv(path, "|", "utf-8"),
    "c.tsv": lambda path: _csv(path, "\t", "utf-16"),
    "d.jsonl": lambda path: path.write_text("\n\n".join(map(json.dumps, ROWS)), encoding="utf-8"),
    "e.json": lambda path: path.write_text(json.dumps(ROWS, indent=1), encoding="utf-8"),
    "f.json": lambda path: path.write_text(json.dumps({"n": [1, 2], "rows": ROWS, "x": [{}]}), encoding="utf-8"),
    "g.parquet": lambda path: parquet.write_table(pa.Table.from_pylist(ROWS), path),
    "h.xlsx": _xlsx,
    "i.xlsx": lambda path: _xlsx(path, ("Export vom 1.1.2025",), ()),
}


def _read(*names: str, **settings: Any) -> list[Read]:
    return list(sources.read(sources.find(names, **settings)))


@pytest.mark.parametrize("name", WRITERS)
def test_tables_give_the_same_rows(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path / name)
    rows = _read(str(tmp_path / name))
    assert [row.values for row in rows if isinstance(row, Row)] == ROWS
    assert len({(row.source, row.line) for row in rows}) == 2


def test_a_database_gives_the_rows_of_its_query_and_keeps_its_password(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("CREATE TABLE m (id TEXT, text TEXT, time TEXT)")
        connection.executemany("INSERT INTO m VALUES (:id, :text, :time)", ROWS)
    connection.close()
    rows = _read(f"sqlite:///{tmp_path / 'a.db'}", query="SELECT * FROM m ORDER BY id")
    assert [row.values for row in rows if isinstance(row, Row)] == ROWS
    (shown,) = sources.find(["postgresql://user:secret@host/db"], query="SELECT 1")
    assert "secret" not in shown.shown


@pytest.mark.parametrize(
    ("given", "query", "words"),
    [
        ("nowhere.csv", None, "no such file"),
        ("sqlite:///x.db", None, "needs a query"),
        ("sqlite:///x.db", "SELECT * FROM nowhere", "no such table"),
        ("nosuchthing://x", "SELECT 1", "no driver"),
        ("a.xyz", None, "--input-format"),
        ("empty", None, "no archive in this folder"),
        ("empty.csv", None, "it is empty"),
        ("wrong.parquet", None, "no Parquet"),
        ("wrong.xlsx", None, "no Excel workbook"),
        ("wrong.json", None, "no list of messages"),
        ("cut.json", None, "not JSON"),
    ],
)
def test_what_cannot_be_read_is_the_users_mistake(
    given: str, query: str | None, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    contents = {"a.xyz": "x", "empty.csv": "", "wrong.parquet": "x", "wrong.xlsx": "x", "wrong.json": "{}"}
    for name, text in {**contents, "cut.json": '[{"a": 1}, {"a"'}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(TonecheckError, match=words):
        _read(given, query=query)


@pytest.mark.parametrize("name", ["mails/a.eml", "mails/Inbox", "box/cur/1"])
def test_a_file_that_may_not_be_read_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("box/cur", "box/new", "mails"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / name).write_bytes(bytes(_mail(1)))
    whole = Path.open

    def denied(self: Path, *given: Any, **named: Any) -> Any:
        if self == tmp_path / name:
            raise PermissionError(13, "Permission denied", str(self))
        return whole(self, *given, **named)

    monkeypatch.setattr(Path, "open", denied)
    monkeypatch.setattr(Path, "read_bytes", lambda self: denied(self, "rb").read())
    folder = str(tmp_path / name.partition("/")[0])
    with pytest.raises(TonecheckError, match=f"{name}: cannot be read: Permission denied"):
        _read(folder)
    if name != "mails/Inbox":
        with pytest.raises(TonecheckError, match=f"{name}: cannot be read: Permission denied"):
            Threads(sources.find([folder]), ())


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [
        ("a.csv", b"a,b\n1,2\n1,2,3\n4,5\n", [(2, True), (3, False), (4, True)]),
        ("a.csv", b"a\nM\xfcller\nB\xc3\xa4r\n", [(2, False), (3, True)]),
        ("a.csv", b"a\nM\xfcller\n\x81\nB\xe4r\n", [(2, True), (3, False), (4, True)]),
        ("a.csv", b"sep=;\r\na;b\r\n1;2\r\n1;2;3\r\n", [(3, True), (4, False)]),
        ("a.csv", b'a\n"two\nlines"\nx\n', [(2, True), (4, True)]),
        ("a.jsonl", b'{"a": 1}\n{"a": \n[1]\n{"a": 2}', [(1, True), (2, False), (3, False), (4, True)]),
    ],
)
def test_bad_lines_are_named_and_the_others_read(
    name: str, content: bytes, lines: list[tuple[int, bool]], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert [(row.line, isinstance(row, Row)) for row in _read(str(tmp_path / name))] == lines


def test_a_sheet_with_one_column_has_its_head_in_the_first_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in ((), ("text",), ("Guten Tag.",)):
        book.active.append(row)
    book.create_sheet("empty")
    book.save(tmp_path / "a.xlsx")
    assert [(row.line, row.values) for row in _read(str(tmp_path / "a.xlsx")) if isinstance(row, Row)] == [
        (3, {"text": "Guten Tag."})
    ]


def _mail(number: int) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = f"Jana Roth <Jana{number}@haus-beispiel.de>"
    mail["Date"] = "Sun, 01 Jun 2025 12:30:00 +0200"
    mail["Message-ID"] = f"<m{number}@haus>"
    mail["References"] = "<first@kunde> <second@haus>"
    mail.set_content(f"Guten Tag,\n\nFrom here on alles gut, Nummer {number}.\n", cte="8bit")
    return mail


def _mbox(folder: Path) -> Path:
    box = mailbox.mbox(folder / "a.mbox")
    for number in (1, 2):
        box.add(_mail(number))
    box.close()
    return folder / "a.mbox"


def _maildir(folder: Path) -> Path:
    box = mailbox.Maildir(folder / "box", create=True)
    for number in (1, 2):
        box.add(mailbox.MaildirMessage(_mail(number)))
    return folder / "box"


def _emls(folder: Path) -> Path:
    (folder / "mails" / "deep").mkdir(parents=True)
    (folder / "mails" / ".hidden.eml").write_bytes(bytes(_mail(9)))
    for number, name in ((1, "a.eml"), (2, "deep/b.eml")):
        (folder / "mails" / name).write_bytes(bytes(_mail(number)))
    return folder / "mails"


@pytest.mark.parametrize("write", [_mbox, _maildir, _emls])
def test_mailboxes_give_the_same_mails(write: Callable[[Path], Path], tmp_path: Path) -> None:
    rows = [row for row in _read(str(write(tmp_path))) if isinstance(row, Row)]
    rows.sort(key=lambda row: str(row.values["id"]))
    assert [row.values["id"] for row in rows] == ["<m1@haus>", "<m2@haus>"]
    assert rows[0].values["reply"].split("\n")[2] == "From here on alles gut, Nummer 1."
    assert rows[0].values["ticket"] == "<first@kunde>"
    assert rows[0].values["agent"] == "jana1@haus-beispiel.de"
    assert all(row.is_known for row in rows)


def _thunderbird(folder: Path) -> Path:
    """A mailbox without an ending, with its index beside it, and a mail in a file."""
    (folder / "profile" / "Archive.sbd").mkdir(parents=True)
    _mbox(folder).rename(folder / "profile" / "Archive.sbd" / "Sent")
    (folder / "profile" / "Archive.sbd" / "Sent.msf").write_bytes(b"// <!-- <mdb:mork:z> -->")
    (folder / "profile" / "note.txt").write_bytes(b"From here on nothing is a mailbox, since 2025.\n")
    (folder / "profile" / "third.eml").write_bytes(bytes(_mail(3)))
    return folder / "profile"


def _maildirs(folder: Path) -> Path:
    """Two Maildirs, one of which lost what was empty when it was copied, and a mailbox beside them."""
    (folder / "mail" / "deep").mkdir(parents=True)
    for number, name in ((1, "anna"), (2, "deep/jana")):
        box = mailbox.Maildir(folder / "mail" / name, create=True)
        box.add(mailbox.MaildirMessage(_mail(number)))
    (folder / "mail" / "anna" / "tmp").rmdir()
    box = mailbox.mbox(folder / "mail" / "sent.mbox")
    box.add(_mail(3))
    box.close()
    (folder / "mail" / "again").symlink_to(folder / "mail")
    return folder / "mail"


@pytest.mark.parametrize("write", [_thunderbird, _maildirs])
def test_mailboxes_of_all_kinds_in_a_folder_are_read_once_each(write: Callable[[Path], Path], tmp_path: Path) -> None:
    rows = [row for row in _read(str(write(tmp_path))) if isinstance(row, Row)]
    assert sorted(row.values["id"] for row in rows) == ["<m1@haus>", "<m2@haus>", "<m3@haus>"]
    assert len({(row.source, row.line) for row in rows}) == 3


@pytest.mark.parametrize("data", [b"", b"Subject: x\n\n \n", b"Content-Type: image/png\n\nabc"])
def test_a_mail_without_text_is_named(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(data)
    (row,) = _read(str(tmp_path / "a.eml"))
    assert isinstance(row, Unreadable)
