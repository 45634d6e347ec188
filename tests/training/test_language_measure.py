"""The figures of the telling of languages, on texts made up for the purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.training.language_measure import bucket, lines, pieces, read_cocoa, read_tydip, read_ud, tally

TEXTS = [("de", "Mia Roth"), ("de", "Ihr Paket ist heute da."), ("en", "Ihr Paket ist heute da."), ("de", "4711")]


@pytest.mark.parametrize(
    ("words", "name"), [(1, "1-3"), (3, "1-3"), (4, "4-6"), (6, "4-6"), (7, "7-12"), (12, "7-12"), (13, "13+")]
)
def test_length_classes(words: int, name: str) -> None:
    assert bucket(words) == name


def test_what_is_asked_answered_and_right_is_counted() -> None:
    assert tally(TEXTS) == {("de", "1-3"): [1, 0, 0], ("de", "4-6"): [1, 1, 1], ("en", "4-6"): [1, 1, 0]}


def test_a_line_tells_coverage_and_accuracy() -> None:
    told = list(lines("made up", tally(TEXTS)))
    assert [" ".join(line.split()) for line in told] == [
        "made up de 1-3: 1 0.000 0.0000 4-6: 1 1.000 1.0000",
        "made up en 4-6: 1 1.000 0.0000",
    ]


def test_pieces_are_cut_from_the_text_the_same_way_every_time() -> None:
    found = list(pieces([("de", "a b c d")]))
    assert [len(text.split()) for _, text in found] == [1, 2, 3, 4]
    assert all(text in "a b c d" for _, text in found)
    assert found == list(pieces([("de", "a b c d")]))


def test_other_texts_are_read_by_path(tmp_path: Path) -> None:
    (tmp_path / "x.de").write_text("[F]Sie[/F] kommen.\n", "utf-8")
    (tmp_path / "en_ewt-ud-test.conllu").write_text("# sent_id = 1\n# text = It works.\n1\tIt\n", "utf-8")
    (tmp_path / "en_train.csv").write_text('sentence,score\n"Could you, please?",1.5\n', "utf-8")
    assert list(read_cocoa(tmp_path)) == [("de", "Sie kommen.")]
    assert list(read_ud(tmp_path)) == [("en", "It works.")]
    assert list(read_tydip(tmp_path)) == [("en", "Could you, please?")]
