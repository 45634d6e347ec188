from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import tonecheck.audit.report as report
from tonecheck.audit.report import words
from tonecheck.audit.statistics.moments import Interval


def test_both_languages_say_the_same_with_the_same_values() -> None:
    def fields(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

    german, english = words.words("de"), words.words("en")
    assert german.keys() == english.keys()
    assert [key for key in german if fields(german[key]) != fields(english[key])] == []
    assert not [key for key, text in {**german, **english}.items() if not text.strip() or re.search(r"\bTrue\b", text)]


def test_no_entry_is_there_for_nothing() -> None:
    folder = Path(report.__file__).parent.parent
    sources = [folder, folder.parent / "cli" / "calibrate", folder.parent / "cli"]
    code = "".join(path.read_text(encoding="utf-8") for place in sources for path in place.rglob("*.py"))
    made = ("verdict.", "section.", "by.", "measure.", "outcome.", "apart.", "trends.", "groups.", "consistency.")
    made += ("rules.", "times.", "tile.", "reply.", "agent.", "replies.", "coaching.", "outcomes.", "calibrate.advice.")
    assert [
        key
        for key in words.words("de")
        if not re.search(f"[\"']{re.escape(key)}[\"']", code) and not key.startswith(made)
    ] == []


@pytest.mark.parametrize(
    ("value", "ui", "digits", "said"),
    [
        (1234.5, "de", 1, "1.234,5"),
        (1234.5, "en", 1, "1,234.5"),
        (-0.04, "de", 1, "0,0"),
        (-3.25, "de", 2, "−3,25"),
        (1e6, "de", 0, "1.000.000"),
    ],
)
def test_numbers(value: float, ui: str, digits: int, said: str) -> None:
    assert words.number(value, ui, digits) == said


@pytest.mark.parametrize(
    ("found", "ui", "said"),
    [
        (Interval(61.24, 58.0, 64.4), "de", "61,2 (58,0–64,4)"),
        (Interval(0.1, -0.2, 0.4), "de", "0,1 (−0,2 bis 0,4)"),
        (Interval(0.1, -0.2, 0.4), "en", "0.1 (−0.2 to 0.4)"),
        (Interval(5.0, None, None), "en", "5.0"),
    ],
)
def test_intervals(found: Interval, ui: str, said: str) -> None:
    assert words.interval(found, ui) == said


@pytest.mark.parametrize(
    ("found", "ui", "said"),
    [
        (Interval(0.82, 0.8, 0.844), "de", "82\u202f% (80–84)"),
        (Interval(0.004, 0.001, 0.0123), "en", "0.4% (0.1–1.2)"),
        (Interval(0.941, 0.86, 0.98), "de", "94\u202f% (86–98)"),
        (Interval(0.996, 0.99, 0.998), "de", "99,6\u202f% (99–100)"),
        (Interval(1.0, 0.99, 1.0), "en", "100% (99–100)"),
    ],
)
def test_shares(found: Interval, ui: str, said: str) -> None:
    assert words.percents(found, ui) == said


@pytest.mark.parametrize(("seconds", "said"), [(30, "1 min"), (3600, "60 min"), (7200, "2,0 h"), (200_000, "2,3 Tage")])
def test_durations(seconds: float, said: str) -> None:
    assert words.duration(seconds, "de") == said


def test_names_and_dates() -> None:
    assert words.named("channel", "chat", "de") == "Kanal Chat"
    assert words.named("agent", "agent-k3q7", "de") == "agent-k3q7"
    assert words.named("agent", "Jana", "en") == "Agent Jana"
    assert words.named("month", "2025-09", "en") == "Month Sep 2025"
    assert (words.day("2025-09-01", "de"), words.day("2025-09-01", "en")) == ("01.09.2025", "1 Sep 2025")
    assert words.measure("mark", "hausregel", "de") == "hausregel"
