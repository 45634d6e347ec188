"""Whether a text is better than before: no finding that was not there."""

from __future__ import annotations

from collections.abc import Sequence

from tonecheck.fixing.edits import Edit, place_after
from tonecheck.report import Finding, Report
from tonecheck.rule import SEVERITIES


def is_no_worse(before: Report, after: Report, edits: Sequence[Edit]) -> bool:
    """Whether the edits, sorted by place, have added no finding.

    A finding was there before where one of its rule, and at least as severe, was at the same place; or where it was at
    another one and now is gone, as the next of many exclamation marks is told once the first is mended. What has been
    put in must not itself be found by the rule that asked for it.
    """
    mended = [one for one in before.findings if _is_mended(one, edits)]
    old = [one for one in before.findings if all(one is not gone for gone in mended)]
    left = list[Finding]()
    for finding in after.findings:
        match = next((one for one in old if _is_same(one, finding, edits)), None)
        if match is None:
            left.append(finding)
        else:
            old = [one for one in old if one is not match]
    return _are_moved(left, [*old, *mended], edits)


def _are_moved(found: Sequence[Finding], gone: Sequence[Finding], edits: Sequence[Edit]) -> bool:
    """Whether for each finding another one of its rule is gone, and it is not about what was put in."""
    gone = sorted(gone, key=_severity)
    for finding in sorted(found, key=_severity, reverse=True):
        if _is_put_in(finding, edits):
            return False
        match = next((one for one in gone if one.rule == finding.rule and _severity(one) >= _severity(finding)), None)
        if match is None:
            return False
        gone = [one for one in gone if one is not match]
    return True


def _is_mended(finding: Finding, edits: Sequence[Edit]) -> bool:
    return any(edit.rule == finding.rule and edit.start <= finding.end and finding.start <= edit.end for edit in edits)


def _is_same(old: Finding, new: Finding, edits: Sequence[Edit]) -> bool:
    if old.rule != new.rule or _severity(new) > _severity(old):
        return False
    start, end = place_after(old.start, edits), place_after(old.end, edits)
    return (start, end) == (new.start, new.end) or (start < new.end and new.start < end)


def _is_put_in(finding: Finding, edits: Sequence[Edit]) -> bool:
    """Whether the finding shares a character with what an edit for the same rule has put in."""
    grown = 0
    for edit in edits:
        begin = edit.start + grown
        if edit.rule == finding.rule and begin < finding.end and finding.start < begin + len(edit.after):
            return True
        grown += edit.growth
    return False


def _severity(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)
