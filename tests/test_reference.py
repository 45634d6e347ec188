from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.checks import all_checks, all_rules
from tonecheck.reference import generated, pages, with_outputs

FILES = generated()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_generated_is_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == FILES[path], "run: python -m tonecheck.reference"


def test_every_rule_and_section_has_its_place() -> None:
    assert all(f"\n## {name}\n" in pages()["rules.md"] for name in all_rules())
    assert all(f"\n## {name}\n" in pages()["sections.md"] for name in all_checks())


def test_a_block_is_what_its_command_prints(tmp_path: Path) -> None:
    page = "<!-- output: tonecheck --version -->\n```text\nold\n```\n<!-- end -->\nrest <!-- end -->"
    shown = with_outputs(page, tmp_path)
    assert shown.startswith("<!-- output: tonecheck --version -->\n```text\n$ tonecheck --version\ntonecheck, version ")
    assert shown.endswith("\n```\n<!-- end -->\nrest <!-- end -->")
    assert with_outputs(shown, tmp_path) == shown
