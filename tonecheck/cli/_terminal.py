"""The user's terminal: its width, its colours, its language."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable

from tonecheck.formatters import Options
from tonecheck.languages.ui import say
from tonecheck.reply import Skipped

NARROWEST, WIDEST = 40, 120


def language() -> str:
    """`de` where the locale is German, else `en`."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "de" if locale.startswith("de") else "en"


def width() -> int:
    """The columns to use; a pipe counts as 100."""
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size((100, 24)).columns))


def color() -> bool:
    """Whether to colour: on a terminal, unless NO_COLOR is set (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say_skipped(skipped: Iterable[Skipped], ui: str) -> None:
    """What could not be checked, on standard error."""
    for one in skipped:
        print(f"{one.source}: {say(ui, 'skipped')}: {one.reason}", file=sys.stderr)


def options(*, show_all: bool, explain: bool) -> Options:
    """How to show things to this user."""
    return Options(width=width(), color=color(), all=show_all, explain=explain)
