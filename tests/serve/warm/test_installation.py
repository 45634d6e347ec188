from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck.serve.warm.installation import Installation, ours


def change(path: Path) -> None:
    path.write_text("other")


def touch(path: Path) -> None:
    os.utime(path, (1, 1))


def replace(path: Path) -> None:
    path.with_suffix(".new").write_text("text")
    path.with_suffix(".new").rename(path)


def add(path: Path) -> None:
    (path.parent / "more.yaml").write_text("text")


def add_folder(path: Path) -> None:
    (path.parent / "more").mkdir()


@pytest.mark.parametrize("happens", [change, touch, replace, add, add_folder, Path.unlink])
def test_whatever_happens_to_a_file_is_noticed(happens: Callable[[Path], None], tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "file.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("text")
    installation = Installation([str(tmp_path)], [])
    assert not installation.is_changed()
    happens(file)
    assert installation.is_changed()


def test_compiled_modules_change_nothing(tmp_path: Path) -> None:
    installation = Installation([str(tmp_path)], [str(tmp_path / "missing")])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_text("text")
    assert not installation.is_changed()
    assert not installation.is_changed()
    (tmp_path / "missing").write_text("text")
    assert installation.is_changed()


def test_ours_knows_source_models_guides_and_libraries() -> None:
    files = ours()._files
    for name in ("version.py", "ui.yaml", "everyday-de.yaml", "config.cfg", "site-packages"):
        assert any(path.endswith(f"/{name}") for path in files), name
    assert not any("/corpus/" in path or path.endswith(".pyc") for path in files)
