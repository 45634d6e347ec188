"""How many findings there are, in words."""

from __future__ import annotations

from collections.abc import Mapping

from tonecheck.languages.ui import count
from tonecheck.rule import SEVERITIES
from tonecheck.run import Summary

#: States of findings that are not new.
KNOWN = ("baseline", "suppressed")


def counts_of(findings: Mapping[str, int], ui: str) -> list[str]:
    """`2 errors`, `1 note`, the most severe first; nothing where there are none."""
    return [count(ui, one, n) for one in reversed(SEVERITIES) if (n := findings.get(one))]


def known_of(summary: Summary, ui: str) -> list[str]:
    """`3 known findings`, `1 suppressed finding`, as far as there are any."""
    return [count(ui, f"state.{one}", n) for one in KNOWN if (n := getattr(summary, one))]
