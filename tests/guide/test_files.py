"""`extends` finds bundled guides and files in the project, and says where it fails."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tonecheck.guide import GuideError, Section, load, load_text

Sections = Mapping[str, Section]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"tonecheck: 1\n{text}", encoding="utf-8")
    return path


def said(path: Path, sections: Sections) -> list[str]:
    with pytest.raises(GuideError) as error:
        load(path, sections)
    return [str(problem).split("\n")[0] for problem in error.value.problems]


@pytest.mark.usefixtures("bundled")
def test_bundled_by_name(sections: Sections) -> None:
    guide = load("base-de", sections)
    assert (guide.path, guide.name, guide.language) == ("base-de", "Grundlage", "de")
    assert str(guide.policy().origin("clarity", "filler")) == "base-de.yaml:7"


@pytest.mark.usefixtures("bundled")
def test_text_extends_bundled(sections: Sections) -> None:
    guide = load_text("tonecheck: 1\nextends: base-en\n", sections)
    assert (guide.language, len(guide.policy().options["phrases"])) == ("en", 1)


def test_text_has_no_folder(sections: Sections) -> None:
    with pytest.raises(GuideError, match="not a path relative to this file"):
        load_text("tonecheck: 1\nextends: ./base.yaml\n", sections)


def test_up_to_the_project_s_root_and_no_further(tmp_path: Path, sections: Sections) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / ".tonecheck.toml").touch()
    write(tmp_path / "house.yaml", "address: Sie\n")
    write(tmp_path / "project" / "house.yaml", "address: du\n")
    inside = write(tmp_path / "project" / "guides" / "a.yaml", "extends: ../house.yaml\n")
    outside = write(tmp_path / "project" / "guides" / "b.yaml", "extends: ../../house.yaml\n")
    assert load(inside, sections).policy().options["address"].form == "du"
    assert "'../../house.yaml' lies outside the project. Keep it below 'project/'." in said(outside, sections)[0]


def test_without_a_project_the_guide_s_own_folder_is_the_root(tmp_path: Path, sections: Sections) -> None:
    write(tmp_path / "house.yaml", "")
    inner = write(tmp_path / "guides" / "a.yaml", "extends: ../house.yaml\n")
    assert "lies outside the project. Keep it below 'guides/'" in said(inner, sections)[0]


def test_a_link_out_of_the_project_is_outside(tmp_path: Path, sections: Sections) -> None:
    write(tmp_path / "secret.yaml", "")
    guide = write(tmp_path / "guides" / "a.yaml", "extends: ./link.yaml\n")
    (tmp_path / "guides" / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    assert "lies outside the project" in said(guide, sections)[0]


def test_circle_names_its_members(tmp_path: Path, sections: Sections) -> None:
    guide = write(tmp_path / "a.yaml", "extends: ./b.yaml\n")
    write(tmp_path / "b.yaml", "extends: ./c.yaml\n")
    write(tmp_path / "c.yaml", "extends: ./a.yaml\n")
    [problem] = said(guide, sections)
    assert problem.startswith(f"{tmp_path}/c.yaml:2:10: `extends` goes in a circle: a.yaml → b.yaml → c.yaml → a.yaml.")


def test_links_in_a_circle(tmp_path: Path, sections: Sections) -> None:
    guide = write(tmp_path / "a.yaml", "extends: ./x.yaml\n")
    (tmp_path / "x.yaml").symlink_to(tmp_path / "y.yaml")
    (tmp_path / "y.yaml").symlink_to(tmp_path / "x.yaml")
    assert "cannot be read" in said(guide, sections)[0]


def test_the_same_base_twice_is_no_circle(tmp_path: Path, sections: Sections) -> None:
    write(tmp_path / "base.yaml", "phrases: [{avoid: a}]\n")
    write(tmp_path / "one.yaml", "extends: ./base.yaml\n+phrases: [{avoid: b}]\n")
    write(tmp_path / "two.yaml", "extends: ./base.yaml\n+phrases: [{avoid: c}]\n")
    guide = load(write(tmp_path / "top.yaml", "extends: [./one.yaml, ./two.yaml]\n"), sections)
    assert [entry.avoid for entry in guide.policy().options["phrases"]] == [("a",), ("b",), ("c",)]


def test_long_chain(tmp_path: Path, sections: Sections) -> None:
    for number in range(25):
        write(tmp_path / f"g{number}.yaml", f"extends: ./g{number + 1}.yaml\nname: {number}\n")
    assert "a chain of more than 20 guides" in said(tmp_path / "g0.yaml", sections)[0]


def test_all_files_errors_in_one_run(tmp_path: Path, sections: Sections) -> None:
    """Also of a value that the other file overrides."""
    write(tmp_path / "base.yaml", "tone: {warmth: [9, 5]}\nphrase: x\n")
    guide = write(tmp_path / "top.yaml", "extends: ./base.yaml\ntone: {warmth: [1, 2]}\nadress: Sie\n")
    where = sorted(problem.split(": ")[0].removeprefix(f"{tmp_path}/") for problem in said(guide, sections))
    assert where == ["base.yaml:2:16", "base.yaml:3:1", "top.yaml:4:1"]


@pytest.mark.usefixtures("bundled")
def test_a_name_that_is_a_file(tmp_path: Path, sections: Sections) -> None:
    write(tmp_path / "house.yaml", "")
    guide = write(tmp_path / "top.yaml", "extends: house\n")
    assert "Did you mean './house.yaml'?" in said(guide, sections)[0]


def test_relative_paths_are_shown_as_the_user_would_write_them(
    tmp_path: Path, sections: Sections, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "guides" / "base.yaml", "adress: x\n")
    write(tmp_path / "guides" / "top.yaml", "extends: ./base.yaml\n")
    monkeypatch.chdir(tmp_path)
    assert said(Path("guides/top.yaml"), sections)[0].startswith("guides/base.yaml:2:1:")
