from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pyarrow import parquet

from tonecheck.audit.report.document import Document
from tonecheck.audit.report.tables import safe, tables, write
from tonecheck.errors import TonecheckError


def test_a_folder_that_cannot_be_made_is_said(document: Document, tmp_path: Path) -> None:
    (tmp_path / "da").write_text("", encoding="utf-8")
    with pytest.raises(TonecheckError, match="cannot be made"):
        write(document, tmp_path / "da" / "tables", "csv")


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("@a", "'@a"), ("-x", "'-x"), ("a=1", "a=1"), (-1.5, -1.5), (None, None), ("", "")],
)
def test_no_spreadsheet_takes_words_for_a_formula(cell: object, written: object) -> None:
    assert safe(cell) == written


def test_intervals_are_columns_and_nothing_is_nested(document: Document) -> None:
    found = tables(document)
    assert {"score", "score_low", "score_high", "by", "pooled_low"} <= found["groups"][0].keys()
    nested = [
        (name, key)
        for name, rows in found.items()
        for row in rows
        for key, cell in row.items()
        if isinstance(cell, list | dict)
    ]
    assert nested == []
    assert len(found["examples"]) == sum(len(one.examples) for one in document.rules)
    assert len(found["coaching"]) == sum(len(one.strengths) + len(one.changes) for one in document.coaching)


def test_csv_and_parquet_hold_the_same(document: Document, tmp_path: Path) -> None:
    names = {path.stem for path in write(document, tmp_path / "c", "csv")}
    assert names == {path.stem for path in write(document, tmp_path / "p", "parquet")} == tables(document).keys()
    with (tmp_path / "c" / "months.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    table = parquet.read_table(tmp_path / "p" / "months.parquet").to_pylist()
    assert (
        [float(row["mean"]) for row in rows]
        == [row["mean"] for row in table]
        == [one.mean.value for one in document.months]
    )
    assert [path.name for path in (tmp_path / "p").iterdir() if path.name.startswith(".")] == []
