from __future__ import annotations

import io

import openpyxl

from tests.readers.conftest import line_of, read, reason


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Blatt{number}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_what_is_no_workbook_says_so() -> None:
    assert "no Excel workbook" in reason("xlsx", b"PK\x03\x04 nothing")
    assert "no Excel workbook" in reason("xlsx", workbook([["text"], ["a"]])[:-40])
    assert "no reply found in it: its columns" in reason("xlsx", workbook([["a"], ["b"]]))


def test_row_and_column_are_the_place_of_what_a_cell_says() -> None:
    first, second = read("xlsx", workbook([["id", "text", "x"], ["a", "Hallo\nSie", 1], [2, "Tag <b>dir</b>", None]]))
    assert (first.id, first.text, first.line, line_of(first, "Sie")) == ("a", "Hallo\nSie", 2, (2, 2))
    assert (second.text, second.line) == ("Tag dir", 3)
    assert second.origin is not None
    assert second.origin.edit(0, 3, "x") is None


def test_a_sheet_without_texts_is_passed_over_where_another_has_some() -> None:
    assert [one.text for one in read("xlsx", workbook([["a"], [1]], [["Antwort"], ["Hallo"]]), text="Antwort")] == [
        "Hallo"
    ]
