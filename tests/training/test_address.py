"""The figures of the address, on data made up for the purpose."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.training.address import Pair, corpus_table, is_right, main, pair_is_right, read_pairs


@pytest.mark.parametrize(
    ("marked", "expected", "right"),
    [
        ("Der Zug ist weg.", ("Sie",), True),
        ("Sie fahren weg.", ("Sie",), False),  # nothing is marked, so that they are somebody else
        ("[F]Sie fahren[/F] weg.", ("Sie",), True),
        ("[F]Fährst du[/F] weg?", ("du", "ihr"), True),
        ("[F]Fährst du[/F] weg?", ("Sie",), False),
        ("[F]Kommt ihr[/F]? [F]Sie können[/F] parken.", ("du", "ihr"), False),
    ],
)
def test_a_sentence_is_right(marked: str, expected: tuple[str, ...], right: bool) -> None:
    assert is_right(marked, expected) is right


def test_a_pair_is_right_when_both_are() -> None:
    assert pair_is_right(Pair("x:1", "[F]Haben Sie[/F] Zeit?", "[F]Hast du[/F] Zeit?"))
    assert not pair_is_right(Pair("x:1", "[F]Haben Sie[/F] Zeit?", "[F]Haben Sie[/F] Zeit?"))


def test_the_table_counts_right_and_false() -> None:
    counts = Counter({("Sie", "Sie"): 7, ("du", "mixed"): 1, ("mixed", "mixed"): 1, ("mixed", "du"): 1})
    assert list(corpus_table(counts))[-1] == "form right 8 of 10 (80.0%); mixed found 1 of 2, 1 false"


def test_pairs_are_read_line_by_line(tmp_path: Path) -> None:
    for part in ("telephony", "topical_chat"):
        for form, text in (("formal", "[F]Sie[/F]\nA\n"), ("informal", "[F]Du[/F]\nA\n")):
            name = f"formality-control.train.{part}.en-de.{form}.annotated.de"
            (tmp_path / name).write_text(text, encoding="utf-8")
    pairs = read_pairs(tmp_path)
    assert [pair.place for pair in pairs] == [
        "telephony:1",
        "telephony:2",
        "topical_chat:1",
        "topical_chat:2",
    ]
    assert pairs[0] == Pair("telephony:1", "[F]Sie[/F]", "[F]Du[/F]")


def test_missing_data_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(TonecheckError, match="Give the folder"):
        read_pairs(tmp_path)
    assert main(["--corpus", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
