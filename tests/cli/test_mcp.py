from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_a_missing_extra_says_how_to_install_it(tonecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_name: str) -> Any:
        return None

    monkeypatch.setattr(importlib.util, "find_spec", nothing)
    status, out, err = tonecheck("mcp")
    assert (status, out) == (2, "")
    assert "pip install 'tonecheck[mcp]'" in err
    assert "Traceback" not in err


def test_its_help_says_what_it_is_for(tonecheck: Run) -> None:
    status, out, _ = tonecheck("mcp", "--help")
    assert status == 0
    assert "check_reply, fix_reply, explain_rule and show_guide" in " ".join(out.split())
