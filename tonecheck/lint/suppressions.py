"""Findings that a comment in the source suppresses with a reason, and comments that suppress nothing or give none."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from tonecheck.findings import fingerprint
from tonecheck.library_rules import LIBRARY_RULES
from tonecheck.lint.comments import Comment, comments
from tonecheck.report import Finding, Report

if TYPE_CHECKING:
    from tonecheck.lint.work import Entry

UNUSED, NO_REASON, UNREADABLE = "suppressions.unused", "suppressions.no-reason", "suppressions.unreadable"


class _Reach(msgspec.Struct):
    """The lines for which a comment suppresses a rule, and whether it ever has."""

    comment: Comment
    rule: str  #: a rule, a family, or "" for all
    first: int
    last: float
    used: bool = False

    def covers(self, rule: str, line: int) -> bool:
        """Whether it suppresses a rule on a line."""
        is_meant = not self.rule or rule == self.rule or rule.startswith(f"{self.rule}.")
        return is_meant and self.first <= line <= self.last


class Suppressions:
    """The suppressions in one source."""

    def __init__(self, source: str) -> None:
        self.comments = comments(source)
        self._lines = source.splitlines() if self.comments else []
        self._reaches = list(self._all_reaches())

    def state(self, finding: Finding) -> Finding:
        """The finding, marked with the reason where it is suppressed."""
        covering = [reach for reach in self._reaches if reach.covers(finding.rule, finding.line)]
        for reach in covering:
            reach.used = True
        if not covering:
            return finding
        reason = next((reach.comment.reason for reach in covering if reach.comment.reason), "")
        return msgspec.structs.replace(finding, state="suppressed", reason=reason)

    def covers(self, rule: str, line: int) -> bool:
        """Whether a rule is suppressed on a line."""
        return any(reach.covers(rule, line) for reach in self._reaches)

    def findings(self, ui: str) -> Iterator[Finding]:
        """What is wrong with the comments themselves; call it once all findings have been looked at."""
        for comment in self.comments:
            if comment.wrong:
                yield _finding(comment, UNREADABLE, ui)
            elif comment.verb != "enable" and not comment.reason:
                yield _finding(comment, NO_REASON, ui)
        for comment, rules in self._unused():
            named = ", ".join(rules) if rules[0] else LIBRARY_RULES[UNUSED].variants["all"].get(ui)
            yield _finding(comment, UNUSED, ui, rules=named, near=_nearest(rules, ui))

    def _unused(self) -> Iterator[tuple[Comment, list[str]]]:
        for comment in self.comments:
            rules = [reach.rule for reach in self._reaches if reach.comment is comment and not reach.used]
            if rules:
                yield comment, rules

    def _all_reaches(self) -> Iterator[_Reach]:
        for comment in self.comments:
            if comment.wrong or comment.verb == "enable":
                continue
            for rule in comment.rules or ("",):
                first, last = self._lines_of(comment, rule)
                yield _Reach(comment, "" if rule in ("all", "*") else rule.removesuffix(".*"), first, last)

    def _lines_of(self, comment: Comment, rule: str) -> tuple[int, float]:
        if comment.verb == "disable-file":
            return 1, float("inf")
        if comment.verb == "disable-next":
            after = comment.end_line + 1
            filled = (at for at in range(after, len(self._lines) + 1) if self._lines[at - 1].strip())
            line = next(filled, after)
            return line, line
        if not comment.alone:
            return comment.line, comment.end_line
        ends = (
            other.line
            for other in self.comments
            if other.verb == "enable" and other.start > comment.start and (not other.rules or rule in other.rules)
        )
        return comment.end_line, next(ends, float("inf"))


def suppressed(entries: Sequence[Entry], source: str, ui: str) -> tuple[Entry, ...]:
    """The entries of one source with the suppressed findings marked, and what is wrong with its comments added."""
    own = Suppressions(source)
    if not own.comments or not entries:
        return tuple(entries)
    marked = [_with(entry, map(own.state, entry.report.findings)) for entry in entries]
    for finding in own.findings(ui):
        before = [at for at, entry in enumerate(marked) if entry.report.line <= finding.line]
        at = before[-1] if before else 0
        marked[at] = _with(marked[at], (*marked[at].report.findings, finding))
    return tuple(marked)


def _with(entry: Entry, findings: Iterable[Finding]) -> Entry:
    ordered = tuple(sorted(findings, key=lambda one: (one.line, one.column)))
    report: Report = msgspec.structs.replace(entry.report, findings=ordered)
    return msgspec.structs.replace(entry, report=report)


def _finding(comment: Comment, rule: str, ui: str, **values: str) -> Finding:
    return Finding(
        rule=rule,
        severity=LIBRARY_RULES[rule].severity,
        message=LIBRARY_RULES[rule].message.get(ui, values),
        start=0,
        end=0,
        line=comment.line,
        column=comment.column,
        end_line=comment.end_line,
        end_column=comment.end_column,
        text=comment.text,
        why=LIBRARY_RULES[rule].why.get(ui),
        fingerprint=fingerprint(rule, comment.text, 1),
    )


def _nearest(rules: Sequence[str], ui: str) -> str:
    """A hint where a rule's name is a slip."""
    from tonecheck.checks import all_rules

    known = {name for rule in (*all_rules(), *LIBRARY_RULES) for name in (rule, rule.partition(".")[0])}
    for rule in rules:
        near = difflib.get_close_matches(rule, known, 1, 0.75) if rule and rule not in known else []
        if near:
            return LIBRARY_RULES[UNUSED].variants["near"].get(ui, {"near": near[0]})
    return ""
