"""The folders of data are found in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck import resources
from tonecheck.errors import TonecheckError


def test_checkout() -> None:
    root = Path(__file__).resolve().parent.parent
    assert resources.styleguides_dir() == root / "styleguides"
    assert resources.models_dir() == root / "models"


def test_installed_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tonecheck" / "models").mkdir(parents=True)
    (tmp_path / "models").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "tonecheck")
    assert resources.models_dir() == tmp_path / "tonecheck" / "models"


def test_missing_folder_names_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "tonecheck")
    with pytest.raises(TonecheckError, match="Reinstall tonecheck"):
        resources.styleguides_dir()


def test_bundled_guides_are_the_yaml_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("wow-de.yaml", "base-de.yaml", "styleguide-1.schema.json"):
        (tmp_path / name).touch()
    monkeypatch.setattr(resources, "styleguides_dir", lambda: tmp_path)
    assert resources.bundled_guides() == ("base-de", "wow-de")
