"""The figures of the rules, on replies made up for the purpose."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from tonecheck import checks
from tonecheck.checker import Checker
from tonecheck.errors import TonecheckError
from tonecheck.report import DIMENSIONS
from tonecheck.training.corpus import Record
from tonecheck.training.held_out import Fold
from tonecheck.training.neutral import neutral_guides
from tonecheck.training.rules import PAIRS, Judged, Pair, Row, errors, figure, judge, main, reply_of, rows, table

BLAME = Pair(("blame",), ("attitude.blame",))
REPROACH = (
    "Guten Tag Frau Berger,\n\nhätten Sie die Anleitung gelesen, wäre das nicht passiert.\n\nViele Grüße\nJana Roth"
)
FRIENDLY = "Guten Tag Frau Berger,\n\nich habe Ihnen den Betrag heute erstattet.\n\nViele Grüße\nJana Roth"


def record(text: str, flaws: Mapping[str, bool]) -> Record:
    return Record(
        id="de-x-1",
        language="de",
        channel="email",
        scenario="complaint",
        industry="retail",
        address="Sie",
        customer="Der Deckel ist kaputt.",
        text=text,
        sentences=(),
        tone=dict.fromkeys(DIMENSIONS, 3.0),
        flaws=flaws,
        situation="complaint",
    )


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(neutral_guides()["de"])


def judged(checker: Checker, text: str, **flaws: bool) -> Judged:
    one = record(text, flaws)
    return Judged(one, checker.check(reply_of(one)))


@pytest.mark.parametrize(("slices", "count"), [("fg", 0), ("", 1), ("x", 1), ("fgx", 1)])
def test_only_the_slices_asked_for_are_judged(slices: str, count: int) -> None:
    fold = Fold((record(FRIENDLY, {}),), {})
    assert len(list(judge([fold], neutral_guides(), slices))) == count


def test_every_pair_names_rules_that_exist() -> None:
    assert {rule for pair in PAIRS for rule in pair.rules} <= set(checks.all_rules())


@pytest.mark.parametrize(
    ("text", "flaws", "right", "certain_found", "noted"),
    [
        (REPROACH, {}, 0, 0, 0),
        (REPROACH, {"blame": False}, 1, 0, 1),
        (REPROACH, {"blame": True}, 1, 1, 1),
    ],
)
def test_a_finding_is_wrong_only_where_no_rater_has_the_flaw(
    checker: Checker, text: str, flaws: dict[str, bool], right: int, certain_found: int, noted: int
) -> None:
    counts = figure([judged(checker, text, **flaws)], BLAME)
    assert (counts.said, counts.right, counts.certain_found, counts.noted) == (1, right, certain_found, noted)


def test_a_flaw_without_a_finding_counts_against_recall(checker: Checker) -> None:
    counts = figure([judged(checker, FRIENDLY, blame=True), judged(checker, FRIENDLY)], BLAME)
    assert (counts.said, counts.certain, counts.certain_found) == (0, 1, 0)


def test_errors_show_false_findings_and_certain_flaws_that_are_missed(checker: Checker) -> None:
    replies = [
        judged(checker, REPROACH),
        judged(checker, REPROACH, blame=True),
        judged(checker, FRIENDLY, blame=True),
        judged(checker, FRIENDLY, blame=False),
    ]
    kinds = [block.split()[0] for block in errors(replies, "attitude.blame") if block.lstrip()[:1] in "FM"]
    assert kinds == ["FALSE", "MISSED"]


def test_errors_of_a_rule_without_a_flaw_are_refused(checker: Checker) -> None:
    with pytest.raises(TonecheckError, match=r"tone\.warmth"):
        list(errors([], "tone.warmth"))


def test_there_is_a_row_per_language_and_one_for_all(checker: Checker) -> None:
    found = [row for row in rows([judged(checker, REPROACH, blame=True)]) if row.rules == BLAME.rules]
    assert [(row.replies, row.precision, row.recall) for row in found] == [("de", 1.0, 1.0), ("all", 1.0, 1.0)]


@pytest.mark.parametrize(("number", "cell"), [(9, "not shown"), (10, "100.0")])
def test_below_ten_findings_nothing_is_shown(checker: Checker, number: int, cell: str) -> None:
    one = judged(checker, REPROACH, blame=True)
    lines = [line for line in table(rows([one] * number)) if "attitude.blame" in line]
    assert [line.split(" | ")[4] for line in lines] == [cell, cell]


def test_rows_are_json(checker: Checker) -> None:
    found = list(rows([judged(checker, REPROACH, blame=True)]))
    assert msgspec.json.decode(msgspec.json.encode(found), type=list[Row]) == found


def test_a_missing_guide_is_an_error_with_a_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--guides", str(tmp_path)]) == 2
    assert "neutral-de.yaml" in (said := capsys.readouterr().err)
    assert "--guides DIR" in said


def test_a_corpus_that_is_not_there_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(tmp_path)]) == 2
    assert "replies-" in capsys.readouterr().err
