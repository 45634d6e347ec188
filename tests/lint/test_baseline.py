from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.lint.baseline import Baseline, Stale

#: What a library holds: by file, the sentences in which the rule is broken, once for each time.
Texts = dict[str, list[str]]


@pytest.fixture
def library(tmp_path: Path, made: SimpleNamespace) -> Any:
    """Makes the files of a library, on the disk as well, as pairs of source and judged replies."""

    def make(texts: Texts, *, only: tuple[str, ...] | None = None) -> list[tuple[str, tuple[Any, ...]]]:
        for old in tmp_path.glob("*.txt"):
            old.unlink()
        for name in texts:
            (tmp_path / name).touch()
        return [
            (str(tmp_path / name), tuple(made.entry(made.finding(sentence=sentence)) for sentence in sentences))
            for name, sentences in texts.items()
            if only is None or name in only
        ]

    return make


def states(marked: list[tuple[Any, ...]]) -> list[list[str]]:
    return [[found.state for entry in entries for found in entry.report.findings] for entries in marked]


@pytest.mark.parametrize(
    ("before", "after", "expected", "stale"),
    [
        # the same library, and one in which lines have moved
        ({"a.txt": ["s"]}, {"a.txt": ["s"]}, [["baseline"]], []),
        ({"a.txt": ["s", "t"]}, {"a.txt": ["t", "s"]}, [["baseline", "baseline"]], []),
        # new ones
        ({}, {"a.txt": ["s"]}, [["new"]], []),
        ({"a.txt": ["s"]}, {"a.txt": ["s", "t"]}, [["baseline", "new"]], []),
        ({"a.txt": ["s"]}, {"a.txt": ["s", "s"]}, [["baseline", "new"]], []),
        ({"a.txt": ["s"]}, {"a.txt": ["s"], "b.txt": ["s"]}, [["baseline"], ["new"]], []),
        ({"a.txt": ["s", "s"]}, {"a.txt": ["s", "s", "s"]}, [["baseline", "baseline", "new"]], []),
        # moved to another file, which may come before or behind
        ({"a.txt": ["s"]}, {"a.txt": [], "b.txt": ["s"]}, [[], ["baseline"]], []),
        ({"b.txt": ["s"]}, {"a.txt": ["s"], "b.txt": []}, [["baseline"], []], []),
        ({"a.txt": ["s"]}, {"b.txt": ["s"]}, [["baseline"]], []),
        ({"a.txt": ["s"]}, {"b.txt": ["s", "s"]}, [["baseline", "new"]], []),
        ({"a.txt": ["s"], "b.txt": ["s"]}, {"c.txt": ["s", "s"]}, [["baseline", "baseline"]], []),
        # what a file still has is its own: another one cannot take it
        ({"b.txt": ["s"]}, {"a.txt": ["s"], "b.txt": ["s"]}, [["new"], ["baseline"]], []),
        # gone
        ({"a.txt": ["s"]}, {"a.txt": []}, [[]], [("a.txt", 1)]),
        ({"a.txt": ["s", "s"]}, {"a.txt": ["s"]}, [["baseline"]], [("a.txt", 1)]),
        ({"a.txt": ["s"], "b.txt": ["s"]}, {"c.txt": ["s"]}, [["baseline"]], [("b.txt", 1)]),
        ({"a.txt": ["s"]}, {"a.txt": ["t"]}, [["new"]], [("a.txt", 1)]),
    ],
)
def test_what_is_known_new_and_stale(
    before: Texts, after: Texts, expected: list[list[str]], stale: list[tuple[str, int]], library: Any, tmp_path: Path
) -> None:
    known = Baseline(tmp_path / "b.json").after(library(before), only_known=False)
    known.save()
    marked, left = Baseline.load(tmp_path / "b.json").mark(library(after))
    assert states(marked) == expected
    assert left == [Stale(file, "address.mixed", count) for file, count in stale]


def test_files_that_were_not_looked_at_are_not_stale_and_give_nothing_away(library: Any, tmp_path: Path) -> None:
    known = Baseline(tmp_path / "b.json").after(library({"a.txt": ["s"], "b.txt": ["s"]}), only_known=False)
    files = library({"a.txt": ["s", "s"], "b.txt": []}, only=("a.txt",))
    marked, stale = known.mark(files)
    assert states(marked) == [["baseline", "new"]]
    assert stale == []
    assert known.after(files, only_known=False).known.total() == 3


def test_pruning_drops_what_is_stale_follows_what_moved_and_takes_up_nothing_new(library: Any, tmp_path: Path) -> None:
    before = library({"a.txt": ["s", "gone"], "b.txt": ["t"]})
    known = Baseline(tmp_path / "b.json").after(before, only_known=False)
    files = library({"a.txt": ["new"], "b.txt": ["t", "s"]})
    marked, _ = known.mark(files)
    pruned = known.after([(files[0][0], marked[0]), (files[1][0], marked[1])], only_known=True)
    assert sorted(pruned.known.values()) == [1, 1]
    assert {key[0] for key in pruned.known} == {"b.txt"}
    assert states(pruned.mark(files)[0]) == [["new"], ["baseline", "baseline"]]
    assert pruned.mark(files)[1] == []


def test_suppressed_findings_are_none_of_it(made: SimpleNamespace, tmp_path: Path) -> None:
    files = [("a.txt", (made.entry(made.finding(state="suppressed")),))]
    assert not Baseline(tmp_path / "b.json").after(files, only_known=False).known


def test_the_file_is_sorted_and_names_files_from_its_own_folder(library: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    Baseline(tmp_path / "in" / "b.json").after(library({"b.txt": ["s"], "a.txt": ["t", "t"]}), only_known=False).save()
    text = (tmp_path / "in" / "b.json").read_text(encoding="utf-8")
    content = json.loads(text)
    assert list(content["files"]) == ["../a.txt", "../b.txt"]
    assert list(content["files"]["../a.txt"]["address.mixed"].values()) == [2]
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "No such file.*--write-baseline"),
        ("", "no baseline"),
        ("[]", "no baseline"),
        ('{"tonecheck_baseline": 2, "files": {}}', "version 2"),
        ('{"tonecheck_baseline": 1, "files": {"a": {"b": {"c": "x"}}}}', "no baseline"),
    ],
)
def test_what_is_no_baseline_is_said_with_the_remedy(content: str | None, words: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "b.json").write_text(content, encoding="utf-8")
    with pytest.raises(TonecheckError, match=words):
        Baseline.load(tmp_path / "b.json")
