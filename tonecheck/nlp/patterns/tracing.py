"""What stood for the slots of a phrase in a text."""

from __future__ import annotations

from collections.abc import Mapping

from tonecheck.nlp.patterns.steps import Choice, Row, Slot
from tonecheck.nlp.patterns.tokens import Units
from tonecheck.rule import Span


def trace(row: Row, units: Units, at: int, end: int) -> Mapping[str, Span] | None:
    """What stood for the slots of a row that matches from `at` to `end`; None where it does not match so."""
    if not row:
        return {} if at == end else None
    step, rest = row[0], row[1:]
    if isinstance(step, Choice):
        options = (trace(option + rest, units, at, end) for option in step.rows)
        return next((found for found in options if found is not None), None)
    for behind in sorted(step.ahead(units, at, end), reverse=True):
        found = trace(rest, units, behind, end)
        if found is not None:
            if isinstance(step, Slot):
                return {step.kind: Span(units.start(at), units.end(behind - 1)), **found}
            return found
    return None
