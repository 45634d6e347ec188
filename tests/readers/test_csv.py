from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.conftest import at, line_of, read, reason
from tonecheck.readers._tree import Row, Rows
from tonecheck.readers.csv import tree


@pytest.mark.parametrize(
    ("source", "fields", "why"),
    [
        ("id,wert\n1,Hallo\n", {}, "no reply found in it: its columns are 'id', 'wert'"),
        ("id,text\n1,Hallo\n", {"text": "antwort"}, "no column 'antwort'"),
        ("text\n", {}, "no reply found"),
        ("", {}, "empty"),
        ('text\n"Hallo', {}, "the quotation mark that opens in row 2, line 2 is not closed. Close it, "),
        ('id,text\n1,"Hal\nlo"\n2,"Hallo ""Sie""\n3,Ja\n', {}, "opens in row 3, line 4 is not closed"),
        (
            'id,text\n1,"Hallo\n2,Ja\n3,"Nein"\n',
            {},
            "opens in row 2, line 2 is closed in line 4, in the midst of a text",
        ),
        ('id,text\n1,"Er sagte "Hallo" zu mir"\n', {}, "opens in row 2, line 2 is closed in line 2, in the midst"),
        ('id,"text\n1,Hallo\n', {}, "opens in row 1, line 1 is not closed"),
    ],
)
def test_what_cannot_be_read_is_told(source: str, fields: dict[str, str], why: str) -> None:
    assert why in reason("csv", source, **fields)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_columns_is_found(sign: str) -> None:
    (reply,) = read("csv", f'id{sign}channel{sign}text\na{sign}chat{sign}"Hallo{sign} ""Sie""\n\nda"\n')
    assert (reply.id, reply.channel, reply.text) == ("a", "chat", f'Hallo{sign} "Sie"\n\nda')
    assert at(reply, '"Sie"') == '""Sie""'
    assert line_of(reply, "da") == (4, 1)


def test_columns_are_mapped() -> None:
    fields = {"text": "Antwort", "id": "Nr", "language": "Sprache"}
    first, second = read("csv", "Nr;Sprache;Antwort\r\n1;de;Hallo\r\n2;en;Hello\r\n", **fields)
    assert [(one.id, one.language, one.text, one.line) for one in (first, second)] == [
        ("1", "de", "Hallo", 2),
        ("2", "en", "Hello", 3),
    ]


def test_several_columns_of_texts_are_several_replies() -> None:
    assert [(one.language, one.text) for one in read("csv", "key,de,en\na,Hallo,Hello\n")] == [
        ("de", "Hallo"),
        ("en", "Hello"),
    ]


def test_blanks_behind_a_quoted_text_are_no_text() -> None:
    assert [one.text for one in read("csv", 'id,text\n"1" ,"Hallo" \n2, Ja "so"\n')] == ["Hallo", ' Ja "so"']


_CELLS = st.text(st.characters(categories=("L", "N", "P", "Zs"), include_characters='",;\n'), min_size=1).filter(
    str.strip
)


@given(st.lists(st.tuples(_CELLS, _CELLS), min_size=1, max_size=5), st.sampled_from(",;|\t"))
def test_what_a_writer_of_tables_writes_is_read_back(rows: list[tuple[str, str]], sign: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign, quoting=csv.QUOTE_ALL).writerows([("de", "en"), *rows])
    made = tree(stream.getvalue().encode(), {})
    assert isinstance(made, Rows)
    assert [(row.value("de"), row.value("en")) for row in made.items if isinstance(row, Row)] == rows


@given(st.lists(st.text("abcä ", min_size=1).filter(str.strip), min_size=1, max_size=5), st.data())
def test_no_row_is_swallowed_in_silence(texts: list[str], data: st.DataObject) -> None:
    lost = data.draw(st.integers(0, len(texts) - 1))
    rows = [f'"{text}{"" if at == lost else chr(34)}' for at, text in enumerate(texts)]
    assert f"opens in row {lost + 2}, line {lost + 2} " in reason("csv", "\n".join(("text", *rows)))
