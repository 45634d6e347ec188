"""What the tests of the checks share: a reply judged by a few lines of guide."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tonecheck import checks, guide
from tonecheck.checker import Checker
from tonecheck.reply import Reply
from tonecheck.report import Finding, Report


@cache
def _checker(sections: str, ui: str) -> Checker:
    text = f"tonecheck: 1\nname: Beispiel\n{sections}\n"
    return Checker(guide.load_text(text, checks.all_checks()), ui=ui)


def judge(
    sections: str,
    text: str,
    language: str = "de",
    channel: str = "email",
    situation: str | None = None,
    ui: str = "de",
) -> Report:
    reply = Reply(text=text, language=language, channel=channel, situation=situation)
    return _checker(sections, ui).check(reply)


@pytest.fixture(scope="session")
def report() -> Callable[..., Report]:
    """The report on a text by sections of a guide: `report("greeting: {required: true}", "Hallo")`."""
    return judge


@pytest.fixture(scope="session")
def findings() -> Callable[..., tuple[Finding, ...]]:
    """The findings on a text by sections of a guide."""

    def find(*arguments: str, **context: str | None) -> tuple[Finding, ...]:
        return judge(*arguments, **context).findings

    return find
