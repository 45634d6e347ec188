from __future__ import annotations

import msgspec
import pytest

from tonecheck.audit.report.brief import brief
from tonecheck.audit.report.document import Document

NAME = "Ordner mit Blank/a.duckdb"


@pytest.mark.parametrize(
    ("ui", "nothing", "how"),
    [
        ("de", "Nichts hebt sich sicher", "Der ganze Bericht: tonecheck report '{}' -o report.html"),
        ("en", "Nothing stands apart", "The whole report: tonecheck report '{}' -o report.html"),
    ],
)
def test_where_nothing_stands_out_it_says_so(ui: str, nothing: str, how: str, document: Document) -> None:
    said = brief(msgspec.structs.replace(document, apart=[], drift=[]), ui, NAME)
    assert nothing in said
    assert said.endswith(how.format(NAME) + "\n")


def test_no_markup_and_no_line_is_wider_than_the_terminal(document: Document) -> None:
    lines = brief(document, "de", "a.duckdb", 60).splitlines()
    assert lines[0] == "Antworten im Urteil: Haus <Probe>"
    assert max(map(len, lines)) <= 60
    assert not any("&lt;" in line or "<li>" in line for line in lines)


def test_five_sentences_are_said_and_the_others_counted(document: Document) -> None:
    one = document.apart[0]
    many = [msgspec.structs.replace(one, by="agent", name=f"agent-{number}") for number in range(6)]
    said = brief(msgspec.structs.replace(document, apart=many, drift=[]), "de", "a.duckdb")
    assert said.count("  – agent-") == 5
    assert "  – und 1 weiterer Satz im Bericht" in said
