from __future__ import annotations

import os
from pathlib import Path

import pytest

from tonecheck.config import Settings
from tonecheck.errors import TonecheckError
from tonecheck.serve.guides import Guides, files_of


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "base.yaml").write_text("tonecheck: 1\nextends: base-de\n", encoding="utf-8")
    (tmp_path / "own.yaml").write_text("tonecheck: 1\nname: Haus\nextends: ./base.yaml\n", encoding="utf-8")
    return tmp_path


def settings(guide: Path | str) -> Settings:
    return Settings(guide=str(guide), ui="de")


def test_the_files_of_a_guide_are_its_own_and_all_that_it_extends(house: Path) -> None:
    assert sorted(path.name for path in files_of(str(house / "own.yaml"))) == ["base-de.yaml", "base.yaml", "own.yaml"]
    assert [path.is_file() for path in files_of("everyday-de")].count(True) == 2


def test_a_checker_is_kept_until_a_file_changes(house: Path) -> None:
    guides = Guides()
    first = guides.checker(settings(house / "own.yaml"))
    assert guides.checker(settings(house / "own.yaml")) is first
    with (house / "base.yaml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    second = guides.checker(settings(house / "own.yaml"))
    assert second is not first
    os.utime(house / "own.yaml", ns=(1, 1))
    assert guides.checker(settings(house / "own.yaml")) is not second


def test_a_guide_that_is_wrong_is_read_again_only_when_it_changes(house: Path) -> None:
    guides = Guides()
    (house / "base.yaml").write_text("tonecheck: 1\nadress: Sie\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(TonecheckError, match="Did you mean 'address'"):
            guides.checker(settings(house / "own.yaml"))
    (house / "base.yaml").write_text("tonecheck: 1\naddress: Sie\n", encoding="utf-8")
    assert guides.checker(settings(house / "own.yaml")).guide.name == "Haus"


@pytest.mark.parametrize("guide", ["nowhere.yaml", "everyday-dd", "\0.yaml", ""])
def test_a_guide_that_is_not_there_is_a_clear_error(guide: str) -> None:
    with pytest.raises(TonecheckError):
        Guides().checker(settings(guide))


def test_files_are_found_by_the_names_that_findings_have(house: Path) -> None:
    guides = Guides()
    guides.checker(settings(house / "own.yaml"))
    assert guides.file_named("base.yaml") == house / "base.yaml"
    assert guides.file_named("everyday-de.yaml")
    assert guides.file_named("nowhere.yaml") is None
    assert house / "own.yaml" in guides.files()
