"""The figures of the rules, on replies made up for the purpose."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import pytest

from tonecheck import checks, guide
from tonecheck.checker import Checker
from tonecheck.errors import TonecheckError
from tonecheck.report import DIMENSIONS
from tonecheck.training.corpus import Record
from tonecheck.training.held_out import Fold
from tonecheck.training.rules import (
    PAIRS,
    Judged,
    Pair,
    errors,
    figure,
    judge,
    main,
    neutral_guide,
    reply_of,
    table,
    wilson,
)

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
    return Checker(guide.load_text(neutral_guide("Sie"), checks.all_checks()))


def judged(checker: Checker, text: str, **flaws: bool) -> Judged:
    one = record(text, flaws)
    return Judged(one, checker.check(reply_of(one)))


@pytest.mark.parametrize(("slices", "count"), [("fg", 0), ("", 1), ("x", 1), ("fgx", 1)])
def test_only_the_slices_asked_for_are_judged(slices: str, count: int) -> None:
    fold = Fold((record(FRIENDLY, {}),), {})
    assert len(list(judge([fold], slices))) == count


@pytest.mark.parametrize("address", [None, "Sie", "du", "ihr", "neutral", "mixed"])
def test_the_neutral_guide_is_a_guide(address: str | None) -> None:
    assert guide.load_text(neutral_guide(address), checks.all_checks()).name == "Neutral"


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


def test_the_table_has_a_row_per_language_and_one_for_all(checker: Checker) -> None:
    rows = [row for row in table([judged(checker, REPROACH, blame=True)]) if "attitude.blame" in row]
    assert [row.split(" | ")[2] for row in rows] == ["de", "all"]
    assert all("100.0" in row for row in rows)


def test_wilsons_interval() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(8, 10)
    assert math.isclose(low, 0.490, abs_tol=5e-4)
    assert math.isclose(high, 0.943, abs_tol=5e-4)
    assert wilson(10, 10)[1] == pytest.approx(1.0)


def test_a_corpus_that_is_not_there_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(tmp_path)]) == 2
    assert "replies-" in capsys.readouterr().err
