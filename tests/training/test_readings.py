from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck import checks
from tonecheck.errors import TonecheckError
from tonecheck.training.other_texts import own_replies, third_party
from tonecheck.training.readings import FIELDS, changes, collect, main, read_readings, shares, table


def write(folder: Path, *rows: str) -> None:
    (folder / "format.capitals.csv").write_text("\n".join((",".join(FIELDS), *rows)) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    "row", ["a.tsv,x,right,", "a.tsv,3,perhaps,", "a.tsv,3,wrong,", ",3,right,", "a.tsv,3", "a.tsv"], ids=repr
)
def test_what_is_no_reading_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    write(tmp_path, "a.tsv,1,right,", row)
    with pytest.raises(TonecheckError, match=r"capitals\.csv:3"):
        read_readings(tmp_path)


def test_shares_are_recomputed_from_the_files(tmp_path: Path) -> None:
    write(tmp_path, "a.tsv,1,right,", "a.tsv,2,wrong,an abbreviation", "b.tsv,1,right,")
    found = shares(read_readings(tmp_path))
    assert (found["format.capitals"].read, found["format.capitals"].right) == (3, 2)
    assert list(table(found))[-1].startswith("| `format.capitals` | 3 | 2 | 66.7 |")


def test_the_readings_of_the_project_are_of_rules_and_hold_no_text() -> None:
    found = read_readings()
    assert set(found) <= set(checks.all_rules())
    assert found
    for rule, readings in found.items():
        places = [(one.source, one.line) for one in readings]
        assert len(places) == len(set(places)), rule


def test_texts_that_are_not_there_are_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--collect", "format.capitals", "--third-party", str(tmp_path)]) == 2
    assert "shopware6_mails" in capsys.readouterr().err


def test_third_party_texts_are_read_by_path(tmp_path: Path) -> None:
    folder = tmp_path / "goemotions" / "data"
    folder.mkdir(parents=True)
    (folder / "train.tsv").write_text("That is NOT it.\t3\tx\n\nFine.\t1\ty\n", encoding="utf-8")
    found = list(third_party(tmp_path))
    assert [(piece.source, piece.line, piece.text) for piece in found] == [
        ("goemotions/data/train.tsv", 1, "That is NOT it."),
        ("goemotions/data/train.tsv", 3, "Fine."),
    ]
    assert [piece.line for piece, _ in collect("format.capitals", found, 5, 7)] == [1]


def test_our_own_replies_carry_channel_and_situation(tmp_path: Path) -> None:
    text = "#### email complaint\nGuten Tag,\n\nes tut uns leid.\n\n#### chat\nHallo!\n"
    (tmp_path / "replies-de.txt").write_text(text, encoding="utf-8")
    assert [(one.line, one.channel, one.situation, one.text) for one in own_replies(tmp_path)] == [
        (1, "email", "complaint", "Guten Tag,\n\nes tut uns leid."),
        (6, "chat", None, "Hallo!"),
    ]


def test_readings_that_do_not_fit_the_findings_are_told(tmp_path: Path) -> None:
    replies = (
        "#### email complaint\nHallo Frau Berger,\n\nhätten Sie die Anleitung gelesen, wäre das nicht passiert.\n\n"
        "Viele Grüße\nJana Roth\n\n#### email request\nHallo Frau Berger,\n\ndie Rechnung liegt bei.\n\nViele Grüße\nJana Roth\n"
    )
    (tmp_path / "replies-de.txt").write_text(replies, encoding="utf-8")
    (tmp_path / "attitude.blame.csv").write_text(
        "source,line,verdict,reason\nreplies-de.txt,9,right,\n", encoding="utf-8"
    )
    found = list(changes(read_readings(tmp_path), list(own_replies(tmp_path))))
    assert found == [
        ("attitude.blame", "unread", ("replies-de.txt", 1)),
        ("attitude.blame", "gone", ("replies-de.txt", 9)),
    ]
    assert list(changes(read_readings(tmp_path), [])) == []


def test_the_first_reading_is_shown_by_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--first"]) == 0
    out = capsys.readouterr().out
    assert "| `attitude.blame` | 69 | 54 | 78.3 |" in out
    assert "| `attitude.blame de` | 33 | 27 | 81.8 |" in out
    assert "| `attitude.blame en` | 36 | 27 | 75.0 |" in out
