from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.checks import all_checks, all_rules
from tonecheck.reference import generated, pages


@pytest.mark.parametrize("path", generated(), ids=lambda path: path.name)
def test_what_is_generated_is_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == generated()[path], "run: python -m tonecheck.reference"


def test_every_rule_and_section_has_its_place() -> None:
    assert all(f"\n## {name}\n" in pages()["rules.md"] for name in all_rules())
    assert all(f"\n## {name}\n" in pages()["sections.md"] for name in all_checks())
