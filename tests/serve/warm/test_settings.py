from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.serve.warm import settings


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({}, True),
        ({"TONECHECK_WARM": "0"}, False),
        ({"TONECHECK_WARM": "Off"}, False),
        ({"CI": "true"}, False),
        ({"CI": "1", "TONECHECK_WARM": ""}, False),
        ({"GITHUB_ACTIONS": "true"}, False),
        ({"CI": "false"}, True),
        ({"CI": ""}, True),
        ({"CI": "true", "TONECHECK_WARM": "1"}, True),
        ({"CI": "true", "TONECHECK_WARM": "loopback"}, True),
    ],
)
def test_when_it_is_wanted(
    variables: dict[str, str], wanted: bool, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TONECHECK_WARM")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert settings.wanted() is wanted


@pytest.mark.parametrize(("value", "minutes"), [("2", 2.0), ("0.5", 0.5), ("0", 15.0), ("x", 15.0), ("inf", 15.0)])
def test_numbers_that_are_none_are_the_default(value: str, minutes: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONECHECK_WARM_IDLE", value)
    assert settings.idle_minutes() == minutes
