from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
SETTINGS = """\
guide = "haus.yaml"
ui = "en"
baseline = "known.json"

[[paths]]
match = ["chat/**"]
channel = "chat"
[[paths]]
match = ["*.lib.yaml"]
reader = "yaml"
fields = {text = "items[*].body"}
"""


@pytest.fixture
def library(house: Path) -> Path:
    (house / ".tonecheck.toml").write_text(SETTINGS, encoding="utf-8")
    return house


def rows(out: str) -> dict[str, tuple[str, str]]:
    found = {}
    for line in out.splitlines():
        if not line.endswith(":"):
            setting, _, origin = line.partition("  # ")
            key, _, value = setting.strip().partition(": ")
            found[key] = (value, origin)
    return found


def test_wrong_settings_are_said(library: Path, tonecheck: Run) -> None:
    (library / ".tonecheck.toml").write_text("[[paths]]\nmatch = ['a']\nchanel = 'x'\n", encoding="utf-8")
    status, _, err = tonecheck("config", "show")
    assert (status, "chanel" in err, "The keys of [[paths]] are match, guide" in err) == (2, True, True)


def test_each_setting_says_where_it_comes_from(library: Path, tonecheck: Run) -> None:
    status, out, _ = tonecheck("config", "show", "chat/a.md")
    assert status == 0
    found = rows(out)
    assert found["guide"] == ("haus.yaml", ".tonecheck.toml:1")
    assert found["channel"] == ("chat", ".tonecheck.toml:5")
    assert found["reader"] == ("markdown", "by the name of the file")
    assert found["language"] == ("–", "recognised")
    assert found["ui"] == ("en", ".tonecheck.toml:2")
    assert found["baseline"] == ("known.json", ".tonecheck.toml:3")
    assert found["cache"] == ("true", "default")


def test_of_a_folder_it_is_said_that_some_files_differ(library: Path, tonecheck: Run) -> None:
    said = "other things hold for these files: name one of them"
    assert rows(tonecheck("config", "show")[1])["paths"] == ("chat/**, *.lib.yaml", said)
    assert "paths" not in rows(tonecheck("config", "show", "chat/a.md")[1])


def test_many_files_are_told_apart(library: Path, tonecheck: Run) -> None:
    out = tonecheck("config", "show", "a.txt", "x.lib.yaml")[1]
    assert [line for line in out.splitlines() if line.endswith(".txt:") or line.endswith(".yaml:")] == [
        "a.txt:",
        "x.lib.yaml:",
    ]
    assert rows(out)["fields"] == ("text = items[*].body", ".tonecheck.toml:8")


def test_a_guide_found_by_its_name(house: Path, tonecheck: Run) -> None:
    (house / "haus.yaml").rename(house / "tonecheck.yaml")
    assert rows(tonecheck("config", "show")[1])["guide"] == ("tonecheck.yaml", "tonecheck.yaml")
