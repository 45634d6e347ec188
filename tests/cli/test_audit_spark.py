"""`audit --engine spark`: what it does not take is said before anything starts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck.audit import generated

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def spark(tonecheck: Run, house: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command on an archive of five replies, with further options."""
    pytest.importorskip("pyspark")
    monkeypatch.setenv("TONECHECK_CONFIG", str(house / "config"))
    generated.write_csv(house / "a.csv", 5)
    base = (
        "audit",
        "a.csv",
        "--store",
        "s.duckdb",
        "--guide",
        "haus.yaml",
        "--engine",
        "spark",
        "--master",
        "local[1]",
    )
    return lambda *options: tonecheck(*base, *options)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "--output FOLDER"),
        (("--output", "out", "--workers", "3"), "--master 'local[4]'"),
        (("--output", "out", "--query", "SELECT 1"), "Export the rows"),
        (("--output", "out", "--preview"), "leave --engine out"),
        (("--output", "out", "--stratify", "agent"), "Give --sample N"),
    ],
)
def test_what_spark_does_not_take_is_said(options: tuple[str, ...], words: str, spark: Run) -> None:
    status, _, err = spark(*options)
    assert status == 2
    assert words in err


def test_without_java_it_says_what_to_install(spark: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    status, _, err = spark("--output", "out")
    assert status == 2
    assert "openjdk-17-jre-headless" in err


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_where_no_reply_is_found_nothing_is_left(spark: Run, house: Path) -> None:
    (house / "a.csv").write_text("id,reply\n", encoding="utf-8")
    status, _, err = spark("--output", "out")
    assert status == 2, err
    assert "no agent's reply was found" in err
    assert not (house / "out").exists()
    assert not (house / "s.duckdb").exists()


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_a_store_that_is_there_is_left_alone(spark: Run, house: Path) -> None:
    (house / "s.duckdb").write_bytes(b"mine")
    status, _, err = spark("--output", "out")
    assert status == 2
    assert "there is a store already" in err
    assert (house / "s.duckdb").read_bytes() == b"mine"
