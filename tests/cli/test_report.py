from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.audit.report.conftest import make_store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("report") / "a.duckdb", n=300)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("fehlt.duckdb",), "no such store"),
        (("a.txt",), "no DuckDB database"),
        (("STORE", "--run", "9"), "there is no run 9"),
        (("STORE", "--compare", "9"), "there is no run 9"),
        (("STORE", "--compare", "1"), "run 1 is the one that is reported"),
        (("STORE", "-o", "."), "this is a folder"),
        (("STORE", "-o", "a.docx"), "no report has this ending"),
        (("STORE", "-o", "fehlt/a.html"), "cannot be written"),
        (("STORE", "-o", "a.txt", "--format", "csv"), "need a folder"),
        (("STORE", "--format", "docx"), "'docx' is not one of"),
        (("STORE", "--least", "1"), "is not in the range"),
    ],
)
def test_a_users_mistake_is_said(
    arguments: tuple[str, ...], words: str, store: Path, tonecheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("kein Speicher", encoding="utf-8")
    status, out, err = tonecheck("report", *(str(store) if word == "STORE" else word for word in arguments))
    assert (status, out) == (2, "")
    assert words in err
    assert "Traceback" not in err


def test_without_the_extra_the_command_to_install_it_is_said(
    store: Path, tonecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str, *rest: Any) -> Any:
        return None if name == "vl_convert" else find(name, *rest)

    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", missing)
    status, _, err = tonecheck("report", str(store))
    assert status == 2
    assert "pip install 'tonecheck[audit]'" in err


def test_the_page_and_the_figures_go_to_standard_output(store: Path, tonecheck: Run) -> None:
    status, out, err = tonecheck("report", str(store))
    assert (status, err) == (0, "")
    assert out.startswith('<!doctype html>\n<html lang="de">')
    figures = json.loads(tonecheck("report", str(store), "--format", "json", "--least", "40")[1])
    assert figures["head"]["least"] == 40
    assert figures["overview"]["replies"] == 300


@pytest.mark.parametrize("asked", [("-o", "-"), ("--format", "html"), ("--format", "json")])
def test_at_a_terminal_what_was_asked_for_comes_in_full(
    asked: tuple[str, ...], store: Path, tonecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert len(tonecheck("report", str(store), *asked)[1]) > 10_000


def test_at_a_terminal_a_few_lines_are_said(
    store: Path, tonecheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    status, out, err = tonecheck("report", str(store))
    assert (status, err) == (0, "")
    assert "<" not in out.replace("Haus <Probe>", "")
    assert len(out.splitlines()) < 40
    assert out.endswith(f"tonecheck report {store} -o report.html\n")
    assert list(tmp_path.glob("report*")) == []


def test_files_are_written_and_named(store: Path, tonecheck: Run, tmp_path: Path) -> None:
    status, out, err = tonecheck("report", str(store), "-o", str(tmp_path / "r.html"), "--ui", "en")
    assert (status, out) == (0, "")
    assert "r.html written" in err
    assert '<html lang="en">' in (tmp_path / "r.html").read_text(encoding="utf-8")
    status, out, err = tonecheck("report", str(store), "-o", str(tmp_path / "tables"), "--format", "csv")
    assert (tmp_path / "tables" / "groups.csv").is_file()
    assert (status, out, err.count("\n")) == (0, "", 1)
    assert f"Tabellen in den Ordner {tmp_path / 'tables'} geschrieben" in err


@pytest.mark.parametrize("format_", ["csv", "parquet"])
@pytest.mark.parametrize("output", [(), ("-o", "-")])
def test_tables_without_a_name_go_to_a_folder_that_looks_like_one(
    format_: str,
    output: tuple[str, ...],
    store: Path,
    tonecheck: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = tonecheck("report", str(store), "--format", format_, "--ui", "en", *output)
    files = list((tmp_path / "report").iterdir())
    assert (status, out, err) == (0, "", f"{len(files)} tables written to the folder report\n")
    assert {path.suffix for path in files} == {f".{format_}"}
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_a_file_in_the_place_of_that_folder_stays(
    store: Path, tonecheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report").write_text("meins", encoding="utf-8")
    status, _, err = tonecheck("report", str(store), "--format", "csv")
    assert (status, "Name a folder with --output" in err) == (2, True)
    assert (tmp_path / "report").read_text(encoding="utf-8") == "meins"


def test_no_text_means_none(store: Path, tonecheck: Run) -> None:
    with_text, without = (tonecheck("report", str(store), *more)[1] for more in ((), ("--no-text",)))
    assert "Stelle" in with_text
    assert "Stelle" not in without
    assert "keinen Text aus Antworten" in without


def test_nothing_that_a_report_needs_is_loaded_for_help() -> None:
    code = (
        "import sys; from tonecheck.cli import run; run(['report', '--help']); run(['calibrate', 'score', '--help']); "
        "print({'duckdb', 'numpy', 'scipy', 'vl_convert', 'pyarrow', 'openpyxl'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("set()\n")
