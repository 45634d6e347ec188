from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
SETTINGS = 'guide = "haus.yaml"\nui = "en"\n'


@pytest.fixture
def library(house: Path) -> Path:
    """A library with two texts that can be fixed and one that cannot."""
    guide = (house / "haus.yaml").read_text(encoding="utf-8")
    (house / "haus.yaml").write_text(guide + "terms: [{use: E-Mail, not: [Email]}]\n", encoding="utf-8")
    (house / ".tonecheck.toml").write_text(SETTINGS, encoding="utf-8")
    (house / "lib").mkdir()
    good = (house / "gut.txt").read_text(encoding="utf-8")
    (house / "lib" / "a.txt").write_text(good.replace("Ihre Lampe", "Ihre Email"), encoding="utf-8")
    (house / "lib" / "b.html").write_text(
        "<p>Ihre <b>Email</b> ist da. Wir lesen sie gleich und antworten Ihnen noch heute.</p>\n", encoding="utf-8"
    )
    (house / "lib" / "c.txt").write_text(good, encoding="utf-8")
    return house


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--fix", "--diff"), "give one of them"),
        (("--fix", "-"), "give no -"),
        (("--add-closing",), "--add-closing goes with"),
        (("--fix", "--write-baseline"), "fix first"),
    ],
)
def test_what_cannot_be_combined_is_said(arguments: tuple[str, ...], words: str, library: Path, tonecheck: Run) -> None:
    status, _, err = tonecheck("lint", *arguments)
    assert (status, words in err) == (2, True)


def test_differences_are_shown_and_nothing_is_written(library: Path, tonecheck: Run) -> None:
    before = [file.read_bytes() for file in sorted((library / "lib").iterdir())]
    status, out, err = tonecheck("lint", "lib", "--diff")
    assert status == 1
    rest = "</b> ist da. Wir lesen sie gleich und antworten Ihnen noch heute.</p>\n"
    assert f"-<p>Ihre <b>Email{rest}+<p>Ihre <b>E-Mail{rest}" in out
    assert "lib/a.txt: 1 to be fixed (terms.replaced)" in err
    assert [file.read_bytes() for file in sorted((library / "lib").iterdir())] == before
    assert tonecheck("lint", "lib", "--diff", "--exit-zero")[0] == 0


def test_files_are_fixed_and_what_is_left_is_shown(library: Path, tonecheck: Run) -> None:
    times = (library / "lib" / "c.txt").stat().st_mtime_ns
    _, out, err = tonecheck("lint", "lib", "--fix", "--format", "oneline")
    assert "terms.replaced" not in out
    assert "greeting.missing" in out
    assert "lib/a.txt: 1 fixed (terms.replaced)\nlib/b.html: 1 fixed (terms.replaced)\n" in err
    assert "Ihre E-Mail" in (library / "lib" / "a.txt").read_text(encoding="utf-8")
    assert (library / "lib" / "c.txt").stat().st_mtime_ns == times
    assert tonecheck("lint", "lib", "--diff")[:2] == (0, "")


def test_standard_input_can_be_shown(library: Path, tonecheck: Run) -> None:
    status, out, _ = tonecheck("lint", "-", "--diff", stdin="Ihre Email ist da.\n")
    assert (status, "+Ihre E-Mail ist da." in out) == (1, True)


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_that_nothing_is_written_into_workbooks_is_said(option: str, library: Path, tonecheck: Run) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    for name, word in (("faul", "Email"), ("fein", "E-Mail")):
        book = openpyxl.Workbook()
        for row in (("id", "text"), ("a", (library / "lib" / "c.txt").read_text(encoding="utf-8") + f"PS: {word}.")):
            book.active.append(row)
        book.save(library / f"{name}.xlsx")
    before = (library / "faul.xlsx").read_bytes()
    err = tonecheck("lint", "faul.xlsx", "fein.xlsx", "lib/a.txt", option)[2]
    assert "faul.xlsx: nothing is written into workbooks; make the changes there" in err
    assert "fein.xlsx: nothing" not in err
    assert "lib/a.txt: 1 " in err
    assert (library / "faul.xlsx").read_bytes() == before
