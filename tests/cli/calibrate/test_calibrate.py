from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.report.conftest import make_store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a store, as the working directory."""
    make_store(tmp_path / "a.duckdb", n=300)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _fill(folder: Path, name: str, shift: float, bent: bool = False) -> None:
    """The sheet as a person fills it in who is `shift` points stricter in warmth; saved as a German spreadsheet does."""
    with (folder / "sheet.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with (folder / "sheet.tool.csv").open(encoding="utf-8-sig", newline="") as stream:
        tool = {row["reply"]: row for row in csv.DictReader(stream)}
    for place, row in enumerate(rows):
        told = float(tool[row["reply"]]["warmth"])
        value = (20 if told < 60 else 80) if bent else told - shift + (place % 5 - 2)
        row["warmth"] = f"{min(100, max(0, value)):.1f}".replace(".", ",")
        row["verdict"] = "Grün" if float(tool[row["reply"]]["score"]) > 84 else "gelb"
    with (folder / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sample", "fehlt.duckdb"), "no such store"),
        (("sample", "a.duckdb", "-n", "3"), "is not in the range"),
        (("sample", "a.duckdb", "-o", "fehlt/sheet.csv"), "cannot be written"),
        (("score", "fehlt.csv"), "fehlt.csv"),
        (("score", "leer.csv"), "no column 'reply'"),
        (("score",), "Missing argument"),
    ],
)
def test_a_users_mistake_is_said(arguments: tuple[str, ...], words: str, folder: Path, tonecheck: Run) -> None:
    (folder / "leer.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (folder / "x.tool.csv").write_text("reply,score\n1,80\n", encoding="utf-8")
    status, out, err = tonecheck("calibrate", *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert "Traceback" not in err


@pytest.mark.parametrize("kept", ["sheet.csv", "sheet.xlsx", "sheet.tool.csv"])
def test_a_sheet_with_marks_is_not_overwritten(kept: str, folder: Path, tonecheck: Run) -> None:
    (folder / kept).write_text("reply,warmth\n1,80\n", encoding="utf-8")
    output = kept.replace(".tool", "")
    status, out, err = tonecheck("calibrate", "sample", "a.duckdb", "-o", output)
    assert (status, out) == (2, "")
    assert kept in err
    assert "--force" in err
    assert (folder / kept).read_text(encoding="utf-8") == "reply,warmth\n1,80\n"
    assert {path.name for path in folder.iterdir()} == {"a.duckdb", kept}
    assert tonecheck("calibrate", "sample", "a.duckdb", "-o", output, "--force")[0] == 0
    assert (folder / kept).read_bytes() != b"reply,warmth\n1,80\n"
    assert {path.name for path in folder.iterdir()} == {"a.duckdb", output, "sheet.tool.csv"}


def test_from_the_sample_to_the_result(folder: Path, tonecheck: Run) -> None:
    status, _, err = tonecheck("calibrate", "sample", "a.duckdb", "-n", "80", "--stratify", "agent", "--ui", "de")
    assert status == 0
    assert "sheet.csv geschrieben: 80 Antworten" in err
    _fill(folder, "anna.csv", 9)
    _fill(folder, "ben.csv", 11)
    status, out, err = tonecheck("calibrate", "score", "anna.csv", "ben.csv", "--ui", "de")
    assert (status, err) == (0, "")
    assert out.startswith("80 Antworten, beurteilt von anna, ben\n")
    assert "warmth: {shift: -10" in out
    found = json.loads(tonecheck("calibrate", "score", "anna.csv", "ben.csv", "--format", "json")[1])
    (warmth,) = found["measures"]
    assert warmth["bias"]["value"] == pytest.approx(10, abs=0.5)
    assert found["thresholds"][0]["score"]["value"] == pytest.approx(84, abs=1)


@pytest.mark.parametrize("proposed", ["shift", "curve"])
def test_the_guide_takes_on_what_is_proposed(proposed: str, folder: Path, tonecheck: Run) -> None:
    tonecheck("calibrate", "sample", "a.duckdb", "-n", "80")
    _fill(folder, "sheet.csv", 9, bent=proposed == "curve")
    said = proposed
    proposed = json.loads(tonecheck("calibrate", "score", "sheet.csv", "--format", "json")[1])["guide"]
    assert said in proposed
    (folder / "haus.yaml").write_text(f"tonecheck: 1\nname: Haus\nlanguage: de\n{proposed}", encoding="utf-8")
    status, out, err = tonecheck("guide", "check", "haus.yaml")
    assert status == 0, out + err


def test_without_texts_it_is_said(tmp_path: Path, tonecheck: Run) -> None:
    make_store(tmp_path / "b.duckdb", n=50, text=False)
    output = str(tmp_path / "s.xlsx")
    _, _, err = tonecheck("calibrate", "sample", str(tmp_path / "b.duckdb"), "-n", "20", "-o", output, "--ui", "en")
    assert "keeps no texts" in err
    assert {path.name for path in tmp_path.iterdir()} == {"b.duckdb", "s.xlsx", "s.tool.csv"}
