from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tonecheck.cli._lint_outputs import Lines, Output, head, is_hashed, parsed
from tonecheck.errors import TonecheckError
from tonecheck.guide.kept import Heading
from tonecheck.lint.jobs import Job
from tonecheck.lint.work import Judging

GUIDE = Heading("Haus", "haus.yaml", "0", "de", (), (), (), frozenset(), ())


@pytest.mark.parametrize("given", ["sarif", "=x", "sarif=", "pdf=x", ""])
def test_what_is_no_output_is_named(given: str) -> None:
    with pytest.raises(TonecheckError, match="--output"):
        parsed([given])


def test_outputs_are_taken_apart_at_the_first_sign() -> None:
    assert parsed(["sarif=a=b.sarif", "json=c"]) == (Output("sarif", "a=b.sarif"), Output("json", "c"))


def test_a_file_twice_is_named() -> None:
    with pytest.raises(TonecheckError, match="x: two outputs"):
        parsed(["sarif=x", "json=x"])


def test_only_formats_that_show_hashes_need_them() -> None:
    assert not is_hashed([Output("text", None), Output("github", "x")])
    assert is_hashed([Output("text", None), Output("sarif", "x")])


def test_the_head_names_every_guide() -> None:
    judging = Judging(ui="de")
    assert head(judging, {}, hashed=False).guide.name == ""
    assert head(judging, {"a": GUIDE}, hashed=False).guides is msgspec.UNSET
    two = head(judging, {"a": GUIDE, "b": GUIDE}, hashed=False).guides
    assert isinstance(two, tuple)
    assert len(two) == 2
    assert sorted(head(judging, {"a": GUIDE}).models) == ["de", "en"]


def test_lines_of_sources(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("\ufeffeins\r\nzwei\rdrei\nvier".encode())
    (tmp_path / "b").write_bytes(b"\xff")
    jobs = [Job(path=str(tmp_path / name), source=name, guide="", reader="text") for name in ("a", "b", "c")]
    lines = Lines([*jobs, Job(path="-", source="-", guide="", reader="text")])
    assert lines("a") == ["eins", "zwei", "drei", "vier"]
    assert [lines(name) for name in ("b", "c", "d", "-")] == [()] * 4
