from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck import checks
from tonecheck.rule import SEVERITIES
from tonecheck.training.neutral import FOLDER
from tonecheck.training.readings import Share, read_readings, shares
from tonecheck.training.shown import FILE, REASONS, Reason, allowed, as_csv, judge_rule, read_reasons, read_shown

SHOWN, WHY = read_shown(FOLDER / FILE), read_reasons(FOLDER / REASONS)
RULES = sorted(checks.all_rules())


def share(right: int, read: int) -> Share:
    return Share(read=read, right=right)


@pytest.mark.parametrize(
    ("corpus", "reading", "severity", "basis"),
    [
        (share(0, 0), share(0, 0), "note", "none"),
        (share(79, 100), share(0, 0), "note", "corpus"),
        (share(10, 10), share(0, 0), "note", "corpus"),
        (share(10, 10), share(90, 100), "note", "corpus"),
        (share(8, 10), share(100, 100), "note", "corpus"),
        (share(95, 100), share(0, 0), "warning", "corpus"),
        (share(10, 10), share(95, 100), "warning", "reading"),
        (share(9, 10), share(100, 100), "warning", "reading"),
        (share(10, 10), share(100, 100), "error", "reading"),
        (share(0, 0), share(100, 100), "error", "reading"),
        (share(300, 300), share(0, 0), "error", "corpus"),
    ],
)
def test_the_lower_end_decides(corpus: Share, reading: Share, severity: str, basis: str) -> None:
    assert allowed(corpus, reading) == (severity, basis)


def test_a_reason_lifts_a_rule_and_never_lowers_it() -> None:
    assert judge_rule("a.b", share(10, 10), share(0, 0), Reason("error", "a fact")).basis == "reason"
    assert judge_rule("a.b", share(300, 300), share(0, 0), Reason("warning", "a fact")).severity == "error"


def test_the_table_survives_its_file(tmp_path: Path) -> None:
    table = [judge_rule("a.b", share(9, 10), share(0, 0), None), judge_rule("c.d", share(0, 0), share(5, 5), None)]
    (tmp_path / FILE).write_text(as_csv(table), encoding="utf-8")
    assert list(read_shown(tmp_path / FILE).values()) == table


def test_every_rule_has_a_line_and_every_line_a_rule() -> None:
    assert sorted(SHOWN) == RULES
    assert set(WHY) <= set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_line_follows_from_its_figures_and_from_the_readings(name: str) -> None:
    line, read = SHOWN[name], shares(read_readings()).get(name, share(0, 0))
    assert judge_rule(name, share(line.right, line.found), read, WHY.get(name)) == line


@pytest.mark.parametrize("name", list(RULES))
def test_no_default_is_more_serious_than_what_is_shown(name: str) -> None:
    rule, line = checks.all_rules()[name], SHOWN[name]
    assert SEVERITIES.index(rule.severity) <= SEVERITIES.index(line.severity), (
        f"{name} is a {rule.severity} by default; shown is {line.severity} ({line.basis}: {line.right} of {line.found}, "
        f"from {line.low}). Measure anew with python -m tonecheck.training.shown --write."
    )
