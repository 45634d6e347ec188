from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck import Checker, Reply
from tonecheck.fix import Fixed, fix

FixText = Callable[..., Fixed]


@pytest.fixture
def fix_text(tmp_path: Path) -> FixText:
    """Fixes a text under a guide of the given sections; fixing what is fixed must change nothing."""

    def call(sections: str, text: str, *, language: str = "de", **options: object) -> Fixed:
        path = tmp_path / "guide.yaml"
        path.write_text(f"tonecheck: 1\nname: Probe\nlanguage: {language}\n{sections}", encoding="utf-8")
        checker = Checker(path)
        fixed = fix(checker, Reply(text=text, language=language), **options)  # type: ignore[arg-type]
        again = fix(checker, Reply(text=fixed.text, language=language), **options)  # type: ignore[arg-type]
        assert (again.text, again.changes) == (fixed.text, ())
        return fixed

    return call
