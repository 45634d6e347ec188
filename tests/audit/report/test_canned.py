from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.report.conftest import Make
from tonecheck.audit.report.canned import common, label, templates, title
from tonecheck.audit.report.document import Canned, Group
from tonecheck.audit.report.page_groups import _points
from tonecheck.audit.report.store import Store
from tonecheck.audit.statistics.moments import Interval

CANNED = "Für die Rücksendung von Paket 12345 legen Sie bitte den Schein bei."


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([], None),
        ([None, None], None),
        ([CANNED], None),
        ([CANNED, "Etwas ganz anderes steht in dieser Antwort geschrieben."], None),
        (["Viele Grüße", "Viele Grüße"], None),
        ([f"Guten Tag Frau •••••,\n\n{CANNED} Danke!", f"Hallo,\n\nja.\n\n{CANNED.replace('12345', '77')}"], CANNED),
        ([f"Wir melden uns sehr bald bei Ihnen. {CANNED}"] * 2, CANNED),
    ],
)
def test_the_part_is_the_longest_sentence_that_most_have(texts: list[str | None], found: str | None) -> None:
    assert common((text, "de") for text in texts) == found


def test_without_text_there_is_the_place_alone(planted: Path, make: Make) -> None:
    without = (templates(Store(planted), 30, False), templates(Store(make(n=600, text=False)), 30, True))
    for found in without:
        assert set(found) == {"part-1", "part-2"}
        assert all(one.text is None and one.place.startswith("a.csv:") for one in found.values())


def test_too_few_replies_name_no_part(planted: Path) -> None:
    assert templates(Store(planted), 10_000, True) == {}


def test_with_text_the_words_are_known(planted: Path) -> None:
    found = templates(Store(planted), 30, True)["part-1"].text
    assert found is not None
    assert found.startswith("Guten Tag, Antwort ")


def test_words_name_a_part_and_nothing_else() -> None:
    parts = {"t-1": Canned("a.csv:7", CANNED), "t-2": Canned("a.csv:9", None)}
    assert label("template", "t-2", parts, "de", 20) == "t-2"
    assert label("template", "t-3", parts, "de", 20) == "t-3"
    assert label("agent", "t-1", parts, "de", 20) == "t-1"
    assert label("template", "t-1", parts, "en", 20) == "“Für die …”"
    assert title("agent", "agent-b", parts, "de") == "agent-b"
    assert title("template", "t-2", parts, "de") == "Baustein t-2 (zum Beispiel in a.csv:9)"
    assert title("template", "t-1", parts, "de") == f"Baustein „{CANNED}“ (zum Beispiel in a.csv:7)"


def test_parts_that_begin_alike_keep_a_row_each_in_a_chart() -> None:
    parts = {name: Canned("a.csv:7", f"{CANNED} {name}") for name in ("t-1", "t-2")}
    figure = Interval(90.0, 88.0, 92.0)
    drawn = [Group(name=name, n=40, score=figure, adjusted=90.0, pooled=figure, green=figure) for name in parts]
    assert [one.label for one in _points(drawn, "template", parts, "de")] == ["„Für die …“ 1", "„Für die …“ 2"]
