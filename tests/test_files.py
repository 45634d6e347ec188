from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.files import replace_atomically, write_atomically


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


def test_nothing_is_put_into_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match="cannot be written"):
        replace_atomically(tmp_path / "a.txt", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_replaced_file_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    file, link = tmp_path / "a.txt", tmp_path / "link"
    file.write_bytes(b"alt")
    file.chmod(0o600)
    link.symlink_to(file)
    replace_atomically(link, b"neu\r\n")
    assert (file.read_bytes(), link.is_symlink(), file.stat().st_mode & 0o777) == (b"neu\r\n", True, 0o600)
