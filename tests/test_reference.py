from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.checks import all_checks, all_rules
from tonecheck.guide import SCHEMA_FILE, schema_text
from tonecheck.reference import pages

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["sections.md", "rules.md"])
def test_the_pages_are_current(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == pages()[name], (
        "run: python -m tonecheck.reference docs"
    )


def test_the_shipped_schema_is_current() -> None:
    shipped = (ROOT / "styleguides" / SCHEMA_FILE).read_text(encoding="utf-8")
    assert shipped == schema_text(all_checks()), f"run: tonecheck guide schema > styleguides/{SCHEMA_FILE}"


def test_every_rule_and_section_has_its_place() -> None:
    assert all(f"\n## {name}\n" in pages()["rules.md"] for name in all_rules())
    assert all(f"\n## {name}\n" in pages()["sections.md"] for name in all_checks())
