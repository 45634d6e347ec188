from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.audit.calibration import sheet
from tonecheck.errors import TonecheckError

HEAD = "reply,place,text,score,warmth,verdict,comment\n"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("1,a:2,x,101,,,", r"sheet\.csv:2: column score: '101' is no number from 0 to 100"),
        ("1,a:2,x,-1,,,", "column score"),
        ("1,a:2,x,viel,,,", "column score: 'viel'"),
        ("1,a:2,x,nan,,,", "column score: 'nan'"),
        ("1,a:2,x,,,super,", "column verdict: 'super' is none of green, amber, red"),
        ("eins,a:2,x,5,,,", "column reply: 'eins'"),
    ],
)
def test_a_cell_that_is_no_mark_is_named(row: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(HEAD + row + "\n", encoding="utf-8")
    with pytest.raises(TonecheckError, match=words):
        sheet.judged(path)


def test_what_is_no_sheet_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("kein Blatt", encoding="utf-8")
    with pytest.raises(TonecheckError, match="no XLSX workbook"):
        sheet.judged(tmp_path / "a.xlsx")
    (tmp_path / "a.csv").write_bytes("reply;text\n1;Grüße".encode("latin-1"))
    with pytest.raises(TonecheckError, match="Save the sheet as CSV UTF-8"):
        sheet.judged(tmp_path / "a.csv")


def test_the_tools_figures_are_found_or_asked_for(tmp_path: Path) -> None:
    own = tmp_path / "sheet.csv"
    with pytest.raises(TonecheckError, match="with --tool"):
        sheet.found_tool_file(own)
    (tmp_path / "sheet.tool.csv").write_text("reply\n", encoding="utf-8")
    assert sheet.found_tool_file(tmp_path / "anna.csv").name == "sheet.tool.csv"
    (tmp_path / "b.tool.csv").write_text("reply\n", encoding="utf-8")
    assert sheet.found_tool_file(own).name == "sheet.tool.csv"
    with pytest.raises(TonecheckError, match="with --tool"):
        sheet.found_tool_file(tmp_path / "anna.csv")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_what_is_written_is_read_again(name: str, tmp_path: Path) -> None:
    text = "=1+1\nzweite Zeile, „Größe“; 👩‍🚒"
    rows = [
        {"reply": 7, "place": "a:2", "text": text, "score": 81.5, "warmth": None, "verdict": "rot", "comment": "so"}
    ]
    sheet.write([*rows, {**rows[0], "reply": 8, "score": None, "verdict": None}], tmp_path / name)
    (found,) = sheet.judged(tmp_path / name)
    assert (found.reply, found.rater, found.place) == (7, "a", "a:2")
    assert (found.marks, found.verdict, found.comment) == ({"score": 81.5}, "red", "so")
    shown = [row["text"] for _, row in sheet.records(tmp_path / name)]
    assert shown[0] == "'" + text  # no spreadsheet takes it for a formula


def test_german_spreadsheets_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "anna.csv"
    path.write_text("\ufeff" + HEAD.replace(",", ";") + '1;a:2;"x;y";72,5;;Gelb;\n\n', encoding="utf-8")
    assert [(one.marks, one.verdict, one.rater) for one in sheet.judged(path)] == [({"score": 72.5}, "amber", "anna")]


def test_one_sheet_may_hold_several_people(tmp_path: Path) -> None:
    path = tmp_path / "alle.csv"
    path.write_text("reply,rater,score\n1,Anna,50\n1,Ben,60\n", encoding="utf-8")
    assert [one.rater for one in sheet.judged(path)] == ["Anna", "Ben"]
