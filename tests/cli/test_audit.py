"""The command audit: mistakes are said, the mapping is shown, and forgetting is a command of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck.audit import generated

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def archive(house: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of twelve replies in the house, and a folder for the key."""
    monkeypatch.setenv("TONECHECK_CONFIG", str(house / "config"))
    generated.write_csv(house / "a.csv", 12)
    return house / "a.csv"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("audit",), "Missing argument"),
        (("audit", "a.csv"), "Missing option '--store'"),
        (("audit", "nowhere.csv", "--store", "s", "--guide", "haus.yaml"), "no such file"),
        (("audit", "a.csv", "--store", "s"), "no style guide"),
        (("audit", "a.csv", "--store", "s", "--guide", "haus.yaml", "--map", "reply=x"), "no column 'x'"),
        (("audit", "a.csv", "--store", "s", "--guide", "haus.yaml", "--stratify", "agent"), "--sample N"),
        (("audit", "a.csv", "--store", "s", "--guide", "haus.yaml", "--timezone", "Mars/X"), "Europe/Berlin"),
        (("audit", "a.csv", "--store", "s", "--guide", "haus.yaml", "--input-format", "x"), "It is one of"),
        (("audit", "a.csv", "--store", "no/s", "--guide", "haus.yaml"), "there is no folder"),
        (("audit", "a.csv", "--store", "gut.txt", "--guide", "haus.yaml"), "no store of an audit"),
        (
            ("audit", "a.csv", "--store", "s", "--guide", "haus.yaml", "--since", "2030-01-01", "--workers", "1"),
            "no agent",
        ),
        (("audit", "forget", "s", "--agent", "x"), "there is no store"),
        (("audit", "forget", "s"), "--before DAY"),
    ],
)
def test_a_users_mistake_is_said_and_exits_with_2(arguments: tuple[str, ...], words: str, tonecheck: Run) -> None:
    status, _, err = tonecheck(*arguments)
    assert status == 2
    assert words in err
    assert "Traceback" not in err


def test_the_preview_judges_nothing(tonecheck: Run, house: Path) -> None:
    status, _, err = tonecheck(
        "audit", "a.csv", "--store", "s", "--guide", "haus.yaml", "--preview", "--map-to", "m.toml"
    )
    assert status == 0
    assert "agent    = agent: a" in err
    assert not (house / "s").exists()
    assert 'reply = "reply"' in (house / "m.toml").read_text("utf-8")


def test_an_audit_and_its_forgetting(tonecheck: Run, house: Path) -> None:
    audit = ("audit", "a.csv", "--store", "s", "--guide", "haus.yaml", "--workers", "1", "--quiet")
    assert tonecheck(*audit, "--limit", "5")[2].startswith("s: 5 replies, 5 of them judged now, 0 known")
    assert tonecheck(*audit)[2].startswith("s: 12 replies, 7 of them judged now, 5 known")
    agent = next(iter(generated.rows(12)))["agent"]
    status, _, err = tonecheck("audit", "forget", "s", "--agent", agent)
    gone = sum(row["agent"] == agent for row in generated.rows(12))
    assert (status, err) == (0, f"s: {gone} replies are gone; later audits leave them out.\n")
    assert f"s: {12 - gone} replies, 0 of them judged now" in tonecheck(*audit)[2]
    assert "look at its spelling" in tonecheck("audit", "forget", "s", "--agent", "Niemand")[2]
    assert "Leave --names out as then" in tonecheck(*audit, "--names")[2]
    assert "Give" not in tonecheck(*audit, "--names")[2]
    assert "Leave --keep-text out as then" in tonecheck(*audit, "--keep-text")[2]


@pytest.mark.parametrize("options", [(), ("--since", "2030-01-01")])
def test_where_no_reply_is_found_no_store_is_left(options: tuple[str, ...], tonecheck: Run, house: Path) -> None:
    (house / "head.csv").write_text("id,reply,sent_at\n", encoding="utf-8")
    archive = "a.csv" if options else "head.csv"
    before = sorted(house.iterdir())
    arguments = ("--store", "s", "--guide", "haus.yaml", "--workers", "1")
    status, _, err = tonecheck("audit", archive, *arguments, *options)
    assert status == 2
    assert "no agent's reply was found" in err
    assert [one for one in sorted(house.iterdir()) if one not in before and one.name != "config"] == []


def test_skipped_rows_are_named_the_first_of_them(tonecheck: Run, house: Path) -> None:
    rows = "".join(f"{number},\n" for number in range(7))
    (house / "b.csv").write_text(f"id,reply\n1,Ihr Paket kommt morgen bei Ihnen an.\n{rows}", encoding="utf-8")
    status, _, err = tonecheck("audit", "b.csv", "--store", "b", "--guide", "haus.yaml", "--workers", "1", "--quiet")
    assert status == 0
    assert "7 rows skipped" in err
    assert "  b.csv:3: the reply is empty\n" in err
    assert err.count("the reply is empty") == 5
    assert "SELECT * FROM skipped" in err


def test_ratings_that_cannot_be_read_are_named_and_their_replies_stay(tonecheck: Run, house: Path) -> None:
    rows = "".join(f"{number},Ihr Paket Nummer {number} kommt morgen an.,n/a\n" for number in range(7))
    (house / "b.csv").write_text(f"id,reply,csat\n{rows}", encoding="utf-8")
    status, _, err = tonecheck("audit", "b.csv", "--store", "b", "--guide", "haus.yaml", "--workers", "1", "--quiet")
    assert status == 0
    assert "b: 7 replies, 7 of them judged now, 0 known already; 7 ratings or times beside replies left out" in err
    assert "  b.csv:2: csat 'n/a' cannot be read; the reply counts without it\n" in err
    assert err.count("'n/a'") == 5
    assert "skipped" not in err
    assert "SELECT * FROM dropped" in err


@pytest.mark.parametrize("module", ["duckdb", "pyarrow"])
def test_a_missing_extra_is_said_with_the_remedy(module: str, tonecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    import importlib.util

    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name == module else real(name, *rest))
    status, _, err = tonecheck("audit", "a.csv", "--store", "s", "--guide", "haus.yaml")
    assert status == 2
    assert "pip install 'tonecheck[audit]'" in err


def test_the_help_loads_none_of_the_libraries(tonecheck: Run) -> None:
    import subprocess

    code = (
        "import sys; from tonecheck.cli import run; run(['audit', '--help']);"
        "sys.exit(bool({'duckdb', 'pyarrow', 'spacy', 'sqlalchemy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
