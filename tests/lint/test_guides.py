from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck import checks
from tonecheck.guide import GuideError, load
from tonecheck.lint import guides
from tonecheck.lint.guides import headings


def test_what_is_known_of_a_kept_guide_is_what_the_loaded_one_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TONECHECK_CACHE", str(tmp_path))
    first = headings(["everyday-de", "everyday-en", "everyday-de"])
    assert list(first) == ["everyday-de", "everyday-en"]
    monkeypatch.setattr(guides.guide, "load", lambda *_: pytest.fail("it was kept"))
    assert headings(first) == first
    monkeypatch.undo()
    loaded = load("everyday-de", checks.all_checks())
    kept = first["everyday-de"]
    assert (kept.name, kept.sha256, kept.language) == (loaded.name, loaded.sha256, loaded.language)
    assert (kept.channels, kept.situations) == (loaded.channels, loaded.situations)


def test_a_wrong_guide_is_named(tmp_path: Path) -> None:
    (tmp_path / "g.yaml").write_text("tonecheck: 1\nphrase: []\n", encoding="utf-8")
    with pytest.raises(GuideError, match="phrase"):
        headings([str(tmp_path / "g.yaml")])
