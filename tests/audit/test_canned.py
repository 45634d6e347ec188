"""Canned and double replies: told by how often a sentence stands somewhere, and told anew when replies went."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tonecheck.audit.canned import FEWEST_USES, mark


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """Ten replies of ten words each; the last two have the same text."""
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE replies AS SELECT range::BIGINT + 1 AS reply, least(range, 8) AS text_key, 10 AS words,"
            " NULL::BIGINT AS duplicate_of, NULL::DOUBLE AS template_share, NULL::VARCHAR AS template FROM range(10)"
        )
        connection.execute("CREATE TABLE parts (reply BIGINT, part BIGINT, words INTEGER)")
        yield connection


@pytest.mark.parametrize(
    ("uses", "words", "expected"),
    [
        (FEWEST_USES - 1, 8, (0.0, None)),
        (FEWEST_USES, 1, (0.1, None)),
        (FEWEST_USES, 2, (0.2, "t-00000000000000ff")),
        (FEWEST_USES, 30, (1.0, "t-00000000000000ff")),
    ],
)
def test_a_sentence_of_many_replies_makes_a_template_where_it_is_much_of_one(
    uses: int, words: int, expected: tuple[float, str | None], database: duckdb.DuckDBPyConnection
) -> None:
    database.execute("INSERT INTO parts SELECT reply, 255, ? FROM replies WHERE reply <= ?", [words, uses])
    mark(database)
    first = database.execute("SELECT template_share, template FROM replies WHERE reply = 1").fetchall()
    assert first == [expected]


def test_of_doubles_the_first_is_named_and_what_went_no_longer_counts(database: duckdb.DuckDBPyConnection) -> None:
    database.execute("INSERT INTO parts SELECT reply, 255, 8 FROM replies WHERE reply <= 5")
    mark(database)
    told = "SELECT reply, duplicate_of FROM replies WHERE duplicate_of IS NOT NULL"
    assert database.execute(told).fetchall() == [(10, 9)]
    database.execute("DELETE FROM replies WHERE reply = 1; DELETE FROM parts WHERE reply = 1")
    mark(database)
    assert database.execute("SELECT count(template) FROM replies").fetchall() == [(0,)]
