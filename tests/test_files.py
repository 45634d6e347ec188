from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.files import write_atomically


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match="cannot be written"):
        write_atomically(tmp_path / "fehlt" / "a.yaml", "x")


def test_a_failed_write_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    target = tmp_path / "a.yaml"
    target.write_text("alt", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(target, "neu \ud800")
    assert target.read_text(encoding="utf-8") == "alt"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_the_text_arrives_whole(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.yaml", "Grüße\n")
    assert (tmp_path / "a.yaml").read_bytes() == "Grüße\n".encode()
