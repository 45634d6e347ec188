from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tonecheck import audit, readers
from tonecheck.audit.values import number, time
from tonecheck.languages.reasons import said, told
from tonecheck.reply import EMPTY, NO_REPLY, Skipped

_AUDIT = Path(audit.__file__).parent
_ARCHIVES = (*_AUDIT.glob("sources/*.py"), *(_AUDIT / f"{name}.py" for name in ("mail", "message", "values")))
_READERS = tuple(Path(readers.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("reason", ["something new", "", "the reply is empty, or so"])
def test_what_nobody_translated_stays(reason: str) -> None:
    assert said(reason, "de") == reason


@pytest.mark.parametrize(
    ("reason", "german"),
    [
        ("the reply is empty", "Die Antwort ist leer."),
        ("csat 'sehr gut' is no number", "csat: „sehr gut“ ist keine Zahl."),
        ("the time 'gestern {x}' is none that can be read", "Die Zeit „gestern {x}“ lässt sich nicht lesen."),
        ("3 cells, but the head names 5 columns", "3 Zellen, aber die Kopfzeile nennt 5 Spalten."),
        ("not JSON: a\nb", "Kein JSON (a\nb)."),
        ("it could not be judged: ValueError", "Sie ließ sich nicht beurteilen (ValueError)."),
        (
            "not UTF-8: byte 0xe4 in line 3. Save it as UTF-8",
            "Kein UTF-8: Byte 0xe4 in Zeile 3. Speichere die Datei als UTF-8.",
        ),
        ("larger than 64 MiB", "Größer als 64 MiB."),
        ("larger than 64 MiB once unpacked", "Entpackt größer als 64 MiB."),
        ("not text: it has NUL bytes (sheet 'Mai')", "Kein Text: Die Datei enthält NUL-Bytes. (Blatt „Mai“)"),
        ("No such file or directory", "Datei oder Ordner gibt es nicht."),
    ],
)
def test_reasons_are_said_in_german_and_stay_in_english(reason: str, german: str) -> None:
    assert said(reason, "de") == german
    assert said(reason, "en") == reason


def test_what_was_skipped_keeps_all_but_its_reason() -> None:
    assert told(Skipped("a.md", EMPTY, partly=True), "de") == Skipped("a.md", said(EMPTY, "de"), partly=True)


@pytest.mark.parametrize("value", ["gestern", "31.13.2025", "32.01.2025 10:00", "99.99.2025", "31.12.2025 25:00"])
def test_times_that_are_none_are_said_in_german(value: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        time(value)
    assert said(str(caught.value), "de").startswith("Die Zeit ")


def test_numbers_that_are_none_are_said_in_german() -> None:
    with pytest.raises(ValueError, match="csat") as caught:
        number("inf", "csat")
    assert said(str(caught.value), "de") == "csat: „inf“ ist keine Zahl."


def _reasons(path: Path) -> Iterator[str]:
    """What a module says of what it skips, with `1` for what it fills in."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        if isinstance(node, ast.Call) and name in ("Unreadable", "ValueError"):
            words = node.args[-1]
            pieces = words.values if isinstance(words, ast.JoinedStr) else [words]
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "1" for one in pieces)


@pytest.mark.parametrize(("paths", "fewest"), [(_ARCHIVES, 8), (_READERS, 15)], ids=["archives", "readers"])
def test_every_reason_has_its_german(paths: tuple[Path, ...], fewest: int) -> None:
    # What a module puts together of several parts is tried below.
    every = {one for path in paths for one in _reasons(path)}
    whole = {one for one in every if " " in one and not re.search(r"^1|[a-zA-Z]1|XML 1|as 1$", one)}
    assert len(whole) >= fewest
    assert sorted(one for one in whole if said(one, "de") == one) == []


@pytest.mark.parametrize(
    ("format_", "data"),
    [
        ("text", b""),
        ("text", b"\0"),
        ("markdown", b"```\nx\n```\n"),
        ("csv", b'text\n"offen\n'),
        ("csv", b'text\n"zu" fr\xc3\xbch\n'),
        ("csv", b"a,b\n1,2\n"),
        ("yaml", b"a: [\n"),
        ("yaml", b"a: \x01\n"),
        ("xml", b"<a>"),
        ("json", b"{"),
        ("jsonl", b'{"txt": "a"}\n'),
        ("jsonl", b'{"id": "a"}\n'),
        ("po", b"msgid\n"),
        ("xlsx", b"PK"),
    ],
)
def test_readers_are_told_of_in_german(format_: str, data: bytes) -> None:
    import io

    from tonecheck.reply import Reply

    items = list(readers.load(format_)(io.BytesIO(data), Reply(text="", source="datei")))
    assert items
    for item in items:
        assert isinstance(item, Skipped)
        assert said(item.reason, "de") != item.reason


def test_a_table_without_texts_and_unread_keys_are_told_of_in_german() -> None:
    columns = f"{NO_REPLY}: its columns are 'a', 'b'. Say which one has the texts with the field 'text'"
    assert said(columns, "de").startswith("Darin ist keine Antwort zu finden; die Spalten sind 'a', 'b'.")
    data = b"- {text: Das tut uns wirklich sehr leid., wording: Wir schauen uns das heute noch an.}\n"
    reason = readers.unread("yaml", data, {})
    assert reason is not None
    assert said(reason, "de").startswith("Texte unter unbekannten Schlüsseln, je mit ihren Zeilen: 'wording' (1 ×: 1).")
