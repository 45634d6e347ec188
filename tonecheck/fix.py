"""Safe suggestions applied to a text, again and again until nothing safe is left; the result is checked again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import msgspec

from tonecheck.fixing.closing import CLOSING, closing_for
from tonecheck.fixing.comparison import is_no_worse
from tonecheck.fixing.edits import Change, Edit, apply, compose, visible, without_overlaps
from tonecheck.fixing.guards import guarded
from tonecheck.fixing.putting_in import edit_for
from tonecheck.reply import Reply
from tonecheck.report import Report

if TYPE_CHECKING:
    from tonecheck.checker import Checker
    from tonecheck.nlp.analysis import Analysis

__all__ = ["Change", "Fixed", "fix"]

#: More rounds than a reply ever needs: each mends at least one finding.
_MOST_ROUNDS = 60


class Fixed(msgspec.Struct, frozen=True):
    """A text with its safe fixes, what they changed, and the reports before and after."""

    text: str
    changes: tuple[Change, ...]
    before: Report
    report: Report  #: on `text`


class _State(msgspec.Struct, frozen=True):
    text: str
    changes: tuple[Change, ...]
    report: Report
    reading: Analysis


def fix(checker: Checker, reply: Reply, *, closing: bool = False, rules: Collection[str] | None = None) -> Fixed:
    """The reply with every safe suggestion in it that adds no finding.

    `closing` also puts in a missing sign-off, one that the guide allows; `rules` are the only ones to be followed, by
    default all. Fixing what is fixed changes nothing: a text that does not come to rest is left as it was. Raises what
    `Checker.check` raises.
    """
    state = first = _State(reply.text, (), *checker.examine(reply))
    for _ in range(_MOST_ROUNDS):
        after = _round(checker, reply, state, _edits(state, closing, rules))
        if after is state:
            return Fixed(state.text, visible(state.changes), first.report, state.report)
        state = after
    return Fixed(first.text, (), first.report, first.report)


def _edits(state: _State, closing: bool, rules: Collection[str] | None) -> tuple[Edit, ...]:
    """The edits that the findings ask for, in order of place and none over another."""
    spans = guarded(state.reading)
    edits = []
    for finding in state.report.findings:
        if not finding.suggestions or (rules is not None and finding.rule not in rules):
            continue
        if finding.safe_fix:
            edits.append(edit_for(state.reading, finding, spans))
        elif closing and finding.rule == CLOSING:
            edits.append(closing_for(state.reading, finding))
    return without_overlaps(edit for edit in edits if edit is not None)


def _round(checker: Checker, reply: Reply, state: _State, edits: Sequence[Edit]) -> _State:
    """The state with all edits, or with one after the other that does no harm; the same one where none is left."""
    if len(edits) > 1 and (together := _with(checker, reply, state, edits)):
        return together
    grown = 0
    for edit in edits:
        if after := _with(checker, reply, state, (edit.moved(grown),)):
            state = after
            grown += edit.growth
    return state


def _with(checker: Checker, reply: Reply, state: _State, edits: Sequence[Edit]) -> _State | None:
    """The state with those edits; None where they would add a finding."""
    text = apply(state.text, edits)
    report, reading = checker.examine(msgspec.structs.replace(reply, text=text, origin=None))
    is_judged_alike = checker.policy_of(report).key == checker.policy_of(state.report).key
    if text == state.text or not is_judged_alike or not is_no_worse(state.report, report, edits):
        return None
    changes, grown = state.changes, 0
    for edit in edits:
        changes = compose(reply.text, changes, edit.moved(grown))
        grown += edit.growth
    return _State(text, changes, report, reading)
