"""How fixes are told: in a line for each text on standard error, and as a unified diff."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator, Sequence

from tonecheck.rule import Text

_DONE = Text("{source}: {count} berichtigt ({rules})", "{source}: {count} fixed ({rules})")
_WOULD = Text("{source}: {count} zu berichtigen ({rules})", "{source}: {count} to be fixed ({rules})")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


def say_done(source: str, rules: Sequence[str], ui: str) -> None:
    """Say how many fixes were made, one for each of `rules`; nothing where there were none."""
    _say(_DONE, source, rules, ui)


def say_would(source: str, rules: Sequence[str], ui: str) -> None:
    """Say how many fixes would be made."""
    _say(_WOULD, source, rules, ui)


def _say(text: Text, source: str, rules: Sequence[str], ui: str) -> None:
    if rules:
        values = {"source": source, "count": str(len(rules)), "rules": ", ".join(sorted(set(rules)))}
        print(text.get(ui, values), file=sys.stderr)


def difference(name: str, before: str, after: str) -> str:
    """A unified diff whose lines end as those of the text do."""
    return "".join(_lines(name, before, after))


def _lines(name: str, before: str, after: str) -> Iterator[str]:
    for line in difflib.unified_diff(_LINES.findall(before), _LINES.findall(after), name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
