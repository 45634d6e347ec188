from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.config import Finder, Settings, Value, settings_for
from tonecheck.errors import TonecheckError


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("guide = ", ".tonecheck.toml"),
        ("gide = 'x'", "gide"),
        ("guide = 7", "guide"),
        ("ui = 'fr'", "ui"),
        ("language = 'fr'", "language"),
        ("models = 7", "models"),
    ],
)
def test_a_wrong_file_is_named_with_its_keys(text: str, cause: str, tmp_path: Path) -> None:
    (tmp_path / ".tonecheck.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TonecheckError) as error:
        settings_for(tmp_path)
    assert cause in str(error.value)
    assert "guide, channel" in str(error.value)


def test_a_file_that_is_not_utf8_is_said(tmp_path: Path) -> None:
    (tmp_path / ".tonecheck.toml").write_bytes(b"guide = '\xfc'")
    with pytest.raises(TonecheckError, match="not UTF-8"):
        settings_for(tmp_path)


def test_the_nearest_file_upward_counts_and_its_paths_are_its_own(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "haus.yaml").write_text("tonecheck: 1", encoding="utf-8")
    (tmp_path / ".tonecheck.toml").write_text("guide = 'haus.yaml'\nchannel = 'chat'", encoding="utf-8")
    assert settings_for(deep) == Settings(guide=str(tmp_path / "haus.yaml"), channel="chat")


def test_models_are_in_a_folder_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / ".tonecheck.toml").write_text("models = 'house'", encoding="utf-8")
    assert settings_for(tmp_path / "a").models == str(tmp_path / "house")


def test_a_bundled_name_stays_a_name(tmp_path: Path) -> None:
    (tmp_path / ".tonecheck.toml").write_text("guide = 'everyday-de'", encoding="utf-8")
    assert settings_for(tmp_path).guide == "everyday-de"


def test_without_settings_a_tonecheck_yaml_upward_is_the_guide(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "tonecheck.yaml").write_text("tonecheck: 1", encoding="utf-8")
    assert settings_for(tmp_path / "a").guide == str(tmp_path / "tonecheck.yaml")
    assert settings_for(Path("/")).guide is None


def test_settings_without_a_guide_leave_the_search_for_tonecheck_yaml(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "tonecheck.yaml").write_text("tonecheck: 1", encoding="utf-8")
    (tmp_path / "a" / ".tonecheck.toml").write_text("channel = 'chat'", encoding="utf-8")
    assert settings_for(tmp_path / "a") == Settings(guide=str(tmp_path / "tonecheck.yaml"), channel="chat")


def test_a_path_is_the_files_own_even_where_nothing_is_there(tmp_path: Path) -> None:
    (tmp_path / ".tonecheck.toml").write_text("guide = 'fehlt.yaml'", encoding="utf-8")
    assert settings_for(tmp_path).guide == str(tmp_path / "fehlt.yaml")


def test_the_override_log_lies_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / ".tonecheck.toml").write_text("override_log = 'logs/o.jsonl'", encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    assert settings_for(tmp_path / "drafts").override_log == str(tmp_path / "logs" / "o.jsonl")


def test_what_holds_for_a_file_with_its_lines(tmp_path: Path) -> None:
    (tmp_path / ".tonecheck.toml").write_text(
        "guide = 'wow-de'\nlanguage = 'de'\n\n[[paths]]\nmatch = ['chat/']\nchannel = 'chat'\n"
        "[[paths]]\nmatch = ['*.md', '!b.md']\nguide = 'g.yaml'\nreader = 'text'\n",
        encoding="utf-8",
    )
    (tmp_path / "chat").mkdir()
    file, finder = tmp_path / ".tonecheck.toml", Finder()
    assert finder.values_for(tmp_path / "a.txt") == {
        "guide": Value("wow-de", f"{file}:1"),
        "language": Value("de", f"{file}:2"),
    }
    assert finder.values_for(tmp_path / "b.md") == finder.values_for(tmp_path / "a.txt")
    found = finder.values_for(tmp_path / "chat" / "a.md")
    assert found["channel"] == Value("chat", f"{file}:4")
    assert found["guide"] == Value(str(tmp_path / "g.yaml"), f"{file}:7")
    assert found["reader"] == Value("text", f"{file}:7")


@pytest.mark.parametrize(
    "text", ["[[paths]]\nchannel = 'chat'", "[[paths]]\nmatch = 'a'", "[[paths]]\nmatch = ['a']\nchanel = 'x'"]
)
def test_wrong_settings_for_paths_are_named_with_their_keys(text: str, tmp_path: Path) -> None:
    (tmp_path / ".tonecheck.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TonecheckError, match=r"keys of \[\[paths\]\] are match, guide"):
        settings_for(tmp_path)


def test_a_baseline_lies_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / ".tonecheck.toml").write_text("baseline = 'known.json'\ncache = false", encoding="utf-8")
    (tmp_path / "in").mkdir()
    assert settings_for(tmp_path / "in").baseline == str(tmp_path / "known.json")
    assert settings_for(tmp_path / "in").cache is False


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'library.duplicat' = 'off'", "Did you mean 'library.duplicate'"),
        ("'address.mixed' = 'off'", "stand in the guide"),
        ("'library.duplicate' = 'silent'", "silent"),
    ],
)
def test_levels_are_for_rules_on_libraries(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / ".tonecheck.toml").write_text(f"[levels]\n{text}\n", encoding="utf-8")
    with pytest.raises(TonecheckError, match=words):
        settings_for(tmp_path)
    (tmp_path / ".tonecheck.toml").write_text("[levels]\n'library.duplicate' = 'off'\n", encoding="utf-8")
    assert settings_for(tmp_path).levels == {"library.duplicate": "off"}
