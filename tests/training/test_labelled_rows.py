"""JSON Lines and CSV with labels: no line is lost, no mistake unsaid."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.training.labelled_rows import read
from tonecheck.training.problems import Problems

REPLY = "Guten Tag Frau Berger, ich habe Ihnen den Betrag heute erstattet. Viele Grüße, Jana Roth"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object"),
        ('{"warmth_1_5": 4}', "field 'text': missing or empty"),
        ('{"text": "  ", "warmth_1_5": 4}', "field 'text': missing or empty"),
        ('{"text": 3, "warmth_1_5": 4}', "field 'text': not a text"),
        (json.dumps({"text": REPLY}), "the reply has no label"),
        (json.dumps({"text": REPLY, "warmth_1_6": 4}), "field 'warmth_1_6': unknown. Did you mean 'warmth_1_5'?"),
        (json.dumps({"text": REPLY, "warmth_1_5": 4, "language": "fr"}), "field 'language': 'fr'"),
        (json.dumps({"text": REPLY, "warmth_1_5": 4, "channel": "fax"}), "field 'channel': 'fax'"),
        (json.dumps({"text": REPLY, "warmth_1_5": 9}), "field 'warmth_1_5': 9 is off the scale"),
    ],
)
def test_a_wrong_line_is_named_and_the_others_are_read(line: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    good = json.dumps({"text": REPLY, "warmth_1_5": 4})
    path.write_text(f"{good}\n\n{line}\n{good}\n", encoding="utf-8")
    problems = Problems()
    found = read(path, None, problems)
    assert [reply.place for reply in found] == [f"{path}:1", f"{path}:4"]
    assert len(problems.found) == 1
    assert problems.found[0].startswith(f"{path}:3: ")
    assert words in problems.found[0]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match=r"No such file.*Give a folder"):
        read(tmp_path / "fehlt.jsonl", None, Problems())


def test_a_file_that_is_not_utf8_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "alt.csv"
    path.write_bytes("text,warmth_1_5\nGuten Tag,4\nGrüße,4\n".encode("latin-1"))
    with pytest.raises(TonecheckError, match=r"alt\.csv:3: not UTF-8"):
        read(path, None, Problems())


def test_a_slip_in_the_names_of_a_table_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("text;warmht_1_5\nGuten Tag;4\nHallo;3\n", encoding="utf-8")
    problems = Problems()
    assert read(path, None, problems) == []
    assert problems.found == [f"{path}:1: field 'warmht_1_5': unknown. Did you mean 'warmth_1_5'?"]


def test_a_row_with_too_many_cells(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("text,language,warmth_1_5\nHello, dear Ms Berger,en,4\n", encoding="utf-8")
    problems = Problems()
    read(path, None, problems)
    assert problems.found[0].startswith(f"{path}:2: 4 cells under 3 names. Put a cell")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_as_a_spreadsheet_writes_it(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    rows = [
        ("text", "language", "customer", "warmth_1_5", "acts", "situation", "address", "flaws", "ticket"),
        (
            '"Hallo Frau Berger,\n\nes tut mir leid."',
            "de",
            "Kaputt!",
            '"4,5"',
            '"[greeting] Hallo Frau Berger,\n[apologize] es tut mir leid."',
            "complaint",
            "Sie",
            "empty_apology",
            "4711",
        ),
        ("Thanks, all done." if delimiter != "," else "Thanks.", "en", "", "3", "", "", "", "-", "4712"),
    ]
    path.write_text("\ufeff" + "\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    problems = Problems()
    first, second = read(path, None, problems)
    assert not problems.found
    assert (first.place, second.place) == (f"{path}:2", f"{path}:6")
    assert first.tone == {"warmth": 4.5}
    assert [one.acts for one in first.sentences or ()] == [("greeting",), ("apologize",)]
    assert (first.situation, first.address, first.flaws) == ("complaint", "Sie", {"empty_apology": True})
    assert (second.sentences, second.situation, second.flaws, second.channel) == (None, None, {}, "email")


def test_the_language_is_recognised_where_it_is_not_given(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps({"reply": REPLY, "warmth_1_5": 4}), encoding="utf-8")
    assert read(path, None, Problems())[0].language == "de"
