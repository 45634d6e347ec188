from __future__ import annotations

import pytest

from tonecheck.readers._table import of_rows
from tonecheck.readers._tree import Row, Value


def cells(*texts: str) -> list[Value]:
    return [Value(text, is_text=True) for text in texts]


def test_blank_rows_are_passed_over_and_short_ones_end_early() -> None:
    table = of_rows([cells("", ""), cells("id", "text"), cells(" ", ""), cells("1"), cells("2", "b", "c")], {})
    assert [[(key, node.text) for key, node in row.items if isinstance(node, Value)] for row in table.items if isinstance(row, Row)] == [
        [("id", "1")],
        [("id", "2"), ("text", "b")],
    ]  # fmt: skip


def test_columns_are_shown_where_none_holds_texts() -> None:
    with pytest.raises(ValueError, match="its columns are 'a', 'b'"):
        of_rows([cells("a", "b"), cells("1", "2")], {})
