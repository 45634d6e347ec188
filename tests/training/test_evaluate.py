"""The cross-validated tables of a corpus, without anything being written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tonecheck.training.evaluate import report


def test_both_languages_get_the_tables_of_their_cards(tmp_path: Path, small: Any) -> None:
    corpus = small.write_corpus(tmp_path / "corpus", small.records(20))
    before = sorted(tmp_path.rglob("*"))
    lines = list(report(corpus))
    titles = [line for line in lines if line.startswith("# ")]
    assert titles == ["# The German pipeline", "# The English pipeline"]
    assert sum(line.startswith("| all | mean |") for line in lines) == 2
    assert sorted(tmp_path.rglob("*")) == before
