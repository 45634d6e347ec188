from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.resources import models_dir
from tonecheck.serve.warm import keeper
from tonecheck.serve.warm.keeper import ChangedError, DeclineError, Keeper


@pytest.fixture
def guides(tmp_path: Path, house: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with a guide and what it extends, settled from the beginning."""
    for name in ("kind.yaml", "haus.yaml"):
        (tmp_path / "guides").mkdir(exist_ok=True)
        shutil.copy(name, tmp_path / "guides")
    monkeypatch.chdir(tmp_path / "guides")
    monkeypatch.setattr(keeper, "SETTLED_NS", -60_000_000_000)
    return tmp_path / "guides"


def replace(name: str, old: str, new: str) -> None:
    path = Path(name)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def away(folder: Path) -> None:
    (folder / "sub").mkdir()
    os.chdir("sub")
    shutil.copy("../haus.yaml", ".")
    shutil.copy("../kind.yaml", ".")


@pytest.mark.parametrize(
    "change",
    [
        lambda _: replace("kind.yaml", "Kind", "Kund"),
        lambda _: replace("haus.yaml", "45", "46"),
        lambda folder: (folder.parent / ".git").mkdir(),
        lambda _: os.utime("haus.yaml", (1, 1)),
        away,
    ],
    ids=["guide", "base", "project", "times", "folder"],
)
def test_another_checker_is_made_where_anything_differs(change: Callable[[Path], None], guides: Path) -> None:
    kept = Keeper()
    first = kept.checker("kind.yaml")
    assert kept.checker("kind.yaml") is first
    change(guides)
    assert kept.checker("kind.yaml") is not first


def test_a_guide_that_was_just_written_is_read_again(guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "SETTLED_NS", 60_000_000_000)
    kept = Keeper()
    assert kept.checker("kind.yaml") is not kept.checker("kind.yaml")
    assert len(kept) == 0


def test_a_bundled_guide_is_the_same_in_every_folder_unless_a_file_has_its_name(guides: Path) -> None:
    kept = Keeper()
    first = kept.checker("everyday-de")
    os.chdir("/")
    assert kept.checker("everyday-de") is first
    assert kept.checker("everyday-de", ui="en") is not first
    os.chdir(guides)
    shutil.copy("haus.yaml", "everyday-de")
    assert kept.checker("everyday-de").guide.name == "Probehaus"


def test_a_wrong_guide_is_wrong_each_time_and_right_once_it_is_mended(guides: Path) -> None:
    kept = Keeper()
    replace("kind.yaml", "name", "nam")
    for _ in range(2):
        with pytest.raises(TonecheckError, match="nam"):
            kept.checker("kind.yaml")
    replace("kind.yaml", "nam", "name")
    assert kept.checker("kind.yaml").guide.name == "Kind"


def test_it_keeps_only_what_was_used_last(guides: Path) -> None:
    kept = Keeper()
    names = [f"{number}.yaml" for number in range(keeper.MOST_KEPT + 1)]
    for name in names:
        shutil.copy("haus.yaml", name)
    checkers = {name: kept.checker(name) for name in names}
    assert len(kept) == keeper.MOST_KEPT
    assert kept.checker(names[-1]) is checkers[names[-1]]
    assert kept.checker(names[0]) is not checkers[names[0]]


def test_models_of_ones_own_are_loaded_once_and_must_stay_as_they_are(guides: Path) -> None:
    shutil.copytree(models_dir(), guides / "models", ignore=shutil.ignore_patterns("corpus"))
    kept = Keeper()
    checker = kept.checker("haus.yaml", models=Path("models"))
    assert kept.used_own_models
    assert checker.models == guides / "models"
    assert kept.checker("haus.yaml", models=guides / "models") is checker
    with pytest.raises(DeclineError):
        kept.checker("haus.yaml", models=models_dir())
    (guides / "models" / "de" / "config.cfg").touch()
    with pytest.raises(ChangedError):
        kept.checker("haus.yaml", models=Path("models"))
    kept.checker("haus.yaml")
    assert not kept.used_own_models
