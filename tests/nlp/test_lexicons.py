"""Lexicons are read from the compiled file while it is up to date, else from the sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tonecheck import languages
from tonecheck.languages.lexicon import Entry
from tonecheck.nlp import lexicons
from tonecheck.nlp.patterns.tokens import Tokens


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A language with one lexicon and an empty folder of models."""
    (tmp_path / "de" / "lexicons").mkdir(parents=True)
    (tmp_path / "models" / "de").mkdir(parents=True)
    write(
        tmp_path,
        "- {phrase: leider nicht, example: Leider nicht., exceptions: [leider nicht mehr]}\n- {phrase: geht nicht, example: x}\n",
    )
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    monkeypatch.setattr(lexicons, "models_dir", lambda: tmp_path / "models")
    clear()
    yield tmp_path
    clear()


def clear() -> None:
    lexicons.lexicons.cache_clear()
    lexicons.matcher.cache_clear()


def write(folder: Path, text: str) -> None:
    (folder / "de" / "lexicons" / "negative.yaml").write_text(text, encoding="utf-8")


def compile_to(folder: Path, compiled: lexicons.Compiled) -> None:
    (folder / "models" / "de" / lexicons.FILE).write_bytes(msgspec.json.encode(compiled))


def test_a_lexicon_that_a_language_lacks_is_empty() -> None:
    assert lexicons.lexicon("de", "blame") == ()


def test_an_entry_of_another_shape_is_refused(folders: Path) -> None:
    write(folders, "- {phrase: a}\n")
    with pytest.raises(msgspec.ValidationError, match="example"):
        lexicons.lexicons("de")


def test_the_compiled_file_counts_while_its_hash_fits(folders: Path) -> None:
    other = {"negative": (Entry(phrase="anders", example="anders"),)}
    compile_to(folders, lexicons.Compiled(lexicons.compile_lexicons("de").sources, other))
    assert [entry.phrase for entry in lexicons.lexicon("de", "negative")] == ["anders"]
    clear()
    compile_to(folders, lexicons.Compiled("old", other))
    assert [entry.phrase for entry in lexicons.lexicon("de", "negative")] == ["leider nicht", "geht nicht"]


def test_one_matcher_knows_all_lexicons_and_each_entrys_exceptions() -> None:
    text = "Leider nicht mehr, das geht nicht. Leider nicht."
    found = lexicons.matcher("de").find(Tokens.read(text, "de"))["negative"]
    assert [(match.phrase, match.start) for match in found] == [(1, 23), (0, 35)]


def test_the_compiled_index_counts_while_all_that_it_comes_from_is_unchanged(folders: Path) -> None:
    file = folders / "models" / "de" / lexicons.INDEX_FILE
    fresh = lexicons.compile_index("de")
    file.write_bytes(msgspec.msgpack.encode(fresh))
    tokens = Tokens.read("Leider nicht mehr, das geht nicht. Leider nicht. Gar nicht.", "de")
    clear()
    from_file = lexicons.matcher("de").find(tokens)
    assert [(match.phrase, match.start) for match in from_file["negative"]] == [(1, 23), (0, 35)]
    write(folders, "- {phrase: gar nicht, example: x}\n")
    clear()
    assert [match.start for match in lexicons.matcher("de").find(tokens)["negative"]] == [49]


def test_a_regular_expression_among_the_lexicons_is_found_from_the_file_too(folders: Path) -> None:
    write(folders, "- {phrase: '/nich[ts]/', example: x}\n- {phrase: '/leide[r]/ nicht', example: x}\n")
    (folders / "models" / "de" / lexicons.INDEX_FILE).write_bytes(msgspec.msgpack.encode(lexicons.compile_index("de")))
    tokens = Tokens.read("Das geht nicht, leider nicht.", "de")
    found = lexicons.matcher("de").find(tokens)["negative"]
    assert [(match.phrase, match.start) for match in found] == [(0, 9), (1, 16)]
